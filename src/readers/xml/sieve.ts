// Passes over elements that are well-formed beyond doubt and mention nothing of interest, without making a string of them. The
// kernel is WebAssembly (scripts/wasm/); where that cannot be had there is no sieve, and the scan reads everything.

import type { Encoding } from '../../model/reader.ts';
import type { Source } from '../../model/source.ts';
import type { Point } from '../../model/span.ts';
import type { Namespaces } from './names.ts';
import { type Needle, needlesFor } from './needles.ts';
import { KERNEL } from './sieve.generated.ts';
import { MOST_NEEDLES, writeNames, writeNeedles, writePrefixes } from './sieve-memory.ts';

/** Where a run of children begins, and what is in force there. */
export interface Run {
  readonly from: Point;
  readonly namespaces: Namespaces;
  /** How many elements are open around the children. */
  readonly around: number;
}

export interface Sieve {
  /**
   * Where the scan is to go on: at the child that it must look at itself, or at the end tag of the element around. Null when
   * that is the first child.
   */
  pass(run: Run): Point | null;
  /**
   * Where the element around ends, if all children from here on can be passed over, and one of each of these names is among
   * them, without attributes; else null. At most eight names of ASCII.
   */
  rest(run: Run, names: readonly string[]): Point | null;
  /** Where the first child ends, whatever it mentions. Null when that is for the scan to say. */
  end(run: Run): Point | null;
}

export interface SieveOptions {
  /** Lower-case; what mentions one of them is not passed over. */
  readonly fragments: readonly string[];
  /** UTF-16 units: what is longer is not passed over. */
  readonly longest: number;
  /** Bytes per read at most. */
  readonly chunk?: number | undefined;
}

interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly TEXT: WebAssembly.Global;
  readonly ENDED: WebAssembly.Global;
  readonly MORE: WebAssembly.Global;
  readonly at: WebAssembly.Global;
  readonly lines: WebAssembly.Global;
  readonly lineStart: WebAssembly.Global;
  readonly surplus: WebAssembly.Global;
  readonly childAt: WebAssembly.Global;
  readonly childLines: WebAssembly.Global;
  readonly childLineStart: WebAssembly.Global;
  readonly childSurplus: WebAssembly.Global;
  readonly seen: WebAssembly.Global;
  prepare(needles: number, prefixes: number, around: number, longest: number): void;
  begin(single: boolean, place: number, names: number): void;
  moved(): void;
  sift8(until: number, final: boolean): number;
  sift16(until: number, final: boolean): number;
  swap(from: number, size: number): void;
}

const FIRST_READ = 64 * 1024;
const GROWTH = 2;
/** Bytes that are worth a look before more are read. */
const ENOUGH = 4 * 1024;
const LARGEST_READ = 256 * 1024;
/** The kernel must see a tag as a whole, and keeps 128 units back. */
const SMALLEST_READ = 512;

let loaded: Kernel | null | undefined;
/** What stands in the kernel's memory. */
let user: SieveInput | null = null;
let inForce: Namespaces | null = null;
let prefixes = 0;

// A page may forbid WebAssembly (Content-Security-Policy), and an old processor lack its vectors.
function kernel(): Kernel | null {
  if (loaded !== undefined) return loaded;
  try {
    const bytes = Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0));
    loaded = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Kernel;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    loaded = null;
  }
  return loaded;
}

/** A sieve for a source in UTF-8 or UTF-16; null for any other encoding, and where there can be none. */
export function sieveOver(source: Source, encoding: Encoding, options: SieveOptions): Sieve | null {
  const width = encoding === 'utf-8' ? 1 : encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : null;
  const needles = width === null ? null : needlesFor(options.fragments);
  if (width === null || !needles || needles.length > MOST_NEEDLES) return null;
  const found = kernel();
  if (!found) return null;
  const input: SieveInput = { source, width, swapped: encoding === 'utf-16be', needles, ...options };
  return {
    pass: (run) => pass(found, input, run, 'some'),
    rest: (run, names) => pass(found, input, run, names),
    end: (run) => pass(found, input, run, 'first'),
  };
}

interface SieveInput extends SieveOptions {
  readonly source: Source;
  readonly width: 1 | 2;
  readonly swapped: boolean;
  readonly needles: readonly Needle[];
}

