// Tags and text at the limits of what the scan takes.
import { describe, expect, it } from 'vitest';
import { onlyFault, region, scanPieces } from '../../support/xml-scan.ts';

const LONGEST = 1024 * 1024;
const faultIn = (xml: string) => onlyFault(scanPieces([xml]));

describe('a tag without an end', () => {
  it.each(['<a b="', '<r></r'])(
    'is cut off as long as it is shorter than a million characters: %s',
    (begun) => {
      const tagAt = begun.lastIndexOf('<');
      const length = LONGEST + tagAt;
      expect(faultIn(begun.padEnd(length - 1, 'x')).code).toBe('truncated');
      const fault = faultIn(begun.padEnd(length, 'x'));
      expect(fault.code).toBe('too-large');
      expect(region(fault)).toEqual([1, tagAt + 1, 1, tagAt + 2]);
    },
  );

  it.each(['<a b="x', '</r'])('is measured from its own beginning: %s', (begun) => {
    expect(faultIn(`<r>${' '.repeat(LONGEST - 100)}${begun}`).code).toBe('truncated');
  });
});

describe('a tag that was read before', () => {
  it('is the same one, and one of another length is another', () => {
    const long = 'x'.repeat(600);
    const xml = `<r><gpo a="${long}"><policy b="1"/><policy b="1"/><policy b="12"/></gpo><gpo a="${long}"/></r>`;
    const seen = scanPieces([xml]).map((event) => (event.kind === 'element' ? event.slice.text : event.kind));
    expect(seen).toEqual([
      'start',
      '<policy b="1"/>',
      '<policy b="1"/>',
      '<policy b="12"/>',
      'end',
      'start',
      'end',
    ]);
  });

  it('declares its namespaces every time, however many there are', () => {
    const inner = Array.from({ length: 200 }, (_, i) => `<p:gpo xmlns:p="urn:${i % 100}"><p:x/></p:gpo>`);
    const names = scanPieces([`<r>${inner.join('')}</r>`])
      .filter((event) => event.kind === 'start')
      .map((event) => ('name' in event ? event.name : ''));
    expect(names).toEqual(Array.from({ length: 200 }, (_, i) => `{urn:${i % 100}}gpo`));
  });

  it('is not taken for one that a greater-than sign in a value cuts short', () => {
    const xml = '<r><gpo a=">"/><gpo a="/>x"></gpo></r>';
    expect(scanPieces([xml]).map((event) => event.kind)).toEqual(['start', 'end', 'start', 'end']);
  });
});
