// realmlint sanitize as somebody uses it: what is written where, what is said, and what is never written.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { nodeIo } from '../../src/cli/node-io.ts';
import { sanitized } from '../support/sanitized.ts';
import { zipOf } from '../support/zip.ts';
import { world } from './world.ts';

const LIST = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const REG = [
  'Windows Registry Editor Version 5.00',
  '',
  `[${LIST}\\MitRealms]`,
  '"UNIX.CONTOSO.EXAMPLE"="<k>kdc7.unix.contoso.example</k>"',
  '',
].join('\r\n');
const AUTOLOGON = `${REG}\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon]\r\n"DefaultUserName"="obermayer"\r\n"DefaultPassword"="Sommer-2026!"\r\n`;

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('realmlint sanitize', () => {
  it('says what it did, where the key is, and what to do before anything is sent', async () => {
    const { code, err } = await sanitized({ 'PC-0412.reg': REG });
    expect(code).toBe(0);
    expect(err.split('\n')).toEqual([
      'realmlint: 1 of 1 file copied to ../copies',
      'realmlint: ../realmlint-key.json tells who is behind the pseudonyms: keep it, and never send it',
      'realmlint: look through the copies before you send them: numbers, dates and the lengths of names are as they were',
      '',
    ]);
  });

  it('writes a key that nobody else can read, and that says who is who', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'realmlint-'));
    try {
      mkdirSync(join(folder, 'in'));
      writeFileSync(join(folder, 'in', 'PC-0412.reg'), REG);
      const io = {
        ...nodeIo(process),
        cwd: folder,
        stderr: { isTTY: false, columns: undefined, write: async () => undefined },
      };
      expect(await main(['sanitize', 'in', '--out', 'out/for-support'], io)).toBe(0);
      const key = join(folder, 'out', 'realmlint-key.json');
      if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600);
      const { secret, name } = JSON.parse(readFileSync(key, 'utf8'));
      expect(secret).toMatch(/^[0-9a-f]{64}$/);
      expect(Object.values(name)).toContain('contoso');
      expect(existsSync(join(folder, 'out', 'for-support', 'realmlint-key.json'))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('takes secrets out: they are in no copy and in no key', async () => {
    const { code, err, copies, key } = await sanitized({ 'PC-0412.reg': AUTOLOGON });
    expect(code).toBe(0);
    expect(err).toContain('realmlint: 1 secret taken out\n');
    const [copy] = copies.values();
    expect(textOf(copy)).toContain('"DefaultPassword"="REMOVED"');
    for (const text of [textOf(copy), key ?? '']) {
      for (const part of ['Sommer', 'sommer', '2026!']) expect(text).not.toContain(part);
    }
    expect(key).toContain('"obermayer"');
  });

  it('names what it does not copy, with the way to do it by hand, and ends with 3', async () => {
    const { code, refused, copies } = await sanitized({
      'PC-0412.reg': REG,
      'export.zip': zipOf([{ name: 'a.reg', content: REG }]),
      'facts.ndjson': '{"kind":"run","schemaVersion":1}\n',
      'notes.txt': 'Call Mrs Obermayer',
      'PC-0413.hiv': Uint8Array.from([0x72, 0x65, 0x67, 0x66, 0, 0, 0, 0]),
    });
    expect(code).toBe(3);
    expect(copies.size).toBe(1);
    expect(refused.get('export.zip')).toMatch(/^is an archive\. Unpack it/);
    expect(refused.get('facts.ndjson')).toMatch(
      /^holds facts of realmlint collect\. Sanitize the exports themselves\./,
    );
    expect(refused.get('notes.txt')).toMatch(/^is nothing that is read/);
    expect(refused.get('PC-0413.hiv')).toMatch(/reg export|nothing that is read/);
  });

  it('writes nothing where there is nothing to copy', async () => {
    const { code, copies, key, err } = await sanitized({ 'notes.txt': 'Call Mrs Obermayer' });
    expect({ code, copies: copies.size, key }).toEqual({ code: 3, copies: 0, key: null });
    expect(err).toContain('0 of 1 file copied');
  });

  it('copies the config, whose globs and names fit the copies', async () => {
    const config = {
      ignore: ['old'],
      clients: { 'clients/PC-*': 'PC-0412' },
      realms: [
        {
          realm: 'UNIX.CONTOSO.EXAMPLE',
          kdcs: ['kdc7.unix.contoso.example'],
          suffixes: ['.unix.contoso.example'],
        },
      ],
      suppressions: [
        { rule: 'kdc-not-fqdn', path: 'clients/PC-*', reason: 'Mrs Obermayer wants it', until: '2099-01-01' },
      ],
    };
    const files = {
      'clients/PC-0412.reg': REG,
      'clients/PC-0413.reg': REG,
      'realmlint.config.jsonc': `// of Mrs Obermayer\n${JSON.stringify(config)}`,
    };
    const { code, copies, err } = await sanitized(files);
    expect(err).toContain('realmlint.config.jsonc is copied with them');
    expect(code).toBe(0);
    const copy = textOf(copies.get('realmlint.config.jsonc'));
    expect(copy).not.toMatch(/contoso|obermayer/i);
    expect(Object.keys(JSON.parse(copy.replace(/^.*\n/, '')))).toEqual(Object.keys(config));
  });

  it('reads standard input under the name that is given', async () => {
    const here = world({ stdin: REG });
    const code = await main(
      ['sanitize', '-', '--stdin-filename', 'PC-0412.reg', '--out', '../copies'],
      here.io,
    );
    expect({ code, err: here.err() }).toMatchObject({ code: 0 });
    expect([...here.files.keys()].filter((path) => path.endsWith('.reg'))).toHaveLength(1);
  });

  it('keeps a name that is like a vendor has it, and says so', async () => {
    const { err, copies } = await sanitized({
      'PC-0412.reg': REG.replaceAll('UNIX.CONTOSO.EXAMPLE', 'ZSCALERBTA.NET'),
    });
    expect(err).toContain('kept because they are like a name of the vendor: zscalerbta.net');
    expect(textOf([...copies.values()][0])).toContain('ZSCALERBTA.NET');
  });

  it('leaves nothing of the copies where one cannot be written', async () => {
    const here = world({ files: { 'PC-0412.reg': REG, 'PC-0499.reg': REG }, faults: {} });
    const createFile = here.io.fs.createFile;
    let copies = 0;
    const fs = {
      ...here.io.fs,
      createFile(path: string, content: string | Uint8Array) {
        if (path.includes('/copies/') && copies++ > 0)
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        createFile(path, content);
      },
    };
    expect(await main(['sanitize', '.', '--out', '../copies'], { ...here.io, fs })).toBe(70);
    expect(here.err()).toMatch(/could not be written: no space is left/);
    expect(
      [...here.files].filter(([path, node]) => path.includes('/copies/') && node.kind === 'file'),
    ).toEqual([]);
  });

  it('does not read its own key as an input', async () => {
    const first = await sanitized({ 'PC-0412.reg': REG });
    const here = world({ files: { 'PC-0412.reg': REG, 'key.json': first.key ?? '' } });
    expect(await main(['sanitize', '.', '--out', '../copies', '--key', 'key.json'], here.io)).toBe(0);
    expect(here.err()).toContain('1 of 1 file copied');
  });
});

