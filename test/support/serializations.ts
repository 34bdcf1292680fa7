// What readers of serializations say, and spans checked against the text that they came from.

import type { Located } from '../../src/model/located.ts';
import type { Head, Reader, ReadOptions } from '../../src/model/reader.ts';
import type { Diagnostic, DirectoryRecord, Item, RegistryRecord, Scope } from '../../src/model/record.ts';
import type { Interest } from '../../src/model/source.ts';
import type { Span } from '../../src/model/span.ts';
import { headOf as headOfSource } from '../../src/readers/detect.ts';
import { encode, sourceOf } from './bytes.ts';

export const INTEREST: Interest = {
  keyPaths: ['\\kerberos'],
  policyText: [],
  objectClasses: ['trusteddomain'],
  attributes: [
    'cn',
    'distinguishedname',
    'msds-supportedencryptiontypes',
    'name',
    'objectclass',
    'trustattributes',
    'trustdirection',
    'trustpartner',
    'trusttype',
  ],
};

/** What a reader is shown of a text before it is asked. */
export function headOf(text: string): Head {
  return headOfSource(sourceOf(encode(text)));
}

export function decode(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
}

export interface Read {
  readonly items: readonly Item[];
  readonly settings: readonly RegistryRecord[];
  readonly records: readonly DirectoryRecord[];
  readonly scopes: readonly Scope[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readAll(reader: Reader, input: Uint8Array | string, options: ReadOptions = {}): Read {
  const bytes = typeof input === 'string' ? encode(input) : input;
  const items: Item[] = [...reader.read(sourceOf(bytes), INTEREST, options)];
  return {
    items,
    settings: items.filter((item) => item.kind === 'registry'),
    records: items.filter((item) => item.kind === 'directory'),
    scopes: items.filter((item) => item.kind === 'scope'),
    diagnostics: items.filter((item) => item.kind === 'diagnostic'),
  };
}

export function codes(read: Read): string[] {
  return read.diagnostics.map((diagnostic) => `${diagnostic.code} ${diagnostic.effect}`);
}

export function valuesOf(record: DirectoryRecord | undefined, name: string): readonly Located[] {
  const found = record?.attributes.find((attribute) => attribute.name.value === name);
  if (!found) throw new Error(`${name} is not in the record`);
  return found.values;
}

/** The text that a span covers, by its bytes and by its lines and columns: both must agree. */
export function textAt(bytes: Uint8Array, span: Span): string {
  const byBytes = decodeRaw(bytes, bytes.subarray(span.start, span.end));
  const { region } = span;
  if (!region) throw new Error('no region');
  const lines = decode(bytes).split('\n');
  const parts = lines.slice(region.startLine - 1, region.endLine);
  parts[parts.length - 1] = (parts.at(-1) ?? '').slice(0, region.endColumn - 1);
  parts[0] = (parts[0] ?? '').slice(region.startColumn - 1);
  const byRegion = parts.join('\n');
  if (byBytes !== byRegion) throw new Error(`${JSON.stringify(byBytes)} is not ${JSON.stringify(byRegion)}`);
  return byBytes;
}

function decodeRaw(bytes: Uint8Array, part: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return wide ? Buffer.from(part).toString('utf16le') : Buffer.from(part).toString('utf8');
}

/** Diagnostics that block a clean verdict. */
export function gaps(read: Read): readonly Diagnostic[] {
  return read.diagnostics.filter(({ effect }) => effect !== 'notice');
}

/** Settings as lines that are easy to compare: `operation hive\\key : name TYPE = data`. */
export function settingsIn(read: Read): string[] {
  return read.settings.map((record) => {
    const { operation, hive, keyPath, valueName, type, data } = record;
    const key = keyPath.value.replace(/^.*\\(?=Kerberos)/i, '');
    const shown =
      data?.kind === 'text'
        ? JSON.stringify(data.text.value)
        : data?.kind === 'list'
          ? JSON.stringify(data.items.map(({ value }) => value))
          : data?.kind === 'number'
            ? String(data.number)
            : data
              ? `${data.length} bytes`
              : '';
    return [operation, `${hive ?? '?'}\\${key}`, valueName ? `: ${valueName.value}` : '', type ?? '', shown]
      .filter((part) => part !== '')
      .join(' ');
  });
}

/** Attributes of an object, by name: the text of each value as it was understood. */
export function attributesIn(record: DirectoryRecord | undefined): Record<string, readonly string[]> {
  return Object.fromEntries(
    (record?.attributes ?? []).map(({ name, values }) => [name.value, values.map(({ value }) => value)]),
  );
}
