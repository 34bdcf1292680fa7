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

  it('of three are all named', () => {
    const three = [GPO, FILE, { ...FILE, id: 'b', name: 'b.pol' }].map((one) => listCopy(fact, one));
    expect(holdersOf(three)).toBe('the GPO "CORP Realms" and a.pol and b.pol');
  });

  it('are placed once for each subject and value', () => {
    const copies = [listCopy(fact, GPO), listCopy(fact, GPO), listCopy(fact, FILE)];
    expect(placesOf(copies)).toHaveLength(2);
    expect(subjectsOf(copies)).toEqual([GPO, FILE]);
  });

  it('are all counted, but not all shown, where there are thousands', () => {
    const copies = Array.from({ length: 3000 }, (_, n) =>
      listCopy(fact, { kind: 'gpo', id: `${n}`, name: `GPO ${n}` }),
    );
    expect(placesOf(copies)).toHaveLength(20);
    expect(holdersOf(copies)).toBe('the GPO "GPO 0" and the GPO "GPO 1" and the GPO "GPO 2" and 2997 more');
    expect(subjectsOf(copies)).toHaveLength(3000);
    // One list that thousands of clients are compared with: it is gone through once.
    expect(subjectsOf(copies)).toBe(subjectsOf(copies));
  });
});
