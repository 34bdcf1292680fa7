// PAC files: what their returns and tests say, at which place, and what only running them would show.

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the vendor's variables are written in this way.

import { describe, expect, it } from 'vitest';
import type { Located } from '../../../src/model/located.ts';
import type { PacRecord } from '../../../src/model/record.ts';
import type { Span } from '../../../src/model/span.ts';
import { pac } from '../../../src/readers/client/pac.ts';
import { detect, headOf, lackOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import {
  encode,
  fixture,
  rawText,
  readAll,
  regionText,
  sourceOf,
  type TextEncodingName,
} from '../../support/bytes.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { itThorough, STEP } from '../../support/thorough.ts';

const KERBEROS = fixture('pac/kerberos.pac');
const BRANCH = fixture('pac/wpad-cp1252.dat');
const WIDE = fixture('pac/ex-utf16.pac');

function read(bytes: Uint8Array) {
  const { items, diagnostics, gaps } = readAll(pac, bytes);
  const record = items.find((item) => item.kind === 'pac');
  return { record, diagnostics, gaps };
}

function recordOf(bytes: Uint8Array): PacRecord {
  const { record } = read(bytes);
  if (!record) throw new Error('no record');
  return record;
}

const formatOf = (bytes: Uint8Array) => detect(headOf(sourceOf(bytes)), readers)?.format ?? null;
/** A PAC file with these statements in its function. */
const script = (body: string, before = '') =>
  encode(`${before}function FindProxyForURL(url, host) {\n${body}\n}\n`);
const targets = ({ targets: all }: PacRecord) =>
  all.map(({ directive, host, port }) =>
    [directive, host?.value ?? '', port === null ? '' : String(port.value)].join(' ').trim(),
  );
const tests = ({ tests: all }: PacRecord) =>
  all.map(({ test, of, pattern, returns }) => {
    const what = `${test}(${of}${pattern ? `, ${pattern.value}` : ''})`;
    return `${what} -> ${returns === null ? '?' : returns.join(' ')}`;
  });
const unread = ({ unread: all }: PacRecord) => all.map(({ value }) => value);

describe('the fixtures', () => {
  it('are told by the function that every PAC file has', () => {
    for (const bytes of [KERBEROS, BRANCH, WIDE]) expect(formatOf(bytes)).toBe('pac');
    expect(formatOf(encode('var FindProxyForURL = (url, host) => "DIRECT";'))).toBe('pac');
    expect(formatOf(encode('/* a */ // b\n\nFindProxyForURL = function (u, h) { return "DIRECT" }'))).toBe(
      'pac',
    );
    for (const text of [
      'function  FindProxyForURL (url, host) { return "DIRECT"; }',
      'FindProxyForURLEx=function(u){return "DIRECT"}',
      'FindProxyForURLEx = (u) => "DIRECT";',
      '"use strict";\nfunction FindProxyForURLEx(u, h) { return "DIRECT"; }',
      "'use strict';\nfunction FindProxyForURL(u, h) { return 'DIRECT'; }",
      '<!-- of the branch\nfunction FindProxyForURL(u, h) { return "DIRECT"; }',
    ]) {
      expect([text, formatOf(encode(text))]).toEqual([text, 'pac']);
    }
    expect(formatOf(encode('A PAC file begins with:\n\nfunction FindProxyForURL(url, host) {'))).toBe(null);
    expect(formatOf(encode('# Proxies\n\n`function FindProxyForURL(url, host) {`'))).toBe(null);
    expect(formatOf(encode('function findProxy(url, host) {}'))).toBe(null);
    for (const name of ['a/kerberos.PAC', 'wpad.dat']) {
      expect(lackOf(name, headOf(sourceOf(encode('function find() {}'))))).toMatch(/FindProxyForURL/);
    }
  });

  it('give the edges of the vendor, and what goes directly', () => {
    const record = recordOf(KERBEROS);
    expect(targets(record)).toEqual([
      'DIRECT',
      'DIRECT',
      'DIRECT',
      'PROXY media.contoso.example 3128',
      'DIRECT',
      'PROXY ${GATEWAY_HOST} 8800',
      'PROXY ${SECONDARY_GATEWAY_HOST} 8800',
      'DIRECT',
    ]);
    expect(tests(record)).toEqual([
      'isPlainHostName(host) -> DIRECT',
      'isInNet(address, 192.0.2.0) -> DIRECT',
      String.raw`RegExp(address, /^(?:0|10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[0-9.]+$/) -> DIRECT`,
      'startsWith(url, ftp:) -> DIRECT',
      'dnsDomainIs(host, .contoso.example) -> DIRECT',
      'shExpMatch(host, *.corp.contoso.example) -> DIRECT',
      'localHostOrDomainIs(host, kdcproxy.contoso.example) -> DIRECT',
      '==(host, login.contoso.example) -> DIRECT',
      'shExpMatch(url, https://meet.contoso.example/*) -> ?',
      'isPlainHostName(host) -> ?',
    ]);
    expect(read(KERBEROS).diagnostics).toEqual([]);
  });

  it.each([
    ['kerberos.pac', KERBEROS, 'utf-8', 'utf-8'],
    ['wpad-cp1252.dat', BRANCH, 'latin1', 'windows-1252'],
    ['ex-utf16.pac', WIDE, 'utf-16le-bom', 'utf-16le'],
  ] as const)('have every place right: %s', (_name, bytes, encoding: TextEncodingName, decoder) => {
    const text = new TextDecoder(decoder).decode(bytes);
    const { targets: all, tests: asked, unread: left } = recordOf(bytes);
    const located: (Located | null)[] = [
      ...all.flatMap(({ host }) => host),
      ...asked.map(({ pattern }) => pattern),
      ...left,
    ];
    expect(located.length).toBeGreaterThan(2);
    for (const one of located) {
      if (!one) continue;
      expect(regionText(text, one)).toBe(one.value);
      expect(rawText(bytes, one, encoding)).toBe(one.value);
    }
    for (const { port, at, directive } of all) {
      if (port) expect(regionText(text, { value: '', at: port.at })).toBe(String(port.value));
      // What is joined from several literals covers the joints too.
      expect(regionText(text, { value: '', at }).toUpperCase().startsWith(directive)).toBe(true);
    }
  });

  it('say what they do only when they run, as no gap', () => {
    const { record, gaps, diagnostics } = read(BRANCH);
    if (!record) throw new Error('no record');
    expect(targets(record)).toEqual([
      'DIRECT',
      'PROXY proxy.contoso.example 8080',
      'SOCKS5 socks.contoso.example 1080',
    ]);
    expect(tests(record)).toEqual(['isPlainHostName(host) -> DIRECT']);
    expect(unread(record)).toEqual([
      'for (var i = 0; i < domains.length; i++) {',
      'dnsDomainIs(host, domains[i])',
    ]);
    expect(gaps).toEqual([]);
    expect(diagnostics.map(({ code, effect }) => [code, effect])).toEqual([
      ['encoding-assumed', 'notice'],
      ['not-read', 'notice'],
    ]);
  });

  it('may have FindProxyForURLEx, addresses of IPv6, and hosts without a port', () => {
    const record = recordOf(WIDE);
    expect(targets(record)).toEqual([
      'DIRECT',
      'HTTPS [2001:db8::8] 8443',
      'QUIC proxy.contoso.example',
      'DIRECT',
    ]);
    expect(tests(record)).toEqual(['shExpMatch(host, *.zürich.contoso.example) -> DIRECT']);
  });
});

describe('what is returned', () => {
  it.each([
    ['a literal', 'return "PROXY a:1; DIRECT";', ['PROXY a 1', 'DIRECT']],
    ['small letters and stray semicolons', "return ' proxy  a:1 ;; direct;';", ['PROXY a 1', 'DIRECT']],
    ['a concatenation', 'return "PROXY " + "a" + ":" + 80;', ['PROXY a 80']],
    ['a concatenation within one', 'return "PROXY " + ("a" + ":80");', ['PROXY a 80']],
    ['a number in a constant', 'var port = 8080; return "PROXY a:" + port;', ['PROXY a 8080']],
    ['a constant', 'var p = "PROXY a:1"; return p + "; DIRECT";', ['PROXY a 1', 'DIRECT']],
    ['constants of constants', 'const h = "a", p = "PROXY " + h; return p;', ['PROXY a']],
    [
      'any of several texts',
      'var p = "DIRECT"; if (x(url)) p = "PROXY b:2"; return p;',
      ['DIRECT', 'PROXY b 2'],
    ],
    [
      'a ternary',
      'return a() ? "DIRECT" : b() ? "PROXY a:1" : "PROXY b:2";',
      ['DIRECT', 'PROXY a 1', 'PROXY b 2'],
    ],
    ['a template', 'return `PROXY ${GATEWAY_HOST}:8800`;', ['PROXY ${GATEWAY_HOST} 8800']],
    [
      'variables of subclouds',
      'return "PROXY ${GATEWAY.emea.zscalerbeta.net_HOST}:80";',
      ['PROXY ${GATEWAY.emea.zscalerbeta.net_HOST} 80'],
    ],
    ['a template of the text alone', 'return `PROXY a:1`;', ['PROXY a 1']],
    [
      'a template of several variables',
      'return `PROXY ${GATEWAY_HOST}:1; PROXY ${SECONDARY_GATEWAY_HOST}:2; PROXY ${SECONDARY.GATEWAY.a}:3`;',
      ['PROXY ${GATEWAY_HOST} 1', 'PROXY ${SECONDARY_GATEWAY_HOST} 2', 'PROXY ${SECONDARY.GATEWAY.a} 3'],
    ],
    [
      'of every kind',
      'return "HTTP a:1; HTTPS a:2; SOCKS a:3; SOCKS4 a:4";',
      ['HTTP a 1', 'HTTPS a 2', 'SOCKS a 3', 'SOCKS4 a 4'],
    ],
    ['an address of IPv6 without a port', 'return "PROXY [2001:db8::8]";', ['PROXY [2001:db8::8]']],
    ['a variable with a colon', 'return "PROXY ${GATEWAY:EU}";', ['PROXY ${GATEWAY:EU}']],
    ['of a script of today', 'var a; a ??= 1; return "DIRECT";', ['DIRECT']],
    ['escapes', String.raw`return "PROXY\x20a\u002eb\u{3a}1;\tDIRECT";`, ['PROXY a.b 1', 'DIRECT']],
    ['escapes of ends of lines', String.raw`return "PROXY a:1;\r\nDIRECT";`, ['PROXY a 1', 'DIRECT']],
    ['a text over two lines', 'return "PROXY a:1;\\\n DIRECT";', ['PROXY a 1', 'DIRECT']],
    [
      'in a block, a try, a label',
      'x: { try { return "PROXY a:1" } catch (e) { return "DIRECT" } finally { y() } }',
      ['PROXY a 1', 'DIRECT'],
    ],
    ['in what comes at last', 'try { x() } finally { return "PROXY a:1" }', ['PROXY a 1']],
    ['in a loop that runs once', 'do { return "PROXY a:1" } while (z());', ['PROXY a 1']],
    ['in the scope of an object', 'with (a) { return "PROXY a:1" }', ['PROXY a 1']],
    [
      'in switch and loops',
      'switch (host) { case "a": return "DIRECT" } while (z()) return "PROXY a:1";',
      ['DIRECT', 'PROXY a 1'],
    ],
  ])('may be %s', (_what, body, expected) => {
    expect(targets(recordOf(script(body)))).toEqual(expected);
  });

  it('leaves nothing unread where a semicolon is too much, or a label stands before', () => {
    expect(unread(recordOf(script('return "; DIRECT;; ";')))).toEqual([]);
    expect(unread(recordOf(script('x: { return "DIRECT"; }')))).toEqual([]);
  });

  it('has its place as it is written, with its escapes', () => {
    const bytes = script(String.raw`return "PROXY \u0070roxy.c\x6fntoso.exampl\x65:80";`);
    const [target] = recordOf(bytes).targets;
    if (!target?.host || !target.port) throw new Error('no host');
    expect(target.host.value).toBe('proxy.contoso.example');
    expect(rawText(bytes, target.host, 'utf-8')).toBe(String.raw`\u0070roxy.c\x6fntoso.exampl\x65`);
    expect(rawText(bytes, { value: '', at: target.port.at }, 'utf-8')).toBe('80');
  });

  it.each([
    'if (a) { b(); }',
    'var { a } = b;',
    'var FindProxyForURL;',
    'function oldFindProxyForURL(url, host) { return "PROXY old:1"; }',
  ])('is what the function returns, whatever stands before it: %s', (before) => {
    const record = recordOf(script('return "DIRECT";', `${before}\n`));
    expect([targets(record), record.otherwise]).toEqual([['DIRECT'], ['DIRECT']]);
  });

  it('of an arrow without a block is its expression', () => {
    expect(targets(recordOf(encode('const FindProxyForURL = (u, h) => "PROXY a:1";')))).toEqual([
      'PROXY a 1',
    ]);
    expect(targets(recordOf(encode('FindProxyForURL = function (u, h) { return "DIRECT"; }')))).toEqual([
      'DIRECT',
    ]);
  });

  it.each([
    ['a call', 'return choose(host);', 'choose(host)'],
    ['an index', 'return ["PROXY a:1"][0];', '["PROXY a:1"][0]'],
    ['a parameter', 'return url;', 'url'],
    ['a text that grows', 'var p = "PROXY a"; p += ":1"; return p;', 'p'],
    ['a name that is declared twice', 'var p = "DIRECT"; var p = "PROXY a:1"; return p;', 'p'],
    ['a circle', 'var p = q, q = p; return p;', 'q'],
    ['a template of the script', 'return `PROXY ${host}`;', '`PROXY ${host}`'],
    ['a sum', 'return 1 + 2;', '1 + 2'],
    ['a text after a sum', 'return 1 + 2 + "a";', '1 + 2 + "a"'],
    ['a sum after a text', 'return "PROXY a:" + (1 + 2);', '"PROXY a:" + (1 + 2)'],
    ['a sum in a constant', 'var n = 1 + 2; return "PROXY a:" + n;', '"PROXY a:" + n'],
    ['a difference', 'return "PROXY a" - 1;', '"PROXY a" - 1'],
    ['a number that is written otherwise', 'return "PROXY a:" + 0x50;', '"PROXY a:" + 0x50'],
    ['a truth', 'return true + "a";', 'truea'],
    ['what is taken apart', 'var { p } = q, [r] = q; return p;', 'p'],
    ['what a loop gives', 'for (var p in q) x(p); return p;', 'for (var p in q) x(p);|p'],
    ['what others are given', 'for (p of q) x(p); return p;', 'for (p of q) x(p);|p'],
    ['a counter', 'var p = "1"; p++; return p;', 'p'],
    ['an error that was caught', 'try { x() } catch (p) { return p } ', 'p'],
    ['a function', 'function p() { return "DIRECT" } return p;', 'p'],
    ['a class', 'class p {} return p;', 'p'],
    ['declared and taken apart', 'var p = "DIRECT"; var { p } = q; return p;', 'p'],
    ['given and taken apart', 'var p = "DIRECT"; [p] = q; return p;', 'p'],
    ['also of a loop', 'var p = "DIRECT"; for (p in q) x(p); return p;', 'for (p in q) x(p);|p'],
    ['also of a list', 'var p = "DIRECT"; for (p of q) x(p); return p;', 'for (p of q) x(p);|p'],
    ['also a parameter', 'var p = "DIRECT"; function f(p) {} return p;', 'p'],
    ['also one of a function without a name', 'var p = "DIRECT"; x(function (p) {}); return p;', 'p'],
    ['also one of an arrow', 'var p = "DIRECT"; x((p) => 1); return p;', 'p'],
    ['also an error', 'var p = "DIRECT"; try { x() } catch (p) {} return p;', 'p'],
    ['also a class', 'var p = "DIRECT"; { class p {} } return p;', 'p'],
    [
      'a template of other variables',
      'return `PROXY ${GATEWAY_HOST}${host}`;',
      '`PROXY ${GATEWAY_HOST}${host}`',
    ],
    ['a variable named otherwise', 'return `PROXY ${MY_GATEWAY}`;', '`PROXY ${MY_GATEWAY}`'],
    ['a variable with more', 'return `PROXY ${GATEWAY + a}`;', '`PROXY ${GATEWAY + a}`'],
    ['a template with escapes', 'return `PROXY\\x20${GATEWAY_HOST}:1`;', '`PROXY\\x20${GATEWAY_HOST}:1`'],
    ['an octal escape', String.raw`return "PROXY \141:1";`, String.raw`"PROXY \141:1"`],
    ['a sum of constants', 'var a = 1, b = 2; return a + b;', 'a + b'],
    ['another word that ends like one', 'return "XPROXY a:1";', 'XPROXY a:1'],
    ['another word that begins like one', 'return "PROXYX a:1";', 'PROXYX a:1'],
    ['a directive after something', 'return "- PROXY a:1";', '- PROXY a:1'],
    ['a directive before something', 'return "PROXY a:1 b";', 'PROXY a:1 b'],
    ['an address within a name', 'return "PROXY a[2001:db8::8]";', 'PROXY a[2001:db8::8]'],
    ['a member that is assigned', 'p.q = "DIRECT"; return p.q;', 'p.q'],
    ['a name of nothing', 'var p; return p;', 'p'],
    ['an unknown directive', 'return "PRXY a:1";', 'PRXY a:1'],
    ['a directive without its host', 'return "PROXY";', 'PROXY'],
    ['a host after DIRECT', 'return "DIRECT a";', 'DIRECT a'],
    ['a port that is none', 'return "PROXY a:port";', 'PROXY a:port'],
    ['a port without a host', 'return "PROXY :80";', 'PROXY :80'],
    ['a port that is a variable', 'return "PROXY ${GATEWAY}:${PORT}";', 'PROXY ${GATEWAY}:${PORT}'],
    ['nothing', 'return;', 'return;'],
    ['an error', 'throw "x";', 'throw "x";'],
  ])('is not read where it is %s', (_what, body, expected) => {
    const record = recordOf(script(body));
    expect(unread(record)).toEqual(expected.split('|'));
    expect(targets(record)).toEqual([]);
  });

  // The other one is as long as the text that it makes.
  it.each(['a + b', `a +${' '.repeat(17)}b`])(
    'joined out of order has the place of the expression: %s',
    (sum) => {
      const bytes = script(`var b = ":1", a = "PROXY proxy.example"; return ${sum};`);
      const [target] = recordOf(bytes).targets;
      expect(target?.host?.value).toBe('proxy.example');
      const there = (at: Span | undefined) => at && rawText(bytes, { value: '', at }, 'utf-8');
      expect(there(target?.at)).toBe(sum);
      expect(there(target?.host?.at)).toBe(sum);
    },
  );
});

describe('a test', () => {
  it.each([
    ['either way round', 'if ("a" === host) return "DIRECT";', ['==(host, a) -> DIRECT']],
    [
      'of the host in small letters',
      'if (dnsDomainIs(host.toLowerCase(), ".a")) return "DIRECT";',
      ['dnsDomainIs(host, .a) -> DIRECT'],
    ],
    [
      'of a copy of the host',
      'var h = host.toLowerCase(); if (h == "a") return "DIRECT";',
      ['==(host, a) -> DIRECT'],
    ],
    [
      'of a host that was put into small letters',
      'host = host.toLowerCase(); if (host == "a") return "DIRECT";',
      ['==(host, a) -> DIRECT'],
    ],
    [
      'with a pattern that is a constant',
      'var d = ".a" + ".b"; if (dnsDomainIs(host, d)) return "DIRECT";',
      ['dnsDomainIs(host, .a.b) -> DIRECT'],
    ],
    [
      'in a variable',
      'var inside = isPlainHostName(host) || host == "a"; if (inside) return "DIRECT";',
      ['isPlainHostName(host) -> DIRECT', '==(host, a) -> DIRECT'],
    ],
    ['turned round', 'if (!isPlainHostName(host)) return "PROXY a:1";', ['isPlainHostName(host) -> ?']],
    [
      'that needs another',
      'if (host == "a" && isInNet(myIpAddress(), "192.0.2.0", "255.255.255.0")) return "DIRECT";',
      ['==(host, a) -> ?'],
    ],
    [
      'within another',
      'if (host == "a") { if (dnsDomainIs(host, ".b")) return "DIRECT"; }',
      ['==(host, a) -> ?', 'dnsDomainIs(host, .b) -> ?'],
    ],
    [
      'of several',
      'if ((host == "a" || host == "b") || (host == "c" && host == "d")) return "DIRECT";',
      ['==(host, a) -> DIRECT', '==(host, b) -> DIRECT', '==(host, c) -> ?', '==(host, d) -> ?'],
    ],
    [
      'after others',
      'if (host == "a") return "DIRECT"; else if (host == "b") { x(); return "PROXY a:1"; } else if (host == "c") y(); else return "DIRECT";',
      ['==(host, a) -> DIRECT', '==(host, b) -> PROXY', '==(host, c) -> ?'],
    ],
    ['of what is not known', 'if (host == "a") return f();', ['==(host, a) -> ?']],
    ['of what no browser knows', 'if (host == "a") return "DIRECTLY";', ['==(host, a) -> ?']],
    [
      'of a beginning',
      'if (host.substr(0, 3) == "www") return "DIRECT";',
      ['startsWith(host, www) -> DIRECT'],
    ],
    ['of the host without blanks', 'if (host.trim() == "a") return "DIRECT";', ['==(host, a) -> DIRECT']],
    ['of the host as a text', 'if (host.toString() == "a") return "DIRECT";', ['==(host, a) -> DIRECT']],
    [
      'of an address of IPv6',
      'if (isInNetEx(dnsResolveEx(host), "2001:db8::/32")) return "DIRECT";',
      ['isInNetEx(address, 2001:db8::/32) -> DIRECT'],
    ],
    [
      'of several, one of which needs another',
      'if ((host == "a" || host == "b") && host == "c") return "DIRECT";',
      ['==(host, a) -> ?', '==(host, b) -> ?', '==(host, c) -> ?'],
    ],
    [
      'of several within several',
      'if (host == "a" || (host == "b" || host == "c")) return "DIRECT";',
      ['==(host, a) -> DIRECT', '==(host, b) -> DIRECT', '==(host, c) -> DIRECT'],
    ],
    [
      'before a branch that may do otherwise',
      'if (host == "a") { if (x()) y(); return "DIRECT"; }',
      ['==(host, a) -> ?'],
    ],
    [
      'before a branch that does something first',
      'if (host == "a") { var p = 1; x(p); return "DIRECT"; }',
      ['==(host, a) -> DIRECT'],
    ],
    [
      'of a number and texts',
      'if (host == 10 + (".0" + ".0.1")) return "DIRECT";',
      ['==(host, 10.0.0.1) -> DIRECT'],
    ],
    [
      'of constants that are joined',
      'var a = "10", b = ".0.0.1"; if (host == a + b) return "DIRECT";',
      ['==(host, 10.0.0.1) -> DIRECT'],
    ],
    [
      'of every escape',
      String.raw`if (host == "\b\f\n\r\v\0\q") return "DIRECT";`,
      ['==(host, \b\f\n\r\v\0q) -> DIRECT'],
    ],
    ['of an expression', 'if (/a$/.test(host)) return "DIRECT";', ['RegExp(host, /a$/) -> DIRECT']],
    ['of the time', 'if (weekdayRange("MON", "FRI")) return "DIRECT";', []],
  ])('%s is read', (_what, body, expected) => {
    expect(tests(recordOf(script(body)))).toEqual(expected);
  });

  it.each([
    ['an own function', 'inside(host)'],
    ['no argument', 'isPlainHostName()'],
    ['a pattern that is computed', 'dnsDomainIs(host, "." + domain())'],
    ['a beginning of another length', 'url.substring(0, 5) == "ftp:"'],
    ['a beginning from elsewhere', 'url.substring(2, 6) == "ftp:"'],
    ['a method', 'host.endsWith(".a")'],
    ['a resolver', 'isResolvable(host)'],
    ['a comparison of numbers', 'dnsDomainLevels(host) > 1'],
    ['two unknowns', 'host == other'],
    ['a computed expression', 'pattern.test(host)'],
    ['an expression on something else', '/a$/.test(referrer)'],
    ['another method of an expression', '/a$/.exec(host)'],
    ['a text in place of an expression', '"a".test(host)'],
    ['an own function with a pattern', 'inside(host, "a")'],
    ['a function without its pattern', 'dnsDomainIs(host)'],
    ['an own function that is compared', 'f(host) == "a"'],
    ['unequal', 'host !== "a"'],
    ['a sum', 'host == 1 + (2 + 3)'],
    ['a sign', '-isPlainHostName(host)'],
    ['one of two values', 'f(host) ?? g(host)'],
    ['a beginning by another function', 'url.split(0, 4) == "ftp:"'],
    ['a beginning by a function named like it', 'url.substrings(0, 4) == "ftp:"'],
    ['a beginning by a function that ends like it', 'url.mysubstr(0, 4) == "ftp:"'],
    ['a beginning without its end', 'url.substring(0) == "ftp:"'],
    ['a beginning without both', 'url.substring() == "ftp:"'],
    ['a beginning from the second', 'url.substring(1, 4) == "ftp:"'],
    ['a beginning that is computed', 'url.substring(n, 4) == "ftp:"'],
    ['a beginning whose end is computed', 'url.substring(0, n) == "ftp:"'],
    ['an address of the URL', 'dnsResolve(url) == "192.0.2.1"'],
    ['an address of nothing', 'isInNet(dnsResolve(), "192.0.2.0", "255.255.255.0")'],
    ['an address by another function', 'isInNet(dnsResolver(host), "192.0.2.0", "255.255.255.0")'],
    ['an address by an own function', 'isInNet(myDnsResolve(host), "192.0.2.0", "255.255.255.0")'],
    ['an address of the client as a text', 'shExpMatch(myIpAddress(), "192.0.2.*")'],
    ['an address of the client by another function', 'isInNet(myIpAddressOf(), "192.0.2.0", "255.0.0.0")'],
    ['an address of the client by an own function', 'isInNet(notmyIpAddress(), "192.0.2.0", "255.0.0.0")'],
    ['an unknown address', 'isInNet(anything, "192.0.2.0", "255.255.255.0")'],
    ['a call of a call as its subject', 'dnsDomainIs(f()(host), ".a")'],
    ['a word', 'true'],
    ['an unknown name', 'anything'],
    ['another subject', 'dnsDomainIs(referrer, ".a")'],
    ['an index', 'hosts[host]'],
    ['a call of a call', 'f()(host)'],
  ])('is said to be unread where it is %s', (_what, condition) => {
    const record = recordOf(script(`if (${condition}) return "DIRECT";`));
    expect([unread(record), tests(record)]).toEqual([[condition], []]);
  });

  it('by an expression on hosts is shown, and said to be unread', () => {
    const record = recordOf(script('if (/a$/.test(host)) return "DIRECT";'));
    expect([unread(record), tests(record)]).toEqual([['/a$/.test(host)'], ['RegExp(host, /a$/) -> DIRECT']]);
  });

  it.each([
    'weekdayRange("MON", "FRI")',
    'dateRange("JAN", "MAR")',
    'timeRange(8, 18)',
    'isInNet(myIpAddress(), "192.0.2.0", "255.255.255.0")',
    'isInNetEx(myIpAddressEx(), "2001:db8::/32")',
    'isInNet(own, "192.0.2.0", "255.255.255.0")',
  ])('of no host is neither read nor said to be unread: %s', (condition) => {
    const record = recordOf(script(`var own = myIpAddress(); if (${condition}) return "DIRECT";`));
    expect([unread(record), tests(record)]).toEqual([[], []]);
  });

  it.each([
    ['host = f(host);', 'host == "a"'],
    ['host = "b";', 'host == "a"'],
    ['host = other.toLowerCase();', 'host == "a"'],
    ['host = host.substring(4);', 'host == "a"'],
    ['var h = host; h = f();', 'h == "a"'],
    ['var h = g, g = h;', 'h == "a"'],
    ['var h = g.trim(), g = h.trim();', 'h == "a"'],
    ['var h = dnsResolve(h);', 'h == "a"'],
    ['var own = myIpAddress(); own = f();', 'isInNet(own, "192.0.2.0", "255.255.255.0")'],
    ['var c = host == "a"; c = f();', 'c'],
    ['var r = /a/; r = f();', 'r.test(host)'],
  ])('of what became something else, or goes round in a circle, is not read: %s', (before, condition) => {
    const record = recordOf(script(`${before} if (${condition}) return "DIRECT";`));
    expect([unread(record), tests(record)]).toEqual([[condition], []]);
  });

  it('that is not read is said once, and shortened', () => {
    const long = `f("${'x'.repeat(300)}")`;
    const record = recordOf(script(`var c = ${long}; if (c) return "DIRECT"; if (c) return "PROXY a:1";`));
    expect(unread(record)).toEqual([long.slice(0, 120)]);
  });
});

describe('a file that is no PAC file after all', () => {
  it.each([
    ['parentheses that are missing', 'if shExpMatch(host, "a") return "DIRECT";', 2, 4],
    ['a text without its end', 'return "DIRECT;', 2, 8],
    ['what was cut off', 'if (host == "a") {', 4, 1],
  ])('says where: %s', (_what, body, line, column) => {
    const { record, gaps } = read(script(body));
    expect(record).toBeUndefined();
    expect(gaps).toMatchObject([
      { code: 'malformed', effect: 'unreadable', at: { region: { startLine: line, startColumn: column } } },
    ]);
  });

  it('says what is wrong in small letters, and the place but once', () => {
    const { gaps } = read(script(`${'\n'.repeat(10)}            if shExpMatch(host, "a") return "DIRECT";`));
    expect(gaps).toMatchObject([{ message: expect.stringMatching(/line 12: unexpected token\.$/) }]);
  });

  it('is unread as a whole where it is nested too deep, as no gap', () => {
    const { record, gaps, diagnostics } = read(
      script(`return ${'('.repeat(50_000)}"DIRECT"${')'.repeat(50_000)};`),
    );
    expect(record).toMatchObject({
      targets: [],
      tests: [],
      unread: [{ value: 'function FindProxyForURL(url, host) {' }],
    });
    expect([gaps, diagnostics.map(({ code }) => code)]).toEqual([[], ['not-read']]);
  });

  it('says that it is too large', () => {
    const { gaps, record } = read(script(`// ${'x'.repeat(1024 * 1024)}`));
    expect([record, gaps]).toMatchObject([undefined, [{ code: 'too-large', effect: 'unreadable' }]]);
  });

  it('says what cannot be decoded', () => {
    const { items } = readAll(pac, Uint8Array.of(...script('return "DIRECT";'), 0xff), [], {
      encoding: 'utf-8',
    });
    expect(items).toMatchObject([{ code: 'encoding', effect: 'unreadable' }]);
  });

  it('says that its function is made otherwise', () => {
    const record = recordOf(
      encode('(function () { function FindProxyForURL(url, host) { return "DIRECT"; } })();\n'),
    );
    expect(record.targets).toEqual([]);
    expect(unread(record)).toHaveLength(1);
  });

  it('gives every cut a gap, or is whole', () => {
    for (let end = 0; end < KERBEROS.length; end += STEP) {
      const { gaps, record } = read(KERBEROS.slice(0, end));
      // Before the function there are comments alone; after its brace everything has been said.
      const before = end < 70;
      if (record && !before) expect(targets(record), `${end} bytes`).toEqual(targets(recordOf(KERBEROS)));
      else if (!record) expect(gaps, `${end} bytes`).toHaveLength(1);
    }
  });
});

describe('a function', () => {
  it.each([
    [
      'without parameters',
      'function FindProxyForURL() { if (host == "a") return "DIRECT"; }',
      ['host == "a"'],
    ],
    [
      'with parameters that are taken apart',
      'function FindProxyForURL({ a }, [b]) { if (b == "a") return "DIRECT"; }',
      ['b == "a"'],
    ],
    [
      'that is none',
      'var FindProxyForURL = make(); function FindProxyForURL2() {} other = 1; FindProxyForURL(1);',
      null,
    ],
    ['of an object', 'var a = {}; a.FindProxyForURL = function (url, host) { return "DIRECT"; };', null],
  ])('%s', (_what, text, expected) => {
    const record = recordOf(encode(`${text}\n`));
    expect(unread(record)).toEqual(expected ?? [text.slice(0, 120)]);
  });

  it('has its places also at the end of a long line', () => {
    const many = Array.from(
      { length: 2000 },
      (_one, i) => `if (host == "ä${i}.example") return "PROXY p${i}:${i}";`,
    );
    const bytes = script(many.join(' '));
    const text = new TextDecoder().decode(bytes);
    const { targets: all, tests: asked } = recordOf(bytes);
    expect([all.length, asked.length]).toEqual([2000, 2000]);
    for (const located of [all.at(-1)?.host, asked.at(-1)?.pattern, all.at(1000)?.host]) {
      if (!located) throw new Error('nothing located');
      expect(regionText(text, located)).toBe(located.value);
      expect(rawText(bytes, located, 'utf-8')).toBe(located.value);
    }
  });
});

describe('a file that was made to be slow', () => {
  const within = (milliseconds: number, run: () => void) => {
    const spent = cpuClock();
    run();
    expect(spent()).toBeLessThan(milliseconds);
  };

  itThorough.each([
    [
      'one line of many tests',
      `if (${Array(8000).fill('dnsDomainIs(host, ".contoso.example")').join(' || ')}) return "DIRECT";`,
    ],
    ['a chain of else', `${Array(1500).fill('if (host == "a") return "DIRECT";').join(' else ')}`],
    [
      'constants that multiply',
      `${['a', 'b', 'c', 'd', 'e', 'f']
        .map(
          (name, i, all) =>
            `var ${name} = ${
              i === 0
                ? '"x"'
                : Array(50)
                    .fill(all[i - 1])
                    .join('+')
            };`,
        )
        .join('')} return f;`,
    ],
    [
      'conditions that multiply',
      `${['a', 'b', 'c', 'd', 'e', 'f']
        .map(
          (name, i, all) =>
            `var ${name} = ${
              i === 0
                ? 'host == "x"'
                : Array(50)
                    .fill(all[i - 1])
                    .join('||')
            };`,
        )
        .join('')} if (f) return "DIRECT";`,
    ],
    ['a long list', `var l = [${Array(60_000).fill('"a"').join(',')}]; return "DIRECT";`],
    ['many statements', `${';'.repeat(500_000)} return "DIRECT";`],
  ])('is read in time all the same: %s', (_what, body) => {
    within(8000, () => {
      const { record, gaps } = read(script(body));
      expect(record ?? gaps[0]).toBeDefined();
    });
  });
});

describe('what is left where no test holds', () => {
  it.each([
    ['return "PROXY a:1; DIRECT";', ['PROXY', 'DIRECT']],
    ['if (isPlainHostName(host)) return "DIRECT"; return "PROXY a:1";', ['PROXY']],
    ['if (isPlainHostName(host)) return "PROXY a:1"; else return "DIRECT";', ['DIRECT']],
    ['return isPlainHostName(host) ? "PROXY a:1" : host == "b" ? "PROXY b:1" : "DIRECT";', ['DIRECT']],
    ['return "DIRECT"; return "PROXY a:1";', ['DIRECT']],
    ['if (isPlainHostName(host)) return "DIRECT";', undefined],
    ['return f(host);', undefined],
    ['try { return "DIRECT"; } catch (e) { return "PROXY a:1"; }', undefined],
    ['try { x(); } finally { return "DIRECT"; }', undefined],
    ['while (z()) return "DIRECT";', undefined],
    ['switch (host) { case "a": return "DIRECT"; }', undefined],
    ['x: { return "DIRECT"; }', ['DIRECT']],
  ])('%s', (body, expected) => {
    expect(recordOf(script(body)).otherwise).toEqual(expected);
  });

  it('is what an arrow without a block gives', () => {
    expect(recordOf(encode('FindProxyForURL = (u, h) => "DIRECT";')).otherwise).toEqual(['DIRECT']);
  });

  it('is what both functions leave, if it is the same', () => {
    const both = (other: string) =>
      recordOf(script('return "DIRECT";', `function FindProxyForURLEx(u, h) { return "${other}"; }\n`));
    expect(both('DIRECT').otherwise).toEqual(['DIRECT']);
    expect(both('PROXY a:1').otherwise).toBeUndefined();
  });
});
