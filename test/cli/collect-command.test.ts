// realmlint collect, and what the other commands make of what it writes.

import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { main } from '../../src/cli/main.ts';
import { run } from '../../src/cli/run.ts';
import { collect, gather, judge, judgeSurvey, shardOf, survey, VERSION } from '../../src/lint.ts';
import { reporters } from '../../src/reporters/index.ts';
import { encode } from '../support/bytes.ts';
import { factsText } from '../support/facts-files.ts';
import { inputOf } from '../support/inputs.ts';
import { zipOf } from '../support/zip.ts';
import { CWD, type World, type WorldOptions, world } from './world.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

function client(suffix: string): string {
  return [
    'Windows Registry Editor Version 5.00',
    `[${KEY}]\n"domain_realm_Enabled"=dword:00000001\n"MitRealms_Enabled"=dword:00000001`,
    `[${KEY}\\domain_realm]\n"ZSCALERBETA.NET"="${suffix}; .gateway.zscalerbeta.net"`,
    `[${KEY}\\MitRealms]\n"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"`,
    '',
  ].join('\r\n\r\n');
}

const WINDOWS: WorldOptions = { platform: 'win32', cwd: 'C:\\gpo' };

const GOOD = client('.zscalerbeta.net');
const BAD = client('zscalerbeta.net');
const FILES = {
  'clients/PC-1.reg': GOOD,
  'clients/PC-2.reg': BAD,
  'clients/PC-3.reg': `${GOOD}[`,
  'clients/photo.jpg': 'no export',
};

interface Ran extends World {
  readonly code: number;
}

async function realmlint(options: WorldOptions, ...argv: readonly string[]): Promise<Ran> {
  const here = world(options);
  return { ...here, code: await main(argv, here.io) };
}

async function facts(files: WorldOptions['files'], ...argv: readonly string[]): Promise<string> {
  const { out } = await realmlint({ files: files ?? {} }, 'collect', ...argv);
  return out();
}

function kindsOf(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { kind: string }).kind);
}

