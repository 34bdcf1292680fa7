// The hooks as pre-commit runs them: installed from a repository, started by git commit, in a repository of exports. The
// configs are those of docs/pre-commit.md, word for word.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blockOf, page } from './support/page.ts';
import { type Repository, repository, repositoryOfRealmlint } from './support/repository.ts';
import { emptyFolder, gitSettings, must, ROOT, run } from './support/run.ts';
import { startScript } from './support/start-script.ts';

const BAD = 'fixtures/demo/gpo-backup';
const GOOD = 'fixtures/rules/gpo-version-mismatch/good/backup-same';
const TWO_GPOS = 'fixtures/rules/realm-without-mapping/good/report-in-another-gpo';
const TRUST = 'fixtures/demo/trust/Get-ADObject.txt';
const REPORT = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/gpreport.xml';
const STRANGER = 'REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n"a"="b"\r\n';

const CONFIG = blockOf('pre-commit', 'file: .pre-commit-config.yaml');
let env: Record<string, string>;

beforeAll(() => {
  const { path } = repositoryOfRealmlint();
  must('git', ['tag', 'v0.1.0'], { cwd: path });
  env = {
    // Hooks are installed once for all repositories of the run, and nothing is left in the home folder.
    PRE_COMMIT_HOME: emptyFolder('pre-commit'),
    PATH: startScript(emptyFolder('path')),
    ...gitSettings({ [`url.${path}.insteadOf`]: 'https://git.contoso.example/tools/realmlint' }),
  };
  // What the first commit would wait for: a minute and more where something else runs on the machine.
  must('pre-commit', ['install-hooks'], { cwd: hooked(CONFIG).path, env });
});

/** A repository with the config, and with hooks by the command of the page, or another. */
function hooked(config: string, install = blockOf('pre-commit', 'hooks')): Repository {
  const here = repository('exports');
  here.put('.pre-commit-config.yaml', config);
  const { status, stdout, stderr } = run('sh', ['-c', install], { cwd: here.path, env });
  expect(status, stdout + stderr).toBe(0);
  return here;
}

const SYSTEM = CONFIG.replace('id: realmlint', 'id: realmlint-system');

/** Commits what is staged, by itself all that is there: whether git took it, and what was said. */
function commit(here: Repository, ...staging: string[][]): { taken: boolean; said: string } {
  for (const args of staging.length === 0 ? [['add', '--all']] : staging) here.git(...args);
  return git(here, 'commit', '-m', 'Exports');
}

/** A command of git that may start hooks. */
function git(here: Repository, ...args: string[]): { taken: boolean; said: string } {
  const { status, stdout, stderr } = run('git', args, { cwd: here.path, env });
  const said = stdout + stderr;
  expect(said).not.toMatch(/InvalidManifest|InvalidConfig|An unexpected error/);
  return { taken: status === 0, said };
}

function takes(here: Repository, ...staging: string[][]): void {
  const { taken, said } = commit(here, ...staging);
  expect(taken, said).toBe(true);
  expect(said).toMatch(/realmlint.*Passed/);
}

function refuses(here: Repository, code: number, rule: string, ...staging: string[][]): void {
  const { taken, said } = commit(here, ...staging);
  expect(taken, said).toBe(false);
  expect(said).toContain(`- exit code: ${code}`);
  expect(said).toContain(rule);
}

/** On main and on `tidy`, each good, one of two copies of a host map is gone: merged, both are. */
function diverged(config: string, install?: string): Repository {
  const here = hooked(config, install);
  here.copy(TWO_GPOS, 'exports');
  here.copy(`${TWO_GPOS}/mappings.xml`, 'exports/again/mappings.xml');
  takes(here);
  here.git('checkout', '--quiet', '-b', 'tidy');
  takes(here, ['rm', '--quiet', 'exports/mappings.xml']);
  here.git('checkout', '--quiet', 'main');
  takes(here, ['rm', '--quiet', 'exports/again/mappings.xml']);
  return here;
}

const merge = (here: Repository) => git(here, 'merge', '--no-edit', 'tidy');

describe.each([
  ['realmlint', CONFIG],
  ['realmlint-system', SYSTEM],
])('the hook %s', (_, config) => {
  it('refuses a bad backup with its findings, and takes a good one', () => {
    const here = hooked(config);
    here.copy(BAD, 'exports/new GPO');
    const refused = commit(here);
    expect(refused.taken, refused.said).toBe(false);
    expect(refused.said).toContain('- exit code: 1');
    expect(refused.said).toContain(`exports/new GPO/${REPORT}:37:26  error  missing-leading-dot`);
    expect(refused.said).toContain('expected  .zscalerbeta.net');

    here.git('rm', '-r', '--quiet', '--cached', '.');
    rmSync(join(here.path, 'exports'), { recursive: true });
    here.copy(GOOD, 'exports/new GPO');
    takes(here);
  });

  it('has no verdict on an export that is cut off, and refuses it', () => {
    const here = hooked(config);
    here.put('exports/gpreport.xml', readFileSync(join(ROOT, BAD, REPORT)).subarray(0, 3000));
    refuses(here, 3, 'evidence-incomplete');
  });

  it.each([
    ['trust.txt', TRUST, 'trust-transitive'],
    ['PC-0217/kerberos.txt', 'fixtures/demo/clients/PC-0217.txt', 'suspicious-characters'],
    ['AllGPOs.xml', `${BAD}/${REPORT}`, 'missing-leading-dot'],
  ])('starts for an export of any name: %s', (name, from, rule) => {
    const here = hooked(config);
    here.copy(from, name);
    refuses(here, 1, rule);
  });

  it('refuses a commit that only deletes what is needed', () => {
    const here = hooked(config);
    here.copy(TWO_GPOS, 'exports');
    takes(here);
    refuses(here, 1, 'realm-without-mapping', ['rm', '--quiet', 'exports/mappings.xml']);
  });

  it('refuses a merge of branches that are right and together are not', () => {
    const here = diverged(config);
    const before = here.git('rev-parse', 'HEAD');
    const { taken, said } = merge(here);
    expect(taken, said).toBe(false);
    expect(said).toContain('- exit code: 1');
    expect(said).toContain('realm-without-mapping');
    expect(here.git('rev-parse', 'HEAD')).toBe(before);

    here.git('checkout', '--quiet', 'HEAD', '--', 'exports/mappings.xml');
    takes(here);
  });
});

