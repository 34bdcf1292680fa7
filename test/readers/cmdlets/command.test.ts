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
    const short = parsed('Get-ADTrust -Fil * -Prop Name');
    expect(short && hasOnly(short, ['filter', 'properties'])).toBe(true);
    expect(short && hasOnly(short, ['filter'])).toBe(false);
  });

  it.each([
    ['Get-ADTrust "a`"b ""c" \'it\'\'s\' {x {y} z}', ['a`"b ""c', "it''s", 'x {y} z']],
    ['Get-ADTrust -Server:dc01 A', ['A']],
    ['Get-ADTrust corp-net', ['corp-net']],
    ['Get-ADTrust `', []],
    ['Get-ADTrust R& &D', ['R&', '&D']],
    ['Get-ADTrust "&" \'`\'', ['&', '`']],
  ])('gives values without a name: %s', (line, values) => {
    expect(parsed(line)?.positional.map(({ value }) => value)).toEqual(values);
  });

  it.each(['{-not (Name -eq 1)}', '"-not (Name -eq 1)"', "'-not (Name -eq 1)'"])(
    'takes no value for a parameter: %s',
    (value) => {
      const command = parsed(`Get-ADTrust -Filter ${value} -Server dc01`);
      expect(command && argument(command, 'filter')?.value).toBe('-not (Name -eq 1)');
      expect([...(command?.parameters.keys() ?? [])]).toEqual(['filter', 'server']);
    },
  );

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
    ['Get-ADTrust "@corp"', false],
    ['Get-ADTrust -Filter *;', false],
    ['hostname || Get-ADTrust -Filter *', true],
    ['& Get-ADTrust -Filter *', false],
    ['Get-ADTrust -Filter "Name -ne \'>\'"', false],
    ['Get-ADTrust -Filter * | ConvertTo-Json', false],
    ['Get-ADTrust -Filter * | xfl', true],
    ['Get-ADTrust -Filter * | flx', true],
    ['Get-ADTrust -Filter * | My-Select-Object', true],
    ['Get-ADTrust -Filter * | Select-String A', true],
    ['Get-ADTrust -Filter * | xclip', true],
    ['Get-ADTrust -Filter * | scx', true],
    ['Get-ADTrust -Filter * | sort -u', true],
    ['Get-ADTrust -Filter * | sort Name -t 1', true],
    ['Get-ADTrust -Filter * | sort Name -b 1', true],
    ['Get-ADTrust -Filter * | sort Name-t', false],
    ['Get-ADTrust -Filter * | select -f 1', true],
    ['Get-ADTrust -Filter * | select -l 1', true],
    ['Get-ADTrust -Filter * | select -Last 1', true],
    ['Get-ADTrust -Filter * | select -Skip 1', true],
    ['Get-ADTrust -Filter * | select -SkipLast 1', true],
    ['Get-ADTrust -Filter * | select -i 1', true],
    ['Get-ADTrust -Filter * | select -Index 1', true],
    ['Get-ADTrust -Filter * | select -u', true],
    ['Get-ADTrust -Filter * | select -ExpandProperty Name', true],
    ['Get-ADTrust -Filter * | select -exp Name', true],
    ['Get-ADTrust -Filter * | select Name-f', false],
    ['powershell -Command {Get-ADTrust -Filter *}', false],
    ['pwsh -c "Get-ADTrust -Filter *" -NoLogo', false],
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
    'Get-ADTrust -Filter * | clip',
    'Get-ADTrust -Filter * | Export-Clixml trusts.xml',
    'Get-ADTrust -Filter * 1> trusts.txt',
    'Get-ADTrust -Filter * >> trusts.txt',
    'powershell_ise "Get-ADTrust -Filter *"',
    'mypwsh "Get-ADTrust -Filter *"',
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
