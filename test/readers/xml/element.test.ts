// The ways past elements: what nobody cares for is passed over, and the scan goes on as if it had read it.
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../src/model/format.ts';
import type { Decide, ScanLimits, XmlEvent } from '../../../src/readers/xml/events.ts';
import { scanXml } from '../../../src/readers/xml/scan.ts';
import { encode, sourceOf } from '../../support/bytes.ts';
import { onlyFault } from '../../support/xml-scan.ts';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be'] as const satisfies readonly Encoding[];

const local = (path: readonly string[]) => (path[path.length - 1] ?? '').replace(/^\{.*\}/, '');
const decide: Decide = (path) =>
  local(path) === 'gpo' ? 'report' : local(path) === 'policy' ? 'capture' : 'enter';

interface Asked {
  readonly events: readonly XmlEvent[];
  /** Elements that were asked about, by their local names. */
  readonly names: readonly string[];
}

function scanned(text: string, limits: ScanLimits, encoding: (typeof ENCODINGS)[number] = 'utf-8'): Asked {
  const names: string[] = [];
  const asking: Decide = (path, namespaces) => {
    names.push(local(path));
    return decide(path, namespaces);
  };
  const all = { fragments: ['kerberos'], ...limits };
  return { events: [...scanXml(sourceOf(encode(text, encoding)), asking, { exact: false }, all)], names };
}

describe('the rest of an element', () => {
  /** Nobody cares for what follows a child named first, if a last one is among it. */
  const restOf =
    (...names: readonly string[]) =>
    (path: readonly string[]) =>
      local(path) === 'first' ? names : null;
  const report = (open: string, inner: string) =>
    `<r>${open}<first>x\n</first>${inner}</gpo>\n<gpo><kerberos/></gpo></r>`;

  it.each(ENCODINGS)('is passed over where what must be there is, in %s', (encoding) => {
    const text = report('<gpo>', '<b><c>é\n</c></b>\n<last>y</last>');
    const { events, names } = scanned(text, { rest: restOf('last') }, encoding);
    const whole = scanned(text, {}, encoding);
    expect(events.map((event) => event.kind)).toEqual(['start', 'passed', 'end', 'start', 'end']);
    expect(events.filter((event) => event.kind !== 'passed')).toEqual(whole.events);
    expect(names).toEqual(['r', 'gpo', 'gpo', 'kerberos']);
    expect(whole.names).toEqual(['r', 'gpo', 'first', 'b', 'c', 'last', 'gpo', 'kerberos']);
  });

  it.each([
    ['by the default namespace', '<gpo xmlns="urn:d">', ['{urn:d}last', '{urn:d}b'], true],
    ['by no namespace', '<gpo>', ['last', 'b'], true],
    ['of the first alone', '<gpo>', [], true],
    ['of a namespace that is not the default', '<gpo xmlns="urn:d">', ['{urn:e}last'], false],
    ['of two, one of them in another namespace', '<gpo xmlns="urn:d">', ['{urn:d}last', '{urn:e}b'], false],
    ['of none, where there is a default one', '<gpo xmlns="urn:d">', ['last'], false],
    ['that is not there', '<gpo>', ['missing'], false],
    ['that is there with attributes alone', '<gpo>', ['marked'], false],
    ['that is there without an end tag alone', '<gpo>', ['closed'], false],
  ] as const)('is known by its names, %s', (_, open, wanted, passed) => {
    const text = report(open, '<b>x</b><marked a="1">x</marked><closed/><last>y</last>');
    const { events } = scanned(text, { rest: restOf(...wanted) });
    expect(events.some((event) => event.kind === 'passed')).toBe(passed);
    expect(events.filter((event) => event.kind !== 'passed')).toEqual(scanned(text, {}).events);
  });

  it.each([
    ['a fragment', '<b>KERBEROS</b><last/>'],
    ['what is not well-formed', '<b></c><last/>'],
    ['no end', '<b>'],
  ])('is read where it has %s', (_, inner) => {
    const text = report('<gpo>', inner);
    expect(scanned(text, { rest: restOf('last') })).toEqual(scanned(text, {}));
  });
});

describe('a long element that is captured', () => {
  const long = (length: number) => `<policy a="1"><b>é\n</b>${'<c>text</c>\n'.repeat(length / 12)}</policy>`;

  it.each(ENCODINGS)('is the same slice as one that was scanned, in %s', (encoding) => {
    for (const length of [600, 1200, 6000, 20_000]) {
      const text = `<r>\n <gpo>${long(length)}\n<policy>2</policy></gpo></r>\n`;
      for (const chunk of [undefined, 4096]) {
        const limits = chunk === undefined ? {} : { chunk };
        const whole = [
          ...scanXml(sourceOf(encode(text, encoding)), decide, { exact: true }, { fragments: ['kerberos'] }),
        ];
        expect(scanned(text, limits, encoding).events).toEqual(whole);
      }
    }
  });

  it('makes what fails after it partial', () => {
    const { events } = scanned(`<r>${long(6000)}</s>`, {});
    expect(events.map((event) => event.kind)).toEqual(['element', 'diagnostic']);
    expect(onlyFault(events)).toMatchObject({ code: 'malformed', effect: 'partial' });
  });

  it('is too long for some, and then said to be', () => {
    const { events } = scanned(`<r>${long(6000)}${long(1200)}</r>`, { capture: 2000 });
    expect(events.map((event) => event.kind)).toEqual(['diagnostic', 'element']);
    expect(events[0]).toMatchObject({ code: 'too-large', effect: 'partial' });
  });
});
