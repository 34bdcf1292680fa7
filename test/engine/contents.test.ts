// What was kept of a content is found by its bytes, whatever became of the memory that they were in.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createContents } from '../../src/engine/contents.ts';

it.each([0, 1, 2, 3])('outlasts the Buffer that it was read into, %i bytes from its beginning', (skip) => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.uint8Array({ maxLength: 40 }),
      (kept, other) => {
        const room = Buffer.alloc(skip + 40);
        const contents = createContents<string>();
        room.set(kept, skip);
        contents.keep(room.subarray(skip, skip + kept.length), 'kept');
        room.fill(0xee).set(other, skip);
        expect(contents.find(kept)).toBe('kept');
        const same = Buffer.compare(kept, other) === 0;
        expect(contents.find(room.subarray(skip, skip + other.length))).toBe(same ? 'kept' : undefined);
      },
    ),
  );
});
