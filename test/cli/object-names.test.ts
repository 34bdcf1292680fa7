// Names that every object of JavaScript has, as names of realms, members, properties, files and clients: they are names like others.

import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { reporters } from '../../src/reporters/index.ts';
import { sample } from '../support/thorough.ts';
import { world } from './world.ts';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const LOCAL = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains';
const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';

/** A setting as Get-GPRegistryValue shows it, but for its type. */
const VALUE = {
  KeyPath: KEY.replace('HKEY_LOCAL_MACHINE\\', '').concat('\\MitRealms'),
  FullKeyPath: `${KEY}\\MitRealms`,
  Hive: 'LocalMachine',
  PolicyState: 'Set',
  Value: 'x',
  ValueName: 'ZSCALERBETA.NET',
  HasValue: 'True',
};

/** Exports in which a name stands wherever one can. */
function exportsOf(name: string): Readonly<Record<string, string>> {
  const trust = {
    Name: name,
    flatName: name,
    trustPartner: name,
    ObjectClass: 'trustedDomain',
    DistinguishedName: `CN=${name},CN=System,DC=corp,DC=contoso,DC=example`,
    trustType: 3,
    trustDirection: 2,
    trustAttributes: 8,
    'msDS-SupportedEncryptionTypes': 24,
  };
  const json = JSON.stringify([trust]).replace('{', `{"${name}":{"trustType":1,"polluted":true},`);
  const attributes = Object.entries(trust).map(([attribute, value]) => `${attribute} : ${value}`);
  return {
    'clients/PC-1.reg': [
      'Windows Registry Editor Version 5.00\r\n',
      `[${KEY}\\domain_realm]\r\n"${name}"=".${name}.example; .${name}"\r\n"${name}2"="x"\r\n`,
      `[${KEY}\\MitRealms]\r\n"${name}"="<k>${name}.example</k>"\r\n`,
      `[${KEY}\\${name}]\r\n"${name}"=dword:00000001\r\n`,
      `[${LOCAL}\\${name}]\r\n"${name}"="x"\r\n"KdcNames"=hex(7):61,00,00,00,00,00\r\n`,
    ].join('\r\n'),
    [`clients/${name}/PC-2.txt`]: `\r\n${KEY}\\MitRealms\r\n    ${name}    REG_SZ    <k>${name}.example</k>\r\n\r\n`,
    [`${name}.json`]: json,
    [`${name}.csv`]: `"${Object.keys(trust).join('","')}","${name}"\r\n"${Object.values(trust).join('","')}","x"\r\n`,
    [`${name}.txt`]: `\r\n${attributes.join('\r\n')}\r\n${name} : x\r\n\r\n`,
    [`${name}-value.txt`]: `\r\n${Object.entries({ ...VALUE, Type: name })
      .map(([property, value]) => `${property.padEnd(11)} : ${value}`)
      .join('\r\n')}\r\n\r\n`,
    [`${name}.xml`]: `<GPO xmlns="${SETTINGS}"><Identifier><Identifier>{11111111-2222-3333-4444-555555555555}</Identifier></Identifier><Name>${name}</Name><${name}>x</${name}><Computer><Enabled>true</Enabled></Computer><User><Enabled>true</Enabled></User></GPO>`,
    'realmlint.config.jsonc': JSON.stringify({
      clients: { [`clients/${name}/*`]: name },
      expect: [{ gpo: name, realm: name, state: 'required' }],
    }),
  };
}

async function realmlint(name: string, ...argv: string[]) {
  const here = world({ files: exportsOf(name) });
  return { ...here, code: await main(argv, here.io) };
}

describe.each(sample(NAMES, 3))('%s', (name) => {
  it.each([
    ['lint', ['.', ...Object.keys(reporters).flatMap((format) => ['--format', `${format}=out.${format}`])]],
    ['why', ['why', `a.${name}.example`, '.']],
    ['drift', ['drift', 'clients/PC-1.reg', '.']],
    ['explain', ['explain', '471000', '.']],
    ['remedy', ['remedy', '.', '--to', 'powershell']],
    ['collect', ['collect', '.']],
    ['baseline', ['baseline', '.', '--baseline', 'known.json']],
    ['sanitize', ['sanitize', '.', '--out', '../copies']],
  ])('is a name like others to %s', async (_, argv) => {
    const { code, out, err } = await realmlint(name, ...argv);
    expect([0, 1, 3], err()).toContain(code);
    expect(out() + err()).not.toMatch(/internal error|native code|\[object /);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('is a realm, a client, a GPO and a trust by its own name', async () => {
    const { code, out, err } = await realmlint(name, '.', '--format', 'json');
    expect([1, 3], err()).toContain(code);
    const report = JSON.parse(out());
    const findings: readonly { realm?: string; subject: { name: string } }[] = report.findings;
    expect(new Set(findings.map(({ realm }) => realm))).toContain(name);
    expect(new Set(findings.map(({ subject }) => subject.name))).toContain(name);
    const said = report.inputs.find(({ path }: { path: string }) => path === `${name}-value.txt`);
    expect(said.message).toContain(`Type is "${name}"`);
    expect(report.problems.filter(({ kind }: { kind: string }) => kind === 'internal')).toEqual([]);
  });

  it.each([
    [[name]],
    [['explain', name]],
    [['completion', name]],
    [['.', '--format', name]],
    [['.', '--rule', `${name}=off`]],
    [['.', '--rule', `kdc-not-fqdn=${name}`]],
    [['.', '--cloud', name]],
    [['.', '--fail-on', name]],
    [['.', '--require', name]],
    [['.', '--encoding', name]],
    [['.', '--color', name]],
    [[`--${name}`, '.']],
    [['remedy', '.', '--to', name]],
  ])('is no word of ours: %j', async (argv) => {
    const { code, err } = await realmlint(name, ...argv);
    expect([2, 3], err()).toContain(code);
    expect(err()).not.toMatch(/internal error|native code/);
  });
});
