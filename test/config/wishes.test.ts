// What a config wishes for files, and what its suppressions become for the engine.

import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ignoreMatcher } from '../../src/config/glob.ts';
import { dayOf, holdOf } from '../../src/config/hold.ts';
import { ownName } from '../../src/config/own-names.ts';
import { NO_WISHES, wishesOf } from '../../src/config/wishes.ts';

const TEXT = `{
  "ignore": ["old/"],
  "clients": { "clients/PC-01*": "PC-01.corp.contoso.example", "clients/**": "others" },
  "suppressions": [
    { "rule": "kdc-wrong-host", "path": "clients/*.txt", "reason": "being replaced" },
    { "rule": "trust-transitive", "realm": "ZSCALERBETA.NET", "reason": "agreed" }
  ]
}`;

function wishes() {
  const { config, problems } = readConfig(TEXT, ['kdc-wrong-host', 'trust-transitive']);
  if (!config) throw new Error(JSON.stringify(problems));
  return wishesOf(config, (globs) => ignoreMatcher(globs, false));
}

describe('wishesOf', () => {
  it('asks the globs of the config, of clients the first that fits', () => {
    const { ignores, clientOf } = wishes();
    expect(['old/a.reg', 'older/a.reg'].map(ignores)).toEqual([true, false]);
    expect(['clients/PC-0101.txt', 'clients/PC-2.txt', 'trust.txt'].map(clientOf)).toEqual([
      'PC-01.corp.contoso.example',
      'others',
      null,
    ]);
  });

  it('wishes nothing without a config', () => {
    expect([NO_WISHES.ignores('a'), NO_WISHES.clientOf('a'), NO_WISHES.suppressions]).toEqual([
      false,
      null,
      [],
    ]);
  });
});

describe('holdOf', () => {
  const read = { inputs: [{ path: 'clients/a.txt' }, { path: 'trust.txt' }], facts: [] };
  const options = { baseline: null, today: '2026-03-09', pathOf: (path: string) => path };

  it('makes of globs the inputs that fit', () => {
    const hold = holdOf(read, { ...options, suppressions: wishes().suppressions });
    expect(hold).toMatchObject({
      today: '2026-03-09',
      baseline: null,
      suppressions: [
        { path: { glob: 'clients/*.txt', inputs: ['clients/a.txt'] } },
        { path: null, realm: 'ZSCALERBETA.NET' },
      ],
    });
  });

  it('is null where nothing is held back', () => {
    expect(holdOf(read, { ...options, suppressions: [] })).toBeNull();
    expect(holdOf(read, { ...options, suppressions: [], baseline: [] })).not.toBeNull();
  });
});

it('takes the day in UTC', () => {
  expect(dayOf(Date.UTC(2026, 2, 9, 23, 59))).toBe('2026-03-09');
});

it('knows its own files by their names', () => {
  expect(ownName('realmlint.config.jsonc', false)).toBe('config');
  expect(ownName('realmlint.baseline.json', false)).toBe('baseline');
  expect(ownName('Realmlint.Config.json', true)).toBe('config');
  expect(ownName('Realmlint.Config.json', false)).toBeNull();
});
