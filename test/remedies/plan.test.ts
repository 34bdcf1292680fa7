// Plans: what is mended, how certainly, and that what is mended is right.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encode } from '../support/bytes.ts';
import { bytesOf, inputOf, inputsBelow } from '../support/inputs.ts';
import {
  clientReg,
  FIXABLE,
  hex7,
  ksetupReg,
  onlyRemedy,
  planFor,
  refusalOf,
  regInput,
  shownChanges,
} from '../support/remedy-plans.ts';
import { sample } from '../support/thorough.ts';

const RULES = 'fixtures/rules';
const CASES = readdirSync(RULES).flatMap((rule) =>
  readdirSync(join(RULES, rule, 'bad')).map((name) => ({
    rule,
    name,
    folder: join(RULES, rule, 'bad', name),
  })),
);

function planOfCase(folder: string, includeProposed: boolean) {
  const files = inputsBelow(folder, ['expected.json']);
  const config = files.find(({ path }) => /^realmlint\.config\.jsonc?$/.test(path));
  const text = config && readFileSync(join(folder, config.path), 'utf8');
  return planFor(
    files.filter((file) => file !== config),
    { includeProposed, ...(text === undefined ? {} : { config: text }) },
  );
}

describe('a plan', () => {
  it('has every finding once, mended or refused with a reason, and sets no value twice', () => {
    for (const { folder } of sample(CASES, 28)) {
      for (const includeProposed of [true, false]) {
        const { plan, result } = planOfCase(folder, includeProposed);
        const mended = new Set(
          plan.remedies.flatMap(({ findings }) => findings.map((one) => one.fingerprint)),
        );
        const left = new Set(plan.refusals.map(({ finding }) => finding.fingerprint));
        const isLost = (print: string) => !mended.has(print) && !left.has(print);
        expect(
          result.report.findings.filter(({ fingerprint }) => isLost(fingerprint)),
          folder,
        ).toEqual([]);
        expect(
          [...mended].filter((print) => left.has(print)),
          folder,
        ).toEqual([]);
        const set = plan.remedies.flatMap(({ target, change }) =>
          change.kind === 'value' && change.after
            ? [JSON.stringify([target.subject.id, change.key, change.after.name]).toLowerCase()]
            : [],
        );
        expect(new Set(set).size, folder).toBe(set.length);
        for (const { reason, kind, byHand } of plan.refusals) {
          expect(reason).toMatch(/^[A-Z].*\.$/s);
          if (kind === 'by-hand') expect(byHand.length, reason).toBeGreaterThan(0);
        }
      }
    }
  }, 300_000);

  it.each(Object.entries(FIXABLE))('mends %s (%s)', (rule, grade) => {
    const own = CASES.filter((one) => one.rule === rule);
    const isMended = ({ folder }: (typeof CASES)[number]) =>
      planOfCase(folder, true).plan.remedies.some(
        (remedy) => remedy.grade === grade && remedy.findings.some(({ ruleId }) => ruleId === rule),
      );
    expect(own.some(isMended)).toBe(true);
  });

  it('says of what device management brings that the profile is changed', () => {
    const managed = inputsBelow('fixtures/formats/mdm-syncml').filter(({ path }) => path === 'cdata.xml');
    const text = managed[0] && new TextDecoder().decode(bytesOf(managed[0]));
    const bad = text?.replaceAll('.zscalerbeta.net', 'zscalerbeta.net') ?? '';
    expect(bad).not.toBe(text);
    const reasons = planFor([inputOf('profile.xml', encode(bad))]).plan.refusals.map(({ reason }) => reason);
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toContain('change the profile there');
  });

  it('makes only what is safe unless it is asked for more, and says what it would make then', () => {
    const { plan } = planFor(
      [regInput(clientReg({ realms: { 'zscalerbeta.net': '<k>kerberos.zscalerbeta.net</k>' } }))],
      {
        includeProposed: false,
      },
    );
    expect(plan.remedies).toEqual([]);
    const { kind, reason } = refusalOf(plan, 'realm-not-uppercase');
    expect(kind).toBe('proposed');
    expect(reason).toContain('ZSCALERBETA.NET = <k>kerberos.zscalerbeta.net</k>');
    expect(reason).toContain('--include-proposed');
  });

  it('puts several defects of one value into one change', () => {
    const { plan } = planFor([
      regInput(
        clientReg({ mappings: { 'zscalerbeta.net': 'https://gateway.zscalerbeta.net, zscalerbeta.net' } }),
      ),
    ]);
    expect(shownChanges(plan)).toEqual([
      'domain_realm: zscalerbeta.net="https://gateway.zscalerbeta.net, zscalerbeta.net" -> ZSCALERBETA.NET=".gateway.zscalerbeta.net; .zscalerbeta.net"',
    ]);
    expect(plan.refusals).toEqual([]);
  });

  it('takes a value that is turned round apart, and puts it into the one that is there', () => {
    const mappings = { 'ZSCALERBETA.NET': '.zscalerbeta.net', '.gateway.zscalerbeta.net': 'ZSCALERBETA.NET' };
    const { plan } = planFor([regInput(clientReg({ mappings }))]);
    expect(shownChanges(plan)).toEqual([
      'domain_realm: .gateway.zscalerbeta.net="ZSCALERBETA.NET" -> -',
      'domain_realm: ZSCALERBETA.NET=".zscalerbeta.net" -> ZSCALERBETA.NET=".zscalerbeta.net; .gateway.zscalerbeta.net"',
    ]);
  });

  it('changes nothing that would bring up another defect, and says which', () => {
    const mappings = {
      'UNIX.CONTOSO.EXAMPLE': '.nfs.contoso.example',
      'HADOOP.CONTOSO.EXAMPLE': 'nfs.contoso.example; node1.nfs.contoso.example',
    };
    const realms = {
      'UNIX.CONTOSO.EXAMPLE': '<k>kdc1.contoso.example</k>',
      'HADOOP.CONTOSO.EXAMPLE': '<k>kdc2.contoso.example</k>',
    };
    const { plan } = planFor([regInput(clientReg({ mappings, realms }))]);
    expect(plan.remedies).toEqual([]);
    expect(refusalOf(plan, 'missing-leading-dot').reason).toContain('suffix-mapped-to-two-realms');
  });

  it('leaves alone what the exports do not agree on', () => {
    const folder = 'fixtures/rules/missing-leading-dot/bad/report-both';
    const text = new TextDecoder('utf-16').decode(readFileSync(join(folder, 'gpreport.xml')));
    const other = text.replace('zscalerbeta.net; gateway', 'zscalerbeta.net;gateway');
    expect(other).not.toBe(text);
    const { plan } = planFor([
      inputOf('a/gpreport.xml', encode(text, 'utf-16le')),
      inputOf('b/gpreport.xml', encode(other, 'utf-16le')),
    ]);
    expect(plan.remedies).toEqual([]);
    expect(refusalOf(plan, 'missing-leading-dot').reason).toContain('do not agree');
  });

  it('changes the GPO, and no client that only has what the GPO gave it', () => {
    const inputs = inputsBelow('fixtures/rules/missing-leading-dot/bad', ['expected.json']).filter(
      ({ path }) => /^(?:report-both|reg-utf8-both)\//.test(path),
    );
    const { plan, result } = planFor(inputs);
    expect(result.report.findings.flatMap(({ related }) => related.map(({ path }) => path))).toContain(
      'reg-utf8-both/PC-0412.reg',
    );
    expect(onlyRemedy(plan).target.kind).toBe('gpo');
    expect(plan.refusals).toEqual([]);
  });

  it('gives what ksetup wrote a new key where the case of its name is wrong', () => {
    const { plan } = planFor([
      regInput(
        ksetupReg([
          '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\zscalerbeta.net]',
          `"KdcNames"=${hex7('kerberos.zscalerbeta.net')}`,
          '',
          '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\HostToRealm\\ZSCALERBETA.NET]',
          `"SpnMappings"=${hex7('.zscalerbeta.net', '.gateway.zscalerbeta.net')}`,
        ]),
      ),
    ]);
    expect(onlyRemedy(plan).change).toEqual({
      kind: 'key',
      list: 'MitRealms',
      parent: 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains',
      before: 'zscalerbeta.net',
      after: 'ZSCALERBETA.NET',
      values: [{ name: 'KdcNames', value: { type: 'REG_MULTI_SZ', items: ['kerberos.zscalerbeta.net'] } }],
    });
  });
});
