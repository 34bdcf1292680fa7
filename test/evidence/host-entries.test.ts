// Which entries match a host as they are written, and which only look as if they did.

import { describe, expect, it } from 'vitest';
import { matchesHost, missedEntries, writtenEntries } from '../../src/evidence/host-entries.ts';
import { localMapping, mapping } from '../support/facts.ts';

const EDGE = 'dfw1.gateway.zscalerbeta.net';

describe('matchesHost', () => {
  it.each([
    ['.zscalerbeta.net', true],
    ['.gateway.zscalerbeta.net', true],
    ['.ZSCALERBETA.NET', true],
    ['dfw1.gateway.zscalerbeta.net', true],
    ['DFW1.Gateway.zscalerbeta.net', true],
    ['.dfw1.gateway.zscalerbeta.net', false],
    ['zscalerbeta.net', false],
    ['zscalerbeta.net.', false],
    ['.beta.net', false],
    ['*.zscalerbeta.net', false],
    ['\u00a0.zscalerbeta.net', false],
    ['.zscalerbeta.net, .gateway.zscalerbeta.net', false],
    ['.', false],
  ])('%s', (entry, expected) => {
    expect(matchesHost(entry, EDGE)).toBe(expected);
  });

  it('takes a suffix for hosts below it, not for the host of its own name', () => {
    expect(matchesHost('.zscalerbeta.net', 'zscalerbeta.net')).toBe(false);
    expect(matchesHost('.zscalerbeta.net', 'xzscalerbeta.net')).toBe(false);
  });
});

describe('writtenEntries', () => {
  it('are the pieces between semicolons, without blanks and empty ones', () => {
    const fact = mapping('R.EXAMPLE', ' .a.example ;; b.example;');
    expect(writtenEntries(fact).map(({ value }) => value)).toEqual(['.a.example', 'b.example']);
  });

  it('are what Windows reads, where entities stand literally', () => {
    const fact = mapping('R.EXAMPLE', '.a.example&nbsp;.b.example');
    expect(writtenEntries(fact).map(({ value }) => value)).toEqual(['.a.example&nbsp', '.b.example']);
  });

  it('of local settings are the items of the list', () => {
    const fact = localMapping('R.EXAMPLE', ['.a.example', 'b.example', '']);
    expect(writtenEntries(fact).map(({ value }) => value)).toEqual(['.a.example', 'b.example']);
  });
});

function misses(name: string, data: string, host = EDGE) {
  return missedEntries(mapping(name, data), host).map(({ text, miss }) => [
    text.value,
    miss.kind === 'damaged' ? `${miss.damage}: ${miss.meant}` : miss.kind,
    text.at.region?.startColumn,
  ]);
}

describe('missedEntries', () => {
  it('has nothing to say of what matches, or of what was never meant', () => {
    expect(misses('ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net')).toEqual([]);
    expect(misses('R.EXAMPLE', '.r.example; hadoop-01.lab.contoso.example; beta.net.example')).toEqual([]);
    expect(misses('ZSCALERBETA.NET', 'fw1.gateway.zscalerbeta.net')).toEqual([]);
  });

  it.each([
    ['zscalerbeta.net', 'no-leading-dot'],
    ['*.zscalerbeta.net', 'wildcard: .zscalerbeta.net'],
    ['\u00a0.zscalerbeta.net', 'character: .zscalerbeta.net'],
    ['.gateway.zscalerbeta.net.', 'trailing-dot: .gateway.zscalerbeta.net'],
    [`https://${EDGE}:8800`, `address: ${EDGE}`],
    ['.zscalertwo.net, .zscalerbeta.net', 'separator: .zscalerbeta.net'],
    ['.zscalertwo.net&#160;.zscalerbeta.net', 'entity: .zscalerbeta.net'],
  ])('%s', (data, expected) => {
    expect(misses('ZSCALERBETA.NET', `x.example; ${data}`).map(([, what]) => what)).toEqual([expected]);
  });

  it('points at the entry', () => {
    expect(misses('ZSCALERBETA.NET', 'x.example; zscalerbeta.net')).toEqual([
      ['zscalerbeta.net', 'no-leading-dot', 12],
    ]);
  });

  it('sees a suffix whose own host is asked for, and a map that is the wrong way round', () => {
    expect(misses('ZSCALERBETA.NET', '.zscalerbeta.net', 'zscalerbeta.net')).toEqual([
      ['.zscalerbeta.net', 'only-below', 1],
    ]);
    expect(misses('.zscalerbeta.net', 'ZSCALERBETA.NET', 'proxy.zscalerbeta.net')[0]?.slice(0, 2)).toEqual([
      '.zscalerbeta.net',
      'inverted',
    ]);
  });
});
