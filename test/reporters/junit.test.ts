// JUnit reports, beyond what the hostile export shows.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { junit } from '../../src/reporters/junit.ts';
import { contextOf, findingOf, HOSTILE_REPORT, reportOf } from './support.ts';

const schema = readFileSync(new URL('../../schemas/vendor/jenkins-junit.xsd', import.meta.url), 'utf8');
const print = (...given: Parameters<typeof junit>) => [...junit(...given)].join('');
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const inputs = [{ path: 'a.reg', format: 'reg', status: 'read', facts: 2 }] as const;

describe('junit', () => {
  // libxml2 is asked once of all: it starts anew, in a thread of its own, each time.
  it('fits the schema of Jenkins: an empty run, one without a verdict, a clean one and a hostile report', async () => {
    const reports = [reportOf({}), reportOf({}, { exitCode: 3 }), reportOf({ inputs }), HOSTILE_REPORT];
    const xml = reports.map((report, index) => ({
      fileName: `${index}.xml`,
      contents: print(report, contextOf()),
    }));
    const { errors } = await validateXML({ xml, schema: [schema] });
    expect(errors).toEqual([]);
    for (const { contents } of xml) expect(count(contents, /<testcase /g)).toBeGreaterThan(0);
  });

  it('has one case that passes for an empty run, and one for a clean file', () => {
    expect(print(reportOf({}), contextOf())).toContain(
      '<testcase name="nothing to read" classname="realmlint" time="0"/>',
    );
    expect(print(reportOf({ inputs }), contextOf())).toContain(
      '<testcase name="nothing found" classname="a_reg" time="0"/>',
    );
  });

  it.each([
    ['unreadable', 'error', 'It could be read not at all.'],
    ['partial', 'error', 'It could be read only in part.'],
    ['superseded', 'skipped', 'superseded by a newer backup'],
    ['no-evidence', null, 'no realm settings'],
  ] as const)('does not call %s without a finding clean', (status, element, said) => {
    const input = { path: 'a.reg', format: 'reg', status, facts: 0 } as const;
    const text = print(reportOf({ inputs: [input] }, { exitCode: 3 }), contextOf());
    expect(text).not.toContain('nothing found');
    expect(text).toContain(said);
    const outcomes = [...text.matchAll(/<(error|skipped|failure)\b/g)].map(([, name]) => name);
    // A run without a verdict has an error in any case.
    expect(outcomes).toEqual(element === 'error' ? ['error'] : element ? [element, 'error'] : ['error']);
  });

  it('says of a file with findings too that it was not read whole', () => {
    const input = { path: 'a.reg', format: 'reg', status: 'partial', facts: 1 } as const;
    const findings = [findingOf({ path: 'a.reg', severity: 'info' })];
    const text = print(reportOf({ inputs: [input], findings }, { exitCode: 3 }), contextOf());
    expect([count(text, /<error /g), count(text, /<testcase /g)]).toEqual([1, 2]);
    const blocking = [findingOf({ path: 'a.reg', severity: 'info', blocking: true })];
    const said = print(reportOf({ inputs: [input], findings: blocking }, { exitCode: 3 }), contextOf());
    expect([count(said, /<error /g), count(said, /<testcase /g)]).toEqual([1, 1]);
  });

  it('has an error for a run without a verdict, and none for a remark', () => {
    expect(count(print(reportOf({ inputs }, { exitCode: 3 }), contextOf()), /<error /g)).toBe(1);
    const problems = [{ kind: 'baseline-stale', message: 'smaller' }] as const;
    const text = print(reportOf({ inputs, problems }), contextOf());
    expect(count(text, /<error |<failure /g)).toBe(0);
    expect(text).toContain('<system-out>smaller</system-out>');
  });

  it.each([
    ['error', 1],
    ['warning', 2],
    ['info', 3],
    ['never', 0],
  ] as const)('fails what --fail-on %s means', (failOn, failures) => {
    const severities = ['error', 'warning', 'info'] as const;
    const findings = severities.map((severity) => findingOf({ severity, fingerprint: severity }));
    const text = print(reportOf({ findings }), contextOf({ failOn }));
    expect(count(text, /<failure /g)).toBe(failures);
    expect(count(text, /<system-out>/g)).toBe(3 - failures);
  });

  it('gives no two cases of a file one name', () => {
    const findings = [findingOf({ fingerprint: '1' }), findingOf({ fingerprint: '2' })];
    const text = print(reportOf({ findings }), contextOf());
    expect(text).toMatch(/name="missing-leading-dot: GPO &quot;CORP Zscaler Kerberos&quot;" /);
    expect(text).toMatch(/name="missing-leading-dot: GPO &quot;CORP Zscaler Kerberos&quot; \(2\)" /);
  });
});