describe('the copies', () => {
  it('are listed in the key by where they come from, and stay so over runs with the same key', async () => {
    const { io, files } = world({
      files: { 'in/PC-0412.reg': REG, 'more/PC-0499.reg': REG },
      cwd: '/home/admin/gpo',
    });
    expect(await main(['sanitize', 'in', '--out', '../a/copies', '--key', '../key.json'], io)).toBe(0);
    expect(await main(['sanitize', 'more', '--out', '../b/copies', '--key', '../key.json'], io)).toBe(0);
    const node = files.get('/home/admin/key.json');
    const { paths } = JSON.parse(node?.kind === 'file' ? textOf(node.bytes) : '{}');
    expect(Object.values(paths).sort()).toEqual(['in/PC-0412.reg', 'more/PC-0499.reg']);
    for (const copy of Object.keys(paths)) expect(copy).not.toMatch(/PC-04/);
  });

  it('have nothing in their names of the way to what was named elsewhere', async () => {
    const { io, files } = world({
      files: { '/srv/contoso/Page/exports/PC-0412.reg': REG },
      cwd: '/home/admin/gpo',
    });
    expect(await main(['sanitize', '/srv/contoso/Page/exports', '--out', '../copies'], io)).toBe(0);
    const copies = [...files.keys()].filter(
      (path) => path.startsWith('/home/admin/copies/') && path.endsWith('.reg'),
    );
    expect(copies).toHaveLength(1);
    expect(copies.join()).not.toMatch(/contoso|Page|srv/i);
    expect(copies[0]?.split('/')).toHaveLength('/home/admin/copies/exports/x.reg'.split('/').length);
  });

  it('have their config under the name by which it is found', async () => {
    const config = '{"cloud": "zscalerbeta.net"}';
    const { io, files } = world({ files: { 'in/PC-0412.reg': REG, 'acmewidgets-lint.jsonc': config } });
    const argv = ['sanitize', 'in', '--out', '../copies', '--config', 'acmewidgets-lint.jsonc'];
    expect(await main(argv, io)).toBe(0);
    const names = [...files.keys()].filter((path) => path.startsWith('/home/admin/copies/'));
    expect(names).toContain('/home/admin/copies/realmlint.config.jsonc');
    expect(names.join()).not.toContain('acmewidgets');
  });
});

