// Drafts to findings: one defect is one finding.

import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/engine/draft.ts';
import { toFindings } from '../../src/engine/findings.ts';
import type { SubjectRef } from '../../src/model/finding.ts';
import type { Settings } from '../../src/model/settings.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { subject } from '../support/facts.ts';
import { BACKUP_ID, OTHER_ID, originOf, policyFile, reported } from '../support/gathered.ts';
import { bytesAt, CLIENT_REF, type DraftBend, draft, finding, GPO_REF } from '../support/rules.ts';
import { itThorough } from '../support/thorough.ts';

const FOLDER = `exports/${BACKUP_ID}`;
const XML = reported(`${FOLDER}/gpreport.xml`);
const POL = policyFile(FOLDER);
const CLIENT = originOf('clients/PC-0217.reg', 'reg');
const OTHER_CLIENT: SubjectRef = { kind: 'client', id: 'pc-0218', name: 'PC-0218' };
const OTHER_GPO: SubjectRef = { ...GPO_REF, id: OTHER_ID };

function toAll(drafts: readonly Draft[], severities: Settings['severities'] = {}) {
  return toFindings(drafts, severities).findings;
}

/** The one finding, whatever the order of the drafts. */
function only(...drafts: readonly Draft[]) {
  const [found, ...others] = toAll(drafts);
  expect(others).toEqual([]);
  expect(toAll([...drafts].reverse())).toEqual([found]);
  if (!found) throw new Error('no finding');
  return found;
}

const binary = (bend: DraftBend = {}) =>
  draft('kdc-wrong-host', {
    origin: POL,
    finding: { place: { origin: POL, at: bytesAt(88), locator: 'L' } },
    ...bend,
  });

