// Entries of host lists: where they are cut, and what they were meant to name.

import { describe, expect, it } from 'vitest';
import {
  entitiesIn,
  entitiesOf,
  hostEntries,
  repair,
  withoutEntities,
} from '../../src/interpreters/hosts.ts';
import { sub } from '../../src/model/located.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { at } from '../support/facts.ts';
import { itThorough } from '../support/thorough.ts';

describe('repair', () => {
  it.each([
    ['as it should be', 'kerberos.zscalerbeta.net', ['kerberos.zscalerbeta.net']],
    ['capitals', 'Kerberos.ZscalerBeta.NET', ['kerberos.zscalerbeta.net']],
    ['a scheme', 'https://kerberos.zscalerbeta.net', ['kerberos.zscalerbeta.net']],
    ['a scheme with one slash', 'https:/kerberos.zscalerbeta.net', ['kerberos.zscalerbeta.net']],
    ['a scheme with backslashes', 'http:\\\\kerberos.zscalerbeta.net', ['kerberos.zscalerbeta.net']],
    ['slashes alone', '//kerberos.zscalerbeta.net', ['kerberos.zscalerbeta.net']],
    ['a scheme, a port and a path', 'ldap://kdc.athena.mit.edu:88/krb5?x#y', ['kdc.athena.mit.edu']],
    ['a transport of krb5.conf', 'tcp/kdc.athena.mit.edu:88', ['kdc.athena.mit.edu']],
    ['a service, as in an SPN', 'HTTP/proxy.gateway.zscalerbeta.net', ['proxy.gateway.zscalerbeta.net']],
    ['a path', 'kdc.athena.mit.edu/krb5', ['kdc.athena.mit.edu']],
    ['a port', 'kerberos.zscalerbeta.net:88', ['kerberos.zscalerbeta.net']],
    ['a colon without its port', 'kerberos.zscalerbeta.net:', ['kerberos.zscalerbeta.net']],
    ['an IPv6 address', '2001:db8::88', ['2001:db8::88']],
    ['an IPv6 address in brackets', '[2001:DB8::1]', ['2001:db8::1']],
    ['an IPv6 address in brackets with a port', '[::1]:88', ['::1']],
    ['an IPv4 address with a port', '192.0.2.10:1088', ['192.0.2.10']],
    ['a wildcard', '*.zscalerbeta.net', ['.zscalerbeta.net']],
    ['a suffix', '.gateway.zscalerbeta.net', ['.gateway.zscalerbeta.net']],
    ['a final dot', 'kerberos.zscalerbeta.net.', ['kerberos.zscalerbeta.net']],
    ['several final dots', 'kerberos.zscalerbeta.net..', ['kerberos.zscalerbeta.net']],
    ['no-break spaces around it', '\u00a0.zscalerbeta.net\u00a0', ['.zscalerbeta.net']],
    ['a zero width space within', '.zscaler\u200bbeta.net', ['.zscalerbeta.net']],
    ['a byte order mark within', '.zscaler\ufeffbeta.net', ['.zscalerbeta.net']],
    ['full-width letters', '\uff0e\uff5ascalerbeta\uff0enet', ['.zscalerbeta.net']],
    [
      'a full-width separator',
      '.zscalerbeta.net\uff1b.gateway.zscalerbeta.net',
      ['.zscalerbeta.net', '.gateway.zscalerbeta.net'],
    ],
    ['full-width tags', '\uff1ck\uff1ekerberos.zscalerbeta.net\uff1c/k\uff1e', ['kerberos.zscalerbeta.net']],
    ['Cyrillic letters', 'k\u0435rb\u0435r\u043es.zscalerbeta.net', ['kerberos.zscalerbeta.net']],
    ['smart quotes', '\u201ckerberos.zscalerbeta.net\u201d', ['kerberos.zscalerbeta.net']],
    ['apostrophes', "'kerberos.zscalerbeta.net'", ['kerberos.zscalerbeta.net']],
    ['tags', '<k>kerberos.zscalerbeta.net</k>', ['kerberos.zscalerbeta.net']],
    ['a tag that is not closed', '<k kerberos.zscalerbeta.net</k', ['kerberos.zscalerbeta.net']],
    ['an angle bracket alone', '<kerberos.zscalerbeta.net', ['kerberos.zscalerbeta.net']],
    [
      'commas, bars and blanks',
      'a.example, b.example|c.example  d.example\nE.example',
      ['a.example', 'b.example', 'c.example', 'd.example', 'e.example'],
    ],
    ['semicolons', ';a.example;;b.example;', ['a.example', 'b.example']],
    ['tags with blanks', '< k >a.example</ k >b.example<k />', ['a.example', 'b.example']],
    ['tags of another name', '<kdc>a.example</kdc>', ['a.example']],
    ['a tag without its beginning', 'k>a.example/k>', ['a.example']],
    ['a tag of flags that is not closed', '<f0xE a.example', ['0xe', 'a.example']],
    ['a tag that is not closed before a dot', '<k.example', ['.example']],
    ['a letter that is the end of a host', 'a.exk> b.1k>-f>', ['a.exk', 'b.1k', '-f']],
    ['tags in other brackets', '[k]a.example[/k] (F)b.example{/f}', ['a.example', 'b.example']],
    ['letters in other brackets', '[x]a.example', ['[x]a.example']],
    ['a scheme with signs', 'a+b-1://a.example', ['a.example']],
    ['a scheme without slashes', 'ldap:a.example', ['ldap:a.example']],
    ['backslashes alone', '\\\\a.example\\x', ['a.example']],
    ['one slash alone', '/a.example', []],
    ['a service without a host', 'http/', ['http']],
    [
      'other services',
      'https/a.example udp/b.example host/c.example',
      ['a.example', 'b.example', 'c.example'],
    ],
    ['a service that is another', 'cifs/a.example', ['cifs']],
    ['a question', 'a.example?x=1 b.example#y', ['a.example', 'b.example']],
    ['brackets that hold no address', '[kdc]:88', ['[kdc]']],
    ['brackets with more behind them', '[::1]:88a', ['[::1]:88a']],
    ['colons within', 'a:b:88', ['a:b:88']],
    ['a port that is none', 'a.example:88x', ['a.example:88x']],
    ['another wildcard', '*a.example **.b.example *', ['*a.example', '**.b.example', '*']],
    ['a wildcard that is all', '*. .', []],
    ['dots within', '..a..example..', ['..a..example']],
    ['underscores and hyphens', '_A-1.b_c', ['_a-1.b_c']],
    [
      'every blank',
      'a.x\u1680b.x\u2028c.x\u2029d.x\ve.x\ff.x\tg.x\rh.x',
      ['a.x', 'b.x', 'c.x', 'd.x', 'e.x', 'f.x', 'g.x', 'h.x'],
    ],
    ['nothing', ' ;, \u200b "', []],
  ])('of %s', (_what, text, hosts) => {
    expect(repair(text)).toEqual(hosts);
  });

  itThorough('takes time by the length of the text', () => {
    const spent = cpuClock();
    repair(`${'<'.repeat(200_000)}${' '.repeat(200_000)}${'a.'.repeat(200_000)}`);
    expect(spent()).toBeLessThan(2000);
  });
});

