// What was typed at a prompt: which key a `reg query` asked for, so that its failure says something about that key.

import { type Located, sub } from '../../model/located.ts';
import type { Scope } from '../../model/record.ts';
import { keyScope } from './key-scopes.ts';
import { type Key, splitKey } from './registry-data.ts';

/** One query of a command line. */
export interface Asked {
  readonly key: Key;
  /** What is not there when the answer is "unable to find": the key, one of its values, or null where it cannot be told. */
  readonly sought: 'key' | { readonly valueName: string } | null;
}

const QUERY = /(?:^|[\s&;|("'\\])reg(?:\.exe)?["']?\s+query(?=\s)/gi;
// A word, or several in the quotes of either shell.
const WORD = /^\s+("([^"]*)"|'([^']*)'|[^\s"'&|;<>]+)/;
// Of several commands in a line it is not told which one failed.
const CHAIN = /[&;]/;
// The call operator of PowerShell, and errors that go where the output goes.
const NO_CHAIN = /^\s*&\s|\d>&\d/g;
// A remote registry is named before its root.
const MACHINE = /^\\\\[^\\]+\\/;

// What they print shows neither settings nor a trust. Of ksetup, nltest or Get-ADObject that cannot be said; and what stands
// below cls or cd is not theirs.
const ASIDE =
  /^[ \t]*(klist|gpupdate|whoami|hostname|ipconfig|ping|nslookup|w32tm|date|time|ver|dir)(?:\.exe)?(?:[ \t][^|&;<>]*)?$/i;

/** The command, where its answer holds nothing that is judged: step 6 of the guide begins with klist and gpupdate. */
export function asideOf(command: string): string | null {
  return ASIDE.exec(command)?.[1]?.toLowerCase() ?? null;
}

/** The queries that a command line holds, without those whose key is not written out. */
export function askedBy(command: Located): Asked[] {
  const alone = !CHAIN.test(command.value.replace(NO_CHAIN, ''));
  return [...command.value.matchAll(QUERY)].flatMap((query) => {
    const asked = queryAt(command, query.index + query[0].length);
    return asked ? [alone ? asked : { ...asked, sought: null }] : [];
  });
}

function queryAt(command: Located, from: number): Asked | null {
  const word = WORD.exec(command.value.slice(from));
  const name = word && unquoted(word);
  // Variables of either shell.
  if (!name || /[%$]/.test(name)) return null;
  const start = from + word[0].lastIndexOf(name);
  const machine = MACHINE.exec(name)?.[0].length ?? 0;
  const key = splitKey(sub(command, start + machine, start + name.length));
  return key && { key, sought: soughtWith(command.value.slice(from + word[0].length)) };
}

/** The scope of what was looked for and is not there. */
export function absenceOf(key: Key, sought: NonNullable<Asked['sought']>): Scope {
  const { hive, at } = key;
  const keyPath = key.keyPath.value;
  if (sought === 'key') return keyScope({ hive, keyPath, at }, true);
  const covers = { what: 'value', hive, keyPath, valueName: sought.valueName } as const;
  return { kind: 'scope', part: null, side: null, covers, at };
}

function unquoted(word: RegExpExecArray): string {
  return word[2] ?? word[3] ?? word[1] ?? '';
}

// /reg:32 shows another key under the same name; a search that finds nothing is no failure of the key's.
function soughtWith(switches: string): Asked['sought'] {
  let rest = switches;
  let sought: Asked['sought'] = 'key';
  let recursive = false;
  for (let word = WORD.exec(rest); word; word = WORD.exec(rest)) {
    rest = rest.slice(word[0].length);
    const name = unquoted(word).toLowerCase();
    if (name === '/s') recursive = true;
    else if (name === '/ve') sought = { valueName: '' };
    else if (name === '/v') {
      const value = WORD.exec(rest);
      if (!value || value[1]?.startsWith('/')) return null;
      rest = rest.slice(value[0].length);
      sought = { valueName: unquoted(value) };
    } else if (name !== '/z' && name !== '/reg:64' && !/^\d$/.test(name)) return null;
  }
  return recursive && sought !== 'key' ? null : sought;
}
