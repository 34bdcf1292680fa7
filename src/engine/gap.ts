// How an input is said to be incomplete, and how a defect of ours is.

import { pathInfo } from '../evidence/paths.ts';
import type { GapFact, Origin } from '../model/fact.ts';
import type { InputReport, Problem } from '../model/finding.ts';
import { fileStart } from '../model/format.ts';
import type { Collected } from './reading.ts';

export const DEFECT = 'This is a defect of realmlint: please report it.';

export function failure(who: string, error: unknown): string {
  return `${who} failed: ${error instanceof Error ? error.message : String(error)}`;
}

export function internal(path: string, message: string): Problem {
  return { kind: 'internal', message: `${path}: ${message}` };
}

export function gap(
  origin: Origin,
  code: GapFact['code'],
  effect: GapFact['effect'],
  message: string,
  hint: string,
): GapFact {
  return { kind: 'gap', origin, at: fileStart(origin.format), locator: '', code, effect, message, hint };
}

/** The origin of what could not even be recognised: it belongs to no format and, by its path alone, to a container. */
export function originOf(path: string): Origin {
  const { container, side } = pathInfo(path);
  return { path, format: null, holder: 'gpo', container, part: null, side };
}

export function unreadable(path: string, code: GapFact['code'], message: string, hint: string): Collected {
  const input: InputReport = { path, format: null, status: 'unreadable', facts: 0, message };
  return {
    input,
    facts: [gap(originOf(path), code, 'unreadable', message, hint)],
    problems: [],
    strangers: 0,
  };
}
