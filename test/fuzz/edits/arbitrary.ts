// Which edits are tried, as arbitraries of fast-check: what fails shrinks to few edits at low places.

import fc from 'fast-check';
import type { Case, Edit, Piece } from './edit.ts';
import { NAMES, NESTS } from './nests.ts';
import { WORDS } from './words.ts';

const share = fc.nat(0xffffffff);
const few = fc.array(fc.nat(255), { minLength: 1, maxLength: 8 });
const word = fc.nat(WORDS.length - 1);
const piece = fc.constantFrom<Piece>(
  'line',
  'word',
  'quoted',
  'number',
  'cell',
  'tag',
  'element',
  'attribute',
  'entity',
  'unit',
);
/** Where lengths and offsets go wrong. */
const value = fc.oneof(
  fc.constantFrom(
    0,
    1,
    2,
    4,
    7,
    8,
    0xffff,
    0x8000,
    0x7fffffff,
    0x80000000,
    0xffffffff,
    0xfffffff8,
    0x10000,
    4096,
    65_536,
  ),
  fc.nat(0x2000),
  fc.nat(0xffffffff),
);

const BYTES = fc.oneof<fc.Arbitrary<Edit>[]>(
  fc.record({ kind: fc.constant('flip' as const), at: share, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('insert' as const), at: share, bytes: few }),
  fc.record({ kind: fc.constant('overwrite' as const), at: share, bytes: few }),
  fc.record({ kind: fc.constant('remove' as const), at: share, length: fc.oneof(fc.nat(8), fc.nat(2000)) }),
  fc.record({ kind: fc.constant('truncate' as const), at: share }),
  fc.record({ kind: fc.constant('zero' as const), at: share, length: fc.oneof(fc.nat(16), fc.nat(600)) }),
  fc.record({ kind: fc.constant('repeat' as const), at: share, length: fc.nat(300), times: fc.nat(40) }),
  fc.record({ kind: fc.constant('splice' as const), at: share, other: fc.nat(10_000), from: share }),
);

const RECORDS = fc.oneof<fc.Arbitrary<Edit>[]>(
  fc.record({ kind: fc.constant('structure' as const), at: share, value, relative: fc.boolean() }),
  fc.record({
    kind: fc.constant('field' as const),
    at: share,
    width: fc.constantFrom(2 as const, 4 as const),
    value,
  }),
  fc.record({
    kind: fc.constant('record' as const),
    what: fc.constantFrom('drop' as const, 'double' as const, 'swap' as const),
    at: share,
    other: share,
  }),
);

const PIECES = fc.oneof<fc.Arbitrary<Edit>[]>(
  fc.record({
    kind: fc.constant('piece' as const),
    of: piece,
    what: fc.constantFrom('drop' as const, 'double' as const, 'swap' as const, 'move' as const),
    at: share,
    other: share,
  }),
  fc.record({
    kind: fc.constant('replace' as const),
    of: piece,
    at: share,
    text: word,
    inside: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('write' as const), at: share, text: word }),
);

const ENCODINGS = fc.oneof<fc.Arbitrary<Edit>[]>(
  fc.record({ kind: fc.constant('encode' as const), as: fc.nat(12) }),
  fc.record({ kind: fc.constant('mark' as const), of: fc.nat(19), at: fc.oneof(fc.constant(0), share) }),
  fc.record({
    kind: fc.constant('lines' as const),
    end: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const, '\r\r\n' as const, '\u2028' as const),
  }),
);

const SIZES = fc.oneof<fc.Arbitrary<Edit>[]>(
  fc.record({
    kind: fc.constant('deep' as const),
    at: share,
    with: fc.nat(NESTS.length - 1),
    depth: fc.oneof(fc.nat(150), fc.nat(20_000)),
    closed: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('long' as const),
    of: piece,
    at: share,
    letter: fc.constantFrom(0x61, 0x2e, 0x3b, 0x20, 0x5c, 0x22, 0x3c, 0x26, 0xe9, 0x0a),
    length: fc.oneof({ weight: 20, arbitrary: fc.nat(5000) }, { weight: 1, arbitrary: fc.nat(1_000_000) }),
  }),
);

const edit = (binary: boolean): fc.Arbitrary<Edit> =>
  fc.oneof(
    { weight: binary ? 8 : 10, arbitrary: BYTES },
    { weight: binary ? 18 : 0, arbitrary: RECORDS },
    { weight: binary ? 2 : 26, arbitrary: PIECES },
    { weight: binary ? 0 : 6, arbitrary: ENCODINGS },
    { weight: binary ? 0 : 1, arbitrary: SIZES },
  );

/** Cases of a target with so many documents. */
export function cases(documents: number, binary: boolean): fc.Arbitrary<Case> {
  return fc.record({
    document: fc.nat(documents - 1),
    name: fc.nat(NAMES.length - 1),
    deep: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    edits: fc.oneof(
      { weight: 6, arbitrary: fc.array(edit(binary), { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.array(edit(binary), { maxLength: 10 }) },
    ),
  });
}
