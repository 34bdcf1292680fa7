// What programs are given to write: the right configuration, right ones in other spellings, each single defect, and a defect of each kind
// in a right configuration. The same for all of them, so that one run of a program can be looked at in several ways.

import type { Configuration, FormatShape } from '../../support/formats/configuration.ts';
import { CONFIGURATION, DEFECTS, type Defect } from '../../support/formats/defects.ts';
import { withoutMarks } from '../../support/formats/writers.ts';
import type { Kind } from '../../support/mutations/kind.ts';
import { KINDS, showsKind } from '../../support/mutations/kinds.ts';
import { randomFrom } from '../../support/mutations/random.ts';
import { rightConfiguration } from '../../support/mutations/right.ts';

export interface Case {
  readonly name: string;
  readonly kind: 'right' | 'spelling' | 'defect' | 'hidden' | 'planted';
  /** Without marks. */
  readonly configuration: Configuration;
  readonly seed: number;
  readonly defect?: Defect;
  readonly planted?: { readonly kind: Kind; readonly actual?: string };
}

// MUTATION_SEED=N npm run test:producers tries others, MUTATION_TIMES=N more of them.
const SEED = Number(process.env.MUTATION_SEED ?? 20260309);
const TIMES = Number(process.env.MUTATION_TIMES ?? 1);
const SPELLINGS = 5 * TIMES;

/** The cases that a format can show; of those by chance every nth, from an index on, unless more are asked for. */
export function casesOf(shape: FormatShape, [index, of]: readonly [number, number] = [0, 1]): Case[] {
  const some = (cases: Iterable<Case>) => [...cases].filter((_, at) => TIMES > 1 || at % of === index);
  return [RIGHT, ...some(spellingCases()), ...defectCases(shape), ...some(plantedCases(shape))];
}

const RIGHT: Case = {
  name: 'is silent of what is right',
  kind: 'right',
  configuration: withoutMarks(CONFIGURATION),
  seed: 0,
};

function spellingCases(): Case[] {
  return Array.from({ length: SPELLINGS }, (_, turn): Case => {
    const seed = SEED + turn;
    const configuration = rightConfiguration(randomFrom(seed), false).with();
    return { name: `is silent of what is right, spelling ${seed}`, kind: 'spelling', configuration, seed };
  });
}

function defectCases({ shows, cannotShow = {} }: FormatShape): Case[] {
  return DEFECTS.filter(({ of }) => of === shows).map((defect) => {
    const configuration = withoutMarks(defect.configuration);
    const hidden = defect.key in cannotShow;
    const name = hidden ? `is silent of ${defect.key}, which it cannot show` : `shows ${defect.key}`;
    return { name, kind: hidden ? 'hidden' : 'defect', configuration, seed: 0, defect };
  });
}

function* plantedCases(shape: FormatShape): Iterable<Case> {
  for (const [index, kind] of KINDS.entries()) {
    if (!showsKind(shape, kind)) continue;
    for (let turn = 0; turn < TIMES; turn++) {
      const seed = SEED + (index + 1) * 1000 + turn;
      const planted = kind.plant(rightConfiguration(randomFrom(seed), false));
      const { configuration, actual } = planted;
      yield {
        name: `shows ${kind.key}, ${seed}`,
        kind: 'planted',
        configuration,
        seed,
        planted: { kind, ...(actual === undefined ? {} : { actual }) },
      };
    }
  }
}
