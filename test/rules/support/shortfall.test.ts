// What a host map lacks, and whether anybody loses by it.

import { describe, expect, it } from 'vitest';
import { edgesIn, shortfall } from '../../../rules/support/shortfall.ts';
import { pacOf } from '../../support/clients.ts';
import { cloud } from '../../support/facts.ts';

const suffixes = [
  { suffix: '.a.example', coveredBy: [], prescribed: true, dispensable: true },
  { suffix: '.b.a.example', coveredBy: ['.a.example'], prescribed: true },
  { suffix: 'nfs.example', coveredBy: [], dispensable: true },
] as const;
const expectation = cloud('a.example', { suffixes });

describe('shortfall', () => {
  it.each([
    [['.a.example', '.b.a.example', 'nfs.example'], [], false],
    [['.a.example', 'nfs.example'], ['.b.a.example'], false],
    // The shorter one may be missing where the longer one is there.
    [['.b.a.example', 'nfs.example'], ['.a.example'], false],
    [['nfs.example'], ['.a.example', '.b.a.example'], true],
    [['.a.example', '.b.a.example'], ['nfs.example'], true],
    [['.a.example'], ['.b.a.example', 'nfs.example'], true],
    [['.example'], ['.a.example', '.b.a.example'], false],
    [[], ['.a.example', '.b.a.example', 'nfs.example'], true],
  ])('of %j is %j, which costs hosts: %s', (entries, missing, severe) => {
    expect(shortfall(new Set(entries), expectation)).toEqual({ missing, severe, edge: null });
  });

  it('is severe for an edge that only what is missing would cover', () => {
    const edges = edgesIn([
      pacOf(['return "PROXY proxy.contoso.example:80; PROXY FRA4.c.A.example.:80; DIRECT";']),
    ]);
    expect(edges.map(({ host }) => host)).toEqual(['proxy.contoso.example', 'fra4.c.a.example']);
    const of = (...entries: string[]) => shortfall(new Set(entries), expectation, edges);
    expect(of('.b.a.example', 'nfs.example')).toMatchObject({ severe: true, edge: edges[1] });
    expect(of('.b.a.example', 'nfs.example', '.c.a.example')).toMatchObject({ severe: false, edge: null });
    expect(of('.a.example', 'nfs.example').edge).toBeNull();
    expect(of().edge).toBe(edges[1]);
  });
});
