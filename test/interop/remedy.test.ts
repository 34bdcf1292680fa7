// What remedies write, read by programs from outside: Samba's parser, hivexregedit, chntpw's reged, Wine. Each is skipped where it is
// not installed: apt-get install python3-samba libhivex-bin libwin-hivex-perl chntpw wine wine64.

import { spawnSync } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import type { KeyChange, NamedValue, Remedy } from '../../src/model/remedy.ts';
import { reg } from '../../src/readers/registry/reg.ts';
import { regQuery } from '../../src/readers/registry/reg-query.ts';
import { patchPolicyFile } from '../../src/remedies/registry/policy-file.ts';
import { encodeRegFile, regFile } from '../../src/remedies/registry/reg-file.ts';
import { buildHive } from '../support/hive-bytes.ts';
import { key, nested, sz } from '../support/hive-keys.ts';
import {
  CLIENT,
  LOCAL_KERBEROS,
  list,
  number,
  POLICY_LIST,
  remedyOf,
  text,
  valueChange,
} from '../support/remedies.ts';
import { readValues } from '../support/written-values.ts';
import { emptyFolder } from './support/run.ts';

const PYTHON = '/usr/bin/python3';
const MAP = POLICY_LIST.replace('MitRealms', 'domain_realm');
const WRONG = text('zscalerbeta.net', 'kerberos.zscalerbeta.net');

