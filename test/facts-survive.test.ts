// What was gathered is plain JSON, and its order means nothing: every fixture gives the same report from a copy of its facts,
// from its facts shuffled, and from its inputs the other way round.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SETTINGS,
  type Fact,
  type Gathered,
  gather,
  type Input,
  judge,
  type Report,
} from '../src/lint.ts';
import { encode } from './support/bytes.ts';
import { inputOf, inputsBelow } from './support/inputs.ts';
import { itThorough, sample } from './support/thorough.ts';

const RULES = fileURLToPath(new URL('../fixtures/rules', import.meta.url));
const DEMO = fileURLToPath(new URL('../fixtures/demo', import.meta.url));
const SEEDS = [1, 7, 20260309];

function reportOf(gathered: Gathered): Report {
  return judge(gathered, { settings: DEFAULT_SETTINGS }).report;
}

/** Numbers from 0 to 1 that are always the same (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(facts: readonly Fact[], seed: number): Fact[] {
  const next = random(seed);
  const keyed = facts.map((fact) => ({ fact, at: next() }));
  return keyed.sort((a, b) => a.at - b.at).map(({ fact }) => fact);
}

function expectSame(inputs: readonly Input[], seeds: readonly number[] = SEEDS): Gathered {
  const gathered = gather(inputs);
  const report = reportOf(gathered);
  const copy = JSON.parse(JSON.stringify(gathered)) as Gathered;
  expect(copy).toStrictEqual(gathered);
  expect(reportOf(copy)).toEqual(report);
  expect(reportOf(gather([...inputs].reverse()))).toEqual(report);
  for (const seed of seeds) {
    const facts = shuffled(gathered.facts, seed);
    expect(reportOf({ ...gathered, facts })).toEqual(report);
  }
  return gathered;
}

function casesOf(rule: string): string[] {
  const kinds = ['bad', 'good'].map((kind) => join(RULES, rule, kind)).filter((folder) => existsSync(folder));
  return kinds.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
}

describe('the facts of a fixture', () => {
  const rules = readdirSync(RULES, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it.each(sample(rules, 4).map(({ name }) => name))('%s survive', (rule) => {
    const cases = sample(casesOf(rule), 16);
    expect(cases.length).toBeGreaterThan(0);
    for (const folder of cases) {
      const { facts } = expectSame(inputsBelow(folder, ['expected.json']), [SEEDS[0] ?? 1]);
      expect(facts.length, folder).toBeGreaterThan(0);
    }
  });

  itThorough('of all rules together survive', () => {
    // One run of everything: subjects of one name, GPOs of one domain and copies of one backup meet.
    const all = inputsBelow(RULES, ['expected.json']);
    const folders = [...new Set(all.map(({ path }) => path.split('/').slice(0, 3).join('/')))];
    const chosen = new Set(sample(folders, 15));
    expect(chosen.size).toBeGreaterThan(50);
    expectSame(all.filter(({ path }) => chosen.has(path.split('/').slice(0, 3).join('/'))));
  });
});

describe('the facts of a file that takes back what it set', () => {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
  const realm = (host: string) => `[${key}\\MitRealms]\n"ZSCALERBETA.NET"="<k>${host}</k>"`;

  it('survive', () => {
    const text = [
      'Windows Registry Editor Version 5.00',
      `[${key}]\n"MitRealms_Enabled"=dword:0\n"MitRealms_Enabled"=dword:1`,
      realm('kerberos.zscalertwo.net'),
      `[-${key}\\MitRealms]`,
      realm('kerberos.zscloud.net'),
      realm('kerberos.zscalerbeta.net'),
      `[${key}\\domain_realm]\n"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"`,
      `[-${key}\\domain_realm]`,
    ].join('\n');
    const { findings } = reportOf(expectSame([inputOf('PC-0217.reg', encode(`${text}\n`))]));
    expect(findings.filter(({ ruleId }) => ruleId === 'kdc-wrong-host')).toEqual([]);
  });
});

describe('the facts of the sample', () => {
  const NEW = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}';
  const OLD = '{9E3B7D44-0A61-4F0D-8B58-51C0F6E2A7B3}';

  /** The backup of the sample as it would have been taken two months before. */
  function older(): Input[] {
    const folder = join(DEMO, 'gpo-backup', NEW);
    return ['bkupInfo.xml', 'gpreport.xml', 'Backup.xml', 'DomainSysvol/GPO/Machine/registry.pol'].map(
      (name) => {
        const text = readFileSync(join(folder, name)).toString('latin1');
        const old = text.replaceAll(NEW, OLD).replaceAll('2026-03-09T', '2026-01-05T');
        return inputOf(`gpo-backup/${OLD}/${name}`, Uint8Array.from(Buffer.from(old, 'latin1')));
      },
    );
  }

  it('survive', () => {
    expect(expectSame(inputsBelow(DEMO)).facts.length).toBeGreaterThan(20);
  });

  it('survive beside a backup that is superseded', () => {
    const inputs = [...inputsBelow(DEMO), ...older()];
    const { inputs: judged } = reportOf(expectSame(inputs));
    expect(
      judged.filter(({ status }) => status === 'superseded').map(({ path }) => path.split('/')[1]),
    ).toEqual([OLD, OLD, OLD, OLD]);
  });
});
