// The code cache of a script: whatever becomes of its file, the script says the same.

import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile, RUNTIME, type Runtime } from '../../../src/cli/start/code-cache.ts';
import { THOROUGH } from '../../support/thorough.ts';

const SOURCE = '(function (name) { return "realm " + name; })';
const OTHER = '(function (name) { return "REALM " + name; })';

let folder = '';
let script = '';
let cache = '';

beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'realmlint-'));
  script = join(folder, 'core.js');
  cache = `${script}.cache`;
  fs.writeFileSync(script, SOURCE);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** What a run says, and the effort of the cache that it used. */
function run(build = 'a', runtime: Runtime = RUNTIME) {
  const { script: compiled, effort } = compile(script, build, runtime);
  return { said: compiled.runInThisContext()('CONTOSO.EXAMPLE'), effort };
}

function keep(build = 'a', runtime: Runtime = RUNTIME, effort = 1): void {
  const compiled = compile(script, build, runtime);
  compiled.script.runInThisContext()('CONTOSO.EXAMPLE');
  compiled.keep(effort);
}

const UNCACHED = { said: 'realm CONTOSO.EXAMPLE', effort: null };
const CACHED = { said: 'realm CONTOSO.EXAMPLE', effort: 1 };

/** The world with other files, or somebody else in it. */
function world(changes: Partial<Runtime['fs']>, uid: number | undefined = RUNTIME.uid): Runtime {
  return { ...RUNTIME, fs: { ...fs, ...changes }, uid };
}

function refusal(code: string): never {
  throw Object.assign(new Error(`${code}: refused`), { code, syscall: 'open' });
}

describe('the code cache', () => {
  it('is used by the next run, and is the only file that is left', () => {
    expect(run()).toEqual(UNCACHED);
    keep();
    expect(run()).toEqual(CACHED);
    expect(fs.readdirSync(folder).sort()).toEqual(['core.js', 'core.js.cache']);
  });

  it('knows how much was done in the run that left it', () => {
    keep('a', RUNTIME, 2);
    expect(run().effort).toBe(2);
  });

  it('is not used for another build, another Node.js, or a script that was edited', () => {
    keep();
    expect(run('b')).toEqual(UNCACHED);
    expect(run('a', { ...RUNTIME, engine: 'v20.19.0 11.3.244.8-node.26 linux x64' })).toEqual(UNCACHED);
    expect(run()).toEqual(CACHED);
    const past = new Date(2020, 1, 1);
    fs.writeFileSync(script, OTHER);
    fs.utimesSync(script, past, past);
    expect(run()).toEqual({ said: 'REALM CONTOSO.EXAMPLE', effort: null });
  });

  it('is replaced where it was of another Node.js', () => {
    keep('a', { ...RUNTIME, engine: 'v20.19.0' });
    expect(run()).toEqual(UNCACHED);
    keep();
    expect(run()).toEqual(CACHED);
  });

  it('is written by runs with options too, where there is none or that of another build', () => {
    const flagged = { ...RUNTIME, flagged: true };
    keep('a', flagged);
    expect(run('a', flagged)).toEqual(CACHED);
    keep('b', flagged);
    expect(run('b', flagged)).toEqual(CACHED);
  });

  it('is not used when it was cut anywhere', () => {
    keep();
    const whole = fs.readFileSync(cache);
    for (let length = 0; length < whole.length; length += THOROUGH ? 13 : 29) {
      fs.writeFileSync(cache, whole.subarray(0, length));
      expect(run()).toEqual(UNCACHED);
    }
  });

  it('is not used when any byte of it is another', () => {
    keep();
    const whole = fs.readFileSync(cache);
    for (let at = 0; at < whole.length; at += THOROUGH ? 3 : 17) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
      fs.writeFileSync(cache, damaged);
      expect(run(), `byte ${at}`).toEqual(UNCACHED);
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('realmlint '.repeat(400))],
    ['zeros', Buffer.alloc(4096)],
  ])('is not used when it holds %s', (_, bytes) => {
    fs.writeFileSync(cache, bytes);
    expect(run()).toEqual(UNCACHED);
    keep();
    expect(run()).toEqual(CACHED);
  });
});

