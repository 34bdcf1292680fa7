// One file, copied without names; or why it is not.

import type { Fact } from '../../model/fact.ts';
import type { InputReport } from '../../model/finding.ts';
import { type Format, traitsOf } from '../../model/format.ts';
import { decode } from './encoding.ts';
import type { Names } from './names.ts';
import { sanitizePol } from './registry-pol.ts';
import { withoutSecrets } from './secrets.ts';
import { flatText, type Strictness, sanitizeText } from './text.ts';
import { treatmentOf } from './treatments.ts';
import type { NamedBytes, Workshop } from './workshop.ts';

export interface Draft extends NamedBytes {
  readonly original: string;
  /** What the copy says. */
  readonly text: string;
  /** How many secrets were taken out. */
  readonly removed: number;
}

const PUZZLING =
  'has a value under the name of a password that is written in no way that is known. Take it out by hand.';
const PREG = [0x50, 0x52, 0x65, 0x67];
const GZIP = [0x1f, 0x8b];

/** Why a file is not copied, as far as that can be said without trying. */
export function whyNot(
  { path, bytes }: NamedBytes,
  inputs: ReadonlyMap<string, InputReport>,
  facts: readonly Fact[],
): string | null {
  const begins = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64));
  if (head.startsWith('PK') || begins(GZIP)) return 'is an archive. Unpack it, and sanitize what was in it.';
  if (head.startsWith('{"kind":"run"'))
    return 'holds facts of realmlint collect. Sanitize the exports themselves.';
  const input = inputs.get(path);
  const told = facts.find(({ kind, origin }) => kind === 'gap' && origin.path === path);
  if (!input || input.format === null) {
    const why = told?.kind === 'gap' ? ` (${told.message.replace(/\.$/, '')})` : '';
    return `is nothing that is read${why}.`;
  }
  const isBinary = traitsOf(input.format)?.medium === 'binary';
  if (isBinary && !begins(PREG))
    return 'is a registry hive. Export the keys with reg export, and sanitize that.';
  return null;
}

/** The copy, still under no name. Throws UnwritableError. */
export function copyOfFile(
  file: NamedBytes,
  format: Format,
  names: Names,
  workshop: Workshop,
  strict: Strictness,
): Omit<Draft, 'path' | 'original'> | { readonly why: string } {
  if (traitsOf(format)?.medium === 'binary') {
    const copy = sanitizePol(file.bytes, names, strict.words);
    return copy ?? { why: 'is no whole Registry.pol: its entries cannot be told from each other.' };
  }
  const { encoding, bom, upperHalf } = workshop.encodingOf(file, format);
  const decoded = decode(file.bytes, encoding, bom, upperHalf);
  if (decoded === null || !isSame(decoded.encode(decoded.text), file.bytes)) {
    return { why: `holds bytes that are no text in ${encoding}. Export it again.` };
  }
  const { text: bare, removed, understood } = withoutSecrets(decoded.text);
  if (!understood) return { why: PUZZLING };
  const treatment = treatmentOf(format);
  const text = sanitizeText(bare, treatment, names, strict.words, strict.comments);
  const bytes = decoded.encode(text);
  return bytes
    ? { bytes, text: flatText(text, treatment), removed }
    : { why: `holds names of a script that ${encoding} lacks. Export it as UTF-8.` };
}

function isSame(one: Uint8Array | null, other: Uint8Array): boolean {
  return one !== null && one.length === other.length && one.every((byte, at) => byte === other[at]);
}
