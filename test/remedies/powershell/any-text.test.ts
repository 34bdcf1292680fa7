// Whoever writes an export writes no line of a script: any text stays what it is, in its string or in its comment. And back is back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyChange, NamedValue, Remedy, RemedyPlan } from '../../../src/model/remedy.ts';
import { powershellLeft, powershellScript } from '../../../src/remedies/powershell/script.ts';
import { parseScript, type Script, type State } from '../../support/powershell-script.ts';
import { tokensOf } from '../../support/powershell-tokens.ts';
import { applyScript, emptyWorld, seedPolicy, type World } from '../../support/powershell-world.ts';
import {
  CLIENT,
  DOMAIN,
  findingOf,
  GPO,
  LOCAL_KERBEROS,
  list,
  number,
  remedyOf,
  text,
  valueChange,
} from '../../support/remedies.ts';
import { THOROUGH } from '../../support/thorough.ts';
import { anyValue } from '../../support/written-values.ts';

const DN = 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example';

/** Code units of any kind, halves of pairs and quotes of all sorts among them. */
const anyUnits = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.nat(0x7f),
        fc.constantFrom(0x27, 0x2018, 0x2019, 0x201a, 0x201b, 0x24, 0x60),
        fc.nat(0xffff),
      ),
      {
        maxLength,
      },
    )
    .map((units) => String.fromCharCode(...units));
const withoutNul = (maxLength: number) => anyUnits(maxLength).map((units) => units.replaceAll('\0', 'x'));

function scriptOf(plan: RemedyPlan, undo = false): string {
  return powershellScript(plan, { version: '0.1.0', undo });
}

/** One change of each kind, with one text wherever an export has a say, the refusals included. */
function planWith(word: string): RemedyPlan {
  const finding = findingOf({ ruleId: word, message: word, path: word, locator: word });
  const remedy = (change: Remedy['change'], target: Remedy['target']): Remedy => ({
    ...remedyOf(change, { findings: [finding, { ...finding, byteOffset: 1 }], notes: [word] }),
    target: { ...target, subject: { ...target.subject, name: word } },
  });
  const unknown = { ...GPO, id: word, domain: null, subject: { ...GPO.subject, id: word } };
  const dn = DN.replace('ZSCALERBETA.NET', () => word.replace(/[,=]/g, ''));
  return {
    remedies: [
      remedy(valueChange(text(word, word), text('A', word)), GPO),
      remedy(valueChange(null, list(word, word, word)), unknown),
      remedy({ kind: 'encryption-types', distinguishedName: dn, before: 4, after: 24 }, DOMAIN),
      remedy(
        valueChange(null, list('KdcNames', 'a', ''), `${LOCAL_KERBEROS}\\Domains\\ZSCALERBETA.NET`),
        CLIENT,
      ),
      remedy(valueChange(null, list('KdcNames', 'a', ''), `${LOCAL_KERBEROS}\\Domains\\ZSCALER.NET`), {
        ...CLIENT,
        computer: null,
      }),
      // These are for the end of the script.
      remedy(valueChange(null, text('b', word)), { ...GPO, domain: `${word}'` }),
      remedy(valueChange(null, list('KdcNames', ` ${word}`), `${LOCAL_KERBEROS}\\Domains\\A`), CLIENT),
    ],
    refusals: [{ finding, kind: 'by-hand' as const, reason: word, byHand: [word, word] }],
  };
}

const HOSTILE = [
  "'; Remove-Item C:\\ -Recurse; '",
  '\u2019; Stop-Computer; \u2018',
  '$(Stop-Computer)',
  '`"; Stop-Computer #',
  '\r\nStop-Computer\r\n',
  '\nStop-Computer',
  '\u2028Stop-Computer\u2029\u0085Stop-Computer',
  '#>Stop-Computer<#',
  'SIG # Begin signature block',
  'requires -Version 99',
  "@'\r\n",
  "') } } ) Stop-Computer",
  '\u001b]0;title\u0007\u202e',
  '\ud800',
  `${'x'.repeat(108)} SIG # Begin signature block`,
  `${'SIG '.repeat(28)}# Begin signature block`,
];

/** Each script is some hundred lines to parse. */
const RUNS = { numRuns: THOROUGH ? 200 : 15 };

