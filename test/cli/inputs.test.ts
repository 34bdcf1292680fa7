// From words to inputs: files, folders, globs, lists, links, and what is said when there is nothing to read.

import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/failure.ts';
import { gatherInputs, type Wanted } from '../../src/cli/inputs.ts';
import { SourceError } from '../../src/model/source.ts';
import { itThorough } from '../support/thorough.ts';
import { CWD, type World, type WorldOptions, world } from './world.ts';

const NOTHING: Wanted = {
  operands: [],
  listed: null,
  stdin: null,
  ignores: () => false,
  allowEmpty: false,
  clientOf: () => null,
  own: {},
  reports: new Set(),
};

function gather(files: WorldOptions['files'], wanted: Partial<Wanted>, more: WorldOptions = {}) {
  return gatherIn(world({ ...more, ...(files ? { files } : {}) }), wanted);
}

function gatherIn({ io }: World, wanted: Partial<Wanted>) {
  const { inputs, own, ignored } = gatherInputs(io, { ...NOTHING, ...wanted });
  const paths = inputs.map(({ path, named }) => (named ? `${path} (named)` : path));
  const problems = inputs.flatMap((input) => {
    try {
      input.open().close();
      return [];
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return [`${input.path}: ${error.message}`];
    }
  });
  return { inputs, paths, problems, own: [...own], ignored: ignored() };
}

const BACKUP = '{6C1F4A2E-0000-4000-8000-000000000001}';

