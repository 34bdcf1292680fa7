// From a bad export by way of its remedy to one that is right, and by way of the undo back to what was there.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyFilesOf } from '../../src/cli/policy-files.ts';
import { remedyFiles } from '../../src/cli/remedy-files.ts';
import { gather, type Input } from '../../src/lint.ts';
import type { RegistryRecord } from '../../src/model/record.ts';
import { forTool } from '../../src/remedies/for-tool.ts';
import { powershellLeft, powershellScript } from '../../src/remedies/powershell/script.ts';
import { encode } from '../support/bytes.ts';
import { bytesOf, inputOf, inputsBelow } from '../support/inputs.ts';
import { type Command, parseScript, type Script, type State } from '../support/powershell-script.ts';
import { applyScript, emptyWorld, seedPolicy, type World } from '../support/powershell-world.ts';
import {
  apply,
  dumped,
  type Model,
  polOf,
  polRecords,
  regRecords,
  shown,
  type Value,
} from '../support/registry-model.ts';
import { FIXABLE, type Planned, planFor } from '../support/remedy-plans.ts';
import { THOROUGH } from '../support/thorough.ts';

const RULES = 'fixtures/rules';

interface Case {
  readonly name: string;
  readonly inputs: readonly Input[];
  readonly config?: string;
}

/** Bad cases in which one file of a name is all that there is. */
function casesWith(file: RegExp): Case[] {
  return readdirSync(RULES).flatMap((rule) =>
    readdirSync(join(RULES, rule, 'bad')).flatMap((name) => {
      const inputs = inputsBelow(join(RULES, rule, 'bad', name), ['expected.json']);
      const [only, ...others] = inputs;
      return only && others.length === 0 && file.test(only.path) ? [{ name: `${rule}/${name}`, inputs }] : [];
    }),
  );
}

/** All cases, or the first of each rule. */
function chosen(cases: readonly Case[]): readonly Case[] {
  if (THOROUGH) return cases;
  const ruleOf = ({ name }: Case) => name.slice(0, name.indexOf('/'));
  return cases.filter((one, index) => index === cases.findIndex((other) => ruleOf(other) === ruleOf(one)));
}

const idsLeft = ({ plan }: Planned) => plan.refusals.map(({ finding }) => finding.ruleId).sort();
const idsFound = ({ result }: Planned) => result.report.findings.map(({ ruleId }) => ruleId).sort();

/** The files that the command would write for a tool. */
function written(planned: Planned, inputs: readonly Input[], tool: 'reg' | 'pol') {
  const policyFiles = policyFilesOf(gather(inputs));
  const plan = forTool(planned.plan, tool, new Set(policyFiles.keys()));
  const { files, notes } = remedyFiles(plan, tool, { version: '0.1.0', policyFiles, inputs });
  expect(notes).toEqual([]);
  return new Map(
    files.map(({ name, content }) => [name, typeof content === 'string' ? encode(content) : content]),
  );
}

const OF_LISTS = Object.keys(FIXABLE).filter((rule) => !rule.startsWith('trust-'));

/** Every rule of the lists that a command mends had its round trip; of a sample, half of them. */
function expectEachRule(mended: ReadonlySet<string>): void {
  const lacking = OF_LISTS.filter((rule) => !mended.has(rule));
  if (THOROUGH) expect(lacking).toEqual([]);
  else expect(lacking.length).toBeLessThan(OF_LISTS.length / 2);
}

