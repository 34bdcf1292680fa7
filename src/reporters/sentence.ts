// A finding in one line, for formats that have a place for its place.

import type { Finding } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { shorten, visible, visibleValue } from './escape.ts';

const LONGEST_MESSAGE = 1000;
const LONGEST_VALUE = 300;

/** For a phrase that begins a sentence. */
export function upperFirst(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** What is wrong and, in brackets, what is right. Visible text without line breaks; all of it with `verbose`. */
export function sentenceOf(finding: Finding, { verbose }: Pick<ReportContext, 'verbose'>): string {
  const limit = (shown: string, columns: number) =>
    verbose ? shown : shorten(shown, LONGEST_VALUE, columns);
  const { expected } = finding;
  const right = expected === null ? '' : ` (expected ${limit(visibleValue(expected), LONGEST_VALUE)})`;
  return limit(visible(finding.message), LONGEST_MESSAGE) + right;
}
