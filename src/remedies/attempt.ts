// Mends findings one after the other and judges again after each round, until nothing changes any more.

import type { Evidence } from '../model/evidence.ts';
import type { Expectations } from '../model/expectation.ts';
import type { Fact, Origin } from '../model/fact.ts';
import type { Finding, Report } from '../model/finding.ts';
import { realmKey } from '../model/realm-name.ts';
import type { RegistryRecord } from '../model/record.ts';
import { applied } from './apply.ts';
import { describeEdits } from './describe.ts';
import type { Edit, Mend } from './mend.ts';
import { MENDERS } from './menders.ts';
import { newSetting, type Setting, sameNamed, settingAt, type Table, tableOf } from './table.ts';
import { mendTrust, type TrustChange } from './trust-types.ts';

/** What a plan needs of the rest: handed in, so that this room knows neither rules nor formats. */
export interface Judging {
  readonly judge: (facts: readonly Fact[]) => Report;
  readonly interpret: (record: RegistryRecord, origin: Origin) => Iterable<Fact>;
  readonly evidence: Evidence;
  readonly expectations: Expectations;
  /** Which findings come up once others are mended, because these explained them. */
  readonly consequences: readonly {
    readonly primary: readonly string[];
    readonly silenced: readonly string[];
  }[];
}

export interface Wish {
  readonly includeProposed: boolean;
  /** Settings that stay as they are, with the reason. */
  readonly barred: ReadonlyMap<string, string>;
}

/** What came of it. */
export interface Attempt {
  readonly table: Table;
  readonly trusts: readonly TrustChange[];
  /** What is found once all of it is applied. */
  readonly report: Report;
  /** By fingerprint: why a finding that could be mended was not. */
  readonly declined: ReadonlyMap<string, string>;
  /** By fingerprint: what is proposed and was not asked for. */
  readonly withheld: ReadonlyMap<string, string>;
}

// Each round mends one defect of each value, and no value has so many kinds of them.
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
    if (!mendRound(report.findings, state, judging, wish)) break;
    report = judging.judge(applied(facts, state.table, state.trusts, judging));
  }
  return { ...state, report };
}

/** Whether anything changed. */
function mendRound(findings: readonly Finding[], state: State, judging: Judging, wish: Wish): boolean {
  const touched = new Set<Setting>();
  let changed = false;
  for (const finding of findings) {
    if (finding.suppressed) continue;
    if (mendTrust(finding, state.trusts, judging, wish.includeProposed)) changed = true;
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
  const barred = setting.untouchable ?? wish.barred.get(idOf(setting));
  if (barred !== undefined && barred !== null) {
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
  if (mend.grade === 'proposed' && !wish.includeProposed) {
    withheld.set(finding.fingerprint, describeEdits(edits));
    return false;
  }
  for (const edit of edits) {
    for (const one of applyEdit(edit, setting, table)) {
      touched.add(one);
      note(one, finding, mend);
    }
  }
  return true;
}

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
export function idOf({ subject: { ref }, keyBefore, before, current }: Setting): string {
  return JSON.stringify([ref.kind, ref.id, keyBefore, (before ?? current)?.name.toLowerCase()]);
}
