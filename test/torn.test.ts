// Zeros in a text are what a torn copy or a lost sector leaves: wherever they stand, the run is not clean, and says once where.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint } from '../src/lint.ts';
import { FORMATS, type Format } from '../src/model/format.ts';
import { CONFIGURATION } from './support/formats/defects.ts';
import { allWriters, bytesOf } from './support/formats/writers.ts';
import { inputOf } from './support/inputs.ts';

const FIXTURES = new URL('../fixtures/formats/', import.meta.url);

interface Document {
  readonly name: string;
  readonly format: Format;
  readonly path: string;
  readonly bytes: Uint8Array;
}

const written: readonly Document[] = (await allWriters())
  .filter(({ format }) => FORMATS[format].medium !== 'binary')
  .map((writer) => {
    const { format, variant, path } = writer;
    return { name: `${format} ${variant ?? ''}`, format, path, bytes: bytesOf(writer, CONFIGURATION) };
  });

/** Of formats in which nobody can write a configuration, and so nobody does. */
const fixtures: readonly Document[] = (['gpt-ini', 'gpt-tmpl', 'klist', 'netdom', 'pac'] as const).flatMap(
  (format) =>
    readdirSync(new URL(format, FIXTURES)).map((path) => {
      const bytes = Uint8Array.from(readFileSync(new URL(`${format}/${path}`, FIXTURES)));
      return { name: `${format}/${path}`, format, path, bytes };
    }),
);

function run(path: string, bytes: Uint8Array) {
  const { report } = lint([inputOf(path, bytes)], { settings: DEFAULT_SETTINGS });
  const [input] = report.inputs;
  const told = report.findings.filter(({ message }) => message.startsWith('Zeros (U+0000)'));
  return { report, input, told };
}

/** Sixty-four bytes of zeros in place of what stands at so many parts of the whole. */
function tornAt(bytes: Uint8Array, share: number): { readonly torn: Uint8Array; readonly at: number } {
  const at = Math.floor(bytes.length * share);
  return { torn: Uint8Array.from(bytes).fill(0, at, at + 64), at };
}

const SHARES = [0.02, 0.11, 0.23, 0.37, 0.52, 0.68, 0.83, 0.97];

describe.each([...written, ...fixtures].map((one) => [one.name, one] as const))('%s', (_, document) => {
  const { format, path, bytes } = document;

  it('is not clean where a stretch of it is zeros, and says so once', () => {
    let recognised = 0;
    for (const share of SHARES) {
      const { torn, at } = tornAt(bytes, share);
      const { report, input, told } = run(path, torn);
      expect([share, report.summary.exitCode]).toEqual([share, 3]);
      // Others refuse the first zero by themselves.
      if (input?.format !== format || FORMATS[format].medium !== 'text') continue;
      recognised++;
      if (input.status === 'unreadable' && told.length === 0) continue;
      expect([share, told.length]).toEqual([share, 1]);
      // In UTF-16 the first whole unit of it may begin at the next byte.
      const said = Number(/offset (\d+)/.exec(told[0]?.message ?? '')?.[1]);
      expect([at, at + 1]).toContain(said);
    }
    if (FORMATS[format].medium === 'text') expect(recognised).toBeGreaterThan(0);
  });

  it('is not clean where zeros stand behind it', () => {
    const longer = new Uint8Array(bytes.length + 512);
    longer.set(bytes);
    expect(run(path, longer).report.summary.exitCode).toBe(3);
  });
});
