// GitLab's Code Quality report, beyond what the hostile export shows.

import { describe, expect, it } from 'vitest';
import { gitlab } from '../../src/reporters/gitlab.ts';
import { qualityEntries } from '../support/code-hosts.ts';
import { contextOf, findingOf, reportOf } from './support.ts';

const print = (...given: Parameters<typeof gitlab>) => [...gitlab(...given)].join('');

describe('gitlab', () => {
  it('is an empty list when nothing was found', () => {
    expect(print(reportOf({}), contextOf())).toBe('[]\n');
  });

  it('has severities of its own, and lines only where there are some', () => {
    const region = { startLine: 3, startColumn: 5, endLine: 4, endColumn: 9 };
    const findings = [
      findingOf({ severity: 'info', fingerprint: '1' }),
      findingOf({ severity: 'warning', fingerprint: '2', region }),
      findingOf({ severity: 'error', fingerprint: '3' }),
      findingOf({ severity: 'info', blocking: true, fingerprint: '4' }),
    ];
    const entries = qualityEntries(print(reportOf({ findings }), contextOf()));
    expect(entries.map(({ severity, location: { lines } }) => [severity, lines])).toEqual([
      ['blocker', { begin: 1, end: 1 }],
      ['critical', { begin: 1, end: 1 }],
      ['major', { begin: 3, end: 4 }],
      ['info', { begin: 1, end: 1 }],
    ]);
  });

  it('keeps every entry: no fingerprint twice, and none that changes with the line', () => {
    const problems = [
      { kind: 'internal', message: 'The rule a failed.' },
      { kind: 'internal', message: 'The rule b failed.' },
    ] as const;
    expect(
      qualityEntries(print(reportOf({ problems }), contextOf())).map(({ location }) => location.path),
    ).toEqual(['.', '.']);
    const at = (line: number) => {
      const region = { startLine: line, startColumn: 1, endLine: line, endColumn: 2 };
      return qualityEntries(print(reportOf({ findings: [findingOf({ region })] }), contextOf()))[0]
        ?.fingerprint;
    };
    expect(at(7)).toBe(at(8));
  });

  it('says that there is no verdict, at the input that is to blame', () => {
    const read = { path: 'a.reg', format: 'reg', status: 'read', facts: 1 } as const;
    const inputs = [read, { ...read, path: 'b.zip!/b.reg', status: 'partial' }] as const;
    const context = contextOf({
      fromRoot: (path) => `exports/${path}`,
      fileOf: (path) => path.replace(/!.*/, ''),
    });
    const entries = qualityEntries(print(reportOf({ inputs }, { exitCode: 3 }), context));
    expect(entries.map(({ severity, location }) => [severity, location.path])).toEqual([
      ['blocker', 'exports/b.zip'],
    ]);
    expect(entries[0]?.description).toContain('b.zip!/b.reg');
  });

  it('tells what two runs say of themselves apart', () => {
    const said = (message: string) =>
      qualityEntries(print(reportOf({ problems: [{ kind: 'no-evidence', message }] }), contextOf()))[0]
        ?.fingerprint;
    expect(said('Nothing of a.')).not.toBe(said('Nothing of b.'));
  });
});
