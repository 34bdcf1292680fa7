// What of a clipboard is meant as files: what was copied in a file manager, not the picture that comes with cells.

import { expect, it } from 'vitest';
import { holdsFiles } from '../../src/web/intake.ts';

const clipboard = (types: readonly string[], ...files: readonly string[]) =>
  ({ types, files: files.map((type) => ({ type })) }) as unknown as DataTransfer;

it.each<[string, boolean, DataTransfer]>([
  ['files', true, clipboard(['Files'], '', 'text/xml')],
  ['files by a file manager that adds their names', true, clipboard(['text/plain', 'Files'], 'text/xml')],
  ['a picture alone', true, clipboard(['Files'], 'image/png')],
  ['cells with their picture', false, clipboard(['text/plain', 'text/html', 'Files'], 'image/png')],
  ['a text', false, clipboard(['text/plain'])],
])('%s', (_, isFiles, given) => {
  expect(holdsFiles(given)).toBe(isFiles);
});