describe('the folder of copies', () => {
  it.each([
    ['lies within what is read', 'in/copies', 'lies within'],
    ['is not empty', '../copies', 'is not empty'],
  ])('is refused where it %s, before anything is written', async (_, out, said) => {
    const here = world({ files: { 'in/PC-0412.reg': REG, '../copies/notes.txt': 'Call Jim.' } });
    const before = [...here.files.keys()];
    expect(await main(['sanitize', 'in', '--out', out], here.io)).toBe(2);
    expect(here.err()).toContain(said);
    expect([...here.files.keys()]).toEqual(before);
  });
});

describe('a key that another run writes meanwhile', () => {
  it('is not replaced: copies without their key would have no way back', async () => {
    const { io, files } = world({ files: { 'in/PC-0412.reg': REG } });
    const random = io.random;
    const racing = {
      ...io,
      random(count: number) {
        // By now the key was looked for, and there was none.
        io.fs.createFile('/home/admin/realmlint-key.json', '{}');
        return random(count);
      },
    };
    expect(await main(['sanitize', 'in', '--out', '../copies'], racing)).not.toBe(0);
    const node = files.get('/home/admin/realmlint-key.json');
    expect(node?.kind === 'file' && textOf(node.bytes)).toBe('{}');
    expect([...files.keys()].filter((path) => path.startsWith('/home/admin/copies/'))).toEqual([]);
  });

  const valid = JSON.stringify({
    schemaVersion: 1,
    secret: 'ab'.repeat(32),
    name: {},
    number: {},
    guid: {},
    sid: {},
    address: {},
    suffix: {},
  });

  it('is said where it is a key as well', async () => {
    const { io, err } = world({ files: { 'in/PC-0412.reg': REG } });
    const racing = {
      ...io,
      random(count: number) {
        io.fs.createFile('/home/admin/realmlint-key.json', valid);
        return io.random(count);
      },
    };
    expect(await main(['sanitize', 'in', '--out', '../copies'], racing)).toBe(70);
    expect(err()).toContain('Another run has written the key');
  });

  it.each([
    ['EEXIST', 'Another run has written the key'],
    ['EACCES', 'could not be written'],
  ])('or that cannot be written (%s) leaves no copy', async (code, said) => {
    const faults = { 'createFile /home/admin/realmlint-key.json': code };
    const { io, err, files } = world({ files: { 'in/PC-0412.reg': REG }, faults });
    expect(await main(['sanitize', 'in', '--out', '../copies'], io)).toBe(70);
    expect(err()).toContain(said);
    expect([...files.keys()].filter((path) => path.startsWith('/home/admin/copies/'))).toEqual([]);
  });
});

describe('many files that are not copied', () => {
  const strangers = Object.fromEntries(
    Array.from({ length: 25 }, (_, index) => [`in/notes-${index}.reg`, 'nothing that anybody reads']),
  );

  it('are counted, and named with --verbose', async () => {
    const brief = world({ files: { 'in/PC-0412.reg': REG, ...strangers } });
    expect(await main(['sanitize', 'in', '--out', '../copies'], brief.io)).toBe(3);
    expect(brief.err()).toContain('--verbose names them: 5');
    const whole = world({ files: { 'in/PC-0412.reg': REG, ...strangers } });
    expect(await main(['sanitize', 'in', '--out', '../copies', '--verbose'], whole.io)).toBe(3);
    expect(whole.err().match(/not copied:/g)).toHaveLength(25);
  });

  it('leave nothing to be written where they are all', async () => {
    const { io, err, files } = world({ files: strangers });
    expect(await main(['sanitize', 'in', '--out', '../copies'], io)).toBe(3);
    expect(err()).toContain('0 of 25 files copied');
    expect([...files.keys()].some((path) => path.endsWith('realmlint-key.json'))).toBe(false);
  });
});
