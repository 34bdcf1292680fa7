// How an XML document is encoded: its bytes tell, and its declaration only where they leave a choice.

import type { Encoding } from '../../model/reader.ts';
import type { Source } from '../../model/source.ts';
import { chooseEncoding, type Decoding } from '../text/decode.ts';
import { sniff } from '../text/sniff.ts';

const DECLARATION = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;
const LONGEST_DECLARATION = 1024;

/** Single-byte encodings that a declaration may name; any other name is tried as UTF-8. */
const DECLARED: ReadonlyMap<string, Encoding> = new Map([
  ['windows-1252', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['ibm437', 'cp437'],
  ['cp437', 'cp437'],
  ['ibm850', 'cp850'],
  ['cp850', 'cp850'],
]);

/**
 * Byte order mark, pattern of the bytes, declaration, UTF-8, in this order. Reports that declare utf-16 and
 * are UTF-8 exist, so a declaration never overrules the bytes; `override` overrules everything but the mark.
 */
export function xmlDecoding(source: Source, override?: Encoding): Decoding {
  if (override) return chooseEncoding(source, 'utf-8', override);
  const head = source.read(0, LONGEST_DECLARATION);
  const seen = firstUnit(head) ?? sniff(head);
  if (seen) return { ...seen, assumed: null };
  const name = DECLARATION.exec(new TextDecoder('latin1').decode(head))?.[1] ?? '';
  const declared = DECLARED.get(name.toLowerCase());
  if (declared) return { ...chooseEncoding(source, declared), assumed: null };
  return { encoding: 'utf-8', bom: 0, assumed: null };
}

/**
 * UTF-16 without a byte order mark, known by its first character: an XML document begins with one of ASCII
 * (XML 1.0, appendix F).
 */
export function firstUnit(bytes: Uint8Array): { readonly encoding: Encoding; readonly bom: 0 } | null {
  const [first = 0, second = 0] = bytes;
  if (bytes.length < 2 || (first === 0) === (second === 0)) return null;
  return { encoding: first === 0 ? 'utf-16be' : 'utf-16le', bom: 0 };
}
