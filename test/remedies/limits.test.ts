// Where a remedy stops: names that are taken, exports that disagree, findings that are told once, commands that name the thing in question.

import { describe, expect, it } from 'vitest';
import { forTool } from '../../src/remedies/for-tool.ts';
import { encode } from '../support/bytes.ts';
import { inputOf } from '../support/inputs.ts';
import { polOf, type Value } from '../support/registry-model.ts';
import {
  clientReg,
  hex7,
  ksetupReg,
  onlyRemedy,
  planFor,
  refusalOf,
  regInput,
  shownChanges,
} from '../support/remedy-plans.ts';

const NBSP = '\u00a0';
const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const RIGHT_MAP = '.zscalerbeta.net; .gateway.zscalerbeta.net';
const POLICIES = 'sysvol/corp.contoso.example/Policies';
const [GPO_A, GPO_B] = [
  '{11111111-5C7E-4E0A-B1D3-6A8C94E7F205}',
  '{22222222-5C7E-4E0A-B1D3-6A8C94E7F205}',
] as const;

type Entries = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** A Registry.pol of values by the end of their key and by name. */
function pol(gpo: string, entries: Entries) {
  const all = Object.entries(entries).flatMap(([below, values]) =>
    Object.entries(values).map(([name, data]) => {
      const type = typeof data === 'number' ? 'REG_DWORD' : 'REG_SZ';
      const value: Value = { name, type, data };
      return { key: below === '' ? KEY : `${KEY}\\${below}`, value };
    }),
  );
  return inputOf(`${POLICIES}/${gpo}/Machine/Registry.pol`, polOf(all));
}

const SWITCHES = { MitRealms_Enabled: 1, domain_realm_Enabled: 1 };
const RIGHT: Entries = {
  '': SWITCHES,
  MitRealms: { 'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net</k>' },
  domain_realm: { 'ZSCALERBETA.NET': RIGHT_MAP },
};

describe('a name that is taken', () => {
  it('is not given to another value, whose data would take its place', () => {
    const realms = {
      [`ZSCALERBETA.NET${NBSP}`]: '<k>kerberos.zscalertwo.net</k>',
      'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net</k>',
    };
    const { plan } = planFor([regInput(clientReg({ realms }))], { includeProposed: false });
    expect(plan.remedies).toEqual([]);
    expect(refusalOf(plan, 'suspicious-characters').reason).toContain(
      'ZSCALERBETA.NET = <k>kerberos.zscalerbeta.net</k> is there already',
    );
  });

  it('is given once, where several would have it', () => {
    const mappings = {
      [`ZSCALERBETA.NET${NBSP}`]: '.zscalerbeta.net',
      'ZSCALERBETA.NET\u200b': '.gateway.zscalerbeta.net',
    };
    const { plan } = planFor([regInput(clientReg({ mappings }))]);
    const names = plan.remedies.flatMap(({ change }) =>
      change.kind === 'value' ? [change.after?.name] : [],
    );
    expect(names.filter((name) => name === 'ZSCALERBETA.NET')).toHaveLength(1);
  });
});

describe('characters that go', () => {
  const planOf = (map: string) =>
    planFor([pol(GPO_A, { ...RIGHT, domain_realm: { 'ZSCALERBETA.NET': map } })]).plan;

  it.each([
    `.zscalerbeta.net;${NBSP}.gateway.zscalerbeta.net`,
    '.zscaler\u200bbeta.net; .gateway.zscalerbeta.net',
  ])('are safe around a host, and where what is left is expected: %j', (map) => {
    expect(onlyRemedy(planOf(map)).grade).toBe('safe');
    expect(shownChanges(planOf(map))[0]).toContain(`-> ZSCALERBETA.NET=${JSON.stringify(RIGHT_MAP)}`);
  });

  it.each(['\u2028', NBSP])('never glue two names together: %j', (blank) => {
    const plan = planOf(`.zscalerbeta.net${blank}.gateway.zscalerbeta.net`);
    expect(shownChanges(plan).join()).not.toContain('net.gateway');
    expect(refusalOf(plan, 'suspicious-characters').kind).toBe('by-hand');
  });

  it('are none where a NUL is: nobody can say where the value ends', () => {
    const plan = planOf('.zscalerbeta.net\0.gateway.zscalerbeta.net');
    expect(plan.remedies).toEqual([]);
    expect(refusalOf(plan, 'suspicious-characters').reason).toContain('NUL');
  });
});

