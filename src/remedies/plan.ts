// From the findings of a run to a plan: what a command mends, checked by judging again, and what nobody but a person may.

import type { Subject } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import type { Finding, Report } from '../model/finding.ts';
import { realmKey } from '../model/realm-name.ts';
import type { Change, Remedy, RemedyPlan, RemedyTarget } from '../model/remedy.ts';
import type { AnyRule } from '../model/rule.ts';
import { type Attempt, attempt, idOf, type Judging } from './attempt.ts';
import { refusalsOf } from './refusals.ts';
import { isChanged, localParent, namedValueOf, type Setting } from './table.ts';
import type { TrustChange } from './trust-types.ts';

export interface PlanOptions extends Judging {
  readonly facts: readonly Fact[];
  readonly report: Report;
  readonly rules: readonly AnyRule[];
  readonly includeProposed: boolean;
}

// Each attempt that brings something up bars at least one setting.
const MOST_ATTEMPTS = 50;

/** Makes a plan of what was judged. Pure; as slow as judging all of it several times. */
export function remedyPlan(options: PlanOptions): RemedyPlan {
  const { facts, report, includeProposed } = options;
  const barred = new Map<string, string>();
  let last = attempt(facts, report, options, { includeProposed, barred });
  for (let count = 0; count < MOST_ATTEMPTS && bar(last, options, barred); count++) {
    last = attempt(facts, report, options, { includeProposed, barred });
  }
  return { remedies: remediesOf(last), refusals: refusalsOf(last, options) };
}

/** Bars what brings up a defect that was not there before and that no other explained. Whether there was any. */
function bar({ table, report }: Attempt, options: PlanOptions, barred: Map<string, string>): boolean {
  const known = new Set(options.report.findings.map(defectOf));
  const changed = table.settings.filter(isChanged);
  const before = barred.size;
  for (const finding of report.findings) {
    if (finding.severity === 'info' || known.has(defectOf(finding))) continue;
    const about = changed.filter(({ locators }) => locators.has(finding.locator));
    const suspects =
      about.length > 0 ? about : changed.filter(({ subject }) => subject.ref.id === finding.subject.id);
    if (suspects.some((setting) => explained(finding, setting, options))) continue;
    const reason = `The change would bring up ${finding.ruleId}: ${finding.message}`;
    for (const setting of suspects) barred.set(idOf(setting), reason);
  }
  return barred.size > before;
}

/** Whether the finding only comes up because one that was mended had explained it. */
function explained({ ruleId }: Finding, { findings }: Setting, { consequences }: Judging): boolean {
  const mended = findings.map((finding) => finding.ruleId);
  return consequences.some(
    ({ primary, silenced }) => silenced.includes(ruleId) && primary.some((id) => mended.includes(id)),
  );
}

function defectOf({ ruleId, subject, realm = '' }: Finding): string {
  return JSON.stringify([ruleId, subject.kind, subject.id, realmKey(realm)]);
}

function remediesOf({ table, trusts }: Attempt): Remedy[] {
  const keys = new Set<string>();
  const remedies = table.settings
    .filter(isChanged)
    .flatMap((setting) => [...keyRemedy(setting, table.settings, keys), ...valueRemedy(setting)]);
  const all = [...remedies, ...trusts.map(trustRemedy)];
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

/** A subkey under another name: once for all of its values. */
function keyRemedy(setting: Setting, all: readonly Setting[], done: Set<string>): Remedy[] {
  const { subject, key, keyBefore, list, findings, grade, notes } = setting;
  const id = JSON.stringify([subject.ref.kind, subject.ref.id, keyBefore]);
  if (key === keyBefore || done.has(id)) return [];
  done.add(id);
  const fellows = all.filter((one) => one.subject === subject && one.keyBefore === keyBefore);
  const parent = localParent(list);
  const change: Change = {
    kind: 'key',
    list,
    parent,
    before: keyBefore.slice(parent.length + 1),
    after: key.slice(parent.length + 1),
    values: fellows.flatMap(({ before }) => before ?? []),
  };
  return [
    { target: targetOf(setting), grade, change, findings: distinct(findings), notes: [...notes], places: [] },
  ];
}

const BY_POLICY =
  'The value came by policy, and policy writes it again: change it here for a test, or where no GPO brings it any more.';

function valueRemedy(setting: Setting): Remedy[] {
  const { subject, layer, key, before, current, grade, findings, notes, facts, isNew } = setting;
  if (JSON.stringify(before) === JSON.stringify(current)) return [];
  const places = isNew
    ? []
    : facts.flatMap((fact) => {
        const value = namedValueOf(fact);
        const { path, format } = fact.origin;
        return value && format ? [{ path, format, at: fact.at, value }] : [];
      });
  const change: Change = { kind: 'value', key, before, after: current };
  const said = [...notes, ...(subject.holder === 'client' && layer === 'policy' ? [BY_POLICY] : [])];
  return [{ target: targetOf(setting), grade, change, findings: distinct(findings), notes: said, places }];
}

/** As an export names it, or the config; the name of a file is anybody's. */
function computerOf({ ref, clients, realms, mappings }: Subject): string | null {
  const told =
    clients.some(({ name }) => name !== null) ||
    [...realms, ...mappings].some(({ origin }) => origin.client !== undefined);
  return told ? ref.name : null;
}

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?/i;

function targetOf({ subject }: Setting): RemedyTarget {
  const { ref, holder, domain, gpos } = subject;
  if (holder === 'client') return { kind: 'client', subject: ref, computer: computerOf(subject) };
  const id = GUID.exec(gpos.find((gpo) => gpo.id !== null)?.id ?? ref.id)?.[1] ?? null;
  return { kind: 'gpo', subject: ref, id: id && `{${id.toUpperCase()}}`, domain };
}

const PASSWORD =
  'A trust that is older than AES in its domain needs its password set again on both sides before it has keys of these types. No export shows whether that was done, and realmlint neither reads nor writes the password.';

function trustRemedy({ distinguishedName, before, after, findings }: TrustChange): Remedy {
  const [first] = findings;
  const subject = first?.subject ?? { kind: 'domain' as const, id: '', name: '' };
  return {
    target: { kind: 'domain', subject },
    grade: 'proposed',
    change: { kind: 'encryption-types', distinguishedName, before, after },
    findings: distinct(findings),
    notes: [PASSWORD],
    places: [],
  };
}

/** Each finding once, as it was first said. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) if (!seen.has(finding.fingerprint)) seen.set(finding.fingerprint, finding);
  return [...seen.values()];
}
