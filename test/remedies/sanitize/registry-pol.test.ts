import { describe, expect, it } from 'vitest';
import { createNames } from '../../../src/remedies/sanitize/names.ts';
import { createPseudonyms } from '../../../src/remedies/sanitize/pseudonyms.ts';
import { sanitizePol } from '../../../src/remedies/sanitize/registry-pol.ts';
import { createVendors } from '../../../src/remedies/sanitize/vendors.ts';
import { isWord } from '../../../src/remedies/sanitize/words.ts';
import { encode } from '../../support/bytes.ts';
import { joined, numbers } from '../../support/zip.ts';

const KEY = 'Software\\Policies\\Contoso\\Agent';

const text = (value: string) => encode(`${value}\0`, 'utf-16le');
const sign = (value: string) => encode(value, 'utf-16le');

function entry(name: string, type: number, data: Uint8Array, size = data.length): Uint8Array {
  return joined(
    sign('['),
    text(KEY),
    sign(';'),
    text(name),
    sign(';'),
    numbers([4, type]),
    sign(';'),
    numbers([4, size]),
    sign(';'),
    data,
    sign(']'),
  );
}

const pol = (...entries: readonly Uint8Array[]) =>
  joined(Uint8Array.of(0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0), ...entries);

function sanitize(bytes: Uint8Array) {
  const nobody = { pieces: new Set<string>(), domains: new Set<string>(), phrases: new Map() };
  const names = createNames(
    nobody,
    createVendors(['zscalerbeta.net']),
    createPseudonyms('ab'.repeat(32), null, isWord),
  );
  sanitizePol(bytes, names, true);
  names.pseudonyms.settle();
  return sanitizePol(bytes, names, true);
}

describe('sanitizePol', () => {
  it('renames keys, value names and texts, and leaves numbers and sizes', () => {
    const bytes = pol(
      entry('Server', 1, text('kdc7.contoso.example')),
      entry('Port', 4, numbers([4, 8080])),
      entry('Names', 7, text('kdc7\0nfs1\0')),
    );
    const copy = sanitize(bytes);
    expect(copy?.bytes.length).toBe(bytes.length);
    expect(copy?.text).toMatch(
      /^Software\\Policies\\[A-Z][a-z]{6}\\Agent\n|^Software\\Policies\\[A-Z][a-z]{6}\\/,
    );
    expect(copy?.text).not.toMatch(/contoso|kdc7|nfs1/i);
    const at = (value: Uint8Array, found: Uint8Array) =>
      new TextDecoder('latin1').decode(value).indexOf(new TextDecoder('latin1').decode(found));
    expect(at(copy?.bytes ?? bytes, numbers([4, 8080]))).toBe(at(bytes, numbers([4, 8080])));
  });

  it('makes zeros of what is neither text nor number', () => {
    const copy = sanitize(pol(entry('Blob', 3, sign('contoso')), entry('Odd', 1, Uint8Array.of(1, 2, 3))));
    const left = new TextDecoder('latin1').decode(copy?.bytes).replaceAll('\0', '');
    expect(left).not.toMatch(/contoso|\x01\x02\x03/);
  });

  it('takes passwords out, short and long, and counts them', () => {
    const copy = sanitize(
      pol(
        entry('DefaultPassword', 1, text('Winter-2026-in-Munich')),
        entry('ProxyPassword', 1, text('abc')),
        entry('OldPassword', 1, text('')),
      ),
    );
    expect(copy?.removed).toBe(2);
    const left = new TextDecoder('utf-16le').decode(copy?.bytes);
    expect(left).toContain('REMOVED\0');
    expect(left).toContain('REM\0');
    expect(left).not.toMatch(/winter|munich|abc/i);
  });

  it('is null for what the specification does not know', () => {
    const whole = pol(entry('Server', 1, text('contoso')));
    expect(sanitize(whole.subarray(0, -2))).toBeNull();
    expect(sanitize(whole.subarray(0, 30))).toBeNull();
    expect(sanitize(pol(sign('x')))).toBeNull();
    expect(sanitize(pol(entry('Server', 1, text('contoso'), 4000)))).toBeNull();
    expect(sanitize(pol(joined(sign('['), text(KEY), sign(','), text('a'))))).toBeNull();
    expect(sanitize(pol())?.bytes).toEqual(pol());
  });
});
