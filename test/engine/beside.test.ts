// What tickets and PAC files show by themselves.

import { describe, expect, it } from 'vitest';
import { besideWords } from '../../src/engine/beside.ts';
import { DEFAULT_SETTINGS, lint } from '../../src/lint.ts';
import { encode, fixture, sourceOf } from '../support/bytes.ts';

/** What the report says of a single input. */
function said(path: string, bytes: Uint8Array) {
  const source = sourceOf(bytes);
  const input = { path, named: true, open: () => ({ ...source, close: () => undefined }) };
  const { report } = lint([input], { settings: DEFAULT_SETTINGS });
  const [only] = report.inputs;
  return [only?.status, only?.message];
}

describe('besideWords', () => {
  it('a ticket for the realm, and one from it', () => {
    expect(said('klist.txt', fixture('klist/klist.txt'))).toEqual([
      'no-evidence',
      'It shows tickets and no settings: krbtgt/ZSCALERBETA.NET proves that a trust led there, and that the KDC of the realm answered, when the ticket was given.',
    ]);
  });

  it('tickets of the own domain alone', () => {
    const own = [
      'Cached Tickets: (1)',
      '',
      '#0>\tClient: mara.lind @ CORP.CONTOSO.EXAMPLE',
      '\tServer: krbtgt/CORP.CONTOSO.EXAMPLE @ corp.contoso.example',
      '',
    ];
    const [status, message] = said(
      'klist.txt',
      encode(['', 'Current LogonId is 0:0x3e91c', '', ...own].join('\r\n')),
    );
    expect(status).toBe('no-evidence');
    expect(message).toMatch(/None is for another realm, which proves nothing\.$/);
  });

  it('a PAC file', () => {
    const [status, message] = said('proxy.pac', fixture('pac/kerberos.pac'));
    expect(status).toBe('no-evidence');
    expect(message).toContain('$' + '{GATEWAY_HOST}:8800');
    expect(said('direct.pac', encode('function FindProxyForURL(url, host) { return "DIRECT"; }\n'))[1]).toBe(
      'It shows which proxies browsers ask, and no settings of realms.',
    );
  });

  it('nothing of other inputs', () => {
    expect(besideWords([])).toBeNull();
  });
});
