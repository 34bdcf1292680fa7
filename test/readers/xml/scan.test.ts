// The structural scan: what it hands out, where it says that things stand, and everything that it refuses.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/model/source.ts';
import { scanChunks, scanXml } from '../../../src/readers/xml/scan.ts';
import { encode, rawText, sourceOf } from '../../support/bytes.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { itThorough, THOROUGH } from '../../support/thorough.ts';
import { decide, faultOf, region, scan } from '../../support/xml-scan.ts';

const NS = 'urn:contoso:gpo';

describe('events', () => {
  it('hands out elements and tags in document order, with namespaces for prefixes', () => {
    const xml = `<r xmlns="${NS}"><a:gpo xmlns:a="${NS}"><a:policy b="1"/></a:gpo><gpo xmlns=""/><explain><policy/></explain></r>`;
    const events = scan(xml);
    expect(
      events.map((event) => ('name' in event ? [event.kind, event.name, event.depth] : event.kind)),
    ).toEqual([
      ['start', `{${NS}}gpo`, 2],
      ['element', `{${NS}}policy`, 3],
      ['end', `{${NS}}gpo`, 2],
      ['start', 'gpo', 2],
      ['end', 'gpo', 2],
    ]);
    const element = events[1];
    if (element?.kind !== 'element') throw new Error('no element');
    expect(element.slice.text).toBe('<a:policy b="1"/>');
    expect(element.namespaces.get('a')).toBe(NS);
    expect(element.namespaces.get('')).toBe(NS);
  });

  it('asks for no element inside captured and skipped ones', () => {
    const asked: string[] = [];
    scan('<r><policy><x/></policy><explain><y/></explain><z/></r>', 'utf-8', (path, namespaces) => {
      asked.push(path.join('/'));
      return decide(path, namespaces);
    });
    expect(asked).toEqual(['r', 'r/policy', 'r/explain', 'r/z']);
  });

  it.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16le-bom', 'utf-16be', 'utf-16be-bom'] as const)(
    'places tags and elements in %s with CRLF and characters of several bytes',
    (encoding) => {
      const xml =
        '<?xml version="1.0" encoding="utf-16"?>\r\n<r>\r\n  <!-- Bereich ä€😀 -->\r\n  <gpo n="ü">é😀<policy>x\r\n</policy></gpo>\r\n</r>\r\n';
      const bytes = encode(xml, encoding);
      const [start, element, end] = scan(xml, encoding);
      if (start?.kind !== 'start' || element?.kind !== 'element' || end?.kind !== 'end')
        throw new Error('events');
      expect(rawText(bytes, { value: '', at: start.at }, encoding)).toBe('<gpo n="ü">');
      expect(start.at.region).toEqual({ startLine: 4, startColumn: 3, endLine: 4, endColumn: 14 });
      expect(element.slice).toMatchObject({ text: '<policy>x\r\n</policy>', line: 4, column: 17 });
      const capturedAt = bytes.slice(element.slice.byte);
      expect(
        rawText(
          capturedAt,
          {
            value: '',
            at: {
              start: 0,
              end: encode('<policy>', encoding.startsWith('utf-16') ? 'utf-16le' : 'utf-8').length,
              region: null,
            },
          },
          encoding,
        ),
      ).toBe('<policy>');
      expect(rawText(bytes, { value: '', at: end.at }, encoding)).toBe('</gpo>');
      expect(end.at.region).toEqual({ startLine: 5, startColumn: 10, endLine: 5, endColumn: 16 });
    },
  );

  it('takes what is legal and unusual', () => {
    const xml = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><?note don't?><!--a-b--><r a='"' b=">" c = '&lt;&#x41;'
      ><![CDATA[ <x> & ]]]]>]]&gt; &amp;&#65;&#x1F600; > ' "<?p?><ünïcode.name-1/><x ></x
      ></r ><!-- end --> \n`;
    expect(scan(xml)).toEqual([]);
  });

  it('gives a captured element that is too long as a diagnostic, and goes on', () => {
    const long = `<policy>${'x'.repeat(200)}</policy>`;
    const xml = `<r>\n${long}<policy>y</policy></r>`;
    for (const chunk of [64, 100_000]) {
      const events = [...scanXml(sourceOf(encode(xml)), decide, {}, { capture: 100, chunk })];
      expect(events.map((event) => event.kind)).toEqual(['diagnostic', 'element']);
      expect(events[0]).toMatchObject({ code: 'too-large', effect: 'partial' });
    }
  });
});

describe('malformed documents', () => {
  it.each([
    ['<a>\n<b></a></b>', [2, 4, 2, 8]],
    ['<a/></b>', [1, 5, 1, 9]],
    ['<a></ab>', [1, 4, 1, 9]],
    ['<a></a b>', [1, 4, 1, 10]],
    ['<a></a></a>', [1, 8, 1, 12]],
    ['<a/>\n<b/>', [2, 1, 2, 5]],
    ['<a/>text', [1, 5, 1, 6]],
    ['text<a/>', [1, 1, 1, 2]],
    ['\n text</b>', [2, 2, 2, 3]],
    ['<a>&x;]]></b>', [1, 4, 1, 7]],
    ['<a>]]>&x;</b>', [1, 4, 1, 7]],
    ['<a>x]]></b>', [1, 5, 1, 8]],
    ['<a b=1/>', [1, 3, 1, 7]],
    ['<a b/>', [1, 3, 1, 5]],
    ['<a b="1"c="2"/>', [1, 9, 1, 14]],
    ['<a b="1" b="2"/>', [1, 10, 1, 11]],
    ['<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', [1, 36, 1, 39]],
    ['<a b="<"/>', [1, 7, 1, 8]],
    ['<a b="x><c/>', [1, 9, 1, 10]],
    ['<a <b/>', [1, 4, 1, 5]],
    ['<a>]]></a>', [1, 4, 1, 7]],
    ['<a>&nbsp;</a>', [1, 4, 1, 10]],
    ['<a>R & D</a>', [1, 6, 1, 7]],
    ['<a>R &D D', [1, 6, 1, 8]],
    ['<a>&#0;</a>', [1, 4, 1, 8]],
    ['<a>&#xD800;</a>', [1, 4, 1, 12]],
    ['<a>&#x110000;</a>', [1, 4, 1, 14]],
    ['<a>&#xFFFE;</a>', [1, 4, 1, 12]],
    ['<a b="&x;"/>', [1, 7, 1, 10]],
    ['<a>\n \u0001</a>', [2, 2, 2, 2]],
    ['<a>\ufffe</a>', [1, 4, 1, 4]],
    ['<!-- a -- b --><a/>', [1, 8, 1, 10]],
    ['<!-- a ---><a/>', [1, 8, 1, 10]],
    ['<1a/>', [1, 1, 1, 4]],
    ['<a:b:c/>', [1, 1, 1, 7]],
    ['<a 1b="x"/>', [1, 4, 1, 6]],
    ['< a/>', [1, 1, 1, 2]],
    ['<p:a/>', [1, 1, 1, 7]],
    ['<a p:b="1"/>', [1, 4, 1, 7]],
    ['<a xmlns:p=""/>', [1, 4, 1, 14]],
    ['<a xmlns:xml="urn:x"/>', [1, 4, 1, 21]],
    ['<a xmlns:xmlns="urn:x"/>', [1, 4, 1, 23]],
    [' <?xml version="1.0"?><a/>', [1, 2, 1, 7]],
    ['<a/><?XML x?>', [1, 5, 1, 10]],
    ['<?xml encoding="utf-8"?><a/>', [1, 1, 1, 25]],
    ['<a><?1 x?></a>', [1, 4, 1, 7]],
    ['<a><?x?y?></a>', [1, 4, 1, 7]],
    ['<![CDATA[x]]><a/>', [1, 1, 1, 10]],
    ['<a><!x></a>', [1, 4, 1, 6]],
  ] as const)('refuses %j where it goes wrong', (xml, at) => {
    const fault = faultOf(xml);
    expect(fault).toMatchObject({ code: 'malformed', effect: 'unreadable' });
    expect(region(fault)).toEqual(at);
  });

  it('says which element was not closed, and in which line it begins', () => {
    expect(faultOf('<a>\n<b>\n</c></a>').message).toContain('<b>, which was opened in line 2');
  });

  it('refuses the halves of surrogate pairs, also at the end and between chunks', () => {
    expect(faultOf(encode('<a>\ud83d</a>', 'utf-16le'))).toMatchObject({ code: 'malformed' });
    expect(faultOf(encode('<a>\ude00</a>', 'utf-16le'))).toMatchObject({ code: 'malformed' });
    expect(faultOf(encode('<a/>\ud83d', 'utf-16le'))).toMatchObject({ code: 'malformed' });
  });

  it('refuses a document type before a single entity is expanded', () => {
    const laughs = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>`;
    const fault = faultOf(laughs);
    expect(fault).toMatchObject({ code: 'doctype', effect: 'unreadable' });
    expect(region(fault)).toEqual([2, 1, 2, 10]);
  });

  it('takes 100 levels and refuses 101', () => {
    const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect(scan(nested(100))).toEqual([]);
    const fault = faultOf(nested(101));
    expect(fault.code).toBe('too-deep');
    expect(region(fault)).toEqual([1, 301, 1, 304]);
  });

  it('refuses tags and names without an end instead of keeping them', () => {
    const long = 'x'.repeat(1_100_000);
    expect(faultOf(`<a b="${long}`).code).toBe('too-large');
    expect(faultOf(`<a></a${long}`).code).toBe('too-large');
    expect(faultOf(`<a><?${long}`).code).toBe('malformed');
    expect(faultOf(`<?xml ${long}`).code).toBe('malformed');
  });

  it('is partial once an element was handed out', () => {
    expect(faultOf('<r><policy/></s>').effect).toBe('partial');
    expect(faultOf('<r><policy/>').effect).toBe('partial');
  });

  it('lets faults of the medium through', () => {
    const source = {
      path: 'gpreport.xml',
      size: 10,
      read: () => {
        throw new SourceError('EIO');
      },
    };
    expect(() => [...scanXml(source, decide, {})]).toThrow(SourceError);
  });
});

