// The sound documents that runs begin with, by the reader that takes each: what the tests' own writers write, and every fixture.

import { fileURLToPath } from 'node:url';
import { readers } from '../../src/lint.ts';
import type { Format } from '../../src/model/format.ts';
import { detect, headOf } from '../../src/readers/detect.ts';
import { sourceOf } from '../support/bytes.ts';
import { factsText } from '../support/facts-files.ts';
import { writers as client } from '../support/formats/client.ts';
import { CONFIGURATION, DEFECTS } from '../support/formats/defects.ts';
import { writers as delivery } from '../support/formats/delivery.ts';
import { writers as directory } from '../support/formats/directory.ts';
import { writers as hive } from '../support/formats/hive.ts';
import { writers as powershell } from '../support/formats/powershell.ts';
import { writers as registry } from '../support/formats/registry.ts';
import { writers as reports } from '../support/formats/reports.ts';
import { bytesOf as written } from '../support/formats/writers.ts';
import { bytesOf, inputOf, inputsBelow } from '../support/inputs.ts';
import { zipOf } from '../support/zip.ts';

export const WRITERS = [
  ...client,
  ...delivery,
  ...directory,
  ...hive,
  ...powershell,
  ...registry,
  ...reports,
];

/** What reads files without being one of `readers`: archives, and facts. */
const BESIDE = ['archive', 'facts'] as const;

export type Target = Format | (typeof BESIDE)[number];

/** Formats, each once: some have several readers. */
export const TARGETS: readonly Target[] = [...new Set(readers.map(({ format }) => format)), ...BESIDE];

export interface Document {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const FIXTURES = new URL('../../fixtures/', import.meta.url);

function fixtures(folder: string): Document[] {
  const path = fileURLToPath(new URL(folder, FIXTURES));
  return inputsBelow(path, ['expected.json', 'realmlint.config.jsonc']).map((input) => ({
    path: input.path,
    bytes: bytesOf(input),
  }));
}

function ofWriters(): Document[] {
  const configurations = [CONFIGURATION, ...DEFECTS.map(({ configuration }) => configuration)];
  return WRITERS.flatMap((writer) =>
    configurations.map((one) => ({ path: writer.path, bytes: Uint8Array.from(written(writer, one)) })),
  );
}

/** Archives as they come, and the facts of exports: made of the documents of the others. */
function madeOf(documents: readonly Document[]): Map<Target, Document[]> {
  const some = documents.filter((_, index) => index % 37 === 0 || index < 12);
  const entries = some.map(({ path, bytes }) => ({ name: path, content: bytes }));
  const inputs = some.map(({ path, bytes }) => inputOf(path, bytes));
  const zips = [entries.slice(0, 1), entries.slice(0, 3), entries.slice(3, 9)];
  return new Map<Target, Document[]>([
    [
      'archive',
      [
        ...zips.map((list) => ({ path: 'backup.zip', bytes: zipOf(list) })),
        { path: 'backup.zip', bytes: zipOf(entries.slice(0, 2), { zip64: true }) },
        { path: 'backup.zip', bytes: zipOf(entries.slice(0, 2).map((one) => ({ ...one, method: 0 }))) },
      ],
    ],
    [
      'facts',
      [inputs.slice(0, 1), inputs.slice(0, 4), inputs.slice(4, 10)].map((list) => ({
        path: 'facts.ndjson',
        bytes: new TextEncoder().encode(factsText(list)),
      })),
    ],
  ]);
}

function keyOf({ path, bytes }: Document): string {
  return `${path}\n${Buffer.from(bytes).toString('latin1')}`;
}

/** Documents by target. Throws for a reader without any: a run that leaves one out would say nothing of it. */
export function documents(): ReadonlyMap<Target, readonly Document[]> {
  const all = [...fixtures('formats/'), ...ofWriters(), ...fixtures('demo/'), ...fixtures('rules/')];
  const unique = [...new Map(all.map((one) => [keyOf(one), one])).values()];
  const found = madeOf(unique);
  const without = new Set(readers);
  for (const document of unique) {
    const reader = detect(headOf(sourceOf(document.bytes, document.path)), readers);
    if (!reader) continue;
    without.delete(reader);
    const list = found.get(reader.format) ?? [];
    list.push(document);
    found.set(reader.format, list);
  }
  const names = [...without].map(({ format }) => format).join(', ');
  if (names !== '') throw new Error(`There is no document for a reader of ${names}.`);
  return found;
}
