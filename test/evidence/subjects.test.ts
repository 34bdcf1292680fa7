// Facts of one GPO, client or domain become one subject; others stay apart.

import { describe, expect, it } from 'vitest';
import { identify } from '../../src/evidence/identity.ts';
import { buildSubjects } from '../../src/evidence/subjects.ts';
import type { Fact } from '../../src/model/fact.ts';
import { pacOf } from '../support/clients.ts';
import { localMapping, localRealm, mapping, realm, state, trust } from '../support/facts.ts';
import {
  BACKUP_ID,
  backup,
  DEFAULT_DOMAIN_POLICY,
  DOMAIN,
  from,
  GPO_ID,
  gapOf,
  gpo,
  originOf,
  policyFile,
  reported,
  scope,
} from '../support/gathered.ts';

const FOLDER = `exports/${BACKUP_ID}`;
const value = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const map = mapping('ZSCALERBETA.NET', '.zscalerbeta.net');

function subjects(...facts: readonly Fact[]) {
  return buildSubjects(facts, identify(facts));
}

function refs(...facts: readonly Fact[]): readonly string[] {
  return subjects(...facts).map(({ ref }) => `${ref.kind} ${ref.id}`);
}

describe('PAC files', () => {
  const registry = (path: string) => from(originOf(path, 'reg'), value);
  const pacs = (...facts: readonly Fact[]) =>
    subjects(...facts).flatMap(({ ref, pacs: own }) =>
      own.map(({ origin }) => `${origin.path}: ${ref.kind} ${ref.name}`),
    );
  const pac = (path: string) => pacOf(['return "DIRECT";'], path);

  it('are those of the client in whose folder they lie', () => {
    for (const path of ['PC-0217/proxy.pac', 'PC-0217/contoso.pac']) {
      expect(pacs(registry('PC-0217/registry.reg'), pac(path))).toEqual([`${path}: client PC-0217`]);
    }
    expect(pacs(registry('all/PC-0217.reg'), pac('all/proxy.pac'))).toEqual([
      'all/proxy.pac: client PC-0217',
    ]);
  });

  it('are those of the client whose name they have, and of the one that the config names', () => {
    const both = [registry('all/PC-0217.reg'), registry('all/PC-0218.reg')];
    expect(pacs(...both, pac('all/PC-0218.pac'))).toEqual(['all/PC-0218.pac: client PC-0218']);
    const fact = pac('x/y.pac');
    const named = { ...fact, origin: { ...fact.origin, client: 'PC-0217' } };
    expect(pacs(...both, named)).toEqual(['x/y.pac: client PC-0217']);
  });

  it('are nobody’s elsewhere, each by itself', () => {
    const both = [registry('all/PC-0217.reg'), registry('all/PC-0218.reg')];
    expect(pacs(...both, pac('all/proxy.pac'), pac('pacs/proxy.pac'), pac('pacs/kerberos.pac'))).toEqual([
      'all/proxy.pac: file all/proxy.pac',
      'pacs/kerberos.pac: file pacs/kerberos.pac',
      'pacs/proxy.pac: file pacs/proxy.pac',
    ]);
  });
});