/** In ASCII: the programs differ in what they make of the rest. */
const PLAIN: readonly NamedValue[] = [
  text('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
  text('QUOTES', 'a "b" c\\d\\'),
  text('EMPTY', ''),
  list('LIST', 'a', 'b', ''),
  number('MitRealms_Enabled', 1),
  { name: 'EXPAND', value: { type: 'REG_EXPAND_SZ', text: '%SystemRoot%\\a' } },
];
const ODD: readonly NamedValue[] = [
  text('B\u00dcRO "\\\u20ac.EXAMPLE', '.b\u00fcro.example;\u00a0.\u20ac\u200b\u202e'),
  text('LINES', 'a\r\nb\n[-HKEY_LOCAL_MACHINE\\SOFTWARE]\tc\u0001'),
  text('EMOJI', '\ud83d\ude80'),
  list('LONG', 'x'.repeat(400), '\u00e9'),
];

const made = (values: readonly NamedValue[], path: string) =>
  values.map((value) => remedyOf(valueChange(null, value, path), { target: CLIENT }));
const [first, ...others] = PLAIN;
if (!first) throw new Error('no values');
const POLICY: readonly Remedy[] = [
  remedyOf(valueChange(WRONG, first), { target: CLIENT }),
  ...made(others, POLICY_LIST),
];
const RENAMED: KeyChange = {
  kind: 'key',
  list: 'MitRealms',
  parent: `${LOCAL_KERBEROS}\\Domains`,
  before: 'zscalerbeta.net',
  after: 'ZSCALERBETA.NET',
  values: [list('KdcNames', 'kerberos.zscalerbeta.net', ''), number('RealmFlags', 2)],
};

function written(remedies: readonly Remedy[], undo = false): string {
  const { text: file, left } = regFile(remedies, { version: '0.1.0', undo, subject: CLIENT.subject });
  if (file === null || left.length > 0) throw new Error('not all was written');
  return file;
}

/** Runs a program with its output in a file: a pipe stays open as long as what it has started. */
function run(
  folder: string,
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): string {
  const output = join(folder, 'output.txt');
  const file = openSync(output, 'w');
  const { status, error } = spawnSync(program, args, {
    cwd: folder,
    stdio: ['ignore', file, 'inherit'],
    env: { ...process.env, ...env },
    timeout: 100_000,
  });
  if (error) throw error;
  // reged says by 2 that it has changed the hive.
  const fine = program === 'reged' ? [0, 2] : [0];
  expect(fine, `${program} ${args.join(' ')}\n${readFileSync(output, 'latin1')}`).toContain(status);
  return output;
}

function needs(context: TestContext, program: string, ...args: readonly string[]): void {
  const { error, status } = spawnSync(program, args, { stdio: 'ignore' });
  if (error || (args[0] === '-c' && status !== 0))
    context.skip(`${program} ${args.join(' ')}: not installed`);
}

const byName = <T extends { name: string }>(values: readonly T[]) =>
  values.toSorted((one, other) => (one.name < other.name ? -1 : 1));
const inKey = (values: readonly NamedValue[], path: string) =>
  byName(values.map(({ name, value }) => ({ key: path, name, value })));

describe('Samba reads a policy file', () => {
  it('with the values that were written into it', (context) => {
    needs(context, PYTHON, '-c', 'import samba.dcerpc.preg');
    const folder = emptyFolder('remedy-samba');
    const header = Uint8Array.from([0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0]);
    const all = [...PLAIN, ...ODD];
    const edits = all.map((after) => ({ key: MAP, before: null, after, places: [] }));
    const { bytes, problem } = patchPolicyFile(header, edits);
    if (bytes === null) throw new Error(problem);
    writeFileSync(join(folder, 'registry.pol'), bytes);
    writeFileSync(
      join(folder, 'read.py'),
      [
        'import json',
        'from samba.ndr import ndr_unpack',
        'from samba.dcerpc import preg',
        "entries = ndr_unpack(preg.file, open('registry.pol', 'rb').read()).entries",
        'data = lambda e: e.data.hex() if isinstance(e.data, bytes) else e.data',
        'print(json.dumps([[e.keyname, e.valuename, e.type, data(e)] for e in entries]))',
      ].join('\n'),
    );
    const numbers = { REG_SZ: 1, REG_EXPAND_SZ: 2, REG_DWORD: 4, REG_MULTI_SZ: 7 };
    const hex = (items: readonly string[]) =>
      Buffer.from(`${items.map((item) => `${item}\0`).join('')}\0`, 'utf16le').toString('hex');
    expect(JSON.parse(readFileSync(run(folder, PYTHON, ['read.py']), 'utf8'))).toEqual(
      all.map(({ name, value }) => [
        MAP,
        name,
        numbers[value.type],
        'items' in value ? hex(value.items) : 'text' in value ? value.text : value.number,
      ]),
    );
  });
});

describe('programs that edit hives take a .reg file', () => {
  const SOFTWARE = 'HKEY_LOCAL_MACHINE\\SOFTWARE';
  const below = POLICY_LIST.slice('SOFTWARE\\'.length);

  function hive(): string {
    const folder = emptyFolder('remedy-hive');
    const root = key('root', nested(below, sz('zscalerbeta.net', 'kerberos.zscalerbeta.net')));
    writeFileSync(join(folder, 'SOFTWARE'), buildHive(root).bytes);
    return folder;
  }

  it('hivexregedit, with its deletions, and the undo', (context) => {
    needs(context, 'hivexregedit', '--help');
    const folder = hive();
    const merged = (undo: boolean) => {
      writeFileSync(join(folder, 'remedy.reg'), written(POLICY, undo));
      run(folder, 'hivexregedit', ['--merge', '--prefix', SOFTWARE, 'SOFTWARE', 'remedy.reg']);
      const args = ['--export', '--prefix', SOFTWARE, 'SOFTWARE', `\\${below}`];
      return byName(readValues(reg, readFileSync(run(folder, 'hivexregedit', args))));
    };
    expect(merged(false)).toEqual(inKey(PLAIN, POLICY_LIST));
    expect(merged(true)).toEqual(inKey([WRONG], POLICY_LIST));
  });

  it('reged, which knows neither comments nor deletions', (context) => {
    needs(context, 'reged', '-h');
    const folder = hive();
    const lines = written(made(PLAIN, POLICY_LIST)).split('\r\n');
    writeFileSync(join(folder, 'remedy.reg'), lines.filter((line) => !line.startsWith(';')).join('\r\n'));
    run(folder, 'reged', ['-C', '-I', 'SOFTWARE', SOFTWARE, 'remedy.reg']);
    run(folder, 'reged', ['-x', 'SOFTWARE', SOFTWARE, `\\${below}`, 'out.reg']);
    expect(byName(readValues(reg, readFileSync(join(folder, 'out.reg'))))).toEqual(
      inKey([WRONG, ...PLAIN], POLICY_LIST),
    );
  });
});

describe('Wine imports a .reg file', () => {
  it('as Windows does, whatever stands in it, and the undo', (context) => {
    needs(context, 'wine', '--version');
    const folder = emptyFolder('remedy-wine');
    const env = { WINEDEBUG: '-all', WINEPREFIX: join(folder, 'prefix') };
    const wine = (...args: readonly string[]) => run(folder, 'wine', args, env);
    const imported = (file: string) => {
      writeFileSync(join(folder, 'remedy.reg'), encodeRegFile(file));
      wine('reg', 'import', 'remedy.reg');
    };
    const exported = (path: string) => {
      wine('reg', 'export', `HKLM\\${path}`, 'out.reg', '/y');
      return byName(readValues(reg, readFileSync(join(folder, 'out.reg'))));
    };
    const lists = [...made(ODD, MAP), ...POLICY];
    const local = [remedyOf(RENAMED, { target: CLIENT })];

    wine('wineboot', '-i');
    imported(written([...made([WRONG], POLICY_LIST), ...local], false));
    imported(written(local, true));
    const start = exported(`${LOCAL_KERBEROS}\\Domains`);
    expect(new Set(start.map(({ key: path }) => path))).toEqual(
      new Set([`${LOCAL_KERBEROS}\\Domains\\zscalerbeta.net`]),
    );

    imported(written([...lists, ...local]));
    expect(exported(POLICY_LIST)).toEqual(inKey(PLAIN, POLICY_LIST));
    expect(exported(MAP)).toEqual(inKey(ODD, MAP));
    expect(exported(`${LOCAL_KERBEROS}\\Domains`)).toEqual(
      inKey(RENAMED.values, `${LOCAL_KERBEROS}\\Domains\\ZSCALERBETA.NET`),
    );
    const query = readFileSync(wine('reg', 'query', `HKLM\\${POLICY_LIST}`));
    expect(byName(readValues(regQuery, query))).toEqual(inKey(PLAIN, POLICY_LIST));

    imported(written([...lists, ...local], true));
    expect(exported(POLICY_LIST)).toEqual(inKey([WRONG], POLICY_LIST));
    expect(exported(MAP)).toEqual([]);
    expect(exported(`${LOCAL_KERBEROS}\\Domains`)).toEqual(start);
  });
});
