// Encryption types of a trust: the one attribute that a command may set, and only where the vendor's guide says to what.

import type { Evidence } from '../model/evidence.ts';
import type { Expectations, RealmExpectation } from '../model/expectation.ts';
import type { TrustFact } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import { ENCRYPTION_TYPES, showEncryptionTypes } from '../model/trust-values.ts';
import type { Declined } from './mend.ts';

const RULES: ReadonlySet<string> = new Set(['trust-aes-not-enabled', 'trust-weak-enctypes']);

export interface TrustChange {
  readonly distinguishedName: string;
  readonly before: number | null;
  readonly after: number;
  readonly findings: Finding[];
}

interface Known {
  readonly evidence: Evidence;
  readonly expectations: Expectations;
}

/** Why the encryption types that a finding is about are not set by a command; null where they are, or it is about something else. */
export function typesDeclined(finding: Finding, known: Known): string | null {
  if (!trustOf(finding, known) || vendors(finding, known)) return null;
  return 'Which encryption types the far side has is known of the vendor alone: of a realm of your own nobody but its operator can say.';
}

const DISAGREE =
  'The exports do not agree on the encryption types of this trust, so a command cannot check that it changes what was judged. Export it again.';

/** What came of it: a change, the reason why there is none, or null where the finding is about something else. */
export function mendTrust(
  finding: Finding,
  changes: TrustChange[],
  known: Known,
  includeProposed: boolean,
): 'changed' | Declined | null {
  const trust = trustOf(finding, known);
  const types = vendors(finding, known)?.trust?.encryptionTypes ?? null;
  if (!trust?.distinguishedName || types === null || !includeProposed) return null;
  const { value: distinguishedName } = trust.distinguishedName;
  const before = trust.encryptionTypes?.value ?? null;
  const copies = trustsIn(known).filter((one) => isOf(one, distinguishedName) && showsTypes(one));
  if (copies.some(({ encryptionTypes }) => (encryptionTypes?.value ?? null) !== before)) {
    return { declined: DISAGREE };
  }
  const done = changes.find((change) => sameName(change.distinguishedName, distinguishedName));
  if (done) {
    done.findings.push(finding);
    return null;
  }
  // What lies above the types are features, and stays.
  const after = ((before ?? 0) & ~ENCRYPTION_TYPES) | types;
  if (after === before) return null;
  changes.push({ distinguishedName, before, after, findings: [finding] });
  return 'changed';
}

function trustsIn({ evidence }: Pick<Known, 'evidence'>): TrustFact[] {
  return evidence.subjects.flatMap(({ trusts }) => trusts);
}

// What an export did not ask for it does not say either.
function showsTypes({ shown }: TrustFact): boolean {
  return shown === 'all' || shown.includes('msds-supportedencryptiontypes');
}

/** Whether it is the object of this name, whatever the case of that. */
export function isOf(trust: TrustFact, distinguishedName: string): boolean {
  return trust.distinguishedName !== null && sameName(trust.distinguishedName.value, distinguishedName);
}

function sameName(a: string, b: string): boolean {
  return asciiLower(a) === asciiLower(b);
}

/** The trust whose encryption types a finding is about; null where it is about something else. */
function trustOf(finding: Finding, known: Known): TrustFact | null {
  if (!RULES.has(finding.ruleId)) return null;
  const trust = trustsIn(known).find(
    ({ origin, locator }) => origin.path === finding.path && locator === finding.locator,
  );
  if (!trust) return null;
  const { encryptionTypes } = trust;
  const shown = encryptionTypes === null ? null : showEncryptionTypes(encryptionTypes.value);
  return shown === finding.actual ? trust : null;
}

/** What the guide's vendor wants of a realm; null for realms of others. */
export function vendors(
  finding: Finding,
  { expectations }: Pick<Known, 'expectations'>,
): RealmExpectation | null {
  const key = realmKey(finding.realm ?? '');
  const expectation = expectations.byRealm.get(key);
  if (!expectation) return null;
  const { source } = expectation;
  const isVendors = source === 'profile zscaler' || source === 'formula zscaler' || source === '--cloud';
  return isVendors || expectations.clouds.has(key) ? expectation : null;
}
