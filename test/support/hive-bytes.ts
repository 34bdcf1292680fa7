// Registry hives as Windows lays them out, for tests: sound, and with the place of every cell, so that it can be damaged.

import { type Allocator, allocator, PAGE } from './hive-cells.ts';
import { type HiveKey, type HiveValue, utf16 } from './hive-keys.ts';

export interface HiveOptions {
  readonly minor?: number;
  readonly fileName?: string;
  readonly written?: Date;
  readonly sequence?: readonly [number, number];
}

/** The bytes, and where in them things stand: `key A\B`, `list A\B`, `values A\B`, `value A\B : N`, `data A\B : N`. */
export interface BuiltHive {
  readonly bytes: Uint8Array;
  /** Byte of the file at which a cell (its size) begins. The root's path is empty. */
  at(what: string): number;
}

const NONE = 0xffffffff;
const SEGMENT = 16_344;

interface Layout {
  readonly store: Allocator;
  readonly places: Map<string, number>;
  readonly minor: number;
  readonly security: number;
}

/** A hive with the given root. */
export function buildHive(root: HiveKey, options: HiveOptions = {}): BuiltHive {
  const { minor = 5, fileName = '', sequence = [1, 1] } = options;
  const store = allocator();
  const places = new Map<string, number>();
  // The root comes first, as Windows has it: its place is known before that of its descriptor.
  const rootAt = store.cell(76 + root.name.length * 2);
  const layout: Layout = { store, places, minor, security: 0 };
  const security = writeSecurity(store);
  writeKey({ ...layout, security }, root, '', NONE, rootAt);
  const length = store.finish();
  const view = store.view();
  const bytes = new Uint8Array(view.buffer).slice(0, PAGE + length);
  const head = new DataView(bytes.buffer);
  bytes.set(Buffer.from('regf', 'latin1'), 0);
  head.setUint32(4, sequence[0], true);
  head.setUint32(8, sequence[1], true);
  const written = options.written ?? new Date('2026-03-02T08:15:30.250Z');
  head.setBigUint64(12, BigInt(written.getTime() + 11_644_473_600_000) * 10_000n, true);
  for (const [at, number] of [
    [20, 1],
    [24, minor],
    [32, 1],
    [36, rootAt],
    [40, length],
    [44, 1],
  ] as const) {
    head.setUint32(at, number, true);
  }
  bytes.set(utf16(fileName.slice(-31)), 48);
  seal(bytes);
  return {
    bytes,
    at(what) {
      const offset = places.get(what);
      if (offset === undefined) throw new Error(`no ${what} in ${[...places.keys()].join(', ')}`);
      return PAGE + offset;
    },
  };
}

/** Puts the right checksum into a base block. */
export function seal(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= view.getUint32(at, true);
  const stored = sum >>> 0;
  view.setUint32(508, stored === 0 ? 1 : stored === NONE ? 0xfffffffe : stored, true);
}

function writeSecurity(store: Allocator): number {
  const at = store.cell(20 + 20);
  const view = store.view();
  put(view, at, Buffer.from('sk', 'latin1'));
  for (const [field, number] of [
    [4, at],
    [8, at],
    [12, 1],
    [16, 20],
  ] as const) {
    view.setUint32(PAGE + at + 4 + field, number, true);
  }
  view.setUint8(PAGE + at + 4 + 20, 1);
  return at;
}

function put(view: DataView, cell: number, bytes: Uint8Array, from = 0): void {
  new Uint8Array(view.buffer).set(bytes, PAGE + cell + 4 + from);
}

/** Bytes of a name, and whether one for each character is enough. */
function nameBytes(name: string): { raw: Uint8Array; compressed: boolean } {
  const compressed = [...name].every((character) => character.charCodeAt(0) < 0x100);
  return { raw: compressed ? Uint8Array.from(Buffer.from(name, 'latin1')) : utf16(name), compressed };
}

function writeKey(layout: Layout, node: HiveKey, path: string, parent: number, reserved?: number): number {
  const { store, places } = layout;
  const { raw, compressed } = nameBytes(node.name);
  const at = reserved ?? store.cell(76 + raw.length);
  places.set(`key ${path}`, at);
  const { keys = [], values = [] } = node;
  const children = keys.map((child) => ({
    child,
    offset: writeKey(layout, child, path === '' ? child.name : `${path}\\${child.name}`, at),
  }));
  const list = children.length === 0 ? NONE : writeList(layout, node.list ?? 'lh', children, `list ${path}`);
  const valueList = values.length === 0 ? NONE : writeValues(layout, values, path);
  const view = store.view();
  put(view, at, Buffer.from('nk', 'latin1'));
  const flags = (compressed ? 0x20 : 0) | (parent === NONE ? 0x0c : 0) | (node.link ? 0x10 : 0);
  view.setUint16(PAGE + at + 4 + 2, flags, true);
  const fields = [
    [16, parent === NONE ? 0 : parent],
    [20, keys.length],
    [28, list],
    [32, NONE],
    [36, values.length],
  ] as const;
  for (const [field, number] of fields) view.setUint32(PAGE + at + 4 + field, number, true);
  for (const [field, number] of [
    [40, valueList],
    [44, layout.security],
    [48, NONE],
  ] as const) {
    view.setUint32(PAGE + at + 4 + field, number, true);
  }
  view.setUint16(PAGE + at + 4 + 72, raw.length, true);
  put(view, at, raw, 76);
  return at;
}

