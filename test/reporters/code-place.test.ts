// Where a code host looks for a finding.

import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/model/finding.ts';
import { codePlace } from '../../src/reporters/code-place.ts';

const region = { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 };
const place = (bend: Partial<Place>): Place => ({ path: 'a.reg', region: null, locator: '', ...bend });
const here = { fromRoot: (path: string) => `exports/${path}` };

describe('codePlace', () => {
  it('names the file from the root of the repository, and its lines', () => {
    expect(codePlace(place({ region, locator: 'HKLM : A' }), here)).toEqual({
      file: 'exports/a.reg',
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

  it.each(['backup.zip!/in/a.reg', 'BACKUP.ZIP!/a.reg'])('names the archive of %s', (path) => {
    expect(codePlace(place({ path, region }), here)).toEqual({
      file: `exports/${path.slice(0, 10)}`,
      region: null,
      within: `${path}:3:5`,
    });
  });

  it.each(['wow!/a.reg', 'backup.zip!', 'backup.zip/a.reg'])('takes %s for no archive', (path) => {
    expect(codePlace(place({ path, region }), here)).toEqual({ file: `exports/${path}`, region, within: '' });
  });
});
