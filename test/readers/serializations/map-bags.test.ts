// Objects, commands and errors handed to the mappers of the cmdlets: what each answer is said to hold, and when it is whole.

import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/model/diagnostic.ts';
import type { Diagnostic } from '../../../src/model/record.ts';
import { FILE_START } from '../../../src/model/span.ts';
import { locatedIn } from '../../../src/model/text.ts';
import type { Answer, Bag, Mapper, Printed } from '../../../src/readers/serializations/bag.ts';
import { mapBags } from '../../../src/readers/serializations/map-bags.ts';
import { lineOf } from '../../support/printed.ts';
import { INTEREST } from '../../support/serializations.ts';

const located = (text: string) => locatedIn(lineOf(text), 0, text.length);
const typed = (text: string): Printed => ({ kind: 'typed', line: located(text) });
const stray = (text: string): Printed => ({ kind: 'stray', line: located(text) });
const complaint = (text: string): Printed => ({
  kind: 'complaint',
  cmdlet: 'get-a',
  line: located(text),
  text,
});
const bag = (names: string, end: Bag['end'] = 'closed'): Bag => ({
  kind: 'bag',
  properties: names
    .split(' ')
    .map((name) => ({ name: located(name), values: [], at: FILE_START, flaw: null })),
  at: FILE_START,
  end,
});
const said = (effect: Diagnostic['effect']): Diagnostic =>
  diagnostic('bad-value', effect, 'Said.', FILE_START);
const END: Printed = { kind: 'end', settled: true };
const OPEN: Printed = { kind: 'end', settled: false };

/** What mappers were asked and told. `A` takes bags with `a`, `B` those with `b`; `domain:x` names a domain, an effect is said. */
function run(...printed: readonly Printed[]) {
  const answers: Answer[] = [];
  const asked: (string | null)[] = [];
  const mapper = (letter: string, holder: 'domain' | 'gpo'): Mapper => ({
    name: `Get-${letter}`,
    holder,
    wants: () => true,
    accepts: ({ properties }) => properties.some(({ name }) => name.value === letter.toLowerCase()),
    *map({ properties }, _, command) {
      asked.push(command?.cmdlet ?? null);
      for (const { name } of properties) {
        const [kind, word = ''] = name.value.split(':');
        if (kind === 'effect') yield said(word as Diagnostic['effect']);
        if (kind === 'domain' || kind === 'nodomain')
          yield {
            kind: 'directory',
            ...(kind === 'domain' ? { domain: located(word) } : {}),
            attributes: [],
            shown: 'all',
            at: FILE_START,
          };
      }
    },
    *answered(answer) {
      answers.push(answer);
      yield said('notice');
    },
  });
  const items = [...mapBags(printed, [mapper('A', 'domain'), mapper('B', 'gpo')], INTEREST)];
  const codes = items.flatMap((item) => (item.kind === 'diagnostic' ? [`${item.code} ${item.effect}`] : []));
  return { answers, asked, items, codes };
}

describe('the answer to a command', () => {
  it('has its objects, and the whole of them where the end is known', () => {
    const { answers, asked, items } = run(typed('Get-B'), bag('b'), bag('b c'), bag('a'), END);
    expect(answers).toMatchObject([
      { command: { cmdlet: 'get-b' }, objects: 2, whole: true, complaint: null, domain: null },
    ]);
    expect(asked).toEqual(['get-b', 'get-b', null]);
    expect(items).toMatchObject([{ code: 'bad-value', holder: 'gpo' }]);
  });

  it('ends at the next command', () => {
    const { answers } = run(typed('Get-A'), bag('a'), typed('hostname'), bag('a'), typed('get-b'), END);
    expect(answers).toMatchObject([
      { command: { cmdlet: 'get-a' }, objects: 1, whole: true },
      { command: { cmdlet: 'get-b' }, objects: 0, whole: true },
    ]);
  });

  it.each<[string, readonly Printed[]]>([
    ['an object is cut', [bag('a', 'cut')]],
    ['an object is open', [bag('a', 'open')]],
    ['an object of another cmdlet is cut', [bag('a'), bag('b', 'cut')]],
    ['a mapper finds a gap', [bag('a effect:partial')]],
    ['a mapper finds nothing that can be read', [bag('a effect:unreadable')]],
    ['a gap is said of what was printed', [bag('a'), said('partial')]],
    ['an object is of no known kind', [bag('a'), bag('c')]],
    ['a line belongs to nothing', [bag('a'), stray('x')]],
    ['a second error came', [bag('a'), complaint('one'), complaint('two')]],
    ['the input ends', [bag('a'), OPEN]],
  ])('is not whole where %s', (_, printed) => {
    const end = printed.at(-1) === OPEN ? [] : [END];
    expect(run(typed('Get-A'), ...printed, ...end).answers).toMatchObject([{ objects: 1, whole: false }]);
  });

  it('is whole in spite of notices', () => {
    const { answers } = run(typed('Get-A'), bag('a effect:notice'), said('notice'), END);
    expect(answers).toMatchObject([{ objects: 1, whole: true }]);
  });

  it('has its first error, and another leaves a gap', () => {
    const one = run(typed('Get-A'), complaint('one'), END);
    expect(one.answers).toMatchObject([{ objects: 0, whole: true, complaint: { text: 'one' } }]);
    expect(one.codes).toEqual(['bad-value notice']);
    const two = run(typed('Get-A'), complaint('one'), complaint('two'), END);
    expect(two.answers).toMatchObject([{ whole: false, complaint: { text: 'one' } }]);
    expect(two.codes).toEqual(['not-read partial', 'bad-value notice']);
    expect(run(complaint('one'), END).codes).toEqual(['not-read partial']);
  });

  it('is not there where the input ends after the command', () => {
    const nothing = run(typed('Get-B -x'), OPEN);
    expect(nothing.answers).toEqual([]);
    expect(nothing.items).toMatchObject([
      { code: 'truncated', effect: 'partial', holder: 'gpo', at: { start: 0, end: 5 } },
    ]);
    expect(run(typed('Get-B')).codes).toEqual(['truncated partial']);
    expect(run(typed('Get-B'), complaint('one'), OPEN).answers).toMatchObject([{ whole: false }]);
    expect(run(typed('hostname'), OPEN).items).toEqual([]);
    expect(run(bag('a'), OPEN).items).toEqual([]);
  });

  it.each([
    ['the one domain of its objects', ['a domain:Corp.example', 'a domain:corp.EXAMPLE'], 'corp.example'],
    ['no domain where they name two', ['a domain:x.example', 'a domain:y.example'], null],
    ['no domain where they name three', ['a domain:x.example domain:y.example domain:z.example'], null],
    ['a domain where another object names none', ['a domain:x.example', 'a nodomain'], 'x.example'],
    ['no domain where none is named', ['a nodomain', 'a'], null],
  ])('has %s', (_, bags, domain) => {
    const { answers, items } = run(typed('Get-A'), ...bags.map((names) => bag(names)), END);
    expect(answers[0]?.domain).toBe(domain);
    expect(items[0]).toHaveProperty('holder', 'domain');
  });
});

