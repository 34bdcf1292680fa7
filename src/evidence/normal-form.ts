// What of a value counts when copies of it are compared. Blanks, order, case and final dots of hosts do not.

import type { HostMappingFact, RealmFact } from '../model/fact.ts';
import { isPolicy } from '../model/in-force.ts';
import { asciiLower } from '../model/realm-name.ts';

/** A value for people, and the key that is equal for values that say the same. */
export interface Form {
  readonly shown: string;
  readonly data: string;
}

/** The hosts of a value; where Windows does not read them out of it (tags, entities, type), its text. */
export function listForm(fact: RealmFact | HostMappingFact): Form {
  const hosts = hostsOf(fact);
  const broken = brokenForm(fact, hosts);
  if (broken !== null) return { shown: broken, data: `text ${broken}` };
  const list = hosts.join('; ');
  const shown = fact.kind === 'realm' && hosts.length > 0 ? `<k>${list}</k>` : list;
  return hostForm(shown, hosts);
}

/** The same of hosts that are expected. */
export function hostForm(shown: string, hosts: readonly string[]): Form {
  return { shown, data: `hosts ${[...hosts].sort().join(' ')}` };
}

function hostsOf(fact: RealmFact | HostMappingFact): string[] {
  const entries = fact.kind === 'realm' ? fact.kdcs : fact.entries;
  return [...new Set(entries.map(({ text }) => hostName(text.value)))];
}

/** A host as DNS compares it (RFC 4343, RFC 1034); what is left of its blanks still tells a wrong separator. */
function hostName(text: string): string {
  const name = asciiLower(text).replace(/[ \t\r\n]+/g, ' ');
  return name.length > 1 ? name.replace(/\.$/, '') : name;
}

function brokenForm(fact: RealmFact | HostMappingFact, hosts: readonly string[]): string | null {
  if (!isPolicy(fact.layer)) return null;
  const text = fact.value?.value.replace(/[ \t\r\n]+/g, ' ').trim() ?? hosts.join('; ');
  const { valueType } = fact;
  if (valueType !== null && valueType !== 'REG_SZ') return `${valueType}: ${text}`;
  const tags = fact.kind === 'realm' && (fact.untagged !== null || fact.tagProblems.length > 0);
  return tags || fact.entities.length > 0 ? text : null;
}

/** `0xE` for flags in any notation, `none` where there are none; the text itself where it is no number. */
export function flagsForm({ flags }: RealmFact): Form {
  const text = flags?.value.trim() ?? '';
  if (text === '') return { shown: 'none', data: 'none' };
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) return { shown: text, data: `text ${text}` };
  const shown = number === 0 ? 'none' : `0x${number.toString(16).toUpperCase()}`;
  return { shown, data: shown };
}
