// Command lines as people type them: which cmdlet printed what follows, and whether it printed all that it had.

import { describe, expect, it } from 'vitest';
import { argument, commandIn, hasOnly } from '../../../src/readers/cmdlets/command.ts';

const NAMES = ['get-adtrust', 'get-gpregistryvalue'];

function parsed(line: string) {
  const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: line.length + 1 };
  return commandIn({ value: line, at: { start: 0, end: line.length, region } }, NAMES);
}

describe('a command line', () => {
  it('gives parameters and their places', () => {
    const command = parsed(
      'get-gpregistryvalue -key "HKLM\\SOFTWARE\\A B" -name \'Default Domain Policy\' -Server:dc01',
    );
    expect(command?.cmdlet).toBe('get-gpregistryvalue');
    expect(command && argument(command, 'key')?.value).toBe('HKLM\\SOFTWARE\\A B');
    expect(command && argument(command, 'key')?.at).toMatchObject({ start: 26, end: 43 });
    expect(command && argument(command, 'name')?.value).toBe('Default Domain Policy');
    expect(command && argument(command, 'server')?.value).toBe('dc01');
    expect(command && argument(command, 'valuename')).toBeUndefined();
    expect(command?.selects).toBe(false);
  });

  it('knows abbreviated parameters, switches and values without a name', () => {
    const command = parsed('Get-GPRegistryValue "My GPO" -Val X -Verbose');
    expect(command?.positional.map(({ value }) => value)).toEqual(['My GPO']);
    expect(command && argument(command, 'valuename')?.value).toBe('X');
    expect(command && argument(command, 'verbose')).toBeNull();
    expect(command && hasOnly(command, ['valuename', 'verbose'])).toBe(false);
  });

  it.each([
    ['Get-ADTrust -Filter *', false],
    ['Get-ADTrust -Filter * | Format-List *', false],
    ['ActiveDirectory\\Get-ADTrust -Filter * | select Name,Direction | ft -AutoSize', false],
    ['Get-ADTrust -Filter * | Sort-Object -Unique', true],
    ['Get-ADTrust -Filter * | Sort-Object Name -Top 1', true],
    ['Get-ADTrust -Filter * | sort Name -Bottom:1', true],
    ['Get-ADTrust -Filter * | Select-Object -First 1', true],
    ['Get-ADTrust -Filter * | ? { $_.Direction -eq 1 }', true],
    ['Get-ADTrust -Filter * ; hostname', true],
    ['Get-ADTrust @arguments', true],
    ['powershell.exe -NoProfile -Command "Get-ADTrust -Filter * | fl"', false],
    ['Get-GPO -All | Get-GPRegistryValue -Key HKLM\\SOFTWARE', false],
  ])('tells whether %s leaves something out', (line, selects) => {
    expect(parsed(line)?.selects).toBe(selects);
  });

  it.each([
    '',
    'hostname',
    '$trusts = Get-ADTrust -Filter *',
    '(Get-ADTrust -Filter *).Name',
    'Get-ADTrust -Filter * > trusts.txt',
    'Get-ADTrust -Filter * | Export-Csv trusts.csv',
    'Get-ADTrust -Filter * | ConvertTo-Json | Out-File -Width 400 trusts.json',
    'powershell -File trusts.ps1',
    'Get-Help Get-ADTrust',
  ])('prints nothing of ours: %s', (line) => {
    expect(parsed(line)).toBeNull();
  });

  it('does not take a redirected error for a redirected answer', () => {
    expect(parsed('Get-ADTrust -Filter {Name -like "a*"} -Properties x,y')).toMatchObject({ selects: false });
    expect(parsed('echo a && Get-ADTrust -Filter *')?.selects).toBe(true);
  });
});