describe('GPOs', () => {
  it('join from all files of a backup', () => {
    const report = reported(`${FOLDER}/gpreport.xml`);
    const facts = [
      from(report, value),
      from(policyFile(FOLDER), map),
      gpo(originOf(`${FOLDER}/Backup.xml`, 'backup-xml')),
      backup(`${FOLDER}/bkupInfo.xml`),
      scope(policyFile(FOLDER, 'User')),
      backup('exports/manifest.xml'),
    ];
    const [subject, ...others] = subjects(...facts);
    expect(others).toEqual([]);
    expect(subject).toMatchObject({
      ref: { kind: 'gpo', id: `${GPO_ID}@${DOMAIN}`, name: 'CORP Zscaler Kerberos' },
      holder: 'gpo',
      domain: DOMAIN,
      identified: true,
    });
    expect(subject).toMatchObject({ realms: [{}], mappings: [{}], gpos: [{}], backups: [{}], scopes: [{}] });
  });

  it('join from a live report and a SYSVOL, whichever of them knows the domain', () => {
    const pol = (folder: string) =>
      originOf(`${folder}/Policies/${GPO_ID.toUpperCase()}/Machine/Registry.pol`, 'registry-pol');
    const id = `gpo ${GPO_ID}@${DOMAIN}`;
    expect(refs(gpo(reported('live.xml')), from(pol('sysvol'), map))).toEqual([id]);
    expect(
      refs(from(reported('live.xml', GPO_ID, ''), value), from(pol('corp.contoso.example'), map)),
    ).toEqual([id]);
    expect(refs(from(pol('sysvol'), map))).toEqual([`gpo ${GPO_ID}`]);
  });

  it('of two domains with the same well-known GUID stay apart', () => {
    const of = (domain: string) => from(reported('all.xml', DEFAULT_DOMAIN_POLICY, domain), value);
    expect(refs(of('emea.contoso.example'), of('apac.contoso.example'))).toEqual([
      `gpo ${DEFAULT_DOMAIN_POLICY}@apac.contoso.example`,
      `gpo ${DEFAULT_DOMAIN_POLICY}@emea.contoso.example`,
    ]);
  });

  it('that nothing names are known by their file or their folder', () => {
    const [subject] = subjects(from(originOf('registry.pol', 'registry-pol'), value));
    expect(subject).toMatchObject({
      ref: { kind: 'file', id: 'registry.pol' },
      identified: false,
      domain: null,
    });
    expect(refs(from(policyFile(FOLDER), value), from(policyFile(FOLDER, 'User'), map))).toEqual([
      `file ${FOLDER}`,
    ]);
  });

  it('that a reader could only number are as many as there are', () => {
    const numbered = (path: string, part: string) => from(originOf(path, 'gpo-report', { part }), value);
    expect(refs(numbered('a.xml', 'gpo 1'), numbered('a.xml', 'gpo 2'), numbered('b.xml', 'gpo 1'))).toEqual([
      'file a.xml (gpo 1)',
      'file a.xml (gpo 2)',
      'file b.xml (gpo 1)',
    ]);
    const report = numbered(`${FOLDER}/gpreport.xml`, 'gpo 1');
    expect(refs(report, from(policyFile(FOLDER), map))).toEqual([`file ${FOLDER}`]);
  });

  it('are named by their id where nothing shows a name', () => {
    expect(subjects(from(reported('a.xml'), value))[0]?.ref.name).toBe(GPO_ID);
  });
});

describe('clients', () => {
  const client = (path: string) => from(originOf(path, 'reg-query'), value);

  it('join by the names of files and folders', () => {
    const facts = [client('clients/PC-0217.txt'), from(originOf('clients/pc-0217.reg', 'reg'), map)];
    const [subject, ...others] = subjects(...facts);
    expect(others).toEqual([]);
    expect(subject).toMatchObject({
      ref: { kind: 'client', id: 'pc-0217', name: 'PC-0217' },
      identified: true,
    });
    expect(refs(client('PC-0217/mitrealms.txt'), client('PC-0217/domain_realm.txt'))).toEqual([
      'client pc-0217',
    ]);
  });

  it('join by the name that the config gives them', () => {
    const named = (path: string) => from(originOf(path, 'reg', { client: 'KIOSK-01' }), value);
    expect(refs(named('paris/PC-0217.reg'), named('berlin/kerberos.reg'))).toEqual(['client kiosk-01']);
  });

  it('of one name in two folders stay apart, by their folders', () => {
    expect(
      refs(client('paris/PC-0217.txt'), client('berlin/PC-0217.txt'), client('berlin/PC-0218.txt')),
    ).toEqual(['client berlin/pc-0217', 'client paris/pc-0217', 'client pc-0218']);
  });
});

