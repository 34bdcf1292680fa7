// What comments of a search say of it, which entries count, and when it found all trusts of a domain.

import { describe, expect, it } from 'vitest';
import {
  beginsAnother,
  endOfSearch,
  NO_SEARCH,
  type Search,
  withComment,
  withEntry,
} from '../../../src/readers/directory/ldif-search.ts';

const AT = { start: 7, end: 9, region: null };
const END = { start: 99, end: 99, region: null };
const DOMAIN = 'DC=corp,DC=contoso,DC=example';
const SYSTEM = `CN=System,${DOMAIN}`;

describe('a comment', () => {
  it.each<[string, Partial<Search>]>([
    ['# extended LDIF', { dialect: 'extended' }],
    ['# LDAPv3', { dialect: 'commented' }],
    ['# record 12', { dialect: 'ldbsearch' }],
    ['# base <DC=b> with scope subTree', { base: 'DC=b', depth: 'subtree', at: AT }],
    ['# base <> (default) with scope oneLevel', { base: '', depth: 'onelevel', at: AT }],
    ['# filter: (objectClass=*)  ', { filter: '(objectclass=*)' }],
    ['# requesting: ALL', { requested: 'all' }],
    ['# requesting: cn * +', { requested: 'all' }],
    ['# requesting:   trustType   cn ', { requested: ['cn', 'trusttype'] }],
    ['# search result', { ended: true }],
    ['# returned 12 records', { ended: true }],
    ['# result: 32 No such object', { result: 32 }],
    ['# numEntries: 12', { counted: 12 }],
    ['# 12 entries', { counted: 12 }],
    ['# refldap://dc01', { referred: true }],
    ['# ref: ldap://dc01', { referred: true }],
    ['# Referral', { referred: true }],
    ['# search reference', { referred: true }],
    ['# ldapsearch -p3268', { globalCatalog: true }],
    ['# ldapsearch -t 3269', { globalCatalog: true }],
  ])('%j', (comment, says) => {
    expect(withComment(NO_SEARCH, comment, AT)).toEqual({ ...NO_SEARCH, ...says });
  });

  it.each([
    '# see # extended LDIF',
    '# extended LDIF of today',
    '# see # LDAPv3',
    '# LDAPv3 of today',
    '# see # record 1',
    '# record 1 of 2',
    '# see # base <DC=b> with scope sub',
    '# see # filter: a',
    '# see # requesting: a',
    '# see # search result',
    '# search results',
    '# see # returned 1 records',
    '# returned 1 records in all',
    '# see # result: 4',
    '# result: 4a',
    '# see # numEntries: 1',
    '# numEntries: 1 or 2',
    '# see # 1 entries',
    '# 1 entries or 2',
    '# see # Referral',
    '# port 3268',
  ])('says nothing: %j', (comment) => expect(withComment(NO_SEARCH, comment, AT)).toBe(NO_SEARCH));

  it('of another dialect does not change the one that is known', () => {
    const extended: Search = { ...NO_SEARCH, dialect: 'extended' };
    expect(withComment(extended, '# LDAPv3', AT).dialect).toBe('extended');
    expect(withComment(extended, '# record 1', AT).dialect).toBe('extended');
  });

  it.each<[string, Partial<Search>, boolean]>([
    ['# record 1', {}, false],
    ['# record 1', { entries: 1 }, true],
    ['# record 1', { ended: true }, true],
    ['# record 2', { entries: 1, ended: true }, false],
    ['# LDAPv3', { entries: 1, dialect: 'commented' }, false],
    ['# LDAPv3', { ended: true }, true],
    ['# extended LDIF', {}, false],
    ['# extended LDIF', { dialect: 'commented' }, true],
    ['# extended LDIF', { entries: 1 }, true],
    ['# filter: a', { dialect: 'extended', entries: 1, ended: true }, false],
  ])('%j after %j begins another search: %s', (comment, search, expected) => {
    expect(beginsAnother({ ...NO_SEARCH, ...search }, comment)).toBe(expected);
  });
});

describe('an entry', () => {
  const siblings = (dn: string) => [...withEntry(NO_SEARCH, dn).siblings];

  it('beside the trusts is known by its name in the container', () => {
    expect(siblings(`CN=Policies,${SYSTEM}`)).toEqual(['policies']);
    expect(siblings(`<GUID=b5e3fd27>;<SID=S-1-5>;CN=RID Manager$,${SYSTEM}`)).toEqual(['rid manager$']);
    expect(withEntry(NO_SEARCH, `CN=Policies,${SYSTEM}`)).toMatchObject({
      entries: 1,
      domains: new Set(['corp.contoso.example']),
    });
  });

  it.each([
    `CN=Anything,${SYSTEM}`,
    `OU=a,CN=Policies,${SYSTEM}`,
    `CN=Policies,${SYSTEM},OU=b`,
    `CN=Policies,CN=Users,${DOMAIN}`,
    'CN=Policies,CN=System',
  ])('counts, and is no sign: %s', (dn) => {
    expect(withEntry(NO_SEARCH, dn)).toEqual({ ...NO_SEARCH, entries: 1 });
  });

  it('of a second domain is remembered, which is enough', () => {
    const dns = [SYSTEM, 'CN=System,DC=b', 'CN=System,DC=c'].map((below) => `CN=Policies,${below}`);
    expect([...dns.reduce(withEntry, NO_SEARCH).domains]).toEqual(['corp.contoso.example', 'b']);
  });
});

