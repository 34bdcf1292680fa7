// What is expected of each realm, and who says so: config before --cloud before known clouds before adoption before the formula.

import { describe, expect, it } from 'vitest';
import { resolveExpectations } from '../../src/engine/expectations.ts';
import type { Subject } from '../../src/model/evidence.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts';
import { pacOf, proxy } from '../support/clients.ts';
import { at, localRealm, mapping, realm, subject, trust } from '../support/facts.ts';

const NOBODY: Partial<Subject> = {};

function resolve(held: Partial<Subject> | readonly Partial<Subject>[], settings: Partial<Settings> = {}) {
  const subjects = [held].flat().map((one) => subject(one));
  return resolveExpectations({ subjects, gaps: [] }, { ...DEFAULT_SETTINGS, ...settings });
}

/** `REALM source adopted?` of what is expected of a name, or null. */
function of(name: string, expectations: ReturnType<typeof resolve>): string | null {
  const found = expectations.byRealm.get(realmKey(name));
  return found ? `${found.realm} ${found.source}${found.adopted ? ' adopted' : ''}` : null;
}

const named = (name: string) => ({ realms: [realm(name, '')] });
const trusted = (name: string) => trust({ cn: null, name: null, trustPartner: at(name) });

const PAC = pacOf(['return "PROXY FRA4.gateway.zscalerbeta.net:8800";']);
const PAC_URL = proxy(
  'SOFTWARE\\Policies\\Microsoft\\Edge',
  'ProxyPacUrl',
  'http://pac.zscalerbeta.net/contoso.example/kerberos.pac',
);

const OWN = {
  realm: 'HADOOP.contoso.example',
  kdcs: ['KDC1.contoso.example'],
  suffixes: ['.Hadoop.contoso.example', '.edge.hadoop.contoso.example', 'node1.contoso.example'],
  trust: null,
};

describe('who is heard', () => {
  it('the config before all', () => {
    const realms = [{ ...OWN, realm: 'ZSCALERBETA.NET' }];
    expect(
      of('zscalerbeta.net', resolve(named('ZSCALERBETA.NET'), { realms, cloud: 'zscalerbeta.net' })),
    ).toBe('ZSCALERBETA.NET config');
  });

  it('--cloud before the known clouds', () => {
    expect(of('ZSCALERBETA.NET', resolve(named('ZSCALERBETA.NET'), { cloud: 'zscalerbeta.net' }))).toBe(
      'ZSCALERBETA.NET --cloud',
    );
    expect(of('NEWCLOUD.EXAMPLE', resolve(named('newcloud.example'), { cloud: 'newcloud.example' }))).toBe(
      'NEWCLOUD.EXAMPLE --cloud',
    );
    expect(of('ZSCALER.NET', resolve(named('ZSCALER.NET'), { cloud: 'zscalerbeta.net' }))).toBe(
      'ZSCALER.NET profile zscaler',
    );
  });

  it('known clouds before adoption: whose KDC belongs to another is wrong itself', () => {
    const held = { realms: [realm('ZSCALERTWO.NET', '<k>kerberos.zscalerthree.net</k>')] };
    expect(of('ZSCALERTWO.NET', resolve(held))).toBe('ZSCALERTWO.NET profile zscaler');
  });

  it('adoption before the formula', () => {
    const held = { mappings: [mapping('ZSCALERFOUR.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net')] };
    expect(of('ZSCALERFOUR.NET', resolve(held))).toBe('ZSCALERBETA.NET profile zscaler adopted');
  });

  it('the formula for what has the shape of a cloud', () => {
    expect(of('ZSCALERFOUR.NET', resolve(named('ZSCALERFOUR.NET')))).toBe('ZSCALERFOUR.NET formula zscaler');
    const held = {
      realms: [realm('NEWCLOUD.EXAMPLE', '<k>kerberos.newcloud.example</k>')],
      mappings: [mapping('newcloud.example', '.newcloud.example; .gateway.newcloud.example')],
    };
    expect(of('NEWCLOUD.EXAMPLE', resolve(held))).toBe('NEWCLOUD.EXAMPLE formula zscaler');
  });

  it('nobody else', () => {
    const held = {
      realms: [
        realm('EXAMPLE.COM', '<k>kerberos.example.com</k>'),
        localRealm('ATHENA.MIT.EDU', ['kerberos.mit.edu']),
      ],
      mappings: [mapping('EXAMPLE.COM', '.example.com; www.example.com')],
      trusts: [trusted('emea.contoso.example')],
    };
    const expectations = resolve(held);
    expect([...expectations.byRealm.keys()]).toEqual([]);
    expect([...expectations.nearMisses.keys()]).toEqual([]);
  });
});

