// What people type or paste as a host.

import { describe, expect, it } from 'vitest';
import { hostOf } from '../../src/answers/host-name.ts';

describe('hostOf', () => {
  it('takes a name as it is', () => {
    expect(hostOf('gateway.zscalerbeta.net')).toEqual({
      host: 'gateway.zscalerbeta.net',
      asked: 'gateway.zscalerbeta.net',
      notes: [],
    });
    expect(hostOf('srv_01.contoso.example')).toMatchObject({ notes: [] });
  });

  it.each([
    ['https://gateway.zscalerbeta.net:8800/path?q#f', 3],
    ['HTTP/gateway.zscalerbeta.net', 1],
    ['HTTP/Gateway.zscalerbeta.net:8800@ZSCALERBETA.NET', 4],
    ['host/gateway.zscalerbeta.net', 1],
    ['GATEWAY.ZSCALERBETA.NET', 1],
    ['gateway.zscalerbeta.net.', 1],
    ['gateway.zscalerbeta.net:443', 1],
    ['gateway.zscalerbeta.net/', 1],
    [' gateway.zscalerbeta.net ', 0],
    ['https://jdoe@gateway.zscalerbeta.net', 2],
  ])('finds the host in %s, and says what it left out', (asked, notes) => {
    const found = hostOf(asked);
    expect(found).toMatchObject({ host: 'gateway.zscalerbeta.net', asked });
    expect('notes' in found && found.notes).toHaveLength(notes);
  });

  it('says of a single label that clients complete it', () => {
    expect(hostOf('gateway')).toMatchObject({ host: 'gateway', notes: [/single label/] });
  });

  it.each([
    ['', /no host/],
    ['https://', /no host/],
    ['10.1.2.3', /address/],
    ['[2001:db8::1]:8800', /address/],
    ['2001:db8::1', /address/],
    ['.zscalerbeta.net', /suffix/],
    ['*.zscalerbeta.net', /suffix/],
    ['a b.example', /not the name/],
    ['-x.example', /not the name/],
    ['a..example', /not the name/],
    ['x<k>.example', /not the name/],
    ['gateway\u00a0.zscalerbeta.net', /not ASCII/],
    [`${'a'.repeat(64)}.example`, /longer/],
    [`${'a.'.repeat(130)}example`, /longer/],
  ])('refuses %j', (asked, words) => {
    const found = hostOf(asked);
    expect('problem' in found && found.problem.join(' ')).toMatch(words);
  });
});
