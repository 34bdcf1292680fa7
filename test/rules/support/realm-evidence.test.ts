// Which subjects and files speak of realms.

import { describe, expect, it } from 'vitest';
import { speaksOfRealms } from '../../../rules/support/realm-evidence.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import { at, cloud, contextOf, mapping, numberAt, realm, state, trust } from '../../support/facts.ts';

const directory = (name: string) =>
  trust({ type: numberAt(2), cn: at('B.EXAMPLE'), name: at('B.EXAMPLE'), trustPartner: at(name) });

describe('speaksOfRealms', () => {
  it.each<readonly [string, Partial<Subject>, boolean]>([
    ['a realm', { realms: [realm('A.EXAMPLE', '')] }, true],
    ['a mapping', { mappings: [mapping('A.EXAMPLE', '')] }, true],
    ['a switch', { states: [state('MitRealms', 'enabled')] }, true],
    ['the trust to a realm', { trusts: [trust()] }, true],
    ['a trust to another domain', { trusts: [directory('corp.contoso.example')] }, false],
    ['any trust to a realm that is expected', { trusts: [directory('ZSCALERBETA.NET')] }, true],
    ['nothing', {}, false],
  ])('by %s', (_what, held, expected) => {
    const expectation = cloud('zscalerbeta.net', { source: 'config', trust: null });
    const context = contextOf({ expectation, subject: held });
    expect(speaksOfRealms(context.subject, 'other.txt', context)).toBe(expected);
  });

  it('is told by the file of another subject, too', () => {
    const context = contextOf({ others: [{ realms: [realm('A.EXAMPLE', '')] }] });
    expect(speaksOfRealms(context.subject, 'exports/client-017.reg', context)).toBe(true);
    expect(speaksOfRealms(context.subject, 'exports/other.reg', context)).toBe(false);
  });
});
