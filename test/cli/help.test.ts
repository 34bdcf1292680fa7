// The help: narrow enough, complete, and true.

import { describe, expect, it } from 'vitest';
import { helpOf } from '../../src/cli/help.ts';
import { COMMANDS, OPTIONS } from '../../src/cli/options.ts';
import { EXIT_CODES } from '../../src/model/exit-codes.ts';

describe('helpOf', () => {
  it.each(COMMANDS)('%s fits 80 columns and ends with one line break', (command) => {
    const text = helpOf(command);
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it.each(COMMANDS)('%s lists its options and no others', (command) => {
    const text = helpOf(command);
    for (const { name, commands } of OPTIONS) {
      const listed = new RegExp(`^  --${name}[ \\n]`, 'm').test(text);
      expect(listed, name).toBe((commands as readonly string[]).includes(command));
    }
  });

  it('names every exit code, and shows examples', () => {
    for (const command of ['lint', 'drift'] as const) {
      const text = helpOf(command);
      for (const { code, meaning } of Object.values(EXIT_CODES)) {
        expect(text).toContain(`${code}  ${meaning}`);
      }
      expect(text.match(/^ {2}realmlint /gm)).toHaveLength(3);
    }
  });
});
