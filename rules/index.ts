// All rules, in the order of the catalogue. Ids are never reused; a rule that goes leaves a comment here.

import type { AnyRule } from '../src/model/rule.ts';
import evidenceIncomplete from './evidence/evidence-incomplete.ts';
import suspiciousCharacters from './evidence/suspicious-characters.ts';
import xmlEntitiesInRawValue from './evidence/xml-entities-in-raw-value.ts';
import gpoComputerSideDisabled from './gpo/gpo-computer-side-disabled.ts';
import gpoNotLinked from './gpo/gpo-not-linked.ts';
import gpoRegistryExtensionMissing from './gpo/gpo-registry-extension-missing.ts';
import gpoSecurityFiltering from './gpo/gpo-security-filtering.ts';
import gpoVersionMismatch from './gpo/gpo-version-mismatch.ts';
import policyDeleteDirective from './gpo/policy-delete-directive.ts';
import policyNotEnabled from './gpo/policy-not-enabled.ts';
import policyWrongHiveOrKey from './gpo/policy-wrong-hive-or-key.ts';
import policyWrongType from './gpo/policy-wrong-type.ts';
import preferencesWritePolicyKey from './gpo/preferences-write-policy-key.ts';
import mappingRealmUndefined from './mapping/mapping-realm-undefined.ts';
import mappingRequiredSuffixMissing from './mapping/mapping-required-suffix-missing.ts';
import missingLeadingDot from './mapping/missing-leading-dot.ts';
import realmWithoutMapping from './mapping/realm-without-mapping.ts';
import addressHasSchemeOrPort from './realm/address-has-scheme-or-port.ts';
import badSeparator from './realm/bad-separator.ts';
import kdcMissingKTag from './realm/kdc-missing-k-tag.ts';
import kdcTagMalformed from './realm/kdc-tag-malformed.ts';
import kdcWrongHost from './realm/kdc-wrong-host.ts';
import realmNotUppercase from './realm/realm-not-uppercase.ts';
import realmUnknownCloud from './realm/realm-unknown-cloud.ts';
import trustAesNotEnabled from './trust/trust-aes-not-enabled.ts';
import trustNameInconsistent from './trust/trust-name-inconsistent.ts';
import trustTransitive from './trust/trust-transitive.ts';
import trustWrongDirection from './trust/trust-wrong-direction.ts';
import trustWrongType from './trust/trust-wrong-type.ts';

export const rules: readonly AnyRule[] = [
  realmNotUppercase,
  kdcWrongHost,
  kdcMissingKTag,
  kdcTagMalformed,
  addressHasSchemeOrPort,
  badSeparator,
  realmUnknownCloud,
  missingLeadingDot,
  mappingRequiredSuffixMissing,
  mappingRealmUndefined,
  realmWithoutMapping,
  trustTransitive,
  trustWrongDirection,
  trustWrongType,
  trustAesNotEnabled,
  trustNameInconsistent,
  policyNotEnabled,
  policyDeleteDirective,
  policyWrongHiveOrKey,
  policyWrongType,
  gpoComputerSideDisabled,
  gpoNotLinked,
  gpoSecurityFiltering,
  gpoRegistryExtensionMissing,
  gpoVersionMismatch,
  preferencesWritePolicyKey,
  suspiciousCharacters,
  xmlEntitiesInRawValue,
  evidenceIncomplete,
];
