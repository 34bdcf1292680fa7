// Encryption types of a trust: the one attribute that a command may set, and only where the vendor's guide says to what.

import type { Evidence } from '../model/evidence.ts';
import type { Expectations, RealmExpectation } from '../model/expectation.ts';
import type { TrustFact } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import { realmKey } from '../model/realm-name.ts';
import { ENCRYPTION_TYPES, showEncryptionTypes } from '../model/trust-values.ts';

const RULES: ReadonlySet<string> = new Set(['trust-aes-not-enabled', 'trust-weak-enctypes']);

export interface TrustChange {
  readonly trust: TrustFact;
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
  const trust = trustOf(finding, known);
  if (!trust || isZscaler(finding, known)) return null;
  return 'Which encryption types the far side has is known of the vendor alone: of a realm of your own nobody but its operator can say.';
}

/** Whether a change came of it. */
export function mendTrust(
  finding: Finding,
  changes: TrustChange[],
  known: Known,
  includeProposed: boolean,
): boolean {
  const trust = trustOf(finding, known);
  const wanted = isZscaler(finding, known);
  if (!trust?.distinguishedName || !wanted || !includeProposed) return false;
  const types = wanted.trust?.encryptionTypes ?? null;
  const before = trust.encryptionTypes?.value ?? null;
  if (types === null) return false;
  const { value: distinguishedName } = trust.distinguishedName;
  const done = changes.find((change) => idOfTrust(change.trust) === idOfTrust(trust));
  if (done) return false;
  // What lies above the types are features, and stays.
  const after = ((before ?? 0) & ~ENCRYPTION_TYPES) | types;
  if (after === before) return false;
  changes.push({ trust, distinguishedName, before, after, findings: [finding] });
  return true;
}

/** The trust whose encryption types a finding is about; null where it is about something else. */
function trustOf(finding: Finding, { evidence }: Known): TrustFact | null {
  if (!RULES.has(finding.ruleId)) return null;
  const trusts = evidence.subjects.flatMap(({ trusts }) => trusts);
  const trust = trusts.find(
    ({ origin, locator }) => origin.path === finding.path && locator === finding.locator,
  );
  if (!trust) return null;
  const { encryptionTypes } = trust;
  const shown = encryptionTypes === null ? null : showEncryptionTypes(encryptionTypes.value);
  return shown === finding.actual ? trust : null;
}

/** What the guide's vendor wants of a realm; null for realms of others. */
function isZscaler(finding: Finding, { expectations }: Known): RealmExpectation | null {
  const key = realmKey(finding.realm ?? '');
  const expectation = expectations.byRealm.get(key);
  if (!expectation) return null;
  const { source } = expectation;
  const isVendors = source === 'profile zscaler' || source === 'formula zscaler' || source === '--cloud';
  return isVendors || expectations.clouds.has(key) ? expectation : null;
}

export function idOfTrust({ origin, at }: TrustFact): string {
  return JSON.stringify([origin.path, at.start, at.end]);
}
