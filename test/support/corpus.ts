// Real and produced samples that are no part of the project. Tests that read them are skipped where they are absent.

import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the samples, beside the repository. */
export const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

export const hasCorpus = existsSync(CORPUS);

/** What a skipped test says. */
export const WHY_SKIPPED = hasCorpus ? '' : ' (skipped: the samples beside the repository are absent)';

/** Paths below `folder` of the samples whose path within them matches, in order. */
export function corpusFiles(folder: string, pattern: RegExp): string[] {
  if (!hasCorpus) return [];
  return readdirSync(`${CORPUS}/${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => pattern.test(path.slice(CORPUS.length)))
    .sort();
}
