// The built program and the scripts beside it, in a folder of their own. `npm test` builds them first.

import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { itThorough } from '../../support/thorough.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const DEMO = join(root, 'fixtures/demo');

let folder = '';
let scripts = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'realmlint-'));
  cpSync(join(root, 'dist'), folder, { recursive: true, filter: (path) => !/\.cache|library/.test(path) });
  scripts = join(folder, 'program');
});
afterEach(() => rmSync(folder, { recursive: true }));

const program = () => join(folder, 'realmlint.js');

function realmlint(argv: readonly string[], flags: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, program(), ...argv], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const cached = () =>
  readdirSync(scripts)
    .filter((name) => name.includes('.cache'))
    .sort();

// Each of these starts the program several times.
vi.setConfig({ testTimeout: 60_000 });

describe('the scripts of the program', () => {
  itThorough('say the same with and without their caches, sound and damaged', () => {
    const first = realmlint(['lint', DEMO]);
    expect(first.status).toBe(1);
    expect(cached()).toContain('core.js.cache');
    expect(cached().every((name) => name.endsWith('.js.cache'))).toBe(true);
    expect(realmlint(['lint', DEMO])).toEqual(first);
    for (const name of cached()) {
      const bytes = readFileSync(join(scripts, name));
      bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 512);
      writeFileSync(join(scripts, name), bytes);
    }
    expect(realmlint(['lint', DEMO])).toEqual(first);
    for (const name of cached()) writeFileSync(join(scripts, name), 'realmlint');
    expect(realmlint(['lint', DEMO])).toEqual(first);
  });

  itThorough('leave their caches alone when a large document has changed the flags of V8', () => {
    realmlint(['lint', DEMO]);
    const times = () => cached().map((name) => [name, statSync(join(scripts, name)).mtimeMs]);
    const before = times();
    const settings = 'http://www.microsoft.com/GroupPolicy/Settings';
    const gpo = `<GPO xmlns="${settings}"><Identifier><Identifier>A</Identifier></Identifier><Name>A</Name><ReadTime>2026-03-09T08:41:27Z</ReadTime><Computer><Note>${'text '.repeat(200_000)}</Note></Computer><User><Enabled>true</Enabled></User></GPO>`;
    const large = join(scripts, '..', 'large.xml');
    writeFileSync(large, `<report>${gpo.repeat(40)}</report>`);
    expect(realmlint(['lint', large, DEMO]).status).toBe(1);
    rmSync(large);
    expect(times()).toEqual(before);
  });

  itThorough('work where nothing can be written beside them', () => {
    const all = readdirSync(scripts).filter((name) => name.endsWith('.js'));
    for (const name of all) mkdirSync(join(scripts, `${name}.cache`));
    const { status, stderr } = realmlint(['lint', DEMO]);
    expect({ status, told: /6 errors/.test(stderr) }).toEqual({ status: 1, told: true });
    expect(cached().filter((name) => !name.endsWith('.js.cache'))).toEqual([]);
  });

  it('work where the permissions of Node.js do not allow to write', () => {
    const flag = ['--permission', '--experimental-permission'].find((name) =>
      process.allowedNodeEnvironmentFlags.has(name),
    );
    const { status, stdout, stderr } = realmlint(
      ['--version'],
      [flag ?? '', '--allow-fs-read=*', '--no-warnings'],
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(cached()).toEqual([]);
  });

  itThorough('keep the exit code where a defect shows in writing their caches', () => {
    const broken = join(folder, 'broken.cjs');
    writeFileSync(broken, "require('node:fs').renameSync = () => { throw new TypeError('no name'); };");
    const { status, stderr } = realmlint(['--version'], ['--require', broken]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^realmlint: internal error while keeping .*TypeError: no name/);
    expect(cached()).toEqual([]);
  });

  // A file of its own is renamed into place.
  const which = () => statSync(join(scripts, 'core.js.cache'), { bigint: true }).ino;

  itThorough('leave caches alone that V8 only refuses for the flags of this run', () => {
    realmlint(['--version']);
    const plain = which();
    realmlint(['--version'], ['--no-opt']);
    expect(which()).toBe(plain);
    vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=4000');
    realmlint(['--version']);
    vi.unstubAllEnvs();
    expect(which()).toBe(plain);
    realmlint(['--version']);
    expect(which()).toBe(plain);
  });

  itThorough('keep caches of runs with flags until a run without any comes', () => {
    realmlint(['--version'], ['--no-opt']);
    const flagged = which();
    realmlint(['--version'], ['--no-opt']);
    expect(which()).toBe(flagged);
    realmlint(['--version']);
    expect(which()).not.toBe(flagged);
  });

  itThorough('do without a cache that was made under other flags of V8', () => {
    const first = realmlint(['lint', DEMO], ['--no-opt']);
    expect(realmlint(['lint', DEMO])).toEqual(first);
    expect(realmlint(['lint', DEMO])).toEqual(first);
  });

  itThorough('may be started many at once', async () => {
    const ends = Array.from({ length: 6 }, async () => {
      const child = spawn(process.execPath, [program(), 'lint', DEMO, '--quiet'], {
        cwd: root,
        stdio: 'ignore',
      });
      return await new Promise((resolve) => child.on('close', resolve));
    });
    expect(await Promise.all(ends)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(cached().every((name) => name.endsWith('.js.cache'))).toBe(true);
    expect(realmlint(['lint', DEMO]).status).toBe(1);
  });

  itThorough('keep a cache of a run that did more', () => {
    realmlint(['--version']);
    const answered = statSync(join(scripts, 'core.js.cache')).size;
    realmlint(['lint', DEMO]);
    const judged = statSync(join(scripts, 'core.js.cache'));
    expect(judged.size).toBeGreaterThan(answered);
    realmlint(['--version']);
    expect(statSync(join(scripts, 'core.js.cache')).mtimeMs).toBe(judged.mtimeMs);
  });
});

// Times depend on the machine, but mostly on what is read: so these bounds are of bytes.
describe('what a start reads', () => {
  const weight = () =>
    readdirSync(scripts)
      .filter((name) => cached().includes(`${name}.cache`))
      .map((name) => statSync(join(scripts, name)).size)
      .reduce((sum, size) => sum + size, 0);

  itThorough('is the core alone for a GPO report that shows no realm', () => {
    const report = join(folder, 'gpreport.xml');
    writeFileSync(report, NOTHING_OF_OURS);
    expect(realmlint(['lint', report]).status).toBe(3);
    expect(cached()).toEqual(['core.js.cache']);
    expect(weight()).toBeLessThan(600_000);
    // It has everything twice.
    expect(statSync(join(scripts, 'core.js.cache')).size).toBeLessThan(1_500_000);
  });

  itThorough('is the core alone for the version', () => {
    realmlint(['--version']);
    expect(cached()).toEqual(['core.js.cache']);
  });

  itThorough('is less than half of the program for TAB', () => {
    realmlint(['completion', 'bash', '=realmlint', '=--for']);
    const all = readdirSync(scripts).filter((name) => name.endsWith('.js'));
    const sum = all.reduce((total, name) => total + statSync(join(scripts, name)).size, 0);
    expect(weight()).toBeLessThan(sum / 2);
  });
});

const NOTHING_OF_OURS = `<?xml version="1.0" encoding="utf-8"?>
<GPO xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="http://www.microsoft.com/GroupPolicy/Settings">
  <Identifier>
    <Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">{6C1F4A2E-0D0B-4E53-9A3C-0F6C1D7A51B2}</Identifier>
    <Domain xmlns="http://www.microsoft.com/GroupPolicy/Types">corp.contoso.example</Domain>
  </Identifier>
  <Name>CORP Screen savers</Name>
  <Computer><VersionDirectory>1</VersionDirectory><VersionSysvol>1</VersionSysvol><Enabled>true</Enabled></Computer>
</GPO>
`;
