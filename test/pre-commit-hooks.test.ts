// .pre-commit-hooks.yaml: which names start a hook. test/interop/pre-commit.test.ts runs them.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { HOOK_NAMES } from './support/hook-names.ts';

const hooks: { id: string; files: string; args: string[]; pass_filenames: boolean }[] = parse(
  readFileSync(new URL('../.pre-commit-hooks.yaml', import.meta.url), 'utf8'),
);

/** What Python makes of a pattern that begins with (?ix): blanks in it count for nothing. */
function patternOf(files: string): RegExp {
  expect(files).toMatch(/^\(\?ix\)/);
  return new RegExp(files.replace(/^\(\?ix\)/, '').replaceAll(/\s+/g, ''), 'i');
}

describe('.pre-commit-hooks.yaml', () => {
  it('has two hooks that differ by where the program comes from', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['realmlint', 'realmlint-system']);
    const [ours, system] = hooks;
    expect([ours?.files, ours?.args, ours?.pass_filenames]).toEqual([
      system?.files,
      system?.args,
      system?.pass_filenames,
    ]);
  });

  it.each(HOOK_NAMES)('%s starts them: %s', (name, starts) => {
    expect(patternOf(hooks[0]?.files ?? '').test(name)).toBe(starts);
  });
});