describe('--cloud', () => {
  const BETA = 'ZSCALERBETA.NET --cloud adopted';
  const meant = (held: Partial<Subject>, name: string) =>
    of(name, resolve(held, { cloud: 'zscalerbeta.net' }));

  it('is meant: a realm of another cloud with its KDC or its hosts is misnamed', () => {
    expect(
      meant({ realms: [realm('ZSCALERTWO.NET', '<k>kerberos.zscalerbeta.net</k>')] }, 'ZSCALERTWO.NET'),
    ).toBe(BETA);
    expect(meant({ mappings: [mapping('PROXY', '.zscalerbeta.net; .zscalertwo.net')] }, 'PROXY')).toBe(BETA);
  });

  it('is not meant by a realm that has hosts of its own', () => {
    const held = {
      mappings: [mapping('CORP.CONTOSO.EXAMPLE', '.corp.contoso.example; pac.zscalerbeta.net')],
    };
    expect(meant(held, 'CORP.CONTOSO.EXAMPLE')).toBeNull();
  });

  it('is chosen, with the clouds in use', () => {
    const settings = { cloud: 'zscalerbeta.net', cloudsInUse: ['zscaler.net'] };
    expect(resolve(NOBODY, settings).chosen).toEqual({
      clouds: new Set(['zscalerbeta.net', 'zscaler.net']),
      by: '--cloud',
    });
    expect(resolve(NOBODY, { cloudsInUse: ['zscaler.net'] }).chosen).toEqual({
      clouds: new Set(['zscaler.net']),
      by: 'clouds in use',
    });
    expect(resolve(NOBODY, { cloud: 'zscaler.net', cloudFrom: 'config' }).chosen?.by).toBe(
      'cloud of the config',
    );
    expect(resolve(NOBODY).chosen).toBeNull();
  });
});

describe('a configured realm', () => {
  it('is expected as it is written, also where nothing shows it', () => {
    const expectation = resolve(NOBODY, { realms: [OWN] }).byRealm.get('hadoop.contoso.example');
    expect(expectation).toEqual({
      realm: 'HADOOP.contoso.example',
      kdcs: ['kdc1.contoso.example'],
      suffixes: [
        { suffix: '.hadoop.contoso.example', coveredBy: [] },
        { suffix: '.edge.hadoop.contoso.example', coveredBy: ['.hadoop.contoso.example'] },
        { suffix: 'node1.contoso.example', coveredBy: [] },
      ],
      trust: null,
      source: 'config',
      reason: null,
      adopted: false,
    });
  });

  it('is adopted by a misspelling of the cloud that it describes', () => {
    const realms = [{ ...OWN, realm: 'ZSCALERBETA.NET' }];
    const held = { realms: [realm('ZSCALERBTEA.NET', '<k>kerberos.zscalerbeta.net</k>')] };
    const expectation = resolve(held, { realms }).byRealm.get('zscalerbtea.net');
    expect(expectation).toMatchObject({ kdcs: ['kdc1.contoso.example'], source: 'config', adopted: true });
  });
});

describe('a damaged name meets its expectation', () => {
  it.each([
    'zscalerbeta.net',
    'ZSCALERBETA.NET\u00a0',
    'ZSCALER\u200bBETA.NET',
    '\uff3a\uff33CALERBETA.NET',
    ' ZSCALERBETA.NET ',
    'ZS\u0421ALERBETA.NET',
  ])('%j', (name) => {
    expect(of(name, resolve(named(name)))).toBe('ZSCALERBETA.NET profile zscaler');
  });
});