describe('documents that end early', () => {
  const xml = `<?xml version="1.0"?>\n<r><!-- c --><policy a="1">&amp;<![CDATA[x]]></policy><?p q?></r>`;

  it.each(['utf-8', 'utf-16le-bom'] as const)('has a diagnostic for every prefix in %s', (encoding) => {
    const bytes = encode(xml, encoding);
    for (let length = 0; length < bytes.length; length++) {
      const events = [...scanXml(sourceOf(bytes.slice(0, length)), decide, {})];
      const last = events.at(-1);
      expect(last, `${length} bytes`).toMatchObject({ kind: 'diagnostic' });
      expect(['empty', 'truncated', 'encoding']).toContain(last?.kind === 'diagnostic' && last.code);
    }
    expect([...scanXml(sourceOf(bytes), decide, {})].map((event) => event.kind)).toEqual(['element']);
  });

  it('tells empty from truncated', () => {
    expect(faultOf('').code).toBe('empty');
    expect(faultOf(' \r\n').code).toBe('empty');
    expect(faultOf('<?xml version="1.0"?>').code).toBe('truncated');
    expect(faultOf('<a/><!-- ').code).toBe('truncated');
    expect(faultOf('<a/><').code).toBe('truncated');
    expect(faultOf('<a>R &am').code).toBe('truncated');
  });

  it('shows the place where the text ends, and what is open there', () => {
    const fault = faultOf('<r>\r\n<gpo>\r\nab');
    expect(fault).toMatchObject({ code: 'truncated', effect: 'unreadable' });
    expect(region(fault)).toEqual([3, 3, 3, 3]);
    expect(fault.message).toContain('<gpo>, which was opened in line 2');
  });

  it('says where bytes cannot be decoded', () => {
    const bytes = Uint8Array.from([...encode('<r>\n<policy/>'), 0xff, ...encode('</r>')]);
    const fault = faultOf(bytes);
    expect(fault).toMatchObject({ code: 'encoding', effect: 'partial' });
    expect(fault.at?.start).toBe(13);
    expect(region(fault)).toEqual([2, 10, 2, 10]);
  });

  it('names half a character at the end of UTF-16', () => {
    const bytes = Uint8Array.from([...encode('<r><policy/></r>', 'utf-16le-bom'), 0x0a]);
    expect(faultOf(bytes)).toMatchObject({ code: 'encoding', effect: 'partial' });
  });
});

