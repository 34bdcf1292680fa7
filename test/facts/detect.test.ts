// A facts file that lost its head on the way is still known for one: in a folder and in an archive, under any name, it has no verdict.

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, gather, type Input, lint } from '../../src/lint.ts';
import { encode } from '../support/bytes.ts';
import { factsText, OF } from '../support/facts-files.ts';
import { inputOf } from '../support/inputs.ts';
import { THOROUGH } from '../support/thorough.ts';
import { zipOf } from '../support/zip.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const dump = (name: string) =>
  inputOf(
    `clients/${name}.reg`,
    encode(
      `Windows Registry Editor Version 5.00\n\n[${KEY}\\MitRealms]\n"A.EXAMPLE"="<k>kdc.a.example</k>"\n`,
    ),
  );
const WHOLE = factsText([dump('PC-1')]);
const TEXT = factsText([dump('PC-2')], { shard: { index: 1, count: 1, paths: 1, of: OF } });
const LINES = TEXT.trimEnd().split('\n');
const [RUN = '', FACT = ''] = LINES;

const walked = (path: string, bytes: Uint8Array): Input => ({ ...inputOf(path, bytes), named: false });
const exitCode = (inputs: readonly Input[]) =>
  lint(inputs, { settings: DEFAULT_SETTINGS }).report.summary.exitCode;

it('whole facts beside which nothing is damaged have a verdict', () => {
  expect(exitCode([walked('facts-1.ndjson', encode(WHOLE))])).toBe(0);
});

/** Beside facts that are whole, in a folder and in a ZIP. */
function expectRefused(name: string, bytes: Uint8Array): void {
  const whole = walked('facts-1.ndjson', encode(WHOLE));
  const zip = zipOf([
    { name: 'facts-1.ndjson', content: WHOLE },
    { name, content: bytes },
  ]);
  for (const inputs of [[whole, walked(name, bytes)], [walked('all.zip', zip)]]) {
    const { report } = lint(inputs, { settings: DEFAULT_SETTINGS });
    expect(report.inputs.filter(({ status }) => status !== 'read').map(({ path }) => path)).toEqual([
      inputs.length === 1 ? `all.zip!/${name}` : name,
    ]);
    expect(report.summary.exitCode).toBe(3);
  }
}

const respaced = (lines: readonly string[]) =>
  lines.map((line) => JSON.stringify(JSON.parse(line), null, 1).replaceAll(/\n */g, ' ')).join('\n');

describe('facts whose head is damaged', () => {
  it.each(
    ['part-00001', 'pc-2.ndjson', 'x.jsonl', 'out.txt', 'deep/folder/noname'].map(
      (name, row) => [name, row] as const,
    ),
  )('are known, whatever their name: %s', (name, row) => {
    for (
      let cut = THOROUGH ? 1 : 1 + 90 * row;
      cut < RUN.length + FACT.length + 2;
      cut += THOROUGH ? 41 : 451
    )
      expectRefused(name, encode(TEXT.slice(cut)));
    for (const length of [12, 25, 40, RUN.length - 1, RUN.length, RUN.length + 30])
      expectRefused(name, encode(TEXT.slice(0, length)));
    for (const text of [
      `Warning: something\n${TEXT}`,
      `${'\0'.repeat(512)}${TEXT}`,
      `${'\0'.repeat(512)}${TEXT.slice(512)}`,
      `${RUN}\n`,
      `${respaced(LINES.slice(1))}\n`,
      `${JSON.stringify(JSON.parse(LINES.at(-2) ?? ''), null, 2)}\n`,
    ])
      expectRefused(name, encode(text));
    const utf16 = encode(TEXT, 'utf-16le');
    for (const cut of [1, 2, 3]) expectRefused(name, utf16.subarray(cut));
  });

  it('that another program has written anew are known, and are read or refused', () => {
    const whole = walked('other.json', encode(`${respaced(LINES)}\n`));
    expect(gather([whole]).inputs).toMatchObject([{ path: 'other.json', status: 'unreadable' }]);
  });

  it.each([
    'part-00001',
    'part-r-00001',
    'out/part-00003-ab.json',
    'pc-2.ndjson',
    'x.JSONL',
    'facts-2.ndjson',
  ])('are not passed over where nothing is left of them: %s', (name) => {
    for (const bytes of [
      new Uint8Array(0),
      new Uint8Array(9000),
      encode('\r\n'),
      encode('{'),
      encode('{"kind'),
    ])
      expectRefused(name, bytes);
  });

  it('are not passed over where they are compressed and named as facts', () => {
    expectRefused('facts-2.ndjson.gz', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3));
  });
});

describe('files of others', () => {
  it.each([
    ['log.ndjson', '{"level":"info","msg":"started"}\n{"level":"info","msg":"stopped"}\n'],
    ['training.jsonl', '{"prompt":"x","completion":"y"}\n'],
    ['part-00000', 'one,two\nthree,four\n'],
    ['places.ndjson', '{"kind":"place","name":"x","at":[12,13]}\n'],
    ['layers.json', `{"digest":"sha256:${'0'.repeat(64)}","kind":"input"}\n`],
    ['report.json', '{"schemaVersion":1,"tool":{"name":"realmlint","version":"1.0.0"},"summary":{}}\n'],
    ['short.txt', '{"'],
    ['empty.txt', ''],
  ])('are passed over: %s', (name, text) => {
    expect(gather([walked(name, encode(text))])).toMatchObject({ inputs: [], skipped: 1 });
  });
});
