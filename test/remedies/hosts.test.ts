// Hosts in the data of a value, read and put back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistryValue } from '../../src/model/remedy.ts';
import { hostsIn, withHosts } from '../../src/remedies/hosts.ts';

const text = (data: string): RegistryValue => ({ type: 'REG_SZ', text: data });

describe('hosts of a value', () => {
  it('are those between semicolons, in the realm list within <k> alone', () => {
    expect(hostsIn(text(' .a.example; .b.example ;; c.example;'), 'domain_realm')).toEqual([
      '.a.example',
      '.b.example',
      'c.example',
    ]);
    expect(hostsIn(text('<f>0xE</f><K>a.example; b.example</K>'), 'MitRealms')).toEqual([
      'a.example',
      'b.example',
    ]);
    expect(hostsIn(text('a.example'), 'MitRealms')).toBeNull();
    expect(hostsIn({ type: 'REG_MULTI_SZ', items: ['a.example', ''] }, 'MitRealms')).toEqual(['a.example']);
    expect(hostsIn({ type: 'REG_DWORD', number: 1 }, 'MitRealms')).toBeNull();
  });

  it('are put where the old ones stood, or written anew where there are more or fewer', () => {
    expect(withHosts(text(' a.example ;b.example;'), 'domain_realm', ['.a.example', '.b.example'])).toEqual(
      text(' .a.example ;.b.example;'),
    );
    expect(withHosts(text('<f>0xE</f><k>a;a</k>'), 'MitRealms', ['a'])).toEqual(text('<f>0xE</f><k>a</k>'));
    expect(withHosts(text('<k>a</k><k>b</k>'), 'MitRealms', ['c', 'd'])).toEqual(text('<k>c</k><k>d</k>'));
  });

  it('are left alone where it cannot be told in which of several <k> they belong', () => {
    expect(withHosts(text('<k>a</k><k>b</k>'), 'MitRealms', ['c'])).toBeNull();
  });

  it('are those that were put there', () => {
    const host = fc.stringMatching(/^\.?[a-z]{1,5}\.example$/);
    fc.assert(
      fc.property(
        fc.array(host, { minLength: 1, maxLength: 5 }),
        fc.array(host, { maxLength: 5 }),
        (before, after) => {
          for (const [list, value] of [
            ['domain_realm', text(before.join(' ; '))],
            ['MitRealms', text(`<f>0x2</f><k>${before.join(';')};</k>`)],
            ['MitRealms', { type: 'REG_MULTI_SZ', items: [...before, ''] }],
          ] as const) {
            const put = withHosts(value, list, after);
            expect(put && hostsIn(put, list)).toEqual(after);
          }
        },
      ),
    );
  });
});