describe('realmlint collect', () => {
  it('writes facts, and says on standard error how many and what could not be read', async () => {
    const { out, err, code } = await realmlint({ files: FILES }, 'collect', 'clients');
    expect(code).toBe(0);
    expect(kindsOf(out()).filter((kind) => kind === 'input')).toHaveLength(4);
    expect(err().split('\n')).toEqual([
      expect.stringMatching(/^realmlint: clients\/PC-3\.reg: partial\. /),
      'realmlint: 1 input incomplete, which has no verdict where it is judged',
      'realmlint: 12 facts of evidence from 3 inputs (4 paths, 1 passed over)',
      '',
    ]);
  });

  it('is silent with --quiet', async () => {
    const { err, code } = await realmlint({ files: FILES }, 'collect', '--quiet', 'clients');
    expect([code, err()]).toEqual([0, '']);
  });

  it.each([
    [0, 'an empty folder that may be empty', { 'clients/': '' }, ['clients', '--allow-empty']],
    [3, 'an empty folder', { 'clients/': '' }, ['clients']],
    [3, 'a path that is not there', {}, ['clients']],
    [0, 'a path that is not there beside one that is', FILES, ['clients', 'gone']],
    [3, 'files of no kind that is read', { 'a.jpg': 'x' }, ['.']],
    [0, 'the same where that is all right', { 'a.jpg': 'x' }, ['.', '--allow-empty']],
    [
      0,
      'a shard of files of no kind that is read',
      { 'a.jpg': 'x' },
      ['.', '--shard', `${shardOf('a.jpg', 4)}/4`],
    ],
    [3, 'an empty list', { list: '' }, ['--files-from', 'list']],
    [0, 'an empty list that may be empty', { list: '' }, ['--files-from', 'list', '--allow-empty']],
    [3, 'an empty list, whatever the shard', { list: '' }, ['--files-from', 'list', '--shard', '1/4']],
    [3, 'a file that is named and no export', { 'a.jpg': 'x' }, ['a.jpg', '--allow-empty']],
  ])('ends with %i for %s', async (code, _, files, argv) => {
    const here = await realmlint({ files }, 'collect', ...argv);
    expect(here.code, here.err()).toBe(code);
    expect(kindsOf(here.out()).at(-1)).toBe('end');
    expect(here.err()).not.toBe('');
  });

  it('ends with 70 where a reader fails, and writes the rest', async () => {
    const [reader] = (await import('../../src/readers/readers.ts')).readers;
    const failing = {
      format: 'reg' as const,
      holder: 'client' as const,
      accepts: () => true,
      read: (): never => {
        throw new TypeError('a defect');
      },
    };
    expect(reader).toBeDefined();
    const broken: typeof collect = (inputs, options) => collect(inputs, { ...options, readers: [failing] });
    const here = world({ files: { 'a.reg': GOOD } });
    const parts = { gather, collect: broken, judge, judgeSurvey, survey, reporters, rules, version: VERSION };
    expect(await run(['collect', 'a.reg'], here.io, parts)).toBe(70);
    const judged = await realmlint({ files: { 'facts.ndjson': here.out() } }, 'facts.ndjson');
    expect(judged.code).toBe(70);
    expect(judged.err() + judged.out()).toContain('a defect');
  });

  it('takes the config for what is ignored and whose a file is', async () => {
    const config = JSON.stringify({ ignore: ['clients/PC-3.reg'], clients: { 'clients/PC-1.reg': 'HQ-1' } });
    const text = await facts({ ...FILES, 'realmlint.config.json': config }, 'clients');
    expect(text).not.toContain('PC-3');
    expect(text).toContain('"client":"HQ-1"');
  });

  it.each([
    [0, 'some', ['clients/PC-3.reg'], '1'],
    [3, 'all', ['clients/**'], '4'],
  ])(
    'ends with %i, and says how many files the config ignores, where it does: %s',
    async (code, _, ignore, count) => {
      const files = { ...FILES, 'realmlint.config.json': JSON.stringify({ ignore }) };
      const words = `realmlint: the config realmlint.config.json ignores ${count} of the files and folders\n`;
      const { code: got, err } = await realmlint({ files }, 'collect', 'clients');
      expect(got).toBe(code);
      expect(err()).toContain(words);
      expect((await realmlint({ files }, 'clients')).err()).toContain(words);
      expect((await realmlint({ files: FILES }, 'collect', 'clients')).err()).not.toContain('ignores');
      // As of lint: with --quiet only where the result cannot be trusted.
      const quiet = await realmlint({ files }, 'collect', 'clients', '--quiet');
      expect(quiet.err().includes(words)).toBe(code !== 0);
    },
  );

  it('says what it ignores in an archive, which shows when that is read', async () => {
    const zip = zipOf([
      { name: 'PC-1.reg', content: encode(GOOD) },
      { name: 'PC-2.reg', content: encode(BAD) },
    ]);
    const config = JSON.stringify({ ignore: ['**/PC-2.reg'] });
    const { err } = await realmlint(
      { files: { 'all.zip': zip, 'realmlint.config.json': config } },
      'collect',
      '.',
    );
    expect(err()).toContain('ignores 1 of the files and folders');
  });

  it('tells a terminal how many bytes were read', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`clients/PC-${i}.reg`, `${GOOD}; ${'x'.repeat(90_000)}\r\n`]),
    );
    const { err } = await realmlint({ files, terminal: true, pace: 200 }, 'collect', 'clients');
    expect(err()).toMatch(/\r\u001b\[K9 of 9 {2}724 KB {2}/);
  });

  it('reads a list of paths, and standard input under a name', async () => {
    const list = await facts(
      { ...FILES, list: 'clients/PC-1.reg\nclients/PC-2.reg\n' },
      '--files-from',
      'list',
    );
    expect(kindsOf(list).filter((kind) => kind === 'input')).toHaveLength(2);
    const piped = await realmlint({ stdin: GOOD }, 'collect', '-', '--stdin-filename', 'PC-9.reg');
    expect(piped.out()).toContain('"path":"PC-9.reg"');
  });

  it('keeps --encoding with the facts', async () => {
    expect(await facts(FILES, 'clients', '--encoding', 'cp850')).toMatch(
      /^\{"kind":"run",.*"encoding":"cp850"\}/,
    );
  });

  it('never reads what it writes', async () => {
    const files = { ...FILES, 'facts.ndjson': '{"kind":"run","schemaVersion":1' };
    const redirected = `${CWD}/facts.ndjson`;
    const here = await realmlint({ files, redirected }, 'collect', '.');
    expect(here.out()).not.toContain('facts.ndjson');
    expect(here.err()).toContain('facts.ndjson is where the facts go, and no input');
    expect(here.code).toBe(0);
  });

  it('writes what was collected before together with what lies beside it', async () => {
    const before = await facts({ 'clients/PC-1.reg': GOOD }, 'clients');
    const both = await facts({ 'clients/PC-2.reg': BAD, 'old/facts.ndjson': before }, '.');
    const want = await realmlint(
      { files: { 'clients/PC-1.reg': GOOD, 'clients/PC-2.reg': BAD } },
      '--format',
      'json',
      '.',
    );
    const got = await realmlint({ files: { 'facts.ndjson': both } }, '--format', 'json', '.');
    expect(got.out()).toBe(want.out());
  });

  it('ends well where its reader goes away, and says where a disk is full', async () => {
    expect((await realmlint({ files: FILES, stdoutFault: 'EPIPE' }, 'collect', 'clients')).code).toBe(0);
    const full = await realmlint({ files: FILES, stdoutFault: 'ENOSPC' }, 'collect', 'clients');
    expect(full.code).toBe(70);
    expect(full.err()).toMatch(/could not be written to standard output: .*space/);
  });

  it('writes while it reads, and closes each file', async () => {
    const files = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`clients/PC-${i}.reg`, GOOD]));
    const here = world({ files });
    let read = 0;
    const readAtWrite: number[] = [];
    const write = async () => {
      readAtWrite.push(read);
    };
    const io = { ...here.io, stdout: { ...here.io.stdout, write } };
    const counted: typeof collect = function* (inputs, options) {
      for (const one of collect(inputs, options)) {
        read++;
        yield one;
      }
    };
    const parts = {
      gather,
      collect: counted,
      judge,
      judgeSurvey,
      survey,
      reporters,
      rules,
      version: VERSION,
    };
    expect(await run(['collect', 'clients'], io, parts)).toBe(0);
    expect(readAtWrite[0]).toBeLessThan(100);
    expect(readAtWrite.length).toBeGreaterThan(5);
    expect([read, here.openFiles()]).toEqual([400, 0]);
  });
});

