// Remedies of random right configurations with a defect in them: what is left afterwards is what the plan said, and nothing new.

import { describe, expect, it } from 'vitest';
import { forTool } from '../../src/remedies/for-tool.ts';
import { regFile } from '../../src/remedies/registry/reg-file.ts';
import { encode } from '../support/bytes.ts';
import { allWriters, bytesOf } from '../support/formats/writers.ts';
import { inputOf } from '../support/inputs.ts';
import type { Kind } from '../support/mutations/kind.ts';
import { MAPPING_KINDS } from '../support/mutations/mapping-kinds.ts';
import { NAME_KINDS } from '../support/mutations/name-kinds.ts';
import { randomFrom } from '../support/mutations/random.ts';
import { REALM_KINDS } from '../support/mutations/realm-kinds.ts';
import { rightConfiguration } from '../support/mutations/right.ts';
import { apply, dumped, type Model, regRecords, shown } from '../support/registry-model.ts';
import { type Planned, planFor } from '../support/remedy-plans.ts';
import { sample, THOROUGH } from '../support/thorough.ts';

const TIMES = THOROUGH ? 40 : 1;
const SEED = Number(process.env.MUTATION_SEED ?? 20260309);
const KINDS: readonly Kind[] = sample([...REALM_KINDS, ...MAPPING_KINDS, ...NAME_KINDS], 3);
const WRITER = (await allWriters()).find(({ format }) => format === 'reg');
if (!WRITER) throw new Error('nobody writes .reg');

const left = ({ plan }: Planned) => plan.refusals.map(({ finding }) => finding.ruleId).sort();
const found = ({ result }: Planned) => result.report.findings.map(({ ruleId }) => ruleId).sort();

describe('a remedy of a mutation', () => {
  it.each(KINDS.filter((kind) => kind.cannotShow?.(WRITER) == null))(
    '$rule: $key',
    (kind) => {
      for (let time = 0; time < TIMES; time++) {
        const seed = SEED + time;
        const { configuration } = kind.plant(rightConfiguration(randomFrom(seed), false));
        const bytes = bytesOf(WRITER, configuration);
        for (const includeProposed of [true, false]) {
          const told = `seed ${seed}, proposed ${includeProposed}: ${JSON.stringify(configuration)}`;
          const planned = planFor([inputOf(WRITER.path, bytes)], { includeProposed });
          const { remedies } = forTool(planned.plan, 'reg', new Set());
          expect(remedies.length, told).toBe(planned.plan.remedies.length);
          if (!includeProposed)
            expect(
              remedies.every(({ grade }) => grade === 'safe'),
              told,
            ).toBe(true);
          const [first] = remedies;
          if (!first) {
            expect(found(planned), told).toEqual(left(planned));
            continue;
          }
          const { subject } = first.target;
          const there = regFile(remedies, { version: '0.1.0', undo: false, subject });
          const back = regFile(remedies, { version: '0.1.0', undo: true, subject });
          // A byte order mark in a name is nothing that every program keeps in a text.
          if (there.left.length > 0) continue;
          expect(back.left, told).toEqual([]);
          const model: Model = apply(new Map(), regRecords(bytes));
          const before = JSON.stringify(shown(model));
          apply(model, regRecords(encode(there.text ?? '')));
          const after = planFor([inputOf(WRITER.path, encode(dumped(model)))]);
          expect(found(after), told).toEqual(left(planned));
          apply(model, regRecords(encode(back.text ?? '')));
          expect(JSON.stringify(shown(model)), told).toBe(before);
        }
      }
    },
    300_000,
  );
});
