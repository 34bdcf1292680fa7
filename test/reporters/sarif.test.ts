// SARIF, beyond what the hostile export shows.

import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { sarif } from '../../src/reporters/sarif.ts';
import { sarifMessage } from '../support/code-hosts.ts';
import { sarifErrors } from '../support/sarif-schema.ts';
import { itThorough } from '../support/thorough.ts';
import { contextOf, findingOf, HOSTILE_REPORT, reportOf } from './support.ts';

const logOf = (report: Report) => JSON.parse([...sarif(report, contextOf())].join(''));
const runOf = (report: Report) => {
  const log = logOf(report);
  expect(sarifErrors(log)).toBeNull();
  return log.runs[0];
};
const inputs = [{ path: 'a.reg', format: 'reg', status: 'read', facts: 2 }] as const;
const resultOf = (changes: Parameters<typeof findingOf>[0]) =>
  runOf(reportOf({ inputs, findings: [findingOf(changes)] })).results[0];

describe('sarif', () => {
  it('of a clean run has all rules and no results', () => {
    const { results, tool, invocations } = runOf(reportOf({ inputs }));
    expect(results).toEqual([]);
    expect(tool.driver.rules).toHaveLength(3);
    expect(invocations[0]).toMatchObject({
      executionSuccessful: true,
      exitCode: 0,
      toolExecutionNotifications: [],
    });
  });

  it('fits its schema whatever is in the report', () => {
    expect(runOf(HOSTILE_REPORT).results).toHaveLength(HOSTILE_REPORT.findings.length);
  });

  it.each([
    ['exports/a b.reg', 'exports/a%20b.reg', '%SRCROOT%'],
    ['../a.reg', '../a.reg', '%SRCROOT%'],
    ['c:d/a.reg', 'c%3Ad/a.reg', '%SRCROOT%'],
    ['D:/exports/a.reg', 'file:///D:/exports/a.reg', undefined],
    ['//server/share/a.reg', 'file://server/share/a.reg', undefined],
    ['/exports/a.reg', 'file:///exports/a.reg', undefined],
    ["{1}/ä%20('!).reg", '%7B1%7D/%C3%A4%2520%28%27%21%29.reg', '%SRCROOT%'],
    ['\ud800.reg', '%EF%BF%BD.reg', '%SRCROOT%'],
    ['<stdin>', '%3Cstdin%3E', '%SRCROOT%'],
  ])('calls %s %s', (path, uri, uriBaseId) => {
    const [{ physicalLocation }] = resultOf({ path }).locations;
    expect(physicalLocation.artifactLocation).toEqual(uriBaseId ? { uri, uriBaseId } : { uri });
    expect(physicalLocation.region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
  });

  it('has notifications that link nowhere', () => {
    const message = 'It holds [x](https://evil.example).';
    const report = reportOf({
      inputs: [{ path: 'a.zip!/[y](1).reg', format: null, status: 'unreadable', facts: 0, message }],
      problems: [{ kind: 'internal', message }],
    });
    const texts = runOf(report).invocations[0].toolExecutionNotifications.map(
      (notification: { message: { text: string } }) => notification.message.text,
    );
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) {
      expect(text).toContain('\\[x\\](https');
      expect(text).not.toMatch(/(?<!\\)[[\]]/);
    }
  });

  it.each(['\\[x\\](https://evil.example)', '\\\\[x](1)', 'a\\', 'HKLM\\SOFTWARE', '[[]', '\\\\\\[2](2)'])(
    'says %j and links nowhere else',
    (text) => {
      const related = [{ path: `a/${text}.reg`, region: null, locator: '', message: '' }];
      const { message } = resultOf({ message: `There is ${text}.`, related });
      const said = sarifMessage(message.text);
      expect(said.links).toEqual(['1']);
      // Backslashes that stand before no bracket stay as they are.
      expect(said.text).toContain(`There is ${text}.`);
      expect(said.text).toContain(`See also ${text.replace(/.*\//, '')}.reg.`);
    },
  );

  itThorough(
    'keeps within the results that code scanning takes: what stands first, the gravest first',
    () => {
      const findings = Array.from({ length: 26_000 }, (_, at) =>
        findingOf({
          fingerprint: `${at}`,
          severity: at === 25_999 ? 'error' : 'info',
          ...(at < 10_000 ? { suppressed: { by: 'baseline', reason: 'known' } as const } : {}),
        }),
      );
      // Checking so many by the schema would take longer than all other tests of it.
      const [run] = logOf(reportOf({ inputs, findings })).runs;
      expect(run.results).toHaveLength(25_000);
      expect(run.results[0].level).toBe('error');
      expect(run.results.filter(({ suppressions }: { suppressions?: unknown }) => suppressions)).toHaveLength(
        9_000,
      );
      expect(run.invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^1,000 more findings/);
    },
  );

  it('links at most five related places, and keeps at most a thousand', () => {
    const related = Array.from({ length: 1200 }, (_, at) => ({
      path: `clients/PC-${at}.reg`,
      region: null,
      locator: '',
      message: '',
    }));
    const { message, relatedLocations } = resultOf({ message: 'Wrong [really]', related });
    expect(message.text).toBe(
      'Wrong \\[really\\]. See also [PC-0.reg](1), [PC-1.reg](2), [PC-2.reg](3), [PC-3.reg](4), [PC-4.reg](5) and 1195 more.',
    );
    expect(relatedLocations).toHaveLength(1000);
    expect(relatedLocations[0].message.text).toBe('clients/PC-0.reg');
  });

  it('marks what is held back, and by whom', () => {
    const suppressed = { by: 'config', reason: 'waits', until: '2099-12-31' } as const;
    expect(resultOf({ suppressed }).suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'waits (until 2099-12-31)',
        properties: { by: 'config' },
      },
    ]);
  });

  it('calls a gap an error, and a finding of a rule that it does not describe by its id alone', () => {
    expect(resultOf({ severity: 'info', blocking: true }).level).toBe('error');
    expect(resultOf({ severity: 'info' }).level).toBe('note');
    expect(resultOf({ ruleId: 'of-ones-own' }).ruleIndex).toBeUndefined();
  });

  it.each([
    [0, true],
    [1, true],
    [3, false],
    [70, false],
  ])('exit %i was successful: %s', (exitCode, successful) => {
    const [invocation] = runOf(reportOf({ inputs }, { exitCode })).invocations;
    expect(invocation.executionSuccessful).toBe(successful);
    expect(invocation.toolExecutionNotifications).toHaveLength(successful ? 0 : 1);
  });
});
