// Archives as inputs: right ones of every kind, and every way to be wrong. Nothing is read beyond what is claimed, and nothing lost in silence.

import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Gathered, gather, type Input, lint } from '../../../src/lint.ts';
import type { GapFact } from '../../../src/model/fact.ts';
import { SourceError } from '../../../src/model/source.ts';
import { unpack } from '../../../src/readers/archive/archive.ts';
import { readDirectory } from '../../../src/readers/archive/archive-directory.ts';
import { openEntry } from '../../../src/readers/archive/archive-entry.ts';
import { archiveKind } from '../../../src/readers/archive/archive-kind.ts';
import { crc32 } from '../../../src/readers/archive/crc32.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { encode, fixture, sourceOf } from '../../support/bytes.ts';
import { inputOf } from '../../support/inputs.ts';
import { itThorough, STEP, THOROUGH } from '../../support/thorough.ts';
import { joined, numbers, type ZipEntry, type ZipOptions, zipOf } from '../../support/zip.ts';

const REG = fixture('reg/regedit.reg');
const GUID = '{6C1F4A2E-0000-4000-8000-000000000001}';

function read(zip: Uint8Array, bend: Partial<Input> = {}): Gathered {
  return gather([{ ...inputOf('x.zip', zip), ...bend }]);
}

function readEntries(
  entries: readonly ZipEntry[],
  options: ZipOptions = {},
  bend: Partial<Input> = {},
): Gathered {
  return read(zipOf(entries, options), bend);
}

function statuses({ inputs }: Gathered): readonly string[] {
  return inputs.map(({ path, status }) => `${path} ${status}`);
}

function gaps({ facts }: Gathered): readonly GapFact[] {
  return facts.filter((fact): fact is GapFact => fact.kind === 'gap' && fact.effect !== 'notice');
}

const client = (name: ZipEntry['name'], bend: Partial<ZipEntry> = {}): ZipEntry => ({
  name,
  content: REG,
  ...bend,
});

