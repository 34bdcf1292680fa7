// What is said beside a report, by whoever shows it: what was left out, what was not answered, whose mistake it was.

import { nearest } from '../model/edit-distance.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import type { RealmExpectation } from '../model/expectation.ts';
import type { Report } from '../model/finding.ts';
import { asciiLower } from '../model/realm-name.ts';
import type { WhyAnswer } from '../model/why.ts';

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

/** The same of the expected side of a comparison, where a cloud that nobody knows is named as that. */
export function guideWords(
  guide: readonly Pick<RealmExpectation, 'realm' | 'source'>[],
  known: readonly string[],
): readonly string[] {
  return guide.flatMap(({ realm, source }) =>
    source === 'formula zscaler' ? cloudWords(asciiLower(realm), known) : [],
  );
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

/** Why an answer is none, or not for certain; null for one that stands. */
export function whyClosing({ exitCode, gaps, answers }: WhyAnswer): string | null {
  if (exitCode === EXIT_CODES.clean.code) return null;
  if (exitCode === EXIT_CODES.internal.code)
    return `a rule failed (exit ${exitCode}); realmlint lint says which, on the same paths`;
  if (answers.length === 0) return `no answer (exit ${exitCode}): nothing that was read shows a host map`;
  return gaps.length > 0
    ? `not for certain (exit ${exitCode}): what could not be read may change the answer`
    : `no answer (exit ${exitCode}): what was read does not show enough of the host map`;
}
