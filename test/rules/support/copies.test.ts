// Whose copies are, in words.

import { describe, expect, it } from 'vitest';
import { holdersOf, placesOf, subjectsOf } from '../../../rules/support/copies.ts';
import { listCopy } from '../../../src/evidence/copies.ts';
import { at, realm } from '../../support/facts.ts';

const CLIENT = { kind: 'client', id: 'pc-0217', name: 'PC-0217' } as const;
const GPO = { kind: 'gpo', id: 'a', name: 'CORP Realms' } as const;
const FILE = { kind: 'file', id: 'a.pol', name: 'a.pol' } as const;
const fact = realm('A.EXAMPLE', '<k>kdc.example</k>');

describe('copies', () => {
  it('are of GPOs, of files, of resultant sets', () => {
    expect(holdersOf([listCopy(fact, GPO), listCopy(fact, GPO), listCopy(fact, FILE)])).toBe(
      'the GPO "CORP Realms" and a.pol',
    );
    const ranked = (gpo: string | null) => ({
      ...fact,
      winner: { precedence: 1, gpo: gpo === null ? null : at(gpo) },
    });
    expect(holdersOf([listCopy(ranked('CORP Realms'), CLIENT)])).toBe('the GPO "CORP Realms"');
    expect(holdersOf([listCopy(ranked(null), CLIENT)])).toBe('the resultant set of policy of PC-0217');
  });

  it('are placed once for each subject and value', () => {
    const copies = [listCopy(fact, GPO), listCopy(fact, GPO), listCopy(fact, FILE)];
    expect(placesOf(copies)).toHaveLength(2);
    expect(subjectsOf(copies)).toEqual([GPO, FILE]);
  });
});
