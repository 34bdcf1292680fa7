// What is said beside a report, by whoever shows it: what was left out, what is doubted, whose mistake it was.

import { nearest } from '../model/edit-distance.ts';
import type { Report } from '../model/finding.ts';

/** Files of realmlint's own that somebody named as inputs, by path, each with what it is (`config`). */
export function ownWords(own: ReadonlyMap<string, string>): readonly string[] {
  return [...own].map(([path, kind]) => `${path} is the ${kind} of realmlint, and no input`);
}

/** What is left out was asked for, yet in a file that who runs this may not have written; `config` is its name. */
export function ignoredWords(config: string, ignored: number): readonly string[] {
  return ignored === 0 ? [] : [`the config ${config} ignores ${ignored} of the files and folders`];
}

/** Of a cloud that is nearly spelt like one of those that are known, in lower case; nothing of any other. */
export function cloudWords(cloud: string | null, known: readonly string[]): readonly string[] {
  const meant = cloud === null || known.includes(cloud) ? null : nearest(cloud, known, 2);
  return meant === null ? [] : [`the cloud ${cloud} is unknown; did you mean ${meant}? It is taken as it is`];
}

/** Of a config with mistakes, one line for each; `name` is the file. */
export function mistakeWords(
  name: string,
  problems: readonly { readonly message: string; readonly line: number; readonly column: number }[],
): readonly string[] {
  return problems.map(({ message, line, column }) => `${name}:${line}:${column}: ${message}`);
}

export const ALL_OFF = 'All rules are off; nothing would be checked.';

/** Where a rule or a reader has failed; nothing where none has. */
export function defectWords({ tool, problems }: Report): readonly string[] {
  if (!problems.some(({ kind }) => kind === 'internal')) return [];
  return [
    `that is a defect of realmlint ${tool.version}; please report it with the lines above and, if you may, with the file`,
  ];
}
