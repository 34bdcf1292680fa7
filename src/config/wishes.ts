// What a config wishes for files: which are left out, whose they are, which findings in them are held back.

import type { ConfiguredSuppression } from '../model/hold.ts';
import type { Config } from './config.ts';

/** Paths are those of whoever knows the files, who also tells which of them fit a glob. */
export interface ConfigWishes {
  readonly ignores: (path: string) => boolean;
  /** The client to which what lies at a path belongs; null where the config does not say. */
  readonly clientOf: (path: string) => string | null;
  /** Each with what tells whether a path fits its glob; null where it has none. */
  readonly suppressions: readonly {
    readonly suppression: ConfiguredSuppression;
    readonly fits: ((path: string) => boolean) | null;
  }[];
}

/** Those of no config. */
export const NO_WISHES: ConfigWishes = { ignores: () => false, clientOf: () => null, suppressions: [] };

/** `fitting` makes of globs, which are relative to the folder of the config, what tells whether a path fits one of them. */
export function wishesOf(
  config: Config,
  fitting: (globs: readonly string[]) => (path: string) => boolean,
): ConfigWishes {
  const clients = config.clients.map(({ glob, client }) => ({ fits: fitting([glob]), client }));
  return {
    ignores: config.ignore.length === 0 ? () => false : fitting(config.ignore),
    clientOf: (path) => clients.find(({ fits }) => fits(path))?.client ?? null,
    suppressions: config.suppressions.map((suppression) => ({
      suppression,
      fits: suppression.path === null ? null : fitting([suppression.path]),
    })),
  };
}
