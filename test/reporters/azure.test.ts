// Issues of Azure Pipelines, beyond what the hostile export shows.

import { describe, expect, it } from 'vitest';
import { azure } from '../../src/reporters/azure.ts';
import { loggingCommands } from '../support/code-hosts.ts';
import { contextOf, findingOf, reportOf } from './support.ts';

const commandsOf = (...given: Parameters<typeof azure>) => loggingCommands([...azure(...given)].join(''));
const RESULT = { result: 'SucceededWithIssues' };

describe('azure', () => {
  it('prints nothing when nothing was found', () => {
    expect([...azure(reportOf({}), contextOf())]).toEqual([]);
  });

  it.each([
    ['warning', 0, true],
    ['error', 0, true],
    ['info', 0, false],
    ['error', 1, false],
    ['warning', 3, false],
  ] as const)('for %s and exit %i the step is amber: %s', (severity, exitCode, amber) => {
    const commands = commandsOf(reportOf({ findings: [findingOf({ severity })] }, { exitCode }), contextOf());
    const last = commands.at(-1);
    expect(last?.command === 'task.complete').toBe(amber);
    if (amber)
      expect(last).toEqual({ command: 'task.complete', properties: RESULT, message: `1 ${severity}` });
  });

  it('keeps ten of a type, and counts the others in the last of the warnings', () => {
    const many = (severity: 'error' | 'warning' | 'info') =>
      Array.from({ length: 12 }, (_, at) => findingOf({ severity, fingerprint: `${severity} ${at}` }));
    const findings = [...many('info'), ...many('warning'), ...many('error')];
    const commands = commandsOf(reportOf({ findings }, { exitCode: 1 }), contextOf());
    const count = (type: string) => commands.filter(({ properties }) => properties.type === type).length;
    expect([count('error'), count('warning')]).toEqual([10, 10]);
    expect(commands.at(-1)?.message).toMatch(/^17 more findings without an issue/);
  });

  it('takes no percent sign for the beginning of an escape', () => {
    const findings = [findingOf({ path: 'a%0Ab%5D.reg', message: 'It is %0A##vso[x]y %AZP25.' })];
    const [command] = commandsOf(reportOf({ findings }, { exitCode: 1 }), contextOf());
    expect(command?.properties.sourcepath).toMatch(/a%0Ab%5D\.reg$/);
    expect(command?.message).toContain('It is %0A##vso<U+005B>x]y %AZP25.');
  });

  it('has no type but error and warning', () => {
    const severities = ['error', 'warning', 'info'] as const;
    const findings = severities.map((severity) => findingOf({ severity, fingerprint: severity }));
    const types = commandsOf(reportOf({ findings }, { exitCode: 1 }), contextOf()).map(
      ({ properties }) => properties.type,
    );
    expect(types).toEqual(['error', 'warning', 'warning']);
  });
});
