// Symptoms by their names: codes of the vendor, Kerberos errors, numbers of Windows events, and what each can come from.

import { asciiLower } from '../model/realm-name.ts';
import type { Symptom } from '../model/symptom.ts';
import { GPO_NOT_THERE, MAP, PAC, REALM_LIST, UNREACHABLE } from './client-causes.ts';
import {
  AES_OFF,
  ARMORING,
  CLOCK,
  NO_CONTROLLER,
  NOT_REGISTERED,
  PASSWORD_WRONG,
  TRUST,
  USER_UNKNOWN,
} from './trust-causes.ts';

const VENDOR = "The vendor's list of Kerberos error codes";
const RFC = 'RFC 4120 7.5.9: error codes';
const AUDIT = 'Windows security auditing: Kerberos service ticket operations';
const KDC_LOG = 'System log of a domain controller, source Kerberos-Key-Distribution-Center';

/** Which of two names failed splits the causes in two halves. */
const WHICH_NAME =
  'Look for the name that failed (event 4769 on the domain controller, or klist get on the client). HTTP/edge, asked of the own controller: the host map of the client. krbtgt/CLOUD: the trust. krbtgt/CLOUD came and HTTP/edge@CLOUD fails: realm list, KDC or trust password.';

export const SYMPTOMS: readonly Symptom[] = [
  {
    id: '471000',
    aliases: ['e471000'],
    title: 'No Kerberos ticket came with the request',
    meaning: 'The edge asked for Kerberos and the browser sent none, or sent NTLM.',
    first: `Run klist as the user. krbtgt/CLOUD and HTTP/edge@CLOUD are there: the browser does not use them (PAC). krbtgt/CLOUD alone: realm list, KDC or trust password. Neither: host map, delivery or trust. ${WHICH_NAME}`,
    causes: [
      PAC,
      GPO_NOT_THERE,
      MAP,
      REALM_LIST,
      AES_OFF,
      TRUST,
      PASSWORD_WRONG,
      UNREACHABLE,
      ARMORING,
      NO_CONTROLLER,
    ],
    source: VENDOR,
  },
  {
    id: '451000',
    aliases: ['e451000'],
    title: 'The realm of the ticket is not registered with the vendor',
    meaning: 'A ticket came, and the vendor does not know the domain in it. GPO, map and trust work.',
    first: '',
    causes: [NOT_REGISTERED],
    source: VENDOR,
  },
  {
    id: '441000',
    aliases: ['461000', 'e441000', 'e461000'],
    title: 'The user of the ticket was not found',
    meaning: 'A ticket came and was read. GPO, map and trust work.',
    first: '',
    causes: [USER_UNKNOWN],
    source: VENDOR,
  },
  {
    id: '491000',
    aliases: ['501000', 'e491000', 'e501000', 'krb_ap_err_skew', '0x25', '37'],
    title: 'The times in the ticket do not fit the clock',
    meaning: 'A ticket came, too early or too late.',
    first: '',
    causes: [CLOCK],
    source: VENDOR,
  },
  {
    id: 'KDC_ERR_S_PRINCIPAL_UNKNOWN',
    aliases: [
      '0x7',
      's_principal_unknown',
      'server not found in kerberos database',
      'krb5kdc_err_s_principal_unknown',
    ],
    title: 'A KDC does not know the name for which a ticket was asked',
    meaning: 'Either the wrong KDC was asked for HTTP/edge, or the right one has no trust for krbtgt/CLOUD.',
    first: WHICH_NAME,
    causes: [MAP, GPO_NOT_THERE, TRUST],
    source: RFC,
  },
  {
    id: 'KDC_ERR_ETYPE_NOSUPP',
    aliases: ['0xe', 'kdc_err_etype_notsupp', 'etype_nosupp', 'krb5kdc_err_etype_nosupp'],
    title: 'Two sides share no encryption type',
    meaning: 'The domain controller has no key for the trust in a type that the client or the realm takes.',
    first:
      'Events 16 and 27 of the KDC name the account and the types that were asked for and are there. The account is the trust (REALM): the trust. The account is the user or the computer: its own password is older than AES.',
    causes: [AES_OFF],
    source: RFC,
  },
  {
    id: 'KDC_ERR_WRONG_REALM',
    aliases: ['0x44', '68', 'krb5kdc_err_wrong_realm'],
    title: 'The KDC that was asked does not serve this realm',
    meaning: 'The realm list sends the client to the KDC of another realm.',
    first: '',
    causes: [REALM_LIST],
    source: RFC,
  },
  {
    id: 'KRB_AP_ERR_MODIFIED',
    aliases: ['0x29', '41', 'krb_ap_err_bad_integrity', '0x1f'],
    title: 'A ticket cannot be decrypted with the key that it was made for',
    meaning: 'The two sides of the trust have different keys, or the ticket went to another host.',
    first: '',
    causes: [PASSWORD_WRONG, MAP],
    source: RFC,
  },
  {
    id: 'event 4769',
    aliases: ['4769'],
    title: 'A service ticket was requested',
    meaning:
      'The audit record of every request at a domain controller: Service Name is what was asked for, Failure Code why it was refused.',
    first: `Failure Code 0x7 is KDC_ERR_S_PRINCIPAL_UNKNOWN, 0xE is KDC_ERR_ETYPE_NOSUPP, 0x25 is a clock. ${WHICH_NAME}`,
    causes: [MAP, GPO_NOT_THERE, TRUST, AES_OFF],
    source: AUDIT,
  },
  {
    id: 'event 27',
    aliases: ['27', 'event 16', '16', 'event 26', '26', 'event 14', '14'],
    title: 'The KDC found no suitable key for an account',
    meaning:
      'Events 16 and 27 are about a service ticket, 14 and 26 about a first ticket. Each names the account, the encryption types that were asked for and those that the account has.',
    first: 'The account is the name of the realm: the trust lacks AES. Any other account: its own keys.',
    causes: [AES_OFF],
    source: KDC_LOG,
  },
  {
    id: 'event 3',
    aliases: ['3'],
    title: 'The client logged a Kerberos error',
    meaning:
      'Source Security-Kerberos in the System log of the client, written only while HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters : LogLevel is 1. Error Code and Server Name tell which ticket failed.',
    first: `0x19 (PREAUTH_REQUIRED) is normal. ${WHICH_NAME}`,
    causes: [MAP, GPO_NOT_THERE, REALM_LIST, TRUST, AES_OFF],
    source: 'System log of a client, source Security-Kerberos',
  },
  {
    id: 'no service ticket',
    aliases: ['no service ticket http/edge@realm in klist'],
    title: 'krbtgt/CLOUD is there, and no ticket of the realm for the edge',
    meaning: 'The trust led to the realm, and its KDC was not found, was not reached, or refused.',
    first: '',
    causes: [REALM_LIST, PAC, MAP, GPO_NOT_THERE, AES_OFF, PASSWORD_WRONG, UNREACHABLE, ARMORING],
    source: 'What klist shows',
  },
  {
    id: 'NTLM fallback',
    aliases: ['ntlm', 'the browser falls back to ntlm', 'no krbtgt/realm ticket in klist'],
    title: 'The browser answers with NTLM',
    meaning: 'Negotiate offered Kerberos, and no ticket could be had.',
    first: WHICH_NAME,
    causes: [GPO_NOT_THERE, MAP, TRUST, AES_OFF, REALM_LIST, PAC, ARMORING, NO_CONTROLLER],
    source: 'What users see; no vendor documents it as a code',
  },
];

/** The symptom of this name, in any case; null when it is none. */
export function symptomNamed(word: string): Symptom | null {
  const name = asciiLower(word.trim()).replace(/\s+/g, ' ');
  return SYMPTOMS.find(({ id, aliases }) => asciiLower(id) === name || aliases.includes(name)) ?? null;
}

/** All names, best known first, for whoever misspells one. */
export function symptomNames(): readonly string[] {
  return SYMPTOMS.map(({ id }) => id);
}
