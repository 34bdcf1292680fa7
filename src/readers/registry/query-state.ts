// Where the reading of queries stands, and the lines that it need not read.

import type { RegistryRecord, Scope } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { fragmentsOf } from './fragments.ts';
import type { Asked } from './query-command.ts';
import type { QueryLine } from './query-lines.ts';
import type { QueryScopes } from './query-scopes.ts';
import { skipUnwanted } from './query-skip.ts';
import type { Line, Lines } from './reg-lines.ts';
import type { Key } from './registry-data.ts';

export type ValueLine = Extract<QueryLine, { kind: 'value' }>;

/** How long a line is, with the blanks at its end and without them. */
interface Padded {
  readonly width: number;
  readonly to: number;
}

export interface State {
  readonly interest: Interest;
  readonly lines: Lines;
  readonly scopes: QueryScopes;
  /** What the last prompt asked for, as far as that is shown. */
  asked: readonly Asked[];
  /** The command that stands there instead of a query, and whose answer holds nothing that is judged. */
  aside: string | null;
  /** That there are such answers, which is said once. */
  saidAside: boolean;
  /** That it is not there, as long as nothing else is heard of it. */
  absent: Scope | null;
  /** Null before the first key, and after a line that belongs to none. */
  key: (Key & { readonly wanted: boolean; readonly root: string }) | null;
  /** A wanted key without values so far. */
  empty: RegistryRecord | null;
  /** The last value, as long as the next line may belong to it. */
  open: { readonly line: Line; readonly value: ValueLine } | null;
  more: Line[];
  length: number;
  /** The last two lines that end with blanks, as all do that were copied from some consoles. */
  padded: readonly [Padded | null, Padded | null];
}

/** The next line, once those were passed over that stand under a key which nobody wants, and under more such keys. */
export function nextLine(state: State): Line | null {
  const { lines } = state;
  const standing = state.key?.wanted === false && !state.absent ? state.scopes.standing() : null;
  if (standing && state.key) {
    const { root } = state.key;
    const within = { tree: below(root, standing.first), current: below(root, standing.current) };
    lines.skip((text, from) => {
      const passed = skipUnwanted(text, from, within, fragmentsOf(state.interest));
      if (!passed) return null;
      const { values, below: keys } = passed;
      const last = keys && { keyPath: keys.name.slice(root.length + 1), values: keys.values };
      state.scopes.passed(values, last);
      state.open = null;
      state.more = [];
      state.length = 0;
      return passed;
    });
  }
  const line = lines.next();
  const padded = line && paddedIn(line.text);
  if (padded) state.padded = [state.padded[1], padded];
  return line;
}

function paddedIn(text: string): Padded | null {
  let to = text.length;
  while (text.charCodeAt(to - 1) === 0x20) to--;
  return to < text.length ? { width: text.length, to } : null;
}

/**
 * Where the name of the key ends that the last line is. A name may end with a blank: those behind it are padding only where
 * another line, the one before or the next, has another text and ends at the same column.
 */
export function nameEnd({ lines, padded: [before, own] }: State, { text }: Line): number {
  if (!own || !text.endsWith(' ')) return text.length;
  const next = lines.next();
  if (next) lines.unread([next]);
  const isPadded = [before, next && paddedIn(next.text)].some(
    (other) => other?.width === own.width && other.to !== own.to,
  );
  return isPadded ? own.to : text.length;
}

function below(root: string, keyPath: string): string {
  return `${root}${keyPath === '' ? '' : '\\'}${keyPath}`.toLowerCase();
}
