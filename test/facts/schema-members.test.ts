// A member that a fact gets and the schema does not know would make its own lines unreadable: the compiler wants every member here, and
// the test wants every one of them in the schema.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fact, Origin } from '../../src/model/fact.ts';

type Members<T> = Readonly<Record<Exclude<keyof T, 'takes'>, true>>;
type Of<K extends Fact['kind']> = Members<Extract<Fact, { readonly kind: K }>>;

const y = true;
const base = { kind: y, origin: y, at: y, locator: y } as const;
const inRegistry = { key: y, valueName: y } as const;
const set = {
  ...base,
  ...inRegistry,
  layer: y,
  onlyIfAbsent: y,
  conditional: y,
  delivery: y,
  winner: y,
} as const;
const list = { ...set, name: y, value: y, valueType: y, entities: y, plain: y } as const;

// `takes` is found when the files of a subject are applied, never before.
const FACTS: { readonly [K in Fact['kind']]: Of<K> } = {
  realm: { ...list, kdcs: y, flags: y, untagged: y, tagProblems: y },
  'host-mapping': { ...list, entries: y },
  'policy-state': { ...set, list: y, state: y, shown: y },
  'policy-directive': {
    ...base,
    ...inRegistry,
    list: y,
    layer: y,
    operation: y,
    target: y,
    conditional: y,
    delivery: y,
  },
  trust: {
    ...base,
    distinguishedName: y,
    domain: y,
    cn: y,
    name: y,
    trustPartner: y,
    objectClass: y,
    direction: y,
    type: y,
    attributes: y,
    attributesMask: y,
    encryptionTypes: y,
    shown: y,
    caseless: y,
  },
  gpo: {
    ...base,
    id: y,
    domain: y,
    name: y,
    readTime: y,
    computer: y,
    user: y,
    links: y,
    someLinks: y,
    computerExtensions: y,
    extensionsAt: y,
    permissions: y,
    bare: y,
  },
  backup: { ...base, backupId: y, gpoId: y, domain: y, name: y, time: y, catalogue: y },
  scope: { ...base, covers: y, shows: y, domain: y },
  client: { ...base, name: y, time: y, domain: y },
  ticket: { ...base, client: y, server: y, encryptionType: y, kdc: y },
  'proxy-auto-config': { ...base, ...inRegistry, source: y, browser: y, url: y, mode: y, conditional: y },
  'browser-authentication': { ...base, ...inRegistry, source: y, browser: y, value: y, conditional: y },
  pac: { ...base, targets: y, tests: y, unread: y, otherwise: y },
  'kerberos-parameter': { ...set, name: y, value: y },
  secret: { ...base, form: y, name: y, owner: y },
  gap: { ...base, code: y, effect: y, message: y, hint: y },
};

const ORIGIN: Members<Origin> = {
  path: y,
  format: y,
  holder: y,
  container: y,
  part: y,
  side: y,
  client: y,
};

const { definitions } = JSON.parse(
  readFileSync(new URL('../../schemas/facts.schema.json', import.meta.url), 'utf8'),
) as { readonly definitions: Readonly<Record<string, { readonly properties: object }>> };

describe('schemas/facts.schema.json', () => {
  it.each(Object.entries({ ...FACTS, origin: ORIGIN }))(
    'has every member of %s, and no others',
    (kind, members) => {
      expect(Object.keys(definitions[kind]?.properties ?? {}).sort()).toEqual(Object.keys(members).sort());
    },
  );
});
