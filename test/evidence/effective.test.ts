// Which realms and mappings a client really uses.

import { describe, expect, it } from 'vitest';
import { effective } from '../../src/evidence/effective.ts';
import { DEFAULT_SETTINGS, lint } from '../../src/lint.ts';
import type { Subject } from '../../src/model/evidence.ts';
import { isEffective } from '../../src/model/in-force.ts';
import { encode } from '../support/bytes.ts';
import { localMapping, localRealm, mapping, realm, state, subject } from '../support/facts.ts';
import { inputOf } from '../support/inputs.ts';

const local = localMapping('X.EXAMPLE', ['.x.example']);
const policy = mapping('ZSCALERBETA.NET', '.zscalerbeta.net');

function mapped(bend: Partial<Subject>): string[] {
  return effective(subject(bend)).mappings.map(({ name }) => name.value);
}

describe('isEffective', () => {
  it('holds for the layers that Windows reads', () => {
    expect((['policy', 'local', 'wow6432', 'user', 'dead'] as const).filter(isEffective)).toEqual([
      'policy',
      'local',
    ]);
  });
});

describe('mappings', () => {
  it('are the local ones where there is no policy', () => {
    expect(mapped({ mappings: [local] })).toEqual(['X.EXAMPLE']);
    for (const shown of ['disabled', 'not-configured'] as const)
      expect(mapped({ mappings: [local], states: [state('domain_realm', shown)] })).toEqual(['X.EXAMPLE']);
    expect(mapped({ mappings: [local], states: [state('MitRealms', 'enabled')] })).toEqual(['X.EXAMPLE']);
  });

  it('are those of the policy alone where there is one', () => {
    expect(mapped({ mappings: [local, policy] })).toEqual(['ZSCALERBETA.NET']);
    expect(mapped({ mappings: [local], states: [state('domain_realm', 'enabled')] })).toEqual([]);
  });

  it('are not hidden by what stands where Windows does not read it', () => {
    const stray = { ...policy, layer: 'user' as const };
    const states = [{ ...state('domain_realm', 'enabled'), layer: 'user' as const }];
    expect(mapped({ mappings: [local, stray], states })).toEqual(['X.EXAMPLE']);
  });
});

describe('realms', () => {
  it('of the policy and local ones add up', () => {
    const realms = [
      realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
      localRealm('X.EXAMPLE', ['kdc.x.example']),
      { ...realm('Y.EXAMPLE', '<k>kdc.y.example</k>'), layer: 'dead' as const },
    ];
    const { realms: used } = effective(subject({ realms, states: [state('MitRealms', 'enabled')] }));
    expect(used.map(({ name }) => name.value)).toEqual(['ZSCALERBETA.NET', 'X.EXAMPLE']);
  });
});

describe('a client', () => {
  it('whose policy lacks the mapping is not helped by a local one', () => {
    const policies =
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
    const ksetup = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
    const shown = (map: string) => {
      const text = [
        'Windows Registry Editor Version 5.00',
        `[${policies}]`,
        '"MitRealms_Enabled"=dword:1',
        '"domain_realm_Enabled"=dword:1',
        `[${policies}\\MitRealms]`,
        '"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"',
        `[${policies}\\domain_realm]`,
        `"${map}"=".${map.toLowerCase()}; .gateway.${map.toLowerCase()}"`,
        `[${ksetup}\\Domains]`,
        `[${ksetup}\\HostToRealm]`,
        `[${ksetup}\\HostToRealm\\ZSCALERBETA.NET]`,
        // .zscalerbeta.net in UTF-16, a NUL after it and one at the end of the list.
        `"SpnMappings"=hex(7):${[...'.zscalerbeta.net\0\0'].map((c) => `${c.charCodeAt(0).toString(16).padStart(2, '0')},00`).join(',')}`,
      ].join('\n');
      const { report } = lint([inputOf('PC-0217.reg', encode(`${text}\n`))], { settings: DEFAULT_SETTINGS });
      return report.findings.map(({ ruleId }) => ruleId).includes('realm-without-mapping');
    };
    expect(shown('ZSCALERBETA.NET')).toBe(false);
    expect(shown('ZSCALERTWO.NET')).toBe(true);
  });
});
