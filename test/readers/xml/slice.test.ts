// Captured elements as trees: names, attributes and texts, each at exactly the raw characters behind it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Located, splitLocated, sub } from '../../../src/model/located.ts';
import { scanXml } from '../../../src/readers/xml/scan.ts';
import { parseSlice, type XmlElement } from '../../../src/readers/xml/slice.ts';
import { childOf, childrenOf, proseOf, textOf, wordOf } from '../../../src/readers/xml/tree.ts';
import { encode, rawText, regionText, sourceOf, type TextEncodingName } from '../../support/bytes.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { itThorough, THOROUGH } from '../../support/thorough.ts';

const ENCODINGS = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16le-bom', 'utf-16be', 'utf-16be-bom'] as const;

function treeOf(xml: string, encoding: TextEncodingName = 'utf-8', capture = 'policy'): XmlElement {
  const decide = (path: readonly string[]) =>
    (path[path.length - 1] ?? '').replace(/^\{.*\}/, '') === capture ? 'capture' : 'enter';
  for (const event of scanXml(sourceOf(encode(xml, encoding)), decide, {})) {
    if (event.kind === 'element') return parseSlice(event.slice, event.namespaces);
    if (event.kind === 'diagnostic') throw new Error(event.message);
  }
  throw new Error('nothing captured');
}

/** Raw text behind a value, by bytes and by lines and columns, which must agree. */
function raw(xml: string, encoding: TextEncodingName, located: Located): string {
  const text = rawText(encode(xml, encoding), located, encoding);
  expect(regionText(xml, located)).toBe(text);
  return text;
}

describe('texts', () => {
  const xml =
    '<?xml version="1.0"?>\r\n<r>\r\n <!-- é€😀 --> <policy>\r\n  <name>Bereich für Ä😀</name>\r\n' +
    '  <data>é &lt;k&gt;kdc.ä😀&#46;net&lt;/k&gt;;\r\n .b<![CDATA[ <c> &amp; ]]><!-- no -->d<?p "?>e</data>\r\n </policy></r>';

  it.each(ENCODINGS)('keep their places in %s', (encoding) => {
    const policy = treeOf(xml, encoding);
    const data = textOf(policy, 'data');
    if (!data) throw new Error('no data');
    expect(data.value).toBe('é <k>kdc.ä😀.net</k>;\n .b <c> &amp; de');
    expect(raw(xml, encoding, data)).toBe(xml.slice(xml.indexOf('é &lt;k'), xml.indexOf('</data>')));
    const found = (part: string) => {
      const at = data.value.indexOf(part);
      return raw(xml, encoding, sub(data, at, at + part.length));
    };
    expect(found('<')).toBe('&lt;');
    expect(found('k>kdc')).toBe('k&gt;kdc');
    expect(found('ä')).toBe('ä');
    expect(found('😀')).toBe('😀');
    expect(found('.net')).toBe('&#46;net');
    expect(found('\n')).toBe('\r\n');
    expect(found('.b')).toBe('.b');
    expect(found('<c> &amp;')).toBe('<c> &amp;');
    expect(found('d')).toBe('d');
    expect(found('de')).toBe('d<?p "?>e');
    const [first, second] = splitLocated(data, /;\s*/g);
    expect(first && raw(xml, encoding, first)).toBe('é &lt;k&gt;kdc.ä😀&#46;net&lt;/k&gt;');
    expect(second?.at.region?.startLine).toBe(6);
    expect(second?.at.region?.startColumn).toBe(2);
    const name = textOf(policy, 'name');
    expect(name && raw(xml, encoding, name)).toBe('Bereich für Ä😀');
    expect(name && raw(xml, encoding, sub(name, 9, 12))).toBe('ür ');
    expect(name && raw(xml, encoding, sub(name, 12, 13))).toBe('Ä');
    expect(raw(xml, encoding, { value: '', at: policy.span() })).toBe(
      xml.slice(xml.indexOf('<policy>'), xml.indexOf('</r>')),
    );
  });

  it.each(ENCODINGS)('normalise line ends where there is nothing else, in %s', (encoding) => {
    expect(treeOf('<policy>\r\n</policy>', encoding).text().value).toBe('\n');
    expect(treeOf('<policy>\r</policy>', encoding).text().value).toBe('\n');
    expect(treeOf('<policy>&amp;</policy>', encoding).text().value).toBe('&');
  });

  it('leave out comments and instructions of any length, and take sections as they are', () => {
    const policy = treeOf('<policy>a<!-- a comment -->b<?an instruction?>c<![CDATA[&lt;\r\n]]>d</policy>');
    expect(policy.text().value).toBe('abc&lt;\nd');
  });

  it('gives half of an indivisible reference as the whole', () => {
    const text = treeOf('<policy>&#x1F600;</policy>').text();
    expect(text.value).toBe('😀');
    expect(sub(text, 1, 2).at.region).toMatchObject({ startColumn: 9, endColumn: 18 });
  });

  it('keeps the place of an empty text', () => {
    for (const xml of ['<r><policy></policy></r>', '<r><policy><!-- c --></policy></r>']) {
      expect(treeOf(xml).text()).toMatchObject({ value: '', at: { start: 11, end: 11 } });
    }
    const empty = treeOf('<r>\n<policy a="1" /></r>').text();
    expect(empty.at.region).toEqual({ startLine: 2, startColumn: 17, endLine: 2, endColumn: 17 });
  });

  it('keeps numbers, blanks and lone carriage returns as XML says', () => {
    const policy = treeOf('<policy><a>007</a><b> 0x10 </b><c>1\r2</c><d>true</d></policy>');
    expect(policy.children.map((child) => child.text().value)).toEqual(['007', ' 0x10 ', '1\n2', 'true']);
  });

  it('leaves the text of children to them', () => {
    const policy = treeOf('<policy>a<b>c</b>d<e/>f</policy>');
    expect(policy.text().value).toBe('adf');
    expect(proseOf(policy)).toBe('adf c');
  });

  it('lets go of the text that it was cut from', () => {
    const policy = treeOf(`<policy><name>Define host name-to-Kerberos realm mappings</name></policy>`);
    expect(textOf(policy, 'name')?.value).toBe('Define host name-to-Kerberos realm mappings');
  });
});

