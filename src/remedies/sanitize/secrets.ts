// Secrets are taken out before anything is renamed: they come into no map, and nothing of them is left but that there was one.

import { mayNameSecret } from '../../model/secret-text.ts';
import { noteArguments } from './secret-commands.ts';
import { noteNamed } from './secret-forms.ts';
import { createSearch, type SecretSpan } from './secret-search.ts';
import { noteColumns } from './secret-tables.ts';

/** What stands in place of a secret, whatever its length was. */
export const REMOVED = 'REMOVED';

export interface WithoutSecrets {
  readonly text: string;
  /** How many were taken out. */
  readonly removed: number;
  /** False where a value under the name of a secret is written in no way that is known: it may be left. */
  readonly understood: boolean;
}

/** Takes out what is known as a secret by its switch or the name before it, in the text as it stands. */
export function withoutSecrets(text: string): WithoutSecrets {
  return without(text, written);
}

/** The same for a text that has to stay as long, in UTF-16 and in UTF-8: nothing is left of one that is not understood. */
export function withoutInnerSecrets(text: string): Omit<WithoutSecrets, 'understood'> {
  const { text: left, removed, understood } = without(text, starred);
  return understood ? { text: left, removed } : { text: starred(text), removed: removed + 1 };
}

function without(text: string, write: (secret: string, as: SecretSpan['as']) => string): WithoutSecrets {
  const search = createSearch(text);
  if (mayNameSecret(text)) {
    noteNamed(search);
    noteColumns(search);
  }
  noteArguments(search);
  const out: string[] = [];
  let at = 0;
  let removed = 0;
  for (const { from, to, as } of search.spans.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    const secret = text.slice(start, to);
    out.push(text.slice(at, start), start === from ? write(secret, as) : '');
    if (start !== from) out.push(write === starred ? starred(secret) : '');
    else removed++;
    at = to;
  }
  out.push(text.slice(at));
  return { text: removed === 0 ? text : out.join(''), removed, understood: !search.puzzled };
}

const UTF16_REMOVED = Array.from(
  `${REMOVED}\0`,
  (letter) => `${letter.charCodeAt(0).toString(16).padStart(2, '0')},00`,
).join(',');

function written(secret: string, as: SecretSpan['as']): string {
  if (as === 'number') return secret.replace(/[0-9][\s\S]*/, '0');
  if (as === 'bytes') return secret.replace(/;[^\r\n]*/g, '').replace(/[0-9a-f]/gi, '0');
  if (as === 'wide') {
    // Lines stay: what a string ends with may be there more than once.
    const breaks = secret.match(/\\(?<!\\[^\r\n]*?\\)[ \t]*(?:;[^\r\n]*)?\r?\n[ \t]*/g) ?? [];
    return (
      [UTF16_REMOVED, ...breaks.map((line) => `${line.replace(/;[^\r\n]*/, '')}00,00`)].join(',') +
      secret.slice(secret.trimEnd().length)
    );
  }
  const quote = /^(\\?["'])[\s\S]*\1$/.exec(secret)?.[1] ?? (/^"/.test(secret) ? '"' : '');
  const inside = as === 'base64' ? btoa(REMOVED) : REMOVED;
  return quote + inside + quote + (secret.match(/\r?\n ?/g) ?? []).join('');
}

const WIDER = ['*', '\u00b7', '\u2022', '\u{1f512}'] as const;

/** As many units and bytes, of the secret's lines and blanks only the lines. */
function starred(secret: string): string {
  return secret.replace(/[^\r\n\0]/gu, (letter) => WIDER[new TextEncoder().encode(letter).length - 1] ?? '*');
}
