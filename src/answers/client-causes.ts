// Why sign-on to a realm fails on the side of the client: every cause once, with the rules that see it and the one command
// that settles it.

import type { Cause } from '../model/symptom.ts';

export const PAC: Cause = {
  id: 'pac',
  title: 'The browser uses the default PAC file, or reaches the edge by its address',
  why: 'A ticket is for a name. Without a PAC file that names the edges there is no name to ask a ticket for, and the browser answers with NTLM or nothing.',
  of: null,
  rules: ['pac-not-kerberos', 'pac-proxy-by-ip', 'pac-cloud-mismatch', 'browser-negotiate-disabled'],
  decides: ['pac-not-kerberos', 'pac-proxy-by-ip'],
  unseen: null,
  refutedBy: null,
  close: {
    where: 'the client, as the user',
    command:
      'reg query "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings" /v AutoConfigURL',
    reading: `It must be the PAC file for Kerberos. Open it: its proxies must be names (\${GATEWAY_HOST}), never addresses.`,
  },
};

export const GPO_NOT_THERE: Cause = {
  id: 'gpo-missing',
  title: 'The settings did not reach the client',
  why: 'Without the realm list and the host map the client asks its own domain for the edge, which does not know it.',
  of: null,
  rules: [
    'client-setting-missing',
    'policy-not-enabled',
    'policy-delete-directive',
    'policy-wrong-hive-or-key',
    'policy-wrong-type',
    'gpo-computer-side-disabled',
    'gpo-not-linked',
    'gpo-security-filtering',
    'gpo-registry-extension-missing',
    'gpo-version-mismatch',
    'local-ksetup-conflict',
    'setting-not-as-expected',
  ],
  decides: ['client-setting-missing', 'policy-not-enabled'],
  unseen: null,
  refutedBy: 'service',
  close: {
    where: 'the client',
    command:
      'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos /s > CLIENT.txt',
    reading:
      'Both lists must name the realm. If they do not: gpresult /r /scope computer says which GPOs came; lint CLIENT.txt together with the GPO.',
  },
};

export const MAP: Cause = {
  id: 'host-map',
  title: 'The host map does not send the edge to the realm',
  why: 'A client asks a realm for a ticket only when an entry of domain_realm covers the host. Else it asks its own domain controller for HTTP/edge, which answers KDC_ERR_S_PRINCIPAL_UNKNOWN.',
  of: 'map',
  rules: [
    'missing-leading-dot',
    'mapping-required-suffix-missing',
    'mapping-wildcard-syntax',
    'mapping-inverted',
    'mapping-invalid-name',
    'mapping-too-long',
    'mapping-too-broad',
    'suffix-mapped-to-two-realms',
    'realm-not-uppercase',
    'realm-case-mismatch',
    'realm-unknown-cloud',
    'bad-separator',
    'suspicious-characters',
    'xml-entities-in-raw-value',
    'realm-without-mapping',
    'client-value-drift',
    'gpo-conflicting-values',
  ],
  decides: ['mapping-required-suffix-missing', 'missing-leading-dot', 'suspicious-characters'],
  unseen: null,
  refutedBy: 'service',
  close: {
    where: 'the client, as the user',
    command: 'cmd /c "klist purge & klist get HTTP/gateway.{cloud}"',
    reading:
      'A ticket of Server HTTP/...@{REALM}: the map works. An error at once: see in klist whether krbtgt/{REALM} came; without it the client never asked the realm. realmlint why gateway.{cloud} tells which entry decides.',
  },
};

export const REALM_LIST: Cause = {
  id: 'realm-list',
  title: 'The client finds no KDC of the realm, or a wrong one',
  why: 'The realm list names the KDC. With a wrong host, without its tags, or under another spelling of the realm, no service ticket comes although krbtgt may be there.',
  of: 'list',
  rules: [
    'kdc-wrong-host',
    'kdc-missing-k-tag',
    'kdc-tag-malformed',
    'kdc-list-empty',
    'kdc-not-fqdn',
    'address-has-scheme-or-port',
    'bad-separator',
    'suspicious-characters',
    'xml-entities-in-raw-value',
    'mapping-realm-undefined',
    'realm-name-malformed',
    'realm-not-uppercase',
    'realm-unknown-cloud',
    'realm-is-own-domain',
    'realm-placeholder-or-example',
    'realm-flags-suspect',
  ],
  decides: ['kdc-wrong-host', 'kdc-missing-k-tag', 'kdc-tag-malformed'],
  unseen: null,
  refutedBy: 'service',
  close: {
    where: 'the client, in PowerShell',
    command: 'Test-NetConnection kerberos.{cloud} -Port 88',
    reading:
      'It must resolve and connect. If it does, compare the list with the guide: <k>kerberos.{cloud}</k>.',
  },
};

export const UNREACHABLE: Cause = {
  id: 'kdc-unreachable',
  title: 'The KDC of the realm cannot be reached',
  why: 'Port 88 of kerberos.CLOUD must be open from the client, over TCP; a firewall or a proxy in between leaves the client without an answer.',
  of: null,
  rules: ['kerberos-udp-forced', 'pac-realm-not-bypassed'],
  decides: [],
  unseen: 'no export shows firewalls and routes',
  refutedBy: 'service',
  close: {
    where: 'the client, in PowerShell',
    command: 'Test-NetConnection kerberos.{cloud} -Port 88',
    reading: 'TcpTestSucceeded must be True.',
  },
};