/** What of a source stands in the memory of the kernel: bytes [from, to) of it, from TEXT on. */
interface Held {
  readonly input: SieveInput;
  from: number;
  to: number;
}

let held: Held | null = null;

/** Which children are to be passed: as many as can be, the first alone, or all or none, with children of these names among them. */
type Wish = 'some' | 'first' | readonly string[];

function pass(kernel: Kernel, input: SieveInput, run: Run, wish: Wish): Point | null {
  const { source, width } = input;
  const text = kernel.TEXT.value as number;
  prepare(kernel, input, run);
  const most = Math.max(Math.min(input.chunk ?? LARGEST_READ, LARGEST_READ), SMALLEST_READ);
  const size = source.size - ((source.size - run.from.byte) % width);
  const window = windowAt(input, run.from.byte, Math.min(ENOUGH, most, size - run.from.byte));
  // What a medium that fails has left is not used again.
  held = null;
  const names = typeof wish === 'string' ? [] : wish;
  writeNames(memoryOf(kernel), names);
  kernel.begin(wish === 'first', text + run.from.byte - window.from, names.length);
  let chunk = Math.min(FIRST_READ, most);
  if (window.to === run.from.byte) fill(kernel, window, Math.min(chunk, size - window.to));
  for (;;) {
    const until = text + window.to - window.from;
    const final = window.to >= size;
    const result = width === 2 ? kernel.sift16(until, final) : kernel.sift8(until, final);
    if (result !== kernel.MORE.value) {
      held = window;
      if (wish !== 'some' && result !== kernel.ENDED.value) return null;
      if ((kernel.seen.value as number) !== (1 << names.length) - 1) return null;
      return pointIn(kernel, input, run.from, window.from, result === kernel.ENDED.value);
    }
    const passed = (kernel.at.value as number) - text;
    new Uint8Array(kernel.memory.buffer, text).copyWithin(0, passed, until - text);
    kernel.moved();
    window.from += passed;
    chunk = Math.min(chunk * GROWTH, most);
    fill(kernel, window, Math.min(chunk, size - window.to));
  }
}

/** The window that is held, where it shows enough of the source from a byte on; else an empty one there. */
function windowAt(input: SieveInput, byte: number, enough: number): Held {
  if (held?.input === input && byte >= held.from && byte + enough <= held.to) return held;
  return { input, from: byte, to: byte };
}

/** Reads `length` bytes behind the window. Throws SourceError. */
function fill(kernel: Kernel, window: Held, length: number): void {
  const { source, swapped } = window.input;
  const place = (kernel.TEXT.value as number) + window.to - window.from;
  const room = new Uint8Array(kernel.memory.buffer, place);
  const bytes = source.read(window.to, length, room);
  if (bytes.buffer !== room.buffer) room.set(bytes);
  if (swapped) kernel.swap(place, bytes.length);
  window.to += bytes.length;
}

function pointIn(
  kernel: Kernel,
  { width }: SieveInput,
  from: Point,
  base: number,
  ended: boolean,
): Point | null {
  const value = (global: WebAssembly.Global) => global.value as number;
  const at = value(ended ? kernel.at : kernel.childAt);
  const lines = value(ended ? kernel.lines : kernel.childLines);
  const units = (at - value(ended ? kernel.lineStart : kernel.childLineStart)) / width;
  const ownUnits = units - value(ended ? kernel.surplus : kernel.childSurplus);
  const byte = base + at - value(kernel.TEXT);
  if (byte === from.byte) return null;
  return { byte, line: from.line + lines, column: (lines === 0 ? from.column : 1) + ownUnits };
}

/** Two scans may take turns with the one kernel: what the other has written is written over. */
function prepare(kernel: Kernel, input: SieveInput, { namespaces, around }: Run): void {
  const memory = memoryOf(kernel);
  if (user !== input) {
    writeNeedles(memory, input.needles);
    user = input;
    inForce = null;
  }
  if (inForce !== namespaces) {
    prefixes = writePrefixes(memory, namespaces);
    inForce = namespaces;
  }
  kernel.prepare(input.needles.length, prefixes, around, input.longest);
}

/** What stands before the text. */
function memoryOf(kernel: Kernel): Uint8Array {
  return new Uint8Array(kernel.memory.buffer, 0, kernel.TEXT.value as number);
}