describe('a .reg file', () => {
  const cases = casesWith(/\.reg$/);

  it('mends what it is made of, and its undo brings all of it back', () => {
    const mended = new Set<string>();
    for (const { name, inputs } of chosen(cases)) {
      const [input] = inputs as [Input];
      const planned = planFor(inputs);
      if (planned.plan.remedies.length === 0) continue;
      const files = written(planned, inputs, 'reg');
      const [there, back] = [...files].filter(([file]) => file.endsWith('.reg')).map(([, bytes]) => bytes);
      if (!there || !back) throw new Error(`${name}: there is nothing to apply`);

      const model: Model = apply(new Map(), regRecords(bytesOf(input)));
      const before = JSON.stringify(shown(model));
      expect(idsFound(planFor([inputOf(input.path, encode(dumped(model)))])), name).toEqual(
        idsFound(planned),
      );
      apply(model, regRecords(there));
      expect(JSON.stringify(shown(model)), name).not.toBe(before);
      const after = planFor([inputOf(input.path, encode(dumped(model)))]);
      expect(idsFound(after), name).toEqual(idsLeft(planned));
      apply(model, regRecords(back));
      expect(JSON.stringify(shown(model)), name).toBe(before);
      for (const { findings } of planned.plan.remedies) for (const { ruleId } of findings) mended.add(ruleId);
    }
    expectEachRule(mended);
  }, 300_000);
});

describe('a corrected Registry.pol', () => {
  const cases = casesWith(/\.pol$/i);

  it('mends what it is made of, keeps all other bytes, and the file to go back to is that which was read', () => {
    const mended = new Set<string>();
    for (const { name, inputs } of chosen(cases)) {
      const [input] = inputs as [Input];
      const planned = planFor(inputs);
      if (planned.plan.remedies.length === 0) continue;
      const files = written(planned, inputs, 'pol');
      const there = [...files].find(([file]) => /^[^/]+\/Registry\.pol$/.test(file))?.[1];
      const back = [...files].find(([file]) => file.endsWith('/undo/Registry.pol'))?.[1];
      if (!there || !back) throw new Error(`${name}: there is no policy file among ${[...files.keys()]}`);
      expect(idsFound(planFor([inputOf(input.path, there)])), name).toEqual(idsLeft(planned));
      expect(back, name).toEqual(bytesOf(input));
      expectOthersKept(name, bytesOf(input), there, planned);
      for (const { findings } of planned.plan.remedies) for (const { ruleId } of findings) mended.add(ruleId);
    }
    expectEachRule(mended);
  }, 300_000);
});

describe('a script for PowerShell', () => {
  const cases = casesWith(/\.pol$/i);

  it('mends what it is made of on a GPO of the tests, checks what is there, and its undo brings all of it back', () => {
    const mended = new Set<string>();
    for (const { name, inputs } of chosen(cases)) {
      const [input] = inputs as [Input];
      const planned = planFor(inputs);
      const plan = forTool(planned.plan, 'powershell', new Set());
      if (plan.remedies.length === 0) continue;
      expect(powershellLeft(plan), name).toEqual([]);
      const script = (undo: boolean) => parseScript(powershellScript(plan, { version: '0.1.0', undo }));
      const gpo = emptyWorld();
      const entries = polRecords(bytesOf(input)).flatMap(entryOf);
      for (const { key, value } of entries) seedPolicy(inGpo(script(false), key), gpo, stateOf(value));
      const before = valuesIn(gpo);
      expect(applyScript(script(true), gpo), name).toBe('nothing to do');
      expectGuarded(script(false), entries, name);
      expect(applyScript(script(false), gpo), name).toBe('made');
      expect(applyScript(script(false), gpo), name).toBe('nothing to do');
      expect(idsFound(planFor([inputOf(input.path, polOf(entriesIn(gpo)))])), name).toEqual(idsLeft(planned));
      expect(applyScript(script(true), gpo), name).toBe('made');
      expect(valuesIn(gpo), name).toEqual(before);
      for (const { findings } of plan.remedies) for (const { ruleId } of findings) mended.add(ruleId);
    }
    expectEachRule(mended);
  }, 300_000);

  it('sets the encryption types of a trust to what is then found right, and back', () => {
    const folder = join(RULES, 'trust-aes-not-enabled/bad/list-rc4-alone');
    const [input] = inputsBelow(folder, ['expected.json']) as [Input];
    const { plan } = planFor([input]);
    const script = (undo: boolean) => parseScript(powershellScript(plan, { version: '0.1.0', undo }));
    const [change] = script(false).changes;
    const name = String(change?.read.parameters.Identity);
    const world = emptyWorld();
    world.trusts.set(name, 4);
    expect(applyScript(script(false), world)).toBe('made');
    const text = new TextDecoder('utf-16').decode(bytesOf(input));
    const other = text.replace(/(msDS-SupportedEncryptionTypes\s*: )4/, `$1${world.trusts.get(name)}`);
    expect(other).not.toBe(text);
    expect(
      planFor([inputOf(input.path, encode(`\ufeff${other}`, 'utf-16le'))]).result.report.findings,
    ).toEqual([]);
    expect(applyScript(script(true), world)).toBe('made');
    expect(world.trusts.get(name)).toBe(4);
  });
});

