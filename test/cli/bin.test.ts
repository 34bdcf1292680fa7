// The built program, as a user starts it. `npm test` builds it first.

import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../../src/cli/bin.ts';
import { codeOf } from '../../src/cli/failure.ts';
import { program } from '../support/program.ts';
import { itThorough } from '../support/thorough.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'dist', 'realmlint.js');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
let folder = '';

beforeAll(() => {
  expect(existsSync(command), 'npm run build makes it').toBe(true);
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'realmlint-')));
  writeFileSync(join(folder, 'empty.reg'), 'REGEDIT4\r\n\r\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function realmlint(argv: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...argv], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

describe('the program', () => {
  it('knows its version and its rules', async () => {
    expect(realmlint(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    const rules = await program(['rules'], folder);
    expect(rules.stdout).toContain('missing-leading-dot');
  });

  it('says the same in any language of the system', () => {
    const { status, stderr } = realmlint(['--frmat'], '', { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' });
    expect(status).toBe(2);
    expect(stderr).toBe('realmlint: The option --frmat is unknown.\nrealmlint: Did you mean --format?\n');
  });

  it('reads standard input and keeps the streams apart', () => {
    const { status, stdout, stderr } = realmlint(['-', '--format', 'json'], 'REGEDIT4\r\n\r\n');
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      tool: { version },
      inputs: [{ path: '<stdin>', format: 'reg' }],
    });
    expect(stderr).toMatch(/no evidence/);
  });

  it('writes no colour into pipes, on demand excepted', async () => {
    expect(realmlint(['empty.reg'], '', { CI: 'true', NO_COLOR: '', FORCE_COLOR: '0' }).stderr).not.toContain(
      '\x1b',
    );
    expect((await program(['empty.reg', '--color', 'always'], folder)).stderr).toContain('\x1b');
  });

  it('writes a report beside nothing else', async () => {
    const { status } = await program(['empty.reg', '--allow-empty', '--format', 'json=out.json'], folder);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toMatch(/^\{\n[\s\S]*\}\n$/);
  });

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [command, 'rules', '--format', 'json'], { cwd: folder });
    child.stdout.destroy();
    const errors: string[] = [];
    child.stderr.on('data', (chunk) => errors.push(String(chunk)));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
  });
});

describe.skipIf(process.platform === 'win32')('a report that goes straight to where it is told', () => {
  const whole = () => realmlint(['rules', '--format', 'json']).stdout;

  itThorough('fills a file and a pipe', () => {
    const path = join(folder, 'rules.json');
    const file = openSync(path, 'w');
    const argv = [command, 'rules', '--format', 'json'];
    expect(spawnSync(process.execPath, argv, { stdio: ['ignore', file, 'inherit'] }).status).toBe(0);
    closeSync(file);
    expect(readFileSync(path, 'utf8')).toBe(whole());
    const piped = spawnSync('sh', ['-c', `"$0" "$@" | cat`, process.execPath, ...argv], { encoding: 'utf8' });
    expect(piped.stdout).toBe(whole());
  });

  itThorough('waits for a pipe that is full and was set not to wait', async () => {
    const path = join(folder, 'pipe');
    expect(spawnSync('sh', ['-c', 'mkfifo "$0"', path]).status).toBe(0);
    const from = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const to = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    let before = 0;
    const filled = () => {
      try {
        before += writeSync(to, Buffer.alloc(4096));
        return false;
      } catch (error) {
        return codeOf(error) === 'EAGAIN';
      }
    };
    while (!filled());
    const argv = [command, 'rules', '--format', 'json'];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', to, 'inherit'] });
    const ended = new Promise((resolve) => child.on('close', resolve));
    closeSync(to);
    const chunks: Buffer[] = [];
    const chunk = Buffer.alloc(4096);
    // By then the program has found it full.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    for (let got = -1; got !== 0; ) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      try {
        got = readSync(from, chunk);
        chunks.push(Buffer.from(chunk.subarray(0, got)));
      } catch (error) {
        if (codeOf(error) !== 'EAGAIN') throw error;
      }
    }
    closeSync(from);
    expect(await ended).toBe(0);
    expect(Buffer.concat(chunks).subarray(before).toString('utf8')).toBe(whole());
  });
});

describe('the effort of a run', () => {
  async function effortOf(...argv: readonly string[]) {
    const texts: string[] = [];
    const sink = () => new Writable({ write: (text, _, done) => done(void texts.push(String(text))) });
    const stdout = sink() as unknown as NodeJS.WriteStream;
    const stderr = sink() as unknown as NodeJS.WriteStream;
    const { env, platform } = process;
    const stdin = Readable.from([]);
    const made = { argv: ['node', command, ...argv], stdin, stdout, stderr, env, platform, cwd: () => root };
    return { ...(await start(made)), said: texts.length > 0 };
  }

  it.each([
    [['--version'], { exitCode: 0, effort: 0, said: true }],
    [['lint', '--help'], { exitCode: 0, effort: 0, said: true }],
    [['--frmat'], { exitCode: 2, effort: 0, said: true }],
    [['package.json'], { exitCode: 3, effort: 1, said: true }],
    [['fixtures/demo'], { exitCode: 1, effort: 2, said: true }],
  ])('%j', async (argv, ended) => {
    expect(await effortOf(...argv)).toEqual(ended);
  });
});
