// Small files as one string, in the encodings that editors and PowerShell write.

import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/readers/text/whole-text.ts';
import { encode, type TextEncodingName } from '../../support/bytes.ts';

describe('textOf', () => {
  it.each<TextEncodingName>(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16le-bom', 'utf-16be', 'utf-16be-bom'])(
    '%s',
    (encoding) => {
      expect(textOf(encode('Z\u00fcrich.contoso.example\n', encoding))).toBe('Z\u00fcrich.contoso.example\n');
    },
  );
});
