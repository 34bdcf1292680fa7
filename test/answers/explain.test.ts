// Symptoms and their causes: every name leads to one symptom, every rule to a cause, and evidence weighs each.

import { describe, expect, it } from 'vitest';
import { explain } from '../../src/answers/explain.ts';
import { SYMPTOMS, symptomNamed } from '../../src/answers/symptoms.ts';
import { DEFAULT_SETTINGS, gather, judge, rules } from '../../src/lint.ts';
import type { Symptom, WeighedCause } from '../../src/model/symptom.ts';
import { CATALOGUE } from '../support/catalogue.ts';
import { inputOf } from '../support/inputs.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const HOSTS = '.zscalerbeta.net; .gateway.zscalerbeta.net';

function client(hosts: string, kdc = '<k>kerberos.zscalerbeta.net</k>'): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[${KEY}]`,
    '"MitRealms_Enabled"=dword:00000001',
    '"domain_realm_Enabled"=dword:00000001',
    '',
    `[${KEY}\\MitRealms]`,
    `"ZSCALERBETA.NET"="${kdc}"`,
    '',
    `[${KEY}\\domain_realm]`,
    `"ZSCALERBETA.NET"="${hosts}"`,
    '',
  ].join('\r\n');
}

function ticket(number: number, server: string, realm: string): string {
  return [
    `#${number}>     Client: jdoe @ CORP.CONTOSO.EXAMPLE`,
    `        Server: ${server} @ ${realm}`,
    '        KerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96',
    '        Ticket Flags 0x40a10000 -> forwardable renewable pre_authent name_canonicalize',
    '        Start Time: 3/9/2026 8:00:00 (local)',
    '        End Time:   3/9/2026 18:00:00 (local)',
    '        Renew Time: 3/16/2026 8:00:00 (local)',
    '        Session Key Type: AES-256-CTS-HMAC-SHA1-96',
    '        Cache Flags: 0',
    '        Kdc Called: dc01.corp.contoso.example',
    '',
  ].join('\r\n');
}

function klist(...tickets: readonly string[]): string {
  return `\r\nCurrent LogonId is 0:0x3e7\r\n\r\nCached Tickets: (${tickets.length})\r\n\r\n${tickets.join('\r\n')}`;
}

function weighed(symptom: string, files: Readonly<Record<string, string>>): Record<string, WeighedCause> {
  const inputs = Object.entries(files).map(([path, text]) => inputOf(path, new TextEncoder().encode(text)));
  const gathered = gather(inputs);
  const known = symptomNamed(symptom) as Symptom;
  const { causes } = explain(known, gathered.facts, judge(gathered, { settings: DEFAULT_SETTINGS }));
  return Object.fromEntries(causes.map((one) => [one.cause.id, one]));
}

