// The question that is asked of raw XML before it is parsed must never be answered no by way of an escape.
import { describe, expect, it } from 'vitest';
import { mentions } from '../../../src/readers/xml/mentions.ts';

describe('mentions', () => {
  const asks = mentions(['system\\kerberos', 'mitrealms']);

  it.each([
    'Policies\\System\\Kerberos',
    'MITREALMS',
    '&#x4D;it&#82;ealms',
    'Mit<!-- -->Realms',
    'Mit<![CDATA[Rea]]>lms',
    'Mit<?p?>Realms',
  ])('finds %s', (raw) => {
    expect(asks(`<a>${raw}</a>`)).toBe(true);
  });

  it.each(['System/Kerberos', 'Mit Realms', '<!-- MitRealm --> &amp;s'])('does not find %s', (raw) => {
    expect(asks(`<a>${raw}</a>`)).toBe(false);
  });

  it('finds nothing when nothing is asked for', () => {
    expect(mentions([])('MitRealms')).toBe(false);
  });
});