describe('chunks', () => {
  const piece = fc.constantFrom(
    '<gpo>',
    '</gpo>',
    '<gpo/>',
    '<policy a="b>">',
    '</policy>',
    '<policy\r\n/>',
    '<x:y xmlns:x="urn:x">',
    '</x:y>',
    '<explain>',
    '</explain >',
    'text\r\n',
    'ä€😀',
    '&amp;',
    '&#x1F600;',
    '&',
    ']]',
    ']]>',
    '>',
    '<',
    '"',
    '<!--',
    '-->',
    '--',
    '<![CDATA[',
    '<?p q?>',
    '<?',
    '<!DOCTYPE',
    '\u0001',
    ' ',
  );
  const body = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const closed: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a\r\n', '&lt;', '<!-- x - y -->', '<![CDATA[]]]]>', 'é😀', '<?p ?q?>'),
      fc.array(tie('node'), { maxLength: 3 }).map((inner) => `<policy n="'>">${inner.join('')}</policy>`),
      fc
        .array(tie('node'), { maxLength: 3 })
        .map((inner) => `<q:gpo xmlns:q="urn:q">${inner.join('')}</q:gpo >`),
    ),
  })).node;

  function* cut(text: string, size: number) {
    for (let at = 0; at < text.length; at += size) {
      const byte = new TextEncoder().encode(text.slice(0, at)).length;
      yield { text: text.slice(at, at + size), byte };
    }
  }

  it('do not change the events, whatever their size', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(
            body,
            closed.map((inner) => `${inner}`),
          )
          .map((inner) => `<r>${inner}</r>`),
        fc.integer({ min: 1, max: 64 }),
        (xml, size) => {
          const whole = [...scanChunks([{ text: xml, byte: 0 }], 'utf-8', 0, decide)];
          expect([...scanChunks(cut(xml, size), 'utf-8', 0, decide)]).toEqual(whole);
        },
      ),
      { numRuns: THOROUGH ? 2000 : 150 },
    );
  });

  it('may be as small as a read of 4 bytes', () => {
    fc.assert(
      fc.property(
        closed,
        fc.integer({ min: 4, max: 64 }),
        fc.constantFrom('utf-8' as const, 'utf-16le-bom' as const, 'utf-16be' as const),
        (inner, chunk, encoding) => {
          const source = () => sourceOf(encode(`<root>${inner}</root>`, encoding));
          const whole = [...scanXml(source(), decide, {})];
          expect([...scanXml(source(), decide, {}, { chunk })]).toEqual(whole);
          expect(whole.filter((event) => event.kind === 'diagnostic')).toEqual([]);
        },
      ),
      { numRuns: THOROUGH ? 300 : 50 },
    );
  });
});

