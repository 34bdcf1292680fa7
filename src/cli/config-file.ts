// The config file: found, read, and turned into settings, which the command line overrules.

import { type Config, readConfig } from '../config/config.ts';
import { CONFIG_NAMES, discoverConfig } from '../config/discover.ts';
import type { ConfiguredSuppression } from '../model/hold.ts';
import type { Settings } from '../model/settings.ts';
import { refusal, UsageError } from './failure.ts';
import { ignoreMatcher } from './glob.ts';
import type { Io } from './io.ts';
import { textOf } from './listed.ts';
import { absolute, forward, pathExists, pathsOf, shown } from './paths.ts';
import type { Request } from './request.ts';

export interface LoadedConfig {
  /** Null when there is none. */
  readonly config: Config | null;
  /** As shown; null when there is none, undefined when none was looked for. */
  readonly name: string | null | undefined;
  /** Tells whether an absolute path is not to be read. */
  readonly ignores: (path: string) => boolean;
  /** The client to which what lies at an absolute path belongs; null where the config does not say. */
  readonly clientOf: (path: string) => string | null;
  /** Each with what tells whether an absolute path fits its glob; null where it has none. */
  readonly suppressions: readonly {
    readonly suppression: ConfiguredSuppression;
    readonly fits: ((path: string) => boolean) | null;
  }[];
}

// A config has a few kilobytes; whatever is larger is something else.
const LARGEST = 1024 * 1024;

const ANOTHER = 'Name a config with --config, or take none with --no-config.';

const NO_WISHES = { ignores: () => false, clientOf: () => null, suppressions: [] };

/** Throws UsageError when there are two, when the one that was named is not there, and for every mistake in it. */
export function loadConfig(
  io: Io,
  request: Pick<Request, 'config' | 'noConfig'>,
  ruleIds: readonly string[],
): LoadedConfig {
  if (request.noConfig) return { config: null, name: undefined, ...NO_WISHES };
  const path = request.config === null ? discovered(io) : absolute(io, request.config);
  if (path === null) return { config: null, name: null, ...NO_WISHES };
  const name = shown(io, path);
  const result = readConfig(textOf(bytesOf(io, path, name)).replace(/^\ufeff/, ''), ruleIds);
  if (result.problems) {
    throw new UsageError(
      ...result.problems.map(({ message, line, column }) => `${name}:${line}:${column}: ${message}`),
      `Mend ${name}, or take no config: --no-config.`,
    );
  }
  const { config } = result;
  const folder = pathsOf(io).dirname(path);
  const clients = config.clients.map(({ glob, client }) => ({ fits: fitting(io, folder, [glob]), client }));
  return {
    config,
    name,
    ignores: config.ignore.length === 0 ? NO_WISHES.ignores : fitting(io, folder, config.ignore),
    clientOf: (file) => clients.find(({ fits }) => fits(file))?.client ?? null,
    suppressions: config.suppressions.map((suppression) => ({
      suppression,
      fits: suppression.path === null ? null : fitting(io, folder, [suppression.path]),
    })),
  };
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
    if (size > LARGEST) {
      throw new UsageError(
        `The config ${name} has ${size} bytes; more than ${LARGEST} are not read.`,
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

/** What the engine is given: the command line over the config over nothing; `name` is that of the config as shown. */
export function settingsOf(request: Request, config: Config | null, name: string | null = null): Settings {
  return {
    cloud: request.cloud ?? config?.cloud ?? null,
    ...(request.cloud === null && config?.cloud ? { cloudFrom: 'config' as const } : {}),
    ...(config !== null && name !== null ? { configName: name } : {}),
    extraClouds: config?.extraClouds ?? [],
    cloudsInUse: config?.cloudsInUse ?? null,
    realms: config?.realms ?? [],
    expect: config?.expect ?? [],
    userDomains: config?.userDomains ?? null,
    severities: { ...config?.severities, ...request.severities },
    failOn: request.failOn ?? config?.failOn ?? 'error',
    require: request.require ?? config?.require ?? [],
    allowEmpty: request.allowEmpty,
  };
}
