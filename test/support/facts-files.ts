// Facts as files in memory: what a run writes, shards of it, and files that somebody bent.

import {
  type CollectedInput,
  collect,
  type FactsRun,
  gather,
  type Input,
  shardOf,
  VERSION,
  writeFacts,
} from '../../src/lint.ts';
import { checksumOf } from '../../src/model/checksum.ts';
import { encode } from './bytes.ts';
import { inputOf } from './inputs.ts';

export const OF = '00000000000000aa';

/** The text of a facts file of these inputs. */
export function factsText(inputs: readonly Input[], run: Partial<FactsRun> = {}): string {
  return textOf(collect(inputs, { seal: true }), run);
}

export function textOf(collected: Iterable<CollectedInput>, run: Partial<FactsRun> = {}): string {
  return [...writeFacts(collected, { version: VERSION, ...run })].join('');
}

/** The facts files of all shards of some inputs, in the order of the shards. */
export function shardTexts(inputs: readonly Input[], count: number, of = OF): string[] {
  return Array.from({ length: count }, (_, i) =>
    factsText(
      inputs.filter(({ path }) => shardOf(path, count) === i + 1),
      { shard: { index: i + 1, count, paths: inputs.length, of } },
    ),
  );
}

export function factsInput(text: string, path = 'facts.ndjson'): Input {
  return inputOf(path, encode(text));
}

/** What a facts file gives that cannot be believed: the one gap, as its input says it. */
export function faultOf(text: string) {
  const { inputs, facts } = gather([factsInput(text)]);
  return {
    report: inputs.find(({ path }) => path === 'facts.ndjson') ?? null,
    gaps: facts.filter((fact) => fact.kind === 'gap' && fact.origin.path === 'facts.ndjson'),
    others: inputs.filter(({ path }) => path !== 'facts.ndjson'),
  };
}

/** The file with checksums and counts that fit what stands in it. */
export function resealed(lines: readonly string[]): string {
  let own: string[] = [];
  let inputs: string[] = [];
  const out = lines.map((line) => {
    const value = JSON.parse(line) as Record<string, unknown>;
    if (value.kind === 'run') inputs = [line];
    if (value.kind === 'end')
      return JSON.stringify({ ...value, inputs: inputs.length - 1, digest: checksumOf(inputs) });
    if (value.kind !== 'input') {
      if (value.kind !== 'run') own.push(line);
      return line;
    }
    const text = JSON.stringify({ ...value, lines: own.length, digest: checksumOf(own) });
    own = [];
    inputs.push(text);
    return text;
  });
  return `${out.join('\n')}\n`;
}
