// Mends findings one after the other and judges again after each round, until nothing changes any more.

import type { Evidence, Subject } from '../model/evidence.ts';
import type { Expectations } from '../model/expectation.ts';
import type { Fact, Origin } from '../model/fact.ts';
import type { Finding, Report } from '../model/finding.ts';
import { realmKey } from '../model/realm-name.ts';
import type { RegistryRecord } from '../model/record.ts';
import type { NamedValue } from '../model/remedy.ts';
import { showNamed } from '../model/remedy-words.ts';
import { applied } from './apply.ts';
import { describeEdits } from './describe.ts';
import type { Edit, Mend } from './mend.ts';
import { MENDERS } from './menders.ts';
import { type Setting, sameNamed } from './setting.ts';
import { newSetting, settingAt, settingNamed, type Table, tableOf } from './table.ts';
import { mendTrust, type TrustChange } from './trust-types.ts';

/** What a plan needs of the rest: handed in, so that this room knows neither rules nor formats. */
export interface Judging {
  readonly judge: (facts: readonly Fact[]) => Report;
  readonly interpret: (record: RegistryRecord, origin: Origin) => Iterable<Fact>;
  readonly evidence: Evidence;
  readonly expectations: Expectations;
  /** Which findings come up once others are mended, because these explained them; not those that mending was to avoid. */
  readonly consequences: readonly {
    readonly primary: readonly string[];
    readonly silenced: readonly string[];
    readonly whenRepaired?: true;
  }[];
}

export interface Wish {
  readonly includeProposed: boolean;
  /** Settings that stay as they are, with the reason. */
  readonly barred: ReadonlyMap<string, string>;
  /** Subject and realm, as the config does not want them. */
  readonly unwanted: ReadonlySet<string>;
}

/** What came of it. */
export interface Attempt {
  readonly table: Table;
  readonly trusts: readonly TrustChange[];
  /** What is found once all of it is applied. */
  readonly report: Report;
  /** True when there was more to mend than rounds. */
  readonly unfinished: boolean;
  /** By fingerprint: why a finding that could be mended was not. */
  readonly declined: ReadonlyMap<string, string>;
  /** By fingerprint: what is proposed and was not asked for. */
  readonly withheld: ReadonlyMap<string, string>;
}

// Each round mends one defect of each value, or all of a kind; more of them than this no value has that anybody meant.
const MOST_ROUNDS = 24;

interface State {
  readonly table: Table;
  readonly trusts: TrustChange[];
  readonly declined: Map<string, string>;
  readonly withheld: Map<string, string>;
}

export function attempt(facts: readonly Fact[], base: Report, judging: Judging, wish: Wish): Attempt {
  const state: State = {
    table: tableOf(judging.evidence),
    trusts: [],
    declined: new Map(),
    withheld: new Map(),
  };
  let report = base;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!mendRound(report.findings, state, judging, wish)) return { ...state, report, unfinished: false };
    report = judging.judge(applied(facts, state.table, state.trusts, judging));
  }
  return { ...state, report, unfinished: true };
}

/** Whether anything changed. */
function mendRound(findings: readonly Finding[], state: State, judging: Judging, wish: Wish): boolean {
  const touched = new Set<Setting>();
  let changed = false;
  for (const finding of findings) {
    if (finding.suppressed) continue;
    const trust = mendTrust(finding, state.trusts, judging, wish.includeProposed);
    if (trust === 'changed') changed = true;
    else if (trust !== null) state.declined.set(finding.fingerprint, trust.declined);
    const setting = settingAt(state.table, finding);
    if (setting && !touched.has(setting) && mendOne(finding, setting, state, { judging, wish, touched })) {
      changed = true;
    }
  }
  return changed;
}

