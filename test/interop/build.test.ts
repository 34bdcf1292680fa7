// The build: the program lies in dist only when all else does.

import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryOfRealmlint } from './support/repository.ts';
import { ROOT, run } from './support/run.ts';

let cwd = '';

beforeAll(() => {
  cwd = repositoryOfRealmlint().path;
  symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'));
});

const build = () => run(process.execPath, ['scripts/build.mjs'], { cwd });
const built = (name: string) => existsSync(join(cwd, 'dist', name));

describe('npm run build', () => {
  it('leaves the program, the library and its declarations', () => {
    expect(build()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(['realmlint.js', 'library/index.js', 'library/types/src/lint.d.ts'].map(built)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('leaves no program when the declarations cannot be made', () => {
    writeFileSync(join(cwd, 'src', 'lint.ts'), 'export const count: number = "six";\n');
    const { status, stdout, stderr } = build();
    expect(status, stdout + stderr).toBe(1);
    expect(built('realmlint.js')).toBe(false);
  });
});
