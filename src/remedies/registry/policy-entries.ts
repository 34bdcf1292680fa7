// The entries of a Registry.pol by their offsets: walked by sizes, since data may hold brackets and semicolons.

export interface PolicyFileEntry {
  /** Bytes [start, end) of the file, brackets included. */
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly name: string;
  readonly type: number;
  readonly data: { readonly start: number; readonly end: number };
}

/** All entries in their order, or a sentence that says why the file has none that could be trusted. */
export type PolicyFileEntries =
  | { readonly entries: readonly PolicyFileEntry[]; readonly problem: null }
  | { readonly entries: null; readonly problem: string };

const HEADER = [0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0];
const OPEN = 0x5b;
const CLOSE = 0x5d;
const SEMICOLON = 0x3b;

export function entriesOf(bytes: Uint8Array): PolicyFileEntries {
  if (!HEADER.every((byte, index) => bytes[index] === byte)) {
    return { entries: null, problem: 'The file does not begin as a policy file of version 1.' };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: PolicyFileEntry[] = [];
  for (let at = HEADER.length; at < bytes.length; ) {
    const entry = entryAt(view, at);
    if (!entry) return { entries: null, problem: `The entry at offset ${at} is not whole.` };
    entries.push(entry);
    at = entry.end;
  }
  return { entries, problem: null };
}

function entryAt(view: DataView, start: number): PolicyFileEntry | null {
  const key = isUnit(view, start, OPEN) ? nameAt(view, start + 2) : null;
  const name = key && isUnit(view, key.end, SEMICOLON) ? nameAt(view, key.end + 2) : null;
  // After the name: `;` type `;` size `;`, 14 bytes.
  if (!key || !name || name.end + 14 > view.byteLength) return null;
  const whole = [0, 6, 12].every((offset) => isUnit(view, name.end + offset, SEMICOLON));
  const from = name.end + 14;
  const to = from + view.getUint32(name.end + 8, true);
  if (!whole || !isUnit(view, to, CLOSE)) return null;
  const type = view.getUint32(name.end + 2, true);
  return { start, end: to + 2, key: key.text, name: name.text, type, data: { start: from, end: to } };
}

function isUnit(view: DataView, at: number, unit: number): boolean {
  return at + 2 <= view.byteLength && view.getUint16(at, true) === unit;
}

/** The text up to its NUL, and the offset after that. */
function nameAt(view: DataView, start: number): { readonly text: string; readonly end: number } | null {
  let text = '';
  for (let at = start; at + 2 <= view.byteLength; at += 2) {
    const unit = view.getUint16(at, true);
    if (unit === 0) return { text, end: at + 2 };
    text += String.fromCharCode(unit);
  }
  return null;
}
