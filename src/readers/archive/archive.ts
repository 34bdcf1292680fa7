// A ZIP archive as inputs, one for each entry that could be ours. Nothing is written anywhere, and nothing inflated
// before somebody reads it.

import type { Archive, ArchiveProblem, Input, OpenSource } from '../../model/input.ts';
import type { Head } from '../../model/reader.ts';
import { type Source, SourceError } from '../../model/source.ts';
import { namedLikeOurs } from '../detect.ts';
import { type DirectoryEntry, readDirectory } from './archive-directory.ts';
import { type Budget, LARGEST_TOTAL, openEntry, refusalOf } from './archive-entry.ts';
import { archiveKind } from './archive-kind.ts';
import { couldBeOurs, entryPath, isAppleDouble, isPackage } from './archive-names.ts';

/**
 * The entries of a ZIP archive that is open as `source`; each opens `input` again when it is read. Null for a document
 * or a program's package, which hold nothing of ours, and for archives of other kinds. Never throws for what stands in the archive.
 */
export function unpack(input: Input, source: Source, head: Head): Archive | null {
  if (archiveKind(head.bytes) !== 'ZIP archive') return null;
  const { entries, problems } = readDirectory(source);
  const files = entries.filter(({ folder }) => !folder);
  const ours = files.some(({ path }) => namedLikeOurs(path));
  if (!ours && isPackage(paths(files))) return null;
  const budget: Budget = { left: LARGEST_TOTAL };
  const inputs: Input[] = [];
  const said: ArchiveProblem[] = [...problems];
  const locked: string[] = [];
  let strangers = 0;
  for (const [path, same] of byPath(files)) {
    const wish = input.entry?.(path) ?? { ignored: false };
    if (wish.ignored) continue;
    const [{ encrypted }] = same;
    const problem = refusalOfAll(same);
    const closed = encrypted || problem !== null;
    if (isAppleDouble(path) || (closed && !namedLikeOurs(path) && !couldBeOurs(path))) {
      strangers++;
      continue;
    }
    if (encrypted) locked.push(path);
    else inputs.push(inputOf(input, path, same[0], problem, wish.client ?? input.client, budget));
  }
  if (locked.length > 0) said.push(lockedProblem(locked, inputs.length === 0));
  return { inputs, strangers, problems: said };
}

const NAMED = 3;

/** One password locks them all, so it is said once. */
function lockedProblem(locked: readonly string[], all: boolean): ArchiveProblem {
  const names = locked.slice(0, NAMED).join(', ');
  const more = locked.length > NAMED ? ` and ${locked.length - NAMED} more` : '';
  const message =
    locked.length === 1
      ? `An entry of the archive is encrypted: ${names}.`
      : `${locked.length} entries of the archive are encrypted: ${names}${more}.`;
  const hint = 'Unpack the archive with its password, and name the folder.';
  return { code: 'unsupported', effect: all ? 'unreadable' : 'partial', message, hint };
}

function* paths(entries: readonly DirectoryEntry[]): Iterable<string> {
  for (const { path } of entries) yield path;
}

type Entries = readonly [DirectoryEntry, ...DirectoryEntry[]];

function byPath(entries: readonly DirectoryEntry[]): ReadonlyMap<string, Entries> {
  const found = new Map<string, [DirectoryEntry, ...DirectoryEntry[]]>();
  for (const entry of entries) {
    const same = found.get(entry.path);
    if (same) same.push(entry);
    else found.set(entry.path, [entry]);
  }
  return found;
}

/** Of several entries of one name programs unpack the first or the last: unless they are the same, none of them is read. */
function refusalOfAll(entries: Entries): string | null {
  const [first, ...others] = entries;
  if (others.every(({ crc, size }) => crc === first.crc && size === first.size)) return refusalOf(first);
  return `The archive holds ${entries.length} different entries of this name. Unpack the one that you mean.`;
}

function inputOf(
  archive: Input,
  inner: string,
  entry: DirectoryEntry,
  problem: string | null,
  client: string | undefined,
  budget: Budget,
): Input {
  const path = entryPath(archive.path, inner);
  return {
    path,
    named: false,
    packed: true,
    ...(client === undefined ? {} : { client }),
    // An entry can hold facts, of inputs that the user names as if they lay here.
    clientOf: (of) => archive.clientOf?.(of) ?? null,
    open() {
      if (problem !== null) throw new SourceError(problem);
      return openEntry(archive.open(), entry, path, budget);
    },
  };
}

/** The entry behind a path such as `unpack` gives; null where the archive has none of that name. Throws SourceError as reading does. */
export function reopenEntry(archive: OpenSource, path: string): OpenSource | null {
  const entry = readDirectory(archive).entries.find((one) => entryPath(archive.path, one.path) === path);
  return entry ? openEntry(archive, entry, path, { left: LARGEST_TOTAL }) : null;
}
