// `why` against a reference that walks the definition, on generated settings: which realms can come out for a host.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf } from '../../src/answers/host-name.ts';
import { why } from '../../src/answers/why.ts';
import { DEFAULT_SETTINGS, gather } from '../../src/lint.ts';
import { itThorough, THOROUGH } from '../support/thorough.ts';
import {
  type AnySettings,
  type ClientSettings,
  type DomainSettings,
  type GpoSettings,
  inputsOf,
  type MapValue,
  type ResultSettings,
} from './settings-text.ts';

/** The client's own domain, in a set of realms. */
const OWN = '(own domain)';

// The reference. Nothing of it calls the code under test: a table of names, looked up from the longest to the shortest.

/** Names that would decide for a host, the longest first: itself, then each domain above it with its dot. */
function namesFor(host: string): string[] {
  const labels = host.split('.');
  return [host, ...labels.slice(1).map((_, index) => `.${labels.slice(index + 1).join('.')}`)];
}

function lookUp(
  host: string,
  map: readonly { readonly realm: string; readonly entries: readonly string[] }[],
) {
  for (const name of namesFor(host)) {
    const realms = map.filter(({ entries }) => entries.some((entry) => entry.toLowerCase() === name));
    if (realms.length > 0) return realms.map(({ realm }) => realm);
  }
  return [OWN];
}

const entriesOf = (data: string) =>
  data
    .split(';')
    .map((entry) => entry.replace(/^ +| +$/g, ''))
    .filter((entry) => entry !== '');

const tableOf = (values: readonly MapValue[]) =>
  values.map(({ realm, data }) => ({ realm, entries: entriesOf(data) }));

function ofClient(host: string, { enabled, policy, local }: ClientSettings): string[] {
  const byLocal = lookUp(
    host,
    local.map(({ realm, items }) => ({ realm, entries: items })),
  );
  if (policy.length > 0 && enabled !== 0) return lookUp(host, tableOf(policy));
  // Disabled deletes the list, and yet its key is there; enabled without values may be a key without values.
  if (policy.length > 0 || enabled === 1) return [...byLocal, OWN];
  return byLocal;
}

function* orders<T>(all: readonly T[]): Iterable<readonly T[]> {
  if (all.length === 0) yield [];
  for (const [index, first] of all.entries()) {
    for (const rest of orders(all.filter((_, other) => other !== index))) yield [first, ...rest];
  }
}

/** Applied one after the other: a value keeps the case of the name under which it was made, and gets the last data. */
function applied(gpos: readonly Omit<GpoSettings, 'computer'>[]): MapValue[] {
  let map = new Map<string, MapValue>();
  for (const { state, values } of gpos) {
    if (state === 'Disabled') map = new Map();
    if (state !== 'Enabled') continue;
    for (const { realm, data } of values) {
      const key = realm.toLowerCase();
      map.set(key, { realm: map.get(key)?.realm ?? realm, data });
    }
  }
  return [...map.values()];
}

function ofDomain(host: string, { gpos }: DomainSettings): string[] {
  const on = gpos.filter(({ computer }) => computer);
  return [...orders(on)].flatMap((order) => lookUp(host, tableOf(applied(order))));
}

/** Of each value the best rank alone is shown to Windows: a disabled policy takes the lists of those below it. */
function ofResult(host: string, { gpos }: ResultSettings): string[] {
  const best = new Map<string, MapValue>();
  for (const { state, values } of gpos) {
    if (state === 'Disabled') break;
    for (const value of state === 'Enabled' ? values : []) {
      const key = value.realm.toLowerCase();
      if (!best.has(key)) best.set(key, value);
    }
  }
  return lookUp(host, tableOf([...best.values()]));
}

function reference(host: string, settings: AnySettings): string[] {
  const found =
    settings.kind === 'client'
      ? ofClient(host, settings)
      : settings.kind === 'domain'
        ? ofDomain(host, settings)
        : ofResult(host, settings);
  return [...new Set(found)].sort();
}

// What is generated.

const HOSTS = [
  'gateway.zscalerbeta.net',
  'dfw1.gateway.zscalerbeta.net',
  'zscalerbeta.net',
  'proxy.zscalerbeta.net',
  'files.hq.contoso.example',
  'hadoop-01.lab.contoso.example',
  'xzscalerbeta.net',
];
const SUFFIXES = [
  'zscalerbeta.net',
  'gateway.zscalerbeta.net',
  'contoso.example',
  'lab.contoso.example',
  'net',
  'example',
];
const REALMS = [
  'ZSCALERBETA.NET',
  'zscalerbeta.net',
  'LAB.CONTOSO.EXAMPLE',
  'Lab.Contoso.Example',
  'HQ.EXAMPLE',
];