describe('a code cache that cannot be written or read', () => {
  it('is done without where its place is taken by a folder', () => {
    fs.mkdirSync(cache);
    expect(run()).toEqual(UNCACHED);
    keep();
    expect(run()).toEqual(UNCACHED);
    expect(fs.readdirSync(folder).sort()).toEqual(['core.js', 'core.js.cache']);
  });

  it.each(['EROFS', 'EACCES', 'ENOSPC'])('is done without where nothing may be written (%s)', (code) => {
    keep('a', world({ writeFileSync: () => refusal(code) }));
    expect(fs.readdirSync(folder)).toEqual(['core.js']);
  });

  it('leaves nothing behind where a file that is open cannot be replaced, as on Windows', () => {
    keep('a', world({ renameSync: () => refusal('EPERM') }));
    expect(fs.readdirSync(folder)).toEqual(['core.js']);
  });

  it('is done without where it may not be read', () => {
    keep();
    const openSync: typeof fs.openSync = (path, ...rest) =>
      path === cache ? refusal('EACCES') : fs.openSync(path, ...rest);
    expect(run('a', world({ openSync }))).toEqual(UNCACHED);
  });

  it.skipIf(process.platform === 'win32')('is not waited for where it is a pipe', () => {
    expect(spawnSync('sh', ['-c', 'mkfifo "$0"', cache]).status).toBe(0);
    expect(run()).toEqual(UNCACHED);
  });

  it('does not hide a defect', () => {
    const writeFileSync = () => {
      throw new TypeError('the data is no data');
    };
    expect(() => keep('a', world({ writeFileSync }))).toThrow(TypeError);
  });

  it('leaves no draft behind where a defect shows', () => {
    const renameSync = () => {
      throw new TypeError('the name is no name');
    };
    expect(() => keep('a', world({ renameSync }))).toThrow(TypeError);
    expect(fs.readdirSync(folder)).toEqual(['core.js']);
  });

  it("is done without where Node.js' permissions do not allow to read or to write it", () => {
    const openSync: typeof fs.openSync = (path, ...rest) => {
      if (path === script) return fs.openSync(path, ...rest);
      throw Object.assign(new Error('restricted'), {
        code: 'ERR_ACCESS_DENIED',
        permission: 'FileSystemRead',
      });
    };
    keep('a', world({ openSync }));
    expect(run('a', world({ openSync }))).toEqual(UNCACHED);
    expect(fs.readdirSync(folder)).toEqual(['core.js']);
  });

  it('is written over the draft of a run with the same number that was killed, but not of one that may be writing', () => {
    const draft = `${cache}.${RUNTIME.pid}`;
    fs.writeFileSync(draft, 'torn');
    keep();
    expect(run()).toEqual(UNCACHED);
    expect(fs.readFileSync(draft, 'utf8')).toBe('torn');
    const past = new Date(Date.now() - 120_000);
    fs.utimesSync(draft, past, past);
    keep();
    expect(run()).toEqual(CACHED);
    expect(fs.readdirSync(folder).sort()).toEqual(['core.js', 'core.js.cache']);
  });

  it('is left to whoever comes first when two write at once', () => {
    const writeFileSync: typeof fs.writeFileSync = (path, ...rest) => {
      fs.writeFileSync(path, ...rest);
      // Another process, which has a name of its own for its draft.
      keep('a', { ...RUNTIME, pid: RUNTIME.pid + 1 }, 2);
    };
    keep('a', world({ writeFileSync }));
    expect(run()).toEqual(CACHED);
    expect(fs.readdirSync(folder).sort()).toEqual(['core.js', 'core.js.cache']);
  });
});

describe.skipIf(process.platform === 'win32')('a code cache that somebody else may have made', () => {
  /** The cache as if it were of that owner, with these permissions. */
  function as(owner: { readonly uid: number; readonly mode?: number }, uid: number): Runtime {
    const handles = new Set<number>();
    return world(
      {
        openSync: (path, ...rest) => {
          const handle = fs.openSync(path, ...rest);
          if (path === cache) handles.add(handle);
          return handle;
        },
        fstatSync: ((handle: number) => {
          const stats = fs.fstatSync(handle);
          const { mode = 0o100644 } = owner;
          return Object.assign(
            stats,
            handles.has(handle) ? { uid: owner.uid, mode } : { uid: 1000, mode: 0o100755 },
          );
        }) as typeof fs.fstatSync,
      },
      uid,
    );
  }

  it.each([
    ['the owner of the script', { uid: 1000 }],
    ['root', { uid: 0 }],
    ['whoever runs it', { uid: 1001 }],
  ])('is used when it is of %s', (_, owner) => {
    keep();
    expect(run('a', as(owner, 1001))).toEqual(CACHED);
  });

  it.each([
    ['is of anybody else', { uid: 1002 }],
    ['may be written by the group', { uid: 1000, mode: 0o100664 }],
    ['may be written by all', { uid: 1000, mode: 0o100646 }],
  ])('is not used when it %s', (_, owner) => {
    keep();
    expect(run('a', as(owner, 1001))).toEqual(UNCACHED);
  });

  it('is written so that nobody else may change it', () => {
    keep();
    expect(fs.statSync(cache).mode & 0o022).toBe(0);
  });
});
