// What surrounds the settings: GPOs, backups, scopes and diagnostics.

import { describe, expect, it } from 'vitest';
import {
  backupFact,
  clientFact,
  gapFact,
  gpoFact,
  pacFact,
  scopeFact,
  ticketFact,
} from '../../src/interpreters/circumstances.ts';
import type {
  BackupRecord,
  Coverage,
  Diagnostic,
  GpoRecord,
  PacRecord,
  Scope,
  TicketRecord,
} from '../../src/model/record.ts';
import { FILE_START } from '../../src/model/span.ts';
import { at } from '../support/facts.ts';
import { POL, POLICY_KEY, REG } from '../support/records.ts';

const GPO: GpoRecord = {
  kind: 'gpo',
  part: null,
  id: at('{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}', 3),
  domain: at('Corp.Contoso.Example', 4),
  name: at('CORP Zscaler Kerberos', 5),
  readTime: at('2026-03-09T08:41:27Z', 6),
  computer: { enabled: true, versionDirectory: 3, versionSysvol: 3 },
  user: null,
  links: [],
  computerExtensions: ['{35378EAC-683F-11D2-A89A-00C04FBBCFA2}'],
  permissions: null,
  at: FILE_START,
};

describe('gpoFact', () => {
  it('has its identity in lower case, and stands at its name', () => {
    expect(gpoFact(GPO, POL)).toEqual({
      kind: 'gpo',
      origin: POL,
      at: GPO.name?.at,
      locator: 'GPO {8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}',
      id: '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}',
      domain: 'corp.contoso.example',
      name: GPO.name,
      readTime: '2026-03-09T08:41:27Z',
      computer: GPO.computer,
      user: null,
      links: [],
      computerExtensions: GPO.computerExtensions,
      permissions: null,
    });
  });

  it('says what its links and extensions are not, only where there is something to say', () => {
    const extensionsAt = at('[{35378EAC-683F-11D2-A89A-00C04FBBCFA2}]', 7).at;
    expect(gpoFact({ ...GPO, someLinks: true }, POL)).toEqual({ ...gpoFact(GPO, POL), someLinks: true });
    expect(gpoFact({ ...GPO, extensionsAt }, POL)).toEqual({ ...gpoFact(GPO, POL), extensionsAt });
    expect(gpoFact({ ...GPO, bare: true }, POL)).toEqual({ ...gpoFact(GPO, POL), bare: true });
  });

  it('may know nothing', () => {
    const bare = { ...GPO, id: null, domain: null, name: null, readTime: null, links: null };
    expect(gpoFact(bare, POL)).toMatchObject({
      at: FILE_START,
      locator: 'GPO',
      id: null,
      domain: null,
      name: null,
    });
    expect(gpoFact({ ...bare, name: GPO.name }, POL).locator).toBe('GPO CORP Zscaler Kerberos');
  });
});

describe('backupFact', () => {
  it('has its ids in lower case and its time as written', () => {
    const record: BackupRecord = {
      kind: 'backup',
      backupId: at('{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}'),
      gpoId: at('{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}'),
      domain: at('CORP.contoso.example'),
      name: at('CORP Zscaler Kerberos'),
      time: at('2026-03-09T08:41:27'),
      catalogue: true,
      at: FILE_START,
    };
    expect(backupFact(record, POL)).toMatchObject({
      backupId: '{2f1d9a6b-5c7e-4e0a-b1d3-6a8c94e7f205}',
      gpoId: '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}',
      domain: 'corp.contoso.example',
      name: 'CORP Zscaler Kerberos',
      time: '2026-03-09T08:41:27',
      catalogue: true,
      locator: 'backup {2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}',
    });
    expect(
      backupFact({ ...record, backupId: null, domain: null, name: null, time: null }, POL),
    ).toMatchObject({
      backupId: null,
      domain: null,
      name: null,
      time: null,
      locator: 'backup',
    });
  });
});

describe('clientFact', () => {
  const record = {
    kind: 'client',
    name: at('PC-0217', 2),
    time: at('2026-03-09T08:41:27', 3),
    at: FILE_START,
  } as const;

  it('stands at its name, or where it was told', () => {
    expect(clientFact(record, REG)).toEqual({
      kind: 'client',
      origin: REG,
      at: record.name.at,
      locator: 'client PC-0217',
      name: record.name,
      time: '2026-03-09T08:41:27',
    });
    expect(clientFact({ ...record, name: null, time: null }, REG)).toMatchObject({
      at: FILE_START,
      locator: 'client',
      name: null,
      time: null,
    });
    const domain = at('CORP.contoso.example', 4);
    expect(clientFact({ ...record, domain }, REG)).toMatchObject({ name: record.name, domain });
  });
});

