// GptTmpl.inf: the security template of a GPO. Only its [Registry Values] are registry settings.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import { type Located, locatedFrom, runsOf, sub, trimBlanks } from '../../model/located.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Hive, Item, RegistryData, RegistryType } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { table } from '../../model/table.ts';
import { locatedIn, spanIn } from '../../model/text.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { firstLineIn } from '../text/lines.ts';
import type { Line } from './reg-lines.ts';
import { isWanted, type Key, numberFor, typeOfNumber, weighed } from './registry-data.ts';

const SECTION = /^\s*\[([^\]]*)\]\s*$/;
const SILENT = /^\s*(?:;|$)/;
// Sections that only security templates have; [Version] is in every kind of .inf.
const OWN =
  /^[^\S\n\r\u2028\u2029]*\[(?:Unicode|System Access|Event Audit|Registry Values|Privilege Rights|Kerberos Policy|Group Membership|Service General Setting|Registry Keys|File Security)\][^\S\n\r\u2028\u2029]*$/im;
/** Those of a security template (MS-GPSB 2.2), in lower case; Windows reads no other. */
const KNOWN =
  /^(?:unicode|version|profile description|system access|kerberos policy|event audit|(?:system|security|application) log|registry (?:values|keys)|privilege rights|service general setting|file security|group membership|strings)$/;
const TYPE = /^\s*(\d{1,9})\s*,/;
const ROOTS: Readonly<Record<string, Hive>> = table({
  MACHINE: 'HKLM',
  USER: 'HKCU',
  CURRENT_USER: 'HKCU',
  USERS: 'HKU',
  CLASSES_ROOT: 'HKCR',
});

export const gptTmpl: Reader = {
  format: 'gpt-tmpl',
  holder: 'gpo',
  accepts: (head: Head) => startsWithSection(head.text) && OWN.test(head.text),
  *read(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
    const decoding = chooseEncoding(source, FORMATS['gpt-tmpl'].fallback, options.encoding);
    yield* assumption(decoding);
    let section = '';
    for (const line of readLines(source, decoding.encoding, decoding.bom)) {
      if ('kind' in line) {
        yield line;
        continue;
      }
      if (SILENT.test(line.text)) continue;
      const name = SECTION.exec(line.text)?.[1];
      if (name !== undefined) section = name.trim().toLowerCase();
      else if (!line.terminated) yield cut(line);
      else if (section === 'registry values') yield* readValue(line, interest);
      else if (!KNOWN.test(section)) yield* strayValue(line, interest);
    }
  },
};

function startsWithSection(text: string): boolean {
  return SECTION.test(firstLineIn(text, SILENT));
}

// The editor ends every line: a last one without its end may lack more than that.
function cut(line: Line): Item {
  const message = `The file ends within line ${line.line}.`;
  const at = spanIn(line, 0, line.text.length);
  return diagnostic('truncated', 'partial', message, at, 'Copy the file again.');
}

/** The parts of `MACHINE\\key\\value=type,data`, or null. */
function entryOf(line: Line): { key: Key; valueName: Located; type: RegistryType; raw: Located } | null {
  const { text } = line;
  const equals = text.indexOf('=');
  const type = equals === -1 ? null : TYPE.exec(text.slice(equals + 1));
  if (!type) return null;
  const path = trimBlanks(locatedIn(line, 0, equals));
  const slash = path.value.indexOf('\\');
  const last = path.value.lastIndexOf('\\');
  const root = path.value.slice(0, Math.max(slash, 0)).toUpperCase();
  const hive = ROOTS[root];
  if (!hive) return null;
  return {
    key: { hive, keyPath: sub(path, Math.min(slash + 1, last), last), at: path.at },
    valueName: sub(path, last + 1, path.value.length),
    type: typeOfNumber(Number(type[1])),
    raw: trimBlanks(locatedIn(line, equals + 1 + type[0].length, text.length)),
  };
}

function* strayValue(line: Line, interest: Interest): Iterable<Item> {
  const entry = entryOf(line);
  if (!entry || !isWanted(entry.key.keyPath.value, interest)) return;
  const message = 'This value stands in a section that no security template has: Windows does not read it.';
  const at = spanIn(line, 0, line.text.length);
  const hint = 'Such values belong to [Registry Values].';
  yield weighed(diagnostic('malformed', 'partial', message, at, hint), entry.key.keyPath.value, interest);
}

function* readValue(line: Line, interest: Interest): Iterable<Item> {
  const entry = entryOf(line);
  const at = spanIn(line, 0, line.text.length);
  if (!entry) {
    const message = 'This line of [Registry Values] is not of the form MACHINE\\key\\value=type,data.';
    yield diagnostic('malformed', 'partial', message, at, 'Export the template again.');
    return;
  }
  const { hive, keyPath } = entry.key;
  const { valueName, type } = entry;
  if (!isWanted(keyPath.value, interest)) return;
  const data = dataOf(type, entry.raw);
  if (!data) {
    const message = `The data of ${valueName.value} does not fit its type ${type}.`;
    yield weighed(diagnostic('bad-value', 'partial', message, at), keyPath.value, interest);
    return;
  }
  const about = { kind: 'registry', part: null, side: null, hive, keyPath, at } as const;
  yield { ...about, valueName, type, data, operation: 'set' };
}

function dataOf(type: RegistryType, raw: Located): RegistryData | null {
  if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') {
    return isHalfQuoted(raw.value) ? null : { kind: 'text', text: unquoted(raw) };
  }
  if (type === 'REG_MULTI_SZ') return { kind: 'list', items: raw.value === '' ? [] : listOf(raw) };
  if (type === 'REG_DWORD' || type === 'REG_QWORD') {
    const digits = /^"?(\d+|0x[0-9a-f]+)"?$/i.exec(raw.value)?.[1];
    const number = digits === undefined ? null : numberFor(type, digits);
    return number === null ? null : { kind: 'number', number, at: raw.at };
  }
  const bytes = raw.value === '' ? 0 : raw.value.split(',').length;
  return { kind: 'bytes', length: bytes, at: raw.at };
}

// A text has both of its quotes or none.
function isHalfQuoted(text: string): boolean {
  return text.startsWith('"') !== text.endsWith('"');
}

function unquoted(raw: Located): Located {
  const quoted = raw.value.length >= 2 && raw.value.startsWith('"');
  return quoted ? sub(raw, 1, raw.value.length - 1) : raw;
}

/** Items between commas. The editor writes a comma that belongs to an item as `","`. */
function listOf(raw: Located): Located[] {
  const items: Located[] = [];
  let parts: Located[] = [];
  let from = 0;
  let within = false;
  const part = (to: number) => parts.push(sub(raw, from, to));
  for (let at = 0; at <= raw.value.length; at++) {
    const unit = raw.value.charAt(at);
    if (unit === '"') {
      part(at);
      within = !within;
      from = at + 1;
    } else if (unit === '' || (unit === ',' && !within)) {
      part(at);
      items.push(joined(parts, raw));
      parts = [];
      from = at + 1;
    }
  }
  return items;
}

function joined(parts: readonly Located[], raw: Located): Located {
  return locatedFrom(
    parts.flatMap((part) => runsOf(part)),
    parts[0]?.at ?? raw.at,
  );
}
