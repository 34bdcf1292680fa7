// A search for files: it tells how far it is, can be ended, goes about many at a time, and loses nothing that it may not see.

import type { Picked } from './picked.ts';
import { unreadWords } from './refusal.ts';

/** Told how many files were seen so far; throws what should end the search. */
export type OnFile = (count: number) => void;

/** Called for each file. */
export type Count = () => void;

export function counter(onFile: OnFile): Count {
  let count = 0;
  return () => onFile(++count);
}

/** Thrown by `OnFile` when nobody wants the files any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

// As many are asked for at once; one after the other a share would take as long as its answers.
const AT_ONCE = 32;

/** An array of its own, in the order of the items. */
export async function inTurns<T>(
  items: readonly T[],
  turn: (item: T) => Promise<Picked>,
): Promise<readonly Picked[]> {
  const all: Picked[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    for (const picked of await Promise.all(items.slice(from, from + AT_ONCE).map(turn))) all.push(picked);
  }
  return all;
}

/** What stands in the place of something that the browser did not give. Ends of the search are thrown on. */
export function unseen(name: string, what: 'The file' | 'The folder', error: unknown): Picked {
  if (error instanceof Cancelled) throw error;
  return { kind: 'unseen', name, problem: unreadWords(what, error) };
}
