// The report for programs: what the schema says, in the order that is promised.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { json } from '../../src/reporters/json.ts';
import { FINDINGS, findingOf, HOSTILE_REPORT, reportOf } from './support.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

function render(report: Report): string {
  return [...json(report)].join('');
}

function errorsOf(value: unknown): string[] {
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('the JSON report', () => {
  it('looks like this', async () => {
    const short = reportOf({
      ...HOSTILE_REPORT,
      findings: FINDINGS.filter(({ ruleId }) => ruleId !== 'mapping-too-long'),
    });
    await expect(render(short)).toMatchFileSnapshot('../../fixtures/cli/golden/report.json');
  });

  it.each([
    ['full', HOSTILE_REPORT],
    ['empty', reportOf({})],
  ])('keeps to the schema (%s)', (_, report) => {
    expect(errorsOf(JSON.parse(render(report)))).toEqual([]);
  });

  it('is laid out as JSON.stringify does it, without a byte order mark, with a newline at the end', () => {
    const shown = render(reportOf({ findings: [findingOf({})], inputs: HOSTILE_REPORT.inputs.slice(0, 1) }));
    expect(shown).toBe(`${JSON.stringify(JSON.parse(shown), null, 2)}\n`);
  });

  it('loses nothing', () => {
    expect(JSON.parse(render(HOSTILE_REPORT))).toEqual(JSON.parse(JSON.stringify(HOSTILE_REPORT)));
  });

  it('escapes what a terminal would obey or nobody would see', () => {
    const message = '\u009b2J\u00a0\u202e\u{e0041}\ud800 東京🏢';
    const shown = render(reportOf({ findings: [findingOf({ message })] }));
    expect(shown).toContain('"message": "\\u009b2J\\u00a0\\u202e\\udb40\\udc41\\ud800 東京🏢"');
    expect(JSON.parse(shown).findings[0].message).toBe(message);
  });

  it('has the members of a finding in their order, and no others', () => {
    const finding = {
      ...findingOf({ realm: 'A', byteOffset: 0, basis: 'config', blocking: true }),
      stray: 1,
    };
    const [shown] = JSON.parse(render(reportOf({ findings: [finding] }))).findings;
    expect(Object.keys(shown)).toEqual([
      'ruleId',
      'severity',
      'message',
      'path',
      'format',
      'region',
      'byteOffset',
      'locator',
      'subject',
      'realm',
      'actual',
      'expected',
      'basis',
      'related',
      'symptoms',
      'guide',
      'blocking',
      'fingerprint',
    ]);
  });

  it('is written finding by finding', () => {
    const chunks = [...json(reportOf({ findings: FINDINGS }))];
    for (const finding of FINDINGS) {
      expect(
        chunks.filter((chunk) => chunk.includes(`"fingerprint": "${finding.fingerprint}"`)),
      ).toHaveLength(1);
    }
    expect(chunks.filter((chunk) => chunk.match(/"fingerprint"/g)?.length ?? 0)).toHaveLength(
      FINDINGS.length,
    );
  });
});

describe('the schema of the report', () => {
  const report = JSON.parse(render(HOSTILE_REPORT));

  it.each([
    ['a stray member', { ...report, stray: 1 }],
    ['another version', { ...report, schemaVersion: 2 }],
    [
      'a line 0',
      {
        ...report,
        findings: [
          { ...report.findings[0], region: { startLine: 0, startColumn: 1, endLine: 1, endColumn: 1 } },
        ],
      },
    ],
    [
      'a finding without fingerprint',
      { ...report, findings: [{ ...report.findings[0], fingerprint: undefined }] },
    ],
    ['blocking that is false', { ...report, findings: [{ ...report.findings[0], blocking: false }] }],
    ['a seventh step', { ...report, coverage: [{ ...report.coverage[0], guide: 7 }] }],
    [
      'exit code 2, with which nothing was linted',
      { ...report, summary: { ...report.summary, exitCode: 2 } },
    ],
  ])('refuses %s', (_, value) => {
    expect(errorsOf(JSON.parse(JSON.stringify(value)))).not.toEqual([]);
  });
});