describe('memory', () => {
  itThorough('does not grow with the document', () => {
    const unit = encode(
      '<policy><name>Hardened UNC Paths</name>\r\n<explain>&lt;k&gt;</explain></policy>\r\n',
    );
    const head = encode('<r>'.padEnd(unit.length));
    const count = Math.ceil((20 * 1024 * 1024) / unit.length);
    const size = (count + 1) * unit.length + 4;
    const tail = encode('</r>');
    const byteAt = (at: number) => {
      const index = Math.floor(at / unit.length);
      const from = index === 0 ? head : index <= count ? unit : tail;
      return from[at % unit.length] ?? 0;
    };
    let longest = 0;
    const source = {
      path: 'gpreport.xml',
      size,
      read: (offset: number, length: number) => {
        longest = Math.max(longest, length);
        const bytes = new Uint8Array(Math.min(length, size - offset));
        for (let i = 0; i < bytes.length; i++) bytes[i] = byteAt(offset + i);
        return bytes;
      },
    };
    const before = process.memoryUsage().rss;
    let elements = 0;
    for (const event of scanXml(source, decide, {})) if (event.kind === 'element') elements++;
    expect(elements).toBe(count);
    expect(longest).toBeLessThanOrEqual(1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  itThorough('goes through comments, sections and text of any length', () => {
    const long = 'x'.repeat(3_000_000);
    expect(scan(`<r><!--${long}--><![CDATA[${long}]]>${long}<?p ${long}?></r>`)).toEqual([]);
  });
});

describe('a tag of nothing but quotes', () => {
  it('takes time by its length, wherever the next tag is', () => {
    const spent = cpuClock();
    const text = `<r><a ${'"'.repeat(600_000)}`;
    expect(faultOf(`${text}></a></r>`)).toMatchObject({ code: 'malformed' });
    expect(faultOf(text)).toMatchObject({ code: 'truncated' });
    expect(spent()).toBeLessThan(2000);
  });
});
