// Exports that somebody writes to, replaces or removes while they are read: none of them is judged as if it were whole.

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { NODE_FILES } from '../../src/cli/node-io.ts';
import { zipOf } from '../support/zip.ts';
import { CWD, type World, world } from './world.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const HEAD = 'Windows Registry Editor Version 5.00\r\n\r\n';
const REALM = `[${KEY}\\MitRealms]\r\n"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"\r\n\r\n`;
const HOSTS = `[${KEY}\\domain_realm]\r\n"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"\r\n`;
const WHOLE = `${HEAD}${REALM}${HOSTS}`;
const OTHER = WHOLE.replace('<k>kerberos', '<k>kerberis');

interface Change {
  /** Of the file, relative to the working directory. */
  readonly path: string;
  readonly change: (here: World) => void;
}

/** The world, in which the file changes as soon as its last byte was read, or as soon as it was opened and its size asked for. */
function changing(here: World, { path, change }: Change, when: 'opened' | 'read'): World {
  const file = `${CWD}/${path}`;
  let handle = -1;
  let done = false;
  const once = () => {
    if (!done) change(here);
    done = true;
  };
  const { fs } = here.io;
  return {
    ...here,
    io: {
      ...here.io,
      fs: {
        ...fs,
        open(opened) {
          const own = fs.open(opened);
          if (opened === file) handle = own;
          return own;
        },
        statOpen(own) {
          const info = fs.statOpen(own);
          if (own === handle && when === 'opened') once();
          return info;
        },
        read(own, into, offset) {
          const count = fs.read(own, into, offset);
          const node = here.files.get(file);
          const size = node?.kind === 'file' ? node.bytes.length : 0;
          if (own === handle && offset + count >= size) once();
          return count;
        },
      },
    },
  };
}

/** The world in which each file was written to when it was read, but for the first `spared` times. */
function touched(here: World, spared: number): World {
  const { fs } = here.io;
  const begun = new Set<number>();
  let looks = 0;
  const statOpen = (handle: number) => {
    const info = fs.statOpen(handle);
    if (begun.size < begun.add(handle).size) return info;
    return looks++ < spared ? info : { ...info, modified: info.modified + 1 };
  };
  return { ...here, io: { ...here.io, fs: { ...fs, statOpen } } };
}

async function lint(here: World, ...argv: string[]) {
  const code = await main([...argv, '--no-config', '--format', 'json'], here.io);
  return { code, report: JSON.parse(here.out()) };
}

function folderFor(file: string): void {
  rmSync(file);
  mkdirSync(file);
}

const put = (path: string, content: string) => (here: World) => here.put(path, content, 2);