describe('the entries of an archive', () => {
  it('give what the same files give outside of it', () => {
    const plain = gather([{ ...inputOf('x.zip!/PC-0217.reg', REG), named: false }]);
    for (const method of [0, 8]) {
      const zipped = readEntries([client('PC-0217.reg', { method })]);
      expect(zipped).toEqual(plain);
      expect(zipped.inputs).toMatchObject([{ status: 'read', format: 'reg' }]);
    }
  });

  it('give the same from memory that is part of a larger one, as standard input gives it', () => {
    const zip = zipOf([client('PC-0217.reg')]);
    const inner = Buffer.from(joined(new Uint8Array(77), zip, new Uint8Array(5))).subarray(
      77,
      77 + zip.length,
    );
    const source = {
      path: 'x.zip',
      size: inner.length,
      read: (at: number, length: number) => inner.subarray(at, at + length),
      close() {},
    };
    expect(statuses(read(zip, { open: () => source }))).toEqual(['x.zip!/PC-0217.reg read']);
  });

  it('lie in the containers that their paths tell, whichever slash was used', () => {
    const pol = fixture('registry-pol/zscaler.pol');
    const name = `exports\\${GUID}\\DomainSysvol\\GPO\\Machine\\registry.pol`;
    const { facts } = readEntries([{ name, content: pol }]);
    expect(facts[0]?.origin).toMatchObject({
      path: `x.zip!/exports/${GUID}/DomainSysvol/GPO/Machine/registry.pol`,
      container: `x.zip!/exports/${GUID}`,
      side: 'computer',
    });
  });

  it.each([
    ['../../etc/PC.reg', 'etc/PC.reg'],
    ['/PC.reg', 'PC.reg'],
    ['C:\\exports\\.\\PC.reg', 'C:/exports/PC.reg'],
    ['a//b/PC.reg', 'a/b/PC.reg'],
    ['..', '(without a name)'],
    ['', '(without a name)'],
  ])('are only named: %s', (name, inner) => {
    expect(statuses(readEntries([client(name)]))).toEqual([`x.zip!/${inner} read`]);
  });

  it.each([
    ['UTF-8 with its flag', encode('Zürich.reg'), 0x800, 'Zürich.reg'],
    ['UTF-8 without', encode('Zürich.reg'), 0, 'Zürich.reg'],
    ['code page 437', Uint8Array.of(0x5a, 0x81, 0x72, 0x2e, 0x72, 0x65, 0x67), 0, 'Zür.reg'],
    ['UTF-8 with a byte order mark', encode('\ufeffa.reg'), 0, '\ufeffa.reg'],
    ['a flag that lies', Uint8Array.of(0x5a, 0x81, 0x2e, 0x72, 0x65, 0x67), 0x800, 'Z\ufffd.reg'],
  ])('are named in %s', (_, name, flags, shown) => {
    expect(statuses(readEntries([client(name, { flags })]))).toEqual([`x.zip!/${shown} read`]);
  });

  it('are named by the Unicode path where that is of their name', () => {
    const name = encode('Z?rich.reg');
    const field = (crc: number, text: Uint8Array, { version = 1, missing = 0 } = {}) =>
      joined(
        numbers([2, 0x9999], [2, 1]),
        Uint8Array.of(0),
        numbers([2, 0x7075], [2, 5 + text.length + missing]),
        Uint8Array.of(version),
        numbers([4, crc]),
        text,
      );
    const of = (extra: Uint8Array) => statuses(readEntries([client(name, { extra })]));
    expect(of(field(crc32(name), encode('Zürich.reg')))).toEqual(['x.zip!/Zürich.reg read']);
    expect(of(field(1, encode('Zürich.reg')))).toEqual(['x.zip!/Z?rich.reg read']);
    for (const bend of [{ version: 2 }, { missing: 1 }]) {
      expect(of(field(crc32(name), encode('Zürich.reg'), bend))).toEqual(['x.zip!/Z?rich.reg read']);
    }
    expect(of(joined(numbers([2, 0x7075], [2, 99]), Uint8Array.of(1)))).toEqual(['x.zip!/Z?rich.reg read']);
    expect(of(numbers([2, 0x7075], [2, 0]))).toEqual(['x.zip!/Z?rich.reg read']);
    expect(of(field(crc32(name), Uint8Array.of(0xff)))).toEqual(['x.zip!/Z?rich.reg read']);
  });

  it('that are folders, of Apple, or strangers are passed over, and the last two counted', () => {
    const found = readEntries([
      { name: 'exports/', method: 0 },
      { name: 'exports\\sub\\', method: 0 },
      client('exports/PC-0217.reg'),
      { name: '__MACOSX/exports/._PC-0217.reg', content: '\0\x05\x16\x07' },
      { name: 'notes.txt', content: 'Call Jim.' },
    ]);
    expect(statuses(found)).toEqual(['x.zip!/exports/PC-0217.reg read']);
    expect(found.skipped).toBe(2);
  });

  it('that are empty are strangers unless they are named like ours', () => {
    const found = readEntries([
      client('a.reg', { content: '' }),
      client('a.txt', { content: '', method: 0 }),
      client('b.reg'),
    ]);
    expect(statuses(found)).toEqual(['x.zip!/a.reg unreadable', 'x.zip!/b.reg read']);
  });

  it('belong to the client that the config names, and are left out where it ignores them', () => {
    const entry = (path: string) =>
      path.startsWith('old/') ? { ignored: true } : { ignored: false, client: 'KIOSK-01' };
    const found = readEntries([client('old/a.reg'), client('b.reg')], {}, { entry });
    expect(statuses(found)).toEqual(['x.zip!/b.reg read']);
    expect(found.facts[0]?.origin.client).toBe('KIOSK-01');
    const whole = readEntries([client('a.reg')], {}, { client: 'PC-0218' });
    expect(whole.facts[0]?.origin.client).toBe('PC-0218');
  });

  it('are told by their content where their names tell nothing', () => {
    expect(statuses(readEntries([client('PC-0217.bak')]))).toEqual(['x.zip!/PC-0217.bak read']);
  });

  it('can be facts of the clients that the config names', () => {
    const zip = zipOf([client('facts.json')]);
    const clientOf = (bend: Partial<Input>) =>
      unpack({ ...inputOf('x.zip', zip), ...bend }, sourceOf(zip), headOf(sourceOf(zip)))?.inputs[0]
        ?.clientOf;
    const of = clientOf({ clientOf: (path) => (path === 'PC.reg' ? 'PC-0217' : null) });
    expect([of?.('PC.reg'), of?.('b.reg'), clientOf({})?.('PC.reg')]).toEqual(['PC-0217', null, null]);
  });

  it('are told of as they come', () => {
    const seen: string[] = [];
    gather([inputOf('x.zip', zipOf([client('a.reg'), client('b.reg')]))], {
      onProgress: (done, total, path) => seen.push(`${done}/${total} ${path}`),
    });
    expect(seen).toEqual(['0/1 x.zip', '0/1 x.zip!/a.reg', '0/1 x.zip!/b.reg']);
  });
});

