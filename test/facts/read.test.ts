// A facts file that was cut, mixed up or bent: each time it says so with its line, and nothing is judged as if it were whole.

import { describe, expect, it } from 'vitest';
import {
  collect,
  DEFAULT_SETTINGS,
  gather,
  type Input,
  type InputReport,
  lint,
  SourceError,
} from '../../src/lint.ts';
import { encode, type TextEncodingName } from '../support/bytes.ts';
import { factsInput, factsText, faultOf, OF, resealed, textOf } from '../support/facts-files.ts';
import { inputOf } from '../support/inputs.ts';
import { THOROUGH } from '../support/thorough.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

function client(hosts = '.zscalerbeta.net; .gateway.zscalerbeta.net'): string {
  return [
    'Windows Registry Editor Version 5.00',
    `[${KEY}\\MitRealms]\n"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"`,
    `[${KEY}\\domain_realm]\n"ZSCALERBETA.NET"="${hosts}"`,
    '',
  ].join('\n\n');
}

const FILES: readonly Input[] = [
  inputOf('clients/PC-0217.reg', encode(client())),
  inputOf('clients/PC-0218.reg', encode(client('zscalerbeta.net'))),
  { ...inputOf('photo.jpg', Uint8Array.of(0xff, 0xd8)), named: false },
];
const TEXT = factsText(FILES);
const LINES = TEXT.trimEnd().split('\n');
const INPUT = LINES.findIndex((line) => line.startsWith('{"kind":"input"'));

function exitCodeOf(inputs: readonly Input[]): number {
  return lint(inputs, { settings: DEFAULT_SETTINGS }).report.summary.exitCode;
}