describe('domains', () => {
  const export1 = originOf('trusts.txt', 'format-list');

  it('keep their trusts, whatever files they came from', () => {
    const facts = [from(export1, trust()), from(originOf('trust.json', 'json'), trust())];
    const [subject, ...others] = subjects(...facts);
    expect(others).toEqual([]);
    expect(subject).toMatchObject({
      ref: { kind: 'domain', id: DOMAIN, name: DOMAIN },
      holder: 'domain',
      domain: DOMAIN,
    });
    expect(subject?.trusts).toHaveLength(2);
  });

  it('have what an export says of all its trusts', () => {
    const [subject, ...others] = subjects(scope(export1, 'all trusts of the domain'), from(export1, trust()));
    expect(others).toEqual([]);
    expect(subject?.scopes).toHaveLength(1);
  });

  it('do not have it where an export shows trusts of several', () => {
    const facts = [
      scope(export1, 'trust object'),
      from(export1, trust()),
      from(export1, trust({ domain: 'emea.contoso.example' })),
    ];
    expect(refs(...facts)).toEqual([`domain ${DOMAIN}`, 'domain emea.contoso.example', 'file trusts.txt']);
  });

  it('are told by a scope where no trust is shown', () => {
    const all = { ...scope(export1, 'all trusts of the domain'), domain: 'emea.contoso.example' };
    expect(refs(all, scope(export1, 'trust object'))).toEqual(['domain emea.contoso.example']);
    expect(refs(all, from(export1, trust()))).toEqual([`domain ${DOMAIN}`, 'domain emea.contoso.example']);
  });

  it('are not known of a trust without a name in the directory', () => {
    const [subject] = subjects(from(export1, trust({ domain: null, distinguishedName: null })));
    expect(subject).toMatchObject({
      ref: { kind: 'file', id: 'trusts.txt' },
      holder: 'domain',
      identified: false,
    });
  });
});

describe('facts of a subject', () => {
  const reg = originOf('PC-0217.reg', 'reg');

  it('are the last of each name in one file, whatever its case', () => {
    const again = { ...realm('zscalerbeta.net', '<k>last.example</k>') };
    const [subject] = subjects(from(reg, value), from(reg, again));
    expect(subject?.realms.map((fact) => fact.value?.value)).toEqual(['<k>last.example</k>']);
  });

  it('are the last state of each switch in one file', () => {
    const facts = [
      from(reg, state('MitRealms', 'disabled')),
      from(reg, state('MitRealms', 'enabled', 6)),
      from(reg, state('domain_realm', 'enabled', 7)),
    ];
    expect(subjects(...facts)[0]?.states.map((fact) => `${fact.list} ${fact.state}`)).toEqual([
      'MitRealms enabled',
      'domain_realm enabled',
    ]);
  });

  it('of several files all stay', () => {
    const [subject] = subjects(from(reg, value), from(originOf('PC-0217.txt', 'reg-query'), value));
    expect(subject?.realms).toHaveLength(2);
  });

  it('of several places in one file all stay', () => {
    const [subject] = subjects(from(reg, value), from(reg, { ...value, layer: 'wow6432', key: 'hklm\\wow' }));
    expect(subject?.realms.map(({ layer }) => layer)).toEqual(['policy', 'wow6432']);
  });

  it('that ksetup wrote are one of each realm', () => {
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\X.EXAMPLE';
    const kdcs = localRealm('X.EXAMPLE', ['kdc.x.example']);
    const bare = { ...localRealm('X.EXAMPLE', []), locator: key, valueName: null };
    const flags = { ...localRealm('X.EXAMPLE', []), valueName: 'realmflags', flags: value.name };
    for (const facts of [
      [bare, kdcs, flags],
      [flags, kdcs],
      [kdcs, flags, bare],
    ]) {
      const [fact, ...others] = subjects(...facts.map((one) => from(reg, one)))[0]?.realms ?? [];
      expect(others).toEqual([]);
      expect(fact).toMatchObject({
        locator: `${key} : KdcNames`,
        flags: value.name,
        kdcs: [{ repaired: ['kdc.x.example'] }],
      });
    }
    const other = { ...kdcs, key: kdcs.key.replace('currentcontrolset', 'controlset001') };
    expect(subjects(from(reg, kdcs), from(reg, other))[0]?.realms).toHaveLength(2);
  });

  it('that ksetup wrote are one of each mapping', () => {
    const hosts = localMapping('X.EXAMPLE', ['.x.example']);
    const bare = { ...localMapping('X.EXAMPLE', []), locator: 'HKLM', valueName: null };
    for (const facts of [
      [bare, hosts],
      [hosts, bare],
    ]) {
      const [fact, ...others] = subjects(...facts.map((one) => from(reg, one)))[0]?.mappings ?? [];
      expect(others).toEqual([]);
      expect(fact).toMatchObject({ locator: hosts.locator, entries: [{ repaired: ['.x.example'] }] });
    }
  });

  it('are neither gaps nor catalogues', () => {
    expect(subjects(gapOf(reg), backup('manifest.xml'))).toEqual([]);
  });
});