describe('an archive as a whole', () => {
  it.each<[string, Uint8Array]>([
    [
      'with a comment that looks like its end',
      zipOf([client('PC.reg')], { comment: 'PK\x05\x06 and the like' }),
    ],
    ['of ZIP64', zipOf([client('PC.reg', { zip64: true })], { zip64: true })],
    ['of ZIP64 in its end alone', zipOf([client('PC.reg')], { zip64: true })],
    ['with large fields in an entry alone', zipOf([client('PC.reg', { zip64: true })])],
  ])('is read %s', (_, zip) => {
    const found = read(zip);
    expect(statuses(found)).toEqual(['x.zip!/PC.reg read']);
    expect(gaps(found)).toEqual([]);
  });

  it('says what stands before and behind it, and is read', () => {
    const junk = new Uint8Array(99).fill(0x41);
    const other = zipOf([client('other.reg')]);
    for (const zip64 of [{}, { zip64: true }] as const) {
      expect(gaps(readEntries([client('PC.reg')], { after: junk, ...zip64 }))).toMatchObject([
        { code: 'malformed', effect: 'partial', message: expect.stringContaining('99 bytes follow') },
      ]);
      const joinedTwo = readEntries([client('PC.reg')], { before: other, ...zip64 });
      expect(statuses(joinedTwo)).toEqual(['x.zip partial', 'x.zip!/PC.reg read']);
    }
  });

  it.each<[string, Uint8Array, string]>([
    [
      'has a comment that is cut off',
      zipOf([client('PC.reg')], { comment: 'by night' }).slice(0, -3),
      'truncated',
    ],
    ['has no directory', zipOf([client('PC.reg')]).slice(0, -30), 'truncated'],
    ['is the first part of several', zipOf([client('PC.reg')], { disk: 3 }), 'unsupported'],
    [
      'has a directory that is elsewhere',
      joined(zipOf([client('PC.reg')]).slice(0, 60), zipOf([client('PC.reg')]).slice(-80)),
      'malformed',
    ],
    ['claims too many entries', zipOf([client('PC.reg')], { zip64: true, count: 10_000_000 }), 'too-large'],
  ])('that %s is unreadable, also when it was met on a walk', (_, zip, code) => {
    for (const named of [true, false]) {
      const found = read(zip, { named });
      expect(statuses(found)).toEqual(['x.zip unreadable']);
      expect(gaps(found)).toMatchObject([
        { code, effect: 'unreadable', origin: { path: 'x.zip', format: null } },
      ]);
    }
  });

  it('with a damaged directory says so, and what it names is read', () => {
    const found = readEntries([client('a.reg'), client('b.reg')], { count: 3 });
    expect(statuses(found)).toEqual(['x.zip partial', 'x.zip!/a.reg read', 'x.zip!/b.reg read']);
    expect(gaps(found)).toMatchObject([{ code: 'malformed', effect: 'partial' }]);
  });

  it('that holds nothing of ours is a stranger on a walk, and no evidence when it is named', () => {
    const notes = { name: 'notes.txt', content: 'Call Jim.' };
    expect(readEntries([notes], {}, { named: false })).toMatchObject({ inputs: [], skipped: 1, facts: [] });
    expect(readEntries([notes])).toMatchObject({
      inputs: [{ path: 'x.zip', status: 'no-evidence' }],
      skipped: 1,
    });
    expect(statuses(readEntries([]))).toEqual(['x.zip no-evidence']);
    expect(readEntries([], {}, { named: false }).inputs).toEqual([]);
  });

  it('that is a document or a program is a stranger, and nothing of it is inflated', () => {
    const trap = { claims: { size: 10, packed: 10, crc: 0 }, data: new Uint8Array(10).fill(0xff) };
    const docx = [client('[Content_Types].xml', trap), client('word/document.xml', trap)];
    expect(readEntries(docx, {}, { named: false })).toMatchObject({ inputs: [], skipped: 1, facts: [] });
    expect(gaps(readEntries(docx))).toMatchObject([{ code: 'unsupported', effect: 'unreadable' }]);
    const backup = readEntries([...docx, client('PC.reg')], {}, { named: false });
    expect(statuses(backup)).toContain('x.zip!/PC.reg read');
    const cut = zipOf(docx).slice(0, -5);
    expect(read(cut, { path: 'report.docx', named: false })).toMatchObject({ inputs: [], skipped: 1 });
  });

  it('never makes anything throw or hang, wherever it is cut or bent', () => {
    const zip = zipOf([client('a.reg'), client('b.reg', { method: 0, content: 'x' })], { comment: 'c' });
    const whole = read(zip);
    expect(gaps(whole)).toMatchObject([{ origin: { path: 'x.zip!/b.reg' } }]);
    for (let end = 4; end < zip.length; end += STEP) {
      const cut = read(zip.slice(0, end));
      expect([end, gaps(cut).length > 0, cut.problems]).toEqual([end, true, []]);
    }
    let seed = 7;
    for (let round = 0; round < (THOROUGH ? 600 : 200); round++) {
      const bent = zip.slice();
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      const at = 4 + (seed % (zip.length - 4));
      bent[at] = (bent[at] ?? 0) ^ (1 << (seed % 8));
      expect(read(bent).problems).toEqual([]);
    }
  });
});