function joined(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

function shardMember(index: number, count: number): string {
  return `"shard":${JSON.stringify({ index, count, paths: 3, of: OF })}`;
}

function without(index: number): string {
  return joined(LINES.filter((_, i) => i !== index));
}

function changed(index: number, change: (line: string) => string): string {
  return joined(LINES.map((line, i) => (i === index ? change(line) : line)));
}

describe('facts', () => {
  it('begin with a run, end with its end, and have a line for each input between', () => {
    const kinds = LINES.map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect([kinds[0], kinds.at(-1)]).toEqual(['run', 'end']);
    expect(kinds.filter((kind) => kind === 'input')).toHaveLength(3);
  });

  it('are ASCII, whatever stands in them', () => {
    const hosts = '.zscalerbeta.net;\u00a0.g\u00e4teway.zscalerbeta.net; \u{1f600}\u202e';
    const text = factsText([inputOf('caf\u00e9/PC-0217.reg', encode(client(hosts)))]);
    expect(text).toMatch(/^[\n -~]*$/);
    const { facts } = gather([factsInput(text)]);
    expect(facts).toEqual(gather([inputOf('caf\u00e9/PC-0217.reg', encode(client(hosts)))]).facts);
  });

  it('give what the files give', () => {
    expect(gather([factsInput(TEXT)])).toMatchObject({ ...gather(FILES) });
    expect(gather([factsInput(TEXT)]).skipped).toBe(1);
  });

  it('are no input themselves', () => {
    expect(gather([factsInput(TEXT)]).inputs.map(({ path }) => path)).toEqual([
      'clients/PC-0217.reg',
      'clients/PC-0218.reg',
    ]);
  });

  it.each<TextEncodingName>(['utf-8', 'utf-8-bom', 'utf-16le-bom', 'utf-16be-bom'])(
    'are read in %s, with either line end and with blank lines',
    (encoding) => {
      for (const text of [
        TEXT,
        TEXT.replaceAll('\n', '\r\n'),
        TEXT.replaceAll('\n', '\n\n'),
        TEXT.trimEnd(),
      ]) {
        const { facts, inputs } = gather([inputOf('facts.ndjson', encode(text, encoding))]);
        expect(facts).toEqual(gather(FILES).facts);
        expect(inputs).toHaveLength(2);
      }
    },
  );

  it.each<TextEncodingName>(['utf-8-bom', 'utf-16le-bom'])(
    'are read one behind the other, each in %s',
    (encoding) => {
      const [first = [], second = []] = [FILES.slice(0, 1), FILES.slice(1)].map((files) =>
        encode(factsText(files), encoding),
      );
      const both = Uint8Array.from([...first, ...second]);
      expect(gather([inputOf('facts.ndjson', both)]).facts).toEqual(gather(FILES).facts);
    },
  );

  it('are read from a source of many chunks', () => {
    // Fewer of them where each has more to say: it is the text that is to be long.
    const hosts = Array.from({ length: THOROUGH ? 2 : 200 }, (_, i) => `.gateway-${i}.zscalerbeta.net`).join(
      '; ',
    );
    const many = Array.from({ length: THOROUGH ? 400 : 100 }, (_, i) =>
      inputOf(`clients/PC-${i}.reg`, encode(client(hosts))),
    );
    const text = factsText(many);
    expect(text.length).toBeGreaterThan(512 * 1024);
    const { facts } = gather(many);
    for (const encoding of ['utf-8', 'utf-16le-bom'] as const)
      expect(gather([inputOf('facts.ndjson', encode(text, encoding))]).facts).toEqual(facts);
  });

  it('are told in the middle of a file as well, so that none is passed over', () => {
    for (let i = 0; i < LINES.length; i++) {
      const { inputs } = gather([{ ...factsInput(joined(LINES.slice(i)), 'a.txt'), named: false }]);
      expect(
        inputs.some(({ path }) => path === 'a.txt'),
        LINES[i]?.slice(0, 80),
      ).toBe(i > 0);
    }
  });

  it('that are read through facts again are the same text', () => {
    expect(textOf(collect([factsInput(TEXT)], { seal: true }))).toBe(TEXT);
  });

  it('hold the client that the user names, at either time', () => {
    const [file] = FILES;
    if (!file) throw new Error('no file');
    const clientOf = (path: string) => (path === file.path ? 'HQ-1' : null);
    const want = gather([{ ...file, client: 'HQ-1' }]).facts;
    expect(gather([factsInput(factsText([{ ...file, client: 'HQ-1' }]))]).facts).toEqual(want);
    expect(gather([{ ...factsInput(factsText([file])), clientOf }]).facts).toEqual(want);
    expect(gather([{ ...factsInput(factsText([{ ...file, client: 'OLD' }])), clientOf }]).facts).toEqual(
      want,
    );
  });
});

interface Case {
  readonly text: string;
  readonly line: number;
  readonly says: RegExp;
  readonly status?: InputReport['status'];
}

const RUN = LINES[0] ?? '';

const CASES: Readonly<Record<string, Case>> = {
  'has no end': {
    text: joined(LINES.slice(0, -1)),
    line: LINES.length - 1,
    says: /begins on line 1.* is missing/,
    status: 'partial',
  },
  'is a beginning alone': { text: joined([RUN]), line: 1, says: /is missing/ },
  'ends within a line': {
    text: TEXT.slice(0, -20),
    line: LINES.length,
    says: /no whole line/,
    status: 'partial',
  },
  'ends behind a fact': { text: joined(LINES.slice(0, INPUT)), line: INPUT, says: /is missing/ },
  'has no beginning': { text: without(0), line: 1, says: /whose first line, of kind run, is missing/ },
  'has lost a fact': { text: without(2), line: INPUT, says: /Of \d+ lines of facts above \d+ are here/ },
  'has lost the line of an input': {
    text: without(INPUT),
    line: LINES.findIndex((line, i) => i > INPUT && line.startsWith('{"kind":"input"')),
    says: /Of \d+ lines of facts/,
  },
  'has lost the last input': {
    text: without(LINES.length - 2),
    line: LINES.length - 1,
    says: /3 inputs, and 2 of them are here/,
    status: 'partial',
  },
  'has a fact twice': {
    text: joined([...LINES.slice(0, 2), LINES[1] ?? '', ...LINES.slice(2)]),
    line: INPUT + 2,
    says: /Of \d+ lines/,
  },
  'has a fact that was changed': {
    text: changed(1, (line) => line.replace('zscalerbeta', 'zscalertwo')),
    line: INPUT + 1,
    says: /was changed/,
  },
  'has an input that was changed': {
    text: changed(INPUT, (line) => line.replace('PC-0217', 'PC-0219')),
    line: INPUT + 1,
    says: /of another input/,
  },
  'has a stranger that was changed': {
    text: changed(LINES.length - 2, (line) => line.replace('photo', 'image')),
    line: LINES.length,
    says: /this run was changed, or that of an input/,
    status: 'partial',
  },
  'has a run in a run': { text: joined([RUN, ...LINES]), line: 2, says: /has no end/ },
  'was cut before another': {
    text: `${joined(LINES.slice(0, 5))}${TEXT}`,
    line: 6,
    says: /the one before it, from line 1 on, has no end/,
  },
  'was cut within a line before another': {
    text: `${TEXT}${TEXT.slice(0, 300)}${TEXT}`,
    line: LINES.length + 2,
    says: /no whole line/,
    status: 'partial',
  },
  'is sorted': { text: joined([...LINES].sort()), line: 1, says: /of kind run/ },
  'has facts without their input before its end': {
    text: joined([RUN, LINES[1] ?? '', LINES.at(-1) ?? '']),
    line: 3,
    says: /no line of their input/,
  },
  'is of a later schema': {
    text: changed(0, (line) => line.replace('"schemaVersion":1', '"schemaVersion":2')),
    line: 1,
    says: /schemaVersion 2, from realmlint .*; this realmlint reads 1/,
  },
  'has other text in it': {
    text: joined([...LINES.slice(0, 3), 'npm warn deprecated', ...LINES.slice(3)]),
    line: 4,
    says: /no whole line/,
  },
  'has JSON of others in it': {
    text: joined([...LINES.slice(0, 3), '[1]', ...LINES.slice(3)]),
    line: 4,
    says: /no whole line/,
  },
  'has a line of an unknown kind': {
    text: joined([...LINES.slice(0, 3), '{"kind":"toString"}', ...LINES.slice(3)]),
    line: 4,
    says: /its kind is unknown/,
  },
  'is of a shard beyond the last': {
    text: changed(0, (line) => `${line.slice(0, -1)},${shardMember(3, 2)}}`),
    line: 1,
    says: /There is no shard 3 of 2\./,
  },
  'is of shard 0': {
    text: changed(0, (line) => `${line.slice(0, -1)},${shardMember(0, 2)}}`),
    line: 1,
    says: /no line of facts/,
  },
  'has a run of another program': {
    text: changed(0, (line) => line.replace('"version":', '"release":')),
    line: 1,
    says: /no line of facts/,
  },
};

describe('a facts file that', () => {
  it.each(Object.entries(CASES))(
    '%s says so, with its line',
    (_, { text, line, says, status = 'unreadable' }) => {
      const { report, gaps } = faultOf(text);
      expect(report?.message).toMatch(says);
      expect(report?.message).toMatch(new RegExp(`^Line ${line}: `));
      expect(report).toMatchObject({ format: null, status, facts: 0 });
      expect(gaps).toHaveLength(1);
      expect(gaps[0]).toMatchObject({ effect: status, at: { region: { startLine: line, startColumn: 1 } } });
      expect(gaps[0]?.kind === 'gap' && gaps[0].hint).toMatch(/\.$/);
      expect(exitCodeOf([factsInput(text)])).toBe(3);
    },
  );

  it('is cut anywhere has no verdict', () => {
    const last = TEXT.trimEnd().length;
    for (let length = 1; length < last; length += 7) {
      const { inputs, facts } = gather([factsInput(TEXT.slice(0, length))]);
      expect(
        inputs.some(({ path }) => path === 'facts.ndjson'),
        String(length),
      ).toBe(true);
      expect(
        facts.some((fact) => fact.kind === 'gap' && fact.effect !== 'notice'),
        String(length),
      ).toBe(true);
    }
  });

  it('has lost any one line, or has it twice, has no verdict', () => {
    for (let i = 0; i < LINES.length; i++) {
      expect(exitCodeOf([factsInput(without(i))]), `without line ${i + 1}`).toBe(3);
      const twice = [...LINES.slice(0, i + 1), ...LINES.slice(i)];
      expect(exitCodeOf([factsInput(joined(twice))]), `line ${i + 1} twice`).toBe(3);
    }
  });

  it('keeps what was whole before', () => {
    const { others } = faultOf(joined(LINES.slice(0, -1)));
    expect(others.map(({ path }) => path)).toEqual(['clients/PC-0217.reg', 'clients/PC-0218.reg']);
    expect(faultOf(joined(LINES.slice(0, INPUT))).others).toEqual([]);
  });

  it('is empty is a gap where its name is ours, or it is named', () => {
    const empty = (path: string, named: boolean) => ({ ...inputOf(path, new Uint8Array(0)), named });
    for (const name of ['facts.ndjson', 'out/facts-3.ndjson', 'PC-0217.facts.ndjson', 'events.ndjson'])
      expect(gather([empty(name, false)]).inputs).toMatchObject([{ status: 'unreadable' }]);
    expect(gather([empty('events.log', false)]).skipped).toBe(1);
    expect(
      gather([{ ...inputOf('facts.ndjson', encode('oops\n')), named: false }]).inputs[0]?.message,
    ).toMatch(/does not begin as a facts file/);
  });

  it('begins in UTF-16 tells the byte of its line', () => {
    const cut = joined(LINES.slice(0, -1));
    const { facts } = gather([inputOf('facts.ndjson', encode(cut, 'utf-16le-bom'))]);
    const gap = facts.find(({ kind }) => kind === 'gap');
    const start = 2 * (1 + cut.indexOf(LINES.at(-2) ?? '?'));
    expect(gap?.at.start).toBe(start);
  });

  it('is on a medium that fails is a gap, and keeps what came before', () => {
    const bytes = encode(
      factsText(Array.from({ length: 400 }, (_, i) => inputOf(`PC-${i}.reg`, encode(client())))),
    );
    let reads = 0;
    const input: Input = {
      path: 'facts.ndjson',
      named: true,
      open: () => ({
        path: 'facts.ndjson',
        size: bytes.length,
        read(offset, length) {
          if (offset > 0 && reads++ > 0) throw new SourceError('The cable is out.');
          return bytes.subarray(offset, offset + length);
        },
        close: () => undefined,
      }),
    };
    const { inputs } = gather([input]);
    expect(inputs.at(-1)).toMatchObject({
      path: 'facts.ndjson',
      status: 'partial',
      message: 'The cable is out.',
    });
    expect(inputs.length).toBeGreaterThan(10);
  });
});

describe('a line of facts that keeps to its checksum and not to the schema', () => {
  const bent = (index: number, change: (line: Record<string, unknown>) => unknown) =>
    resealed(
      LINES.map((line, i) =>
        i === index ? JSON.stringify(change(JSON.parse(line) as Record<string, unknown>)) : line,
      ),
    );

  it.each<readonly [string, (line: Record<string, unknown>) => unknown, RegExp]>([
    ['has a member too many', (line) => ({ ...line, x: 1 }), /additional properties/],
    ['lacks one', ({ locator: _, ...line }) => line, /required property 'locator'/],
    ['has a place of three numbers', (line) => ({ ...line, at: [1, 2, 3] }), /\/at /],
    ['has a place below zero', (line) => ({ ...line, at: [-1, 2] }), /\/at/],
    ['has a place that is no number', (line) => ({ ...line, at: ['1', 2] }), /\/at/],
    ['has a place beyond all files', (line) => ({ ...line, at: [1, 1e300] }), /\/at/],
    ['has a layer that there is not', (line) => ({ ...line, layer: 'constructor' }), /\/layer/],
    ['has text where a value belongs', (line) => ({ ...line, name: 'ZSCALERBETA.NET' }), /\/name/],
    [
      'has a format that there is not',
      ({ origin, ...line }) => ({ ...line, origin: { ...(origin as object), format: 'x' } }),
      /\/origin\/format/,
    ],
    ['has no origin where it is the first', ({ origin: _, ...line }) => line, /no origin/],
    [
      'is of another input',
      ({ origin, ...line }) => ({ ...line, origin: { ...(origin as object), path: 'x' } }),
      /of another input/,
    ],
  ])('%s', (_, change, says) => {
    const { report, others } = faultOf(bent(1, change));
    expect(report?.message).toMatch(says);
    expect(others).toEqual([]);
  });

  it('counts evidence that is not there', () => {
    expect(faultOf(bent(INPUT, (line) => ({ ...line, facts: 7 }))).report?.message).toMatch(
      /Of 7 facts of evidence/,
    );
  });

  it('has a time that is none', () => {
    expect(faultOf(bent(INPUT, (line) => ({ ...line, taken: '' }))).report?.message).toMatch(/\/taken/);
  });

  it('has its place where bytes before it are no UTF-8', () => {
    const bytes = encode(TEXT);
    bytes[TEXT.indexOf('zscalerbeta')] = 0x80;
    const gaps = gather([inputOf('facts.ndjson', bytes)]).facts.filter(({ kind }) => kind === 'gap');
    const start = joined(LINES.slice(0, INPUT)).length;
    expect(gaps).toMatchObject([{ at: { start, end: start, region: { startLine: INPUT + 1 } } }]);
  });

  it('names __proto__', () => {
    const text = resealed(LINES).replace('"locator":', '"__proto__":{"layer":"policy"},"locator":');
    expect(faultOf(text).report?.message).toMatch(/additional properties/);
    expect(Object.prototype).not.toHaveProperty('layer');
  });
});
