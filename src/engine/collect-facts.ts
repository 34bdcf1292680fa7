// A facts file as what it tells of. It is no input itself, unless it cannot be believed to its end.

import type { CollectedInput, FactsFault } from '../model/collected.ts';
import type { GapFact } from '../model/fact.ts';
import type { Input } from '../model/input.ts';
import { SourceError } from '../model/source.ts';
import { DEFECT, failure, gap, internal, originOf } from './gap.ts';
import type { Reading } from './reading.ts';

type Flaw = Pick<GapFact, 'code' | 'message' | 'hint'> & Partial<Pick<FactsFault, 'at'>>;

/** What was whole before a flaw stands; the flaw blocks a verdict. Never throws. */
export function* collectFacts(input: Input, { facts }: Reading): Iterable<CollectedInput> {
  const { path } = input;
  let any = false;
  try {
    const source = input.open();
    try {
      for (const item of facts.read(source, input)) {
        if (item.kind === 'run') facts.onRun(item, path);
        else if (item.kind === 'fault') yield flawed(path, any, { code: codeOf(item), ...item });
        else {
          any = true;
          yield item;
        }
      }
      source.settle?.();
    } finally {
      source.close();
    }
  } catch (error) {
    if (error instanceof SourceError) {
      yield flawed(path, any, { code: 'medium', message: error.message, hint: '' });
      return;
    }
    const message = failure('The reader of facts', error);
    const flaw = flawed(path, any, { code: 'malformed', message, hint: DEFECT });
    yield { ...flaw, problems: [internal(path, message)] };
  }
}

function codeOf({ cut }: FactsFault): GapFact['code'] {
  return cut ? 'truncated' : 'malformed';
}

function flawed(path: string, any: boolean, { code, message, hint, at }: Flaw): CollectedInput {
  const status = any ? 'partial' : 'unreadable';
  const fact = gap(originOf(path), code, status, message, hint);
  return {
    path,
    input: { path, format: null, status, facts: 0, message },
    facts: [at ? { ...fact, at } : fact],
    problems: [],
    strangers: 0,
  };
}
