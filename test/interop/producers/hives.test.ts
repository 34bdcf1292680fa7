// Hives by three writers, and what two of them export.

import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import { encode } from '../../support/bytes.ts';
import type { Configuration } from '../../support/formats/configuration.ts';
import { inputOf } from '../../support/inputs.ts';
import { isGrave } from '../../support/mutations/kinds.ts';
import { fileBytes } from '../support/programs.ts';
import { byHivex, byReged, bySamba, filesOf, keyByHivex, othersByHivex } from './hives.ts';
import { judged, type Producer } from './producer.ts';
import { fromBytes, fromQuoted, isAscii, textsOf } from './registry-input.ts';

const HIVE = { format: 'hive', path: 'WS-0042/SOFTWARE', shows: 'settings' } as const;
const REG = { format: 'reg', path: 'PC-0217.reg', shows: 'settings' } as const;

const files =
  (by: (all: readonly Configuration[]) => string, kind: string): Producer['produce'] =>
  (configurations) =>
    filesOf(by(configurations), configurations, kind);

const plainNames = (configuration: Configuration) => textsOf(configuration).names.every(isAscii);
const plainTexts = (configuration: Configuration) => textsOf(configuration).data.every(isAscii);
const withoutOddNames = (reason: string) => (configuration: Configuration) =>
  plainNames(configuration) ? null : reason;

judged({ ...HIVE, program: 'hivexregedit writes a hive', produce: files(byHivex, 'hivex.hiv') });
judged({
  ...HIVE,
  program: 'hivexregedit writes the key of the policies alone',
  path: 'WS-0042/kerberos.hiv',
  produce: files(keyByHivex, 'key.hiv'),
});
judged({
  ...HIVE,
  program: 'reged writes a hive',
  bends: withoutOddNames('it takes names byte by byte'),
  produce: files(byReged, 'reged.hiv'),
});
judged({
  ...HIVE,
  program: 'Samba writes a hive',
  part: [0, 2],
  bends: withoutOddNames('it leaves out such values without a word'),
  produce: (configurations) =>
    filesOf(bySamba(configurations), configurations, 'samba.hiv').map((file, index) => {
      const configuration = configurations[index];
      return configuration && plainNames(configuration) ? file : null;
    }),
});

judged({
  ...REG,
  program: 'hivexregedit exports bytes',
  variant: 'hivexregedit',
  bends: withoutOddNames('it prints names in two encodings at once'),
  plain: fromBytes,
  produce: files(byHivex, 'hivex-bytes.reg'),
});
judged({
  ...REG,
  program: 'hivexregedit exports strings',
  variant: 'hivexregedit',
  bends: (configuration) =>
    plainNames(configuration) && plainTexts(configuration)
      ? null
      : 'it prints texts in two encodings at once',
  plain: fromQuoted,
  produce: files(byHivex, 'hivex-strings.reg'),
});
judged({
  ...REG,
  program: 'reged exports',
  variant: 'reged',
  plain: fromQuoted,
  produce: files(byReged, 'out.reg'),
});

/** What ksetup leaves, in a control set that is the current one or is not. */
function system(realm: string, kdc: string, suffix: string, current: number): string {
  const list = (text: string) => {
    const bytes = Array.from(encode(`${text}\0\0`, 'utf-16le'), (byte) => byte.toString(16).padStart(2, '0'));
    return `hex(7):${bytes.join(',')}`;
  };
  const dword = (value: number) => `dword:${String(value).padStart(8, '0')}`;
  const lsa = 'ControlSet001\\Control\\Lsa';
  const keys: readonly (readonly [string, ...string[]])[] = [
    ['Select', `"Current"=${dword(current)}`, `"Default"=${dword(current)}`],
    ['ControlSet001'],
    ['ControlSet001\\Control'],
    [lsa],
    [`${lsa}\\Kerberos`],
    [`${lsa}\\Kerberos\\Domains`],
    [`${lsa}\\Kerberos\\Domains\\${realm}`, `"KdcNames"=${list(kdc)}`, `"RealmFlags"=${dword(0)}`],
    [`${lsa}\\Kerberos\\HostToRealm`],
    [`${lsa}\\Kerberos\\HostToRealm\\${realm}`, `"SpnMappings"=${list(suffix)}`],
    ['ControlSet002'],
    ['ControlSet002\\Control'],
  ];
  const lines = keys.flatMap(([path, ...values]) => [`[${SYSTEM}\\${path}]`, ...values, '']);
  return ['Windows Registry Editor Version 5.00', '', ...lines].join('\n');
}

const SYSTEM = 'HKEY_LOCAL_MACHINE\\SYSTEM';
const SUFFIX = '.zscalerbeta.net\0.gateway.zscalerbeta.net';
const KDC = 'kerberos.zscalerbeta.net';

const LOWER = 'realm-not-uppercase';

const LOCAL: readonly (readonly [string, string, readonly string[]])[] = [
  ['is right', system('ZSCALERBETA.NET', KDC, SUFFIX, 1), []],
  ['shows a lower-case realm in both lists', system('zscalerbeta.net', KDC, SUFFIX, 1), [LOWER, LOWER]],
  ['shows a wrong KDC', system('ZSCALERBETA.NET', 'kerberos.zscalertwo.net', SUFFIX, 1), ['kdc-wrong-host']],
  ['shows a dotless suffix', system('ZSCALERBETA.NET', KDC, SUFFIX.slice(1), 1), ['missing-leading-dot']],
  ['says nothing of a set that is not the current one', system('zscalerbeta.net', KDC, SUFFIX, 2), []],
];

describe('hivexregedit writes the local settings of a client', () => {
  let written: readonly Uint8Array[] = [];
  beforeAll(() => {
    const all = LOCAL.map(([, text]) => text);
    const folder = othersByHivex(SYSTEM, all);
    written = all.map((_, index) => fileBytes(join(folder, `${index}.other.hiv`)));
  });
  it.each(LOCAL.map(([name, , rules], index) => [name, rules, index] as const))(
    '%s',
    (_name, rules, index) => {
      const bytes = written[index];
      if (!bytes) throw new Error('no hive');
      const { report } = lint([inputOf('WS-0042/SYSTEM', bytes)], { settings: DEFAULT_SETTINGS });
      expect(report.findings.filter(isGrave).map(({ ruleId }) => ruleId)).toEqual(rules);
      expect(report.inputs.map(({ format }) => format)).toEqual(['hive']);
    },
  );
});
