// Which rule's findings are mended by which mender. A rule that is not here is mended by a person.

import { invertedMapping, lowerCaseRealm, missingMapping, missingRealm, policyOff } from './list-menders.ts';
import type { Mender } from './mend.ts';
import {
  duplicate,
  emptyKdcList,
  leadingDot,
  literalEntities,
  malformedTag,
  missingSuffix,
  missingTag,
  schemeOrPort,
  separators,
  suspiciousCharacters,
  wildcard,
  wrongKdc,
  wrongType,
} from './value-menders.ts';

export const MENDERS: ReadonlyMap<string, Mender> = new Map([
  ['suspicious-characters', suspiciousCharacters],
  ['xml-entities-in-raw-value', literalEntities],
  ['policy-wrong-type', wrongType],
  ['policy-not-enabled', policyOff],
  ['realm-not-uppercase', lowerCaseRealm],
  ['mapping-inverted', invertedMapping],
  ['kdc-tag-malformed', malformedTag],
  ['kdc-missing-k-tag', missingTag],
  ['bad-separator', separators],
  ['address-has-scheme-or-port', schemeOrPort],
  ['mapping-wildcard-syntax', wildcard],
  ['missing-leading-dot', leadingDot],
  ['kdc-list-empty', emptyKdcList],
  ['kdc-wrong-host', wrongKdc],
  ['duplicate-entry', duplicate],
  ['mapping-required-suffix-missing', missingSuffix],
  ['mapping-realm-undefined', missingRealm],
  ['realm-without-mapping', missingMapping],
]);
