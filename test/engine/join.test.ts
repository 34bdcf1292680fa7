// Several facts files, and facts beside the files that they were collected from: what is told twice counts once, what is told
// differently counts for nothing, and a shard that is missing has no verdict.

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { joined } from '../../src/engine/join.ts';
import { aboutRuns } from '../../src/engine/runs.ts';
import { DEFAULT_SETTINGS, gather, type Input, lint } from '../../src/lint.ts';
import type { CollectedInput, Shard } from '../../src/model/collected.ts';
import { encode } from '../support/bytes.ts';
import { factsInput, factsText, OF, shardTexts } from '../support/facts-files.ts';
import { inputOf, inputsBelow } from '../support/inputs.ts';
import { sample } from '../support/thorough.ts';
import { zipOf } from '../support/zip.ts';

const FORMATS = fileURLToPath(new URL('../../fixtures/formats', import.meta.url));
const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const dump = (realm: string) =>
  encode(
    `Windows Registry Editor Version 5.00\n\n[${KEY}\\MitRealms]\n"${realm}"="<k>kdc.contoso.example</k>"\n`,
  );

const ONE = inputOf('clients/kerberos.reg', dump('A.EXAMPLE'));
const OTHER = inputOf('clients/kerberos.reg', dump('B.EXAMPLE'));
const MANY = Array.from({ length: 12 }, (_, i) => inputOf(`clients/PC-${i}.reg`, dump('A.EXAMPLE')));

const reportOf = (inputs: readonly Input[]) => lint(inputs, { settings: DEFAULT_SETTINGS }).report;

describe('facts of one path', () => {
  it('count once where they are the same, also the files that were passed over', () => {
    const stranger = { ...inputOf('photo.jpg', Uint8Array.of(0xff, 0xd8)), named: false };
    const text = factsText([ONE, stranger]);
    const want = gather([ONE, stranger]);
    expect(gather([factsInput(text + text)])).toMatchObject({ ...want });
    expect(gather([factsInput(text), factsInput(text, 'copy.ndjson')])).toMatchObject({ ...want });
    expect(gather([factsInput(text), ONE, stranger])).toMatchObject({ ...want });
    expect(gather([ONE, stranger, factsInput(text)])).toMatchObject({ ...want });
  });

  it('count once beside the files of every format', () => {
    const files = sample(inputsBelow(FORMATS), 9);
    const want = reportOf(files);
    const text = factsText(files);
    expect(reportOf([...files, factsInput(text)])).toEqual(want);
    expect(reportOf([factsInput(text), ...files])).toEqual(want);
  });

  it('count for nothing where one has passed over what another has read', () => {
    const file = inputOf('clients/kerberos.txt', dump('A.EXAMPLE'));
    const stranger = { ...inputOf(file.path, encode('no export')), named: false };
    expect(gather([stranger]).skipped).toBe(1);
    const [read, passed] = [factsText([file]), factsText([stranger])];
    for (const inputs of [
      [factsInput(read, 'a.ndjson'), factsInput(passed, 'b.ndjson')],
      [factsInput(passed, 'a.ndjson'), factsInput(read, 'b.ndjson')],
      [factsInput(passed + read)],
      [factsInput(passed), file],
      [stranger, factsInput(read)],
    ]) {
      const { report } = lint(inputs, { settings: DEFAULT_SETTINGS });
      expect(report.inputs).toMatchObject([{ path: file.path, status: 'unreadable' }]);
      expect(report.inputs[0]?.message).toMatch(/^Of this path 2 versions were collected, which differ/);
      expect(report.summary.exitCode).toBe(3);
    }
  });

  it('of an archive that was named and holds nothing are no difference', () => {
    const zip = inputOf('none.zip', zipOf([{ name: 'photo.jpg', content: 'no export' }]));
    const want = gather([zip]);
    expect(want.inputs).toMatchObject([{ status: 'no-evidence' }]);
    expect(gather([factsInput(factsText([zip])), zip])).toMatchObject({ ...want });
  });

  it.each([
    [
      'two facts files',
      [factsInput(factsText([ONE]), 'a.ndjson'), factsInput(factsText([OTHER]), 'b.ndjson')],
      'a.ndjson, b.ndjson',
    ],
    ['one facts file', [factsInput(factsText([ONE]) + factsText([OTHER]))], 'facts.ndjson'],
    ['a facts file and the file', [OTHER, factsInput(factsText([ONE]))], 'facts.ndjson, the path itself'],
  ])('count for nothing where %s tell differently', (_, inputs, places) => {
    for (const order of [inputs, [...inputs].reverse()]) {
      const gathered = gather(order);
      expect(gathered.inputs).toEqual([
        {
          path: 'clients/kerberos.reg',
          format: null,
          status: 'unreadable',
          facts: 0,
          message: `Of this path 2 versions were collected, which differ (${places}).`,
        },
      ]);
      expect(gathered.facts).toMatchObject([{ kind: 'gap', effect: 'unreadable' }]);
      expect(reportOf(order).summary.exitCode).toBe(3);
    }
  });

  it('keep what went wrong inside of realmlint, whichever is right', () => {
    const problem = { kind: 'internal', message: 'clients/kerberos.reg: The reader failed.' } as const;
    const told = (facts: number, from: string): CollectedInput => ({
      path: 'clients/kerberos.reg',
      input: { path: 'clients/kerberos.reg', format: 'reg', status: 'no-evidence', facts },
      facts: [],
      problems: facts === 0 ? [problem] : [],
      strangers: 0,
      from,
    });
    expect(joined([told(1, 'a'), told(0, 'b')]).problems).toEqual([problem]);
  });

  it('that this run has read itself are left as they are', () => {
    expect(gather([ONE, OTHER]).inputs).toHaveLength(2);
  });
});

