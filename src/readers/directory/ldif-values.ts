// `name: text`, `name:: base64` and `name:< URL` of LDIF: what stands in one line, and what its value is.

import { type Located, trimBlanks, wholeAt } from '../../model/located.ts';
import { table } from '../../model/table.ts';
import { type Folded, unfolded } from './ldif-lines.ts';

/** How a line writes its value. */
type Notation = 'text' | 'base64' | 'url';

/** A line that is an attribute. `name` is in lower case and without its options. */
export interface AttributeLine {
  readonly name: string;
  readonly options: readonly string[];
  readonly notation: Notation;
  readonly line: Folded;
  /** Units of the first line: where the name ends, and where the value begins. */
  readonly nameTo: number;
  readonly from: number;
}

const ATTRIBUTE = /^([A-Za-z0-9][A-Za-z0-9.-]*)((?:;[A-Za-z0-9.*=-]+)*)(::|:<|:) */;
const NOTATIONS: Readonly<Record<string, Notation>> = table({ ':': 'text', '::': 'base64', ':<': 'url' });

/** The line as an attribute; null when it is none. */
export function attributeLine(line: Folded): AttributeLine | null {
  const match = ATTRIBUTE.exec(line.first.text);
  const notation = NOTATIONS[match?.[3] ?? ''];
  if (!match || !notation) return null;
  const [whole, name = '', options = ''] = match;
  return {
    name: name.toLowerCase(),
    options: options.toLowerCase().split(';').slice(1),
    notation,
    line,
    nameTo: name.length,
    from: whole.length,
  };
}

/** Why a value is not known. */
export type ValueFlaw = 'base64' | 'utf-8' | 'url' | 'range' | 'too-long';

export interface Value {
  /** What was written where it is not understood. */
  readonly text: Located;
  readonly flaw: ValueFlaw | null;
}

/**
 * The value of a line. What is in base64 is one run: no part of it has a place of its own. Unless `eightBit` is false
 * the text was not UTF-8 and was read byte by byte.
 */
export function readValue({ line, from, notation, options }: AttributeLine, eightBit: boolean): Value {
  const text = unfolded(line, from);
  if (line.tooLong) return { text, flaw: 'too-long' };
  // `range=0-1499` is a part of the values; `range=1500-*` is the last one (MS-ADTS 3.1.1.3.1.3.3).
  if (options.some((option) => option.startsWith('range='))) return { text, flaw: 'range' };
  if (notation === 'url') return { text, flaw: 'url' };
  if (notation === 'base64') return decoded(trimBlanks(text));
  return { text, flaw: eightBit && /[^\x00-\x7f]/.test(text.value) ? 'utf-8' : null };
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decoded(text: Located): Value {
  if (!BASE64.test(text.value) || text.value.length % 4 !== 0) return { text, flaw: 'base64' };
  if (text.value === '') return { text, flaw: null };
  const bytes = Uint8Array.from(atob(text.value), (letter) => letter.charCodeAt(0));
  const value = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (value.includes('\ufffd')) return { text, flaw: 'utf-8' };
  return { text: wholeAt(value, text.at), flaw: null };
}
