// The facts as they would be once a change is made: what the same readers would find in an export of tomorrow.

import type { Fact, Origin, TrustFact } from '../model/fact.ts';
import type { Located } from '../model/located.ts';
import type { RegistryData, RegistryRecord } from '../model/record.ts';
import type { RegistryValue } from '../model/remedy.ts';
import type { Span } from '../model/span.ts';
import { isChanged, isPolicyCopy, namedValueOf, type Setting, type SettingFact } from './setting.ts';
import { nameAt, type Table } from './table.ts';
import { isOf, type TrustChange } from './trust-types.ts';

interface Interpreting {
  readonly interpret: (record: RegistryRecord, origin: Origin) => Iterable<Fact>;
}

export function applied(
  facts: readonly Fact[],
  table: Table,
  trusts: readonly TrustChange[],
  judging: Interpreting,
): Fact[] {
  const { settings } = table;
  const gone = new Set<string>();
  const made: Fact[] = [];
  for (const setting of settings) {
    if (!isChanged(setting)) continue;
    const copies = setting.isNew ? [] : copiesOn(settings, setting);
    for (const fact of [...(setting.isNew ? [] : setting.facts), ...copies]) gone.add(idOfFact(fact));
    for (const fact of [...setting.facts, ...copies]) {
      for (const one of remade(fact, setting, judging)) {
        made.push(one);
        nameAt(table, setting, one.locator);
      }
    }
  }
  const kept = facts.filter((fact) => !gone.has(idOfFact(fact)));
  return [...kept.map((fact) => (fact.kind === 'trust' ? withTypes(fact, trusts) : fact)), ...made];
}

/** Clients that hold what a GPO gives them have the new value once they asked for it. */
function copiesOn(settings: readonly Setting[], setting: Setting): readonly SettingFact[] {
  if (setting.subject.holder !== 'gpo') return [];
  return settings.filter((other) => isPolicyCopy(other, setting)).flatMap(({ facts }) => facts);
}

function idOfFact({ kind, origin, at, locator }: Fact): string {
  return JSON.stringify([kind, origin.path, origin.part, at.start, at.end, locator]);
}

function remade(fact: SettingFact, setting: Setting, { interpret }: Interpreting): Iterable<Fact> {
  const { current, key } = setting;
  if (!current) return [];
  const { origin, at } = fact;
  const typed = fact.kind === 'policy-state' || fact.valueType !== null || namedValueOf(fact) === null;
  const record: RegistryRecord = {
    kind: 'registry',
    part: origin.part,
    side: origin.side,
    hive: 'HKLM',
    keyPath: placed(key, at),
    valueName: placed(current.name, at),
    type: typed ? current.value.type : null,
    data: dataOf(current.value, at),
    operation: 'set',
    at,
  };
  return interpret(record, origin);
}

function placed(value: string, at: Span): Located {
  return { value, at };
}

function dataOf(value: RegistryValue, at: Span): RegistryData {
  if (value.type === 'REG_DWORD') return { kind: 'number', number: value.number, at };
  if (value.type === 'REG_MULTI_SZ')
    return { kind: 'list', items: value.items.map((item) => placed(item, at)) };
  return { kind: 'text', text: placed(value.text, at) };
}

function withTypes(fact: TrustFact, trusts: readonly TrustChange[]): TrustFact {
  const change = trusts.find(({ distinguishedName }) => isOf(fact, distinguishedName));
  if (!change) return fact;
  return { ...fact, encryptionTypes: { value: change.after, at: fact.encryptionTypes?.at ?? fact.at } };
}
