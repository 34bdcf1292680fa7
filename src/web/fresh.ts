// What was handed over, as it is now: a browser reads nothing of a file that was changed since, but some give a way to ask for it again.

import type { Bytes, Picked } from './picked.ts';
import { type Count, counter, inTurns, type OnFile, unseen } from './search.ts';

/** Gives the file as it is now. Throws what the browser throws. */
export type AskAgain = () => Promise<Bytes>;

/** Gives what lies in a folder now, in an array of its own. Throws what the browser throws, and what ends the search. */
export type List = (count: Count) => Promise<readonly Picked[]>;

/** Beside the files and what lies in folders, for what is handed to a worker is data. */
const ways = new WeakMap<Bytes, AskAgain>();
const lists = new WeakMap<readonly Picked[], List>();

/** The same file, which can be asked for again. */
export function askable<T extends Bytes>(file: T, ask: AskAgain): T {
  ways.set(file, ask);
  return file;
}

/** What lies in a folder, which can be asked for again. */
export async function listed(list: List, count: Count): Promise<readonly Picked[]> {
  const children = await list(count);
  lists.set(children, list);
  return children;
}

/** What lies in a folder with one item in the place of another, also when it is asked for again. */
export function replaced(children: readonly Picked[], place: Picked, item: Picked): readonly Picked[] {
  const now = children.map((child) => (child === place ? item : child));
  const list = lists.get(children);
  if (list) {
    lists.set(now, async (count) => {
      const others = (await list(count)).filter(({ name }) => name !== place.name && name !== item.name);
      return [...others, await asNow(item, count)];
    });
  }
  return now;
}

/** The same items as they are now, where there is a way to ask for them; `onFile` is told how many files were asked for so far. */
export function fresh(picked: readonly Picked[], onFile: OnFile): Promise<readonly Picked[]> {
  const count = counter(onFile);
  return inTurns(picked, (item) => asNow(item, count));
}

async function asNow(item: Picked, count: Count): Promise<Picked> {
  if (item.kind === 'folder') {
    const list = lists.get(item.children);
    try {
      const children = list
        ? await withLost(item.children, await listed(list, count), count)
        : await inTurns(item.children, (child) => asNow(child, count));
      return { ...item, children };
    } catch (error) {
      return unseen(item.name, 'The folder', error);
    }
  }
  const ask = item.kind === 'file' ? ways.get(item.file) : undefined;
  if (item.kind !== 'file' || !ask) return item;
  try {
    const file = askable(await ask(), ask);
    count();
    return { ...item, file };
  } catch (error) {
    return unseen(item.name, 'The file', error);
  }
}

/** What lies in a folder now, and what did before: of that the browser says why it gives it no more. */
async function withLost(
  before: readonly Picked[],
  now: readonly Picked[],
  count: Count,
): Promise<readonly Picked[]> {
  const known = new Map(before.map((item) => [item.name, item]));
  const here = await inTurns(now, async (item) => {
    const was = known.get(item.name);
    known.delete(item.name);
    if (item.kind !== 'folder' || was?.kind !== 'folder') return item;
    return { ...item, children: await withLost(was.children, item.children, count) };
  });
  // Where case makes no difference a file that is only called otherwise would be found under its old name as well.
  const old = new Set(before.map(({ name }) => name));
  const names = new Set(now.flatMap(({ name }) => (old.has(name) ? [] : [name.toLowerCase()])));
  const lost = [...known.values()].filter(({ name }) => !names.has(name.toLowerCase()));
  const all = [...here, ...(await inTurns(lost, (item) => asNow(item, count)))];
  const list = lists.get(now);
  if (list) lists.set(all, list);
  return all;
}

/** What has to be known of items as they are now, as sentences: a folder that was chosen is seen as it was then. */
export function unlistedWords(picked: readonly Picked[]): readonly string[] {
  return picked.flatMap((item) =>
    item.kind === 'folder' && item.mayLack && !lists.has(item.children)
      ? [
          `What was added to the folder ${item.name} since it was chosen is not seen, and not judged: hand it over again.`,
        ]
      : [],
  );
}