describe('hostile words', () => {
  it('leave the script around its strings and comments as it is', () => {
    const plain = parseScript(scriptOf(planWith('word')));
    expect(plain.changes).toHaveLength(5);
    expect(powershellLeft(planWith('word'))).toHaveLength(2);
    for (const word of HOSTILE) {
      const read = parseScript(scriptOf(planWith(word)));
      expect(read.frame, word).toEqual(plain.frame);
      expect(read.changes[0]?.before, word).toEqual({ name: word, type: 'String', data: [word] });
      expect(read.changes[1]?.make[0]?.parameters, word).toMatchObject({
        ValueName: word,
        Value: [word, word],
      });
      for (const undo of [false, true]) {
        expect(scriptOf(planWith(word), undo)).not.toMatch(/^\s*(?:Stop-Computer|Remove-Item C)/m);
      }
    }
  });

  it('of any kind do the same', () => {
    const plain = parseScript(scriptOf(planWith('word'))).frame;
    fc.assert(
      fc.property(withoutNul(30), (word) => {
        fc.pre(!word.startsWith('**'));
        expect(parseScript(scriptOf(planWith(word))).frame).toEqual(plain);
      }),
      RUNS,
    );
  });

  it('would be seen by the parser that says so', () => {
    const script = scriptOf(planWith('word'));
    const broken = (from: string, to: string) => () => parseScript(script.replace(from, to));
    expect(broken("-ValueName 'word'", '-ValueName word')).toThrow('-ValueName has word');
    expect(broken("-ValueName 'word'", "-ValueName 'word'; Stop-Computer")).toThrow();
    expect(broken("'word'", "'word\u2019")).toThrow('printable ASCII');
    expect(broken("'word'", '"word"')).toThrow('unquoted "');
    expect(broken('Set-GPRegistryValue', 'Stop-Computer')).toThrow('no cmdlet');
    expect(broken("'word'", '$(Stop)')).toThrow();
    expect(() => tokensOf('# SIG # Begin')).toThrow('obeys');
    expect(() => tokensOf('#Requires -Version 99')).toThrow('obeys');
    expect(() => tokensOf("'a\r\nb'")).toThrow('without its end');
  });
});

/** A world in which every value is as the change expects it. */
function worldOf(script: Script): World {
  const world = emptyWorld();
  for (const { before, read } of script.changes) if (before) seedPolicy(read, world, before);
  return world;
}

const statesOf = (world: World): State[][] => [...world.gpos.values()].map((values) => [...values.values()]);

describe('any value', () => {
  const anyName = withoutNul(12).filter((name) => !name.startsWith('**'));
  const noNul = anyValue.map((value) =>
    'text' in value ? { ...value, text: value.text.replaceAll('\0', 'x') } : value,
  );
  const some = fc.option(fc.record({ name: anyName, value: noNul }, { noNullPrototype: true }));
  const planOf = (before: NamedValue | null, after: NamedValue | null): RemedyPlan => ({
    remedies: [remedyOf(valueChange(before, after))],
    refusals: [],
  });

  it('is changed and brought back, and changed once', () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        fc.pre(JSON.stringify(before) !== JSON.stringify(after));
        const plan = planOf(before, after);
        const there = parseScript(scriptOf(plan));
        const back = parseScript(scriptOf(plan, true));
        const world = worldOf(there);
        const start = JSON.stringify(statesOf(world).flat());
        expect(applyScript(there, world)).toBe('made');
        expect(statesOf(world).flat()).toHaveLength(after ? 1 : 0);
        expect(applyScript(there, world)).toBe('nothing to do');
        expect(applyScript(back, world)).toBe('made');
        expect(JSON.stringify(statesOf(world).flat())).toBe(start);
        expect(applyScript(back, world)).toBe('nothing to do');
      }),
      RUNS,
    );
  });

  it('that somebody else changes meanwhile is left alone, with all that follow it', () => {
    const changes = ['A', 'B', 'C'].map((name) => remedyOf(valueChange(text(name, '1'), text(name, '2'))));
    const script = parseScript(scriptOf({ remedies: changes, refusals: [] }));
    const world = worldOf(script);
    const second = script.changes[1]?.read;
    if (!second) throw new Error('three changes');
    const meanwhile = (index: number) => {
      if (index === 1) seedPolicy(second, world, { name: 'B', type: 'String', data: ['3'] });
    };
    expect(applyScript(script, world, meanwhile)).toBe('interrupted');
    expect(
      statesOf(world)
        .flat()
        .map(({ data }) => data[0]),
    ).toEqual(['2', '3', '1']);
  });

  it('that is not what the export showed stops all of them', () => {
    const plan: RemedyPlan = {
      remedies: [
        remedyOf(valueChange(null, number('MitRealms_Enabled', 1))),
        remedyOf(valueChange(text('a.example', 'b'), text('A.EXAMPLE', 'c'))),
      ],
      refusals: [],
    };
    const script = parseScript(scriptOf(plan));
    const read = script.changes[1]?.read;
    if (!read) throw new Error('two changes');
    const found: (State | null)[] = [
      null,
      { name: 'a.example', type: 'String', data: ['B'] },
      { name: 'a.example', type: 'String', data: ['b\u200b'] },
      { name: 'A.example', type: 'String', data: ['b'] },
      { name: 'a.example', type: 'ExpandString', data: ['b'] },
    ];
    for (const state of found) {
      const world = emptyWorld();
      if (state) seedPolicy(read, world, state);
      const before = JSON.stringify(statesOf(world).flat());
      expect(applyScript(script, world), JSON.stringify(state)).toBe('stopped');
      expect(JSON.stringify(statesOf(world).flat())).toBe(before);
    }
  });
});