describe('--shard', () => {
  it('gives each path to one of them, also where there are fewer paths than shards', async () => {
    const texts = await Promise.all(
      Array.from({ length: 9 }, (_, i) => facts(FILES, 'clients', '--shard', `${i + 1}/9`)),
    );
    const paths = texts.flatMap((text) => text.match(/(?<="kind":"input","path":")[^"]*/g) ?? []);
    expect(paths.sort()).toEqual(Object.keys(FILES).sort());
    expect(texts.some((text) => kindsOf(text).join() === 'run,end')).toBe(true);
  });

  it('is said on standard error', async () => {
    const { err, code } = await realmlint({ files: FILES }, 'collect', 'clients', '--shard', '1/1');
    expect(code).toBe(0);
    expect(err()).toContain('(shard 1 of 1, 4 of 4 paths, 1 passed over)');
  });

  it('that is missing has no verdict, and all of them have that of the files', async () => {
    const parts = await Promise.all([1, 2, 3].map((i) => facts(FILES, 'clients', '--shard', `${i}/3`)));
    const want = await realmlint({ files: FILES }, '--format', 'json', 'clients');
    const all = Object.fromEntries(parts.map((text, i) => [`out/facts-${i}.ndjson`, text]));
    expect((await realmlint({ files: all }, '--format', 'json', 'out')).out()).toBe(want.out());
    const { 'out/facts-1.ndjson': _, ...some } = all;
    const lacking = await realmlint({ files: some }, 'out');
    expect(lacking.code).toBe(3);
    expect(lacking.out()).toContain('2/3 is missing');
  });
});

describe('shards of several machines', () => {
  const lintOf = (parts: readonly string[]) =>
    realmlint({ files: Object.fromEntries(parts.map((text, i) => [`out/facts-${i}.ndjson`, text])) }, 'out');
  const COUNT = 2;
  const clients = Object.fromEntries(
    ['1', '2', '4', '5', '6'].map((name) => [`clients/PC-${name}.reg`, GOOD]),
  );

  it('are one list, however it was typed', async () => {
    const one = await facts(clients, 'clients', '--shard', `1/${COUNT}`);
    for (const typed of [['./clients/'], Object.keys(clients).reverse(), ['clients', 'clients/PC-1.reg']]) {
      const other = await facts(clients, ...typed, '--shard', `2/${COUNT}`);
      expect((await lintOf([one, other])).code).toBe(0);
    }
  });

  it('that saw different files have no verdict, whichever had more', async () => {
    const more = { ...clients, 'clients/PC-7.reg': BAD, 'clients/PC-8.reg': BAD };
    const parts = (files: Record<string, string>) =>
      Promise.all([1, 2].map((i) => facts(files, 'clients', '--shard', `${i}/${COUNT}`)));
    const [[a = '', b = ''], [c = '', d = '']] = await Promise.all([parts(clients), parts(more)]);
    expect((await lintOf([a, b])).code).toBe(0);
    for (const mixed of [
      [a, d],
      [c, b],
    ]) {
      const { code, out } = await lintOf(mixed);
      expect(code).toBe(3);
      expect(out()).toContain('2 different lists of paths');
    }
  });
});