/** How pre-commit here spells the stages that the page names, from 3.2 on and before. */
function stages(): string {
  const [today = '', before = ''] = page('pre-commit').match(/(?<=`)stages: \[.*?\](?=`)/g) ?? [];
  const version = must('pre-commit', ['--version'], { cwd: ROOT, env });
  const [major = 0, minor = 0] = version.match(/\d+/g)?.map(Number) ?? [];
  return major > 3 || (major === 3 && minor >= 2) ? today : before;
}

describe('the stages of the hook', () => {
  it('are not those of a merge when pre-commit is installed alone', () => {
    const { taken, said } = merge(diverged(SYSTEM, 'pre-commit install'));
    expect(taken, said).toBe(true);
    expect(said).not.toContain('realmlint');
  });

  it('are not those of a rebase or a cherry-pick', () => {
    for (const command of ['rebase', 'cherry-pick']) {
      const { taken, said } = git(diverged(SYSTEM), command, 'tidy');
      expect(taken, said).toBe(true);
      expect(said).not.toContain('realmlint');
    }
  });

  it('are all that are installed, or those that the page names', () => {
    const types = ' -t commit-msg -t post-checkout';
    const install = `${blockOf('pre-commit', 'hooks').trimEnd()}${types}`;
    const starts = ({ said }: { said: string }) =>
      said.match(/^realmlint .*(?:Passed|Failed)$/gm)?.length ?? 0;
    for (const [config, times] of [
      [SYSTEM, [2, 1]],
      [`${SYSTEM}        ${stages()}\n`, [1, 0]],
    ] as const) {
      const here = hooked(config, install);
      here.copy(GOOD, 'exports');
      expect(starts(commit(here))).toBe(times[0]);
      expect(starts(git(here, 'checkout', '-b', 'tidy'))).toBe(times[1]);
    }
    expect(merge(diverged(`${SYSTEM}        ${stages()}\n`)).taken).toBe(false);
  });
});

describe('the hook', () => {
  it('takes a commit beside exports that are right', () => {
    const here = hooked(SYSTEM);
    here.copy(GOOD, 'exports');
    takes(here);
    here.put('README.md', '# Our GPOs\n');
    takes(here);
  });

  it('refuses a repository without any realm, until told that there is none yet', () => {
    const here = hooked(SYSTEM);
    here.put('exports/PC 0217/other.reg', STRANGER);
    refuses(here, 3, 'no verdict (exit 3): no evidence');
    here.put('.pre-commit-config.yaml', `${SYSTEM}        args: [--allow-empty]\n`);
    takes(here);
  });

  it('reports with the baseline of the page only what is new', () => {
    const here = hooked(blockOf('pre-commit', 'file: with a baseline'));
    here.copy(BAD, 'exports');
    must('realmlint', ['baseline', '.'], { cwd: here.path, env });
    takes(here);
    here.copy(TRUST, 'trust.txt');
    refuses(here, 1, 'trust-transitive');
  });

  it('starts with the pattern of the page for less, and then lets in what that does not cover', () => {
    const here = hooked(blockOf('pre-commit', 'file: started by exports alone'));
    const skipped = () => {
      const { taken, said } = commit(here);
      expect(taken, said).toBe(true);
      expect(said).toMatch(/realmlint.*\(no files to check\)\s*Skipped/);
    };
    here.copy(TWO_GPOS, 'exports');
    takes(here);
    rmSync(join(here.path, 'exports/mappings.xml'));
    skipped();
    here.copy(TRUST, 'trust.txt');
    skipped();
    here.copy(`${BAD}/${REPORT}`, 'exports/AllGPOs.xml');
    refuses(here, 1, 'missing-leading-dot');
  });

  it('reads what git does not track: refused for it, or passed by it', () => {
    const here = hooked(SYSTEM);
    here.copy(TWO_GPOS, 'exports');
    takes(here, ['add', '.pre-commit-config.yaml', 'exports/realms.xml']);
    here.copy(TRUST, 'trust.txt');
    refuses(here, 1, 'trust-transitive', ['add', 'exports/mappings.xml']);
  });
});
