// Where a code host looks for a finding.

import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/model/finding.ts';
import { codePlace } from '../../src/reporters/code-place.ts';

const region = { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 };
const place = (bend: Partial<Place>): Place => ({ path: 'a.reg', region: null, locator: '', ...bend });
const here = { fileOf: (path: string) => path };
const packed = { fileOf: (path: string) => path.slice(0, path.indexOf('!/')) };

describe('codePlace', () => {
  it('names the file, and its lines', () => {
    expect(codePlace(place({ region, locator: 'HKLM : A' }), here)).toEqual({
      file: 'a.reg',
      region,
      within: '',
    });
  });

  it('says where in a binary file', () => {
    expect(codePlace(place({ byteOffset: 418, locator: 'HKLM : A' }), here).within).toBe(
      'byte 0x1A2, HKLM : A',
    );
    expect(codePlace(place({ locator: 'HKLM\u0007' }), here).within).toBe('HKLM<U+0007>');
    expect(codePlace(place({}), here).within).toBe('');
  });

  it.each(['backup.zip!/in/a.reg', 'backup.bin!/a.reg'])('names the archive of %s', (path) => {
    expect(codePlace(place({ path, region }), packed)).toEqual({
      file: path.slice(0, 10),
      region: null,
      within: `${path}:3:5`,
    });
  });
});