describe('facts files', () => {
  it.each([
    ['lint', ['--format', 'json', '--no-config']],
    ['why', ['why', 'dfw1.gateway.zscalerbeta.net', '--format', 'json']],
    ['explain', ['explain', '471000', '--format', 'json']],
    ['drift', ['drift', 'zscalerbeta.net', '--format', 'json']],
  ])('are read by %s, from a file and from standard input', async (_, argv) => {
    const files = { 'clients/PC-1.reg': GOOD, 'clients/PC-2.reg': BAD };
    const text = await facts(files, 'clients');
    const want = await realmlint({ files }, ...argv, 'clients');
    const file = await realmlint({ files: { 'facts.ndjson': text } }, ...argv, 'facts.ndjson');
    expect([file.code, file.out()]).toEqual([want.code, want.out()]);
    const piped = await realmlint({ stdin: text }, ...argv, '-');
    expect([piped.code, piped.out()]).toEqual([want.code, want.out()]);
  });

  it('make the same baseline', async () => {
    const files = { 'clients/PC-1.reg': GOOD, 'clients/PC-2.reg': BAD };
    const text = await facts(files, 'clients');
    const want = await realmlint({ files }, 'baseline', 'clients');
    const got = await realmlint({ files: { 'facts.ndjson': text } }, 'baseline', 'facts.ndjson');
    expect(got.code).toBe(0);
    expect(got.text('realmlint.baseline.json')).toBe(want.text('realmlint.baseline.json'));
  });

  it('are whose the config of the judging run says, too', async () => {
    const text = await facts({ 'clients/kerberos-1.reg': BAD }, 'clients');
    const config = JSON.stringify({ clients: { 'clients/*': 'HQ-1' } });
    const files = { 'facts.ndjson': text, 'realmlint.config.json': config };
    expect((await realmlint({ files }, 'facts.ndjson')).out()).toContain('client HQ-1');
    const packed = { ...files, 'facts.zip': zipOf([{ name: 'facts.ndjson', content: text }]) };
    expect((await realmlint({ files: packed }, 'facts.zip')).out()).toContain('client HQ-1');
  });

  it('show lines where the same file still lies there', async () => {
    const files = { 'clients/PC-2.reg': BAD };
    const text = await facts(files, 'clients');
    const shown = await realmlint({ files: { ...files, 'f.ndjson': text } }, 'f.ndjson');
    expect(shown.out()).toMatch(/^ *\d+ \| "ZSCALERBETA\.NET"="zscalerbeta\.net; /m);
    for (const other of [
      {},
      { 'clients/PC-2.reg': BAD.replace('kerberos.', 'cerberos.') },
      { 'clients/PC-2.reg/': '' },
    ]) {
      const without = await realmlint({ files: { ...other, 'f.ndjson': text } }, 'f.ndjson');
      expect(without.out()).toContain('missing-leading-dot');
      expect(without.out()).not.toMatch(/^ *\d+ \| /m);
    }
    // It would be read as another text than the facts are of.
    const bent = await realmlint(
      { files: { ...files, 'f.ndjson': text } },
      'f.ndjson',
      '--encoding',
      'utf-16le',
    );
    expect(bent.out()).not.toMatch(/^ *\d+ \| /m);
  });

  it.each<[string, string, WorldOptions]>([
    ['an absolute path', '/srv/PC-2.reg', { files: { '/srv/PC-2.reg': BAD } }],
    ['a path that leads up', '../PC-2.reg', { files: { '../PC-2.reg': BAD } }],
    ['one that leads up on its way', 'a/../../PC-2.reg', { files: { '../PC-2.reg': BAD } }],
    [
      'one beside a folder of the same beginning',
      '../gpo-2/PC-2.reg',
      { files: { '../gpo-2/PC-2.reg': BAD } },
    ],
    ['a link', 'PC-2.reg', { files: { '/srv/PC-2.reg': BAD, 'PC-2.reg': '-> /srv/PC-2.reg' } }],
    ['a folder that is a link', 'all/PC-2.reg', { files: { '/srv/PC-2.reg': BAD, all: '-> /srv' } }],
    ['another drive', 'D:/PC-2.reg', { ...WINDOWS, files: { 'D:\\PC-2.reg': BAD } }],
    ['a server', '//server/share/PC-2.reg', { ...WINDOWS, files: { '\\\\server\\share\\PC-2.reg': BAD } }],
    ['a device', '//?/C:/gpo/PC-2.reg', { ...WINDOWS, files: { '\\\\?\\C:\\gpo\\PC-2.reg': BAD } }],
    ['a server in a device', '\\\\.\\UNC\\server\\s\\PC-2.reg', WINDOWS],
    ['a name that no file has', 'PC-2\0.reg', {}],
  ])('have no file opened that lies not below the working directory: %s', async (_, path, options) => {
    const text = factsText([inputOf(path, encode(BAD))]);
    const here = world({ ...options, files: { ...options.files, 'f.ndjson': text } });
    const touched: string[] = [];
    const fs = new Proxy(here.io.fs, {
      get: (target, name, receiver) => {
        const operation = Reflect.get(target, name, receiver) as (...args: unknown[]) => unknown;
        return (...args: unknown[]) => {
          const [file] = args;
          // A link below the working directory may be looked at, and not followed.
          const unfollowed = name === 'isLink' && String(file).startsWith(here.io.cwd);
          if (typeof file === 'string' && !unfollowed) touched.push(file);
          return operation(...args);
        };
      },
    });
    await main(['f.ndjson'], { ...here.io, fs });
    expect(here.out()).toContain('missing-leading-dot');
    expect(here.out()).not.toMatch(/^ *\d+ \| /m);
    expect(touched.some((one) => one.endsWith('f.ndjson'))).toBe(true);
    expect(touched.filter((one) => /PC-2|srv|server/.test(one))).toEqual([]);
  });

  it('show lines of a path below the working directory of Windows, however it is spelt', async () => {
    for (const path of [
      'clients/PC-2.reg',
      'C:\\GPO\\clients\\..\\clients\\PC-2.reg',
      '..clients/PC-2.reg',
    ]) {
      const text = factsText([inputOf(path, encode(BAD))]);
      const file = path.startsWith('..') ? path : 'clients/PC-2.reg';
      const shown = await realmlint({ ...WINDOWS, files: { [file]: BAD, 'f.ndjson': text } }, 'f.ndjson');
      expect(shown.out(), path).toMatch(/^ *\d+ \| "ZSCALERBETA\.NET"="zscalerbeta\.net; /m);
    }
  });

  it.each([
    [2 ** 20, true],
    [2 ** 20 + 1, false],
  ])('show lines of a file only if all of its bytes would tell a change: %i, %s', async (size, shows) => {
    const padding = `;${'x'.repeat(98)}\n`.repeat(6000);
    const middle = `${BAD}${padding}`;
    const big = `${middle}${';'.repeat(size - middle.length)}`;
    const text = await facts({ 'PC-2.reg': big }, 'PC-2.reg');
    const { out } = await realmlint({ files: { 'PC-2.reg': big, 'f.ndjson': text } }, 'f.ndjson');
    expect(out()).toContain('missing-leading-dot');
    expect(/^ *\d+ \| /m.test(out())).toBe(shows);
    const zip = zipOf([{ name: 'PC-2.reg', content: encode(big) }]);
    const packed = await facts({ 'all.zip': zip }, 'all.zip');
    const inZip = await realmlint({ files: { 'all.zip': zip, 'f.ndjson': packed } }, 'f.ndjson');
    expect(/^ *\d+ \| /m.test(inZip.out())).toBe(zip.length <= 2 ** 20);
  });

  it('show lines of what lies in an archive that is still the same, and name the archive where lines cannot be linked', async () => {
    const zip = zipOf([{ name: 'clients/PC-2.reg', content: encode(BAD) }]);
    const text = await facts({ 'all.zip': zip }, 'all.zip');
    const shown = await realmlint({ files: { 'all.zip': zip, 'f.ndjson': text } }, 'f.ndjson');
    expect(shown.out()).toMatch(/^ *\d+ \| "ZSCALERBETA\.NET"="zscalerbeta\.net; /m);
    const gone = await realmlint({ files: { 'f.ndjson': text } }, 'f.ndjson', '--format', 'github');
    const want = await realmlint({ files: { 'all.zip': zip } }, 'all.zip', '--format', 'github');
    expect(gone.out()).toBe(want.out());
  });

  it('beside the files that they are of change nothing', async () => {
    const text = await facts(FILES, 'clients');
    const want = await realmlint({ files: FILES }, '--format', 'json', 'clients');
    const both = await realmlint({ files: { ...FILES, 'facts.ndjson': text } }, '--format', 'json', '.');
    expect(both.out()).toBe(want.out());
  });

  it('that are out of date have no verdict beside the files', async () => {
    const text = await facts({ 'clients/PC-1.reg': BAD }, 'clients');
    const { code, out } = await realmlint({ files: { 'clients/PC-1.reg': GOOD, 'facts.ndjson': text } }, '.');
    expect(code).toBe(3);
    expect(out()).toContain('Of this path 2 versions were collected, which differ');
  });
});
