// Which of a subject's parameters apply.

import { describe, expect, it } from 'vitest';
import { applied, hasRealmFacts, shows } from '../../../rules/support/parameters.ts';
import { parameter } from '../../support/clients.ts';
import { mapping, realm, subject } from '../../support/facts.ts';

const SIZE = 'MaxPacketSize';
const [policy, local] = [parameter(SIZE, 1, 'policy'), parameter(SIZE, 2, 'local')];
const other = parameter('MaxTokenSize', 3, 'local');

describe('a parameter', () => {
  const numbers = (parameters: readonly (typeof policy)[], layers?: 'policy' | 'local') =>
    [...applied(subject({ parameters }), SIZE, layers)].map((one) =>
      'notEvaluated' in one ? 'open' : one.value.value,
    );

  it('applies by its name and layer, that of a policy first', () => {
    const all = [local, other, policy];
    expect([numbers(all, 'policy'), numbers(all, 'local'), numbers(all)]).toEqual([[1], [2], [1]]);
    expect(numbers([other, local])).toEqual([2]);
    expect([numbers([local], 'policy'), numbers([policy], 'local'), numbers([other])]).toEqual([[], [], []]);
    expect(numbers([{ ...policy, layer: 'dead' }])).toEqual([]);
  });

  it('is open where a filter decides, or where it was not understood', () => {
    expect(
      numbers(
        [
          { ...policy, conditional: true },
          { ...policy, value: null },
        ],
        'policy',
      ),
    ).toEqual(['open', 'open']);
  });

  it('is shown by its name and layer', () => {
    const has = (parameters: readonly (typeof policy)[], layers?: 'policy' | 'local') =>
      shows(subject({ parameters }), SIZE, layers);
    expect([has([policy], 'policy'), has([policy], 'local'), has([policy])]).toEqual([true, false, true]);
    expect([has([local], 'policy'), has([local], 'local'), has([other])]).toEqual([false, true, false]);
  });
});

describe('hasRealmFacts', () => {
  it('is about what Windows reads', () => {
    expect(hasRealmFacts(subject({ realms: [realm('A.EXAMPLE', '')] }))).toBe(true);
    expect(hasRealmFacts(subject({ mappings: [mapping('A.EXAMPLE', '')] }))).toBe(true);
    expect(hasRealmFacts(subject({ realms: [{ ...realm('A.EXAMPLE', ''), layer: 'dead' }] }))).toBe(false);
    expect(hasRealmFacts(subject())).toBe(false);
  });
});