describe('symptoms', () => {
  it('have names that lead to one symptom each, in any case', () => {
    const names = SYMPTOMS.flatMap(({ id, aliases }) => [id.toLowerCase(), ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const { id, aliases } of SYMPTOMS) {
      for (const name of [id, id.toUpperCase(), ` ${id} `, ...aliases])
        expect(symptomNamed(name)?.id).toBe(id);
    }
    expect(symptomNamed('EVENT  4769')?.id).toBe('event 4769');
    expect(symptomNamed('missing-leading-dot')).toBeNull();
  });

  it('name rules that there are or shall be, and decide by some that confirm or exclude', () => {
    for (const { causes } of SYMPTOMS) {
      expect(causes.length).toBeGreaterThan(0);
      for (const { rules: named, decides, unseen } of causes) {
        expect([...named, ...decides].filter((id) => !CATALOGUE.includes(id))).toEqual([]);
        // What no rule decides says why no export does.
        expect(decides.length > 0).toBe(unseen === null);
      }
    }
  });

  it('lead from every symptom that a rule names to a cause with that rule', () => {
    for (const rule of rules) {
      for (const word of rule.symptoms) {
        const symptom = symptomNamed(word);
        if (!symptom) continue;
        const named = symptom.causes.flatMap((cause) => cause.rules);
        expect(named, `${rule.id} has the symptom ${word}`).toContain(rule.id);
      }
    }
    expect(symptomNamed('471000')).not.toBeNull();
  });

  it('ask for one command where the evidence does not settle it', () => {
    for (const { causes } of SYMPTOMS) {
      for (const { close } of causes) {
        expect(close.command).not.toMatch(/\n/);
        // Somebody pastes it into PowerShell, which knows neither.
        if (/[&%]/.test(close.command)) expect(close.command).toMatch(/^cmd \/c /);
        const holders = `${close.command} ${close.reading}`.match(/(?<!\$)\{\w+\}/g) ?? [];
        expect(holders.filter((one) => one !== '{REALM}' && one !== '{cloud}')).toEqual([]);
      }
    }
    expect(SYMPTOMS.length).toBeGreaterThan(8);
  });
});

describe('a symptom against evidence', () => {
  it('is confirmed where a finding stands in the setting that the cause is about', () => {
    const causes = weighed('471000', { 'PC-0217.reg': client('.zscalerbeta.net, .gateway.zscalerbeta.net') });
    expect(causes['host-map']).toMatchObject({ status: 'confirmed' });
    expect(causes['host-map']?.witnesses.map(({ by, region }) => [by, region?.startLine])).toEqual([
      ['bad-separator', 11],
    ]);
    expect(causes['realm-list']?.status).toBe('excluded');
  });

  it('is suspected, not confirmed, where there are warnings alone', () => {
    const udp =
      '\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters]\r\n"MaxPacketSize"=dword:000005dc\r\n';
    const causes = weighed('471000', { 'PC-0217.reg': client('.zscalerbeta.net') + udp });
    for (const [id, rule] of [
      ['kdc-unreachable', 'kerberos-udp-forced'],
      ['host-map', 'mapping-required-suffix-missing'],
    ] as const) {
      expect(causes[id]).toMatchObject({ status: 'suspected', witnesses: [{ by: rule }] });
    }
  });

  it('asks of armoring below the key as well, where its policy writes', () => {
    const armoring = symptomNamed('471000')?.causes.find(({ id }) => id === 'armoring');
    expect(armoring?.close.command).toMatch(/Kerberos \/s \/v RequireFast$/);
  });

  it('is excluded where every deciding check was made and passed, and says whose', () => {
    const causes = weighed('471000', { 'PC-0217.reg': client(HOSTS) });
    expect(causes['host-map']).toMatchObject({ status: 'excluded', witnesses: [] });
    expect(causes['host-map']?.subjects.map(({ name }) => name)).toEqual(['PC-0217']);
  });

  it('stays open where nothing shows it, and where no export can', () => {
    const causes = weighed('471000', { 'PC-0217.reg': client(HOSTS) });
    expect(causes.aes).toMatchObject({ status: 'open' });
    expect(causes['trust-password']).toMatchObject({ status: 'open' });
    expect(causes['no-controller']?.reason).toMatch(/no export/i);
  });

  it('stays open where a deciding check was not evaluated', () => {
    const query = `\r\n${KEY}\\MitRealms\r\n    ZSCALERBETA.NET    REG_SZ    <k>kerberos.zscalerbeta.net</k>\r\n`;
    const causes = weighed('471000', { 'PC-0217.txt': query });
    expect(causes['host-map']?.status).toBe('open');
  });

  it('is excluded by a ticket that could not be there otherwise', () => {
    const tickets = klist(
      ticket(0, 'krbtgt/CORP.CONTOSO.EXAMPLE', 'CORP.CONTOSO.EXAMPLE'),
      ticket(1, 'krbtgt/ZSCALERBETA.NET', 'CORP.CONTOSO.EXAMPLE'),
    );
    const causes = weighed('471000', { 'PC-0217/kerberos.reg': client(HOSTS), 'PC-0217/klist.txt': tickets });
    expect(causes.trust).toMatchObject({ status: 'excluded' });
    expect(causes.trust?.witnesses).toMatchObject([
      { by: 'ticket', message: 'krbtgt/ZSCALERBETA.NET@CORP.CONTOSO.EXAMPLE' },
    ]);
    // It proves neither the KDC of the realm nor the password.
    expect(causes['trust-password']?.status).toBe('open');
  });

  it('takes a ticket of the own domain for no proof', () => {
    const own = klist(ticket(0, 'krbtgt/CORP.CONTOSO.EXAMPLE', 'CORP.CONTOSO.EXAMPLE'));
    const causes = weighed('471000', { 'PC-0217/kerberos.reg': client(HOSTS), 'PC-0217/klist.txt': own });
    expect(causes.trust?.status).toBe('open');
    expect(causes['no-controller']?.status).toBe('open');
  });

  it('holds a defect against a ticket: what is wrong now was perhaps right then', () => {
    const tickets = klist(
      ticket(0, 'krbtgt/ZSCALERBETA.NET', 'CORP.CONTOSO.EXAMPLE'),
      ticket(1, 'HTTP/dfw1.gateway.zscalerbeta.net', 'ZSCALERBETA.NET'),
    );
    const causes = weighed('471000', {
      'PC-0217/kerberos.reg': client('zscalerbeta.net'),
      'PC-0217/klist.txt': tickets,
    });
    expect(causes['host-map']?.status).toBe('confirmed');
    expect(causes['trust-password']?.status).toBe('excluded');
  });
});