describe('a finding', () => {
  it('has what its rule said, where it stands, and whose it is', () => {
    const [found] = toAll([draft('kdc-wrong-host', { basis: 'profile zscaler', line: 7 })]);
    expect(found).toEqual({
      ruleId: 'kdc-wrong-host',
      severity: 'error',
      message: 'It is wrong.',
      path: 'reports/kerberos.xml',
      region: { startLine: 7, startColumn: 1, endLine: 7, endColumn: 21 },
      locator: 'HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET',
      format: 'gpo-report',
      subject: GPO_REF,
      realm: 'ZSCALERBETA.NET',
      actual: 'kerberos.zscaler.net',
      expected: 'kerberos.zscalerbeta.net',
      basis: 'profile zscaler: in full',
      related: [],
      symptoms: ['471000'],
      guide: 4,
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('has an offset in a binary file, and no region', () => {
    expect(toAll([binary()])[0]).toMatchObject({ region: null, byteOffset: 88, format: 'registry-pol' });
  });

  it('may be about no realm, and about an input of no format', () => {
    const origin = { ...CLIENT, format: null };
    const { realm: _realm, ...said } = finding({ blocking: true }, origin);
    const found = only({ ...draft('evidence-incomplete', { owner: null }), finding: said });
    expect(found).toMatchObject({ format: 'unknown', blocking: true });
    expect(found).not.toHaveProperty('realm');
  });

  it('is judged by what its draft was judged by', () => {
    const { findings, basis } = toFindings([draft('a', { basis: 'config' }), draft('b')], {});
    expect(findings.map((one) => basis[one.fingerprint] ?? null)).toEqual(['config', null]);
  });
});

describe('severities', () => {
  it('are overruled by the settings', () => {
    expect(toAll([draft('kdc-wrong-host')], { 'kdc-wrong-host': 'info' })[0]?.severity).toBe('info');
    expect(toAll([draft('kdc-wrong-host')], { 'kdc-wrong-host': 'off' })[0]?.severity).toBe('error');
    expect(toAll([draft('kdc-wrong-host')], { other: 'info' })[0]?.severity).toBe('error');
  });

  it('are those of the worst place', () => {
    const mild = draft('kdc-wrong-host', { origin: XML, finding: { severity: 'warning' } });
    expect(only(mild, binary()).severity).toBe('error');
    expect(
      only(mild, binary({ finding: { severity: 'info', place: binary().finding.place } })).severity,
    ).toBe('warning');
  });
});

describe('one defect', () => {
  it('in a report and in its Registry.pol is one finding, the text first', () => {
    const found = only(draft('kdc-wrong-host', { origin: XML }), binary());
    expect(found).toMatchObject({
      path: XML.path,
      related: [{ path: POL.path, region: null, byteOffset: 88 }],
    });
  });

  it('in a GPO and on its clients is one finding of the GPO', () => {
    const client = (ref: SubjectRef, path: string) =>
      draft('kdc-wrong-host', { ref, origin: originOf(path, 'reg') });
    const found = only(binary(), client(CLIENT_REF, 'a/PC-0217.reg'), client(OTHER_CLIENT, 'a/PC-0218.reg'));
    expect(found).toMatchObject({
      subject: GPO_REF,
      path: POL.path,
      related: [
        { path: 'a/PC-0217.reg', message: 'the same on the client PC-0217' },
        { path: 'a/PC-0218.reg', message: 'the same on the client PC-0218' },
      ],
    });
  });

  it('on two clients alone is two findings, and in two GPOs', () => {
    expect(
      toAll([
        draft('a', { ref: CLIENT_REF, origin: CLIENT }),
        draft('a', { ref: OTHER_CLIENT, origin: CLIENT }),
      ]),
    ).toHaveLength(2);
    expect(toAll([draft('a'), draft('a', { ref: OTHER_GPO })])).toHaveLength(2);
  });

  it('of two GPOs joins the clients to the first of them', () => {
    const [first, second] = toAll([
      draft('a', { line: 1 }),
      draft('a', { ref: OTHER_GPO, line: 2 }),
      draft('a', { ref: CLIENT_REF, origin: CLIENT }),
    ]);
    expect(first?.related).toHaveLength(1);
    expect(second?.related).toHaveLength(0);
  });

  it('of another value is another finding', () => {
    expect(
      toAll([
        draft('a'),
        draft('a', { ref: CLIENT_REF, origin: CLIENT, finding: { actual: 'kdc.example' } }),
      ]),
    ).toHaveLength(2);
    expect(toAll([draft('a'), draft('b')])).toHaveLength(2);
    expect(toAll([draft('a'), draft('a', { realmKey: 'zscaler.net' })])).toHaveLength(2);
    expect(toAll([draft('a'), draft('a', { finding: { setting: 'Domains' } })])).toHaveLength(2);
  });

  it('twice in one file names the other place', () => {
    const found = only(draft('a', { line: 3 }), draft('a', { line: 9 }));
    expect(found).toMatchObject({
      region: { startLine: 3 },
      related: [{ message: 'the same again', region: { startLine: 9 } }],
    });
  });

  it('at one place is said once, and its own other places before those of others', () => {
    const place = finding({}, XML, 4).place;
    const own = draft('a', {
      origin: XML,
      finding: {
        related: [
          { ...place, message: 'here too' },
          finding({}, XML).place && { ...finding({}, XML).place, message: 'itself' },
        ],
      },
    });
    const [found] = toAll([own, draft('a', { origin: XML }), binaryOf('a')]);
    expect(found?.related.map(({ message }) => message)).toEqual(['here too', 'the same in another file']);
  });
});

function binaryOf(id: string): Draft {
  return draft(id, { origin: POL, finding: { place: { origin: POL, at: bytesAt(88), locator: 'L' } } });
}

describe('the order', () => {
  it('is that of path, offset, rule and fingerprint, by code units', () => {
    const at = (id: string, path: string, line: number, actual: string) =>
      draft(id, { origin: originOf(path, 'gpo-report'), line, finding: { actual } });
    const found = toAll([
      at('b', 'b.xml', 1, '1'),
      at('a', 'b.xml', 1, '2'),
      at('a', 'b.xml', 1, '3'),
      at('z', 'a.xml', 9, '4'),
      at('z', 'a.xml', 10, '5'),
      at('a', 'Z.xml', 1, '6'),
      at('a', '\u00e4.xml', 1, '7'),
    ]);
    const keys = found.map((one) => `${one.path}:${one.region?.startLine} ${one.ruleId}`);
    expect(keys).toEqual([
      'Z.xml:1 a',
      'a.xml:9 z',
      'a.xml:10 z',
      'b.xml:1 a',
      'b.xml:1 a',
      'b.xml:1 b',
      '\u00e4.xml:1 a',
    ]);
    const [first, second] = found.filter((one) => one.path === 'b.xml' && one.ruleId === 'a');
    expect((first?.fingerprint ?? '') < (second?.fingerprint ?? '')).toBe(true);
  });
});

describe('many drafts', () => {
  itThorough('take time by their number', () => {
    const drafts = Array.from({ length: 20_000 }, (_, i) =>
      draft('a', { line: i + 1, finding: { actual: `kdc${i % 2}.example` }, owner: subject({}) }),
    );
    const spent = cpuClock();
    const found = toAll(drafts);
    expect(found).toHaveLength(2);
    expect(found[0]?.related).toHaveLength(9999);
    expect(spent()).toBeLessThan(4000);
  });
});