describe('an entry that cannot be read', () => {
  const cases: readonly (readonly [string, Partial<ZipEntry>, RegExp])[] = [
    ['is packed by Deflate64', { method: 9 }, /Deflate64/],
    ['is packed by nobody knows what', { method: 77 }, /number 77/],
    ['has a wrong checksum', { claims: { crc: 1 } }, /checksum/],
    ['is longer than it claims', { claims: { size: REG.length - 1 } }, /length/],
    ['is shorter than it claims', { claims: { size: REG.length + 1 } }, /length/],
    ['is stored and has two lengths', { method: 0, claims: { size: REG.length - 1 } }, /length/],
    ['is no deflated stream', { data: new Uint8Array(40).fill(0xff) }, /inflated/],
    ['is deflated and cut off', { claims: { packed: 20 } }, /inflated|length/],
    ['has no bytes at all', { data: new Uint8Array(0) }, /length/],
    ['ends behind the archive', { claims: { packed: 1_000_000 } }, /cut off/],
    ['has another name in its header', { localName: 'notes.txt' }, /disagree/],
    ['claims more than is read', { claims: { size: 257 * 1024 * 1024 }, zip64: true }, /out of an archive/],
    ['claims to grow without measure', { claims: { size: 200 * 1024 * 1024 } }, /trap/],
  ];

  it.each(cases)('because it %s is said, and the others are read', (_, bend, reason) => {
    for (const named of [true, false]) {
      const found = readEntries([client('a.reg', bend), client('b.reg')], {}, { named });
      expect(statuses(found)).toEqual(['x.zip!/a.reg unreadable', 'x.zip!/b.reg read']);
      expect(gaps(found)).toMatchObject([
        { effect: 'unreadable', message: expect.stringMatching(reason), origin: { path: 'x.zip!/a.reg' } },
      ]);
      expect(found.problems).toEqual([]);
    }
  });

  it('is read by nobody who asks twice', () => {
    const zip = zipOf([client('a.reg', { claims: { crc: 1 } })]);
    const { report } = lint([inputOf('x.zip', zip)], { settings: DEFAULT_SETTINGS });
    expect(report.inputs).toMatchObject([
      { path: 'x.zip!/a.reg', status: 'unreadable', message: expect.stringContaining('checksum') },
    ]);
    expect(report.summary.exitCode).toBe(3);
  });

  it('is said where it could be ours by its name, and a stranger where it cannot', () => {
    const odd = (name: string) => client(name, { method: 9 });
    const found = readEntries([odd('trusts.txt'), odd('SYSTEM'), odd('logo.png'), client('a.reg')]);
    expect(statuses(found)).toEqual([
      'x.zip!/trusts.txt unreadable',
      'x.zip!/SYSTEM unreadable',
      'x.zip!/a.reg read',
    ]);
    expect(found.skipped).toBe(1);
  });

  it.each([
    ['encrypted', 1],
    ['masked', 0x2000],
  ])('because it is %s is said once of all of them', (_, flags) => {
    const locked = (name: string) => client(name, { flags });
    const some = readEntries([locked('trusts.txt'), locked('SYSTEM'), locked('logo.png'), client('a.reg')]);
    expect(statuses(some)).toEqual(['x.zip partial', 'x.zip!/a.reg read']);
    expect(gaps(some)).toMatchObject([
      {
        code: 'unsupported',
        effect: 'partial',
        message: expect.stringContaining('2 entries'),
        origin: { path: 'x.zip' },
      },
    ]);
    expect(some.skipped).toBe(1);
    const all = readEntries([locked('a.reg'), locked('b.reg'), locked('c.reg'), locked('d.reg')]);
    expect(statuses(all)).toEqual(['x.zip unreadable']);
    const four = expect.stringContaining('a.reg, b.reg, c.reg and 1 more');
    expect(gaps(all)).toMatchObject([{ effect: 'unreadable', message: four }]);
    const three = readEntries([locked('a.reg'), locked('b.reg'), locked('c.reg')]);
    expect(gaps(three)).toMatchObject([{ message: expect.stringMatching(/: a\.reg, b\.reg, c\.reg\.$/) }]);
    expect(gaps(readEntries([locked('a.reg')]))).toMatchObject([
      { message: expect.not.stringContaining('1 ') },
    ]);
  });

  it('because there are several of its name is said, unless they are the same', () => {
    expect(statuses(readEntries([client('a.reg'), client('a.reg'), client('b.reg')]))).toEqual([
      'x.zip!/a.reg read',
      'x.zip!/b.reg read',
    ]);
    const others: readonly Partial<ZipEntry>[] = [
      { content: 'x' },
      { content: REG.toReversed() },
      { claims: { size: REG.length + 1 } },
    ];
    for (const bend of others) {
      const both = [client('a.reg'), client('./a.reg', bend)];
      for (const entries of [both, both.toReversed()]) {
        const found = readEntries([...entries, client('b.reg')]);
        expect(statuses(found)).toEqual(['x.zip!/a.reg unreadable', 'x.zip!/b.reg read']);
        expect(gaps(found)).toMatchObject([{ message: expect.stringContaining('2 different') }]);
      }
    }
  });

  it('because it is an archive is said, whatever its name, but for documents and programs', () => {
    const inner = zipOf([client('a.reg')]);
    const cab = joined(encode('MSCF'), new Uint8Array(40));
    const found = readEntries([
      { name: 'inner.zip', content: inner },
      { name: 'logs.dat', content: cab },
      { name: 'howto.docx', content: inner },
      client('b.reg'),
    ]);
    expect(statuses(found)).toEqual([
      'x.zip!/inner.zip unreadable',
      'x.zip!/logs.dat unreadable',
      'x.zip!/b.reg read',
    ]);
    expect(gaps(found).map(({ hint }) => /Unpack it first/.test(hint))).toEqual([true, true]);
    expect(found.skipped).toBe(1);
  });
});

