// What is said at the end of a scan that did not go well.
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../support/xml-scan.ts';

describe('a fault', () => {
  it.each([
    ['truncated', '<a>'],
    ['malformed', '<a></b>'],
    ['doctype', '<!DOCTYPE a><a/>'],
    ['too-deep', '<a>'.repeat(101)],
    ['too-large', `<a b="${'x'.repeat(1024 * 1024)}`],
    ['empty', ''],
  ])('%s says what to do', (code, xml) => {
    const fault = faultOf(xml);
    expect(fault).toMatchObject({ code, effect: 'unreadable' });
    expect(fault.message).not.toBe('');
    expect(fault.hint).toMatch(/\w/);
  });

  it.each([
    ['\u0001', 'U+0001'],
    ['\u001f', 'U+001F'],
    ['\ufffe', 'U+FFFE'],
    ['\uffff', 'U+FFFF'],
  ])('of the character %j names it', (character, name) => {
    expect(faultOf(`<a>${character}</a>`).message).toContain(name);
  });

  it('of a decoder is unreadable as long as no element was handed out', () => {
    const of = (text: string) => faultOf(Uint8Array.from([...new TextEncoder().encode(text), 0xff]));
    expect(of('<r>')).toMatchObject({ code: 'encoding', effect: 'unreadable' });
    expect(of('<r><policy/>')).toMatchObject({ code: 'encoding', effect: 'partial' });
  });
});
