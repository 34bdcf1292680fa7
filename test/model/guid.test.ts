// Ids of GPOs.

import { describe, expect, it } from 'vitest';
import { isGuid, leadingGuid } from '../../src/model/guid.ts';

const ID = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}';

describe('a GUID', () => {
  it('is one in braces and nothing else', () => {
    expect(isGuid(ID)).toBe(true);
    expect(isGuid(ID.toLowerCase())).toBe(true);
    for (const text of [null, '', ID.slice(1, -1), `${ID}'`, `${ID}\n`, ` ${ID}`, ID.replace('F', 'G')]) {
      expect(isGuid(text), String(text)).toBe(false);
    }
  });

  it('is found at the beginning of an id', () => {
    expect(leadingGuid(`${ID.toLowerCase()}@corp.contoso.example`)).toBe(ID);
    expect(leadingGuid(ID.slice(1, -1))).toBe(ID);
    expect(leadingGuid(`x${ID}`)).toBeNull();
    expect(leadingGuid('machine.pol')).toBeNull();
  });
});
