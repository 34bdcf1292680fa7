// A wish for an encoding that makes an input unreadable is named as what may be wrong.

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint } from '../../src/lint.ts';
import type { Encoding } from '../../src/model/reader.ts';
import { fixture, sourceOf } from '../support/bytes.ts';

function messages(path: string, encoding?: Encoding): string[] {
  const source = sourceOf(fixture(path));
  const input = { path, named: true, open: () => ({ ...source, close: () => undefined }) };
  const options = { settings: DEFAULT_SETTINGS, ...(encoding ? { encoding } : {}) };
  return lint([input], options).report.findings.map(({ message }) => message);
}

describe('withForcedEncoding', () => {
  it('doubts the wish where nothing was understood', () => {
    expect(messages('reg-query/recursive.txt', 'utf-16le').join()).toContain(
      'It was read as utf-16le, as --encoding says: try without that.',
    );
  });

  it.each([
    ['reg-query/recursive.txt', undefined],
    ['reg-query/recursive.txt', 'utf-8'],
    // A byte order mark stands whatever is wished.
    ['reg-query/console-utf16.txt', 'cp437'],
  ] as const)('says nothing of %s as %s', (path, encoding) => {
    expect(messages(path, encoding).join()).not.toContain('--encoding');
  });
});
