// What is asked of an entry before it is read: is it ignored, and whose is it?

import { describe, expect, it } from 'vitest';
import { entryWish } from '../../../src/readers/archive/entry-wish.ts';

function wish(inner: string, ignored: readonly string[]) {
  const told: string[] = [];
  const answer = entryWish('x.zip', inner, {
    ignores: (path) => ignored.includes(path),
    clientOf: (path) => (path === 'x.zip!/PC.reg' ? 'PC-0217' : null),
    onIgnored: (path) => told.push(path),
  });
  return { answer, told };
}

describe('an entry', () => {
  it('belongs to the client of its path', () => {
    expect(wish('PC.reg', [])).toEqual({ answer: { ignored: false, client: 'PC-0217' }, told: [] });
    expect(wish('b.reg', [])).toEqual({ answer: { ignored: false }, told: [] });
  });

  it('is ignored and told where its path is, but not in an archive that was named though it is', () => {
    const old = 'x.zip!/old.reg';
    expect(wish('old.reg', [old])).toEqual({ answer: { ignored: true }, told: [old] });
    expect(wish('old.reg', [old, 'x.zip'])).toEqual({ answer: { ignored: false }, told: [] });
    expect(wish('b.reg', ['x.zip'])).toEqual({ answer: { ignored: false }, told: [] });
  });
});
