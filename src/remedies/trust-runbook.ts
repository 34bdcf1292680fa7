// What a person does about a trust, with the names of the trust in question: never those of an example.

import type { Expectations } from '../model/expectation.ts';
import type { Finding } from '../model/finding.ts';
import { asciiUpper, plainCharacters, realmKey } from '../model/realm-name.ts';
import { vendors } from './trust-types.ts';

interface Known {
  readonly expectations: Expectations;
}

/** A DNS name, and nothing that a shell could take for more. */
const DNS_NAME = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/;

const TYPES = 'AES128-CTS-HMAC-SHA1-96 AES256-CTS-HMAC-SHA1-96';

export function trustSteps(finding: Finding, known: Known): string[] {
  const { ruleId, subject } = finding;
  const found = finding.realm ?? '';
  const expected = known.expectations.byRealm.get(realmKey(found))?.realm;
  const realm = expected ?? asciiUpper(plainCharacters(found));
  const names = { found, realm, domain: subject.name === '' ? subject.id : subject.name };
  if (ruleId === 'trust-missing-for-realm' || ruleId === 'trust-child-domain-uncovered') {
    return createSteps(names, isVendors(finding, known));
  }
  if (finding.expected !== null && isOfTypes(finding)) return typeSteps(names);
  return recreateSteps(names, isVendors(finding, known));
}

interface Names {
  /** As the trust is called now. */
  readonly found: string;
  /** As it should be called. */
  readonly realm: string;
  readonly domain: string;
}

function isVendors(finding: Finding, known: Known): boolean {
  return vendors(finding, known) !== null;
}

function isOfTypes({ ruleId, actual }: Finding): boolean {
  return (
    ruleId === 'trust-aes-not-enabled' ||
    (ruleId === 'trust-weak-enctypes' && !/transitive|RC4 keys/.test(actual ?? ''))
  );
}

function wizard({ realm }: Names, vendor: boolean): string {
  const way = vendor ? 'Nontransitive > One-way: incoming' : 'Nontransitive > the direction that is meant';
  return `New Trust > ${realm} > Realm trust > ${way} > the password; then in its properties tick "The other domain supports Kerberos AES Encryption".`;
}

function createSteps(names: Names, vendor: boolean): string[] {
  return [
    `Ask the operator of ${names.realm} for a trust password.`,
    `Active Directory Domains and Trusts: Properties of ${names.domain} > Trusts > ${wizard(names, vendor)}`,
    ...netdom(names, vendor, false),
  ];
}

function recreateSteps(names: Names, vendor: boolean): string[] {
  return [
    'Do not edit the object (no Set-ADObject): recreate the trust. Plan an interruption.',
    `A nontransitive trust serves users of ${names.domain} alone: check first whether users of child domains depend on it.`,
    `Ask the operator of ${names.realm} for a new trust password.`,
    `Active Directory Domains and Trusts, ${names.domain}: remove the trust to ${names.found}; ${wizard(names, vendor)}`,
    ...netdom(names, vendor, true),
  ];
}

/** The same by command, where the names can be pasted into one. netdom makes an incoming trust: the trusting side is named first. */
function netdom({ found, realm, domain }: Names, vendor: boolean, removes: boolean): string[] {
  if (!vendor || ![found, realm, domain].every((name) => DNS_NAME.test(name))) return [];
  const remove = removes ? [`netdom trust ${found} /domain:${domain} /remove /force`] : [];
  const create = [
    `netdom trust ${realm} /domain:${domain} /add /realm /passwordt:*`,
    `ksetup /setenctypeattr ${realm} ${TYPES}`,
  ];
  return [`Or by command, on a domain controller of ${domain}: ${[...remove, ...create].join('; ')}`];
}

function typeSteps({ found, domain }: Names): string[] {
  return [
    `Active Directory Domains and Trusts: Properties of ${domain} > Trusts > ${found} > Properties: tick "The other domain supports Kerberos AES Encryption".`,
    'A trust that is older than AES in its domain also needs its password set again on both sides.',
  ];
}
