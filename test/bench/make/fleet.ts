// Writes registry dumps of many clients, about 4 KB each: .reg of regedit and text of `reg query`, in folders by site.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, randomFrom } from '../../support/mutations/random.ts';
import { encoded, linesOf } from './pieces.ts';

export interface FleetOptions {
  readonly files: number;
  /** `identical`: most clients have the same content, dozens of variants stray from it. `distinct`: no two are equal. */
  readonly kind: 'identical' | 'distinct';
  /** Clients with one wrong entry, among a thousand; at least one. */
  readonly wrongPerThousand?: number;
  readonly seed?: number;
}

/** A finding that a linter must have: path below the folder, with slashes; 1-based line. */
export interface ExpectedInFile {
  readonly path: string;
  readonly ruleId: string;
  readonly line: number;
}

export interface MadeFleet {
  readonly files: number;
  readonly bytes: number;
  readonly expected: readonly ExpectedInFile[];
}

/** Files in the folder of one site. */
export const FILES_PER_SITE = 1_000;

type Value = readonly [name: string, data: string | number];
type Key = readonly [path: string, values: readonly Value[]];

interface Defect {
  readonly ruleId: string;
  readonly hosts?: Value;
  readonly realms?: Value;
}

const REALM = 'ZSCALERBETA.NET';
const HOSTS: Value = [REALM, '.zscalerbeta.net; .gateway.zscalerbeta.net'];
const REALMS: Value = [REALM, '<k>kerberos.zscalerbeta.net</k>'];

/** `⟦` stands before what is wrong. */
const DEFECTS: readonly Defect[] = [
  { ruleId: 'kdc-wrong-host', realms: [REALM, '<k>⟦kerberos.zscalertwo.net</k>'] },
  { ruleId: 'missing-leading-dot', hosts: [REALM, '⟦zscalerbeta.net; .gateway.zscalerbeta.net'] },
  {
    ruleId: 'realm-not-uppercase',
    hosts: ['⟦zscalerbeta.net', '.zscalerbeta.net; .gateway.zscalerbeta.net'],
  },
  { ruleId: 'kdc-missing-k-tag', realms: [REALM, '⟦kerberos.zscalerbeta.net'] },
];

const LOCAL_MACHINE = 'HKEY_LOCAL_MACHINE';
const SYSTEM_POLICIES = `${LOCAL_MACHINE}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System`;
const PARAMETERS = `${LOCAL_MACHINE}\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters`;

/** The keys that a script of administrators collects: ours among neighbours whose values differ from client to client. */
function keysOf(random: Random, computer: string | null, defect: Defect | undefined): Key[] {
  const name: Key[] = computer
    ? [
        [
          `${LOCAL_MACHINE}\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName`,
          [['ComputerName', computer]],
        ],
      ]
    : [];
  return [
    ...name,
    [
      PARAMETERS,
      [
        ['LogLevel', 0],
        ['MaxTokenSize', 48_000],
        ['SkewTime', 5],
        ['StartupTime', 60 + random.int(120)],
      ],
    ],
    [
      SYSTEM_POLICIES,
      [
        ['ConsentPromptBehaviorAdmin', random.int(6)],
        ['dontdisplaylastusername', 1],
        ['EnableLUA', 1],
        ['InactivityTimeoutSecs', 60 * (5 + random.int(20))],
        ['legalnoticecaption', `Contoso ${1_000 + random.int(9_000)}`],
        ['PromptOnSecureDesktop', 1],
        ['scforceoption', 0],
      ],
    ],
    [
      `${SYSTEM_POLICIES}\\Kerberos`,
      [
        ['MitRealms_Enabled', 1],
        ['domain_realm_Enabled', 1],
      ],
    ],
    [`${SYSTEM_POLICIES}\\Kerberos\\domain_realm`, [defect?.hosts ?? HOSTS]],
    [`${SYSTEM_POLICIES}\\Kerberos\\MitRealms`, [defect?.realms ?? REALMS]],
  ];
}

/** Keys of no interest until the dump has its size. */
function* neighbours(random: Random): Generator<Key> {
  for (let index = 0; ; index += 1) {
    const key = `${LOCAL_MACHINE}\\SOFTWARE\\Policies\\Contoso\\Application ${index}`;
    yield [
      key,
      [
        ['Enabled', random.int(2)],
        ['InstallDate', 20_200_000 + random.int(60_000)],
        ['Server', `\\\\srv-${random.int(900)}.corp.contoso.example\\apps`],
      ],
    ];
  }
}

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\')}"`;

