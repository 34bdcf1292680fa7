// realmlint sanitize: copies of exports in which nobody is named, and the key that tells who is behind a pseudonym.

import { CONFIG_NAMES } from '../config/discover.ts';
import { copyOf } from '../model/bytes.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import { SourceError } from '../model/source.ts';
import { type Sanitized, sanitize } from '../remedies/sanitize/sanitize.ts';
import type { Original } from '../remedies/sanitize/workshop.ts';
import type { Invocation } from './arguments.ts';
import { findInputs, type Prepared, prepare } from './evidence.ts';
import type { CliInput } from './file-input.ts';
import type { Io } from './io.ts';
import { type NewFile, writeNewFolder } from './new-folder.ts';
import { notify } from './output.ts';
import type { Session } from './parts.ts';
import { absolute, forward, pathsOf, realPath, shown } from './paths.ts';
import { type Key, readKey, writeKey } from './sanitize-key.ts';
import { checkPlaces } from './sanitize-places.ts';
import { sanitizeWords } from './sanitize-words.ts';
import { workshopOf } from './sanitize-workshop.ts';

/** Bytes. Larger exports are taken apart by other means. */
const LARGEST = 32 * 1024 * 1024;

/** Returns 0 when all files were copied, 3 when some were not or there were none. Throws UsageError and OutputError. */
export async function sanitizeCommand(session: Session, invocation: Invocation): Promise<number> {
  const { io } = session;
  const prepared = prepare(session, invocation, ['text']);
  const places = checkPlaces(io, invocation);
  const key = readKey(io, places.key);
  const found = await findInputs(session, prepared);
  const keyPath = realPath(io, absolute(io, places.key));
  const inputs = found.inputs.filter(({ path }) => realPath(io, absolute(io, path)) !== keyPath);
  const unread = new Map<string, string>();
  const roots = invocation.operands
    .filter((operand) => operand !== '-')
    .map((operand) => absolute(io, operand));
  const originals = inputs.flatMap((input) => originalOf(io, input, { prepared, roots, unread }) ?? []);
  session.doing = 'sanitizing';
  const secret = key?.secret ?? hexOf(io.random(32));
  const { workshop, config } = workshopOf(session, prepared, inputs, { secret, pairs: key?.pairs ?? null });
  const made = sanitize(originals, config, workshop);
  const result = { ...made, refused: new Map([...unread, ...made.refused]) };
  session.doing = 'writing the copies';
  if (result.copies.length > 0) {
    const paths = pathsOfCopies(result, key);
    writeKey(io, places.key, key, { secret, pairs: result.pairs, paths });
    writeCopies(io, places.out, result);
  }
  await notify(
    io,
    sanitizeWords(result, {
      total: inputs.length,
      places,
      config: prepared.loaded.name ?? null,
      shown: (path) => shown(io, absolute(io, path)),
      all: prepared.request.verbose,
    }),
  );
  const complete = result.refused.size === 0 && result.copies.length > 0;
  return complete ? EXIT_CODES.clean.code : EXIT_CODES.incomplete.code;
}

interface Around {
  readonly prepared: Prepared;
  /** What was named, as absolute paths. */
  readonly roots: readonly string[];
  readonly unread: Map<string, string>;
}

/** Null for what cannot be read, which is then noted. */
function originalOf(io: Io, input: CliInput, { prepared, roots, unread }: Around): Original | null {
  try {
    const source = input.open();
    try {
      if (source.size > LARGEST) {
        unread.set(input.path, `has ${source.size} bytes; of more than ${LARGEST} no copy is made.`);
        return null;
      }
      return {
        path: input.path,
        target: targetOf(io, input.path, prepared.loaded.name ?? null, roots),
        bytes: copyOf(source.read(0, source.size)),
      };
    } finally {
      source.close();
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    unread.set(input.path, `was not read. ${error.message}`);
    return null;
  }
}

/**
 * The path of a copy as seen from the folder of the config, or from here. Of what lies elsewhere nothing but what was named counts: the
 * way to it goes through somebody's home.
 */
function targetOf(io: Io, path: string, config: string | null, roots: readonly string[]): string {
  const { basename, dirname, relative, isAbsolute, join } = pathsOf(io);
  const base = config === null ? io.cwd : dirname(absolute(io, config));
  const within = (folder: string) => {
    const way = relative(folder, absolute(io, path));
    return /^\.\.(?:[/\\]|$)/.test(way) || isAbsolute(way) ? null : way;
  };
  const [root] = roots.filter((one) => within(one) !== null).sort((a, b) => b.length - a.length);
  const below = root === undefined ? null : join(basename(root), within(root) ?? '');
  const way = forward(io, within(base) ?? below ?? basename(path));
  return way.replace(/[<>:"|?*]/g, '').replace(/^\/+/, '') || 'input';
}

/** Of all copies that the key has seen: where each comes from. */
function pathsOfCopies({ copies }: Sanitized, key: Key | null): Readonly<Record<string, string>> {
  return { ...key?.paths, ...Object.fromEntries(copies.map(({ path, original }) => [path, original])) };
}

/** The copy of a config has the name by which it is found, whatever that of the original was. */
function writeCopies(io: Io, out: string, { copies, config }: Sanitized): void {
  const files: NewFile[] = copies.map(({ path, bytes }) => ({ name: path, content: bytes }));
  if (config !== null) files.push({ name: CONFIG_NAMES[0], content: config });
  writeNewFolder(io, out, files);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
