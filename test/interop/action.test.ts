// The action, run as GitHub's runner runs it: built from its files, with inputs that would like to be commands.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { workflowCommands } from '../support/code-hosts.ts';
import { actionOf, playAction } from './support/github-runner.ts';
import { type Repository, repository, repositoryOfRealmlint } from './support/repository.ts';
import { emptyFolder, ROOT } from './support/run.ts';

const action = actionOf(join(ROOT, 'action.yml'));
const GOOD = 'fixtures/rules/gpo-version-mismatch/good/backup-same';

let built = '';
let here: Repository;

beforeAll(() => {
  built = repositoryOfRealmlint().path;
  here = repository('action');
  here.copy('fixtures/demo', 'exports');
  here.copy(GOOD, 'good GPO/$(touch touched)');
  here.put('kiosk.reg', 'REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n');
});

const play = (inputs: Record<string, string>, env: Record<string, string> = {}) =>
  playAction(built, inputs, { workspace: here.path, env });

describe('action.yml', () => {
  it('describes every input and output', () => {
    for (const [name, { description }] of Object.entries({ ...action.inputs, ...action.outputs }))
      expect(description, name).toMatch(/^.{10,}$/);
  });

  it('hands inputs over by the environment alone, and names a shell for each script', () => {
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps) {
      expect(step.shell).toBe('bash');
      expect(step.run).not.toContain('${{');
    }
    const passed = action.runs.steps.flatMap(({ env = {} }) => Object.values(env));
    expect(passed.sort()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .sort(),
    );
  });

  it('uses nothing that bash 3.2 lacks', () => {
    const later = /\b(?:mapfile|readarray|declare -[An]|local -n|coproc)\b|\$\{\w+(?:\^|,|@)|\|&|&>>/;
    for (const { run } of action.runs.steps) expect(run).not.toMatch(later);
  });
});