describe('files and folders', () => {
  it('walks in the order of names, hidden files too, but not .git and node_modules', () => {
    const { paths } = gather(
      {
        'b.reg': '',
        'a/z.pol': '',
        'a/.manifest.xml': '',
        'a/Z.reg': '',
        '.git/config': '',
        'a/node_modules/x.reg': '',
        'a/pipe': null,
      },
      { operands: ['.'] },
    );
    expect(paths).toEqual(['a/.manifest.xml', 'a/Z.reg', 'a/z.pol', 'b.reg']);
  });

  it('enters what is named, whatever it is called', () => {
    expect(gather({ '.git/a.reg': '' }, { operands: ['.git'] }).paths).toEqual(['.git/a.reg']);
  });

  it('takes a path that looks like a number or a glob, if it exists, as it is', () => {
    const files = { '123': '', 'a*': '', ab: '', [`${BACKUP}/gpreport.xml`]: '' };
    expect(gather(files, { operands: ['123', 'a*', BACKUP] }).paths).toEqual([
      '123 (named)',
      'a* (named)',
      `${BACKUP}/gpreport.xml`,
    ]);
  });

  it('reads each file once, and knows that it was named wherever', () => {
    const files = { 'gpo/a.reg': '', 'gpo/b.reg': '', 'link.reg': '-> gpo/a.reg' };
    const { paths } = gather(files, { operands: ['gpo', './gpo/../gpo/a.reg', 'link.reg', 'gpo', '*.reg'] });
    expect(paths).toEqual(['gpo/a.reg (named)', 'gpo/b.reg']);
  });

  it.each([
    ['/etc/a.reg', '../../../etc/a.reg'],
    ['../a.reg', '../a.reg'],
    [`${CWD}/sub/a.reg`, 'sub/a.reg'],
    ['./sub/a.reg', 'sub/a.reg'],
    ['..a.reg', '..a.reg'],
  ])('shows %s as %s', (operand, shown) => {
    expect(gather({ [operand]: '' }, { operands: [operand] }).paths).toEqual([`${shown} (named)`]);
  });

  it('takes no report of its own for an input, and overwrites none that is named', () => {
    const files = { 'a.reg': '', 'out.json': '' };
    const reports = new Set([`${CWD}/out.json`]);
    expect(gather(files, { operands: ['.'], reports }).paths).toEqual(['a.reg']);
    expect(() => gather(files, { operands: ['out.json'], reports })).toThrow(UsageError);
    expect(() => gather(files, { listed: ['out.json'], reports })).toThrow(UsageError);
    expect(() => gather({ ...files, l: '-> out.json' }, { operands: ['l'], reports })).toThrow(UsageError);
  });

  it('takes standard input where there is a dash', () => {
    const bytes = new TextEncoder().encode('REGEDIT4');
    const { inputs, paths } = gather({}, { operands: ['-'], stdin: { name: 'client.reg', bytes } });
    expect(paths).toEqual(['client.reg (named)']);
    const [input] = inputs;
    expect(input?.open().read(4, 3)).toEqual(bytes.slice(4, 7));
    expect(input?.reopen()?.size).toBe(8);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a missing path', {}, ['missing.reg'], {}, /^missing\.reg: .*does not exist\. .*working directory is/],
    ['a path below a file', { a: '' }, ['a/b'], {}, /^a\/b: .*is a file, not a folder/],
    ['a pipe', { pipe: null }, ['pipe'], {}, /^pipe: .*neither a file nor a folder/],
    ['a glob that fits nothing', { a: '' }, ['*.reg'], {}, /^\*\.reg: No file .*fits/],
    ['a glob in a missing folder', {}, ['no/*.reg'], {}, /^no: The folder cannot be read: it does not exist/],
    [
      'a file without permission',
      { 'a.reg': '' },
      ['a.reg'],
      { [`open ${CWD}/a.reg`]: 'EACCES' },
      /^a\.reg: .*permission is denied.*Run as/,
    ],
    [
      'a file in use',
      { 'a.reg': '' },
      ['a.reg'],
      { [`open ${CWD}/a.reg`]: 'EBUSY' },
      /^a\.reg: .*another program/,
    ],
    [
      'a path without permission',
      { 'a.reg': '' },
      ['a.reg'],
      { [`stat ${CWD}/a.reg`]: 'EPERM' },
      /^a\.reg: .*not permit/,
    ],
    [
      'a glob without permission',
      { 'a.reg': '' },
      ['a*'],
      { [`stat ${CWD}/a*`]: 'EIO' },
      /^a\*: .*device.*Copy it/,
    ],
    [
      'a folder without permission',
      { 'gpo/a.reg': '' },
      ['.'],
      { [`readdir ${CWD}/gpo`]: 'EACCES' },
      /^gpo: The folder cannot be read/,
    ],
    [
      'a folder that cannot be resolved',
      { 'gpo/a.reg': '' },
      ['gpo'],
      { [`realpath ${CWD}/gpo`]: 'EACCES' },
      /^gpo: The folder/,
    ],
    [
      'a folder in the way of a glob',
      { 'gpo/a.reg': '' },
      ['*/*.reg'],
      { [`readdir ${CWD}/gpo`]: 'EACCES' },
      /^gpo: The folder cannot be read/,
    ],
    [
      'a code that nobody knows',
      { 'a.reg': '' },
      ['a.reg'],
      { [`open ${CWD}/a.reg`]: 'EWEIRD' },
      /says EWEIRD/,
    ],
    ['a link in a circle', { a: '-> b', b: '-> a' }, ['a'], {}, /^a: .*lead in a circle/],
    [
      'a link that leads nowhere',
      { 'gpo/a.reg': '-> gone.reg' },
      ['gpo'],
      {},
      /^gpo\/a\.reg: What the symbolic link leads to cannot be read/,
    ],
    [
      'a glob that fits a link that leads nowhere',
      { 'a.reg': '-> gone.reg', b: '-> gone' },
      ['*.reg'],
      {},
      /^a\.reg: What the symbolic link/,
    ],
  ])('%s', (_, files, operands, faults, said) => {
    const { problems, paths } = gather(files, { operands }, { faults });
    expect(problems).toEqual([expect.stringMatching(said)]);
    expect(paths.length).toBe(1);
  });

  it('is found to be no file any more', () => {
    const here = world({ files: { 'a.reg': '' } });
    const { inputs } = gatherInputs(here.io, { ...NOTHING, operands: ['a.reg'] });
    here.files.set(`${CWD}/a.reg`, { kind: 'folder' });
    expect(() => inputs[0]?.open()).toThrow(/no longer leads to a file/);
    expect(inputs[0]?.reopen()).toBeNull();
  });

  it('keeps the rest', () => {
    const faults = { [`readdir ${CWD}/a`]: 'EACCES' };
    expect(gather({ 'a/x.reg': '', 'b/y.reg': '' }, { operands: ['.'] }, { faults }).paths).toEqual([
      'a (named)',
      'b/y.reg',
    ]);
  });

  it('does not need the real path of a file', () => {
    const faults = { [`realpath ${CWD}/a.reg`]: 'EACCES' };
    expect(gather({ 'a.reg': '' }, { operands: ['a.reg'] }, { faults }).paths).toEqual(['a.reg (named)']);
  });

  it.each(['stat', 'realpath', 'open'])('a defect in %s is thrown on', (operation) => {
    const here = world({ files: { 'a.reg': '' } });
    const broken = () => {
      throw new TypeError('a defect');
    };
    const io = { ...here.io, fs: { ...here.io.fs, [operation]: broken } };
    expect(() => gatherIn({ ...here, io }, { operands: ['a.reg'] })).toThrow(TypeError);
  });
});