describe('many defects of one value', () => {
  it('are mended at once, and are the findings of the report', () => {
    const hosts = Array.from({ length: 25 }, (_, index) => `https://edge${index}.zscalerbeta.net:88`);
    const map = [...hosts, RIGHT_MAP].join('; ');
    const { plan, result } = planFor([pol(GPO_A, { ...RIGHT, domain_realm: { 'ZSCALERBETA.NET': map } })]);
    const { change, grade, findings } = onlyRemedy(plan);
    expect(grade).toBe('safe');
    expect(JSON.stringify(change.kind === 'value' && change.after)).not.toMatch(/https|:88/);
    expect(findings).toEqual(result.report.findings);
    expect(plan.refusals).toEqual([]);
  });
});

describe('a wildcard', () => {
  it('of a domain that nobody expects is proposed: all of it would ask the realm', () => {
    const map = `${RIGHT_MAP}; *.emea.corp.contoso.example`;
    const { plan } = planFor([pol(GPO_A, { ...RIGHT, domain_realm: { 'ZSCALERBETA.NET': map } })]);
    expect(onlyRemedy(plan).grade).toBe('proposed');
  });
});

describe('exports that disagree', () => {
  const trust = (types: number) =>
    [
      'CN                            : ZSCALERBETA.NET',
      'DistinguishedName             : CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
      `msDS-SupportedEncryptionTypes : ${types}`,
      'Name                          : ZSCALERBETA.NET',
      'ObjectClass                   : trustedDomain',
      'trustAttributes               : 1',
      'trustDirection                : 1',
      'trustPartner                  : ZSCALERBETA.NET',
      'trustType                     : 3',
    ].join('\r\n');
  const trusts = (...types: readonly number[]) =>
    planFor(types.map((one, index) => inputOf(`${index}.txt`, encode(`\r\n${trust(one)}\r\n\r\n`)))).plan;

  it('on a trust are no ground for a command; two that agree are one change', () => {
    expect(onlyRemedy(trusts(4, 4)).change).toMatchObject({ before: 4, after: 24 });
    const plan = trusts(4, 28);
    expect(plan.remedies).toEqual([]);
    expect(refusalOf(plan, 'trust-aes-not-enabled').reason).toContain('do not agree on the encryption types');
  });
});

describe('the policy that hides what ksetup mapped', () => {
  const map = [
    '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\HostToRealm\\UNIX.CONTOSO.EXAMPLE]',
    `"SpnMappings"=${hex7('.nfs.contoso.example')}`,
  ];
  const without = pol(GPO_A, { '': { MitRealms_Enabled: 1 }, MitRealms: RIGHT.MitRealms ?? {} });
  const client = regInput(ksetupReg(map), 'PC-0217.reg');

  it('is not created in one GPO because another of the domain has it', () => {
    const other = pol(GPO_B, {
      '': SWITCHES,
      domain_realm: { 'KERBEROS.MICROSOFTONLINE.COM': 'contoso.file.core.windows.net' },
    });
    const { plan } = planFor([without, other, client]);
    expect(plan.remedies).toEqual([]);
    expect(refusalOf(plan, 'realm-without-mapping').reason).toContain('These would be hidden: PC-0217');
  });

  it('is not switched on over them either', () => {
    const off = pol(GPO_A, { ...RIGHT, '': { MitRealms_Enabled: 1, domain_realm_Enabled: 0 } });
    const { plan } = planFor([off, client]);
    expect(refusalOf(plan, 'policy-not-enabled').reason).toContain('These would be hidden: PC-0217');
    expect(onlyRemedy(planFor([off]).plan).notes.join()).toContain('What clients have was not looked at');
  });
});

