// The judge: random configurations, right and wrong. What realmlint says of each is held against what real clients get with it; where the two
// disagree the table of disagreements has the reason, or it is a bug. The seed is the same each time, so that a change fails by what it changed;
// LAB_SEED=N takes another, or repeats one case.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { allWriters } from '../../support/formats/writers.ts';
import { type Case, caseOf, RIGHT } from './cases.ts';
import { CLIENTS, type Client, type Got } from './clients.ts';
import { reasonOf } from './excuses.ts';
import { type Lab, rightTrusts, startLab } from './lab.ts';

const COUNT = 300;
const USUAL_SEED = 20261130;
const SEED = Number(process.env.LAB_SEED ?? USUAL_SEED);
if (!Number.isSafeInteger(SEED)) throw new Error(`LAB_SEED must be a whole number: ${process.env.LAB_SEED}`);
// More would wait for processors.
const AT_ONCE = 4;

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab?.end());

type Judged = Case & { readonly got: Record<Client, Got> };

async function inBatches(cases: readonly Case[], judge: (one: Case) => Promise<Judged>): Promise<Judged[]> {
  const judged: Judged[] = [];
  const left = [...cases];
  const worker = async () => {
    for (let next = left.pop(); next; next = left.pop()) judged.push(await judge(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return judged;
}

async function judgeAll(cases: readonly Case[]): Promise<Judged[]> {
  const ask = async (one: Case): Promise<Judged> => ({
    ...one,
    got: await lab.mit.user(one.configuration, one.wanted),
  });
  await lab.mit.setTrusts(rightTrusts());
  const judged = await inBatches(
    cases.filter((one) => one.in !== 'trust'),
    ask,
  );
  for (const one of cases.filter((other) => other.in === 'trust')) {
    await lab.mit.setTrusts([...rightTrusts([one.realm]), one.configuration.trust]);
    judged.push(await ask(one));
  }
  return judged;
}

/** Said of the case and of one client: in whose terms they disagree; null where they agree. */
function disagreement({ says, got }: Judged, client: Client): string | null {
  const { ticket } = got[client];
  if (says === 'clean') return ticket ? null : 'clean, and no ticket';
  return ticket ? `${says}, and tickets` : null;
}

/** What somebody needs to repeat it. */
function told(one: Judged, client: Client, differs: string): string {
  const { seed, key, formats, configuration, rules, got } = one;
  const shown = `${JSON.stringify(configuration)} as ${formats.join(' and ')}`;
  return `LAB_SEED=${seed} ${key}: ${client}: ${differs}: ${shown}: ${rules.join('; ')}: ${got[client].said}`;
}

it(`agrees with the clients on ${COUNT} configurations, LAB_SEED=${SEED}`, async () => {
  const writers = await allWriters();
  const cases = Array.from({ length: COUNT }, (_, index) => caseOf(SEED + index, writers));
  const judged = await judgeAll(cases);
  const counts = new Map<string, number>();
  const unexplained: string[] = [];
  for (const one of judged) {
    for (const client of CLIENTS) {
      const differs = disagreement(one, client);
      if (!differs) continue;
      const reason = reasonOf(one, client, differs);
      const line = `${one.key}: ${client}: ${differs}: ${reason}`;
      if (reason) counts.set(line, (counts.get(line) ?? 0) + 1);
      else unexplained.push(told(one, client, differs));
    }
  }
  const rights = judged.filter(({ key }) => key === RIGHT).length;
  console.log(
    [`LAB_SEED=${SEED}: ${judged.length} configurations, ${rights} of them right. Disagreements:`]
      .concat([...counts].sort().map(([line, count]) => `${count} x ${line}`))
      .join('\n'),
  );
  expect(judged.length).toBe(COUNT);
  expect(rights).toBeGreaterThan(COUNT / 10);
  expect(unexplained).toEqual([]);
});