describe('an object of no known kind', () => {
  it('is said once for the names of its properties', () => {
    expect(run(bag('c d'), bag('c d'), bag('c e'), bag('cd'), END).codes).toEqual(
      Array(3).fill('unsupported partial'),
    );
  });

  it('is named with the cmdlets that are known and the beginning of its properties', () => {
    const { items } = run(bag('c'), bag('x'.repeat(200)), bag('y'.repeat(201)), bag(''), END);
    const messages = items.flatMap((item) => (item.kind === 'diagnostic' ? [item.message] : []));
    expect(messages[0]).toContain('Get-A, Get-B');
    expect(messages[0]).toMatch(/ c\.$/);
    expect(messages[1]).toContain(`${'x'.repeat(200)}.`);
    expect(messages[1]).not.toContain('...');
    expect(messages[2]).toContain(`${'y'.repeat(200)}...`);
    expect(messages[2]).not.toContain('y'.repeat(201));
    expect(messages[3]).not.toContain(' are ');
  });

  it('is said for fifty kinds at most', () => {
    const kinds = Array.from({ length: 60 }, (_, index) => bag(`c${index}`));
    expect(run(...kinds, END).codes).toHaveLength(50);
  });
});

describe('a line that belongs to nothing', () => {
  it('is left aside with a notice, once, where objects or commands were seen', () => {
    for (const seen of [bag('a'), typed('hostname')]) {
      const { items } = run(stray('one'), seen, stray('second'), END);
      expect(items).toMatchObject([{ code: 'not-read', effect: 'notice', at: { start: 0, end: 3 } }]);
    }
    expect(run(stray('one'), complaint('x'), END).codes).toEqual(['not-read partial']);
    expect(run(stray('one'), END).codes).toEqual([]);
  });

  it('is a gap among answers, and where it names what rules ask for', () => {
    expect(run(typed('Get-A'), bag('a'), stray('x'), stray('y'), END).codes).toEqual([
      'malformed partial',
      'bad-value notice',
    ]);
    for (const text of ['set TrustDirection = 1', 'HKLM\\Kerberos', 'a trustedDomain object']) {
      expect(run(bag('a'), stray(text), stray(text), END).codes).toEqual(['malformed partial']);
    }
    expect(run(bag('a'), stray('the name and cn'), END).codes).toEqual(['not-read notice']);
  });

  it.each([
    ['eightlet', 'not-read notice'],
    ['ninechars', 'malformed partial'],
  ])('counts %s as telling by its length: %s', (word, code) => {
    const interest = { ...INTEREST, attributes: [word] };
    const printed = [bag('a'), stray(`x ${word}`), END];
    const mapper: Mapper = {
      name: 'Get-A',
      holder: 'domain',
      wants: () => true,
      accepts: () => true,
      map: () => [],
      answered: () => [],
    };
    const items = [...mapBags(printed, [mapper], interest)];
    expect(
      items.flatMap((item) => (item.kind === 'diagnostic' ? [`${item.code} ${item.effect}`] : [])),
    ).toEqual([code]);
  });

  it('is quoted without its indentation, and in part', () => {
    for (const before of [[typed('Get-A')], []]) {
      const { items } = run(...before, stray(`   ${'x'.repeat(90)}`), bag('a'), END);
      const [message] = items.flatMap((item) =>
        item.kind === 'diagnostic' && item.code !== 'bad-value' ? [item.message] : [],
      );
      expect(message).toContain(`"${'x'.repeat(80)}"`);
    }
  });
});

describe('an error', () => {
  it('is quoted without its indentation, and in part', () => {
    const [item] = run(complaint(`  ${'x'.repeat(210)}`), END).items;
    expect(item).toMatchObject({ code: 'not-read', effect: 'partial', at: { start: 0, end: 212 } });
    expect(item?.kind === 'diagnostic' && item.message).toContain(`"${'x'.repeat(200)}"`);
  });
});
