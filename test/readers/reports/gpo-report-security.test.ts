// Security options of reports: registry values by their whole path, in reports and in resultant sets alike.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import type { Item } from '../../../src/model/record.ts';
import { gpoReport } from '../../../src/readers/reports/gpo-report.ts';
import { rsop } from '../../../src/readers/reports/rsop.ts';
import { encode, sourceOf } from '../../support/bytes.ts';
import { corpusFiles, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';

const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters';
const BASE = `xmlns="${SETTINGS}/Base"`;

const option = (key: string, setting: string, more = '') =>
  `<q:SecurityOptions>${more}<q:KeyName>${key}</q:KeyName>${setting}<q:Display><q:Name>x</q:Name></q:Display></q:SecurityOptions>`;
const extension = (inner: string) =>
  `<ExtensionData><Extension xmlns="${SETTINGS}" xmlns:q="${SETTINGS}/Security">${inner}</Extension><Name>Security</Name></ExtensionData>`;

function inReport(inner: string): Item[] {
  const text = `<GPO xmlns="${SETTINGS}"><Name>Realm</Name><Computer>${extension(inner)}</Computer></GPO>`;
  return [...gpoReport.read(sourceOf(encode(text)), INTEREST, {})];
}

const shown = (items: readonly Item[]) =>
  items.flatMap((item) =>
    item.kind === 'registry'
      ? [
          [
            item.hive,
            item.keyPath.value,
            item.valueName?.value,
            item.type,
            item.data,
            item.winner?.precedence,
          ],
        ]
      : [],
  );
const faults = (items: readonly Item[]) =>
  items.flatMap((item) => (item.kind === 'diagnostic' ? [item.effect] : []));

describe('security options', () => {
  it('are values of their key, the number at its place', () => {
    const items = inReport(
      option(`MACHINE\\${KEY}\\SupportedEncryptionTypes`, '<q:SettingNumber>\n2147483640</q:SettingNumber>'),
    );
    const at = { region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 11 } };
    expect(shown(items)).toMatchObject([
      [
        'HKLM',
        KEY,
        'SupportedEncryptionTypes',
        'REG_DWORD',
        { kind: 'number', number: 2147483640, at },
        undefined,
      ],
    ]);
    expect(faults(items)).toEqual([]);
  });

  it('of other keys, and without a key, are of no use', () => {
    const items = inReport(
      option('MACHINE\\System\\CurrentControlSet\\Services\\NTDS\\Parameters\\LDAPServerIntegrity', '') +
        '<q:SecurityOptions><q:SystemAccessPolicyName>Kerberos</q:SystemAccessPolicyName></q:SecurityOptions>',
    );
    expect([shown(items), faults(items)]).toEqual([[], []]);
  });

  it('of users are of their hive', () => {
    const items = inReport(option(`User\\${KEY}\\A`, '<q:SettingNumber>1</q:SettingNumber>'));
    expect(items[0]).toMatchObject({ hive: 'HKCU', keyPath: { value: KEY }, operation: 'set' });
  });

  it('may be texts', () => {
    const items = inReport(option(`MACHINE\\${KEY}\\Other`, '<q:SettingString>"1"</q:SettingString>'));
    expect(shown(items)).toMatchObject([
      ['HKLM', KEY, 'Other', 'REG_SZ', { kind: 'text', text: { value: '"1"' } }, undefined],
    ]);
  });

  it.each([
    [
      'no number',
      option(`MACHINE\\${KEY}\\SupportedEncryptionTypes`, '<q:SettingNumber>many</q:SettingNumber>'),
    ],
    ['a number and more', option(`MACHINE\\${KEY}\\A`, '<q:SettingNumber>1x</q:SettingNumber>')],
    ['more and a number', option(`MACHINE\\${KEY}\\A`, '<q:SettingNumber>x1</q:SettingNumber>')],
    ['no setting', option(`MACHINE\\${KEY}\\SupportedEncryptionTypes`, '')],
    ['an unknown root', option(`FOREST\\${KEY}\\A`, '<q:SettingNumber>1</q:SettingNumber>')],
  ])('that are not understood are a notice, and the side is whole: %s', (_what, inner) => {
    const items = inReport(inner);
    expect([shown(items), faults(items)]).toEqual([[], ['notice']]);
    expect(items.filter(({ kind }) => kind === 'scope')).toHaveLength(1);
  });

  it('have a rank in resultant sets', () => {
    const rank = `<GPO ${BASE}/><Precedence ${BASE}>2</Precedence>`;
    const number = '<q:SettingNumber>4</q:SettingNumber>';
    const inner =
      option(`MACHINE\\${KEY}\\SupportedEncryptionTypes`, number, rank) +
      option(`MACHINE\\${KEY}\\A`, number);
    const space = 'http://www.microsoft.com/GroupPolicy/Rsop';
    const local = '<GPO><Name>Local Group Policy</Name><Path><Identifier>LocalGPO</Identifier></Path></GPO>';
    const text = `<Rsop xmlns="${space}"><ComputerResults><Name>CORP\\PC-0217$</Name>${local}${extension(inner).replace('<ExtensionData>', `<ExtensionData xmlns="${space}">`)}</ComputerResults></Rsop>`;
    const items = [...rsop.read(sourceOf(encode(text)), INTEREST, {})];
    expect(shown(items).map((row) => row[5])).toEqual([2, undefined]);
  });

  it.skipIf(!hasCorpus)(`are found in a real report${WHY_SKIPPED}`, () => {
    const [file = ''] = corpusFiles('real', /\{A2A38432-E322-437F-9975-B7CC7F16F4AA\}\/gpreport\.xml$/);
    const items = [...gpoReport.read(sourceOf(Uint8Array.from(readFileSync(file))), INTEREST, {})];
    expect(shown(items).filter((row) => row[2] === 'SupportedEncryptionTypes')).toMatchObject([
      ['HKLM', KEY, 'SupportedEncryptionTypes', 'REG_DWORD', { number: 2147483640 }, undefined],
    ]);
  });
});
