// A realm whose name is that of no known cloud: misspelt, nearly right, or new.

import type { ExpectationSource } from '../../src/model/expectation.ts';
import type { Located } from '../../src/model/located.ts';
import { asciiUpper, realmKey } from '../../src/model/realm-name.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule, type RuleContext, type RuleFinding, type Target } from '../../src/model/rule.ts';
import { trustNames } from '../../src/model/trust-values.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, RECREATE_TRUST, renamedInPowerShell } from '../support/fix.ts';
import { alsoAt, placeOf } from '../support/place.ts';
import { guideStep } from '../support/references.ts';
import { trustName } from '../support/trust.ts';

type Verdict = Pick<RuleFinding, 'severity' | 'message' | 'expected' | 'basis'>;

function judge(name: string, { expectation, expectations }: RuleContext): Verdict | null {
  if (expectation?.adopted) {
    const expected = expectation.realm;
    // Another name of the same trust is the misspelt one.
    if (realmKey(name) === realmKey(expected)) return null;
    const message = `Realm ${name} is misspelt: what stands beside it belongs to ${expected}. The name must be ${expected} everywhere.`;
    return { severity: 'error', message, expected };
  }
  const other = expectation && OF_CLOUDS.includes(expectation.source) ? otherCloud(name, expectations) : null;
  if (other) return other;
  const near =
    expectation && expectation.source !== 'formula zscaler'
      ? null
      : expectations.nearMisses.get(realmKey(name));
  if (near) {
    const expected = asciiUpper(near.cloud);
    const how = near.why === 'spelling' ? 'differs by a letter or two' : 'differs in its last label';
    const message = `Realm ${name} is no known cloud, but ${how} from ${expected}. If that is what was meant, tickets are asked of a realm that does not exist.`;
    return { severity: 'warning', message, expected };
  }
  if (expectation?.source !== 'formula zscaler') return null;
  const message = `Realm ${name} has the shape of a cloud, but is none that realmlint knows. Compare it with the address of the admin portal, after "admin."; if it is right, add it to the config.`;
  return { severity: 'info', message, expected: null };
}

// A realm that is none of the vendor's is not another cloud.
const OF_CLOUDS: readonly ExpectationSource[] = ['--cloud', 'profile zscaler', 'formula zscaler'];

const SAYS = {
  '--cloud': '--cloud names',
  'cloud of the config': 'the config names',
  'clouds in use': 'the config names as in use',
} as const;

/** Somebody said which clouds are theirs, and this is another one. */
function otherCloud(name: string, { chosen }: RuleContext['expectations']): Verdict | null {
  if (!chosen || chosen.clouds.has(realmKey(name))) return null;
  const expected = [...chosen.clouds].map(asciiUpper).join(' or ');
  const who = SAYS[chosen.by];
  return {
    severity: chosen.by === 'clouds in use' ? 'warning' : 'error',
    message: `Realm ${name} is another cloud than the one that ${who}, ${expected}. Tickets of that cloud are of no use here.`,
    expected,
    basis: chosen.by,
  };
}

export default defineRule({
  id: 'realm-unknown-cloud',
  group: 'realm',
  summary: 'The name of a realm is not that of a known cloud',
  guide: 4,
  guideOver: { trust: 1 },
  severities: ['error', 'warning', 'info'],
  over: ['realm', 'mapping', 'trust'],
  needs: [],
  symptoms: ['471000', 'KDC_ERR_S_PRINCIPAL_UNKNOWN', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'The realm of the service is the name of its cloud. With another name the client asks for a realm that nobody serves, however right the KDC and the suffixes are.',
    detected:
      'An error when other evidence (the KDC, a suffix, the trust) names a known cloud and the realm is spelt otherwise; an error when --cloud names another cloud, a warning when the clouds in use in the config do not have it; a warning when a name alone is near a known cloud (two letters, or another top-level domain); information for an unknown name in the shape of a cloud.',
    proof: {
      kind: 'outage',
      text: "With a misspelt realm in both lists, or with a misspelt realm in the host map, MIT and Heimdal clients failed against MIT's and Samba's KDCs. That a name is misspelt is inferred from what stands beside it. Windows itself was not tested.",
    },
    bad: policyReg({
      realms: { 'ZSCALERBTEA.NET': '<k>kerberos.zscalerbeta.net</k>' },
      mappings: { 'ZSCALERBTEA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net' },
    }),
    good: policyReg(),
    fix: [
      inEditor(
        'MitRealms',
        'Remove the entry and add it again under the right name; the same in the host map.',
      ),
      renamedInPowerShell(
        'MitRealms',
        'ZSCALERBTEA.NET',
        'ZSCALERBETA.NET',
        '<k>kerberos.zscalerbeta.net</k>',
      ),
      RECREATE_TRUST,
    ],
    whenNot:
      'A cloud that is newer than the list: add it to the clouds of the config. The address of the admin portal, after "admin.", is the name.',
    references: [guideStep(1), guideStep(4)],
  },
  applies: (target, context) => target.kind !== 'trust' || isRealmTrust(target, context),
  *check(target, context) {
    const [first, ...others] = namesOf(target);
    const verdict = first && judge(first.value, context);
    if (!first || !verdict) return;
    yield {
      ...verdict,
      place: placeOf(target, first),
      actual: first.value,
      related: alsoAt(target, others, 'the same name again'),
      // Both lists name the realm: the same name in both is one defect.
      setting: target.kind === 'trust' ? 'trust-name' : 'realm-name',
      realm: first.value,
    };
  },
});

// Only names that are as wrong as the first: a trust may have one that is right.
function namesOf(target: Target<'realm' | 'mapping' | 'trust'>): readonly Located[] {
  if (target.kind !== 'trust') return [target.name];
  const key = realmKey(trustName(target));
  return trustNames(target).filter((name) => realmKey(name.value) === key);
}
