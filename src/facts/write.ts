// Facts as lines of JSON. They are plain ASCII, so that no shell, console or mail changes them on their way.

import { createChecksum } from '../model/checksum.ts';
import type { CollectedInput, FactsRun } from '../model/collected.ts';
import type { Fact, Origin } from '../model/fact.ts';
import { BRACKET_COMMAND } from '../model/unseen.ts';
import { compact } from './compact.ts';
import { type EndLine, FACTS_VERSION, type InputLine, type RunLine } from './lines.ts';

/** The lines of one run, each with the line break that ends it. Inputs are taken one after the other, as the lines are. */
export function* writeFacts(
  collected: Iterable<CollectedInput>,
  { version, shard, encoding }: Omit<FactsRun, 'kind'>,
): Iterable<string> {
  const run: RunLine = {
    kind: 'run',
    schemaVersion: FACTS_VERSION,
    tool: { name: 'realmlint', version },
    ...(shard ? { shard } : {}),
    ...(encoding ? { encoding } : {}),
  };
  const first = lineOf(run);
  yield `${first}\n`;
  const all = createChecksum();
  all.addText(first);
  let inputs = 0;
  for (const one of collected) {
    const own = createChecksum();
    for (const line of factLines(one.facts)) {
      own.addText(line);
      yield `${line}\n`;
    }
    const line = lineOf(inputLine(one, own.hex()));
    all.addText(line);
    inputs++;
    yield `${line}\n`;
  }
  const end: EndLine = { kind: 'end', inputs, digest: all.hex() };
  yield `${lineOf(end)}\n`;
}

function* factLines(facts: readonly Fact[]): Iterable<string> {
  let before: Origin | null = null;
  for (const { kind, origin, ...rest } of facts) {
    const known = before !== null && sameOrigin(before, origin);
    before = origin;
    yield lineOf({ kind, ...(known ? {} : { origin }), ...(compact(rest) as object) });
  }
}

function sameOrigin(one: Origin, other: Origin): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function inputLine({ path, input, facts, problems, strangers, seal }: CollectedInput, digest: string) {
  const line: InputLine = {
    kind: 'input',
    path,
    format: input?.format ?? null,
    status: input ? (input.status as InputLine['status']) : 'none',
    facts: input?.facts ?? 0,
    ...(input?.taken === undefined ? {} : { taken: input.taken }),
    ...(input?.message === undefined ? {} : { message: input.message }),
    skipped: strangers,
    ...(problems.length === 0 ? {} : { problems }),
    ...(seal ? { content: seal } : {}),
    lines: facts.length,
    digest,
  };
  return line;
}

// No line begins with a value, so that of the commands of builds only those matter that are obeyed anywhere.
function lineOf(value: unknown): string {
  const ascii = JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return ascii.includes('##') ? ascii.replace(BRACKET_COMMAND, '$1\\u005b') : ascii;
}
