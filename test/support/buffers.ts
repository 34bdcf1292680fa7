// A program that reads with Node and keeps one Buffer for all of its answers, as a host may.

import type { Input } from '../../src/lint.ts';
import { bytesOf } from './inputs.ts';

/** What reads `inputs` through one and the same Buffer, from its byte `skip` on. What was answered before is gone with each read. */
export function throughOneBuffer(inputs: readonly Input[], skip: number): Input[] {
  const contents = inputs.map(bytesOf);
  const room = Buffer.alloc(skip + Math.max(0, ...contents.map(({ length }) => length)));
  return inputs.map((input, index) => {
    const content = contents[index] ?? new Uint8Array(0);
    const read = (offset: number, length: number): Buffer => {
      const answer = content.subarray(offset, offset + length);
      room.fill(0xee).set(answer, skip);
      return room.subarray(skip, skip + answer.length);
    };
    return { ...input, open: () => ({ path: input.path, size: content.length, read, close() {} }) };
  });
}
