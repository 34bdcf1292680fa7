// Every format of the command line has its reporter.

import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/reporters/index.ts';
import { contextOf, HOSTILE_REPORT } from './support.ts';

describe('reporters', () => {
  it('are these', () => {
    expect(Object.keys(reporters)).toEqual([
      'text',
      'compact',
      'json',
      'sarif',
      'github',
      'gitlab',
      'azure',
      'junit',
      'markdown',
      'html',
    ]);
  });

  it.each(Object.entries(reporters))('%s ends with one newline', (_, reporter) => {
    expect([...reporter(HOSTILE_REPORT, contextOf())].join('')).toMatch(/[^\n]\n$/);
  });
});