describe('symbolic links', () => {
  it.each(['.', '..', CWD])('a loop (%s) is said, and the rest is read', (target) => {
    const { paths, problems } = gather({ 'gpo/a.reg': '', 'gpo/loop': `-> ${target}` }, { operands: ['..'] });
    expect(paths.filter((path) => path.endsWith('.reg'))).toEqual(['gpo/a.reg']);
    expect(problems).toEqual([expect.stringMatching(/loop: The symbolic link leads back/)]);
  });

  it('a loop ends a glob too', () => {
    const { paths, problems } = gather({ 'gpo/a.reg': '', 'gpo/loop': '-> .' }, { operands: ['**/*.reg'] });
    expect(paths).toContain('gpo/a.reg');
    expect(problems).toHaveLength(1);
  });

  it('a folder that two links lead to is walked once', () => {
    const files = { 'store/a.reg': '', one: '-> store', two: '-> store', 'x.reg': '-> store/a.reg' };
    expect(gather(files, { operands: ['.'] }).paths).toEqual(['one/a.reg']);
  });
});

describe('globs', () => {
  const files = {
    [`b/${BACKUP}/gpreport.xml`]: '',
    [`b/${BACKUP}/DomainSysvol/GPO/Machine/registry.pol`]: '',
    'b/manifest.xml': '',
    'node_modules/b/c.xml': '',
    '.git/x.xml': '',
    'a.reg': '',
  };

  it.each([
    ['*.reg', ['a.reg']],
    ['?.reg', ['a.reg']],
    ['b/{*}/*.xml', [`b/${BACKUP}/gpreport.xml`]],
    ['b/*.xml', ['b/manifest.xml']],
    ['**/*.xml', ['b/manifest.xml', `b/${BACKUP}/gpreport.xml`]],
    ['b/**/**/*.pol', [`b/${BACKUP}/DomainSysvol/GPO/Machine/registry.pol`]],
    ['*/manifest.xml', ['b/manifest.xml']],
    ['node_modules/*', ['node_modules/b/c.xml']],
    [`${CWD}/*.reg`, ['a.reg']],
    ['../gpo/*.reg', ['a.reg']],
    [
      'b/**',
      ['b/manifest.xml', `b/${BACKUP}/DomainSysvol/GPO/Machine/registry.pol`, `b/${BACKUP}/gpreport.xml`],
    ],
    [`b/{*}/Dom*`, [`b/${BACKUP}/DomainSysvol/GPO/Machine/registry.pol`]],
  ])('%s', (glob, paths) => {
    const found = gather(files, { operands: [glob] });
    expect(found.paths).toEqual(paths);
    expect(found.problems).toEqual([]);
  });

  it('the root of the file system can be where one begins', () => {
    expect(gather({ '/exports.reg': '' }, { operands: ['/*.reg'] }).paths).toEqual(['../../../exports.reg']);
  });
});

itThorough('walks a folder of a glob, however many files are in it', () => {
  const names = Array.from({ length: 150_000 }, (_, i) => `many/${i}.reg`);
  const files = Object.fromEntries(names.map((name) => [name, '']));
  expect(gather(files, { operands: ['ma*'] }).paths).toHaveLength(names.length);
});

describe('what the config ignores', () => {
  const files = { 'old/a.reg': '', 'old/sub/b.reg': '', 'new/a.reg': '' };
  const ignores = (path: string) => path.startsWith(`${CWD}/old`);

  it('is not walked, not globbed and not taken from a list, but counted', () => {
    expect(gather(files, { operands: ['.'], ignores })).toMatchObject({ paths: ['new/a.reg'], ignored: 1 });
    expect(gather(files, { operands: ['*/*.reg'], ignores })).toMatchObject({
      paths: ['new/a.reg'],
      ignored: 1,
    });
    expect(gather(files, { listed: ['old/a.reg', 'old/a.reg'], ignores })).toMatchObject({
      paths: [],
      ignored: 1,
    });
  });

  it('is read when it is named', () => {
    expect(gather(files, { operands: ['old/a.reg'], ignores }).paths).toEqual(['old/a.reg (named)']);
  });
});

