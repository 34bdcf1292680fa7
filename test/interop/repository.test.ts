// What the tests of hooks and of the action are run on: the files as they lie here, committed or not.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, repositoryOfRealmlint } from './support/repository.ts';
import { must, ROOT, run } from './support/run.ts';

describe('the repository that tests install from', () => {
  it('has what was edited, added and deleted since the last commit, and nothing that is ignored', () => {
    const here = repository('edited');
    here.put('.gitignore', 'dist/\n');
    here.put('.pre-commit-hooks.yaml', 'entry: realmlint\n');
    here.put('src/old.ts', '');
    here.git('add', '--all');
    here.git('commit', '--quiet', '--message', 'Before');
    here.put('.pre-commit-hooks.yaml', 'entry: realmlint-typo\n');
    here.put('src/new one.ts', '');
    here.put('dist/realmlint.js', '');
    rmSync(join(here.path, 'src/old.ts'));

    const { path, revision } = repositoryOfRealmlint(here.path);
    const git = (...args: string[]) => must('git', args, { cwd: path });
    expect(git('ls-tree', '-r', '--name-only', revision).split('\n').slice(0, -1)).toEqual([
      '.gitignore',
      '.pre-commit-hooks.yaml',
      'src/new one.ts',
    ]);
    expect(git('show', `${revision}:.pre-commit-hooks.yaml`)).toBe('entry: realmlint-typo\n');
  });

  it('is this project', () => {
    const { path } = repositoryOfRealmlint();
    for (const name of ['.pre-commit-hooks.yaml', 'action.yml', 'package-lock.json'])
      expect(readFileSync(join(path, name))).toEqual(readFileSync(join(ROOT, name)));
    expect(must('git', ['status', '--porcelain'], { cwd: path })).toBe('');
  });

  it('can be made where the checkout has another owner', () => {
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const { status, stderr } = run('git', ['ls-files', '--error-unmatch', 'action.yml'], { cwd: ROOT, env });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
