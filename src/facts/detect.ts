// Whether an input is a facts file, told by what stands in its head: also where that was cut, or bent, and does not begin as one.

import type { Head } from '../model/reader.ts';

// The members that follow the kind tell it from other programs' JSON. A fact that is not the first of its input has no origin.
const LINE =
  /^[^\S\n\r\u2028\u2029]*\{"kind":"[a-z-]+",(?:"schemaVersion":\d|"origin":\{"path":"|"at":\[\d+,\d+[,\]]|"path":"(?:[^"\\]|\\.)*","format":(?:null|"[a-z-]+"),"status":"|"inputs":\d+,"digest":")/m;

/** Signs of the lines of a run, of what ends an input or a run, and of facts, whatever program has written the JSON anew. */
const SIGNS: readonly (readonly [RegExp, RegExp])[] = [
  [/"kind"\s*:\s*"run"/, /"name"\s*:\s*"realmlint"/],
  [/"kind"\s*:\s*"(?:input|end)"/, /"digest"\s*:\s*"[0-9a-f]{16}"/],
  [/"at"\s*:\s*\[\s*\d+\s*,\s*\d+\s*(?:(?:,\s*\d+\s*){4})?\]/, /"locator"\s*:\s*"/],
];

/** How such lines end, where their beginning is lost. */
const END =
  /"digest"\s*:\s*"[0-9a-f]{16}"\s*\}\s*$|"tool"\s*:\s*\{\s*"name"\s*:\s*"realmlint"\s*,\s*"version"\s*:\s*"[^"]*"\s*\}\s*(?:\}|,\s*"(?:shard|encoding)")/m;

const FIRST = '{"kind":"run","schemaVersion":';
// A shorter beginning is that of any JSON.
const SHORTEST = '{"kind":"r'.length;

export function holdsFacts({ bytes, text, size }: Head): boolean {
  if (showsFacts(text)) return true;
  const plain = bytes.includes(0) ? withoutNuls(bytes) : text;
  if (plain !== text && showsFacts(plain)) return true;
  const all = plain.trim();
  return size <= bytes.length && all.length >= SHORTEST && FIRST.startsWith(all);
}

/** One of them stands in all of the above. */
const WORDS: readonly string[] = ['"kind"', '"digest"', '"tool"', '"locator"'];

function showsFacts(text: string): boolean {
  // Of most inputs no more is asked than this.
  if (!WORDS.some((word) => text.includes(word))) return false;
  return (
    LINE.test(text) || END.test(text) || SIGNS.some(([one, other]) => one.test(text) && other.test(text))
  );
}

const ASCII = new TextDecoder();

// Facts are ASCII: without the zeros that is seen in every encoding, also where a byte of UTF-16 is missing. Of other bytes it only counts which is a
// blank.
function withoutNuls(bytes: Uint8Array): string {
  const left = new Uint8Array(bytes.length);
  let length = 0;
  // By index: a file of every client is gone through here.
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte !== 0) left[length++] = byte < 0x80 ? byte : byte === NO_BREAK_SPACE ? SPACE : QUESTION_MARK;
  }
  return ASCII.decode(left.subarray(0, length));
}

const [SPACE, QUESTION_MARK, NO_BREAK_SPACE] = [0x20, 0x3f, 0xa0];
