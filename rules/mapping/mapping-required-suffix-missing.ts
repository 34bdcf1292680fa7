// The host map must send all hosts of a realm to it: every suffix that is expected has to be covered.

import type { RealmExpectation } from '../../src/model/expectation.ts';
import type { HostMappingFact } from '../../src/model/fact.ts';
import { asciiLower, realmKey } from '../../src/model/realm-name.ts';
import { defineRule, type RuleContext } from '../../src/model/rule.ts';
import { mappingsByKey } from '../support/by-realm.ts';
import { onlyConditional } from '../support/conditional.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { withoutSpareDots } from '../support/hosts.ts';
import { pacsFor } from '../support/pac.ts';
import { alsoAt, placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, guideStep } from '../support/references.ts';
import { edgesIn, type Shortfall, shortfall } from '../support/shortfall.ts';

/** What all mappings to one realm that count together give it. */
interface Joint {
  readonly expectation: RealmExpectation;
  readonly mappings: ReadonlySet<HostMappingFact>;
  readonly entries: readonly string[];
  readonly written: Shortfall;
  /** A mapping without which something would be missing, and which not every computer may get. */
  readonly perhaps: HostMappingFact | null;
  readonly rightWhenRepaired: boolean;
}

const NONE: readonly HostMappingFact[] = [];

// Each of those mappings is a target that asks for the same.
const JOINTS = new WeakMap<readonly HostMappingFact[], Joint>();

function jointOf(
  mappings: readonly HostMappingFact[],
  expectation: RealmExpectation,
  { subject, evidence }: RuleContext,
): Joint {
  const known = JOINTS.get(mappings);
  if (known?.expectation === expectation) return known;
  const entries = mappings.flatMap((mapping) => mapping.entries);
  const texts = entries.map((entry) => entry.text.value);
  const repaired = new Set(entries.flatMap((entry) => entry.repaired.map(withoutSpareDots)));
  const certain = mappings.filter(({ conditional }) => !conditional);
  const joint: Joint = {
    expectation,
    mappings: new Set(mappings),
    entries: texts,
    // As written: a dot at the end makes it another entry.
    written: shortfall(new Set(texts.map(asciiLower)), expectation, edgesIn(pacsFor(subject, evidence))),
    perhaps: shortfall(writtenIn(certain), expectation).missing.length === 0 ? null : conditionalIn(mappings),
    rightWhenRepaired: shortfall(repaired, expectation).missing.length === 0,
  };
  JOINTS.set(mappings, joint);
  return joint;
}

function writtenIn(mappings: readonly HostMappingFact[]): ReadonlySet<string> {
  return new Set(mappings.flatMap(({ entries }) => entries.map(({ text }) => asciiLower(text.value))));
}

function conditionalIn(mappings: readonly HostMappingFact[]): HostMappingFact | null {
  return mappings.find(({ conditional }) => conditional) ?? null;
}

// A mapping that several files show is one; of different ones the first stands for the subject.
function speaks(target: HostMappingFact, { subject }: RuleContext, joint: Joint): boolean {
  const own = mappingsByKey(subject.mappings).get(realmKey(target.name.value)) ?? [];
  const first = own.find((mapping) => joint.mappings.has(mapping));
  return !first || (first.layer === target.layer && first.value?.value === target.value?.value);
}

function messageOf(realm: string, { missing, severe, edge }: Shortfall): string {
  const list = missing.join(' and ');
  if (edge) {
    return `The host map lacks ${list} for realm ${realm}, and no other entry covers the edge ${edge.host} that a PAC file names: clients ask their own domain for it and get no ticket.`;
  }
  return severe
    ? `Nothing in the host map sends hosts below ${list} to realm ${realm}: clients ask their own domain for them and get no ticket.`
    : `The host map lacks ${list} for realm ${realm}. Another entry covers the edges, but the guide wants both.`;
}

export default defineRule({
  id: 'mapping-required-suffix-missing',
  group: 'mapping',
  summary: 'The host map does not cover all hosts of a realm',
  guide: 4,
  severities: ['error', 'warning'],
  over: 'mapping',
  needs: [],
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'A client asks a realm for the ticket of a host only when an entry of the map covers that host. For all other hosts it asks its own domain, which does not know them.',
    detected:
      "The entries of the realm in all GPOs of the domain together (of a client: its own) are compared with what is expected. An entry covers a suffix when it equals it or is a parent of it with a leading dot. An error when nothing covers the edges (.gateway.CLOUD), a suffix that the config names, or an edge that a PAC file names (those of sub-clouds lie below .CLOUD alone); a warning when one of the guide's two suffixes is missing and the edges are covered. What an item of Preferences with a filter gives counts neither as there nor as absent, and leaves the check open, as does a policy that hides a local mapping and whose map was not shown.",
    proof: {
      kind: 'outage',
      text: "With neither of the two suffixes, MIT and Heimdal clients failed against MIT's and Samba's KDCs. With the suffix .CLOUD alone, MIT and Heimdal clients got their tickets from MIT's and Samba's KDCs. So a map without .gateway.CLOUD is a deviation from the guide and no outage. Windows itself was not tested.",
    },
    bad: policyReg({ mappings: { 'ZSCALERBETA.NET': 'login.zscalerbeta.net' } }),
    good: policyReg(),
    fix: [
      inEditor('domain_realm', 'Name both suffixes: .zscalerbeta.net; .gateway.zscalerbeta.net.'),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'),
      {
        with: 'ksetup',
        steps: 'ksetup /addhosttorealmmap .gateway.zscalerbeta.net ZSCALERBETA.NET; restart the computer.',
      },
    ],
    whenNot:
      'When only a few edges are used and mapped by name on purpose: describe the realm under realms in realmlint.config.jsonc, with those names as its suffixes.',
    references: [guideStep(4), ADML_MAPPINGS],
  },
  // Data that is no text has no entries to miss one of: its type is the defect.
  applies: ({ layer, value, valueType, entries }) =>
    layer !== 'policy' || valueType === null || value !== null || entries.length > 0,
  *check(target, context) {
    const { expectation, ask, covered, subject } = context;
    const realm = target.name.value;
    if (!expectation || expectation.suffixes.length === 0) {
      yield { notEvaluated: `no suffixes are expected of realm ${realm}` };
      return;
    }
    const together = mappingsByKey(ask.mappings(subject)).get(realmKey(realm)) ?? NONE;
    if (together.length === 0 && !covered('host-map')) {
      yield { notEvaluated: 'the policy hides this mapping, and the whole of its own map is not known' };
      return;
    }
    const joint = jointOf(together, expectation, context);
    const { written, perhaps } = joint;
    if (written.missing.length === 0) {
      if (perhaps) yield { notEvaluated: onlyConditional(realm, perhaps) };
      return;
    }
    if (!speaks(target, context, joint)) return;
    const { edge } = written;
    yield {
      severity: written.severe ? 'error' : 'warning',
      message: messageOf(realm, written),
      place: placeOf(target, target.value ?? target.name),
      actual: target.value?.value ?? joint.entries.join('; '),
      expected: expectation.suffixes.map(({ suffix }) => suffix).join('; '),
      related: edge ? alsoAt(edge.pac, [edge.text], 'an edge in use that no entry covers') : [],
      setting: settingOf(target),
      realm,
      rightWhenRepaired: joint.rightWhenRepaired,
    };
  },
});
