// The organisation's own domains of Active Directory, as far as the evidence tells them, and what a PAC file does with their hosts.

import { domainOfComputer } from '../../src/model/computer-domain.ts';
import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { PacFact } from '../../src/model/fact.ts';
import { asciiLower, realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';

/** Lower-case DNS names: those of the config, else those that the subject tells of itself, else those of the whole run. */
export function ownDomains(context: RuleContext): readonly string[] {
  const { subject, evidence, intents } = context;
  if (intents.userDomains !== null) return intents.userDomains;
  const told = [...domainsOf(subject, context)];
  const domains = told.length > 0 ? new Set(told) : domainsOfRun(evidence, context);
  return [...domains].sort();
}

// Made once for each run: every PAC file asks.
const made = new WeakMap<Evidence, ReadonlySet<string>>();

function domainsOfRun(evidence: Evidence, context: RuleContext): ReadonlySet<string> {
  const known = made.get(evidence);
  if (known) return known;
  const domains = new Set<string>();
  for (const subject of evidence.subjects) {
    for (const domain of domainsOf(subject, context)) domains.add(domain);
  }
  made.set(evidence, domains);
  return domains;
}

function* domainsOf({ domain, clients, tickets }: Subject, { expectations }: RuleContext): Iterable<string> {
  const isForeign = (name: string) => expectations.byRealm.has(realmKey(name));
  if (domain?.includes('.') && !isForeign(domain)) yield domain;
  for (const client of clients) {
    const own = domainOfComputer(client);
    if (own !== null && !isForeign(own)) yield own;
  }
  for (const { client } of tickets) {
    const realm = client?.realm.value ?? '';
    if (realm.includes('.') && !isForeign(realm)) yield asciiLower(realm);
  }
}

/** Whether hosts of a domain go DIRECT; null where only running the PAC file would show it. */
export function goesDirect({ tests, otherwise }: PacFact, domain: string): boolean | null {
  let unsure = otherwise === undefined;
  for (const { test, of, pattern, returns } of tests) {
    if (returns !== null && returns[0] !== 'DIRECT') continue;
    // Where the hosts of the domain have their addresses is not known.
    const meant = of === 'address' ? null : matches(test, of, asciiLower(pattern?.value ?? ''), domain);
    if (meant === false) continue;
    if (meant && returns !== null) return true;
    unsure = true;
  }
  if (otherwise?.[0] === 'DIRECT') return true;
  return unsure ? null : false;
}

/** Whether a test holds for the hosts of a domain in general, not for one of them; null where that is not known. */
function matches(test: string, of: 'host' | 'url', pattern: string, domain: string): boolean | null {
  const host = `dc01.${domain}`;
  const samples = of === 'host' ? [host] : [`https://${host}/kdcproxy`, `http://${host}/`];
  if (test === 'dnsDomainIs') return host.endsWith(pattern);
  if (test === 'shExpMatch') return samples.some((sample) => fits(sample, pattern));
  return test === 'RegExp' ? null : false;
}

/** Shell patterns with `*` and `?`, in time linear in both for the patterns that people write. */
export function fits(text: string, pattern: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const sign = pattern[next];
    if (sign === '*') {
      star = next++;
      resume = at;
    } else if (sign !== undefined && (sign === '?' || sign === text[at])) {
      at++;
      next++;
    } else if (star === -1) return false;
    else {
      next = star + 1;
      at = ++resume;
    }
  }
  while (pattern[next] === '*') next++;
  return next === pattern.length;
}
