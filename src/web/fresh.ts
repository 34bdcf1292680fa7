// What was handed over, as it is now: a browser reads nothing of a file that was changed since, but some give a way to ask for it again.

import type { Bytes, Picked, PickedFile } from './picked.ts';
import { unreadWords } from './refusal.ts';

/** Gives the file as it is now. Throws what the browser throws. */
export type AskAgain = () => Promise<Bytes>;

/** Beside the files, for what is handed to a worker is data. */
const ways = new WeakMap<Bytes, AskAgain>();

/** The same file, which can be asked for again. */
export function askable<T extends Bytes>(file: T, ask: AskAgain): T {
  ways.set(file, ask);
  return file;
}

// As many are asked for at once; one after the other a share would take as long as its answers.
const AT_ONCE = 32;

/** The same items with each file as it is now, where there is a way to ask for it; `onFile` is told how many were asked for so far. */
export async function fresh(
  picked: readonly Picked[],
  onFile: (count: number) => void,
): Promise<readonly Picked[]> {
  let count = 0;
  const all = async (items: readonly Picked[]): Promise<readonly Picked[]> => {
    const found: Picked[] = [];
    for (let from = 0; from < items.length; from += AT_ONCE) {
      const some = items.slice(from, from + AT_ONCE).map(one);
      for (const item of await Promise.all(some)) found.push(item);
    }
    return found;
  };
  const one = async (item: Picked): Promise<Picked> => {
    if (item.kind === 'folder') return { ...item, children: await all(item.children) };
    const ask = item.kind === 'file' ? ways.get(item.file) : undefined;
    if (item.kind !== 'file' || !ask) return item;
    const now = await asNow(item, ask);
    onFile(++count);
    return now;
  };
  return all(picked);
}

async function asNow(item: PickedFile, ask: AskAgain): Promise<Picked> {
  try {
    return { ...item, file: askable(await ask(), ask) };
  } catch (error) {
    return { kind: 'unseen', name: item.name, problem: unreadWords('The file', error) };
  }
}