describe('pacFact and ticketFact', () => {
  it('keep what was read, and say where', () => {
    const ticket = { server: { name: at('krbtgt/ZSCALERBETA.NET'), realm: at('CORP.CONTOSO.EXAMPLE') } };
    expect(ticketFact(ticket as unknown as TicketRecord, REG)).toEqual({
      ...ticket,
      origin: REG,
      locator: 'ticket krbtgt/ZSCALERBETA.NET@CORP.CONTOSO.EXAMPLE',
    });
    expect(pacFact({ tests: [] } as unknown as PacRecord, REG)).toEqual({
      tests: [],
      origin: REG,
      locator: 'PAC file',
    });
  });
});

describe('scopeFact', () => {
  const scope = (covers: Coverage): Scope => ({
    kind: 'scope',
    part: null,
    side: null,
    covers,
    at: FILE_START,
  });

  it.each([
    [
      'the computer side of a GPO',
      { what: 'gpo-side' },
      POL,
      ['switches', 'MitRealms', 'domain_realm'],
      'gpo-side',
    ],
    [
      'a side that nothing names',
      { what: 'gpo-side' },
      { ...POL, side: null },
      ['switches', 'MitRealms', 'domain_realm'],
      'gpo-side',
    ],
    ['the user side', { what: 'gpo-side' }, { ...POL, side: 'user' }, [], 'gpo-side'],
    ['a trust', { what: 'object', attributes: 'all' }, REG, ['trust object'], 'object'],
    [
      'all trusts',
      { what: 'domain-trusts', domain: null },
      REG,
      ['all trusts of the domain'],
      'domain-trusts',
    ],
    [
      'a key',
      { what: 'key', hive: 'HKLM', keyPath: `${POLICY_KEY}\\MitRealms`, subkeys: false },
      REG,
      ['MitRealms'],
      `HKLM\\${POLICY_KEY}\\MitRealms`,
    ],
    [
      'a key without a hive',
      { what: 'key', hive: null, keyPath: POLICY_KEY, subkeys: true },
      REG,
      ['switches', 'MitRealms', 'domain_realm'],
      `HKLM\\${POLICY_KEY}`,
    ],
  ] as const)('of %s', (_what, covers, origin, shows, locator) => {
    expect(scopeFact(scope(covers), origin)).toMatchObject({ kind: 'scope', origin, shows, locator });
  });

  it('of all trusts says of which domain, where that is known', () => {
    const of = (domain: string | null) => scopeFact(scope({ what: 'domain-trusts', domain }), REG);
    expect(of('corp.contoso.example')).toMatchObject({ domain: 'corp.contoso.example' });
    expect(of(null)).not.toHaveProperty('domain');
    expect(scopeFact(scope({ what: 'gpo-side' }), POL)).not.toHaveProperty('domain');
  });

  it('of a key without a hive on the side of users is none', () => {
    const covers = { what: 'key', hive: null, keyPath: POLICY_KEY, subkeys: true } as const;
    expect(scopeFact(scope(covers), { ...POL, side: 'user' })).toBeNull();
  });

  it.each<Coverage>([
    { what: 'key', hive: 'HKLM', keyPath: 'SOFTWARE\\Microsoft\\Kerberos', subkeys: true },
    { what: 'key', hive: 'HKCU', keyPath: POLICY_KEY, subkeys: true },
    { what: 'value', hive: 'HKLM', keyPath: POLICY_KEY, valueName: 'MitRealms_Enabled' },
    { what: 'key', hive: 'HKU', keyPath: '', subkeys: true },
    { what: 'value', hive: null, keyPath: POLICY_KEY, valueName: 'MitRealms_Enabled' },
  ])('of nothing that could lack anything is none: $what', (covers) => {
    expect(scopeFact(scope(covers), REG)).toBeNull();
  });
});

describe('gapFact', () => {
  const diagnostic: Diagnostic = {
    kind: 'diagnostic',
    code: 'truncated',
    effect: 'partial',
    message: 'The file ends within a setting.',
    hint: 'Copy it again.',
    at: null,
    part: null,
    side: null,
  };

  it('stands where the diagnostic does, or at the beginning', () => {
    const span = at('x', 7).at;
    expect(gapFact({ ...diagnostic, at: span }, REG)).toEqual({
      kind: 'gap',
      origin: REG,
      at: span,
      locator: '',
      code: 'truncated',
      effect: 'partial',
      message: 'The file ends within a setting.',
      hint: 'Copy it again.',
    });
    expect(gapFact(diagnostic, REG).at).toEqual(FILE_START);
  });

  it('has no line in a binary format', () => {
    expect(gapFact(diagnostic, POL).at).toEqual({ start: 0, end: 0, region: null });
  });
});
