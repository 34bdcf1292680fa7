// What is said of suppressions that expired or hold nothing back, and of a baseline that has more than there is.

import type { Problem } from '../model/finding.ts';
import type { BaselineEntry, Suppression } from '../model/hold.ts';
import type { Settled } from './settled.ts';

const NAMED = 3;

/** A suppression in use. */
export interface Watched {
  readonly suppression: Suppression;
  readonly inputs: ReadonlySet<string> | null;
  readonly expired: boolean;
  /** Findings that it holds back, or would if it had not expired. */
  met: number;
  /** Gaps that it meets and cannot lift. */
  stood: number;
}

/** One remark for each suppression that has expired, cannot do what it was written for, or was not needed. */
export function remarksOf(watched: readonly Watched[], settled: Settled): Problem[] {
  return watched.flatMap((one) => remarkOf(one, settled) ?? []);
}

function remarkOf({ suppression, expired, met, stood }: Watched, settled: Settled): Problem | null {
  const { reason, until } = suppression;
  const who = `The suppression of ${named(suppression)}`;
  const why = `Its reason was: ${reason}`;
  if (expired) {
    const now = met === 0 ? 'Nothing of this run needs it.' : `${findings(met)} again.`;
    return {
      kind: 'suppression-expired',
      message: `${who} held until ${until} and has expired. ${now} ${why}`,
    };
  }
  if (stood > 0) {
    const message = `${who} meets a gap and does not lift it: that takes a path that every file of the gap fits, and a last day (until). ${why}`;
    return { kind: 'suppression-unused', message };
  }
  if (met > 0 || !settled.ofSuppression(suppression)) return null;
  return { kind: 'suppression-unused', message: `${who} holds nothing back: remove it. ${why}` };
}

function findings(count: number): string {
  return count === 1 ? '1 finding counts' : `${count} findings count`;
}

function named({ rule, subject, realm, path }: Suppression): string {
  const words = [
    ...(subject === null ? [] : [`on ${subject}`]),
    ...(realm === null ? [] : [`for realm ${realm}`]),
    ...(path === null ? [] : [`in ${path.glob}`]),
  ];
  return [rule, ...words].join(' ');
}

/** One remark for all of them; none when there are none. */
export function staleProblem(gone: readonly BaselineEntry[]): Problem[] {
  if (gone.length === 0) return [];
  const names = gone.slice(0, NAMED).map(({ rule, subject }) => `${rule} on ${subject.name}`);
  const more = gone.length > NAMED ? ` and ${gone.length - NAMED} more` : '';
  const [what, them] =
    gone.length === 1 ? ['entry of the baseline is', 'it'] : ['entries of the baseline are', 'them'];
  const message = `${gone.length} ${what} gone: ${names.join(', ')}${more}. realmlint baseline --prune removes ${them}.`;
  return [{ kind: 'baseline-stale', message }];
}