describe('a bomb', () => {
  itThorough('is not inflated beyond what it claims, nor further than detection looks', () => {
    const zeros = new Uint8Array(64 * 1024 * 1024);
    // Begins like ours, so all of it is asked for, and is what it claims to be as far as its claim goes.
    const begun = joined(REG, new Uint8Array(5000));
    const zip = zipOf([
      { name: 'notes.txt', data: deflateSync(zeros), claims: { size: 4_000_000 } },
      {
        name: 'a.reg',
        data: deflateSync(joined(begun, zeros)),
        claims: { size: begun.length, crc: crc32(begun) },
      },
    ]);
    let most = 0;
    const input = inputOf('x.zip', zip);
    const archive = unpack(input, sourceOf(zip), headOf(sourceOf(zip)));
    expect(archive?.inputs).toHaveLength(2);
    const found = read(zip, {
      open: () => {
        const source = input.open();
        return {
          ...source,
          read(offset, length) {
            most += length;
            return source.read(offset, length);
          },
        };
      },
    });
    expect(statuses(found)).toEqual(['x.zip!/a.reg unreadable']);
    expect(gaps(found)).toMatchObject([{ message: expect.stringContaining('its length is not the one') }]);
    // The end of the file to find the directory (131,094 bytes), two heads, and one step of the entry that goes on too
    // long; all of the packed bytes would be as much again.
    expect(zip.length).toBeGreaterThan(130_000);
    expect(most).toBeLessThan(145_000);
  });
});

