// The built program where the system is against it: readers that go away, full disks, signals, no memory. What is left behind is never
// taken for a whole report.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist/realmlint.js');
const DEMO = join(root, 'fixtures/demo');
const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
// So many that a run of them takes longer than it takes to end it.
const CLIENTS = 20_000;

let folder = '';

const dump = (i: number) =>
  `Windows Registry Editor Version 5.00\r\n\r\n[${KEY}\\MitRealms]\r\n"ZSCALERBETA.NET"="<k>kdc${i}.zscalerbeta.net</k>"\r\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'realmlint-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The folder of many files, made when it is first wanted. */
function fleet(): string {
  const path = join(folder, 'fleet');
  if (existsSync(path)) return path;
  mkdirSync(path);
  for (let i = 0; i < CLIENTS; i++) writeFileSync(join(path, `PC-${i}.reg`), dump(i));
  return path;
}

/** A script that says on standard error when the hundredth file of the fleet is opened: then a run is in its middle. */
function announcer(): string {
  const path = join(folder, 'announce.cjs');
  writeFileSync(
    path,
    `const fs = require('node:fs');
const { openSync } = fs;
let opened = 0;
fs.openSync = (path, ...rest) => {
  if (/PC-\\d+\\.reg$/.test(String(path)) && ++opened === 100) fs.writeSync(2, 'reading');
  return openSync(path, ...rest);
};
`,
  );
  return path;
}

const at = (name: string) => join(folder, name);

function realmlint(argv: readonly string[], flags: readonly string[] = []) {
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 } as const;
  return spawnSync(process.execPath, [...flags, program, ...argv], options);
}

function shell(command: string) {
  const options = { cwd: folder, encoding: 'utf8' } as const;
  if (command.includes('fleet')) fleet();
  return spawnSync('bash', ['-c', `set -o pipefail; ${command}`, process.execPath, program, DEMO], options);
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
}

describe('a reader that goes away', () => {
  it.each([
    ['lint', '"$0" "$1" lint "$2"', 1],
    ['JSON', '"$0" "$1" lint "$2" --format json', 1],
    ['SARIF', '"$0" "$1" lint "$2" --format sarif', 1],
    ['facts of many files', '"$0" "$1" collect fleet --quiet', 0],
    ['a page', '"$0" "$1" explain trust-transitive', 0],
    ['help', '"$0" "$1" --help', 0],
  ])('is no error and leaves no trace: %s', (_, command, code) => {
    const { status, stdout, stderr } = shell(`${command} 2> told | head -n 1`);
    expect([status, stderr]).toEqual([code, '']);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(readFileSync(at('told'), 'utf8')).not.toMatch(/EPIPE|\n {4}at |node:|internal error/);
  });
});

describe.skipIf(process.platform !== 'linux')('a disk that is full', () => {
  it.each([
    ['standard output', '"$0" "$1" lint "$2" > /dev/full', /standard output: no space is left/],
    ['facts', '"$0" "$1" collect fleet --quiet > /dev/full', /standard output: no space is left/],
    ['a report', '"$0" "$1" lint "$2" --format json=/dev/full', /\/dev\/full could not be written: no space/],
  ])('is said, and is no result: %s', (_, command, said) => {
    const { status, stderr } = shell(command);
    expect([status, stderr]).toEqual([70, expect.stringMatching(said)]);
    expect(stderr).not.toMatch(/\n {4}at |internal error/);
  });

  it('under standard error changes nothing', () => {
    const { status, stdout } = shell('"$0" "$1" lint "$2" 2> /dev/full');
    expect([status, stdout.length > 1000]).toEqual([1, true]);
  });
});

describe.skipIf(process.platform === 'win32')('a signal in the middle of a long run', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends it by %s, without a report', async (signal) => {
    fleet();
    writeFileSync(at('before.json'), 'before');
    const argv = [
      program,
      'lint',
      'fleet',
      '--no-config',
      '--format',
      'json=before.json',
      '--format',
      'json=new.json',
    ];
    const flags = ['--require', announcer()];
    const child = spawn(process.execPath, [...flags, ...argv], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.once('data', () => child.kill(signal));
    expect(await ended(child)).toEqual({ code: null, signal });
    expect(readFileSync(at('before.json'), 'utf8')).toBe('before');
    expect(existsSync(at('new.json'))).toBe(false);
  });

  it('leaves facts that are known to be cut, wherever they are', async () => {
    const facts = at('cut.ndjson');
    const child = spawn(process.execPath, [program, 'collect', fleet()], {
      cwd: folder,
      stdio: ['ignore', openSync(facts, 'w'), 'ignore'],
    });
    // As soon as something is written.
    const waiting = setInterval(() => {
      if (readFileSync(facts).length > 0) child.kill('SIGINT');
    }, 10);
    const { signal } = await ended(child);
    clearInterval(waiting);
    expect(signal).toBe('SIGINT');
    const text = readFileSync(facts, 'utf8');
    expect(text).not.toContain('"kind":"end"');
    const judged = realmlint(['lint', 'cut.ndjson', '--no-config', '--format', 'json']);
    expect(judged.status).toBe(3);
    const { findings } = JSON.parse(judged.stdout);
    expect(findings.some(({ blocking }: { blocking?: true }) => blocking)).toBe(true);
    // The same where it ends with a whole line, as if it had been written so far and no further.
    writeFileSync(facts, text.slice(0, text.lastIndexOf('\n') + 1));
    expect(realmlint(['lint', 'cut.ndjson', '--no-config']).status).toBe(3);
  });
});

describe('no memory', () => {
  it('ends in no report and no exit code that means anything', () => {
    const scarce = ['--max-old-space-size=16'];
    const formats = ['--no-config', '--format', 'json', '--format', 'sarif=oom.sarif'];
    // What is enough for one file: so it is the many that are too much, and not the program.
    const one = realmlint(['lint', join(fleet(), 'PC-1.reg'), ...formats], scarce);
    expect([one.status, JSON.parse(one.stdout).inputs.length]).toEqual([1, 1]);
    const before = readFileSync(at('oom.sarif'), 'utf8');
    const { status, signal, stdout } = realmlint(['lint', fleet(), ...formats], scarce);
    expect(signal !== null || ![0, 1, 2, 3].includes(status ?? 0)).toBe(true);
    expect(stdout).toBe('');
    // The report of the run before is there, and nothing beside it.
    expect(readFileSync(at('oom.sarif'), 'utf8')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.includes('oom'))).toEqual(['oom.sarif']);
  });
});
