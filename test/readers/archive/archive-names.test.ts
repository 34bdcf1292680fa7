// What the names in an archive tell before anything of it is read.

import { describe, expect, it } from 'vitest';
import {
  couldBeOurs,
  isAppleDouble,
  isPackage,
  namedLikePackage,
} from '../../../src/readers/archive/archive-names.ts';

describe('the name of an entry', () => {
  it.each([
    ['__MACOSX/._a.reg', true],
    ['__MACOSX/exports/._a.reg', true],
    ['exports/__MACOSX/._a.reg', false],
    ['__MACOSX/._exports/a.reg', false],
    ['__MACOSX/a.reg', false],
  ])('tells what macOS keeps beside a file: %s %s', (path, apple) => {
    expect(isAppleDouble(path)).toBe(apple);
  });

  it.each([
    ['META-INF/MANIFEST.MF', true],
    ['mimetype', true],
    ['[Content_Types].xml', true],
    ['docs/mimetype', false],
  ])('tells a document or a program: %s %s', (path, stranger) => {
    expect(isPackage(['a.reg', path])).toBe(stranger);
  });

  it.each([
    ['exports/trusts.TXT', true],
    ['exports/SYSTEM', true],
    ['v1.2/SYSTEM', true],
    ['trusts.txt.png', false],
  ])('tells whether it could be ours: %s %s', (path, ours) => {
    expect(couldBeOurs(path)).toBe(ours);
  });
});

describe('the name of an archive', () => {
  it.each([
    ['report.docx', true],
    ['report.docx.zip', false],
    ['docx', false],
  ])('tells a document or a program: %s %s', (path, stranger) => {
    expect(namedLikePackage(path)).toBe(stranger);
  });
});
