// The sieve: what it passes over, what it leaves to the scan, and that the scan goes on at the right place.
import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import type { Encoding } from '../../../src/model/format.ts';
import type { Source } from '../../../src/model/source.ts';
import type { XmlEvent } from '../../../src/readers/xml/events.ts';
import { scanXml } from '../../../src/readers/xml/scan.ts';
import { encode, sourceOf } from '../../support/bytes.ts';
import { itThorough, sample } from '../../support/thorough.ts';

const FRAGMENTS = [...INTEREST.policyText, ...INTEREST.keyPaths, 'cpassword'];

type Unicode = Extract<Encoding, `utf${string}`>;
const ENCODINGS: readonly Unicode[] = ['utf-8', 'utf-16le', 'utf-16be'];

/** Events of a list whose items are captured, and how many items were asked for. */
function scanned(text: string, encoding: Unicode, exact: boolean, chunk?: number) {
  let asked = 0;
  const decide = (path: readonly string[]) => {
    if (path.length === 1) return 'enter' as const;
    if (path.length === 2) return 'sift' as const;
    asked++;
    return 'capture' as const;
  };
  const bytes = encoding === 'utf-8' ? new TextEncoder().encode(text) : encode(text, encoding);
  const limits = { fragments: FRAGMENTS, ...(chunk === undefined ? {} : { chunk }) };
  const events: XmlEvent[] = [...scanXml(sourceOf(bytes), decide, { exact }, limits)];
  return { events, asked };
}

const mentioning = (events: readonly XmlEvent[]) =>
  events.filter((event) => event.kind !== 'element' || /kerberos/i.test(event.slice.text));

function list(...items: readonly string[]): string {
  return `<r><list>${items.join('\r\n  ')}</list></r>`;
}

const PLAIN = '<item a="1"><b>Text \u00e9\u4e00 &amp; more</b><c/></item>';
const OURS = '<item><b>Kerberos</b></item>';

describe('items that mention nothing', () => {
  for (const encoding of ENCODINGS) {
    it(`are passed over in ${encoding}, and places behind them stand right`, () => {
      const text = list(PLAIN, ...Array<string>(20).fill(PLAIN), OURS, PLAIN, OURS);
      const sifted = scanned(text, encoding, false);
      const whole = scanned(text, encoding, true);
      expect(sifted.events).toEqual(
        whole.events.filter((event) => event.kind === 'element' && event.slice.text === OURS),
      );
      expect(whole.asked).toBe(24);
      // The first, and each at which a run begins.
      expect(sifted.asked).toBeLessThan(8);
    });

    it(`may be cut by reads at any place in ${encoding}`, () => {
      for (const length of sample(
        Array.from({ length: 600 }, (_, i) => i),
        7,
      )) {
        const padding = `<item>${'x'.repeat(length)}\n</item>`;
        const text = list(padding, PLAIN, PLAIN, OURS, PLAIN, '<item>]]</item>', OURS, PLAIN);
        const sifted = scanned(text, encoding, false, 512);
        expect(mentioning(sifted.events)).toEqual(mentioning(scanned(text, encoding, true).events));
      }
    });
  }
});

describe('an item is left to the scan', () => {
  it.each([
    ['that mentions a fragment in another case', '<item>KERBEROS</item>'],
    ['that mentions it in a tag', '<item><Kerberos/></item>'],
    ['that mentions it in an attribute', '<item a="&quot;Kerberos&quot;"/>'],
    ['with a character by number', '<item>&#75;erberos</item>'],
    ['with a number that is escaped twice', '<item>&amp;#60;k>kdc</item>'],
    ['with another that is escaped twice', '<item>&amp;#x3C;k&amp;#62;kdc</item>'],
    ['with a comment', '<item>Ker<!-- -->beros</item>'],
    ['with a CDATA section', '<item><![CDATA[Ker]]>beros</item>'],
    ['with an instruction', '<item><?a b?></item>'],
    ['with escaped tags', '<item>&lt;k></item>'],
    ['with a tag that was meant', '<item><k>kdc</k></item>'],
  ])('%s', (_, item) => {
    const { events } = scanned(list(PLAIN, item, PLAIN), 'utf-16le', false);
    expect(events.map((event) => event.kind === 'element' && event.slice.text)).toContain(item);
  });

  it.each([
    ['that does not end', '<item><b></item>'],
    ['with text that XML forbids', '<item>\u0001</item>'],
    ['with ]]> in its text', '<item>]]></item>'],
    ['with a lone &', '<item>a & b</item>'],
    ['with an attribute twice', '<item a="1" a="2"/>'],
    ['with a prefix that nobody declared', '<item><p:b/></item>'],
    ['that is nested too deep', `${'<item>'.repeat(120)}${'</item>'.repeat(120)}`],
  ])('%s, which says what is wrong with it', (_, item) => {
    for (const encoding of ENCODINGS) {
      const text = list(PLAIN, PLAIN, item, OURS);
      const sifted = scanned(text, encoding, false).events.filter(({ kind }) => kind === 'diagnostic');
      expect(sifted).toHaveLength(1);
      expect(sifted).toMatchObject(
        scanned(text, encoding, true)
          .events.filter(({ kind }) => kind === 'diagnostic')
          .map((event) => ({ ...event, effect: expect.any(String) })),
      );
    }
  });
});

