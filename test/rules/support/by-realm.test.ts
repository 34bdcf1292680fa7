// Lists by realm.

import { describe, expect, it } from 'vitest';
import { mappingsByKey, realmsByKey } from '../../../rules/support/by-realm.ts';
import { mapping, realm } from '../../support/facts.ts';

describe('a list by realm', () => {
  it('has the facts of each realm in their order, whatever its case', () => {
    const list = [
      mapping('B.EXAMPLE', '.b.example'),
      mapping('A.EXAMPLE', '.a.example'),
      mapping('b.example', 'x'),
    ];
    const index = mappingsByKey(list);
    expect([...index.keys()]).toEqual(['b.example', 'a.example']);
    expect(index.get('b.example')).toEqual([list[0], list[2]]);
  });

  it('is made once for each list', () => {
    const list = [realm('B.EXAMPLE', '')];
    expect(realmsByKey(list)).toBe(realmsByKey(list));
    expect(realmsByKey([...list])).not.toBe(realmsByKey(list));
  });
});
