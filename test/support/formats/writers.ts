// All writers of formats, and what they write as bytes.

import { readdirSync } from 'node:fs';
import { encode } from '../bytes.ts';
import type { Configuration, FormatWriter } from './configuration.ts';

const MARKS = /[⟦⟧]/g;

/** The writers of all modules of this folder, in the order of their names. */
export async function allWriters(): Promise<FormatWriter[]> {
  const folder = new URL('.', import.meta.url);
  const modules = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'writers.ts');
  const writers: FormatWriter[] = [];
  for (const name of modules.sort()) {
    const loaded: { writers?: readonly FormatWriter[] } = await import(new URL(name, folder).href);
    writers.push(...(loaded.writers ?? []));
  }
  return writers;
}

/** A configuration without its marks. */
export function withoutMarks(configuration: Configuration): Configuration {
  return JSON.parse(JSON.stringify(configuration).replace(MARKS, ''));
}

/** A file of the format; marks of the configuration, and those that the writer puts by itself, are taken out. */
export function bytesOf(writer: FormatWriter, configuration: Configuration): Uint8Array {
  const written = writer.write(withoutMarks(configuration));
  return typeof written === 'string'
    ? encode(written.replace(MARKS, ''), writer.encoding ?? 'utf-8')
    : written;
}