describe('adoption', () => {
  const BETA = 'ZSCALERBETA.NET profile zscaler adopted';

  it.each<readonly [string, Partial<Subject>]>([
    ['by the KDC', { realms: [realm('BETA.PROXY', '<k>kerberos.zscalerbeta.net</k>')] }],
    ['by a damaged KDC', { realms: [realm('BETA.PROXY', 'https://Kerberos.ZSCALERBETA.net:88')] }],
    ['by a local KDC', { realms: [localRealm('BETA.PROXY', ['kerberos.zscalerbeta.net'])] }],
    ['by its suffixes', { mappings: [mapping('BETA.PROXY', 'zscalerbeta.net, .gateway.zscalerbeta.net')] }],
    ['by an edge', { mappings: [mapping('BETA.PROXY', 'dfw1.gateway.zscalerbeta.net')] }],
    [
      'by both',
      {
        realms: [realm('BETA.PROXY', '<k>kerberos.zscalerbeta.net</k>')],
        mappings: [mapping('BETA.PROXY', '.zscalerbeta.net')],
      },
    ],
  ])('%s', (_what, held) => {
    expect(of('BETA.PROXY', resolve(held))).toBe(BETA);
  });

  it.each<readonly [string, Partial<Subject> | readonly Partial<Subject>[]]>([
    ['the trust', { ...named('ZSCALERBTEA.NET'), trusts: [trusted('ZSCALERBETA.NET')] }],
    ['another GPO', [named('ZSCALERBTEA.NET'), named('ZSCALERBETA.NET')]],
    [
      'the KDC of another realm',
      [named('ZSCALERBTEA.NET'), { realms: [realm('BETA.PROXY', '<k>kerberos.zscalerbeta.net</k>')] }],
    ],
    ['an edge of a PAC file', { ...named('ZSCALERBTEA.NET'), pacs: [PAC] }],
    ['the address of a PAC file', { ...named('ZSCALERBTEA.NET'), proxies: [PAC_URL] }],
    ['another top-level domain', { ...named('ZSCALERBETA.COM'), trusts: [trusted('ZSCALERBETA.NET')] }],
  ])('by a near miss of a cloud that is named elsewhere: %s', (_what, held) => {
    const name = [held].flat()[0]?.realms?.[0]?.name.value ?? '';
    expect(of(name, resolve(held))).toBe(BETA);
  });

  it('by a near miss of a cloud that the settings name', () => {
    expect(
      of('ZSCALERBTEA.NET', resolve(named('ZSCALERBTEA.NET'), { cloudsInUse: ['zscalerbeta.net'] })),
    ).toBe(BETA);
    expect(of('ZSCALERBTEA.NET', resolve(named('ZSCALERBTEA.NET'), { cloud: 'zscalerbeta.net' }))).toBe(
      'ZSCALERBETA.NET --cloud adopted',
    );
  });

  it('by the near one of two clouds to which something of it belongs', () => {
    const held = {
      realms: [realm('ZSCALERBTEA.NET', '<k>kerberos.zscloud.net</k>')],
      mappings: [mapping('ZSCALERBTEA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net')],
    };
    expect(of('ZSCALERBTEA.NET', resolve(held))).toBe(BETA);
  });

  it('not of a realm that merely maps a host of a cloud, or has one KDC there', () => {
    const held = {
      realms: [realm('CORP.CONTOSO.EXAMPLE', '<k>dc01.corp.contoso.example; kerberos.zscalerbeta.net</k>')],
      mappings: [mapping('CORP.CONTOSO.EXAMPLE', '.corp.contoso.example; pac.zscalerbeta.net')],
    };
    expect(of('CORP.CONTOSO.EXAMPLE', resolve(held))).toBeNull();
  });

  it('not of a realm that belongs to two clouds and is near neither', () => {
    const held = { mappings: [mapping('PROXY.EXAMPLE', '.zscalerbeta.net; .zscloud.net')] };
    expect(of('PROXY.EXAMPLE', resolve(held))).toBeNull();
  });
});

describe('a near miss of a cloud that nothing else names', () => {
  it.each([
    ['ZSCALRBETA.NET', 'zscalerbeta.net', 'spelling'],
    ['ZSCALERBTAE.NET', 'zscalerbeta.net', 'spelling'],
    ['ZSCLOUDS.NET', 'zscloud.net', 'spelling'],
    ['ZSCALER.COM', 'zscaler.net', 'top-level domain'],
    ['ZSCALER', 'zscaler.net', 'top-level domain'],
    ['ZSCALERGOV.COM', 'zscalergov.net', 'top-level domain'],
  ])('%s is near %s by its %s', (name, cloud, why) => {
    const expectations = resolve(named(name));
    expect(expectations.nearMisses.get(realmKey(name))).toEqual({ cloud, why });
    expect(expectations.byRealm.get(realmKey(name))?.adopted ?? false).toBe(false);
  });

  it('is none at a distance of three, for a known cloud, or for another name', () => {
    for (const name of ['ZSCALERBXYZ.NET', 'ZSCALERBETA.NET', 'EXAMPLE.NET', 'ATHENA.MIT.EDU', '.']) {
      expect(resolve(named(name)).nearMisses.size).toBe(0);
    }
  });

  it('is none for a realm that the config describes', () => {
    const realms = [{ ...OWN, realm: 'ZSCALERBETE.NET' }];
    expect(resolve(named('ZSCALERBETE.NET'), { realms }).nearMisses.size).toBe(0);
  });
});

