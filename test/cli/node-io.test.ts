// The adapter to Node, on real files and real streams.

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../src/cli/failure.ts';
import { NODE_FILES, nodeIo, type ProcessLike } from '../../src/cli/node-io.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'realmlint-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function codeFrom(act: () => unknown): string | null {
  try {
    act();
  } catch (error) {
    return codeOf(error);
  }
  return null;
}

describe('NODE_FILES', () => {
  it('tells kinds, follows links, reads pieces', () => {
    mkdirSync(at('gpo'));
    writeFileSync(at('a.reg'), 'REGEDIT4');
    symlinkSync(at('a.reg'), at('link'));
    const kinds = NODE_FILES.readdir(folder).map(({ name, kind }) => `${name} ${kind}`);
    expect(kinds.sort()).toEqual(['a.reg file', 'gpo folder', 'link link']);
    expect(NODE_FILES.stat(at('link'))).toMatchObject({ kind: 'file', size: 8 });
    expect(NODE_FILES.stat(at('a.reg')).modified).toBeGreaterThan(1e12);
    expect(NODE_FILES.realpath(at('link'))).toBe(at('a.reg'));
    const handle = NODE_FILES.open(at('a.reg'));
    const into = new Uint8Array(4);
    expect(NODE_FILES.read(handle, into, 4)).toBe(4);
    expect(new TextDecoder().decode(into)).toBe('DIT4');
    expect(NODE_FILES.read(handle, into, 8)).toBe(0);
    NODE_FILES.close(handle);
  });

  it('knows what is neither file nor folder', () => {
    expect(NODE_FILES.stat(process.platform === 'win32' ? '\\\\.\\NUL' : '/dev/null').kind).toBe('other');
  });

  it.skipIf(process.platform === 'win32')('writes with the permissions that it is told', () => {
    NODE_FILES.writeFile(at('secret'), ['a'], 0o600);
    NODE_FILES.writeFile(at('shared'), ['a'], 0o666);
    expect([NODE_FILES.stat(at('secret')).mode, NODE_FILES.stat(at('shared')).mode]).toEqual([0o600, 0o666]);
  });

  it('writes, renames, removes', () => {
    NODE_FILES.checkWritable(folder);
    NODE_FILES.writeFile(at('out.tmp'), ['ä']);
    NODE_FILES.rename(at('out.tmp'), at('out'));
    expect(NODE_FILES.stat(at('out')).size).toBe(2);
    NODE_FILES.remove(at('out'));
    NODE_FILES.remove(at('out'));
    expect(codeFrom(() => NODE_FILES.stat(at('out')))).toBe('ENOENT');
    expect(codeFrom(() => NODE_FILES.checkWritable(at('gone')))).toBe('ENOENT');
  });

  it('creates a file only where there is nothing, not even a link that leads nowhere', () => {
    NODE_FILES.createFile(at('new'), 'ä');
    expect(readFileSync(at('new'), 'utf8')).toBe('ä');
    expect(codeFrom(() => NODE_FILES.createFile(at('new'), 'other'))).toBe('EEXIST');
    expect(readFileSync(at('new'), 'utf8')).toBe('ä');
    symlinkSync(at('gone'), at('link'));
    expect(codeFrom(() => NODE_FILES.createFile(at('link'), 'other'))).toBe('EEXIST');
    expect(codeFrom(() => NODE_FILES.createFile(at('no/new'), 'other'))).toBe('ENOENT');
    expect(readdirSync(folder).sort()).toEqual(['link', 'new']);
  });

  it('names a link in a circle', () => {
    symlinkSync(at('b'), at('a'));
    symlinkSync(at('a'), at('b'));
    expect(codeFrom(() => NODE_FILES.stat(at('a')))).toBe('ELOOP');
  });
});

describe('nodeIo', () => {
  function fake(stdin: AsyncIterable<unknown>, write: Writable): ProcessLike {
    const stream = write as unknown as NodeJS.WriteStream;
    return { stdin, stdout: stream, stderr: stream, env: {}, platform: 'linux', cwd: () => '/gpo' };
  }

  it('reads standard input to its end, whatever comes', async () => {
    const io = nodeIo(fake(Readable.from([Buffer.from([1, 2]), 'ä']), new Writable()));
    expect([...(await io.stdin())]).toEqual([1, 2, 0xc3, 0xa4]);
    expect(io.cwd).toBe('/gpo');
    expect(io.stdout).toMatchObject({ isTTY: false, columns: undefined });
    expect(io.now()).toBeGreaterThan(1e12);
  });

  it('resolves when text was taken, and rejects when it was not', async () => {
    const taken: string[] = [];
    const good = new Writable({
      write(chunk, _encoding, done) {
        taken.push(String(chunk));
        setImmediate(done);
      },
    });
    const bad = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('closed'), { code: 'EPIPE' }));
      },
    });
    await nodeIo(fake(Readable.from([]), good)).stdout.write('report');
    expect(taken).toEqual(['report']);
    await expect(nodeIo(fake(Readable.from([]), bad)).stdout.write('report')).rejects.toThrow('closed');
  });
});
