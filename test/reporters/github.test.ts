// Annotations of GitHub Actions, beyond what the hostile export shows.

import { describe, expect, it } from 'vitest';
import { github } from '../../src/reporters/github.ts';
import { workflowCommands } from '../support/code-hosts.ts';
import { contextOf, findingOf, reportOf } from './support.ts';

const print = (...given: Parameters<typeof github>) => [...github(...given)].join('');
const region = { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 };

describe('github', () => {
  it('prints nothing when nothing was found', () => {
    expect(print(reportOf({}), contextOf())).toBe('');
  });

  it('gives columns on one line alone', () => {
    const findings = [
      findingOf({ region, fingerprint: '1' }),
      findingOf({ region: { ...region, endLine: 4 }, fingerprint: '2' }),
      findingOf({ fingerprint: '3' }),
    ];
    const commands = workflowCommands(print(reportOf({ findings }), contextOf()));
    expect(
      commands.map(({ properties: { line, endLine, col, endColumn } }) => [line, endLine, col, endColumn]),
    ).toEqual([
      ['3', '3', '5', '9'],
      ['3', '4', undefined, undefined],
      [undefined, undefined, undefined, undefined],
    ]);
  });

  it('keeps the gravest ten of a level, says all in the log, and counts the others in one of ten notices', () => {
    const many = (severity: 'error' | 'warning' | 'info') =>
      Array.from({ length: 12 }, (_, at) => findingOf({ severity, fingerprint: `${severity} ${at}` }));
    const findings = [...many('info'), ...many('warning'), ...many('error')];
    const text = print(reportOf({ findings }), contextOf());
    const commands = workflowCommands(text);
    const count = (name: string) => commands.filter(({ command }) => command === name).length;
    expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
    expect(commands.at(-1)?.message).toMatch(/^7 more findings without an annotation/);
    expect(text.match(/^gpo-backup.*: (?:error|warning|info) missing-leading-dot: /gm)).toHaveLength(36);
  });

  it('names files as they are called, but for what a log would obey', () => {
    const findings = [
      findingOf({ path: 'a\u202fb\u200b.reg', fingerprint: '1' }),
      findingOf({ path: '\u001b\u202e##[x].reg' }),
    ];
    const commands = workflowCommands(print(reportOf({ findings }), contextOf()));
    expect(commands.map(({ properties }) => properties.file)).toEqual([
      'a\u202fb\u200b.reg',
      '<U+001B><U+202E>##<U+005B>x].reg',
    ]);
  });

  it('takes no percent sign for the beginning of an escape', () => {
    const findings = [findingOf({ path: 'a%0Ab%3A.reg', message: 'It is %0A::error::x %25.' })];
    const [command] = workflowCommands(print(reportOf({ findings }), contextOf()));
    expect(command?.properties.file).toBe('a%0Ab%3A.reg');
    expect(command?.message).toContain('It is %0A<U+003A>:error::x %25.');
  });

  it('sends nobody to the log for what --max-findings keeps out of it', () => {
    const findings = Array.from({ length: 30 }, (_, at) => findingOf({ fingerprint: `${at}` }));
    const last = (maxFindings: number) =>
      workflowCommands(print(reportOf({ findings }), contextOf({ maxFindings }))).at(-1)?.message;
    expect(last(30)).toMatch(/the log has them all$/);
    expect(last(29)).toMatch(/raise --max-findings$/);
  });

  it('calls what blocks the verdict an error, and leaves out what is held back', () => {
    const findings = [
      findingOf({ severity: 'info', blocking: true, fingerprint: '1' }),
      findingOf({ suppressed: { by: 'baseline', reason: 'known' }, fingerprint: '2' }),
    ];
    const commands = workflowCommands(print(reportOf({ findings }), contextOf()));
    expect(commands.map(({ command }) => command)).toEqual(['error']);
  });
});
