// What the exports do not settle of an answer, in sentences.

import type { Choice } from '../evidence/host-choice.ts';
import { uncovered } from '../evidence/scopes.ts';
import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact } from '../model/fact.ts';
import { asciiLower } from '../model/realm-name.ts';
import type { WhyAnswer } from '../model/why.ts';

export function unknownsOf(
  host: string,
  choice: Choice,
  outcome: WhyAnswer['outcome'],
  those: readonly Subject[],
): string[] {
  const unknown: string[] = [];
  const isClient = those[0]?.holder === 'client';
  for (const reason of uncoveredOf(those)) unknown.push(sentence(reason));
  if (choice.hindered.some(({ hindrance }) => hindrance === 'conditional')) {
    unknown.push('An item of Preferences with a filter has an entry that fits: not every computer gets it.');
  }
  for (const name of namesSetTwice(choice, those)) {
    unknown.push(
      `Several GPOs set ${name} with different hosts: the one that is applied last wins, and exports do not show the order.`,
    );
  }
  if (
    outcome === 'own-domain' &&
    choice.meant.some(({ entry }) => asciiLower(entry.text.value) === `.${host}`)
  ) {
    unknown.push(
      `Whether .${host} also names the host ${host} itself is documented nowhere; by its text it names what lies below.`,
    );
  }
  if (!isClient)
    unknown.push('That these GPOs reach a client is not shown: links, filters and refusals decide it.');
  unknown.push('Tickets that a client has already hide a change until klist purge.');
  return unknown;
}

function uncoveredOf(those: readonly Subject[]): Set<string> {
  const reasons = new Set<string>();
  for (const subject of those) {
    const map = uncovered(subject, 'host-map', 'domain_realm', null);
    if (map !== null) reasons.add(`${map}: a longer entry may stand where it was not looked`);
    if (subject.mappings.length === 0) continue;
    const off = uncovered(subject, 'switch', 'domain_realm', null);
    if (off !== null) reasons.add(off);
  }
  return reasons;
}

/** Names of realms among the entries that count, which GPOs of the set give different hosts. */
function namesSetTwice(choice: Choice, those: readonly Subject[]): Set<string> {
  const names = new Set<string>();
  for (const { mapping } of [...choice.deciding, ...choice.shorter]) {
    const values = new Map<string, string>();
    for (const subject of those) {
      for (const other of subject.mappings) {
        if (asciiLower(other.name.value) !== asciiLower(mapping.name.value)) continue;
        values.set(subject.ref.id, `${values.get(subject.ref.id) ?? ''} ${normal(other)}`);
      }
    }
    if (new Set([...values.values()].map(dedupe)).size > 1) names.add(mapping.name.value);
  }
  return names;
}

function normal({ entries }: HostMappingFact): string {
  return entries.map(({ text }) => asciiLower(text.value)).join(' ');
}

function dedupe(words: string): string {
  return [...new Set(words.split(' '))].sort().join(' ');
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
