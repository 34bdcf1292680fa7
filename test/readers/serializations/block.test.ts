// The kinds of lines that a console prints: prompts, properties, rules and errors, and what only looks like them.

import { describe, expect, it } from 'vitest';
import { failedCmdlet, isRule, promptOf, propertyIn } from '../../../src/readers/serializations/block.ts';

describe('kinds of lines', () => {
  it.each([
    ['PS C:\\> dir', 7],
    ['PS>dir', 3],
    ['[DC01]: PS C:\\> ', 15],
    ['PS /home/admin> ', 15],
    ['C:\\>dir', 4],
    ['d:\\Users\\admin>', 15],
    ['a PS C:\\> dir', 0],
    ['a C:\\>dir', 0],
    ['[]: PS>', 0],
    ['PSX>', 0],
    ['1:\\>', 0],
    ['C:\\<a>', 0],
    ['PS <a>', 0],
    ['', 0],
  ])('the prompt of %j has %i characters', (text, length) => {
    expect(promptOf(text)).toBe(length);
  });

  it.each([
    ['Name : A', { name: 'Name', from: 0, colon: 5 }],
    ['Name   : A', { name: 'Name', from: 0, colon: 7 }],
    ['  Name : A', { name: 'Name', from: 2, colon: 7 }],
    ['Name :', { name: 'Name', from: 0, colon: 5 }],
    ['N : A', { name: 'N', from: 0, colon: 2 }],
    ['Two Words : A', { name: 'Two Words', from: 0, colon: 10 }],
    ['Name : A : B', { name: 'Name', from: 0, colon: 5 }],
    ['Name: A', null],
    ['Name :A', null],
    ['a:b Name : A', null],
    [' : A', null],
    [': : A', null],
    ['', null],
  ])('the property in %j', (text, property) => {
    expect(propertyIn(text)).toEqual(property);
  });

  it.each([
    ['----', true],
    ['  ---- -  ---  ', true],
    ['-', true],
    ['a ----', false],
    ['---- a', false],
    ['', false],
    ['   ', false],
  ])('the rule %j: %s', (text, rule) => {
    expect(isRule(text)).toBe(rule);
  });

  it.each([
    ['Get-ADTrust : Access is denied', 'get-adtrust'],
    ['get-gpregistryvalue: Access is denied', 'get-gpregistryvalue'],
    ['PS>TerminatingError(Get-ADTrust): "no"', 'get-adtrust'],
    ['Where-Object : no', 'where-object'],
    ['the Get-ADTrust : no', null],
    ['Get-ADTrust', null],
    ['Get-ADTrust  : no', null],
    ['Get-ADTrust :', null],
    ['Frob-ADTrust : no', null],
  ])('the error in %j is one of %s', (text, cmdlet) => {
    expect(failedCmdlet(text)).toBe(cmdlet);
  });
});
