// The hooks as pre-commit runs them: installed from a repository, started by git commit, in a repository of exports.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { HOOK_NAMES } from '../support/hook-names.ts';
import { type Repository, repository, repositoryOfRealmlint } from './support/repository.ts';
import { emptyFolder, ROOT, run } from './support/run.ts';
import { startScript } from './support/start-script.ts';

const BAD = 'fixtures/demo/gpo-backup';
const GOOD = 'fixtures/rules/gpo-version-mismatch/good/backup-same';
const REPORT = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/gpreport.xml';

let project: ReturnType<typeof repositoryOfRealmlint>;
let env: Record<string, string>;

beforeAll(() => {
  project = repositoryOfRealmlint();
  // Hooks are installed once for all repositories of the run, and nothing is left in the home folder.
  env = { PRE_COMMIT_HOME: emptyFolder('pre-commit'), PATH: startScript(emptyFolder('path')) };
});

function hooked(id: string): Repository {
  const here = repository(id);
  const { path, revision } = project;
  here.put(
    '.pre-commit-config.yaml',
    `repos:\n  - repo: ${path}\n    rev: ${revision}\n    hooks:\n      - id: ${id}\n`,
  );
  const { status, stdout, stderr } = run('pre-commit', ['install'], { cwd: here.path, env });
  expect(status, stdout + stderr).toBe(0);
  return here;
}

/** Commits all that is there: whether git took it, and what was said. */
function commit(here: Repository, message: string): { taken: boolean; said: string } {
  here.git('add', '--all');
  const { status, stdout, stderr } = run('git', ['commit', '-m', message], { cwd: here.path, env });
  const said = stdout + stderr;
  expect(said).not.toMatch(/InvalidManifest|InvalidConfig|An unexpected error/);
  return { taken: status === 0, said };
}

describe.each(['realmlint', 'realmlint-system'])('the hook %s', (id) => {
  it('refuses a bad backup with its findings, and takes a good one', () => {
    const here = hooked(id);
    here.copy(BAD, 'exports/new GPO');
    const refused = commit(here, 'The GPO');
    expect(refused.taken, refused.said).toBe(false);
    expect(refused.said).toContain('- exit code: 1');
    expect(refused.said).toContain(`exports/new GPO/${REPORT}:37:26  error  missing-leading-dot`);
    expect(refused.said).toContain('expected  .zscalerbeta.net');

    here.git('rm', '-r', '--quiet', '--cached', '.');
    run('rm', ['-r', 'exports'], { cwd: here.path });
    here.copy(GOOD, 'exports/new GPO');
    const taken = commit(here, 'The GPO, mended');
    expect(taken.taken, taken.said).toBe(true);
    expect(taken.said).toMatch(/realmlint.*Passed/);
  });

  it('has no verdict on an export that is cut off, and refuses it', () => {
    const here = hooked(id);
    here.put('exports/gpreport.xml', readFileSync(join(ROOT, BAD, REPORT)).subarray(0, 3000));
    const { taken, said } = commit(here, 'Half a report');
    expect(taken, said).toBe(false);
    expect(said).toContain('- exit code: 3');
    expect(said).toContain('evidence-incomplete');
  });

  it('does not run where no export is touched', () => {
    const here = hooked(id);
    here.put('README.md', '# Our GPOs\n');
    const { taken, said } = commit(here, 'A page');
    expect(taken, said).toBe(true);
    expect(said).toMatch(/realmlint.*\(no files to check\)\s*Skipped/);
  });

  it('takes a commit whose exports show no realm at all', () => {
    const here = hooked(id);
    here.put(
      'exports/PC 0217/other.reg',
      'REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n"a"="b"\r\n',
    );
    const { taken, said } = commit(here, 'Another key');
    expect(taken, said).toBe(true);
    expect(said).toMatch(/realmlint.*Passed/);
  });
});

describe('the pattern of the hooks', () => {
  it('is read by Python as by our own test', () => {
    const [{ files }] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
    const program =
      'import json, re, sys; p, n = json.load(sys.stdin); print(json.dumps([bool(re.search(p, x)) for x in n]))';
    const names = HOOK_NAMES.map(([name]) => name);
    const { stdout, stderr } = run('python3', ['-c', program], {
      cwd: ROOT,
      input: JSON.stringify([files, names]),
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(HOOK_NAMES.map(([, starts]) => starts));
  });
});
