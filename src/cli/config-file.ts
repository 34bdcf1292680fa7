// The config file: found, read, and turned into settings, which the command line overrules.

import { type Config, readConfig } from '../config/config.ts';
import { CONFIG_NAMES, discoverConfig } from '../config/discover.ts';
import { ignoreMatcher } from '../config/glob.ts';
import { LARGEST_CONFIG } from '../config/own-names.ts';
import { type ConfigWishes, NO_WISHES, wishesOf } from '../config/wishes.ts';
import { textOf } from '../readers/text/whole-text.ts';
import { mistakeWords } from '../reporters/run-words.ts';
import { refusal, UsageError } from './failure.ts';
import type { Io } from './io.ts';
import { absolute, forward, pathExists, pathsOf, shown } from './paths.ts';
import type { Request } from './request.ts';

/** Its wishes are about absolute paths. */
export interface LoadedConfig extends ConfigWishes {
  /** Null when there is none. */
  readonly config: Config | null;
  /** As shown; null when there is none, undefined when none was looked for. */
  readonly name: string | null | undefined;
}

const ANOTHER = 'Name a config with --config, or take none with --no-config.';

/** Throws UsageError when there are two, when the one that was named is not there, and for every mistake in it. */
export function loadConfig(
  io: Io,
  request: Pick<Request, 'config' | 'noConfig'>,
  ruleIds: readonly string[],
): LoadedConfig {
  if (request.noConfig) return { config: null, name: undefined, ...NO_WISHES };
  const path = request.config === null ? discovered(io) : absolute(io, request.config);
  if (path === null) return { config: null, name: null, ...NO_WISHES };
  return configIn(io, path, configText(io, path), ruleIds);
}

/** The text of the config at a path. Throws UsageError. */
export function configText(io: Io, path: string): string {
  return textOf(bytesOf(io, path, shown(io, path))).replace(/^\ufeff/, '');
}

/** A config that lies at a path, or would. Throws UsageError for every mistake in its text. */
export function configIn(io: Io, path: string, text: string, ruleIds: readonly string[]): LoadedConfig {
  const name = shown(io, path);
  const result = readConfig(text, ruleIds);
  if (result.problems) {
    throw new UsageError(
      ...mistakeWords(name, result.problems),
      `Mend ${name}, or take no config: --no-config.`,
    );
  }
  const { config } = result;
  const folder = pathsOf(io).dirname(path);
  return { config, name, ...wishesOf(config, (globs) => fitting(io, folder, globs)) };
}

function discovered(io: Io): string | null {
  const found = configsFound(io, ANOTHER);
  if (found.length > 1) {
    throw new UsageError(
      `There are two configs in ${pathsOf(io).dirname(found[0] ?? '')}: ${CONFIG_NAMES.join(' and ')}.`,
      'Remove one, or name one with --config.',
    );
  }
  return found[0] ?? null;
}

/** Absolute paths of the configs that a run here would find; `hint` is for whoever may not look. Throws UsageError. */
export function configsFound(io: Io, hint: string): readonly string[] {
  const { join, dirname } = pathsOf(io);
  return discoverConfig(io.cwd, { exists: (path) => isThere(io, path, hint), join, parent: dirname });
}

/** Whether there is anything at an absolute path. Throws UsageError, which ends with `hint`, where that cannot be seen. */
export function isThere(io: Io, path: string, hint: string): boolean {
  return pathExists(io, path, (reason) => {
    throw new UsageError(`Whether there is a ${shown(io, path)} cannot be seen: ${reason}.`, hint);
  });
}

function bytesOf(io: Io, path: string, name: string): Uint8Array {
  try {
    const { kind, size } = io.fs.stat(path);
    if (kind !== 'file') throw new UsageError(`The config ${name} is not a file.`, ANOTHER);
    if (size > LARGEST_CONFIG) {
      throw new UsageError(
        `The config ${name} has ${size} bytes; more than ${LARGEST_CONFIG} are not read.`,
        ANOTHER,
      );
    }
    return readBytes(io, path, size);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The config ${name} cannot be read: ${refusal(error)}.`, ANOTHER);
  }
}

/** The first bytes of a file, at most `size` of them. */
export function readBytes(io: Io, path: string, size: number): Uint8Array {
  const handle = io.fs.open(path);
  try {
    const bytes = new Uint8Array(size);
    let filled = 0;
    for (let count = -1; filled < size && count !== 0; filled += count) {
      count = io.fs.read(handle, bytes.subarray(filled), filled);
    }
    return bytes.subarray(0, filled);
  } finally {
    io.fs.close(handle);
  }
}

function fitting(io: Io, folder: string, globs: readonly string[]): (path: string) => boolean {
  const matches = ignoreMatcher(
    globs.map((glob) => forward(io, glob)),
    io.platform === 'win32',
  );
  return (path) => matches(forward(io, pathsOf(io).relative(folder, path)));
}
