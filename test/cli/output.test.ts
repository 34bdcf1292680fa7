// Writing: whole or not at all, and quiet when nobody reads any more.

import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/failure.ts';
import { checkOutputFile, notify, OutputError, print, tell, writeFile } from '../../src/cli/output.ts';
import { CWD, world } from './world.ts';

const broken = async () => {
  throw new TypeError('a defect');
};

describe('print', () => {
  it('writes in pieces that are worth it', async () => {
    const { io, out } = world();
    let writes = 0;
    const write = (text: string) => {
      writes++;
      return io.stdout.write(text);
    };
    const stdout = { ...io.stdout, write };
    const line = `${'x'.repeat(999)}\n`;
    await print(
      { ...io, stdout },
      Array.from({ length: 200 }, () => line),
    );
    expect(out()).toBe(line.repeat(200));
    expect(writes).toBe(4);
    await print({ ...io, stdout }, []);
    expect(writes).toBe(4);
  });

  it('is quiet about a closed pipe', async () => {
    await expect(print(world({ stdoutFault: 'EPIPE' }).io, ['report'])).resolves.not.toThrow();
  });

  it('is not about a full disk, nor about a defect', async () => {
    await expect(print(world({ stdoutFault: 'ENOSPC' }).io, ['report'])).rejects.toThrow(OutputError);
    const { io } = world();
    await expect(print({ ...io, stdout: { ...io.stdout, write: broken } }, ['a'])).rejects.toThrow(TypeError);
  });
});

describe('tell', () => {
  it('has nobody left to tell when standard error fails', async () => {
    await expect(tell(world({ stderrFault: 'EPIPE' }).io, 'notice')).resolves.not.toThrow();
  });

  it('throws a defect on', async () => {
    const { io } = world();
    await expect(tell({ ...io, stderr: { ...io.stderr, write: broken } }, 'a')).rejects.toThrow(TypeError);
  });

  it('lets no control character through in notices', async () => {
    const { io, err } = world();
    await notify(io, ['a\x1b[31mb\u202e', 'c']);
    expect(err()).toBe('realmlint: a<U+001B>[31mb<U+202E>\nrealmlint: c\n');
  });
});

describe('checkOutputFile', () => {
  it.each([
    ['a folder', { 'out/': '' }, {}, /it is a folder/],
    ['a missing folder', {}, {}, /in out: it does not exist|in out/],
    ['a folder without permission', {}, { [`checkWritable ${CWD}`]: 'EACCES' }, /in \.: permission/],
    [
      'a device without permission',
      { out: null },
      { [`checkWritable ${CWD}/out`]: 'EACCES' },
      /written: permission/,
    ],
  ])('refuses %s', (name, files, faults, said) => {
    const file = name === 'a missing folder' ? 'out/a.json' : 'out';
    expect(() => checkOutputFile(world({ files, faults }).io, file)).toThrow(said);
    expect(() => checkOutputFile(world({ files, faults }).io, file)).toThrow(UsageError);
  });

  it('accepts a new file, an old one and a device', () => {
    for (const files of [{}, { out: 'old' }, { out: null }])
      expect(() => checkOutputFile(world({ files }).io, 'out')).not.toThrow();
  });
});

describe('writeFile', () => {
  it.each([{}, { out: 'old' }])('replaces by renaming: %j', (files) => {
    const { io, text, files: nodes } = world({ files });
    writeFile(io, 'out', 'report');
    expect(text('out')).toBe('report');
    expect([...nodes.keys()].filter((path) => path.includes('.tmp'))).toEqual([]);
  });

  it('follows a link, and does not replace it', () => {
    const { io, text, files } = world({ files: { out: '-> real', real: 'old' } });
    writeFile(io, 'out', 'report');
    expect(text('real')).toBe('report');
    expect(files.get(`${CWD}/out`)?.kind).toBe('link');
  });

  it('writes to a device as it is', () => {
    const { io, out, files } = world({ files: { out: null } });
    writeFile(io, 'out', 'report');
    expect(out()).toBe(`[${CWD}/out]report`);
    expect(files.get(`${CWD}/out`)?.kind).toBe('other');
  });

  it.each([
    { [`writeFile ${CWD}/out.tmp`]: 'ENOSPC' },
    { [`rename ${CWD}/out`]: 'EACCES' },
    { [`writeFile ${CWD}/out.tmp`]: 'ENOSPC', [`remove ${CWD}/out.tmp`]: 'EACCES' },
  ])('leaves the old one as it was when it fails: %j', (faults) => {
    const { io, text, files } = world({ files: { out: 'old' }, faults });
    expect(() => writeFile(io, 'out', 'report')).toThrow(OutputError);
    expect(text('out')).toBe('old');
    expect([...files.keys()].filter((path) => path.includes('.tmp'))).toEqual([]);
  });

  it('leaves nothing of a report behind when the disk is full in the middle of it', () => {
    const faults = { [`writeMore ${CWD}/out.tmp`]: 'ENOSPC' };
    const { io, text, files } = world({ files: { out: 'old' }, faults });
    const pieces = Array.from({ length: 5 }, () => 'x'.repeat(50_000));
    expect(() => writeFile(io, 'out', pieces)).toThrow(/no space is left/);
    expect(text('out')).toBe('old');
    expect([...files.keys()].filter((path) => path.includes('.tmp'))).toEqual([]);
  });

  it('asks for a piece of a report when it has written those before it', () => {
    const { io, text } = world();
    let most = 0;
    let made = 0;
    const write = io.fs.writeFile;
    const counting = {
      ...io,
      fs: {
        ...io.fs,
        writeFile(path: string, texts: Iterable<string>) {
          const counted = function* () {
            for (const piece of texts) {
              most = Math.max(most, piece.length);
              yield piece;
            }
          };
          write(path, counted());
        },
      },
    };
    const pieces = function* () {
      for (; made < 1000; made++) yield `${made} ${'x'.repeat(1000)}\n`;
    };
    writeFile(counting, 'out', pieces());
    expect(text('out')?.split('\n')).toHaveLength(1001);
    expect(most).toBeLessThan(100_000);
  });

  it('says why a device did not take it', () => {
    const { io } = world({ files: { out: null }, faults: { [`appendFile ${CWD}/out`]: 'ENOSPC' } });
    expect(() => writeFile(io, 'out', 'report')).toThrow(/no space is left/);
  });

  it.each(['/dev/stderr', '/proc/self/fd/2'])('adds to what the shell has opened as %s', (file) => {
    const { io, text } = world({ files: { [file]: '-> /tmp/log', '/tmp/log': 'before\n' } });
    writeFile(io, file, 'report');
    expect(text('/tmp/log')).toBe('before\nreport');
  });
});