function mendOne(
  finding: Finding,
  setting: Setting,
  { table, declined, withheld }: State,
  { judging, wish, touched }: { judging: Judging; wish: Wish; touched: Set<Setting> },
): boolean {
  const mender = MENDERS.get(finding.ruleId);
  const { current } = setting;
  if (!mender || !current) return false;
  const barred = setting.untouchable ?? wish.barred.get(idOf(setting)) ?? unwanted(setting, wish);
  if (barred !== null) {
    declined.set(finding.fingerprint, barred);
    return false;
  }
  const realm = finding.realm ?? current.name;
  const expectation = judging.expectations.byRealm.get(realmKey(realm)) ?? null;
  const mend = mender({ finding, setting, current, expectation, table });
  if (!mend) return false;
  if ('declined' in mend) {
    declined.set(finding.fingerprint, mend.declined);
    return false;
  }
  const edits = mend.edits.filter(changesSomething);
  if (edits.length === 0 || edits.some((edit) => edit.kind === 'set' && touched.has(edit.setting)))
    return false;
  const [against] = edits.flatMap(
    (edit) => wish.barred.get(idOfEdit(edit, setting)) ?? takenBy(edit, setting, table) ?? [],
  );
  if (against !== undefined) {
    declined.set(finding.fingerprint, against);
    return false;
  }
  if (mend.grade === 'proposed' && !wish.includeProposed) {
    withheld.set(finding.fingerprint, describeEdits(edits));
    return false;
  }
  for (const edit of edits) {
    for (const one of applyEdit(edit, setting, table)) {
      touched.add(one);
      note(one, finding, mend);
      if (edit.kind === 'key') one.keyRules.add(finding.ruleId);
    }
  }
  return true;
}

/** What the config does not want is to go, not to work. */
function unwanted({ subject: { ref }, before }: Setting, wish: Wish): string | null {
  const realm = `${ref.kind} ${ref.id} ${realmKey(before?.name ?? '')}`;
  return wish.unwanted.has(realm)
    ? 'The config does not want this realm here: what is wrong with its values goes with them.'
    : null;
}

/** Why an edit would overwrite what stands there under the new name; null where nothing does. */
function takenBy(edit: Edit, beside: Setting, table: Table): string | null {
  if (edit.kind === 'key') {
    const key = edit.key.toLowerCase();
    const other = table.settings.find(
      (one) =>
        one.subject === beside.subject && one.key.toLowerCase() === key && !edit.settings.includes(one),
    );
    return other ? `${TAKEN} HKLM\\${edit.key} is there already.` : null;
  }
  if (edit.after === null) return null;
  const [subject, key] =
    edit.kind === 'set' ? [edit.setting.subject, edit.setting.key] : [beside.subject, edit.key];
  const other = settingNamed(table, subject, key, edit.after.name);
  if (!other?.current || (edit.kind === 'set' && other === edit.setting)) return null;
  return `${TAKEN} ${showNamed(other.current)} is there already.`;
}

const TAKEN = 'The name that it should have is taken, and which of the two values is meant no export tells.';

function changesSomething(edit: Edit): boolean {
  return edit.kind !== 'set' || !sameNamed(edit.setting.current, edit.after);
}

function applyEdit(edit: Edit, beside: Setting, table: Table): readonly Setting[] {
  if (edit.kind === 'key') {
    for (const setting of edit.settings) setting.key = edit.key;
    return edit.settings;
  }
  const setting = edit.kind === 'set' ? edit.setting : newSetting(table, beside, edit.list, edit.key);
  setting.current = edit.after;
  return [setting];
}

function note(setting: Setting, finding: Finding, { grade, notes = [] }: Mend): void {
  setting.findings.push(finding);
  if (grade === 'proposed') setting.grade = 'proposed';
  for (const text of notes) setting.notes.add(text);
}

/** By which a setting is known in another attempt. */
export function idOf({ subject, keyBefore, before, current }: Setting): string {
  return idAt(subject, keyBefore, before ?? current);
}

function idAt({ ref }: Subject, key: string, value: NamedValue | null): string {
  return JSON.stringify([ref.kind, ref.id, key, value?.name.toLowerCase()]);
}

function idOfEdit(edit: Edit, beside: Setting): string {
  if (edit.kind === 'new') return idAt(beside.subject, edit.key, edit.after);
  const setting = edit.kind === 'set' ? edit.setting : (edit.settings[0] ?? beside);
  return idOf(setting);
}