describe('an empty folder', () => {
  const files = { 'a.reg': '', 'empty/': '' };

  it('that is named is a gap, unless that is all right', () => {
    expect(gather(files, { operands: ['a.reg', 'empty'] }).problems).toEqual([
      expect.stringContaining('There is no file in this folder'),
    ]);
    expect(gather(files, { operands: ['a.reg', 'empty'], allowEmpty: true }).problems).toEqual([]);
  });

  it.each([
    { operands: ['a.reg', 'nest'] },
    { operands: ['*'] },
    { operands: ['e?pty', 'a.reg'] },
    { listed: ['a.reg', 'empty'] },
  ])('is one however it is named: %j', (wanted) => {
    const all = { 'a.reg': '', 'empty/': '', 'nest/sub/': '' };
    expect(gather(all, wanted).problems.length).toBeGreaterThan(0);
  });

  it('in which everything is ignored is none', () => {
    const ignores = (path: string) => path.endsWith('old');
    expect(
      gather({ 'a.reg': '', 'in/old/b.reg': '' }, { operands: ['a.reg', 'in'], ignores }).problems,
    ).toEqual([]);
  });

  it('that is found is none', () => {
    expect(gather(files, { operands: ['.'] })).toMatchObject({ paths: ['a.reg'], problems: [] });
  });
});

describe('files of its own', () => {
  const CONFIG = 'realmlint.config.jsonc';
  const BASELINE = 'realmlint.baseline.json';
  const KNOWN = '{"schemaVersion": 1, "tool": {"name": "realmlint"}, "findings": []}';
  const files = {
    'a.reg': '',
    [CONFIG]: '{}',
    [BASELINE]: KNOWN,
    'team/b.reg': '',
    'team/realmlint.config.json': '// nothing yet\n{"failOn": "never"}',
    [`team/${BASELINE}`]: KNOWN,
    'c.json': '',
    'known.json': '',
    'store/d.json': '-> ../c.json',
    'store/e.json': `-> ../${CONFIG}`,
    door: '-> team',
  };
  const own = { config: 'c.json', baseline: './known.json' };
  const exports = ['a.reg', 'door/b.reg'];

  it.each([['.'], ['*'], ['**/*']])('are no inputs wherever they lie: %s', (operand) => {
    const found = gather(files, { operands: [operand], own });
    expect(found).toMatchObject({ paths: exports, problems: [], own: [], ignored: 0 });
  });

  it('are known by their names to a run that follows none', () => {
    expect(gather(files, { operands: ['team', 'door'] }).paths).toEqual(['team/b.reg']);
    expect(gather(files, { operands: ['c.json', 'known.json'] })).toMatchObject({ own: [] });
  });

  it('are left out where they are named too, and each is told once', () => {
    const operands = [
      CONFIG,
      'a.reg',
      `./${CONFIG}`,
      'known.json',
      'c.json',
      `door/${BASELINE}`,
      'store/e.json',
    ];
    expect(gather(files, { operands, own })).toMatchObject({
      paths: ['a.reg (named)'],
      own: [
        [CONFIG, 'config'],
        ['known.json', 'baseline'],
        ['c.json', 'config'],
        [`door/${BASELINE}`, 'baseline'],
        ['store/e.json', 'config'],
      ],
    });
  });

  it('are left out of a list, also where they are gone', () => {
    const listed = [CONFIG, 'a.reg', 'known.json', 'gone/realmlint.config.json', 'team'];
    const found = gather(files, { listed, own });
    expect(found).toMatchObject({ paths: ['a.reg (named)', 'team/b.reg'], problems: [], own: [] });
  });

  it('are not forgiven where an operand names one that is gone', () => {
    expect(gather({}, { operands: [CONFIG] }).problems).toEqual([expect.stringContaining('does not exist')]);
  });

  it.each([
    ['Windows Registry Editor Version 5.00\r\n', false],
    ['<?xml version="1.0"?>', false],
    ['HKEY_LOCAL_MACHINE\\SOFTWARE', false],
    ['', false],
    ['{"trustAttributes": 0, "Name": "ZSCALERBETA.NET"}', false],
    ['\ufeff{"cloud": "zscalerbeta.net"}', true],
    ['\n  // ours\n{}', true],
    ['/* ours */ {}', true],
  ])('are told by their content, too: %j', (content, isOurs) => {
    for (const name of [CONFIG, `team/${BASELINE}`]) {
      const paths = gather({ [name]: content, 'a.reg': '' }, { operands: ['.'] }).paths;
      expect(paths).toEqual(isOurs ? ['a.reg'] : ['a.reg', name].sort());
    }
  });

  it('are only files: a folder of such a name is walked', () => {
    const odd = { [`${BASELINE}/a.reg`]: '' };
    for (const wanted of [
      { operands: ['.'] },
      { operands: ['*'] },
      { operands: [BASELINE] },
      { listed: [BASELINE] },
    ])
      expect(gather(odd, wanted).paths).toEqual([`${BASELINE}/a.reg`]);
  });

  it('are inputs where nothing else can be told of them than a name: through standard input', () => {
    const stdin = { name: `team/${CONFIG}`, bytes: new Uint8Array(0) };
    expect(gather({}, { operands: ['-'], stdin }).paths).toEqual([`${stdin.name} (named)`]);
  });

  it('are known in any case on Windows, and there alone', () => {
    const odd = { 'b/RealmLint.Config.JSON': '{}', 'b/KNOWN.json': '' };
    const wanted = { operands: ['.'], own: { baseline: 'b/known.json' } };
    expect(gather(odd, wanted, { platform: 'win32', cwd: 'C:\\gpo' }).paths).toEqual([]);
    expect(gather(odd, wanted).paths).toEqual(['b/KNOWN.json', 'b/RealmLint.Config.JSON']);
  });
});