describe('a finding', () => {
  it('is mended or left, never both, when a directive undoes the change', () => {
    const input = pol(GPO_A, {
      '': SWITCHES,
      domain_realm: { 'ZSCALERBETA.NET': RIGHT_MAP },
      MitRealms: { 'UNIX.CONTOSO.EXAMPLE': '<k>kdc1.contoso.example</k>', '**delvals.': ' ' },
    });
    const { plan } = planFor([input]);
    const mended = plan.remedies.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
    expect(plan.refusals.filter(({ finding }) => mended.includes(finding.fingerprint))).toEqual([]);
  });

  it('that a refused change would have mended is mended by no other', () => {
    const { plan } = planFor([
      regInput(
        ksetupReg([
          '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\zscalerbeta.net]',
          `"KdcNames"=${hex7('kerberos.zscalerbeta.net', 'kerberos.zscalerbeta.net')}`,
          '"RealmFlags"=dword:00000002',
        ]),
      ),
    ]);
    const [rename] = plan.remedies.filter(({ change }) => change.kind === 'key');
    expect(rename?.change).toMatchObject({
      values: [{ name: 'KdcNames' }, { name: 'RealmFlags', value: { type: 'REG_DWORD', number: 2 } }],
    });
    const { remedies, refusals } = forTool(plan, 'reg', new Set());
    const refused = refusals.map(({ finding }) => finding.ruleId);
    expect(refused).toContain('realm-not-uppercase');
    expect(remedies.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId))).toEqual([
      'duplicate-entry',
    ]);
  });

  it('is shown at its own place, whatever round of mending it was mended in', () => {
    const { plan, result } = planFor([
      regInput(
        clientReg({ mappings: { 'zscalerbeta.net': 'https://gateway.zscalerbeta.net, zscalerbeta.net' } }),
      ),
    ]);
    const places = new Map(result.report.findings.map(({ ruleId, region }) => [ruleId, region]));
    for (const { ruleId, region } of onlyRemedy(plan).findings) {
      if (places.has(ruleId)) expect(region).toEqual(places.get(ruleId));
    }
  });
});

describe('a realm that the config does not want', () => {
  it('is not mended', () => {
    const config = '{"expect": [{"gpo": "*", "realm": "ZSCALERBETA.NET", "state": "forbidden"}]}';
    const bad = pol(GPO_A, { ...RIGHT, MitRealms: { 'ZSCALERBETA.NET': 'kerberos.zscalerbeta.net' } });
    const { plan } = planFor([bad], { config });
    expect(plan.remedies).toEqual([]);
    expect(refusalOf(plan, 'kdc-missing-k-tag').reason).toContain('The config does not want this realm here');
  });
});

describe('steps by hand', () => {
  it('name the trust in question, and no command is made of a name that is more than one', () => {
    const bent = (realm: string) =>
      encode(
        [
          '',
          `CN                            : ${realm}`,
          `DistinguishedName             : CN=${realm},CN=System,DC=ad,DC=fabrikam,DC=example`,
          'msDS-SupportedEncryptionTypes : 24',
          `Name                          : ${realm}`,
          'ObjectClass                   : trustedDomain',
          'trustAttributes               : 0',
          'trustDirection                : 1',
          `trustPartner                  : ${realm}`,
          'trustType                     : 3',
          '',
          '',
        ].join('\r\n'),
      );
    const steps = (realm: string) =>
      refusalOf(planFor([inputOf('trust.txt', bent(realm))]).plan, 'trust-transitive').byHand.join('\n');
    expect(steps('ZSCALERTWO.NET')).toContain(
      'netdom trust ZSCALERTWO.NET /domain:ad.fabrikam.example /remove',
    );
    expect(steps('ZSCALERTWO.NET')).not.toMatch(/ZSCALERBETA|contoso/i);
    expect(steps('ZSCALERTWO.NET & calc')).not.toContain('netdom');
  });

  it('never hold the names of the examples on the pages of rules', () => {
    const realms = { 'REALM.FABRIKAM.COM': '<k>kdc.fabrikam.com</k>' };
    const { plan } = planFor([
      regInput(clientReg({ realms, mappings: { 'REALM.FABRIKAM.COM': '.fabrikam.com' } })),
    ]);
    expect(plan.refusals.length).toBeGreaterThan(0);
    for (const { byHand } of plan.refusals) expect(byHand.join('\n')).not.toMatch(/zscaler|contoso/i);
  });
});
