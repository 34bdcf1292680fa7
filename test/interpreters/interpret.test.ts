// Every kind of item finds its interpreter, and gives its part and side to the origin.

import { describe, expect, it } from 'vitest';
import { INTEREST, interpret } from '../../src/interpreters/interpret.ts';
import type { Item } from '../../src/model/record.ts';
import { FILE_START } from '../../src/model/span.ts';
import { at } from '../support/facts.ts';
import { LOCAL_KEY, POL, POLICY_KEY, policy, REG, registry, text } from '../support/records.ts';

const REPORT = {
  ...POL,
  path: 'reports/kerberos.xml',
  format: 'gpo-report',
  container: null,
  side: null,
} as const;

function kindsOf(item: Item): readonly string[] {
  return [...interpret(item, REG)].map((fact) => fact.kind);
}

describe('interpret', () => {
  it.each<readonly [string, Item, readonly string[]]>([
    ['registry', registry(`${POLICY_KEY}\\MitRealms`, 'X.EXAMPLE', text('<k>kdc.example</k>')), ['realm']],
    ['registry of another key', registry('SOFTWARE\\Contoso', 'X', text('x')), []],
    ['policy', policy('Define interoperable Kerberos V5 realm settings'), ['policy-state']],
    [
      'directory',
      {
        kind: 'directory',
        attributes: [
          { name: at('trustPartner'), values: [at('X.EXAMPLE')] },
          { name: at('trustType'), values: [at('3')] },
        ],
        shown: ['trustpartner', 'trusttype'],
        at: FILE_START,
      },
      ['trust'],
    ],
    [
      'gpo',
      {
        kind: 'gpo',
        part: null,
        id: null,
        domain: null,
        name: null,
        readTime: null,
        computer: null,
        user: null,
        links: null,
        computerExtensions: null,
        permissions: null,
        at: FILE_START,
      },
      ['gpo'],
    ],
    [
      'backup',
      {
        kind: 'backup',
        backupId: null,
        gpoId: at('{8B7C}'),
        domain: null,
        name: null,
        time: null,
        catalogue: false,
        at: FILE_START,
      },
      ['backup'],
    ],
    [
      'scope',
      {
        kind: 'scope',
        part: null,
        side: null,
        covers: { what: 'key', hive: 'HKLM', keyPath: POLICY_KEY, subkeys: true },
        at: FILE_START,
      },
      ['scope'],
    ],
    [
      'scope of nothing',
      {
        kind: 'scope',
        part: null,
        side: null,
        covers: { what: 'key', hive: 'HKLM', keyPath: LOCAL_KEY, subkeys: false },
        at: FILE_START,
      },
      [],
    ],
    [
      'diagnostic',
      {
        kind: 'diagnostic',
        code: 'empty',
        effect: 'unreadable',
        message: 'It is empty.',
        hint: '',
        at: null,
        part: null,
        side: null,
      },
      ['gap'],
    ],
  ])('%s', (_what, item, kinds) => {
    expect(kindsOf(item)).toEqual(kinds);
  });

  it('gives the part and the side of an item to its origin', () => {
    const [fact] = interpret(
      policy('Define interoperable Kerberos V5 realm settings', { side: 'user' }),
      REPORT,
    );
    expect(fact?.origin).toEqual({
      ...REPORT,
      part: '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}@corp.contoso.example',
      side: 'user',
    });
  });

  it('keeps the side that the path tells where the item has none', () => {
    const record = registry(`${POLICY_KEY}\\MitRealms`, 'X.EXAMPLE', text('x'), { hive: null });
    const [fact] = interpret(record, POL);
    expect(fact?.origin).toBe(POL);
    const [other] = interpret({ ...record, part: 'gpo 1' }, POL);
    expect(other?.origin).toEqual({ ...POL, part: 'gpo 1' });
  });
});

describe('INTEREST', () => {
  it('names keys, policies, object classes and attributes, all in lower case', () => {
    for (const words of Object.values(INTEREST) as (readonly string[])[]) {
      expect(words.length).toBeGreaterThan(0);
      for (const word of words) expect(word).toBe(word.toLowerCase());
    }
  });
});