describe('an export that changes while it is read', () => {
  it('is whole where nothing happens to it', async () => {
    const here = world({ files: { 'PC-1.reg': WHOLE } });
    expect(await lint(here, 'PC-1.reg')).toMatchObject({ code: 0 });
  });

  it.each([
    ['has other bytes, and as many', OTHER],
    ['grows', `${WHOLE}\r\n[${KEY}\\Parameters]\r\n`],
    ['shrinks to a part that looks whole', `${HEAD}${REALM}`],
  ])('has no verdict where it %s', async (_, content) => {
    for (const operand of ['PC-1.reg', '.']) {
      const files = world({ files: { 'PC-1.reg': WHOLE } });
      const { code, report } = await lint(
        changing(files, { path: 'PC-1.reg', change: put('PC-1.reg', content) }, 'read'),
        operand,
      );
      expect([code, report.inputs[0].status]).toEqual([3, 'unreadable']);
      expect(report.inputs[0].message).toBe('The file was changed while it was read. Try again.');
      expect(report.findings.map(({ blocking }: { blocking?: true }) => blocking)).toEqual([true]);
      expect(files.openFiles()).toBe(0);
    }
  });

  it('has no verdict where only its beginning is there when its size is asked for', async () => {
    const files = world({ files: { 'PC-1.reg': `${HEAD}${REALM}` } });
    const growing = changing(files, { path: 'PC-1.reg', change: put('PC-1.reg', WHOLE) }, 'opened');
    expect(await lint(growing, 'PC-1.reg')).toMatchObject({ code: 3 });
  });

  it('has no verdict where it is cut before it was read', async () => {
    const files = world({ files: { 'PC-1.reg': WHOLE } });
    const change = put('PC-1.reg', HEAD);
    const { code, report } = await lint(changing(files, { path: 'PC-1.reg', change }, 'opened'), 'PC-1.reg');
    expect([code, report.inputs[0].message]).toEqual([3, expect.stringContaining('became shorter')]);
  });

  it('has no verdict where it vanishes between the walk and its turn', async () => {
    const files = world({ files: { 'in/PC-1.reg': WHOLE, 'in/PC-2.reg': WHOLE } });
    const change = ({ files: nodes }: World) => nodes.delete(`${CWD}/in/PC-2.reg`);
    const { code, report } = await lint(changing(files, { path: 'in/PC-1.reg', change }, 'read'), 'in');
    expect([code, report.inputs.map(({ status }: { status: string }) => status)]).toEqual([
      3,
      ['read', 'unreadable'],
    ]);
    expect(report.inputs[1].message).toContain('it does not exist');
  });

  it.skipIf(process.platform === 'win32')('has no verdict where another one takes its name', async () => {
    for (const [takes, said] of [
      [(path: string) => renameSync(`${path}.new`, path), 'was changed while it was read'],
      [(path: string) => rmSync(path), 'it does not exist'],
      [folderFor, 'no longer leads to a file'],
    ] as const) {
      const cwd = mkdtempSync(join(tmpdir(), 'realmlint-'));
      const file = join(cwd, 'PC-1.reg');
      writeFileSync(file, WHOLE);
      writeFileSync(`${file}.new`, OTHER);
      const { io, out } = world({ cwd });
      const read: typeof NODE_FILES.read = (handle, into, offset) => {
        const count = NODE_FILES.read(handle, into, offset);
        if (existsSync(`${file}.new`)) takes(file);
        rmSync(`${file}.new`, { force: true });
        return count;
      };
      const argv = ['PC-1.reg', '--no-config', '--format', 'json'];
      expect(await main(argv, { ...io, fs: { ...NODE_FILES, read } })).toBe(3);
      expect(JSON.parse(out()).inputs[0].message).toContain(said);
      rmSync(cwd, { recursive: true });
    }
  });

  it('has a verdict where its path and what it leads to have other times and numbers', async () => {
    const here = world({ files: { 'PC-1.reg': WHOLE } });
    const { fs } = here.io;
    const stat = (path: string) => ({ ...fs.stat(path), modified: 1000, device: 7, inode: 1 });
    const statOpen = (handle: number) => ({ ...fs.statOpen(handle), modified: 1000.5, device: 8, inode: 2 });
    const io = { ...here.io, fs: { ...fs, stat, statOpen } };
    expect(await lint({ ...here, io }, 'PC-1.reg')).toMatchObject({ code: 0 });
  });

  it('leaves nothing open where its size cannot be asked for', async () => {
    const faults = { [`statOpen ${CWD}/PC-1.reg`]: 'EIO' };
    const here = world({ files: { 'PC-1.reg': WHOLE }, faults });
    expect(await lint(here, 'PC-1.reg')).toMatchObject({ code: 3 });
    expect(here.openFiles()).toBe(0);
  });

  it('has no verdict as an archive', async () => {
    const zip = zipOf([{ name: 'PC-1.reg', content: WHOLE }]);
    const files = world({ files: { 'in.zip': zip } });
    const change = ({ files: nodes }: World) =>
      nodes.set(`${CWD}/in.zip`, { kind: 'file', bytes: zip, modified: 2 });
    const { code, report } = await lint(changing(files, { path: 'in.zip', change }, 'read'), 'in.zip');
    expect(code).toBe(3);
    expect(report.inputs[0]).toMatchObject({ path: 'in.zip', status: 'unreadable' });
  });

  it('has no verdict as one entry of an archive', async () => {
    const zip = zipOf([{ name: 'PC-1.reg', content: WHOLE }]);
    const files = world({ files: { 'in.zip': zip } });
    // The archive itself is looked at first, then its only entry.
    const { code, report } = await lint(touched(files, 1), 'in.zip');
    expect([code, report.inputs[0]]).toMatchObject([3, { path: 'in.zip!/PC-1.reg', status: 'unreadable' }]);
  });

  it('has no verdict as facts that somebody collects meanwhile', async () => {
    const first = world({ files: { 'PC-1.reg': WHOLE } });
    expect(await main(['collect', 'PC-1.reg', '--no-config'], first.io)).toBe(0);
    const files = world({ files: { 'facts.ndjson': first.out() } });
    const { code, report } = await lint(touched(files, 0), 'facts.ndjson');
    expect([code, report.inputs.map(({ status }: { status: string }) => status).sort()]).toEqual([
      3,
      ['partial', 'read'],
    ]);
  });

  it('is kept as unread by collect', async () => {
    const files = world({ files: { 'PC-1.reg': WHOLE } });
    const { io, out } = changing(files, { path: 'PC-1.reg', change: put('PC-1.reg', OTHER) }, 'read');
    expect(await main(['collect', 'PC-1.reg', '--no-config'], io)).toBe(3);
    expect(out()).toContain('was changed while it was read');
    expect(await lint(world({ files: { 'facts.ndjson': out() } }), 'facts.ndjson')).toMatchObject({
      code: 3,
    });
  });

  it('says so where its time cannot be asked for', async () => {
    const here = world({ files: { 'PC-1.reg': WHOLE } });
    const { fs } = here.io;
    let looks = 0;
    const statOpen = (handle: number) => {
      if (looks++ > 0) throw Object.assign(new Error('EIO: a fault'), { code: 'EIO' });
      return fs.statOpen(handle);
    };
    const { code, report } = await lint({ ...here, io: { ...here.io, fs: { ...fs, statOpen } } }, 'PC-1.reg');
    expect([code, report.inputs[0].message]).toEqual([
      3,
      expect.stringContaining('the device reports an error'),
    ]);
  });

  it('is nobody’s concern where it is none', async () => {
    const files = world({ files: { 'in/PC-1.reg': WHOLE, 'in/export.log': 'begun\n' } });
    const change = put('in/export.log', 'begun\nand going on\n');
    expect(await lint(changing(files, { path: 'in/export.log', change }, 'read'), 'in')).toMatchObject({
      code: 0,
    });
  });
});
