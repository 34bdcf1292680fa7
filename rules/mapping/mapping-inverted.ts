// In the host map the realm is the name and its suffixes are the value; krb5.conf has it the other way round.

import type { HostMappingFact } from '../../src/model/fact.ts';
import { asciiLower, realmKey } from '../../src/model/realm-name.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, renamedInPowerShell } from '../support/fix.ts';
import { piecesOf } from '../support/hosts.ts';
import { alsoAt, placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, guideStep } from '../support/references.ts';

/** The realm that stands as value under a suffix or host; null where nothing is turned round. */
function realmIn({ name, entries }: HostMappingFact): string | null {
  const [only, ...others] = entries.flatMap(piecesOf);
  const realm = only?.text.value ?? '';
  if (others.length > 0 || !/^[A-Z0-9][A-Z0-9.-]*$/.test(realm) || !/[A-Z]/.test(realm)) return null;
  const host = name.value;
  if (host.startsWith('.')) return realm;
  // A realm in lower case that one of its own hosts is mapped to, in upper case, is not turned round.
  const isHost = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(host) && /[a-z]/.test(host);
  return isHost && !asciiLower(realm).endsWith(`.${host}`) ? realm : null;
}

/** The values of one list in one file that are turned round for one realm, in their order, and the realm's own entries. */
interface Turned {
  readonly facts: HostMappingFact[];
  readonly own: string[];
}

// Made once for each subject: a list that somebody converted from krb5.conf can have thousands of such values.
const made = new WeakMap<readonly HostMappingFact[], ReadonlyMap<string, Turned>>();

function groupOf({ origin, layer }: HostMappingFact, realm: string): string {
  return JSON.stringify([origin.path, origin.part, origin.side, layer, realmKey(realm)]);
}

function turnedIn(mappings: readonly HostMappingFact[]): ReadonlyMap<string, Turned> {
  const known = made.get(mappings);
  if (known) return known;
  const groups = new Map<string, Turned>();
  made.set(mappings, groups);
  for (const fact of mappings) {
    const realm = realmIn(fact);
    const key = groupOf(fact, realm ?? fact.name.value);
    const group = groups.get(key) ?? { facts: [], own: [] };
    groups.set(key, group);
    if (realm !== null) group.facts.push(fact);
    else for (const { text } of fact.entries) group.own.push(text.value);
  }
  return groups;
}

const pair = (name: string, data: string) => `${name} = ${data}`;

export default defineRule({
  id: 'mapping-inverted',
  group: 'mapping',
  summary: 'A value of the host map has host and realm the wrong way round',
  guide: 4,
  severities: ['error'],
  over: 'mapping',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'In krb5.conf a line of [domain_realm] has the suffix first and the realm behind it. In the policy the realm is the name of the value, and its suffixes are the data. The other way round a realm is defined that has the name of a suffix, and the hosts are mapped to nothing.',
    detected:
      'The name begins with a dot, or is a host name in lower case, and the data is one name in upper case without a dot before it. Not where the data is a host below the name. Several of them for one realm are one finding, with the value that they should be together.',
    proof: {
      kind: 'outage',
      text: "It leaves the realm without any mapping. With host and realm the wrong way round, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows itself was not tested.",
    },
    bad: policyReg({
      mappings: { '.zscalerbeta.net': 'ZSCALERBETA.NET', '.gateway.zscalerbeta.net': 'ZSCALERBETA.NET' },
    }),
    good: policyReg(),
    fix: [
      inEditor(
        'domain_realm',
        'Remove these entries and add one: value name ZSCALERBETA.NET, value .zscalerbeta.net; .gateway.zscalerbeta.net.',
      ),
      renamedInPowerShell(
        'domain_realm',
        '.zscalerbeta.net',
        'ZSCALERBETA.NET',
        '.zscalerbeta.net; .gateway.zscalerbeta.net',
      ),
      {
        with: 'ksetup',
        steps:
          'ksetup /delhosttorealmmap ZSCALERBETA.NET .zscalerbeta.net; ksetup /addhosttorealmmap .zscalerbeta.net ZSCALERBETA.NET; restart the computer.',
      },
    ],
    whenNot:
      'A realm that really has a name in lower case and one host with a name in upper case: write the host in lower case, which DNS does not tell apart.',
    references: [guideStep(4), ADML_MAPPINGS],
  },
  // A realm that the config spells so is no host.
  applies: ({ name }, { expectation }) => expectation?.realm !== name.value,
  *check(target, { subject }) {
    const realm = realmIn(target);
    if (realm === null) return;
    const group = turnedIn(subject.mappings).get(groupOf(target, realm));
    if (group?.facts[0] !== target) return;
    const names = group.facts.map(({ name }) => name.value);
    const others = group.facts.slice(1);
    yield {
      severity: 'error',
      message: `${target.name.value} is a name of hosts and stands where the realm belongs, and realm ${realm} stands where its hosts belong. Clients do not ask ${realm} for these hosts.`,
      place: placeOf(target, target.name),
      actual: pair(target.name.value, realm),
      expected: pair(realm, [...group.own, ...names].join('; ')),
      related: others.flatMap((other) => alsoAt(other, [other.name], 'turned round as well')),
      ...(others.length > 0 ? { variant: names.slice(1).join('; ') } : {}),
      setting: settingOf(target),
      realm,
      alsoRealms: names,
    };
  },
});
