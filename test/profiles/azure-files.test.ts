// Which realms are those of Azure Files, and that nothing is expected of them but the spelling of their names.

import { describe, expect, it } from 'vitest';
import { azureFilesExpectation } from '../../src/profiles/azure-files.ts';

const of = (key: string, ...hosts: string[]) => azureFilesExpectation(key, new Set(hosts));

describe('azureFilesExpectation', () => {
  it('is the name alone: no KDC, no suffix, no realm trust', () => {
    expect(of('kerberos.microsoftonline.com', 'contosofiles.file.core.windows.net')).toEqual({
      realm: 'KERBEROS.MICROSOFTONLINE.COM',
      kdcs: [],
      suffixes: [],
      trust: null,
      source: 'profile azure-files',
      reason: 'the realm of Microsoft Entra ID',
      adopted: false,
    });
  });

  it('knows Entra ID by its name, whatever is mapped to it', () => {
    expect(of('kerberos.microsoftonline.com')?.realm).toBe('KERBEROS.MICROSOFTONLINE.COM');
    expect(of('kerberos.microsoftonline.com', 'nas1.contoso.example')?.source).toBe('profile azure-files');
  });

  it.each([
    'contosofiles.file.core.windows.net',
    'contosofiles.file.core.usgovcloudapi.net',
    'contosofiles.file.core.chinacloudapi.cn',
    'contosofiles.z12.file.storage.azure.net',
    '.file.core.windows.net',
  ])('knows a domain by its hosts: %s', (host) => {
    expect(of('corp.contoso.example', host)).toMatchObject({
      realm: 'CORP.CONTOSO.EXAMPLE',
      reason: 'all that is mapped to it are storage accounts',
    });
  });

  it('knows no realm that has other hosts, or none', () => {
    expect(of('corp.contoso.example')).toBeNull();
    expect(
      of('corp.contoso.example', 'contosofiles.file.core.windows.net', 'nas1.contoso.example'),
    ).toBeNull();
    expect(of('corp.contoso.example', 'file.core.windows.net.contoso.example')).toBeNull();
    expect(of('corp.contoso.example', 'contosofiles.blob.core.windows.net')).toBeNull();
  });
});
