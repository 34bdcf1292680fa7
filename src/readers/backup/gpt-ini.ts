// GPT.INI: the version numbers that SYSVOL holds of a GPO, and the name that it was created with.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { Located } from '../../model/located.ts';
import { trimBlanks } from '../../model/located.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { GpoSideInfo, Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START, type Span } from '../../model/span.ts';
import { locatedIn, spanIn } from '../../model/text.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { firstLineIn, linesIn } from '../text/lines.ts';

const GENERAL = /^\s*\[General\]\s*$/i;
const SECTION = /^\s*\[/;
const SILENT = /^\s*(?:;|$)/;
const ENTRY = /^([^=;[\]]+)=/;
const OWN =
  /^(?:version|displayname|gpcfunctionalityversion|gpcmachineextensionnames|gpcuserextensionnames|gpcwqlfilter|options)$/i;

export const gptIni: Reader = {
  format: 'gpt-ini',
  holder: 'gpo',
  accepts: (head: Head) => isGptIni(head.text),
  *read(source: Source, _interest: Interest, options: ReadOptions): Iterable<Item> {
    const decoding = chooseEncoding(source, FORMATS['gpt-ini'].fallback, options.encoding);
    yield* assumption(decoding);
    const found: Found = { at: FILE_START, version: null, name: null, extensions: null };
    let general = false;
    for (const line of readLines(source, decoding.encoding, decoding.bom)) {
      if ('kind' in line) {
        yield line;
        continue;
      }
      if (GENERAL.test(line.text)) found.at = spanIn(line, 0, line.text.length);
      if (SECTION.test(line.text)) general = GENERAL.test(line.text);
      const entry = general ? ENTRY.exec(line.text) : null;
      if (!entry) {
        // Samba ends the file right after an entry; an end in the middle of a name is a cut.
        if (!line.terminated && !SECTION.test(line.text) && !SILENT.test(line.text)) {
          const at = spanIn(line, 0, line.text.length);
          yield diagnostic('truncated', 'partial', 'The file ends within a line.', at, 'Copy it again.');
        }
        continue;
      }
      const value = trimBlanks(locatedIn(line, entry[0].length, line.text.length));
      yield* note(found, (entry[1] ?? '').trim().toLowerCase(), value);
    }
    yield recordOf(found);
  },
};

// Many programs have an INI file that begins with [General]; ours has nothing in it but names of GPOs.
function isGptIni(text: string): boolean {
  if (!GENERAL.test(firstLineIn(text, SILENT))) return false;
  const [, ...rest] = [...linesIn(text)].filter((line) => !SILENT.test(line));
  const names = rest.map((line) => ENTRY.exec(line)?.[1]?.trim() ?? '');
  return names.some((name) => OWN.test(name)) && !rest.some((line) => SECTION.test(line));
}

interface Found {
  at: Span;
  version: number | null;
  name: Located | null;
  extensions: readonly string[] | null;
}

function* note(found: Found, name: string, value: Located): Iterable<Item> {
  if (name === 'displayname') found.name = value;
  else if (name === 'gpcmachineextensionnames') found.extensions = extensionsOf(value.value);
  else if (name === 'version') {
    const version = /^\d{1,10}$/.test(value.value) ? Number(value.value) : Number.NaN;
    if (version <= 0xffffffff) found.version = version;
    else yield diagnostic('bad-value', 'partial', `"${value.value}" is no version of a GPO.`, value.at);
  }
}

/** Each pair of brackets lists one client-side extension and then the tools that edit its settings. */
function extensionsOf(value: string): string[] {
  return Array.from(value.matchAll(/\[(\{[0-9a-f-]{36}\})/gi), (match) => match[1] ?? '');
}

// The low word counts changes of the computer side, the high word those of the user side (MS-GPOL 2.2.4).
function recordOf({ at, version, name, extensions }: Found): Item {
  const side = (versionSysvol: number): GpoSideInfo => ({
    enabled: null,
    versionDirectory: null,
    versionSysvol,
  });
  return {
    kind: 'gpo',
    part: null,
    id: null,
    domain: null,
    name,
    readTime: null,
    computer: version === null ? null : side(version & 0xffff),
    user: version === null ? null : side(version >>> 16),
    links: null,
    computerExtensions: extensions,
    permissions: null,
    at,
  };
}
