// What must not be automatic is refused, in words, and with what to do by hand.

import { describe, expect, it } from 'vitest';
import type { RemedyPlan } from '../../src/model/remedy.ts';
import { forTool } from '../../src/remedies/for-tool.ts';
import { powershellScript } from '../../src/remedies/powershell/script.ts';
import { encode } from '../support/bytes.ts';
import { inputOf, inputsBelow } from '../support/inputs.ts';
import {
  clientReg,
  hex7,
  ksetupReg,
  onlyRemedy,
  planFor,
  refusalOf,
  regInput,
} from '../support/remedy-plans.ts';

const PASSWORD = /password on both sides, which realmlint neither reads nor writes/;

/** A trust as Get-ADObject prints it, with other attributes than the guide's. */
function trust(bend: Readonly<Record<string, string>> = {}, domain = 'DC=corp,DC=contoso,DC=example') {
  const attributes = {
    CN: 'ZSCALERBETA.NET',
    DistinguishedName: `CN=ZSCALERBETA.NET,CN=System,${domain}`,
    'msDS-SupportedEncryptionTypes': '24',
    Name: 'ZSCALERBETA.NET',
    ObjectClass: 'trustedDomain',
    trustAttributes: '1',
    trustDirection: '1',
    trustPartner: 'ZSCALERBETA.NET',
    trustType: '3',
    ...bend,
  };
  const lines = Object.entries(attributes).map(([name, value]) => `${name.padEnd(30)}: ${value}`);
  return inputOf('trust.txt', encode(`\r\n${lines.join('\r\n')}\r\n\r\n`));
}