describe('elements', () => {
  it('resolves prefixes from around and inside, and drops declarations', () => {
    const policy = treeOf(
      '<a:r xmlns:a="urn:a" xmlns="urn:d"><a:policy xmlns:b="urn:b" b:x="1" y="2"><b:c/><d xmlns=""/><e/></a:policy></a:r>',
    );
    expect([policy.name, policy.namespace]).toEqual(['policy', 'urn:a']);
    expect(policy.attributes.map(({ name, namespace }) => [name, namespace])).toEqual([
      ['x', 'urn:b'],
      ['y', ''],
    ]);
    expect(policy.children.map(({ name, namespace }) => [name, namespace])).toEqual([
      ['c', 'urn:b'],
      ['d', ''],
      ['e', 'urn:d'],
    ]);
  });

  it('reads attributes with entities, line ends and quotes of both kinds', () => {
    const xml = `<policy a='x"&lt;&#10;y' b="1\r\n2\t3">4</policy>`;
    const [a, b] = treeOf(xml).attributes.map((attribute) => attribute.text());
    expect([a?.value, b?.value]).toEqual(['x"<\ny', '1 2 3']);
    expect(a && raw(xml, 'utf-8', sub(a, 2, 3))).toBe('&lt;');
    expect(b && raw(xml, 'utf-8', sub(b, 4, 5))).toBe('3');
  });

  it('knows where the names of attributes stand', () => {
    const xml = `<policy first="1"\n  p:second ='2' xmlns:p="urn:p"/>`;
    const spans = treeOf(xml).attributes.map((attribute) => attribute.nameSpan());
    expect(spans.map((at) => raw(xml, 'utf-8', { value: '', at }))).toEqual(['first', 'p:second']);
  });

  it.each(['<a b=1/>', '<a b="1"', '<a b="<"/>', '<!--<b>-->', '<1/>', '<a xmlns:p=""/>'])(
    'are demanded of a slice, which the scan has checked: %s',
    (text) => {
      expect(() => parseSlice({ text, byte: 0, line: 1, column: 1, width: 'utf-8' }, new Map())).toThrow(
        TypeError,
      );
    },
  );

  it('are demanded of its references too', () => {
    const element = parseSlice(
      { text: '<a>&x;</a>', byte: 0, line: 1, column: 1, width: 'utf-8' },
      new Map(),
    );
    expect(() => element.text()).toThrow(TypeError);
  });

  it.each(['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty'])(
    'takes an element named %s',
    (name) => {
      const policy = treeOf(`<policy><${name}>1</${name}><${name}/></policy>`);
      expect(policy.children.map((child) => child.name)).toEqual([name, name]);
      expect(policy.children[0]?.text().value).toBe('1');
      // Not flat, so that the parser is asked for it.
      const deep = treeOf(`<policy><${name}><${name}><a>1</a></${name}></${name}></policy>`);
      expect(deep.children[0]?.children[0]?.name).toBe(name);
      expect(deep.children[0]?.children[0]?.children[0]?.text().value).toBe('1');
    },
  );

  it('finds children by name in the namespace of their parent alone', () => {
    const policy = treeOf(
      '<policy><name> a </name><name>b</name><o:name xmlns:o="urn:o">c</o:name><state> </state></policy>',
    );
    expect(childrenOf(policy, 'name').map((child) => child.text().value)).toEqual([' a ', 'b']);
    expect(textOf(policy, 'name')?.value).toBe(' a ');
    expect(wordOf(policy, 'name')?.at.region).toMatchObject({ startColumn: 16, endColumn: 17 });
    expect(wordOf(policy, 'state')).toBeNull();
    expect(childOf(policy, 'category')).toBeNull();
    expect(wordOf(policy, 'category')).toBeNull();
  });

  it('finds the elements that the scan finds, whatever stands between them', () => {
    const xml = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(
          'a\r\n',
          '\r',
          '&lt;',
          "<!-- <x> ' -->",
          '<![CDATA[<y> " ]]>',
          'é😀',
          `<?p don't <z> ?>`,
        ),
        fc
          .tuple(
            fc.constantFrom('a', 'q:a', 'constructor'),
            fc.constantFrom('', ` n="'>/"`, '\r\n'),
            fc.array(tie('node'), { maxLength: 4 }),
          )
          .map(([name, rest, inner]) =>
            inner.length === 0 ? `<${name}${rest}/>` : `<${name}${rest}>${inner.join('')}</${name} >`,
          ),
      ),
    })).node;
    fc.assert(
      fc.property(xml, fc.constantFrom(...ENCODINGS), (inner, encoding) => {
        const document = `<r xmlns:q="urn:q">\r\n<policy>${inner}</policy></r>`;
        const starts: [string, number, number][] = [];
        const open: number[] = [];
        for (const event of scanXml(sourceOf(encode(document, encoding)), () => 'report', {})) {
          if (event.kind === 'start') {
            open.push(starts.length);
            starts.push([event.name, event.at.start, 0]);
          } else if (event.kind === 'end') {
            const entry = starts[open.pop() ?? 0];
            if (entry) entry[2] = event.at.end;
          } else throw new Error('diagnostic');
        }
        const found: [string, number, number][] = [];
        const walk = (element: XmlElement) => {
          const { start, end } = element.span();
          found.push([
            element.namespace ? `{${element.namespace}}${element.name}` : element.name,
            start,
            end,
          ]);
          for (const child of element.children) walk(child);
        };
        walk(treeOf(document, encoding));
        expect(found).toEqual(starts.slice(1));
      }),
      { numRuns: THOROUGH ? 300 : 100 },
    );
  });
});

describe('cost', () => {
  itThorough('stays small for places far inside a long slice on one line', () => {
    const xml = `<policy>${'<e>&lt;ä</e>'.repeat(20_000)}</policy>`;
    const spent = cpuClock();
    const { children } = treeOf(xml);
    const last = children.at(-1);
    const all = children.map((child) => child.text().at.start);
    expect(last?.text().value).toBe('<ä');
    expect(all.length).toBe(20_000);
    expect(spent()).toBeLessThan(10_000);
  });

  const PAIRS = THOROUGH ? 50_000 : 2_000;
  it('stays small for one long text with many references', () => {
    const text = treeOf(`<policy>${'&amp;ä'.repeat(PAIRS)}</policy>`).text();
    expect(text.value.length).toBe(2 * PAIRS);
    expect(sub(text, 2 * PAIRS - 2, 2 * PAIRS - 1).at.region?.startColumn).toBe(9 + (PAIRS - 1) * 6);
  });
});
