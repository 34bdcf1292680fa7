// What is looked for and found in one text whose secrets are to be taken out.

import { isSecretUnder } from '../../model/secret-text.ts';

/** Units [from, to) of a text that are a secret, and how they are written. */
export interface SecretSpan {
  readonly from: number;
  readonly to: number;
  readonly as: 'text' | 'number' | 'wide' | 'bytes' | 'base64';
}

/** What is found in one text. */
export interface Search {
  readonly text: string;
  readonly spans: SecretSpan[];
  /** Set where a value under the name of a secret is written in no way that is known. */
  puzzled: boolean;
  /** Where the last value ends that has no quotes: a name within it introduces nothing more, for all runs to there have the same end. */
  plainTo: number;
  /** Up to where the line goes in which an expression did not end: none before it is followed again. */
  openTo: number;
  /** Where the last options of an attribute end: a name within them has the same. */
  optionsTo: number;
  /** Where the value of the last label begins whose secret is found: names before it introduce nothing more. */
  settledTo: number;
}

export function createSearch(text: string): Search {
  return { text, spans: [], puzzled: false, plainTo: 0, openTo: 0, optionsTo: 0, settledTo: 0 };
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Notes units [from, to) unless they say nothing secret for the name; whether it did. */
export function note(
  search: Search,
  name: string,
  from: number,
  to: number,
  as: SecretSpan['as'] = 'text',
): boolean {
  const isSecret = isSecretUnder(name, search.text.slice(from, to));
  if (isSecret) search.spans.push({ from, to, as });
  return isSecret;
}
