// One entry under two realms, and what is legal: overlaps, copies of one value, two spellings of one realm.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/suffix-mapped-to-two-realms.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { cloud, contextOf, localMapping, mapping, onFact, only, placed, run } from '../../support/facts.ts';
import { itThorough } from '../../support/thorough.ts';

const none = { expectation: null };

/** The last of several values of one subject; the engine gives facts in their order. */
function onLast(...mappings: ReturnType<typeof mapping>[]) {
  const [last] = mappings.slice(-1);
  if (!last) throw new Error('no value');
  return run(rule, 'mapping', last, contextOf({ ...none, subject: { mappings } }));
}

describe('suffix-mapped-to-two-realms', () => {
  const own = mapping('UNIX.CONTOSO.EXAMPLE', 'nfs1.contoso.example; .unix.contoso.example');
  const beside = (...mappings: ReturnType<typeof mapping>[]) => ({ ...none, subject: { mappings } });

  it.each([
    ['an overlap', mapping('HADOOP.CONTOSO.EXAMPLE', '.hadoop.unix.contoso.example; unix.contoso.example')],
    ['the same realm again', mapping('UNIX.CONTOSO.EXAMPLE', '.unix.contoso.example')],
    ['the same realm in another case', mapping('unix.contoso.example', '.unix.contoso.example')],
    [
      'a filter',
      { ...mapping('HADOOP.CONTOSO.EXAMPLE', '.unix.contoso.example'), conditional: true as const },
    ],
  ])('is silent for %s', (_name, other) => {
    expect(onFact(rule, own, beside(other)).findings).toEqual([]);
    expect(onFact(rule, other, beside(own)).findings).toEqual([]);
  });

  it('is silent for a misspelt realm beside the right one', () => {
    const world = {
      expectation: cloud('zscalerbeta.net'),
      subject: { mappings: [mapping('ZSCALERBETA.NET', '.zscalerbeta.net')] },
    };
    expect(onFact(rule, mapping('ZSCALERBETA .NET', '.zscalerbeta.net'), world).findings).toEqual([]);
  });

  it('points at the later of two, whatever the case of the entry', () => {
    const later = mapping('HADOOP.CONTOSO.EXAMPLE', '.hadoop.contoso.example; .Unix.contoso.example');
    expect(onFact(rule, own, beside(later)).findings).toEqual([]);
    const finding = only(onLast(own, later));
    expect(finding).toMatchObject({ severity: 'error', actual: '.Unix.contoso.example', expected: null });
    expect(placed(finding)).toBe('2:26-47');
    expect(finding.related?.map(({ at }) => at.region?.startColumn)).toEqual([23]);
    const twice = mapping('UNIX.CONTOSO.EXAMPLE', '.unix.contoso.example; .unix.contoso.example');
    expect(only(onLast(twice, later)).related?.map(({ at }) => at.region?.startColumn)).toEqual([1]);
  });

  it('points at the one of which the entry is not expected', () => {
    const guide = mapping('ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net');
    const other = mapping('ZSCALERTWO.NET', '.zscalertwo.net; .gateway.zscalerbeta.net');
    const expectation = cloud('zscalerbeta.net');
    expect(onFact(rule, guide, { expectation, subject: { mappings: [other] } }).findings).toEqual([]);
    expect(only(onFact(rule, other, { expectation, subject: { mappings: [guide] } })).realm).toBe(
      'ZSCALERTWO.NET',
    );
  });

  it('points at the earlier one where the entry is expected of the later realm', () => {
    const odd = mapping('ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalertwo.net');
    const right = mapping('ZSCALERTWO.NET', '.zscalertwo.net; .gateway.zscalertwo.net');
    const world = {
      expectation: cloud('zscalerbeta.net'),
      byRealm: new Map([['zscalertwo.net', cloud('zscalertwo.net')]]),
    };
    const finding = only(onFact(rule, odd, { ...world, subject: { mappings: [right] } }));
    expect(finding.actual).toBe('.gateway.zscalertwo.net');
    const context = contextOf({ ...world, subject: { mappings: [odd, right] } });
    expect(run(rule, 'mapping', right, context).findings).toEqual([]);
  });

  it('tells one entry from two of which it is the first', () => {
    const both = mapping('HADOOP.CONTOSO.EXAMPLE', 'nfs1.contoso.example; .unix.contoso.example');
    const finding = only(onLast(own, both));
    expect(finding.variant).toBe('.unix.contoso.example');
    // Where it stands for the other realm, and the second one.
    expect(finding.related?.map(({ at }) => at.region?.startColumn)).toEqual([1, 23]);
  });

  it('judges what ksetup wrote', () => {
    const later = localMapping('HADOOP.CONTOSO.EXAMPLE', ['.unix.contoso.example']);
    const local = localMapping('UNIX.CONTOSO.EXAMPLE', ['.unix.contoso.example']);
    expect(onFact(rule, local, beside(later)).findings).toEqual([]);
    expect(only(onLast(local, later)).setting).toBe('HostToRealm');
  });

  itThorough('takes time by the number of realms that claim one entry, not by its square', () => {
    const mappings = Array.from({ length: 3000 }, (_, i) =>
      mapping(`R${i}.CONTOSO.EXAMPLE`, '.contoso.example'),
    );
    const context = contextOf({ ...none, subject: { mappings } });
    const together = context.ask.mappings(context.subject);
    // The engine gathers what counts together once.
    const once = { ...context, ask: { ...context.ask, mappings: () => together } };
    const spent = cpuClock();
    const found = mappings.flatMap((one) => run(rule, 'mapping', one, once).findings);
    expect(found).toHaveLength(2999);
    expect(spent()).toBeLessThan(4000);
  });
});