/** No line of any tool's output that is not a comment does anything about a trust, or names a password anywhere but in words. */
function expectNoCommand(plan: RemedyPlan): void {
  expect(plan.remedies).toEqual([]);
  for (const undo of [false, true]) {
    const code = powershellScript(plan, { version: '1', undo })
      .replace(/<#[\s\S]*?#>/g, '')
      .replace(/^\s*#.*$/gm, '');
    expect(code).not.toMatch(/Set-ADObject|New-ADObject|Remove-ADObject|netdom|Set-ADTrust|password/i);
  }
}

describe('of a trust', () => {
  it.each([
    ['direction', 'trust-wrong-direction', { trustDirection: '2' }],
    ['direction, switched off', 'trust-wrong-direction', { trustDirection: '0' }],
    ['type', 'trust-wrong-type', { trustType: '2' }],
    [
      'name',
      'realm-not-uppercase',
      { CN: 'zscalerbeta.net', Name: 'zscalerbeta.net', trustPartner: 'zscalerbeta.net' },
    ],
    ['names', 'trust-name-inconsistent', { Name: 'ZSCALERTWO.NET' }],
    ['characters of its name', 'suspicious-characters', { trustPartner: 'ZSCALERBETA\u200b.NET' }],
    ['transitivity', 'trust-transitive', { trustAttributes: '0' }],
    ['attributes', 'trust-unexpected-attributes', { trustAttributes: '33' }],
  ])('the %s is no command: it is recreated', (_, rule, bend) => {
    const { plan } = planFor([trust(bend)]);
    const { kind, reason, byHand } = refusalOf(plan, rule);
    expect(kind).toBe('by-hand');
    expect(reason).toContain('No command changes the direction, type, name or transitivity of a trust');
    expect(reason).toMatch(PASSWORD);
    expect(byHand.join('\n')).toContain('no Set-ADObject');
    expect(byHand.join('\n')).toContain('recreate the trust');
    expectNoCommand(plan);
  });

  it('the transitivity is not taken away before somebody looked at child domains, and those that are known are named', () => {
    const { reason } = refusalOf(planFor([trust({ trustAttributes: '0' })]).plan, 'trust-transitive');
    expect(reason).toContain('users of child domains lose it');
    const child = trust({}, 'DC=emea,DC=corp,DC=contoso,DC=example');
    const { plan } = planFor([trust({ trustAttributes: '0' }), { ...child, path: 'emea.txt' }]);
    expect(refusalOf(plan, 'trust-transitive').reason).toMatch(
      /These exports show emea\.corp\.contoso\.example\.$/,
    );
  });

  it('none is created: a password has to be agreed on', () => {
    const inputs = inputsBelow('fixtures/rules/trust-missing-for-realm/bad', ['expected.json']);
    const [first] = inputs.map(({ path }) => path.split('/')[0]);
    const { plan } = planFor(inputs.filter(({ path }) => path.startsWith(`${first}/`)));
    expect(refusalOf(plan, 'trust-missing-for-realm').reason).toContain('needs a password');
    expectNoCommand({ ...plan, remedies: plan.remedies.filter(({ target }) => target.kind === 'domain') });
  });

  it('encryption types are set where the vendor says to what, with the word on the password of an old trust', () => {
    const { plan } = planFor([trust({ 'msDS-SupportedEncryptionTypes': '4' })]);
    const { change, grade, notes } = onlyRemedy(plan);
    expect(grade).toBe('proposed');
    expect(change).toEqual({
      kind: 'encryption-types',
      distinguishedName: 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
      before: 4,
      after: 24,
    });
    expect(notes.join(' ')).toContain(
      'older than AES in its domain needs its password set again on both sides',
    );
  });

  it('encryption types keep the bits that are features', () => {
    const { plan } = planFor([trust({ 'msDS-SupportedEncryptionTypes': String(0x80000 | 28) })]);
    expect(onlyRemedy(plan).change).toMatchObject({ before: 0x80000 | 28, after: 0x80000 | 24 });
  });

  it('encryption types of a realm of one’s own are nothing that realmlint knows', () => {
    const name = 'UNIX.CONTOSO.EXAMPLE';
    const bend = {
      CN: name,
      DistinguishedName: `CN=${name},CN=System,DC=corp,DC=contoso,DC=example`,
      Name: name,
      trustPartner: name,
      'msDS-SupportedEncryptionTypes': '4',
    };
    for (const config of [
      undefined,
      '{"realms": [{"realm": "UNIX.CONTOSO.EXAMPLE", "kdcs": ["kdc1.contoso.example"]}]}',
    ]) {
      const { plan } = planFor([trust(bend)], config === undefined ? {} : { config });
      expect(refusalOf(plan, 'trust-aes-not-enabled').reason).toContain('nobody but its operator can say');
      expectNoCommand(plan);
    }
  });
});

describe('of a policy file', () => {
  const gpo = (id: string) =>
    inputsBelow('fixtures/rules/missing-leading-dot/bad/pol-both', ['expected.json']).map((input) => ({
      ...input,
      path: `sysvol/corp.contoso.example/Policies/${id}/${input.path}`,
    }));

  it.each([
    ['Default Domain Policy', '{31B2F340-016D-11D2-945F-00C04FB984F9}'],
    ['Default Domain Controllers Policy', '{6ac1786c-016f-11d2-945f-00c04fb984f9}'],
  ])('none is made of the %s', (name, id) => {
    const { plan } = planFor(gpo(id));
    const { target } = onlyRemedy(plan);
    const { remedies, refusals } = forTool(plan, 'pol', new Set([target.subject.id]));
    expect(remedies).toEqual([]);
    expect(refusals.map(({ reason }) => reason).join(' ')).toContain(
      `This is the ${name}. An import replaces all settings of a GPO`,
    );
    expect(forTool(plan, 'powershell', new Set()).remedies).toHaveLength(1);
  });

  it('none is made where there is none to correct', () => {
    const { plan } = planFor(
      inputsBelow('fixtures/rules/missing-leading-dot/bad/report-both', ['expected.json']),
    );
    const [refusal] = forTool(plan, 'pol', new Set()).refusals;
    expect(refusal?.reason).toContain('None of the inputs is the Registry.pol of this GPO');
  });

  it('one of another GPO is made', () => {
    const { plan } = planFor(gpo('{5B2C7E41-9A30-4D86-B1F7-0C63D8E95A12}'));
    const { target } = onlyRemedy(plan);
    expect(forTool(plan, 'pol', new Set([target.subject.id])).remedies).toHaveLength(1);
  });
});

describe('creating the policy domain_realm', () => {
  const LOCAL = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
  const gpo = inputsBelow('fixtures/rules/realm-without-mapping', ['expected.json']);
  const without = (local: readonly string[] | null) => {
    const report = reportWithoutMapping();
    return planFor(local === null ? [report] : [report, regInput(ksetupReg(local), 'PC-0217.reg')]).plan;
  };

  it('is refused as long as no export shows what ksetup mapped', () => {
    const plan = without(null);
    expect(refusalOf(plan, 'realm-without-mapping').reason).toMatch(
      /clients ignore the mappings that ksetup made.*No export in this run shows/,
    );
    expect(plan.remedies).toEqual([]);
  });

  it('is refused where ksetup mapped something, which is named', () => {
    const plan = without([
      `[${LOCAL}\\Domains\\UNIX.CONTOSO.EXAMPLE]`,
      `"KdcNames"=${hex7('kdc1.contoso.example')}`,
      '',
      `[${LOCAL}\\HostToRealm\\UNIX.CONTOSO.EXAMPLE]`,
      `"SpnMappings"=${hex7('.nfs.contoso.example')}`,
    ]);
    const { reason } = refusalOf(plan, 'realm-without-mapping');
    expect(reason).toContain('These would be hidden: PC-0217: .nfs.contoso.example to UNIX.CONTOSO.EXAMPLE.');
    expect(reason).toContain('Put them into the policy first.');
    expect(plan.remedies).toEqual([]);
  });

  it('is proposed where exports show that nothing is hidden', () => {
    const plan = without([`[${LOCAL}\\Domains]`, '', `[${LOCAL}\\HostToRealm]`]);
    const created = plan.remedies.map(({ change }) => change.kind === 'value' && change.after?.name);
    expect(created).toEqual(['domain_realm_Enabled', 'ZSCALERBETA.NET']);
  });

  function reportWithoutMapping() {
    const [first] = gpo.filter(({ path }) => path.includes('pol-other-realm-mapped'));
    if (!first) throw new Error('no such fixture');
    return inputOf(
      'sysvol/corp.contoso.example/Policies/{5B2C7E41-9A30-4D86-B1F7-0C63D8E95A12}/Machine/Registry.pol',
      registryPol(),
    );
  }
});

/** A realm in the list, its switch, and no host map. */
function registryPol(): Uint8Array {
  const key = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
  const text = '<k>kerberos.zscalerbeta.net</k>\0';
  const entry = (below: string, name: string, type: string, size: number, data: string) =>
    `[${key}${below}\0;${name}\0;${type}\0;${String.fromCharCode(size)}\0;${data}]`;
  const units = `PReg\x01\0${entry('', 'MitRealms_Enabled', '\x04', 4, '\x01\0')}${entry('\\MitRealms', 'ZSCALERBETA.NET', '\x01', text.length * 2, text)}`;
  const bytes = encode(units.slice(4), 'utf-16le');
  return Uint8Array.from([0x50, 0x52, 0x65, 0x67, ...bytes]);
}

describe('a client that got a value by policy', () => {
  it('is mended by its GPO: no script for it, and a .reg file that says what it is for', () => {
    const { plan } = planFor([
      regInput(clientReg({ mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net; .gateway.zscalerbeta.net' } })),
    ]);
    expect(forTool(plan, 'powershell', new Set()).refusals[0]?.reason).toContain(
      'policy would write it again',
    );
    expect(onlyRemedy(plan).notes.join(' ')).toContain('for a test, or where no GPO brings it any more');
    expect(forTool(plan, 'reg', new Set()).remedies).toHaveLength(1);
  });
});