describe('what the config says of clients and of entries of archives', () => {
  const clientOf = (path: string) =>
    path === `${CWD}/kiosk.zip` ? 'KIOSK-01' : path.endsWith('!/pc/a.reg') ? 'PC-0217' : null;
  const ignores = (path: string) => path.includes('/old/');
  const files = { 'kiosk.zip': '', 'other.zip': '', 'old/kiosk.zip': '' };

  it('is handed on with each input', () => {
    const { inputs } = gather(files, { operands: ['kiosk.zip', 'other.zip'], clientOf });
    expect(inputs.map(({ client }) => client)).toEqual(['KIOSK-01', undefined]);
    expect(inputs[1]?.entry?.('pc/a.reg')).toEqual({ ignored: false, client: 'PC-0217' });
    expect(inputs[1]?.entry?.('a.reg')).toEqual({ ignored: false });
  });

  it('reaches into archives, but for one that is named although it is ignored', () => {
    const here = world({ files });
    const operands = ['kiosk.zip', 'old/kiosk.zip'];
    const { inputs, ignored } = gatherInputs(here.io, { ...NOTHING, operands, ignores });
    expect(inputs[0]?.entry?.('old/a.reg')).toEqual({ ignored: true });
    expect(inputs[0]?.entry?.('new/a.reg')).toEqual({ ignored: false });
    expect(inputs[1]?.entry?.('new/a.reg')).toEqual({ ignored: false });
    expect(ignored()).toBe(1);
  });

  it('holds for standard input, by the name that it was given', () => {
    const stdin = { name: 'kiosk.zip', bytes: new Uint8Array(0) };
    const { inputs } = gather({}, { operands: ['-'], stdin, clientOf });
    expect(inputs[0]?.client).toBe('KIOSK-01');
  });
});

