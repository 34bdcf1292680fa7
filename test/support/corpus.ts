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

const RULES: Readonly<Record<string, string>> = {
  'dr-missing-dot': 'missing-leading-dot',
  'dr-lowercase-realm': 'realm-not-uppercase',
  'dr-nbsp': 'suspicious-characters',
  'dr-nbsp-mojibake': 'suspicious-characters',
  'dr-multi-sz': 'policy-wrong-type',
  'mit-wrong-kdc': 'kdc-wrong-host',
  'mit-no-k-tags': 'kdc-missing-k-tag',
  'mit-disabled': 'policy-not-enabled',
  'trust-transitive': 'trust-transitive',
  'trust-outbound': 'trust-wrong-direction',
};

/** The rule for the defect of a produced sample: the beginning of its name, up to the first dot, is the defect. */
export function ruleOf(name: string): string {
  const rule = RULES[name.split('.')[0] ?? ''];
  if (rule === undefined) throw new Error(`${name} names no known defect`);
  return rule;
}

export interface Produced {
  /** Relative to the samples, such as `produced/wine/bad/dr-nbsp.query-s.txt`. */
  readonly name: string;
  /** The files of it: one, or all of a folder. */
  readonly files: readonly string[];
}

/** What other programs wrote, each file or folder by itself. */
export function producedSamples(quality: 'good' | 'bad'): Produced[] {
  if (!hasCorpus) return [];
  const writers = readdirSync(`${CORPUS}/produced`).sort();
  return writers.flatMap((writer) => {
    const folder = `produced/${writer}/${quality}`;
    return readdirSync(`${CORPUS}/${folder}`, { withFileTypes: true }).map((entry) => {
      const name = `${folder}/${entry.name}`;
      const files = entry.isDirectory() ? corpusFiles(name, /./) : [`${CORPUS}/${name}`];
      return { name, files };
    });
  });
}