describe('hostEntries', () => {
  it('cuts at semicolons, without blanks and without what is empty', () => {
    const entries = hostEntries(at(' .zscalerbeta.net ;; .gateway.zscalerbeta.net;'));
    expect(entries.map(({ text }) => text.value)).toEqual(['.zscalerbeta.net', '.gateway.zscalerbeta.net']);
    expect(entries.map(({ text }) => text.at.region?.startColumn)).toEqual([2, 22]);
    expect(entries.map(({ text }) => text.at.region?.endColumn)).toEqual([18, 46]);
  });

  it('keeps a no-break space in the entry as a defect of it', () => {
    const [, second] = hostEntries(at('.zscalerbeta.net;\u00a0.gateway.zscalerbeta.net'));
    expect(second?.text.value).toBe('\u00a0.gateway.zscalerbeta.net');
    expect(second?.repaired).toEqual(['.gateway.zscalerbeta.net']);
  });

  it('leaves hosts that other separators join in one entry', () => {
    const [entry, ...others] = hostEntries(at('a.example, b.example'));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      text: { value: 'a.example, b.example' },
      repaired: ['a.example', 'b.example'],
    });
  });
});

describe('entities', () => {
  it('are found with their places', () => {
    const found = entitiesIn(at('&lt;k&gt;a&#59;b&#x26;c &nbsp; &#; &'));
    expect(found.map(({ value }) => value)).toEqual(['&lt;', '&gt;', '&#59;', '&#x26;', '&nbsp;']);
    expect(found.map(({ at: span }) => span.region?.startColumn)).toEqual([1, 6, 11, 17, 25]);
    const none = [
      '&l;',
      `&${'l'.repeat(33)};`,
      '&1t;',
      '&#12345678;',
      '&#x1234567;',
      '&#xg;',
      '&lt',
      '&#6 0;',
    ];
    for (const value of none) expect(entitiesIn(at(value)), value).toEqual([]);
    const all = ['&Lt2;', `&${'l'.repeat(32)};`, '&#1234567;', '&#X0aF;', '&#x123456;'];
    for (const value of all) expect(entitiesIn(at(value)), value).toHaveLength(1);
  });

  it('are decoded, each as one indivisible run', () => {
    const value = withoutEntities(at('&lt;k&gt;kdc&quot;&apos;&amp;'));
    expect(value.value).toBe('<k>kdc"\'&');
    expect(sub(value, 2, 3).at.region).toMatchObject({ startColumn: 6, endColumn: 10 });
    expect(sub(value, 3, 6).at.region).toMatchObject({ startColumn: 10, endColumn: 13 });
  });

  it('are decoded again where they were escaped twice', () => {
    const value = withoutEntities(at('&amp;lt;k&amp;gt;a'));
    expect(value.value).toBe('<k>a');
    expect(sub(value, 0, 1).at.region).toMatchObject({ startColumn: 1, endColumn: 9 });
    // Three times, and not for ever.
    expect(withoutEntities(at('a&amp;amp;lt;b')).value).toBe('a<b');
    expect(withoutEntities(at('&amp;amp;amp;lt;')).value).toBe('&lt;');
  });

  it('that name no character stay', () => {
    expect(withoutEntities(at('&#9999999;')).value).toBe('&#9999999;');
    expect(withoutEntities(at('&#xFFFFFF;x')).value).toBe('&#xFFFFFF;x');
    expect(withoutEntities(at('&kdc;x')).value).toBe('&kdc;x');
    expect(withoutEntities(at('&#x10FFFF;&#1114112;')).value).toBe('\u{10ffff}&#1114112;');
  });

  it('leave the text that was meant, and none where there are none', () => {
    const { entities, plain } = entitiesOf(at('&amp;lt;k&amp;gt;&nbsp;a'));
    expect(entities.map(({ value }) => value)).toEqual(['&amp;', '&amp;', '&nbsp;']);
    expect(plain?.value).toBe('<k>\u00a0a');
    expect(entitiesOf(at('<k>a & b</k>'))).toEqual({ entities: [], plain: null });
  });

  it('leave a value without them as it is', () => {
    const value = at('<k>a & b; c</k>');
    expect(withoutEntities(value)).toBe(value);
    expect(entitiesIn(value)).toEqual([]);
  });
});