describe('a list', () => {
  const backup = {
    'b/manifest.xml': '',
    [`b/${BACKUP}/bkupInfo.xml`]: '',
    [`b/${BACKUP}/gpreport.xml`]: '',
    [`b/${BACKUP}/DomainSysvol/GPO/Machine/registry.pol`]: '',
    'sysvol/DOMAINSYSVOL/GPO/Machine/registry.pol': '',
    'sysvol/gpreport.xml': '',
    'a.reg': '',
    'other.reg': '',
  };

  it('brings the whole backup of a file', () => {
    const listed = [`b/${BACKUP}/DomainSysvol/GPO/Machine/registry.pol`, 'a.reg', `b/${BACKUP}/gpreport.xml`];
    expect(gather(backup, { listed }).paths).toEqual([
      `b/${BACKUP}/DomainSysvol/GPO/Machine/registry.pol (named)`,
      `b/${BACKUP}/bkupInfo.xml`,
      `b/${BACKUP}/gpreport.xml (named)`,
      'a.reg (named)',
    ]);
  });

  it.each(['BACKUP.XML', 'bkupinfo.xml'])('knows a backup by %s', (name) => {
    expect(gather({ [`x/${name}`]: '', 'x/y/a.pol': '' }, { listed: ['x/y/a.pol'] }).paths).toContain(
      `x/${name}`,
    );
  });

  it('knows a backup by DomainSysvol alone', () => {
    const listed = ['sysvol/DOMAINSYSVOL/GPO/Machine/registry.pol'];
    expect(gather(backup, { listed }).paths).toEqual([`${listed[0]} (named)`, 'sysvol/gpreport.xml']);
  });

  it('says what is missing, and walks folders', () => {
    const { paths, problems } = gather(backup, { listed: ['gone.reg', 'sysvol', '/'] });
    expect(paths).toContain('sysvol/gpreport.xml');
    expect(problems).toEqual([expect.stringMatching(/^gone\.reg: The listed path cannot be read/)]);
  });

  it('may be empty', () => {
    expect(gather(backup, { listed: [] }).paths).toEqual([]);
  });

  it('takes a folder that cannot be listed for no backup', () => {
    const faults = { [`readdir ${CWD}/b/${BACKUP}`]: 'EACCES' };
    const listed = [`b/${BACKUP}/gpreport.xml`];
    expect(gather(backup, { listed }, { faults }).paths).toEqual([`b/${BACKUP}/gpreport.xml (named)`]);
  });

  it('throws a defect on', () => {
    const here = world({ files: backup });
    const readdir = () => {
      throw new TypeError('a defect');
    };
    const io = { ...here.io, fs: { ...here.io.fs, readdir } };
    expect(() => gatherIn({ ...here, io }, { listed: ['a.reg'] })).toThrow(TypeError);
  });
});

describe('Windows', () => {
  const windows = { platform: 'win32', cwd: 'C:\\gpo' } as const;

  it('takes backslashes and slashes, and shows slashes', () => {
    const files = { 'b\\x.reg': '', 'b\\Y.REG': '' };
    expect(gather(files, { operands: ['b\\*.reg', 'b/x.reg'] }, windows).paths).toEqual([
      'b/Y.REG',
      'b/x.reg (named)',
    ]);
    expect(gather(files, { operands: ['.\\b'] }, windows).paths).toEqual(['b/Y.REG', 'b/x.reg']);
  });

  it('shows what lies on another drive as it is', () => {
    const files = { 'D:\\x.reg': '' };
    expect(gather(files, { operands: ['D:\\x.reg', 'D:\\*.reg'] }, windows).paths).toEqual([
      'D:/x.reg (named)',
    ]);
  });
});

describe('reading', () => {
  it('goes on where the system gives less than was asked for, and closes', () => {
    const text = 'realm'.repeat(1000);
    const here = world({ files: { 'a.reg': text } });
    const [input] = gatherInputs(here.io, { ...NOTHING, operands: ['a.reg'] }).inputs;
    const source = input?.open();
    expect(new TextDecoder().decode(source?.read(1, 4990))).toBe(text.slice(1, 4991));
    expect(source?.read(4999, 10).length).toBe(1);
    expect(source?.read(6000, 10).length).toBe(0);
    expect(here.openFiles()).toBe(1);
    source?.close();
    expect(here.openFiles()).toBe(0);
  });

  it('says that a file became shorter, or that the device failed', () => {
    const here = world({ files: { 'a.reg': 'REGEDIT4' } });
    const [input] = gatherInputs(here.io, { ...NOTHING, operands: ['a.reg'] }).inputs;
    const source = input?.open();
    here.put('a.reg', 'REG');
    expect(() => source?.read(0, 8)).toThrow(/became shorter/);
    here.files.set(`${CWD}/a.reg`, { kind: 'folder' });
    expect(() => source?.read(0, 8)).toThrow(SourceError);
  });

  it('opens again what has not changed', () => {
    const here = world({ files: { 'a.reg': 'REGEDIT4' } });
    const [input] = gatherInputs(here.io, { ...NOTHING, operands: ['a.reg'] }).inputs;
    expect(input?.reopen()).toBeNull();
    input?.open();
    expect(input?.reopen()?.size).toBe(8);
    here.put('a.reg', 'REGEDIT5', 2);
    expect(input?.reopen()).toBeNull();
    here.files.delete(`${CWD}/a.reg`);
    expect(input?.reopen()).toBeNull();
  });
});
