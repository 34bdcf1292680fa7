// The KDC that a client would ask for tickets of a realm, and who says so.

import { hindranceOf } from '../evidence/effective.ts';
import { uncovered } from '../evidence/scopes.ts';
import type { At, Subject } from '../model/evidence.ts';
import type { HostEntry, RealmFact } from '../model/fact.ts';
import { asciiLower } from '../model/realm-name.ts';
import type { WhyKdc } from '../model/why.ts';

/**
 * From the realm list, where its name stands in any case, for names in the registry have none; a list is used as it is, without
 * DNS (tested on Windows by jborean93/PowerShell-Obol). The own domain is looked up before any list.
 */
export function kdcOf(
  realm: string,
  those: readonly Subject[],
  rulesAt: (at: Pick<At, 'origin' | 'locator'>) => readonly string[],
): WhyKdc {
  const name = asciiLower(realm);
  if (those.some(({ domain }) => domain === name)) return { from: 'own-domain', hosts: [], rules: [] };
  const listed = listedIn(those, name);
  const rules = [...new Set(listed.flatMap((fact) => rulesAt(fact)))];
  const hosts = listed.flatMap((fact) => fact.kdcs.map((kdc) => hostOf(fact, kdc)));
  if (hosts.length > 0) return { from: 'list', hosts: unique(hosts), rules };
  if (listed.length > 0) return { from: 'dns', hosts, rules };
  const shown = those.every((subject) => uncovered(subject, 'realm-list', 'MitRealms', null) === null);
  return { from: shown ? 'nowhere' : 'not-shown', hosts: [], rules };
}

function listedIn(those: readonly Subject[], name: string): RealmFact[] {
  const listed: RealmFact[] = [];
  for (const subject of those) {
    for (const fact of subject.realms) {
      if (asciiLower(fact.name.value) === name && hindranceOf(fact, subject) === null) listed.push(fact);
    }
  }
  // Text before binary, as everywhere.
  return listed.sort((a, b) => Number(a.at.region === null) - Number(b.at.region === null));
}

type Host = WhyKdc['hosts'][number];

function hostOf({ origin, locator }: RealmFact, { text }: HostEntry): Host {
  const base = { host: text.value, path: origin.path, locator };
  return text.at.region
    ? { ...base, region: text.at.region }
    : { ...base, region: null, byteOffset: text.at.start };
}

/** The first place of each. */
function unique(hosts: readonly Host[]): Host[] {
  const seen = new Set<string>();
  return hosts.filter(({ host }) => {
    const name = asciiLower(host);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
