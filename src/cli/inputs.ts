// From the words of the command line to inputs: each file once, whoever named it how often.

import { isGlob } from '../config/glob.ts';
import type { OwnKind } from '../config/own-kind.ts';
import { SourceError } from '../model/source.ts';
import type { Wishes } from '../readers/archive/entry-wish.ts';
import { codeOf, UsageError } from './failure.ts';
import { brokenInput, bytesInput, type CliInput, fileInput, unreadable } from './file-input.ts';
import type { Io } from './io.ts';
import { backupFinder } from './listed.ts';
import { type OfRun, type OwnAt, ownFiles } from './own-files.ts';
import { absolute, forward, realPath, shown, shownInTurn } from './paths.ts';
import { expandGlob, type Found, type Walker, walkFolder, walkNamed } from './walk.ts';

export interface Wanted {
  /** As typed: files, folders, globs, `-`. */
  readonly operands: readonly string[];
  /** Paths of --files-from; null without it. */
  readonly listed: readonly string[] | null;
  /** What came through standard input, if `-` is among the operands. */
  readonly stdin: { readonly name: string; readonly bytes: Uint8Array } | null;
  /** Tells whether the config ignores an absolute path. */
  readonly ignores: (path: string) => boolean;
  /** Whether an empty folder is all right. */
  readonly allowEmpty: boolean;
  /** The client that the config names for an absolute path; null where it names none. */
  readonly clientOf: (path: string) => string | null;
  /** What this run is told by, which is no input; nor are others of these names. */
  readonly own: OfRun;
  /** Real paths of the reports that this run writes. */
  readonly reports: ReadonlySet<string>;
}

export interface Inputs {
  readonly inputs: readonly CliInput[];
  /** Files of realmlint's own that operands name, as shown: they were left out. */
  readonly own: ReadonlyMap<string, OwnKind>;
  /** How many files and folders the config ignored, in archives as soon as these were read. */
  ignored(): number;
}

interface Gathering {
  readonly io: Io;
  readonly wanted: Wanted;
  readonly walker: Walker;
  readonly wishes: Wishes;
  /** By real path, or by what is shown when there is none. */
  readonly byKey: Map<string, CliInput>;
  readonly ownAt: OwnAt;
  readonly own: Map<string, OwnKind>;
  readonly shownOf: (file: string) => string;
}

const NOT_A_FILE =
  'It is neither a file nor a folder. Read a pipe or a device through standard input: realmlint - < PATH.';

/**
 * Looks at the file system, and reads no file but those that are called like realmlint's own. What cannot be found becomes an input that says so when opened. Throws
 * UsageError when a report would replace an input that is named.
 */
export function gatherInputs(io: Io, wanted: Wanted): Inputs {
  const ignored = new Set<string>();
  const { ignores, clientOf } = wanted;
  const onIgnored = (path: string) => ignored.add(path);
  const walker: Walker = { io, ignores, walked: new Set(), allowEmpty: wanted.allowEmpty, onIgnored };
  const ownAt = ownFiles(io, wanted.own);
  const wishes: Wishes = { ignores, clientOf, onIgnored };
  const own = new Map<string, OwnKind>();
  const gathering: Gathering = {
    io,
    wanted,
    walker,
    wishes,
    byKey: new Map(),
    ownAt,
    own,
    shownOf: shownInTurn(io),
  };
  for (const operand of wanted.operands) addOperand(gathering, operand);
  if (wanted.listed) addListed(gathering, wanted.listed);
  return { inputs: [...gathering.byKey.values()], own, ignored: () => ignored.size };
}

function addOperand(gathering: Gathering, operand: string): void {
  const { io, wanted } = gathering;
  if (operand === '-' && wanted.stdin) {
    const { name, bytes } = wanted.stdin;
    gathering.byKey.set('-', bytesInput(io, name, absolute(io, name), bytes, gathering.wishes));
    return;
  }
  const path = absolute(io, operand);
  let kind: string;
  try {
    kind = io.fs.stat(path).kind;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && isGlob(operand)) addGlob(gathering, operand);
    else addBroken(gathering, path, unreadable(io, 'The path', error));
    return;
  }
  if (kind === 'folder') for (const found of walkNamed(gathering.walker, path)) addFound(gathering, found);
  else {
    const own = addNamed(gathering, path, operand, kind);
    if (own) gathering.own.set(shown(io, path), own);
  }
}

function addGlob(gathering: Gathering, glob: string): void {
  const { io, walker } = gathering;
  const all = expandGlob(walker, glob);
  if (all) for (const found of all) addFound(gathering, found);
  else {
    const problem = `No file and no folder fits this pattern, seen from ${io.cwd}. In it only *, ? and ** are special.`;
    gathering.byKey.set(`glob ${glob}`, brokenInput(forward(io, glob), true, new SourceError(problem)));
  }
}

function addListed(gathering: Gathering, listed: readonly string[]): void {
  const { io, wanted, walker, ownAt } = gathering;
  const backupOf = backupFinder(io);
  for (const entry of listed) {
    const path = absolute(io, entry);
    if (wanted.ignores(path)) {
      walker.onIgnored(path);
      continue;
    }
    try {
      const { kind } = io.fs.stat(path);
      if (kind !== 'folder') addNamed(gathering, path, entry, kind);
      else for (const found of walkNamed(walker, path)) addFound(gathering, found);
    } catch (error) {
      const problem = unreadable(io, 'The listed path', error);
      // A list of what was changed also names what is gone.
      if (!ownAt(path)) addBroken(gathering, path, problem);
    }
    const backup = backupOf(path);
    if (backup) for (const found of walkFolder(walker, backup)) addFound(gathering, found);
  }
}

/** Returns what it is of realmlint's own, for then it is left out. */
function addNamed(gathering: Gathering, path: string, typed: string, kind: string): OwnKind | null {
  const { io, wanted, wishes, byKey } = gathering;
  if (kind !== 'file') {
    addBroken(gathering, path, new SourceError(NOT_A_FILE));
    return null;
  }
  const real = realPath(io, path);
  const own = gathering.ownAt(path, real);
  if (own) return own;
  if (wanted.reports.has(real)) {
    throw new UsageError(
      `${typed} is both an input and a report of this run.`,
      'Take it out of the paths, or give the report another name.',
    );
  }
  const before = byKey.get(real);
  if (!before?.named) byKey.set(real, fileInput(io, before?.path ?? shown(io, path), path, true, wishes));
  return null;
}

function addFound(gathering: Gathering, found: Found): void {
  const { io, wanted, wishes, byKey, ownAt, shownOf } = gathering;
  if (found.problem) {
    addBroken(gathering, found.path, found.problem);
    return;
  }
  if (byKey.has(found.real) || wanted.reports.has(found.real) || ownAt(found.path, found.real)) return;
  byKey.set(found.real, fileInput(io, shownOf(found.path), found.path, false, wishes));
}

function addBroken(gathering: Gathering, path: string, problem: SourceError): void {
  const { io, byKey } = gathering;
  const name = shown(io, path);
  byKey.set(`broken ${name}`, brokenInput(name, true, problem));
}
