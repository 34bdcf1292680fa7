// One text, sanitized: first bytes that stand in it, then the text as it is meant, and all of it back where it stood.

import { claimAddresses } from './addresses.ts';
import {
  base64Values,
  hexRuns,
  hexValues,
  type Inner,
  LDIF_BASE64,
  listedBytes,
  QUOTED_BASE64,
  type Rewrite,
  UnwritableError,
  withRewrites,
} from './binary.ts';
import { keyOf } from './characters.ts';
import { type Claims, createClaims } from './claims.ts';
import { claimColumns } from './columns.ts';
import { claimContexts } from './contexts.ts';
import { keepDescriptors } from './descriptor-text.ts';
import { claimDomains } from './domains.ts';
import { DONE, type Escaping, flatten, type Span, unflatten } from './flat.ts';
import type { Names } from './names.ts';
import { NAMESPACE } from './namespaces.ts';
import { claimGuids, claimSids, drawNumber } from './numbers.ts';
import { ATTRIBUTES } from './people.ts';
import { withoutInnerSecrets } from './secrets.ts';
import { foldsIn, OF_PROSE, OF_VALUES, type Treatment } from './treatments.ts';
import { isWord } from './words.ts';
import { claimComments, claimTokens } from './words-in.ts';

/** What is renamed beside names that are no words: names that are words, where they are no part of the format, and all words of comments. */
export interface Strictness {
  readonly words: boolean;
  readonly comments: boolean;
}

/** The strictest first. What a reader needs can stand in a comment, as the search does at the end of an LDIF. */
export const STRICTNESS: readonly Strictness[] = [
  { words: true, comments: true },
  { words: false, comments: true },
  { words: true, comments: false },
  { words: false, comments: false },
];

/** A text of the same length with pseudonyms in it; `words` and `comments` as Strictness has them. Throws UnwritableError. */
export function sanitizeText(
  raw: string,
  treatment: Treatment,
  names: Names,
  words: boolean,
  comments = words,
): string {
  const strict = { words, comments };
  const inner: Inner = {
    text: (text) => renamed(withoutInnerSecrets(text).text, OF_VALUES, names, strict, []),
    sidNumber: (number) => names.pseudonyms.of('sid', number, drawNumber),
  };
  const ofProse = { words: true, comments: true };
  const prose = {
    ...inner,
    text: (text: string) => renamed(withoutInnerSecrets(text).text, OF_PROSE, names, ofProse, []),
  };
  const { text, spans } = withRewrites(raw, bytesIn(raw, treatment, inner, prose));
  const done = spans.map((span) => ({ ...span, text: DONE }));
  const folds = foldsIn(text, treatment).map((span) => ({ ...span, text: '' }));
  return renamed(text, treatment, names, strict, inOrder([...done, ...folds]));
}

/** The text as it is meant, without its folds and escapes. */
export function flatText(raw: string, treatment: Treatment): string {
  const folds = foldsIn(raw, treatment).map((span) => ({ ...span, text: '' }));
  return flatten(raw, treatment.escaping, folds).text;
}

/** Of two that begin at one place the first is heard. */
const LDIF_PROSE = new RegExp(`(?=^(?:${ATTRIBUTES})[;:])(?:${LDIF_BASE64.source})`, 'gim');

function bytesIn(raw: string, { bytes }: Treatment, inner: Inner, prose: Inner): readonly Rewrite[] {
  const runs = hexRuns(raw, inner);
  if (bytes === 'hex') return [...hexValues(raw, inner), ...runs];
  if (bytes === 'ldif') {
    const ofPeople = base64Values(raw, LDIF_PROSE, prose, true);
    return [...ofPeople, ...base64Values(raw, LDIF_BASE64, inner, true), ...runs];
  }
  return [...base64Values(raw, QUOTED_BASE64, inner, false), ...listedBytes(raw), ...runs];
}

/** Without those that begin within another. */
function inOrder(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.from >= (kept.at(-1)?.to ?? 0)) kept.push(span);
  }
  return kept;
}

function renamed(
  raw: string,
  treatment: Treatment,
  names: Names,
  strict: Strictness,
  spans: readonly Span[],
): string {
  const flat = flatten(raw, treatment.escaping satisfies Escaping, spans);
  const { text } = flat;
  const claims = createClaims(text.length);
  claimFormat(text, claims, treatment, names);
  claimGuids(text, claims, names.pseudonyms);
  claimSids(text, claims, names.pseudonyms);
  keepDescriptors(text, claims);
  claimAddresses(text, claims, names.pseudonyms);
  claimDomains(text, claims, names);
  if (treatment.columns) claimColumns(text, claims, names);
  claimContexts(text, claims, names);
  if (strict.comments) claimComments(text, treatment.comments, claims, names);
  claimTokens(text, claims, names, strict.words);
  const written = unflatten(flat, claims.edits());
  if (written === null) throw new UnwritableError();
  return written;
}

const ENTITY =
  /&(?:amp;)*(?:amp|lt|gt|quot|apos|nbsp|shy|ensp|emsp|[aeiouyAEIOUY](?:uml|acute|grave|circ|tilde|ring)|[aA]Elig|aelig|[cC]cedil|[nN]tilde|szlig|[oO]slash|SAMBA_\w+);/g;
const TAG = /<[/?]?([\p{L}_][\p{L}\p{N}\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*[/?]?>/gu;
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;
const NUMBER = /\bdword:[0-9a-f]{1,8}|\bhex(?:\([0-9a-f]+\))?:/gi;

/** What is the format's own, whatever it holds. */
function claimFormat(text: string, claims: Claims, { markup }: Treatment, names: Names): void {
  for (const pattern of [ENTITY, NAMESPACE, NUMBER]) {
    for (const { 0: whole, index } of text.matchAll(pattern)) claims.keep(index, index + whole.length);
  }
  if (!markup) return;
  const keepName = (name: string, from: number) => {
    if (isWord(keyOf(name)) || !(names.isOwn(name) || names.isRenamed(name)))
      claims.keep(from, from + name.length);
  };
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of text.matchAll(TAG)) {
    keepName(name, index + tag.indexOf(name));
    const from = index + tag.indexOf(name) + name.length;
    for (const attribute of attributes.matchAll(ATTRIBUTE))
      keepName(attribute[1] ?? '', from + attribute.index);
  }
}
