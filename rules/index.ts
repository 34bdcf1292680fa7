// All rules, in the order of the catalogue. Ids are never reused; a rule that goes leaves a comment here.

import type { AnyRule } from '../src/model/rule.ts';
import browserNegotiateDisabled from './browser/browser-negotiate-disabled.ts';
import pacCloudMismatch from './browser/pac-cloud-mismatch.ts';
import pacNotKerberos from './browser/pac-not-kerberos.ts';
import pacProxyByIp from './browser/pac-proxy-by-ip.ts';
import pacRealmNotBypassed from './browser/pac-realm-not-bypassed.ts';
import clientEnctypesExcludeAes from './client/client-enctypes-exclude-aes.ts';
import clientSettingMissing from './client/client-setting-missing.ts';
import clientValueDrift from './client/client-value-drift.ts';
import kerberosArmoringRequired from './client/kerberos-armoring-required.ts';
import kerberosUdpForced from './client/kerberos-udp-forced.ts';
import localKsetupConflict from './client/local-ksetup-conflict.ts';
import evidenceIncomplete from './evidence/evidence-incomplete.ts';
import secretInEvidence from './evidence/secret-in-evidence.ts';
import settingNotAsExpected from './evidence/setting-not-as-expected.ts';
import suspiciousCharacters from './evidence/suspicious-characters.ts';
import xmlEntitiesInRawValue from './evidence/xml-entities-in-raw-value.ts';
import gpoComputerSideDisabled from './gpo/gpo-computer-side-disabled.ts';
import gpoConflictingValues from './gpo/gpo-conflicting-values.ts';
import gpoNotLinked from './gpo/gpo-not-linked.ts';
import gpoRegistryExtensionMissing from './gpo/gpo-registry-extension-missing.ts';
import gpoSecurityFiltering from './gpo/gpo-security-filtering.ts';
import gpoVersionMismatch from './gpo/gpo-version-mismatch.ts';
import policyDeleteDirective from './gpo/policy-delete-directive.ts';
import policyNotEnabled from './gpo/policy-not-enabled.ts';
import policyWrongHiveOrKey from './gpo/policy-wrong-hive-or-key.ts';
import policyWrongType from './gpo/policy-wrong-type.ts';
import preferencesWritePolicyKey from './gpo/preferences-write-policy-key.ts';
import mappingInvalidName from './mapping/mapping-invalid-name.ts';
import mappingInverted from './mapping/mapping-inverted.ts';
import mappingRealmUndefined from './mapping/mapping-realm-undefined.ts';
import mappingRequiredSuffixMissing from './mapping/mapping-required-suffix-missing.ts';
import mappingTooBroad from './mapping/mapping-too-broad.ts';
import mappingTooLong from './mapping/mapping-too-long.ts';
import mappingWildcardSyntax from './mapping/mapping-wildcard-syntax.ts';
import missingLeadingDot from './mapping/missing-leading-dot.ts';
import realmCaseMismatch from './mapping/realm-case-mismatch.ts';
import realmWithoutMapping from './mapping/realm-without-mapping.ts';
import suffixMappedToTwoRealms from './mapping/suffix-mapped-to-two-realms.ts';
import addressHasSchemeOrPort from './realm/address-has-scheme-or-port.ts';
import badSeparator from './realm/bad-separator.ts';
import duplicateEntry from './realm/duplicate-entry.ts';
import kdcListEmpty from './realm/kdc-list-empty.ts';
import kdcMissingKTag from './realm/kdc-missing-k-tag.ts';
import kdcNotFqdn from './realm/kdc-not-fqdn.ts';
import kdcTagMalformed from './realm/kdc-tag-malformed.ts';
import kdcWrongHost from './realm/kdc-wrong-host.ts';
import realmFlagsSuspect from './realm/realm-flags-suspect.ts';
import realmIsOwnDomain from './realm/realm-is-own-domain.ts';
import realmNameMalformed from './realm/realm-name-malformed.ts';
import realmNotUppercase from './realm/realm-not-uppercase.ts';
import realmPlaceholderOrExample from './realm/realm-placeholder-or-example.ts';
import realmUnknownCloud from './realm/realm-unknown-cloud.ts';
import trustAesNotEnabled from './trust/trust-aes-not-enabled.ts';
import trustChildDomainUncovered from './trust/trust-child-domain-uncovered.ts';
import trustMissingForRealm from './trust/trust-missing-for-realm.ts';
import trustMultipleClouds from './trust/trust-multiple-clouds.ts';
import trustNameInconsistent from './trust/trust-name-inconsistent.ts';
import trustTransitive from './trust/trust-transitive.ts';
import trustUnexpectedAttributes from './trust/trust-unexpected-attributes.ts';
import trustWeakEnctypes from './trust/trust-weak-enctypes.ts';
import trustWrongDirection from './trust/trust-wrong-direction.ts';
import trustWrongType from './trust/trust-wrong-type.ts';

export const rules: readonly AnyRule[] = [
  realmNotUppercase,
  kdcWrongHost,
  kdcMissingKTag,
  kdcTagMalformed,
  addressHasSchemeOrPort,
  badSeparator,
  kdcListEmpty,
  kdcNotFqdn,
  duplicateEntry,
  realmFlagsSuspect,
  realmNameMalformed,
  realmUnknownCloud,
  realmPlaceholderOrExample,
  realmIsOwnDomain,
  missingLeadingDot,
  mappingRequiredSuffixMissing,
  mappingWildcardSyntax,
  mappingInverted,
  mappingInvalidName,
  mappingRealmUndefined,
  realmWithoutMapping,
  realmCaseMismatch,
  suffixMappedToTwoRealms,
  mappingTooBroad,
  mappingTooLong,
  trustTransitive,
  trustWrongDirection,
  trustWrongType,
  trustAesNotEnabled,
  trustWeakEnctypes,
  trustNameInconsistent,
  trustMissingForRealm,
  trustUnexpectedAttributes,
  trustChildDomainUncovered,
  trustMultipleClouds,
  policyNotEnabled,
  policyDeleteDirective,
  policyWrongHiveOrKey,
  policyWrongType,
  gpoComputerSideDisabled,
  gpoNotLinked,
  gpoSecurityFiltering,
  gpoRegistryExtensionMissing,
  gpoVersionMismatch,
  gpoConflictingValues,
  preferencesWritePolicyKey,
  clientSettingMissing,
  clientValueDrift,
  localKsetupConflict,
  clientEnctypesExcludeAes,
  kerberosUdpForced,
  kerberosArmoringRequired,
  pacNotKerberos,
  pacProxyByIp,
  pacRealmNotBypassed,
  pacCloudMismatch,
  browserNegotiateDisabled,
  suspiciousCharacters,
  xmlEntitiesInRawValue,
  secretInEvidence,
  evidenceIncomplete,
  settingNotAsExpected,
];
