// The profiles through the whole of lint, in the formats that Windows writes: what is documented as right raises nothing, and
// what people get wrong is reported.

import { describe, expect, it } from 'vitest';
import { type Finding, lint } from '../../src/lint.ts';
import { encode } from '../support/bytes.ts';
import { writers as clients } from '../support/formats/client.ts';
import type { Configuration, FormatWriter, Setting } from '../support/formats/configuration.ts';
import { CONFIGURATION } from '../support/formats/defects.ts';
import { writers as registry } from '../support/formats/registry.ts';
import { writers as reports } from '../support/formats/reports.ts';
import { inputOf } from '../support/inputs.ts';
import { settingsFrom } from '../support/settings.ts';

const LOCAL = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';

function multi(items: readonly string[]): string {
  const bytes = Buffer.from(`${items.join('\0')}\0\0\0`, 'utf16le');
  return `hex(7):${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}

/** What ksetup leaves in the registry: KDCs without tags, an empty string at the end of each list. */
const byKsetup: FormatWriter = {
  format: 'reg',
  variant: 'ksetup',
  path: 'PC-0217.reg',
  shows: 'settings',
  encoding: 'utf-16le-bom',
  write: ({ mitRealms, domainRealm }) => {
    const key = (name: string, value: string, items: string) =>
      `[${LOCAL}\\${name}]\r\n"${value}"=${multi(items.replace(/<\/?k>/g, '').split(/; ?/))}\r\n\r\n`;
    return [
      'Windows Registry Editor Version 5.00\r\n\r\n',
      ...mitRealms.map(({ name, data }) => key(`Domains\\${name}`, 'KdcNames', data)),
      ...domainRealm.map(({ name, data }) => key(`HostToRealm\\${name}`, 'SpnMappings', data)),
    ].join('');
  },
};

const mapped: readonly FormatWriter[] = [...registry, ...reports, byKsetup];
/** ksetup prints realms, and no hosts that are mapped to them. */
const defined: readonly FormatWriter[] = [...mapped, ...clients];
const named = (writers: readonly FormatWriter[]) =>
  writers.map((writer) => [`${writer.format} ${writer.variant ?? ''}`.trim(), writer] as const);

function findings(
  writer: FormatWriter,
  lists: { readonly realms?: readonly Setting[]; readonly hosts: readonly Setting[] },
  config?: string,
): readonly Finding[] {
  const configuration: Configuration = {
    ...CONFIGURATION,
    mitRealms: lists.realms ?? [],
    domainRealm: lists.hosts,
  };
  const written = writer.write(configuration);
  const bytes = typeof written === 'string' ? encode(written, writer.encoding) : written;
  const { report } = lint([inputOf(writer.path, bytes)], { settings: settingsFrom(config) });
  expect(report.problems).toEqual([]);
  expect(report.inputs.map(({ status }) => status)).toEqual(['read']);
  return report.findings;
}

const said = (all: readonly Finding[]) => all.map(({ ruleId, severity }) => `${severity} ${ruleId}`);

describe.each(named(mapped))('azure-files, as %s', (_name, writer) => {
  it.each([
    ['KERBEROS.MICROSOFTONLINE.COM', 'contosofiles.file.core.windows.net'],
    [
      'KERBEROS.MICROSOFTONLINE.COM',
      'contosofiles.file.core.windows.net; contosohome.file.core.windows.net;',
    ],
    ['CORP.CONTOSO.EXAMPLE', 'contosofiles.file.core.windows.net'],
    ['CORP.CONTOSO.EXAMPLE', 'contosofiles.z12.file.storage.azure.net'],
  ])('%s = %s is right', (name, data) => {
    expect(findings(writer, { hosts: [{ name, data }] })).toEqual([]);
  });

  it('stands beside a cloud, also where --cloud or the config names that one', () => {
    const hosts = [
      ...CONFIGURATION.domainRealm,
      { name: 'KERBEROS.MICROSOFTONLINE.COM', data: 'contosofiles.file.core.windows.net' },
    ];
    const both = { realms: CONFIGURATION.mitRealms, hosts };
    expect(findings(writer, both)).toEqual([]);
    expect(findings(writer, both, '{ "cloud": "zscalerbeta.net" }')).toEqual([]);
  });

  it.each(['kerberos.microsoftonline.com', 'corp.contoso.example'])('%s must be in upper case', (name) => {
    const [found, ...others] = findings(writer, {
      hosts: [{ name, data: 'contosofiles.file.core.windows.net' }],
    });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      ruleId: 'realm-not-uppercase',
      severity: 'error',
      actual: name,
      expected: name.toUpperCase(),
      basis: expect.stringMatching(/^profile azure-files: /),
    });
  });

  it('separates storage accounts by semicolons', () => {
    const data = 'contosofiles.file.core.windows.net,contosohome.file.core.windows.net';
    const found = findings(writer, { hosts: [{ name: 'KERBEROS.MICROSOFTONLINE.COM', data }] });
    expect(said(found)).toEqual(['error bad-separator']);
  });
});

const HADOOP = 'HADOOP.CONTOSO.EXAMPLE';
const DESCRIBED = JSON.stringify({
  realms: [
    {
      realm: HADOOP,
      kdcs: ['kdc1.contoso.example', 'kdc2.contoso.example'],
      suffixes: ['.hadoop.contoso.example'],
      trust: { direction: 'both', transitive: true },
    },
  ],
});

describe.each(named(defined))('generic, as %s', (_name, writer) => {
  const kdcs = '<k>kdc1.contoso.example; kdc2.contoso.example</k>';

  it.each([
    ['suffixes', '.hadoop.contoso.example; .edge.hadoop.contoso.example'],
    ['exact hosts', 'namenode.contoso.example; datanode1.contoso.example'],
  ])('is right with %s', (_what, data) => {
    const lists = { realms: [{ name: HADOOP, data: kdcs }], hosts: [{ name: HADOOP, data }] };
    expect(findings(writer, lists)).toEqual([]);
  });

  it('is right as the config describes it', () => {
    const hosts = [{ name: HADOOP, data: '.hadoop.contoso.example' }];
    expect(findings(writer, { realms: [{ name: HADOOP, data: kdcs }], hosts }, DESCRIBED)).toEqual([]);
  });

  it('may be in lower case as far as anybody knows, and must not be where the config knows', () => {
    const name = 'hadoop.contoso.example';
    const lists = {
      realms: [{ name, data: kdcs }],
      hosts: writer.lacks === 'host-mapping' ? [] : [{ name: HADOOP, data: '.hadoop.contoso.example' }],
    };
    // Beside another spelling it is the two that differ.
    expect(said(findings(writer, lists))).toEqual([
      writer.lacks === 'host-mapping' ? 'info realm-not-uppercase' : 'warning realm-case-mismatch',
    ]);
    const [found, ...others] = findings(writer, lists, DESCRIBED);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'error', expected: HADOOP, basis: 'config' });
  });
});

describe.each(named(mapped))('generic, as %s,', (_name, writer) => {
  it('separates hosts by semicolons', () => {
    const realms = [{ name: HADOOP, data: '<k>kdc1.contoso.example</k>' }];
    const hosts = [{ name: HADOOP, data: 'namenode.contoso.example, datanode1.contoso.example' }];
    expect(said(findings(writer, { realms, hosts }))).toEqual(['error bad-separator']);
  });
});

describe.each(named([...registry, ...reports]))('generic, as %s, by policy,', (_name, writer) => {
  it('finds its KDCs in DNS where flags are all that is defined', () => {
    const realms = [{ name: HADOOP, data: '<f>0x0000000E</f>' }];
    const hosts = [{ name: HADOOP, data: '.hadoop.contoso.example' }];
    const judged = findings(writer, { realms, hosts }).filter(({ severity }) => severity !== 'info');
    // Flag 0x4 of the help text's own example may be spoken of; that there is no KDC is information at most.
    expect(said(judged).filter((one) => !one.endsWith('realm-flags-suspect'))).toEqual([]);
  });
});