describe('the bytes that come out of an archive', () => {
  it('are counted, and no entry is begun that would be too much', () => {
    const zip = zipOf([client('a.reg')]);
    const source = { ...sourceOf(zip), close() {} };
    const [entry] = readDirectory(source).entries;
    if (!entry) throw new Error('no entry');
    const budget = { left: REG.length };
    const first = openEntry(source, entry, 'x.zip!/a.reg', budget);
    expect(first.read(0, REG.length)).toEqual(REG);
    expect(first.read(10, 10)).toEqual(REG.slice(10, 20));
    expect(budget.left).toBe(0);
    const second = openEntry(source, entry, 'x.zip!/a.reg', budget);
    expect(() => second.read(0, 10)).toThrow(SourceError);
  });

  it('are lost with the medium, whose word is passed on', () => {
    const zip = zipOf([client('a.reg')]);
    const input = inputOf('x.zip', zip);
    const open = () => {
      const source = input.open();
      // The data of the first entry lie behind its local header and its name.
      const read = (offset: number, length: number) => {
        if (offset === 35) throw new SourceError('The disk was taken away.');
        return source.read(offset, length);
      };
      return { ...source, read };
    };
    expect(gaps(read(zip, { open }))).toMatchObject([{ message: 'The disk was taken away.' }]);
  });
});

describe('other archives', () => {
  const heads: readonly (readonly [string, Uint8Array])[] = [
    ['cabinet', joined(encode('MSCF'), new Uint8Array(8))],
    ['7-Zip', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4)],
    ['RAR', joined(encode('Rar!'), Uint8Array.of(0x1a, 7, 1, 0))],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['bzip2', encode('BZh91AY')],
    ['xz', Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0)],
    ['Zstandard', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd)],
    ['tar', joined(new Uint8Array(257), encode('ustar\0'))],
    ['wim', joined(encode('MSWIM'), new Uint8Array(3))],
  ];

  it.each(heads)(
    'of kind %s are to be unpacked when named or named like ours, and else strangers',
    (kind, bytes) => {
      const of = (path: string, named: boolean) => gather([{ ...inputOf(path, bytes), named }]);
      for (const found of [of('x.bin', true), of('backup/gpreport.xml', false)]) {
        expect(gaps(found)).toMatchObject([
          {
            code: 'unsupported',
            message: expect.stringContaining(kind),
            hint: expect.stringContaining('Unpack'),
          },
        ]);
      }
      expect(of('x.bin', false)).toMatchObject({ inputs: [], skipped: 1 });
    },
  );

  it('of ZIP begin with an entry, the end, or the mark of parts', () => {
    for (const mark of ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']) {
      expect(archiveKind(encode(mark))).toBe('ZIP archive');
    }
  });

  it('are not what only begins like them', () => {
    expect(archiveKind(encode('PK'))).toBeNull();
    expect(archiveKind(encode('MSCFG'))).toBeNull();
    expect(archiveKind(new Uint8Array(0))).toBeNull();
  });
});
