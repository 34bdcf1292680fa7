// The config at the top of what was picked: found, read, and turned into settings and wishes, as on the command line.

import { type Config, readConfig } from '../config/config.ts';
import { ignoreMatcher } from '../config/glob.ts';
import { LARGEST_CONFIG, ownName } from '../config/own-names.ts';
import { type ConfigWishes, NO_WISHES, wishesOf } from '../config/wishes.ts';
import { SourceError } from '../model/source.ts';
import { textOf } from '../readers/text/whole-text.ts';
import { mistakeWords } from '../reporters/run-words.ts';
import { fileSource, type ReadNow } from './file-source.ts';
import type { Wanted } from './messages.ts';
import type { Picked, PickedFile } from './picked.ts';
import { Refusal } from './refusal.ts';

/** Its wishes are about paths as they are shown. */
export interface PageConfig extends ConfigWishes {
  /** Null when there is none. */
  readonly config: Config | null;
  /** As shown; null when there is none, undefined when none was looked for. */
  readonly name: string | null | undefined;
}

export interface ConfigWorld {
  readonly readNow: ReadNow;
  /** Whether names differ in more than their case: not on Windows, whose globs may have backslashes, too. */
  readonly isWindows: boolean;
}

const ANOTHER = 'Hand over what is to be read without it, or judge without a config.';

/** Throws Refusal when there are two, and for every mistake in the one that there is. */
export function loadConfig(
  { picked, followConfig }: Wanted,
  world: ConfigWorld,
  ruleIds: readonly string[],
): PageConfig {
  if (!followConfig) return { config: null, name: undefined, ...NO_WISHES };
  const [first, second] = configsIn(picked, world);
  if (!first) return { config: null, name: null, ...NO_WISHES };
  if (second) {
    throw new Refusal(
      [`There are two configs in what was handed over: ${first.path} and ${second.path}.`, ANOTHER],
      true,
    );
  }
  const { path, item } = first;
  const result = readConfig(textAt(path, item, world), ruleIds);
  if (result.problems) {
    throw new Refusal(
      [
        ...mistakeWords(path, result.problems),
        `Mend ${path} and hand it over again, or judge without a config.`,
      ],
      true,
    );
  }
  const folder = path.slice(0, path.length - item.name.length);
  const fitting = (globs: readonly string[]) => {
    const matches = ignoreMatcher(
      globs.map((glob) => (world.isWindows ? glob.replaceAll('\\', '/') : glob)),
      world.isWindows,
    );
    return (file: string) => matches(file.startsWith(folder) ? file.slice(folder.length) : `../${file}`);
  };
  return { config: result.config, name: path, ...wishesOf(result.config, fitting) };
}

interface Candidate {
  readonly path: string;
  readonly item: Picked;
}

/** What was picked by itself, and what lies at the top of a folder that was. */
function configsIn(picked: readonly Picked[], { isWindows }: ConfigWorld): readonly Candidate[] {
  const isConfig = ({ name }: Picked) => ownName(name, isWindows) === 'config';
  return picked.flatMap((item): readonly Candidate[] => {
    if (isConfig(item)) return [{ path: item.name, item }];
    if (item.kind !== 'folder') return [];
    return item.children
      .filter(isConfig)
      .map((child) => ({ path: `${item.name}/${child.name}`, item: child }));
  });
}

function textAt(path: string, item: Picked, { readNow }: ConfigWorld): string {
  if (item.kind === 'folder') throw new Refusal([`The config ${path} is not a file.`, ANOTHER], true);
  if (item.kind === 'unseen')
    throw new Refusal([`The config ${path} cannot be read.`, item.problem, ANOTHER], true);
  const { size } = item.file;
  if (size > LARGEST_CONFIG) {
    throw new Refusal(
      [`The config ${path} has ${size} bytes; more than ${LARGEST_CONFIG} are not read.`, ANOTHER],
      true,
    );
  }
  try {
    return wholeText(path, item, readNow).replace(/^\ufeff/, '');
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new Refusal([`The config ${path} cannot be read.`, error.message, ANOTHER], true);
  }
}

/** Throws SourceError. */
export function wholeText(path: string, { file }: PickedFile, readNow: ReadNow): string {
  return textOf(fileSource(path, file, readNow).read(0, file.size));
}
