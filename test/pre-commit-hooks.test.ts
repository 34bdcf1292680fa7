// .pre-commit-hooks.yaml, as far as it can be judged without pre-commit: test/interop/pre-commit.test.ts runs the hooks.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const hooks: Record<string, unknown>[] = parse(
  readFileSync(new URL('../.pre-commit-hooks.yaml', import.meta.url), 'utf8'),
);

describe('.pre-commit-hooks.yaml', () => {
  it('has two hooks that differ by where the program comes from', () => {
    expect(hooks.map(({ id, language }) => [id, language])).toEqual([
      ['realmlint', 'node'],
      ['realmlint-system', 'system'],
    ]);
    const [ours, system] = hooks.map(({ id, name, description, language, ...rest }) => rest);
    expect(ours).toEqual(system);
  });

  it('starts them whatever the names of the files in a commit', () => {
    for (const hook of hooks) {
      expect(hook).toMatchObject({ always_run: true, pass_filenames: false });
      for (const filter of ['files', 'exclude', 'types', 'types_or', 'exclude_types'])
        expect(hook).not.toHaveProperty(filter);
    }
  });
  it('names no stages, which no two versions of pre-commit would take alike', () => {
    for (const hook of hooks) expect(hook).not.toHaveProperty('stages');
  });
});
