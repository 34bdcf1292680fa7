// What stands around the answers of programs: prompts, what searches say of themselves, and by what each export is told.

import { describe, expect, it } from 'vitest';
import { PROMPT } from '../../../src/readers/directory/console.ts';
import { ldif } from '../../../src/readers/directory/ldif.ts';
import { consoleLine, looksLikeLdif } from '../../../src/readers/directory/ldif-console.ts';
import { netdom } from '../../../src/readers/directory/netdom.ts';
import { nltest } from '../../../src/readers/directory/nltest.ts';
import { sambaTrust } from '../../../src/readers/directory/samba-trust.ts';
import { sharphound } from '../../../src/readers/directory/sharphound.ts';

it('the readers of trusts speak of a domain, each of its own format', () => {
  expect(
    [ldif, netdom, nltest, sambaTrust, sharphound].map(({ format, holder }) => [format, holder]),
  ).toEqual(['ldif', 'netdom', 'nltest', 'samba-trust', 'sharphound'].map((format) => [format, 'domain']));
});

describe('a prompt', () => {
  it.each([
    'C:\\>nltest /domain_trusts',
    'C:\\Users\\avery>',
    'PS C:\\> netdom query trust',
    '[dc01.contoso.example]: PS C:\\Users\\avery> nltest',
    '\\\\dc01\\netlogon>nltest',
    'root@dc01:~# samba-tool domain trust list',
    'avery@dc01.contoso.example:/tmp$ samba-tool',
    '# samba-tool',
    '$ samba-tool',
  ])('%j', (line) => expect(PROMPT.test(line)).toBe(true));

  it.each(['in C:\\>nltest', 'see [dc01]: PS C:\\> nltest', 'C: is full >', 'a # b', '#b', 'C:\\<a>'])(
    'not %j',
    (line) => expect(PROMPT.test(line)).toBe(false),
  );
});

describe('beside entries', () => {
  it.each([
    'C:\\>ldifde -f trust.ldf',
    'PS C:\\> ldifde -f trust.ldf',
    '[dc01.contoso.example]: PS C:\\> ldifde',
    '\\\\dc01\\netlogon>ldifde',
    '$ ldapsearch -x',
    'avery@dc01:~$ sudo ldapsearch -x',
    '[root@dc01 ~]$ ',
    'avery@dc01:/tmp$',
    'dc01% /usr/bin/ldbsearch -H sam.ldb',
    'SASL/GSSAPI authentication started',
    'SASL SSF: 256',
    'Enter LDAP Password: ',
    'ldap_initialize( <DEFAULT> )',
    'ldap_url( ldap://dc01 )',
    '+ ldapsearch -x',
    '+/usr/bin/ldbsearch -H sam.ldb',
    'Additional information: 80090308',
    '\t\tadditional info: 80090308',
    'Matched DN: DC=b',
    'matched DN: DC=b',
    'Referral: ldap://dc02',
  ])('a search says %j', (line) => expect(consoleLine(line)).toBe('said'));

  it.each([
    'ldap_bind: Invalid credentials (49)',
    'Server is unwilling to perform (53)',
    'Local error (-2)',
    'search error - NT_STATUS_ACCESS_DENIED',
    'ERR: no such object',
    'Failed to connect to ldap URL',
  ])('it failed with %j', (line) => expect(consoleLine(line)).toBe('failed'));

  it.each([
    'see C:\\>ldifde',
    '(dc01) $ ldapsearch -x',
    '$ ldapsearches',
    '$ cat trust.ldif',
    'the SASL SSF: 256',
    'it asks Enter LDAP Password:',
    'a + ldapsearch -x',
    'it said Invalid credentials (49)',
    'Invalid credentials (49) again',
    'the search error',
    'an ERR: b',
    'and Additional information: a',
  ])('nothing is known of %j', (line) => expect(consoleLine(line)).toBeNull());
});

describe('LDIF is told', () => {
  it.each([
    'dn:CN=a',
    'dn: CN = a',
    'dn: O=a',
    'dn:: Q049YSxEQz1i',
    'dn::Q049YSxEQz1i',
    '   \ndn: CN=a',
    'version:1\ndn: CN=a',
    '# LDAPv3\n# filter: (objectClass=*)',
    '# extended LDIF\n# requesting: ALL',
  ])('by %j', (head) => expect(looksLikeLdif(head)).toBe(true));

  it.each([
    'xdn: CN=a',
    'dn:: Q=',
    'dn: 1=a',
    'word\ndn: CN=a',
    'a # comment\ndn: CN=a',
    'my version: 1\ndn: CN=a',
    '# filter: a',
    '# a\n# filter: a',
    '# see # LDAPv3\n# filter: a',
    '# LDAPv3 is\n# filter: a',
    '# LDAPv3\n# no # filter: a',
  ])('not by %j', (head) => expect(looksLikeLdif(head)).toBe(false));
});