/** Where one value of many is another than the export showed, the script stops, and nothing is changed. */
function expectGuarded(script: Script, entries: readonly Entry[], name: string): void {
  for (const { before } of script.changes) {
    const gpo = emptyWorld();
    for (const { key, value } of entries) {
      const state = stateOf(value);
      const isGuarded = state.name.toLowerCase() === before?.name.toLowerCase();
      seedPolicy(inGpo(script, key), gpo, isGuarded ? { ...state, data: ['something else'] } : state);
    }
    const there = JSON.stringify(valuesIn(gpo));
    expect(applyScript(script, gpo), name).toBe(before ? 'stopped' : 'made');
    if (before) expect(JSON.stringify(valuesIn(gpo)), name).toBe(there);
  }
}

interface Entry {
  readonly key: string;
  readonly value: Value;
}

function entryOf({ keyPath, valueName, type, data }: RegistryRecord): Entry[] {
  if (!valueName || !data || (data.kind !== 'text' && data.kind !== 'number')) return [];
  const content = data.kind === 'text' ? data.text.value : data.number;
  return [{ key: keyPath.value, value: { name: valueName.value, type: type ?? 'REG_SZ', data: content } }];
}

const TYPES: Readonly<Record<string, string>> = {
  REG_SZ: 'String',
  REG_EXPAND_SZ: 'ExpandString',
  REG_DWORD: 'DWord',
};

function stateOf({ name, type, data }: Value): State {
  return { name, type: TYPES[type] ?? type, data: [String(data)] };
}

/** A command of the script's GPO that reads a key. */
function inGpo({ changes }: Script, key: string): Command {
  const [first] = changes;
  if (!first) throw new Error('a script without changes');
  return { ...first.read, parameters: { ...first.read.parameters, Key: `HKLM\\${key}` } };
}

function valuesIn({ gpos }: World): unknown {
  return [...gpos]
    .map(([place, values]) => [place, [...values.values()].sort((a, b) => (a.name < b.name ? -1 : 1))])
    .sort();
}

function entriesIn({ gpos }: World): Entry[] {
  return [...gpos].flatMap(([place, values]) => {
    const [, , key] = JSON.parse(place) as [unknown, unknown, string];
    return [...values.values()].map(({ name, type, data: [text = ''] }) => {
      const [kind = 'REG_SZ'] = Object.entries(TYPES).find(([, one]) => one === type) ?? [];
      return {
        key: key.replace(/^hklm\\/i, ''),
        value: { name, type: kind, data: type === 'DWord' ? Number(text) : text },
      };
    });
  });
}

/** Entries that no remedy names are there after as before, bytes and order. */
function expectOthersKept(name: string, before: Uint8Array, after: Uint8Array, { plan }: Planned): void {
  const touched = new Set(
    plan.remedies.flatMap(({ change }) =>
      change.kind === 'value' ? [change.before, change.after].map((one) => one?.name.toLowerCase()) : [],
    ),
  );
  const others = (bytes: Uint8Array) =>
    polRecords(bytes)
      .filter(({ valueName }) => !touched.has(valueName?.value.toLowerCase()))
      .map(({ at }) => [...bytes.subarray(at.start, at.end)].join());
  expect(others(after), name).toEqual(others(before));
}
