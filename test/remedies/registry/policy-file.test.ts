// Policy files with entries changed: the reader finds what was written, and every other byte stays.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamedValue, RegistryValue } from '../../../src/model/remedy.ts';
import { registryPol } from '../../../src/readers/registry/registry-pol.ts';
import {
  nameProblem,
  type PolicyEdit,
  patchPolicyFile,
  policyEntry,
} from '../../../src/remedies/registry/policy-file.ts';
import { anyText } from '../../support/any-text.ts';
import { fixture, readAll } from '../../support/bytes.ts';
import { list, number, POLICY_LIST, text } from '../../support/remedies.ts';
import { anyValue, readValues } from '../../support/written-values.ts';

const HEADER = [0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0];
const KEY = POLICY_LIST;
const RIGHT = text('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const WRONG = text('zscalerbeta.net', 'kerberos.zscalerbeta.net');
const OTHER = number('MitRealms_Enabled', 1);

function fileOf(...values: readonly NamedValue[]): Uint8Array {
  return Uint8Array.from([...HEADER, ...values.flatMap((value) => [...policyEntry(KEY, value)])]);
}

/** Where the last of the values of `fileOf` stands. */
function lastPlace(...values: readonly NamedValue[]) {
  const place = placesOf(...values).at(-1);
  if (!place) throw new Error('no values');
  return place;
}

/** Where the values of `fileOf` stand. */
function placesOf(...values: readonly NamedValue[]) {
  let start = HEADER.length;
  return values.map((value) => {
    const place = { start, end: start + policyEntry(KEY, value).length };
    start = place.end;
    return place;
  });
}

function edit(
  before: NamedValue | null,
  after: NamedValue | null,
  ...places: PolicyEdit['places']
): PolicyEdit {
  return { key: KEY, before, after, places };
}

const patched = (bytes: Uint8Array, ...edits: PolicyEdit[]) => patchPolicyFile(bytes, edits);
/** Why nothing was done: of the file, or of its last edit. */
function problem(bytes: Uint8Array, ...edits: PolicyEdit[]): string | null | undefined {
  const made = patched(bytes, ...edits);
  return made.bytes === null ? made.problem : made.refused.at(-1);
}

describe('a changed file', () => {
  const bytes = fileOf(OTHER, WRONG, list('FILES.CONTOSO.EXAMPLE', 'a', ''));
  const [, wrong = { start: 0, end: 0 }] = placesOf(OTHER, WRONG);

  it('has the new entry in the place of the old one', () => {
    expect(patched(bytes, edit(WRONG, RIGHT, wrong)).bytes).toEqual(
      fileOf(OTHER, RIGHT, list('FILES.CONTOSO.EXAMPLE', 'a', '')),
    );
  });

  it('loses an entry', () => {
    expect(patched(bytes, edit(WRONG, null, wrong)).bytes).toEqual(
      fileOf(OTHER, list('FILES.CONTOSO.EXAMPLE', 'a', '')),
    );
  });

  it('has a new entry at its end', () => {
    const made = text('ZSCALER.NET', '<k>kerberos.zscaler.net</k>');
    expect(patched(bytes, edit(null, made)).bytes).toEqual(
      Uint8Array.from([...bytes, ...policyEntry(KEY, made)]),
    );
  });

  it('keeps the key as the file spells it', () => {
    const lower = Uint8Array.from([...HEADER, ...policyEntry(KEY.toLowerCase(), WRONG)]);
    const place = { start: HEADER.length, end: lower.length };
    expect(patched(lower, edit(WRONG, RIGHT, place)).bytes).toEqual(
      Uint8Array.from([...HEADER, ...policyEntry(KEY.toLowerCase(), RIGHT)]),
    );
  });

  it('has one entry where the value stood twice, in the last place', () => {
    const twice = fileOf(WRONG, OTHER, WRONG);
    const [first, , last] = placesOf(WRONG, OTHER, WRONG);
    if (!first || !last) throw new Error('three places');
    expect(patched(twice, edit(WRONG, RIGHT, first, last)).bytes).toEqual(fileOf(OTHER, RIGHT));
  });

  it('leaves the file that it was given alone', () => {
    const copy = Uint8Array.from(bytes);
    patched(bytes, edit(WRONG, RIGHT, wrong));
    expect(bytes).toEqual(copy);
  });

  it('takes a text without its NUL for what it is', () => {
    const entry = policyEntry(KEY, WRONG);
    // The NUL that ends the data, and two bytes less in the size before it.
    const size = entry.length - 2 - 2 * 'kerberos.zscalerbeta.net'.length - 2 - 2 - 4;
    const short = [...entry.slice(0, -4), ...entry.slice(-2)];
    short[size] = (short[size] ?? 0) - 2;
    const file = Uint8Array.from([...HEADER, ...short]);
    const place = { start: HEADER.length, end: file.length };
    expect(patched(file, edit(WRONG, RIGHT, place)).bytes).toEqual(fileOf(RIGHT));
  });
});

describe('a refusal', () => {
  const bytes = fileOf(OTHER, WRONG);
  const [other, wrong] = placesOf(OTHER, WRONG);
  if (!other || !wrong) throw new Error('two places');

  it('of a place that lies in no entry', () => {
    const across = { start: wrong.start + 2, end: wrong.end + 2 };
    expect(problem(bytes, edit(WRONG, RIGHT, across))).toBe(
      `At offset ${across.start} stands no entry that ends at ${across.end}.`,
    );
  });

  it('of another key, name, type or data than expected', () => {
    expect(problem(bytes, { ...edit(WRONG, RIGHT, wrong), key: 'SOFTWARE\\Other' })).toContain('another key');
    expect(problem(bytes, edit(text('zscalerbeta.NET', 'x'), RIGHT, wrong))).toContain('another name');
    expect(problem(bytes, edit(number('zscalerbeta.net', 1), RIGHT, wrong))).toContain('another type');
    expect(problem(bytes, edit(text('zscalerbeta.net', 'x'), RIGHT, wrong))).toContain('other data');
    expect(problem(bytes, edit(number('MitRealms_Enabled', 0), null, other))).toContain('other data');
  });

  it('of a file with another entry of the name, which would count', () => {
    const twice = fileOf(WRONG, RIGHT);
    expect(problem(twice, edit(WRONG, RIGHT, placesOf(WRONG)[0] ?? wrong))).toContain('another entry');
    expect(problem(twice, edit(null, RIGHT))).toContain('another entry');
  });

  it('of two changes in one place', () => {
    expect(problem(bytes, edit(WRONG, RIGHT, wrong), edit(WRONG, null, wrong))).toContain('Two changes');
  });

  it('of two changes that make the same name', () => {
    const [first, second] = [text('A', '1'), text('B', '2')];
    const file = fileOf(first, second);
    const [a, b] = placesOf(first, second);
    if (!a || !b) throw new Error('two places');
    const made = patched(file, edit(first, text('C', '1'), a), edit(second, text('c', '2'), b));
    expect(made).toEqual({
      bytes: file,
      refused: Array(2).fill(expect.stringContaining('make a value')),
      problem: null,
    });
  });

  it('keeps no other change back, but one that it stands in the way of', () => {
    const [third, gone] = [text('THIRD', '3'), text('GONE', '4')];
    const file = fileOf(OTHER, WRONG, third, gone);
    const [, wrong, at, end] = placesOf(OTHER, WRONG, third, gone);
    if (!wrong || !at || !end) throw new Error('four places');
    const { bytes: made, ...rest } = patched(
      file,
      edit(text('zscalerbeta.net', 'x'), RIGHT, wrong),
      edit(gone, null, end),
      edit(third, text('Zscalerbeta.net', '3'), at),
      edit(null, text('NEW', '5')),
    );
    expect(rest).toEqual({
      problem: null,
      refused: [
        `The entry at offset ${wrong.start} has other data.`,
        null,
        `At offset ${wrong.start} stands another entry of the same name.`,
        null,
      ],
    });
    expect(made).toEqual(fileOf(OTHER, WRONG, third, text('NEW', '5')));
  });

  it('of a place for what is new, and of no place for what is there', () => {
    expect(problem(bytes, edit(null, RIGHT, wrong))).toContain('has no place');
    expect(problem(bytes, edit(WRONG, RIGHT))).toContain('is not known');
  });

  it('of a name that a policy file would take for something else', () => {
    expect(problem(bytes, edit(WRONG, text('**delvals.', ' '), wrong))).toContain('directive');
    expect(problem(bytes, edit(WRONG, text('A\0B', ' '), wrong))).toContain('NUL');
    expect(problem(bytes, { ...edit(null, RIGHT), key: `${KEY}\0` })).toContain('NUL');
  });

  it('of what is no policy file, or is cut off anywhere', () => {
    expect(problem(new Uint8Array(8), edit(null, RIGHT))).toContain('does not begin');
    for (let length = HEADER.length + 1; length < bytes.length; length++) {
      if (length === other.end) continue;
      expect(problem(bytes.subarray(0, length), edit(null, RIGHT))).toContain('is not whole');
    }
  });
});

describe('for any text', () => {
  const anyName = fc
    .oneof(anyText(20), fc.constant('ZSCALERBETA.NET'))
    .filter((name) => nameProblem(name) === null);

  it('the reader reads what was written', () => {
    fc.assert(
      fc.property(anyName, anyValue, (name, value) => {
        const read = readValues(registryPol, fileOf({ name, value }));
        expect(read).toEqual([{ key: KEY, name, value }]);
      }),
    );
  });

  it('there and back gives the file, byte for byte', () => {
    fc.assert(
      fc.property(anyName, anyValue, anyName, anyValue, (name, value, newName, newValue) => {
        const before = { name, value };
        const after = { name: newName, value: newValue };
        const bytes = fileOf(OTHER, before, list('tail', ']', ';'));
        const there = patched(bytes, edit(before, after, lastPlace(OTHER, before)));
        if (there.bytes === null) throw new Error(there.problem);
        const back = patched(there.bytes, edit(after, before, lastPlace(OTHER, after)));
        expect(back.bytes).toEqual(bytes);
      }),
    );
  });

  it('a real file keeps every byte beside the entry', () => {
    const real = fixture('registry-pol/zscaler.pol');
    const record = readAll(registryPol, real).records.find(
      ({ valueName }) => valueName?.value === 'ZSCALERTHREE.NET',
    );
    if (record?.data?.kind !== 'text') throw new Error('no such value');
    const value: RegistryValue = { type: 'REG_SZ', text: record.data.text.value };
    const key = record.keyPath.value;
    const before = { name: 'ZSCALERTHREE.NET', value };
    const there = patchPolicyFile(real, [{ key, before, after: null, places: [record.at] }]);
    expect(there.bytes).toEqual(
      Uint8Array.from([...real.subarray(0, record.at.start), ...real.subarray(record.at.end)]),
    );
  });
});
