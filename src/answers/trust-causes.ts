// Why sign-on to a realm fails behind the client: the trust, the vendor, clocks, and what no export shows.

import type { Cause } from '../model/symptom.ts';

const PASSWORD = 'the password of a trust cannot be read back, so a wrong one is never seen in an export';

export const AES_OFF: Cause = {
  id: 'aes',
  title: 'Client, trust and realm share no encryption type',
  why: 'The realm takes AES alone. A trust object without AES, or a client that excludes it, ends in KDC_ERR_ETYPE_NOSUPP.',
  of: null,
  rules: ['trust-aes-not-enabled', 'client-enctypes-exclude-aes'],
  decides: ['trust-aes-not-enabled'],
  unseen: null,
  refutedBy: 'granting',
  close: {
    where: 'a domain controller, in PowerShell',
    command: 'Get-ADObject -Filter {trustPartner -eq "{REALM}"} -Properties msDS-SupportedEncryptionTypes',
    reading:
      '24 is right. When it is, and the trust is older than AES in the domain, its password must be set again on both sides.',
  },
};

export const TRUST: Cause = {
  id: 'trust',
  title: 'The trust is missing, disabled, of the wrong name or direction, or for another cloud',
  why: 'The domain controller gives krbtgt/CLOUD only over a trust of exactly that name. Without it, or with a name in lower case, it answers KDC_ERR_S_PRINCIPAL_UNKNOWN for krbtgt/CLOUD.',
  of: 'trust',
  rules: [
    'trust-missing-for-realm',
    'trust-wrong-direction',
    'trust-wrong-type',
    'trust-name-inconsistent',
    'trust-child-domain-uncovered',
    'realm-not-uppercase',
    'realm-case-mismatch',
    'realm-unknown-cloud',
    'suspicious-characters',
    'realm-name-malformed',
  ],
  decides: ['trust-wrong-direction', 'trust-wrong-type', 'trust-name-inconsistent', 'realm-not-uppercase'],
  unseen: null,
  refutedBy: 'granting',
  close: {
    where: 'the client, as the user',
    command: 'klist get krbtgt/{REALM}',
    reading:
      'A ticket: the trust is there and its name is right. An error: compare Get-ADObject -Filter {trustPartner -eq "{REALM}"} -Properties * with steps 1 to 3 of the guide.',
  },
};

export const PASSWORD_WRONG: Cause = {
  id: 'trust-password',
  title: 'The two sides of the trust have different passwords',
  why: 'The domain controller gives krbtgt/CLOUD all the same, and the realm cannot decrypt it.',
  of: null,
  rules: [],
  decides: [],
  unseen: PASSWORD,
  refutedBy: 'service',
  close: {
    where: 'the client, as the user',
    command: 'klist get HTTP/gateway.{cloud}',
    reading: 'krbtgt/{REALM} is in klist and this ticket fails: set the trust password anew on both sides.',
  },
};

export const NO_CONTROLLER: Cause = {
  id: 'no-controller',
  title: 'The client reaches no domain controller',
  why: 'Without a ticket of its own domain the client can ask for no other; at home, or before the VPN is up, for example.',
  of: null,
  rules: [],
  decides: [],
  unseen: 'no export shows where the client was when it failed',
  refutedBy: 'granting',
  close: {
    where: 'the client',
    command: 'cmd /c nltest /dsgetdc:%USERDNSDOMAIN%',
    reading: 'It must name a controller. Then klist must show krbtgt of the own domain.',
  },
};

export const ARMORING: Cause = {
  id: 'armoring',
  title: 'The client insists on armoring, which the realm does not offer',
  why: 'With RequireFast a client refuses every KDC that does not support armoring, and those outside of Active Directory do not.',
  of: null,
  rules: ['kerberos-armoring-required'],
  decides: ['kerberos-armoring-required'],
  unseen: null,
  refutedBy: 'service',
  close: {
    where: 'the client',
    command:
      'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos /s /v RequireFast',
    reading: 'No match, or 0x0 for each, is right. The policy writes it into the subkey Parameters.',
  },
};

export const NOT_REGISTERED: Cause = {
  id: 'not-registered',
  title: 'The realm is not registered with the vendor, or not for this organisation',
  why: 'The tickets are right, and the vendor does not know whose they are.',
  of: null,
  rules: [],
  decides: [],
  unseen: "the registration is in the vendor's portal, in no export",
  refutedBy: null,
  close: {
    where: "the vendor's portal",
    command: 'Administration > Authentication Settings > Kerberos: compare the domain and the trust password',
    reading:
      'The AD domain of the users must stand there, in the spelling of the tickets (krbtgt/{REALM}@AD.DOMAIN).',
  },
};

export const USER_UNKNOWN: Cause = {
  id: 'user-unknown',
  title: 'The user of the ticket is not provisioned with the vendor',
  why: 'The ticket was accepted; its user name was not found.',
  of: null,
  rules: [],
  decides: [],
  unseen: "the vendor's list of users is in no export",
  refutedBy: null,
  close: {
    where: 'the client, as the user',
    command: 'klist',
    reading: 'Compare the name behind "Client:" with the login name that the vendor has for this user.',
  },
};

export const CLOCK: Cause = {
  id: 'clock',
  title: 'The clocks are more than five minutes apart',
  why: 'A ticket carries times. A client, a controller or a realm whose clock differs refuses it.',
  of: null,
  rules: [],
  decides: [],
  unseen: 'no export shows clocks',
  refutedBy: null,
  close: {
    where: 'the client',
    command: 'w32tm /stripchart /computer:DOMAIN-CONTROLLER /samples:3 /dataonly',
    reading: 'The offset must stay well below 300 seconds, on the controllers too.',
  },
};
