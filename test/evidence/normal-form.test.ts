// What of a value counts when copies are compared, and what does not.

import { describe, expect, it } from 'vitest';
import { flagsForm, listForm } from '../../src/evidence/normal-form.ts';
import { localMapping, localRealm, mapping, realm } from '../support/facts.ts';

const hosts = (value: string) => listForm(mapping('ZSCALERBETA.NET', value));
const kdcs = (value: string) => listForm(realm('ZSCALERBETA.NET', value));

describe('hosts', () => {
  it.each([
    '.zscalerbeta.net; .gateway.zscalerbeta.net',
    '.gateway.zscalerbeta.net;.zscalerbeta.net',
    '  .ZSCALERBETA.net ;\t.Gateway.zscalerbeta.net; ;',
    '.zscalerbeta.net; .gateway.zscalerbeta.net; .zscalerbeta.net',
    '.zscalerbeta.net.; .gateway.zscalerbeta.net.',
  ])('are the same in "%s"', (value) => {
    expect(hosts(value).data).toBe(hosts('.zscalerbeta.net; .gateway.zscalerbeta.net').data);
  });

  it.each([
    '.zscalerbeta.net, .gateway.zscalerbeta.net',
    '.zscalerbeta.net .gateway.zscalerbeta.net',
    'zscalerbeta.net; .gateway.zscalerbeta.net',
    '.zscalerbeta.net;\u00a0.gateway.zscalerbeta.net',
    '.zscalerbeta.net',
    '',
  ])('are others in "%s"', (value) => {
    expect(hosts(value).data).not.toBe(hosts('.zscalerbeta.net; .gateway.zscalerbeta.net').data);
  });

  it('of ksetup are those of the policy', () => {
    expect(listForm(localMapping('ZSCALERBETA.NET', ['.b.example', '.a.example', ''])).data).toBe(
      hosts('.a.example; .b.example').data,
    );
    expect(listForm(localRealm('ZSCALERBETA.NET', ['kdc.example'])).data).toBe(
      kdcs('<k>kdc.example</k>').data,
    );
  });

  it('keep a lone dot, and are shown in lower case and their own order', () => {
    expect(hosts('.').shown).toBe('.');
    expect(hosts('.B.example;  .a.example;').shown).toBe('.b.example; .a.example');
    expect(kdcs('<K>KDC.example</K>').shown).toBe('<k>kdc.example</k>');
  });
});

describe('a value that Windows does not read so', () => {
  it.each([
    ['kerberos.zscalerbeta.net'],
    ['<k>kerberos.zscalerbeta.net'],
    ['&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;'],
  ])('is its text: %s', (value) => {
    expect(kdcs(value).shown).toBe(value);
    expect(kdcs(value).data).not.toBe(kdcs('<k>kerberos.zscalerbeta.net</k>').data);
  });

  it('names its type, which a report does not show', () => {
    const multi = listForm(mapping('A.EXAMPLE', ['.a.example', '.b.example'], 'REG_MULTI_SZ'));
    expect(multi.shown).toBe('REG_MULTI_SZ: .a.example; .b.example');
    const untyped = listForm(mapping('A.EXAMPLE', '.a.example', null));
    expect(untyped).toEqual(listForm(mapping('A.EXAMPLE', '.a.example')));
  });
});

describe('flags', () => {
  const flags = (value: string) => flagsForm(realm('A.EXAMPLE', value)).data;

  it('are numbers, in any notation', () => {
    expect(flags('<f>0x0000000E</f><k>kdc.example</k>')).toBe('0xE');
    expect(flags('<f>14</f>')).toBe('0xE');
  });

  it('may be none, and may be text', () => {
    expect(flags('<k>kdc.example</k>')).toBe('none');
    expect(flags('<f>0x0</f>')).toBe('none');
    expect(flags('<f>delegate</f>')).toBe('text delegate');
  });
});
