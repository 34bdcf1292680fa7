// What sanitize says at its end: what was copied, what was not and why, and what to do before anything is sent.

import type { Sanitized } from '../remedies/sanitize/sanitize.ts';
import { amount } from '../reporters/place.ts';
import type { Places } from './sanitize-places.ts';

const SHOWN = 20;

interface Circumstances {
  readonly total: number;
  readonly places: Places;
  /** The config of the run, as shown; null without one. */
  readonly config: string | null;
  readonly shown: (path: string) => string;
  /** Whether every path is wanted, however many there are. */
  readonly all: boolean;
}

export function sanitizeWords(
  { copies, refused, config: copied, likenesses, lenient, secrets }: Sanitized,
  { total, places, config, shown, all }: Circumstances,
): readonly string[] {
  const reasons = [...refused].map(([path, why]) => `not copied: ${path} ${why}`);
  const lines = all
    ? reasons
    : limited(reasons, 'and more files that were not copied; --verbose names them:');
  if (likenesses.length > 0) {
    lines.push(`kept because they are like a name of the vendor: ${limited(likenesses).join(', ')}`);
  }
  if (lenient.length > 0) {
    lines.push(
      `words that may be names stay in the copies of ${limited(lenient).join(', ')}: without them they are not read. Look through these first`,
    );
  }
  if (secrets > 0) lines.push(`${amount(secrets, 'secret')} taken out`);
  if (config !== null && copies.length > 0) {
    lines.push(
      copied === null
        ? `not copied: ${config}, since what it says of paths or names does not fit the copies; lint them with --no-config`
        : `${config} is copied with them`,
    );
  }
  lines.push(`${copies.length} of ${amount(total, 'file')} copied to ${places.out}`);
  if (copies.length === 0) return lines;
  return [
    ...lines,
    `${shown(places.key)} tells who is behind the pseudonyms: keep it, and never send it`,
    'look through the copies before you send them: numbers, dates and the lengths of names are as they were',
  ];
}

function limited(lines: readonly string[], more = 'and more:'): string[] {
  return lines.length <= SHOWN ? [...lines] : [...lines.slice(0, SHOWN), `${more} ${lines.length - SHOWN}`];
}
