// From a bad export by way of its remedy to one that is right, and by way of the undo back to what was there.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyFilesOf } from '../../src/cli/policy-files.ts';
import { remedyFiles } from '../../src/cli/remedy-files.ts';
import { gather, type Input } from '../../src/lint.ts';
import { forTool } from '../../src/remedies/for-tool.ts';
import { encode } from '../support/bytes.ts';
import { bytesOf, inputOf, inputsBelow } from '../support/inputs.ts';
import { apply, dumped, type Model, polRecords, regRecords, shown } from '../support/registry-model.ts';
import { type Planned, planFor } from '../support/remedy-plans.ts';
import { sample } from '../support/thorough.ts';

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

describe('a .reg file', () => {
  const cases = casesWith(/\.reg$/);

  it('mends what it is made of, and its undo brings all of it back', () => {
    const mended = new Set<string>();
    for (const { name, inputs } of sample(cases, 3)) {
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
    expect(mended.size).toBeGreaterThan(8);
  });
});

describe('a corrected Registry.pol', () => {
  const cases = casesWith(/\.pol$/i);

  it('mends what it is made of, keeps all other bytes, and the file to go back to is that which was read', () => {
    const mended = new Set<string>();
    for (const { name, inputs } of sample(cases, 3)) {
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
    expect(mended.size).toBeGreaterThan(8);
  });
});

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
