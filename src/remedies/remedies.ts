// What was changed in an attempt, as remedies: each with its target, its findings and what has to be known of it.

import type { Subject } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { leadingGuid } from '../model/guid.ts';
import type { Change, NamedValue, Remedy, RemedyTarget } from '../model/remedy.ts';
import type { Account } from './account.ts';
import type { Attempt } from './attempt.ts';
import { flagsOf, isChanged, localParent, namedValueOf, type Setting, sameNamed } from './setting.ts';
import type { TrustChange } from './trust-types.ts';

/** By target, then by key and name. */
export function remediesOf({ table, trusts }: Attempt, { mendedBy }: Account): Remedy[] {
  const changed = table.settings.filter(isChanged);
  const renamed = groupsOf(changed.filter(({ key, keyBefore }) => key !== keyBefore));
  const all = [
    ...renamed.flatMap((fellows) => keyRemedy(fellows, mendedBy)),
    ...changed
      .filter(({ before, current }) => !sameNamed(before, current))
      .map((one) => valueRemedy(one, mendedBy)),
    ...trusts.map((change) => trustRemedy(change, mendedBy)),
  ];
  return all
    .map((remedy) => ({ remedy, order: orderOf(remedy) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ remedy }) => remedy);
}

/** Where settings come from before where they arrive. */
const KINDS: readonly RemedyTarget['kind'][] = ['gpo', 'client', 'domain'];

function orderOf({ target: { kind, subject }, change }: Remedy): string {
  const place =
    change.kind === 'value'
      ? [change.key, change.before?.name ?? change.after?.name ?? '']
      : change.kind === 'key'
        ? [change.parent, '']
        : [change.distinguishedName, ''];
  return JSON.stringify([KINDS.indexOf(kind), subject.name, subject.id, ...place]);
}

type MendedBy = Account['mendedBy'];

/** What a change mends, as the report said it; where that is told of others already, what it was made for. */
function findingsOf(change: Setting | TrustChange, mendedBy: MendedBy): readonly Finding[] {
  const own = mendedBy.get(change) ?? [];
  return own.length > 0 ? own : change.findings.slice(0, 1);
}

/** Settings by the subkey in which they were found. */
function groupsOf(settings: readonly Setting[]): Setting[][] {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    const { kind, id } = setting.subject.ref;
    const place = JSON.stringify([kind, id, setting.keyBefore]);
    groups.set(place, [...(groups.get(place) ?? []), setting]);
  }
  return [...groups.values()];
}

/** All values of a subkey that its export shows. */
function valuesIn(fellows: readonly Setting[]): NamedValue[] {
  const values = fellows.flatMap(({ before }) => before ?? []);
  const facts = fellows.flatMap((one) => one.facts);
  const flags = facts.flatMap((fact) => (fact.kind === 'realm' ? (flagsOf(fact) ?? []) : []));
  const has = (name: string) => values.some((one) => one.name === name);
  return [...values, ...flags.filter(({ name }, index) => !has(name) && index === 0)];
}

/** A subkey under another name: once for all of its values. */
function keyRemedy(fellows: readonly Setting[], mendedBy: MendedBy): Remedy[] {
  const [first] = fellows;
  if (!first) return [];
  const { list, key, keyBefore } = first;
  const parent = localParent(list);
  const change: Change = {
    kind: 'key',
    list,
    parent,
    before: keyBefore.slice(parent.length + 1),
    after: key.slice(parent.length + 1),
    values: valuesIn(fellows),
  };
  const ofKey = fellows.flatMap((one) =>
    findingsOf(one, mendedBy).filter(({ ruleId }) => one.keyRules.has(ruleId)),
  );
  const findings = [...new Set(ofKey)];
  const notes = [...new Set(fellows.flatMap((one) => [...one.notes]))];
  return [{ target: targetOf(first), grade: first.grade, change, findings, notes, places: [] }];
}

const BY_POLICY =
  'The value came by policy, and policy writes it again: change it here for a test, or where no GPO brings it any more.';

function valueRemedy(setting: Setting, mendedBy: MendedBy): Remedy {
  const { subject, layer, key, before, current, grade, notes, facts, isNew, keyRules } = setting;
  const places = isNew
    ? []
    : facts.flatMap((fact) => {
        const value = namedValueOf(fact);
        const { path, format } = fact.origin;
        return value && format ? [{ path, format, at: fact.at, value }] : [];
      });
  const change: Change = { kind: 'value', key, before, after: current };
  const said = [...notes, ...(subject.holder === 'client' && layer === 'policy' ? [BY_POLICY] : [])];
  const findings = findingsOf(setting, mendedBy).filter(({ ruleId }) => !keyRules.has(ruleId));
  return { target: targetOf(setting), grade, change, findings, notes: said, places };
}

/** As an export names it, or the config; the name of a file is anybody's. */
function computerOf({ ref, clients, realms, mappings }: Subject): string | null {
  const told =
    clients.some(({ name }) => name !== null) ||
    [...realms, ...mappings].some(({ origin }) => origin.client !== undefined);
  return told ? ref.name : null;
}

function targetOf({ subject }: Setting): RemedyTarget {
  const { ref, holder, domain, gpos } = subject;
  if (holder === 'client') return { kind: 'client', subject: ref, computer: computerOf(subject) };
  const id = leadingGuid(gpos.find((gpo) => gpo.id !== null)?.id ?? ref.id);
  return { kind: 'gpo', subject: ref, id, domain };
}

const PASSWORD =
  'A trust that is older than AES in its domain needs its password set again on both sides before it has keys of these types. No export shows whether that was done, and realmlint neither reads nor writes the password.';

function trustRemedy(trust: TrustChange, mendedBy: MendedBy): Remedy {
  const { distinguishedName, before, after } = trust;
  const [first] = trust.findings;
  const subject = first?.subject ?? { kind: 'domain' as const, id: '', name: '' };
  return {
    target: { kind: 'domain', subject },
    grade: 'proposed',
    change: { kind: 'encryption-types', distinguishedName, before, after },
    findings: findingsOf(trust, mendedBy),
    notes: [PASSWORD],
    places: [],
  };
}