function regKey([path, values]: Key): string {
  const lines = values.map(([name, data]) =>
    typeof data === 'number'
      ? `${quoted(name)}=dword:${data.toString(16).padStart(8, '0')}\r\n`
      : `${quoted(name)}=${quoted(data)}\r\n`,
  );
  return `[${path}]\r\n${lines.join('')}\r\n`;
}

function queryKey([path, values]: Key): string {
  const lines = values.map(([name, data]) =>
    typeof data === 'number'
      ? `    ${name}    REG_DWORD    0x${data.toString(16)}\r\n`
      : `    ${name}    REG_SZ    ${data}\r\n`,
  );
  return `${path}\r\n${lines.join('')}\r\n`;
}

interface Form {
  readonly extension: 'reg' | 'txt';
  readonly encoding: 'utf-16le' | 'utf-8';
  readonly head: string;
  readonly key: (key: Key) => string;
}

const REG: Form = {
  extension: 'reg',
  encoding: 'utf-16le',
  head: '\ufeffWindows Registry Editor Version 5.00\r\n\r\n',
  key: regKey,
};
/** As PowerShell 5 redirects, and as cmd does. */
const WIDE_QUERY: Form = { extension: 'txt', encoding: 'utf-16le', head: '\ufeff\r\n', key: queryKey };
const NARROW_QUERY: Form = { extension: 'txt', encoding: 'utf-8', head: '\r\n', key: queryKey };
const FORMS: readonly Form[] = [REG, WIDE_QUERY, REG, NARROW_QUERY];

interface Dump {
  readonly bytes: Uint8Array;
  readonly defect: { readonly ruleId: string; readonly line: number } | null;
}

const SIZE = 4_096;

function dumpOf(random: Random, form: Form, computer: string | null, defect: Defect | undefined): Dump {
  const units = form.encoding === 'utf-8' ? SIZE : SIZE / 2;
  let marked = form.head + keysOf(random, computer, defect).map(form.key).join('');
  for (const key of neighbours(random)) {
    if (marked.length >= units) break;
    marked += form.key(key);
  }
  const mark = marked.indexOf('⟦');
  const bytes = encoded(marked.replace('⟦', ''), form.encoding);
  if (!defect || mark < 0) return { bytes, defect: null };
  return { bytes, defect: { ruleId: defect.ruleId, line: linesOf(marked.slice(0, mark)) + 1 } };
}

/** Variants of one content: what most clients have, and what strays from it without being wrong. */
function variants(random: Random): (form: Form, defect: Defect | undefined) => Dump {
  const STRAYING = 40;
  const made = new Map<string, Dump>();
  return (form, defect) => {
    const variant = random.chance(0.9) ? 0 : 1 + random.int(STRAYING);
    const key = `${FORMS.indexOf(form)} ${variant} ${defect?.ruleId ?? ''}`;
    const dump = made.get(key) ?? dumpOf(randomFrom(variant), form, null, defect);
    made.set(key, dump);
    return dump;
  };
}

const siteOf = (index: number) => `site-${String(Math.floor(index / FILES_PER_SITE)).padStart(3, '0')}`;

/** The folders of sites that the first `files` clients fill; as operands they are a smaller fleet. */
export function sitesOf(files: number): string[] {
  return Array.from({ length: Math.ceil(files / FILES_PER_SITE) }, (_, site) =>
    siteOf(site * FILES_PER_SITE),
  );
}

/** Writes the fleet into `folder`; the same options give the same files. */
export function writeFleet(folder: string, options: FleetOptions): MadeFleet {
  const { files, kind, wrongPerThousand = 5, seed = 2 } = options;
  const random = randomFrom(seed);
  const sameAgain = variants(random);
  // Odd, so that every form of a dump has its share.
  const every = Math.floor(1_000 / wrongPerThousand) | 1;
  const expected: ExpectedInFile[] = [];
  let bytes = 0;
  for (let index = 0; index < files; index += 1) {
    if (index % FILES_PER_SITE === 0) mkdirSync(join(folder, siteOf(index)), { recursive: true });
    const computer = `PC-${String(index).padStart(6, '0')}`;
    const form = FORMS[index % FORMS.length] ?? REG;
    const wrong = index % every === every >> 1 || (files <= every >> 1 && index === files - 1);
    const defect = wrong ? random.pick(DEFECTS) : undefined;
    const dump = kind === 'identical' ? sameAgain(form, defect) : dumpOf(random, form, computer, defect);
    const path = `${siteOf(index)}/${computer}.${form.extension}`;
    writeFileSync(join(folder, path), dump.bytes);
    bytes += dump.bytes.length;
    if (dump.defect) expected.push({ path, ...dump.defect });
  }
  return { files, bytes, expected };
}