const entry = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SUFFIXES).map((suffix) => `.${suffix}`) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTS) },
  { weight: 2, arbitrary: fc.constantFrom(...SUFFIXES) },
  { weight: 1, arbitrary: fc.constantFrom(...SUFFIXES).map((suffix) => `.${suffix.toUpperCase()}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '*.zscalerbeta.net',
      '\u00a0.zscalerbeta.net',
      '.zscalerbeta.net, .gateway.zscalerbeta.net',
      '.zscalerbeta.net.',
      'https://gateway.zscalerbeta.net',
      '.lab.contoso.example .contoso.example',
    ),
  },
);
const entries = fc.array(entry, { minLength: 1, maxLength: 3 });
const data = fc
  .tuple(entries, fc.constantFrom(';', '; ', ' ; ', ';; '), fc.constantFrom('', ';', '; '))
  .map(([list, between, end]) => list.join(between) + end);
// Names of values are told apart without case, so that a list has each of them once.
const unique = { selector: ({ realm }: { readonly realm: string }) => realm.toLowerCase(), maxLength: 3 };
const realm = fc.constantFrom(...REALMS);
const values = fc.uniqueArray(fc.record({ realm, data }), unique);

const client: fc.Arbitrary<ClientSettings> = fc.record({
  kind: fc.constant('client' as const),
  enabled: fc.constantFrom(0 as const, 1 as const, 1 as const, null),
  policy: fc.oneof(values, fc.constant([])),
  local: fc.uniqueArray(fc.record({ realm, items: entries }), unique),
  stray: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, values),
});
const state = fc.constantFrom(
  'Enabled' as const,
  'Enabled' as const,
  'Enabled' as const,
  'Disabled' as const,
  'Not Configured' as const,
);
const content = { state, values: fc.uniqueArray(fc.record({ realm, data }), { ...unique, minLength: 1 }) };
const domain: fc.Arbitrary<DomainSettings> = fc.record({
  kind: fc.constant('domain' as const),
  gpos: fc.array(fc.record({ ...content, computer: fc.constantFrom(true, true, true, true, false) }), {
    minLength: 1,
    maxLength: 4,
  }),
});
const result: fc.Arbitrary<ResultSettings> = fc.record({
  kind: fc.constant('rsop' as const),
  gpos: fc.array(fc.record(content), { minLength: 1, maxLength: 3 }),
});
const settings: fc.Arbitrary<AnySettings> = fc.oneof(client, domain, domain, result);
const host = fc.constantFrom(...HOSTS);

function answered(name: string, given: AnySettings) {
  const question = hostOf(name);
  if ('problem' in question) throw new Error(question.problem.join(' '));
  return why(gather(inputsOf(given)), question, { settings: DEFAULT_SETTINGS, rules: [], version: '0.0.0' });
}

describe('why', () => {
  const seen = new Map<string, number>();

  it('agrees with the reference on generated configurations and hosts', () => {
    fc.assert(
      fc.property(settings, host, (given, name) => {
        const { answers } = answered(name, given);
        expect(answers).toHaveLength(1);
        const [answer] = answers;
        const expected = reference(name, given);
        expect(answer?.options.map((option) => option.realm ?? OWN).sort()).toEqual(expected);
        const [only, another] = expected;
        const decision = another !== undefined ? 'depends' : only === OWN ? 'own-domain' : 'realm';
        // A resultant set shows nothing of the local settings that count where there is no policy.
        if (decision === 'own-domain' && given.kind === 'rsop')
          expect(['own-domain', 'unknown']).toContain(answer?.decision);
        else expect(answer?.decision).toBe(decision);
        const key = `${given.kind} ${decision}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }),
      { seed: 20260309, numRuns: THOROUGH ? 2000 : 100 },
    );
  }, 120_000);

  itThorough('was asked about every kind of settings with every kind of answer', () => {
    for (const kind of ['client', 'domain', 'rsop'])
      for (const decision of ['realm', 'own-domain', 'depends'])
        expect(seen.get(`${kind} ${decision}`) ?? 0, `${kind} ${decision}`).toBeGreaterThan(4);
  });
});