describe('local settings and trusts', () => {
  const host = fc.stringMatching(/^[a-z0-9.][a-z0-9.:/,-]{0,6}$/);
  const hosts = fc.uniqueArray(host, { maxLength: 4 });
  const bits = fc.integer({ min: 0, max: 15 }).map((flags) => flags | ((flags & 1) << 7));

  it('lists come and go by ksetup', () => {
    fc.assert(
      fc.property(hosts, hosts, fc.boolean(), (old, wanted, isKdc) => {
        const [parent, name] = isKdc ? ['Domains', 'KdcNames'] : ['HostToRealm', 'SpnMappings'];
        const key = `${LOCAL_KERBEROS}\\${parent}\\ZSCALERBETA.NET`;
        const change = valueChange(list(name, ...old, ''), list(name, ...wanted, ''), key);
        const plan: RemedyPlan = { remedies: [remedyOf(change, { target: CLIENT })], refusals: [] };
        const world = emptyWorld();
        const lists = new Map([[name, [...old, '']]]);
        world.keys.set(`hklm:\\${key}`.toLowerCase(), { name: 'ZSCALERBETA.NET', lists, flags: 0 });
        applyScript(parseScript(scriptOf(plan)), world);
        expect(lists.get(name)).toEqual([...wanted, '']);
        applyScript(parseScript(scriptOf(plan, true)), world);
        expect(lists.get(name)).toEqual([...old, '']);
      }),
      RUNS,
    );
  });

  it('names of realms with their flags and KDCs, and with KDCs that change, too', () => {
    fc.assert(
      fc.property(bits, hosts, hosts, (flags, kdcs, wanted) => {
        const parent = `${LOCAL_KERBEROS}\\Domains`;
        const key: KeyChange = {
          kind: 'key',
          list: 'MitRealms',
          parent,
          before: 'zscalerbeta.net',
          after: 'ZSCALERBETA.NET',
          values: [list('KdcNames', ...kdcs, ''), number('RealmFlags', flags)],
        };
        const value = valueChange(
          list('KdcNames', ...kdcs, ''),
          list('KdcNames', ...wanted, ''),
          `${parent}\\ZSCALERBETA.NET`,
        );
        const remedies = [remedyOf(key, { target: CLIENT }), remedyOf(value, { target: CLIENT })];
        const world = emptyWorld();
        const at = `hklm:\\${parent}\\zscalerbeta.net`.toLowerCase();
        const lists = new Map([['KdcNames', [...kdcs, '']]]);
        world.keys.set(at, { name: 'zscalerbeta.net', lists, flags });
        const there = parseScript(scriptOf({ remedies, refusals: [] }));
        const back = parseScript(scriptOf({ remedies, refusals: [] }, true));
        const shown = () => {
          const { name, flags: bits, lists } = world.keys.get(at) ?? { lists: new Map<string, string[]>() };
          return [name, bits, lists.get('KdcNames')?.filter(Boolean) ?? []];
        };
        expect(applyScript(there, world)).toBe('made');
        expect(shown()).toEqual(['ZSCALERBETA.NET', flags, wanted]);
        expect(applyScript(there, world)).toBe('nothing to do');
        expect(applyScript(back, world)).toBe('made');
        expect(shown()).toEqual(['zscalerbeta.net', flags, kdcs]);
      }),
      RUNS,
    );
  });

  it('encryption types, set or not', () => {
    for (const before of [null, 4, 31]) {
      const change = { kind: 'encryption-types', distinguishedName: DN, before, after: 24 } as const;
      const plan: RemedyPlan = { remedies: [remedyOf(change, { target: DOMAIN })], refusals: [] };
      const world = emptyWorld();
      world.trusts.set(DN, before);
      expect(applyScript(parseScript(scriptOf(plan)), world)).toBe('made');
      expect(world.trusts.get(DN)).toBe(24);
      expect(applyScript(parseScript(scriptOf(plan, true)), world)).toBe('made');
      expect(world.trusts.get(DN)).toBe(before);
    }
  });
});
