// What `ksetup` and `ksetup /dumpstate` print: the realms of the local registry, as records of the keys that hold them.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import { trimBlanks } from '../../model/located.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { cover, startOf } from '../../model/span.ts';
import { locatedIn, spanIn } from '../../model/text.ts';
import { keyScope } from '../registry/key-scopes.ts';
import { queryLine } from '../registry/query-lines.ts';
import type { Line } from '../registry/reg-lines.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { linesIn } from '../text/lines.ts';
import { closeRealm, DOMAINS_KEY, flagsIn, type RealmBlock, realmBlock } from './ksetup-realm.ts';

// `default realm = contoso.example (NT Domain)`, of a machine that logs on to a realm `(external)`.
const DEFAULT = /^default realm = .*\((?:NT Domain|external)\)[ \t]*$/;
const WORKGROUP = /^Machine is not configured to log on to an external KDC\b/;
// The user mappings, with which the output ends.
const MAPPING = /^(?:No user mappings defined|Mapping .+)\.[ \t]*$/;
const REALM = /^([^ \t=:][^ \t=]*):[ \t]*$/;
const SETTING = /^[ \t]+(kdc|kpasswd|realm flags)[ \t]*=/i;
// That a realm has none of something is said in parentheses.
const NOTHING = /^[ \t]+\([^()]*\)[ \t]*$/;

export const ksetup: Reader = {
  format: 'ksetup',
  holder: 'client',
  accepts: (head: Head) => isOpening(firstLine(head.text)),
  *read(source: Source, _interest: Interest, options: ReadOptions): Iterable<Item> {
    const decoding = chooseEncoding(source, FORMATS.ksetup.fallback, options.encoding);
    yield* assumption(decoding);
    const state: State = { opening: null, realm: null, ended: false, whole: true, quiet: false };
    for (const line of readLines(source, decoding.encoding, decoding.bom)) {
      if ('kind' in line) {
        state.whole = false;
        yield line;
      } else yield* readLine(state, line);
    }
    yield* endOutput(state);
  },
};

function isOpening(text: string): boolean {
  return DEFAULT.test(text) || WORKGROUP.test(text);
}

/** The first line that is the program's own, after a prompt and what a console says of itself. */
function firstLine(text: string): string {
  for (const line of linesIn(text)) if (!isConsole(line)) return line;
  return '';
}

function isConsole(text: string): boolean {
  const { kind } = queryLine(text);
  return kind === 'blank' || kind === 'console' || kind === 'prompt';
}

interface State {
  /** The line with which the current output began; null outside of one. */
  opening: Line | null;
  realm: RealmBlock | null;
  /** The user mappings were reached: the list of realms is complete. */
  ended: boolean;
  /** False once something of the current output was not understood. */
  whole: boolean;
  /** The line before was not understood either, and that was said. */
  quiet: boolean;
}

function* readLine(state: State, line: Line): Iterable<Item> {
  const { text } = line;
  const prompt = queryLine(text).kind === 'prompt';
  if (!line.terminated && !prompt && !MAPPING.test(text)) {
    state.whole = false;
    yield* finishRealm(state);
    const message = `The output ends within line ${line.line}.`;
    yield diagnostic('truncated', 'partial', message, spanIn(line, 0, text.length), AGAIN);
    return;
  }
  if (prompt || isOpening(text)) {
    yield* endOutput(state);
    if (!prompt) {
      state.opening = line;
      yield* domainOf(line);
    }
  } else if (!isConsole(text)) yield* readContent(state, line);
}

// A name without a dot is NetBIOS's. An external realm is none of Active Directory.
const OWN = /^(default realm = )(?=\S+?\.\S)(\S+) \(NT Domain\)/;

function* domainOf(line: Line): Iterable<Item> {
  const [, before = '', name = ''] = OWN.exec(line.text) ?? [];
  if (name === '') return;
  const domain = locatedIn(line, before.length, before.length + name.length);
  yield { kind: 'client', name: null, time: null, domain, at: domain.at };
}

const FOREIGN =
  'What another command printed belongs into a file of its own. Else export the realms from the registry as well: reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos /s';
const AGAIN = 'Run ksetup again, and redirect its output to a file of its own: ksetup > ksetup.txt';

function* readContent(state: State, line: Line): Iterable<Item> {
  const { text } = line;
  const quiet = state.quiet;
  state.quiet = false;
  if (state.opening && MAPPING.test(text)) {
    yield* finishRealm(state);
    state.ended = true;
    return;
  }
  const realm = REALM.exec(text)?.[1];
  if (state.opening && realm !== undefined && !state.ended) {
    yield* finishRealm(state);
    // No key has a backslash in its name: what is below it would belong to another one.
    if (!realm.includes('\\')) {
      state.realm = realmBlock(locatedIn(line, 0, realm.length), spanIn(line, 0, text.length));
      return;
    }
  }
  if (state.realm && readSetting(state.realm, line)) return;
  state.whole = false;
  state.quiet = true;
  if (quiet) return;
  const message = 'This line is not understood as output of ksetup.';
  yield diagnostic('malformed', 'partial', message, spanIn(line, 0, text.length), FOREIGN);
}

/** Adds a line to a realm; false when it says something that is not known. */
function readSetting(realm: RealmBlock, line: Line): boolean {
  const { text } = line;
  if (NOTHING.test(text)) {
    realm.at = cover(realm.at, spanIn(line, 0, text.length));
    realm.lines++;
    return true;
  }
  const name = SETTING.exec(text)?.[1];
  if (name === undefined) return false;
  const nameFrom = text.indexOf(name);
  const setting = {
    name: locatedIn(line, nameFrom, nameFrom + name.length),
    value: trimBlanks(locatedIn(line, text.indexOf('=') + 1, text.length)),
  };
  const word = name.toLowerCase();
  if (word === 'kdc') realm.kdcs.push(setting);
  else if (word === 'kpasswd') realm.kpasswds.push(setting);
  else {
    const value = flagsIn(setting.value);
    if (!value) return false;
    realm.flags = { name: setting.name, value };
  }
  realm.at = cover(realm.at, setting.value.at);
  realm.lines++;
  return true;
}

function* finishRealm(state: State): Iterable<Item> {
  const { realm } = state;
  state.realm = null;
  if (!realm) return;
  if (realm.lines > 0) {
    yield* closeRealm(realm);
    return;
  }
  state.whole = false;
  const message = `Nothing follows "${realm.name.value}:", so it is not known whether that is a realm.`;
  yield diagnostic('malformed', 'partial', message, realm.name.at, AGAIN);
}

function* endOutput(state: State): Iterable<Item> {
  yield* finishRealm(state);
  const { opening, ended, whole } = state;
  state.opening = null;
  state.ended = false;
  state.whole = true;
  state.quiet = false;
  if (!opening) return;
  const at = spanIn(opening, 0, opening.text.length);
  if (ended && whole) yield keyScope({ hive: 'HKLM', keyPath: DOMAINS_KEY, at }, true);
  else if (!ended && whole) {
    const message =
      'ksetup ends with its user mappings, and they are not here: realms may be missing as well.';
    yield diagnostic('truncated', 'partial', message, startOf(at), AGAIN);
  }
}
