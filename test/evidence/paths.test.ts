// What paths say: containers, sides, GPOs of a SYSVOL, and clients by the names of files and folders.

import { describe, expect, it } from 'vitest';
import { clientOf, pathInfo } from '../../src/evidence/paths.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { BACKUP_ID, GPO_ID } from '../support/gathered.ts';
import { itThorough } from '../support/thorough.ts';

const NOTHING = { container: null, side: null, gpoId: null, domain: null, holder: null };

describe('pathInfo', () => {
  const backup = `exports/${BACKUP_ID}`;
  const sysvol = `//dc01/sysvol/corp.contoso.example/Policies/${GPO_ID.toUpperCase()}`;

  it.each([
    [`${backup}/gpreport.xml`, { container: backup }],
    [`${backup}/Backup.xml`, { container: backup }],
    [`${backup}/BKUPINFO.XML`, { container: backup }],
    [`${backup}/DomainSysvol/GPO/Machine/registry.pol`, { container: backup, side: 'computer' }],
    [`${backup}/DOMAINSYSVOL/gpo/USER/Registry.pol`, { container: backup, side: 'user' }],
    [
      `${backup}/DomainSysvol/GPO/Machine/microsoft/windows nt/SecEdit/GptTmpl.inf`,
      { container: backup, side: 'computer' },
    ],
    [`${backup}/DomainSysvol/GPO/GPT.INI`, { container: backup }],
    ['gpreport.xml', { container: '.' }],
    ['./gpreport.xml', { container: '.' }],
    ['DomainSysvol/GPO/Machine/registry.pol', { container: '.', side: 'computer' }],
    [
      `DomainSysvol/old/${BACKUP_ID}/DomainSysvol/GPO/User/registry.pol`,
      { container: `DomainSysvol/old/${BACKUP_ID}`, side: 'user' },
    ],
    [
      `${sysvol}/MACHINE/Registry.pol`,
      { container: sysvol, side: 'computer', gpoId: GPO_ID, domain: 'corp.contoso.example' },
    ],
    [`${sysvol}/GPT.INI`, { container: sysvol, gpoId: GPO_ID, domain: 'corp.contoso.example' }],
    [
      `Policies/${GPO_ID}/User/registry.pol`,
      { container: `Policies/${GPO_ID}`, side: 'user', gpoId: GPO_ID },
    ],
    [
      `fetched/policy/${GPO_ID}/MACHINE/Registry.pol`,
      { container: `fetched/policy/${GPO_ID}`, side: 'computer', gpoId: GPO_ID },
    ],
    [`backup-1.0/Policies/${GPO_ID}/GPT.INI`, { container: `backup-1.0/Policies/${GPO_ID}`, gpoId: GPO_ID }],
    ['../Policies/{GUID}/GPT.INI', {}],
    [`Policies/${GPO_ID}`, {}],
    ['exports/Machine/registry.pol', { side: 'computer' }],
    ['User/registry.pol', { side: 'user' }],
    ['/home/user/exports/registry.pol', {}],
    [
      `/home/user/${backup}/DomainSysvol/GPO/Machine/registry.pol`,
      { container: `/home/user/${backup}`, side: 'computer' },
    ],
    ['machine', {}],
    ['PC-0217/ntuser.pol', { holder: 'client' }],
    ['ntuser.pol', { holder: 'client' }],
    ['PC-0217/ProgramData/NTUSER.POL', { holder: 'client', side: 'computer' }],
    ['c$/Documents and Settings/All Users/ntuser.pol', { holder: 'client', side: 'computer' }],
    ['PC-0217/Users/anna/ntuser.pol', { holder: 'client', side: 'user' }],
    ['C:/Documents and Settings/anna/ntuser.pol', { holder: 'client', side: 'user' }],
    ['Windows/System32/GroupPolicy/Machine/Registry.pol', { holder: 'client', side: 'computer' }],
    ['GroupPolicy/User/registry.pol', { holder: 'client', side: 'user' }],
    ['System32/GroupPolicyUsers/S-1-5-32-545/User/Registry.pol', { holder: 'client', side: 'user' }],
    ['GroupPolicy/registry.pol', {}],
    ['GroupPolicy/Machine/comment.cmtx', { side: 'computer' }],
    ['manifest.xml', {}],
    ['', {}],
  ])('%s', (path, expected) => {
    expect(pathInfo(path)).toEqual({ ...NOTHING, ...expected });
  });
});

describe('clientOf', () => {
  it.each([
    ['clients/PC-0217.txt', 'clients/pc-0217', 'PC-0217'],
    ['clients/PC-0217.reg', 'clients/pc-0217', 'PC-0217'],
    ['PC-0217.reg', '/pc-0217', 'PC-0217'],
    ['clients/pc-0217/kerberos.reg', 'clients/pc-0217', 'pc-0217'],
    ['clients/pc-0217/MitRealms.txt', 'clients/pc-0217', 'pc-0217'],
    ['clients/pc-0217/domain_realm.txt', 'clients/pc-0217', 'pc-0217'],
    ['clients/pc-0217/reg_query-1.txt', 'clients/pc-0217', 'pc-0217'],
    ['clients/pc-0217/hklm-software.reg', 'clients/pc-0217', 'pc-0217'],
    ['clients/pc-0217/HostToRealm.reg', 'clients/pc-0217', 'pc-0217'],
    ['clients/pc-0217/tickets.txt', 'clients/pc-0217', 'pc-0217'],
    ['kerberos.reg', '/kerberos', 'kerberos'],
    ['./export.reg', './export', 'export'],
    ['../export.reg', '../export', 'export'],
    ['clients/PROXY01.txt', 'clients/proxy01', 'PROXY01'],
    ['clients/client-2.txt', 'clients/client-2', 'client-2'],
    ['clients/kerberos-pc7.txt', 'clients/kerberos-pc7', 'kerberos-pc7'],
    ['-', '/-', '-'],
    ['clients/PC-0217/ntuser.pol', 'clients/pc-0217', 'PC-0217'],
    ['clients/PC-0217/ProgramData/ntuser.pol', 'clients/pc-0217', 'PC-0217'],
    ['clients/PC-0217/C$/Users/anna/ntuser.pol', 'clients/pc-0217', 'PC-0217'],
    ['PC-0217/Windows/System32/GroupPolicy/Machine/Registry.pol', 'pc-0217', 'PC-0217'],
    ['PC-0217/GroupPolicyUsers/S-1-5-32-545/User/Registry.pol', 'pc-0217', 'PC-0217'],
    ['PC-0217/Windows/System32/config/SOFTWARE', 'pc-0217', 'PC-0217'],
    ['C:/Users/anna/PC-0217/ntuser.pol', 'c:/users/anna/pc-0217', 'PC-0217'],
    ['C:/Users/anna/kerberos.reg', 'c:/users/anna', 'anna'],
    [
      'C:/Windows/System32/GroupPolicy/Machine/Registry.pol',
      'c:/windows/system32/grouppolicy/machine',
      'Machine',
    ],
    ['ntuser.pol', '/ntuser', 'ntuser'],
  ])('%s', (path, key, name) => {
    expect(clientOf(path)).toEqual({ key, name });
  });

  itThorough('takes time by the length of the name', () => {
    const spent = cpuClock();
    clientOf(`exports/${'reg-'.repeat(30)}pc.txt`);
    clientOf(`exports/${'hklm'.repeat(5000)}!.txt`);
    expect(spent()).toBeLessThan(500);
  });
});
