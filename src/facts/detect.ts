// Whether an input is a facts file, told by its first line; also where that is not the first line that was written.

import type { Head } from '../model/reader.ts';

// The members that follow the kind tell it from other programs' JSON. A fact that is not the first of its input has no origin.
const LINE =
  /^\ufeff?\s*\{"kind":"[a-z-]+",(?:"schemaVersion":\d+,"tool":\{"name":"realmlint"|"origin":\{"path":"|"at":\[\d+,\d+[,\]]|"path":"(?:[^"\\]|\\.)*","format":(?:null|"[a-z-]+"),"status":"|"inputs":\d+,"digest":")/;

export function holdsFacts({ text }: Pick<Head, 'text'>): boolean {
  return LINE.test(text);
}