describe('at its end', () => {
  const ended = (search: Partial<Search>, whole = true) => [
    ...endOfSearch({ ...NO_SEARCH, ...search }, whole, END),
  ];
  const asked = { base: SYSTEM, depth: 'subtree', filter: '(objectclass=*)', result: 0 };
  const covers = (search: Partial<Search>) =>
    ended(search).map((item) =>
      item.kind === 'scope' && 'domain' in item.covers ? item.covers.domain : item.kind,
    );
  const ALL = ['corp.contoso.example'];

  it.each<[Partial<Search>]>([
    [{ dialect: 'extended', ended: true }],
    [{ dialect: 'commented' }],
    [{ dialect: 'commented', result: 0 }],
    [{ dialect: 'ldbsearch' }],
    [{ counted: 2, entries: 1 }],
  ])('a search was cut off: %j', (search) => {
    expect(ended({ ...asked, result: null, ...search })).toMatchObject([
      { code: 'truncated', effect: 'partial', at: END },
    ]);
  });

  it.each<[Partial<Search>]>([
    [{ dialect: 'extended', result: 0 }],
    [{ dialect: 'commented', ended: true }],
    [{ dialect: 'ldbsearch', ended: true }],
    [{ counted: 1, entries: 1 }],
    [{}],
  ])('nothing was cut off: %j', (search) => expect(ended(search)).toEqual([]));

  it.each<[Partial<Search>, string[]]>([
    [{}, ALL],
    [{ filter: 'objectclass=trusteddomain' }, ALL],
    [{ depth: 'onelevel' }, ALL],
    [{ base: DOMAIN }, ALL],
    [{ base: 'DC=example' }, ['example']],
    [{ depth: 'base' }, []],
    [{ depth: null }, []],
    [{ base: DOMAIN, depth: 'onelevel' }, []],
    [{ base: `OU=a,${SYSTEM}` }, []],
    [{ base: `${SYSTEM},OU=a` }, []],
    [{ base: `${DOMAIN},OU=a` }, []],
    [{ base: `OU=a,${DOMAIN}` }, []],
    [{ base: '' }, []],
    [{ filter: '(!(objectclass=trusteddomain))' }, []],
    [{ filter: '(objectclass=trusteddomain)(cn=a)' }, []],
    [{ filter: null }, []],
    [{ result: null }, []],
    [{ result: 4 }, []],
    [{ referred: true }, []],
  ])('it found all trusts, or not: %j', (search, expected) => {
    expect(covers({ ...asked, ...search })).toEqual(expected);
  });

  it('what was lost on the way may have been a trust', () => expect(ended(asked, false)).toEqual([]));

  it('the place is where the search is told, or else the end', () => {
    expect(ended({ ...asked, at: AT }).map(({ at }) => at)).toEqual([AT]);
    expect(ended(asked).map(({ at }) => at)).toEqual([END]);
  });

  const dump = {
    ended: true,
    counted: 9,
    entries: 9,
    siblings: new Set(['a', 'b', 'c', 'd', 'e']),
    domains: new Set(ALL),
  };
  it.each<[Partial<Search>, string[]]>([
    [{}, ALL],
    [{ siblings: new Set(['a', 'b', 'c', 'd']) }, []],
    [{ domains: new Set(['a', 'b']) }, []],
    [{ ended: false }, []],
    [{ counted: null }, []],
    [{ referred: true }, []],
    [{ result: 4 }, []],
  ])('a dump shows all that there is, or not: %j', (search, expected) => {
    expect(covers({ ...dump, ...search })).toEqual(expected);
  });

  const NAMES = [
    'AdminSDHolder',
    'Default Domain Policy',
    'Dfs-Configuration',
    'DomainUpdates',
    'File Replication Service',
    'IP Security',
    'Meetings',
    'Password Settings Container',
    'Policies',
    'PSPs',
    'RID Manager$',
    'RpcServices',
    'WinsockServices',
    'WMIPolicy',
  ];
  it.each([NAMES.slice(0, 5), NAMES.slice(5, 10), NAMES.slice(9)])(
    'five siblings are enough: %s, %s, ...',
    (...five) => {
      const search = five
        .map((name) => `CN=${name},${SYSTEM}`)
        .reduce(withEntry, { ...NO_SEARCH, ended: true, counted: 5 });
      expect(covers(search)).toEqual(ALL);
    },
  );
});
