// A repository of exported GPOs as a pipeline sees it: hundreds of backups, of which hardly any is about Kerberos.

import { beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { encode } from '../support/bytes.ts';
import type { Configuration } from '../support/formats/configuration.ts';
import { CONFIGURATION } from '../support/formats/defects.ts';
import { writers as registryWriters } from '../support/formats/registry.ts';
import { writers as reportWriters } from '../support/formats/reports.ts';
import { THOROUGH } from '../support/thorough.ts';
import { type World, world } from './world.ts';

const BACKUPS = THOROUGH ? 300 : 60;
const DOMAIN = 'corp.contoso.example';
const OURS = '{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}';
const BROKEN = '{C41D0E6B-93F7-4A25-8E60-5B7A1F3D9C02}';
const DOTLESS: Configuration = {
  ...CONFIGURATION,
  domainRealm: [{ name: 'ZSCALERBETA.NET', data: 'zscalerbeta.net; gateway.zscalerbeta.net' }],
};

const report = reportWriters.find(({ format }) => format === 'gpo-report');
const policyFile = registryWriters.find(({ format }) => format === 'registry-pol');

type Files = Record<string, string | Uint8Array>;

const guid = (number: number, group: string) =>
  `{${number.toString(16).padStart(8, '0')}-${group}-4F00-8A00-0123456789AB}`.toUpperCase();

function textOf(configuration: Configuration): string {
  const text = report?.write(configuration);
  if (typeof text !== 'string') throw new Error('a report is text');
  return text;
}

function bytesOf(configuration: Configuration): Uint8Array {
  const bytes = policyFile?.write(configuration);
  if (!(bytes instanceof Uint8Array)) throw new Error('a policy file is bytes');
  return bytes;
}

const EXTENSION = /<Extension xmlns:q1[\s\S]*<\/Extension>/;
const OTHER =
  '<Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry" xsi:type="q1:RegistrySettings"><q1:Policy><q1:Name>Turn off Autoplay</q1:Name><q1:State>Enabled</q1:State><q1:Category>Windows Components/AutoPlay Policies</q1:Category></q1:Policy><q1:Blocked>false</q1:Blocked></Extension>';
const STORE_BROKEN = '<Error><Details>An error occurred while reading the ADMX store.</Details></Error>';

/** A folder as Backup-GPO leaves it. */
function backup(files: Files, folder: string, id: string, name: string, time: string, content: Files): void {
  const cdata = (text: string) => `<![CDATA[${text}]]>`;
  const instance = `<GPOGuid>${cdata(id)}</GPOGuid><GPODomain>${cdata(DOMAIN)}</GPODomain><BackupTime>${cdata(time)}</BackupTime><ID>${cdata(folder)}</ID><Comment>${cdata('')}</Comment><GPODisplayName>${cdata(name)}</GPODisplayName>`;
  const manifest = 'http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest';
  files[`gpos/${folder}/bkupInfo.xml`] = `<BackupInst xmlns="${manifest}">${instance}</BackupInst>`;
  for (const [path, bytes] of Object.entries(content)) files[`gpos/${folder}/${path}`] = bytes;
}

function reportOf(text: string, id: string, name: string): Uint8Array {
  const named = text.replaceAll(OURS, id).replaceAll('CORP Zscaler Kerberos', name);
  return encode(named, report?.encoding ?? 'utf-8');
}

const POL = 'DomainSysvol/GPO/Machine/registry.pol';
// The header alone, as GPMC writes it of a side without settings.
const EMPTY_POL = Uint8Array.from([0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0]);

function repository(backups = BACKUPS): Files {
  const files: Files = {};
  const name = 'CORP Zscaler Kerberos';
  const right = textOf(CONFIGURATION);
  backup(files, guid(1, 'AAAA'), OURS, name, '2026-03-09T08:41:27', {
    'gpreport.xml': reportOf(right, OURS, name),
    [POL]: bytesOf(CONFIGURATION),
  });
  backup(files, guid(2, 'AAAA'), OURS, name, '2025-11-02T10:15:00', {
    'gpreport.xml': reportOf(textOf(DOTLESS), OURS, name),
    [POL]: bytesOf(DOTLESS),
  });
  backup(files, guid(3, 'AAAA'), BROKEN, 'CORP Kiosk Kerberos', '2026-03-09T08:41:30', {
    'gpreport.xml': reportOf(right.replace(EXTENSION, STORE_BROKEN), BROKEN, 'CORP Kiosk Kerberos'),
    [POL]: bytesOf(CONFIGURATION),
  });
  for (let number = 4; number <= backups; number++) {
    const id = guid(number, 'BBBB');
    const other = `CORP Baseline ${number}`;
    backup(files, guid(number, 'AAAA'), id, other, '2026-03-09T08:42:00', {
      'gpreport.xml': reportOf(right.replace(EXTENSION, OTHER), id, other),
      [POL]: EMPTY_POL,
    });
  }
  return files;
}

describe('a repository of hundreds of backups, some dozens in npm test', () => {
  let here: World;
  let code = -1;

  beforeAll(async () => {
    here = world({ files: repository() });
    code = await main(['--allow-empty', 'gpos'], here.io);
  }, 60_000);

  it('passes a gate: the newest backup counts, and a good Registry.pol stands for a report that shows nothing', () => {
    expect(code).toBe(0);
    expect(here.out()).not.toMatch(/ (?:error|warning) {2}/);
  });

  it('says how much was read, what of it matters and what was set aside', () => {
    const said = here.err().replace(/\s+/g, ' ');
    expect(said.slice(0, 200)).toContain(
      `realmlint: ${3 * BACKUPS} of ${3 * BACKUPS} inputs read, 3 with realm settings, 3 superseded by a newer backup;`,
    );
    expect(said).toContain('realm ZSCALERBETA.NET (profile zscaler) in 2 GPOs');
    expect(said).toContain('passed: nothing at or above --fail-on error');
  });

  it('names the backup that was set aside, and the one that replaces it', () => {
    expect(here.out()).toContain(guid(1, 'AAAA'));
    expect(here.out().replace(/\s+/g, ' ')).toContain('2025-11-02T10:15:00');
  });

  it('fails as soon as the newest backup has the defect of the old one', async () => {
    const files = repository(30);
    files[`gpos/${guid(1, 'AAAA')}/${POL}`] = bytesOf(DOTLESS);
    const there = world({ files });
    expect(await main(['--allow-empty', 'gpos'], there.io)).toBe(1);
    expect(there.out()).toContain('missing-leading-dot');
  });

  it('has no verdict when the Registry.pol beside the broken report is gone', async () => {
    const files = repository(30);
    delete files[`gpos/${guid(3, 'AAAA')}/${POL}`];
    const there = world({ files });
    expect(await main(['--allow-empty', 'gpos'], there.io)).toBe(3);
    expect(there.out()).toContain('CORP Kiosk Kerberos');
  });
});