describe('the action', () => {
  it('builds itself once, even in a job for production, and lints', () => {
    const first = play({ paths: 'exports' }, { NODE_ENV: 'production', npm_config_ignore_scripts: 'true' });
    expect(first.status, first.log).toBe(1);
    expect(existsSync(join(built, 'dist', 'realmlint.js'))).toBe(true);
    expect(first.log).not.toMatch(/npm (?:warn|error)/);
    expect(first.outputs).toEqual({ 'sarif-file': 'realmlint.sarif', 'exit-code': '1' });
  });

  it('annotates, sums up and writes SARIF in one run', () => {
    const { log, summary } = play({ paths: 'exports\n' });
    const titles = workflowCommands(log).map(({ command, properties }) => [command, properties.title]);
    expect(titles).toContainEqual(['error', 'missing-leading-dot']);
    expect(titles).toHaveLength(6);
    expect(summary).toContain('## realmlint: 6 errors');
    const { runs } = JSON.parse(readFileSync(join(here.path, 'realmlint.sarif'), 'utf8'));
    expect(runs[0].results).toHaveLength(6);
  });

  it.each([
    ['passes what is right', { paths: 'good GPO' }, 0],
    ['fails on findings', { paths: 'exports' }, 1],
    ['passes findings below the level', { paths: 'exports', 'fail-on': 'never' }, 0],
    ['refuses a level that there is not', { paths: 'exports', 'fail-on': 'eror' }, 2],
    ['refuses a config that is not there', { paths: 'exports', config: 'no.jsonc' }, 2],
    ['has no verdict where nothing shows a realm', { paths: 'kiosk.reg' }, 3],
    ['passes that where it may be so', { paths: 'kiosk.reg', 'allow-empty': 'true' }, 0],
    ['has no verdict without what must be there', { paths: 'good GPO', require: 'gpo,trust' }, 3],
    ['has no verdict on a path that is not there', { paths: 'good GPO\nexport' }, 3],
    ['expects the cloud that is named', { paths: 'good GPO', cloud: 'zscalertwo.net' }, 1],
    ['refuses a switch that is neither', { paths: 'exports', 'allow-empty': 'yes' }, 2],
    ['refuses a report on two lines', { paths: 'exports', 'sarif-file': 'a\nexit-code=0' }, 2],
    ['refuses a folder that is not there', { 'working-directory': 'nowhere' }, 2],
    ['refuses a folder on two lines', { 'working-directory': 'a\nexit-code=0' }, 2],
    ['takes no folder for that of the checkout', { paths: 'good GPO', 'working-directory': '' }, 0],
  ] as const)('%s', (_, inputs, code) => {
    const { status, outputs, log } = play(inputs);
    expect(status, log).toBe(code);
    expect(outputs['exit-code']).toBe(String(code));
    expect(outputs['sarif-file']).toBe(code === 2 ? '' : 'realmlint.sarif');
  });

  it.each([
    [{ 'fail-on': 'eror' }, /^realmlint: --fail-on takes .*not eror\.\nrealmlint: /],
    [{ config: '100%\n::error::owned.jsonc' }, /^realmlint: The config 100%.*cannot be read/],
    [{ 'allow-empty': 'yes' }, /^allow-empty is true or false\.$/],
  ])('says in one annotation why nothing was linted: %j', (inputs, sentence) => {
    const commands = workflowCommands(play({ paths: 'exports', ...inputs }).log);
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatchObject({ command: 'error', properties: { title: 'realmlint' } });
    expect(commands[0]?.message).toMatch(sentence);
  });

  it('says when it cannot be built, and takes that for no findings', () => {
    const bare = emptyFolder('bare');
    copyFileSync(join(ROOT, 'action.yml'), join(bare, 'action.yml'));
    const { status, outputs, log } = playAction(bare, { paths: 'exports' }, { workspace: here.path });
    expect(status, log).toBe(2);
    expect(outputs).toEqual({ 'sarif-file': '', 'exit-code': '2' });
    expect(workflowCommands(log).map(({ message }) => message)).toEqual([
      'realmlint could not be built; the lines above say why.',
    ]);
  });

  it('lints all of the checkout when no path is given', () => {
    expect(play({ paths: '\n\r\n' }).log).toMatch(/exports\/.*missing-leading-dot/);
  });

  it('makes one output of a folder whose name has two lines', () => {
    here.copy(GOOD, 'two\nexit-code=0');
    const { outputs } = play({ 'working-directory': 'two\nexit-code=0' });
    rmSync(join(here.path, 'two\nexit-code=0'), { recursive: true });
    expect(outputs).toEqual({ 'sarif-file': '', 'exit-code': '2' });
  });

  it('names reports from the workspace, and writes none on demand', () => {
    const { outputs } = play({ 'working-directory': 'exports/', 'sarif-file': 'out.sarif' });
    expect(outputs['sarif-file']).toBe('exports/out.sarif');
    const { runs } = JSON.parse(readFileSync(join(here.path, 'exports/out.sarif'), 'utf8'));
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/^exports\//);
    expect(play({ paths: 'exports', 'sarif-file': '' }).outputs['sarif-file']).toBe('');
    const absolute = join(emptyFolder('sarif'), 'a b.sarif');
    expect(play({ paths: 'exports', 'sarif-file': absolute }).outputs['sarif-file']).toBe(absolute);
  });

  it('holds back what a baseline knows', () => {
    const program = join(built, 'dist', 'realmlint.js');
    spawnSync(process.execPath, [program, 'baseline', 'exports'], { cwd: here.path });
    expect(play({ paths: 'exports', baseline: 'realmlint.baseline.json' }).status).toBe(0);
  });

  it('takes paths for paths, whatever stands in them', () => {
    const before = readdirSync(here.path).sort();
    const paths = [
      '$(touch touched)',
      '`touch touched`',
      '"; touch touched; "',
      "'; touch touched; '",
      '--config=/etc/passwd',
      '--help',
      '* | touch touched &',
      '::error::owned',
      '::add-mask::a',
      '$' + '{{ github.token }}',
      'good GPO/$(touch touched)',
    ];
    const { status, log, outputs } = play({ paths: paths.join('\r\n') });
    expect(status, log).toBe(3);
    expect(outputs).toEqual({ 'sarif-file': 'realmlint.sarif', 'exit-code': '3' });
    expect(readdirSync(here.path).sort()).toEqual(before);
    const { runs } = JSON.parse(readFileSync(join(here.path, 'realmlint.sarif'), 'utf8'));
    expect(runs[0].results).toHaveLength(paths.length - 1);
    const commands = workflowCommands(log);
    expect(commands.every(({ properties }) => properties.title === 'evidence-incomplete')).toBe(true);
    expect(commands).toHaveLength(paths.length - 1);
  });

  it.each(['config', 'cloud', 'fail-on', 'require', 'baseline', 'sarif-file', 'working-directory'])(
    'takes %s for a value, whatever stands in it',
    (name) => {
      const { log } = play({
        paths: 'exports',
        [name]: '$(touch touched)"; touch touched; \'`touch touched`',
      });
      expect(existsSync(join(here.path, 'touched'))).toBe(false);
      for (const { command } of workflowCommands(log)) expect(command).toBe('error');
    },
  );

  it.each(['v18.20.4', 'v20.18.3'])('says which Node.js it needs, and that there is %s', (version) => {
    const folder = emptyFolder('old-node');
    const given = JSON.stringify({
      version: { value: version },
      versions: { value: { node: version.slice(1) } },
    });
    writeFileSync(join(folder, 'old.cjs'), `Object.defineProperties(process, ${given});\n`);
    const node = `#!/bin/sh\nexec '${process.execPath}' --require '${join(folder, 'old.cjs')}' "$@"\n`;
    writeFileSync(join(folder, 'node'), node, { mode: 0o755 });
    const { status, log, outputs } = play({ paths: 'exports' }, { PATH: `${folder}:${process.env.PATH}` });
    expect(status).toBe(2);
    expect(outputs['exit-code']).toBe('2');
    expect(log).toContain(`Node.js 20.19 or newer is needed, and there is ${version}.`);
    expect(log).toContain('actions/setup-node');
  });
});