type Children = readonly { readonly child: HiveKey; readonly offset: number }[];

function writeList(
  layout: Layout,
  kind: 'lf' | 'lh' | 'li' | 'ri',
  children: Children,
  place: string,
): number {
  const { store, places } = layout;
  // The registry searches its lists by bisection.
  const sorted = [...children].sort((a, b) =>
    a.child.name.toUpperCase() < b.child.name.toUpperCase() ? -1 : 1,
  );
  const inner: number[] = [];
  if (kind === 'ri') {
    for (let i = 0; i < sorted.length; i += 2) {
      inner.push(writeList(layout, 'lh', sorted.slice(i, i + 2), `${place} ${i / 2}`));
    }
  }
  const stride = kind === 'lf' || kind === 'lh' ? 8 : 4;
  const count = kind === 'ri' ? inner.length : sorted.length;
  const at = store.cell(4 + count * stride);
  places.set(place, at);
  const view = store.view();
  put(view, at, Buffer.from(kind, 'latin1'));
  view.setUint16(PAGE + at + 4 + 2, count, true);
  for (let i = 0; i < count; i++) {
    const name = sorted[i]?.child.name ?? '';
    view.setUint32(
      PAGE + at + 8 + i * stride,
      kind === 'ri' ? (inner[i] ?? 0) : (sorted[i]?.offset ?? 0),
      true,
    );
    if (stride === 8)
      view.setUint32(PAGE + at + 12 + i * stride, kind === 'lf' ? hint(name) : hash(name), true);
  }
  return at;
}

function hint(name: string): number {
  return Buffer.from(name.slice(0, 4).padEnd(4, '\0'), 'latin1').readUInt32LE();
}

function hash(name: string): number {
  let sum = 0;
  for (let i = 0; i < name.length; i++) sum = (Math.imul(sum, 37) + name.toUpperCase().charCodeAt(i)) >>> 0;
  return sum;
}

function writeValues(layout: Layout, values: readonly HiveValue[], path: string): number {
  const offsets = values.map((value) => writeValue(layout, value, `${path} : ${value.name}`));
  const at = layout.store.cell(offsets.length * 4);
  layout.places.set(`values ${path}`, at);
  for (const [i, offset] of offsets.entries())
    layout.store.view().setUint32(PAGE + at + 4 + i * 4, offset, true);
  return at;
}

function writeValue(layout: Layout, { name, type, data }: HiveValue, place: string): number {
  const { store, places } = layout;
  const { raw, compressed } = nameBytes(name);
  const at = store.cell(20 + raw.length);
  places.set(`value ${place}`, at);
  const resident = data.length <= 4;
  const dataAt = resident ? 0 : writeData(layout, data, place);
  const view = store.view();
  put(view, at, Buffer.from('vk', 'latin1'));
  view.setUint16(PAGE + at + 4 + 2, raw.length, true);
  view.setUint32(PAGE + at + 4 + 4, resident ? (data.length | 0x80000000) >>> 0 : data.length, true);
  if (resident) put(view, at, data, 8);
  else view.setUint32(PAGE + at + 4 + 8, dataAt, true);
  view.setUint32(PAGE + at + 4 + 12, type, true);
  view.setUint16(PAGE + at + 4 + 16, compressed ? 1 : 0, true);
  put(view, at, raw, 20);
  return at;
}

function writeData({ store, places, minor }: Layout, data: Uint8Array, place: string): number {
  if (data.length <= SEGMENT || minor < 4) {
    const at = store.cell(data.length);
    places.set(`data ${place}`, at);
    put(store.view(), at, data);
    return at;
  }
  const segments: number[] = [];
  for (let from = 0; from < data.length; from += SEGMENT) {
    const at = store.cell(SEGMENT + 4);
    places.set(`segment ${segments.length} ${place}`, at);
    put(store.view(), at, data.slice(from, from + SEGMENT));
    segments.push(at);
  }
  const list = store.cell(segments.length * 4);
  places.set(`segments ${place}`, list);
  for (const [i, offset] of segments.entries()) store.view().setUint32(PAGE + list + 4 + i * 4, offset, true);
  const at = store.cell(8);
  places.set(`data ${place}`, at);
  put(store.view(), at, Buffer.from('db', 'latin1'));
  store.view().setUint16(PAGE + at + 4 + 2, segments.length, true);
  store.view().setUint32(PAGE + at + 4 + 4, list, true);
  return at;
}
