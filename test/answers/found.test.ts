// What a first config can say of a run, without its text: what is left out, and what is no name to take.

import { describe, expect, it } from 'vitest';
import { foundIn } from '../../src/answers/found.ts';
import { gather, judge } from '../../src/lint.ts';
import type { Found } from '../../src/model/starter.ts';
import { client, type Files, GOOD, OWN, REPORT, trust } from '../support/init-files.ts';
import { inputOf } from '../support/inputs.ts';
import { settingsFrom } from '../support/settings.ts';

function found(files: Files): Found {
  const inputs = Object.entries(files).map(([path, content]) =>
    inputOf(path, typeof content === 'string' ? new TextEncoder().encode(content) : content),
  );
  const gathered = gather(inputs);
  const settings = settingsFrom();
  return foundIn(gathered, judge(gathered, { settings }), settings);
}

const HADOOP = 'HADOOP.CONTOSO.EXAMPLE';
const hadoop = (kdc: string, mapped: string) => client(HADOOP, kdc, mapped);

const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const POLICY = [
  ...['Computer', `${KEY}\\MitRealms`, HADOOP, 'SZ:<k>kdc1.hadoop.contoso.example</k>', ''],
  ...['Computer', `${KEY}\\domain_realm`, HADOOP, 'SZ:.hadoop.contoso.example', ''],
].join('\r\n');

describe('a realm of their own', () => {
  it('is what stands there', () => {
    expect(found({ 'PC-1.reg': OWN, 'trust.txt': trust(HADOOP) })).toMatchObject({
      realms: [
        {
          realm: HADOOP,
          kdcs: ['kdc1.hadoop.contoso.example'],
          suffixes: ['.hadoop.contoso.example'],
          trust: { direction: 1, transitive: false },
        },
      ],
      leftOut: [],
    });
  });

  it('is without a suffix that lacks its dot', () => {
    const mapped = 'hadoop.contoso.example; node1.hadoop.contoso.example';
    expect(found({ 'PC-1.reg': hadoop('kdc1.hadoop.contoso.example', mapped) })).toMatchObject({
      realms: [{ realm: HADOOP, suffixes: ['node1.hadoop.contoso.example'] }],
      leftOut: [{ what: 'suffix', name: 'hadoop.contoso.example' }],
    });
  });

  it('is without an address in place of a KDC', () => {
    const files = { 'PC-1.reg': hadoop('192.0.2.88', '.hadoop.contoso.example'), 'PC-2.reg': OWN };
    expect(found(files)).toMatchObject({
      realms: [{ kdcs: ['kdc1.hadoop.contoso.example'], suffixes: ['.hadoop.contoso.example'] }],
      leftOut: [{ what: 'kdc', name: '192.0.2.88' }],
    });
  });

  it('is without the KDC of a client that deviates from its GPO', () => {
    const files = {
      'gpo.txt': POLICY,
      'PC-1.reg': hadoop('kdc9.hadoop.contoso.example', '.hadoop.contoso.example'),
    };
    expect(found(files)).toMatchObject({
      realms: [{ kdcs: ['kdc1.hadoop.contoso.example'], suffixes: ['.hadoop.contoso.example'] }],
      leftOut: [{ what: 'kdc', name: 'kdc9.hadoop.contoso.example' }],
    });
  });

  it('is whole where a client lacks it', () => {
    const lacks = OWN.replace(/"HADOOP[^\n]*<k>[^\n]*\n/, '');
    expect(found({ 'gpo.txt': POLICY, 'PC-1.reg': lacks })).toMatchObject({
      realms: [{ kdcs: ['kdc1.hadoop.contoso.example'], suffixes: ['.hadoop.contoso.example'] }],
      leftOut: [],
    });
  });

  it('keeps its name where that is the place of what is missing', () => {
    const unmapped = OWN.replace(/"HADOOP[^\n]*"\.hadoop[^\n]*\n/, '');
    expect(found({ 'PC-1.reg': unmapped })).toMatchObject({
      realms: [{ realm: HADOOP, kdcs: ['kdc1.hadoop.contoso.example'], suffixes: [] }],
      leftOut: [],
    });
  });

  it('keeps what stands there twice', () => {
    const twice = '.hadoop.contoso.example; .hadoop.contoso.example';
    expect(found({ 'PC-1.reg': hadoop('kdc1.hadoop.contoso.example', twice) })).toMatchObject({
      realms: [{ suffixes: ['.hadoop.contoso.example'] }],
      leftOut: [],
    });
  });

  it('is nowhere where it is that of a template', () => {
    const placeholder = client('REALM.EXAMPLE.COM', 'kerberos.example.com', '.example.com');
    const report = REPORT.replaceAll(/zscalerbeta\.net/g, 'example.com').replaceAll(
      'ZSCALERBETA.NET',
      'REALM.EXAMPLE.COM',
    );
    const files = { 'gpreport.xml': report, 'PC-1.reg': placeholder, 'PC-2.reg': OWN };
    const { realms, leftOut, gpos } = found(files);
    expect(realms.map(({ realm }) => realm)).toEqual([HADOOP]);
    expect(leftOut).toContainEqual({ what: 'realm', name: 'REALM.EXAMPLE.COM' });
    expect(gpos).toEqual([]);
  });

  it('is without a trust that does not tell its direction, is switched off, differs or is wrong', () => {
    const other = trust(HADOOP, 0).replaceAll('DC=corp', 'DC=emea');
    const without = (...texts: readonly string[]) =>
      found({ 'PC-1.reg': OWN, ...Object.fromEntries(texts.map((text, i) => [`${i}.txt`, text])) });
    const untold = without(trust(HADOOP).replace(/trustDirection.*\r\n/, ''));
    expect(untold).toMatchObject({ realms: [{ realm: HADOOP, trust: null }], leftOut: [] });
    const off = without(trust(HADOOP, 1, 0));
    expect([off.realms[0]?.trust, without(trust(HADOOP), other).realms[0]?.trust]).toEqual([null, null]);
    const weak = without(trust(HADOOP).replace(': 24', ': 4'));
    expect(weak).toMatchObject({ realms: [{ trust: null }], leftOut: [{ what: 'trust', name: HADOOP }] });
  });
});

describe('whose files are not certain', () => {
  it('get names that keep two machines apart', () => {
    const files = {
      'berlin/PC-1.reg': GOOD,
      'paris/PC-1.reg': GOOD,
      'oslo/PC-2/kerberos.reg': GOOD,
      'rome/PC-2/kerberos.reg': GOOD,
      'hall/PC-3.reg': GOOD,
    };
    expect(found(files).clients).toEqual([
      { path: 'berlin/PC-1.reg', client: 'berlin/PC-1' },
      { path: 'oslo/PC-2/kerberos.reg', client: 'oslo/PC-2' },
      { path: 'paris/PC-1.reg', client: 'paris/PC-1' },
      { path: 'rome/PC-2/kerberos.reg', client: 'rome/PC-2' },
    ]);
  });

  it('get one each where nothing tells a name, and not that of the only other', () => {
    expect(found({ 'kerberos.reg': GOOD, 'export.reg': GOOD, 'hall/PC-3.reg': GOOD }).clients).toEqual([
      { path: 'export.reg', client: 'NAME-OF-THE-CLIENT' },
      { path: 'kerberos.reg', client: 'NAME-OF-THE-CLIENT-2' },
    ]);
  });

  it('are not named where their paths are patterns', () => {
    expect(found({ 'a*/PC-1.reg': GOOD, 'b/PC-1.reg': GOOD }).clients).toEqual([
      { path: 'b/PC-1.reg', client: 'b/PC-1' },
    ]);
  });
});
