// Schemes of browsers in the registry: by which key and value they are told, and what of them is not understood.

import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/interpreters/interpret.ts';
import { number, POL, REG, registry, text } from '../support/records.ts';

const INTERNET = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const EDGE = 'SOFTWARE\\Policies\\Microsoft\\Edge';
const CHROME = 'SOFTWARE\\Policies\\Google\\Chrome';

describe('the schemes of a browser', () => {
  it.each([
    ['HKLM', EDGE, 'AuthSchemes', text(' ntlm,negotiate'), 'edge', 'ntlm,negotiate'],
    ['HKCU', CHROME.toLowerCase(), 'authschemes', text('ntlm'), 'chrome', 'ntlm'],
    ['HKCU', INTERNET, 'EnableNegotiate', number(0), 'windows', '0'],
    ['HKU', `S-1-5-21-1-2104\\${INTERNET}`, 'enablenegotiate', number(1), 'windows', '1'],
  ] as const)('%s\\%s : %s', (hive, key, name, data, browser, value) => {
    const soft = registry(key, name, data, { hive, operation: 'set-if-absent' });
    expect([...interpret(soft, REG)]).toMatchObject([{ value: { value } }]);
    expect([...interpret(registry(key, name, data, { hive }), REG)]).toMatchObject([
      { kind: 'browser-authentication', browser, value: { value }, valueName: name.toLowerCase() },
    ]);
  });

  it('are those of a side, and of a number without a type', () => {
    const record = registry(INTERNET, 'EnableNegotiate', number(0), { hive: null, side: 'user', type: null });
    expect([...interpret(record, POL)]).toMatchObject([
      { key: `hkcu\\${INTERNET.toLowerCase()}`, value: { value: '0' } },
    ]);
  });

  it('may depend on a filter', () => {
    const record = { ...registry(EDGE, 'AuthSchemes', text('ntlm')), conditional: true } as const;
    expect([...interpret(record, REG)]).toMatchObject([{ conditional: true }]);
  });

  it.each([
    ['a number for schemes', registry(EDGE, 'AuthSchemes', number(1))],
    ['a text for a switch', registry(INTERNET, 'EnableNegotiate', text('0'))],
    [
      'a text of a number\u2019s type',
      registry(INTERNET, 'EnableNegotiate', text('0'), { type: 'REG_DWORD' }),
    ],
    ['a switch of another type', registry(INTERNET, 'EnableNegotiate', number(0), { type: 'REG_QWORD' })],
  ])('are not understood, which is no gap: %s', (_what, record) => {
    expect([...interpret(record, REG)]).toMatchObject([
      { kind: 'browser-authentication', value: null },
      { kind: 'gap', code: 'bad-value', effect: 'notice' },
    ]);
  });

  it.each([
    ['a deletion', registry(EDGE, 'AuthSchemes', null, { operation: 'delete-value' })],
    ['what a user may change', registry(`${EDGE}\\Recommended`, 'AuthSchemes', text('ntlm'))],
    ['another value', registry(EDGE, 'AuthServerAllowlist', text('*'))],
    ['another key', registry(`${INTERNET}\\Zones`, 'EnableNegotiate', number(0))],
    [
      'a deletion that shows what was there',
      registry(EDGE, 'AuthSchemes', text('ntlm'), { operation: 'delete-value' }),
    ],
    ['a value without data', registry(EDGE, 'AuthSchemes', null)],
    ['the key', registry(EDGE, null, text('ntlm'))],
    ['a key that ends so', registry(`X\\${EDGE}`, 'AuthSchemes', text('ntlm'))],
    ['a key that ends so, of Windows', registry(`X\\${INTERNET}`, 'EnableNegotiate', number(0))],
    ['another browser', registry('SOFTWARE\\Policies\\Mozilla\\Firefox', 'AuthSchemes', text('ntlm'))],
  ])('are not told by %s', (_what, record) => {
    expect([...interpret(record, REG)]).toEqual([]);
  });
});