describe('a sieve', () => {
  const texts = (events: readonly XmlEvent[]) =>
    events.flatMap((event) => (event.kind === 'element' ? [event.slice.text] : []));
  const decide = (path: readonly string[]) =>
    path.length === 1 ? 'enter' : path.length === 2 ? 'sift' : 'capture';
  const sift = (text: string, fragments: readonly string[], encoding: Unicode = 'utf-8', chunk?: number) =>
    scanXml(
      sourceOf(encode(text, encoding)),
      decide,
      { exact: false },
      { fragments, ...(chunk && { chunk }) },
    );
  const many = Array.from({ length: 33 }, (_, i) => `fragment ${String.fromCharCode(97 + (i % 26))}${i}`);
  const text = list(PLAIN, PLAIN, OURS, PLAIN, '<item>Banana</item>', PLAIN, OURS);

  it('may take turns with another that looks for other things, in another encoding', () => {
    const first = sift(text, ['kerberos'])[Symbol.iterator]();
    const second = sift(text, ['banana'], 'utf-16be')[Symbol.iterator]();
    const found: string[][] = [[], []];
    for (let going = true; going; ) {
      const steps = [first.next(), second.next()];
      steps.forEach((step, i) => {
        if (!step.done && step.value.kind === 'element') found[i]?.push(step.value.slice.text);
      });
      going = steps.some((step) => !step.done);
    }
    expect(found).toEqual([[OURS, OURS], ['<item>Banana</item>']]);
  });

  it('cannot be had for too many fragments, for short ones, and for other encodings', () => {
    expect(texts([...sift(text, many.slice(0, 32))])).toEqual([]);
    expect(texts([...sift(text, many)])).toHaveLength(7);
    expect(texts([...sift(text, ['ab'])])).toHaveLength(7);
    const latin = scanXml(
      sourceOf(encode(text.replaceAll('\u4e00', ''), 'latin1')),
      decide,
      { exact: false, encoding: 'windows-1252' },
      { fragments: ['kerberos'] },
    );
    expect(texts([...latin])).toHaveLength(7);
  });

  it('is used for what is as large as 256 KiB, where the caller does not say', () => {
    const sized = (size: number) => {
      const bytes = new TextEncoder().encode(list(PLAIN, PLAIN, PLAIN, '<item></item>')).length;
      return list(PLAIN, PLAIN, PLAIN, `<item>${'x'.repeat(size - bytes)}</item>`);
    };
    const found = (size: number) => {
      const bytes = new TextEncoder().encode(sized(size));
      expect(bytes.length).toBe(size);
      return texts([...scanXml(sourceOf(bytes), decide, {}, { fragments: ['kerberos'] })]).length;
    };
    expect(found(256 * 1024 - 1)).toBe(4);
    expect(found(256 * 1024)).toBe(0);
  });

  it.each(ENCODINGS)('reads little more than there is, in pieces that grow, in %s', (encoding) => {
    const bytes = encode(list(...Array<string>(6000).fill(PLAIN), OURS, PLAIN, OURS, PLAIN), encoding);
    const reads: number[] = [];
    const inner = sourceOf(bytes);
    const source: Source = {
      ...inner,
      read(offset, length, into) {
        // The sieve says where it wants its bytes; the scan does not.
        if (into) {
          expect(offset + length).toBeLessThanOrEqual(bytes.length);
          reads.push(length);
        }
        return inner.read(offset, length, into);
      },
    };
    const events = [...scanXml(source, decide, { exact: false }, { fragments: ['kerberos'] })];
    expect(texts(events)).toEqual([OURS, OURS]);
    expect(reads[0]).toBe(64 * 1024);
    expect(Math.max(...reads)).toBeLessThanOrEqual(256 * 1024);
    expect(Math.max(...reads)).toBeGreaterThan(64 * 1024);
    expect(reads.reduce((sum, length) => sum + length, 0)).toBeLessThan(bytes.length * 1.5);
    expect(texts([...sift(list(PLAIN, PLAIN, OURS), ['kerberos'], encoding, 1)])).toEqual([OURS]);
  });
});

describe('a document of more than 4 GB', () => {
  itThorough('keeps bytes and lines exact', () => {
    const block = `${'<item>\r\n  <b>Text of the item</b>\r\n</item>\r\n'.repeat(1489)}${' '.repeat(14)}\r\n`;
    const blocks = 36_000;
    const head = encode('<r><list>', 'utf-16le');
    const body = encode(block, 'utf-16le');
    const tail = encode(`${OURS}</list></r>`, 'utf-16le');
    const source = repeated(head, body, blocks, tail);
    expect(source.size).toBeGreaterThan(2 ** 32);
    const decide = (path: readonly string[]) =>
      path.length === 1 ? 'enter' : path.length === 2 ? 'sift' : 'capture';
    const events = [...scanXml(source, decide, {}, { fragments: FRAGMENTS })];
    expect(events.at(-1)).toMatchObject({
      kind: 'element',
      slice: {
        text: OURS,
        byte: head.length + blocks * body.length,
        line: blocks * (block.split('\n').length - 1) + 1,
        column: 1,
      },
    });
    expect(events.length).toBeLessThan(3);
  });
});

/** A source that is never in memory as a whole. */
function repeated(head: Uint8Array, body: Uint8Array, times: number, tail: Uint8Array): Source {
  const bodyEnd = head.length + body.length * times;
  const size = bodyEnd + tail.length;
  const pieceAt = (offset: number): Uint8Array => {
    if (offset < head.length) return head.subarray(offset);
    if (offset >= bodyEnd) return tail.subarray(offset - bodyEnd);
    return body.subarray((offset - head.length) % body.length);
  };
  return {
    path: 'all-gpos.xml',
    size,
    read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      for (let filled = 0; filled < bytes.length; ) {
        const piece = pieceAt(offset + filled).subarray(0, bytes.length - filled);
        bytes.set(piece, filled);
        filled += piece.length;
      }
      return bytes;
    },
  };
}