describe('the clouds', () => {
  it('are those that are known and those that the settings add', () => {
    const { clouds } = resolve(NOBODY, {
      cloud: 'a.example',
      extraClouds: ['b.example'],
      cloudsInUse: ['c.example'],
    });
    expect(['zscaler.net', 'a.example', 'b.example', 'c.example'].every((cloud) => clouds.has(cloud))).toBe(
      true,
    );
  });

  it('that the config adds are known', () => {
    expect(
      of('ZSCALERFOUR.NET', resolve(named('ZSCALERFOUR.NET'), { extraClouds: ['zscalerfour.net'] })),
    ).toBe('ZSCALERFOUR.NET profile zscaler');
  });
});

describe('why something is expected', () => {
  const why = (held: Partial<Subject>, name: string, settings: Partial<Settings> = {}) => {
    const found = resolve(held, settings).byRealm.get(realmKey(name));
    return found ? `${found.source}: ${found.reason}` : null;
  };

  it('is the name of a known cloud, or who named it', () => {
    const configName = 'realmlint.config.jsonc';
    expect(why(named('ZSCALER.NET'), 'ZSCALER.NET')).toBe('profile zscaler: a known cloud');
    expect(why(named('NEW.EXAMPLE'), 'NEW.EXAMPLE', { extraClouds: ['new.example'], configName })).toBe(
      'profile zscaler: named under clouds in realmlint.config.jsonc',
    );
    expect(why(named('NEW.EXAMPLE'), 'NEW.EXAMPLE', { cloudsInUse: ['new.example'] })).toBe(
      'profile zscaler: named under clouds in the config',
    );
    expect(why(named('ZSCALER.NET'), 'ZSCALER.NET', { cloud: 'zscaler.net' })).toBe('--cloud: null');
    const fromConfig = { cloud: 'zscaler.net', cloudFrom: 'config', configName } as const;
    expect(why(named('ZSCALER.NET'), 'ZSCALER.NET', fromConfig)).toBe('config: realmlint.config.jsonc');
    expect(why(NOBODY, OWN.realm, { realms: [OWN], configName })).toBe('config: realmlint.config.jsonc');
  });

  it('is what points to a cloud from under another name', () => {
    const kdc = { realms: [realm('PROXY', '<k>kerberos.zscalerbeta.net</k>')] };
    expect(why(kdc, 'PROXY')).toBe('profile zscaler: the KDC kerberos.zscalerbeta.net points to it');
    const host = { mappings: [mapping('PROXY', '.gateway.zscalerbeta.net')] };
    expect(why(host, 'PROXY')).toBe('profile zscaler: .gateway.zscalerbeta.net in the host map points to it');
    const near = { realms: [realm('ZSCALERBTEA.NET', '')], trusts: [trusted('ZSCALERBETA.NET')] };
    expect(why(near, 'ZSCALERBTEA.NET')).toBe(
      'profile zscaler: its name is nearly that of a cloud that is named elsewhere',
    );
    const configured = { ...OWN, realm: 'ZSCALERBETA.NET' };
    expect(why(kdc, 'PROXY', { realms: [configured] })).toBe(
      'config: the KDC kerberos.zscalerbeta.net points to it',
    );
  });

  it('is the shape of a cloud', () => {
    expect(why(named('ZSCALERFOUR.NET'), 'ZSCALERFOUR.NET')).toBe(
      "formula zscaler: its name has the shape of the vendor's clouds",
    );
    const mappings = [mapping('NEW.EXAMPLE', '.new.example; .gateway.new.example')];
    expect(why({ mappings }, 'NEW.EXAMPLE')).toBe('formula zscaler: .gateway.new.example is mapped to it');
    const realms = [realm('NEW.EXAMPLE', '<k>kerberos.new.example</k>')];
    expect(why({ realms, mappings }, 'NEW.EXAMPLE')).toBe(
      'formula zscaler: kerberos.new.example with .gateway.new.example',
    );
  });

  it('is that hosts are storage accounts, before the name that --cloud means', () => {
    const mappings = [mapping('corp.contoso.example', 'contosofiles.file.core.windows.net')];
    expect(why({ mappings }, 'corp.contoso.example', { cloud: 'zscaler.net' })).toBe(
      'profile azure-files: all that is mapped to it are storage accounts',
    );
  });
});
