// Documents of every format with a megabyte in a value or a name, made of what regular expressions look for: their time follows its length.
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint } from '../../src/lint.ts';
import { editable } from '../fuzz/edits/texts.ts';
import { type Document, documents, TARGETS, type Target } from '../fuzz/seeds.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { inputOf } from '../support/inputs.ts';

const LONG = 1_000_000;
/** Milliseconds of processor time, as the fuzzer allows them. */
const LIMIT = 2_000;
// Where each unit is a finding or a run of its own, a megabyte of them costs much and not too much: there growth is what tells.
const SHORT = 100_000;
const MUCH = 150;
const GROWTH = 10;
/** Of ten times the length. A square would take a hundred. */
const GROWTH_TO_LONG = 30;

const PUMPS = [
  ...[' ', '\t', '\n', '.', '\\', '/', '"', "'", '=', '-', ',', ';', ':', '[', '{', '(', '%', '@', '0', 'a'],
  ...[
    '<',
    '<!--',
    '<?',
    '<![CDATA[',
    '&amp;',
    '"a":',
    '\\"',
    '${',
    '00,',
    'DC=a,',
    '<k>',
    'kerb\\',
    '\u00ad',
  ],
];

/** Bytes of the document with `length` units of the pump in a word in its middle. */
function withPump({ bytes }: Document, pump: string, length: number): Uint8Array {
  const { text, bytesOf } = editable(bytes);
  const words = [...text.matchAll(/[A-Za-z]{4,}/g)];
  const at = (words[Math.floor(words.length * 0.6)]?.index ?? 0) + 2;
  return bytesOf(text.slice(0, at) + pump.repeat(length / pump.length) + text.slice(at));
}

function cpuOfLint(document: Document, pump: string, length: number): number {
  const input = inputOf(document.path, withPump(document, pump, length));
  const spent = cpuClock();
  lint([input], { settings: DEFAULT_SETTINGS });
  return spent();
}

/** What is wrong with the time that the pump takes in the document, or null. */
function slowness(document: Document, pump: string): string | null {
  const short = cpuOfLint(document, pump, SHORT);
  if (short < MUCH) {
    const long = cpuOfLint(document, pump, LONG);
    return long < LIMIT || long < short * GROWTH_TO_LONG ? null : `${JSON.stringify(pump)}: ${long} ms`;
  }
  const shorter = cpuOfLint(document, pump, SHORT / 4);
  const growth = short / shorter;
  return growth < GROWTH
    ? null
    : `${JSON.stringify(pump)}: ${shorter} ms, and ${short} ms for four times as much`;
}

describe('a long value', () => {
  it.each([...TARGETS])('in a document of %s takes time by its length', (target: Target) => {
    const list = documents().get(target) ?? [];
    const document = list[list.length >> 1];
    if (!document) throw new Error(`There is no document of ${target}.`);
    const slow = PUMPS.map((pump) => slowness(document, pump)).filter((one) => one !== null);
    expect(slow).toEqual([]);
  });
});