describe('shards', () => {
  const texts = shardTexts(MANY, 4);

  it('are as good as the files, in any order', () => {
    const [a = '', b = '', c = '', d = ''] = texts;
    const want = reportOf(MANY);
    expect(reportOf([factsInput(a + b + c + d)])).toEqual(want);
    expect(reportOf([factsInput(d + b), factsInput(c, 'c.ndjson'), factsInput(a, 'a.ndjson')])).toEqual(want);
  });

  it.each([
    [[0, 1, 2], 'Of 4 shards that were collected 3 are here: 4/4 is missing.'],
    [[1], 'Of 4 shards that were collected 1 is here: 1/4, 3/4, 4/4 are missing.'],
    [[1, 1, 1], 'Of 4 shards that were collected 1 is here: 1/4, 3/4, 4/4 are missing.'],
  ])('that are missing have no verdict: of four there are %j', (present, message) => {
    const inputs = present.map((index, i) => factsInput(texts[index] ?? '', `facts-${i}.ndjson`));
    const { report } = lint(inputs, { settings: DEFAULT_SETTINGS });
    expect(report.summary.exitCode).toBe(3);
    expect(report.inputs.filter(({ status }) => status !== 'read')).toEqual([
      { path: 'facts-0.ndjson', format: null, status: 'partial', facts: 0, message },
    ]);
  });

  it('of another list do not stand in for those that are missing', () => {
    const other = shardTexts(MANY, 4, 'ffffffffffffffff');
    const [a = '', b = '', c = ''] = texts;
    expect(reportOf([factsInput(a + b + c + (other[3] ?? ''))]).summary.exitCode).toBe(3);
    expect(reportOf([factsInput(texts.join('') + other.join(''))]).summary.exitCode).not.toBe(3);
  });

  it('of lists none of which is whole say that the lists differ', () => {
    const other = shardTexts(MANY.slice(1), 4, 'ffffffffffffffff');
    const mixed = texts.map((text, i) => factsInput(i < 2 ? text : (other[i] ?? ''), `facts-${i}.ndjson`));
    const { report } = lint(mixed, { settings: DEFAULT_SETTINGS });
    expect(report.inputs.filter(({ status }) => status !== 'read')).toEqual([
      {
        path: 'facts-0.ndjson',
        format: null,
        status: 'partial',
        facts: 0,
        message:
          'The shards that are here are of 2 different lists of paths, none of which is whole (of 4 shards 2 of a list of 12, 2 of a list of 11).',
      },
    ]);
    expect(report.summary.exitCode).toBe(3);
  });

  it('in an archive are read from there', () => {
    const zip = zipOf(texts.map((text, i) => ({ name: `facts-${i}.ndjson`, content: text })));
    expect(reportOf([inputOf('facts.zip', zip)])).toEqual(reportOf(MANY));
  });

  it('of a million are not counted one by one in what is said', () => {
    const shard: Shard = { index: 3, count: 1_000_000, paths: 3, of: OF };
    const [said] = aboutRuns([{ run: { kind: 'run', version: '1', shard }, path: 'f' }], '1');
    expect(said?.input?.message).toBe(
      'Of 1000000 shards that were collected 1 is here: 1/1000000, 2/1000000, 4/1000000, 5/1000000, 6/1000000, and 999994 more are missing.',
    );
  });
});

describe('facts of another version', () => {
  it('are judged, and it is said', () => {
    const text = factsText(MANY, { version: '0.0.9' });
    const { report } = lint([factsInput(text)], { settings: DEFAULT_SETTINGS });
    expect(report.inputs).toEqual(reportOf(MANY).inputs);
    const [said] = report.findings.filter(({ path }) => path === 'facts.ndjson');
    expect(said).toMatchObject({ ruleId: 'evidence-incomplete', severity: 'info' });
    expect(said?.message).toMatch(/collected by realmlint 0\.0\.9, and are judged by/);
    expect(report.summary.exitCode).not.toBe(3);
  });

  it('is quoted no longer than a version is', () => {
    const { findings } = reportOf([factsInput(factsText(MANY, { version: '9'.repeat(5000) }))]);
    const [said] = findings.filter(({ path }) => path === 'facts.ndjson');
    expect(said?.message).toContain(`${'9'.repeat(40)}...`);
    expect(said?.message.length).toBeLessThan(300);
  });
});
