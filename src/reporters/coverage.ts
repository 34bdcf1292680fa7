// The guide's six steps: which of them the evidence passes, fails, or does not show.

import type { CoverageRow, GuideStep, Report, SubjectRef } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { visible } from './escape.ts';
import { amount, GUIDE, GUIDE_STEPS, some, subjectName } from './place.ts';
import { INDENT, wrap } from './wrap.ts';

export interface StepVerdict {
  readonly step: GuideStep;
  readonly status: 'pass' | 'fail' | 'partly' | 'not-evaluated';
  /** Rows of coverage that were judged, of all that the step has. */
  readonly judged: number;
  readonly of: number;
  /** Who fails what, or why nothing can be said. Visible text. */
  readonly details: readonly string[];
}

// Subjects and reasons that are named in a step.
const NAMED = 3;

/** All rows of a report; of a fleet there are millions, which are there one after the other alone. */
export function rowsOf(
  report: Pick<Report, 'coverage'>,
  { coverage }: Pick<ReportContext, 'coverage'>,
): Iterable<CoverageRow> {
  return coverage?.() ?? report.coverage;
}

/**
 * One verdict a step, over all subjects: one failure fails it, one check that was not made leaves it open. Of subjects and of
 * reasons `most` are named, the others counted; `more` is what follows a number of things that are not named.
 */
export function stepVerdicts(coverage: Iterable<CoverageRow>, most = NAMED, more = ''): StepVerdict[] {
  const tallies = new Map(GUIDE_STEPS.map((step) => [step, tallyOf(step)]));
  for (const row of coverage) {
    const tally = tallies.get(row.guide);
    if (tally) count(tally, row, most);
  }
  return [...tallies.values()].map((tally) => verdictOf(tally, { most, more }));
}

interface Limit {
  readonly most: number;
  readonly more: string;
}

/** What the rows of a step add up to. */
interface Tally {
  readonly step: GuideStep;
  of: number;
  open: number;
  /** Checks by subject: of those that are named alone. */
  readonly failed: Map<string, { readonly subject: SubjectRef; readonly checks: Set<string> }>;
  readonly failing: Set<string>;
  /** Checks by reason. */
  readonly reasons: Map<string, Set<string>>;
}

function tallyOf(step: GuideStep): Tally {
  return { step, of: 0, open: 0, failed: new Map(), failing: new Set(), reasons: new Map() };
}

function count(tally: Tally, { check, subject, status, reason = '' }: CoverageRow, most: number): void {
  tally.of++;
  if (status === 'not-evaluated') {
    tally.open++;
    const checks = tally.reasons.get(reason);
    if (checks) checks.add(check);
    else tally.reasons.set(reason, new Set([check]));
  } else if (status === 'fail') {
    const key = `${subject.kind} ${subject.id}`;
    tally.failing.add(key);
    const named = tally.failed.get(key);
    if (named) named.checks.add(check);
    else if (tally.failed.size < most) tally.failed.set(key, { subject, checks: new Set([check]) });
  }
}

function verdictOf(tally: Tally, limit: Limit): StepVerdict {
  const { step, of, open, failing } = tally;
  const counts = { step, judged: of - open, of };
  if (failing.size > 0) return { ...counts, status: 'fail', details: failures(tally, limit) };
  if (of === 0) {
    return { ...counts, status: 'not-evaluated', details: [`not shown; needs ${GUIDE[step].shownBy}`] };
  }
  if (open === 0) return { ...counts, status: 'pass', details: [] };
  const status = counts.judged === 0 ? 'not-evaluated' : 'partly';
  return { ...counts, status, details: reasonsIn(tally, limit) };
}

function failures({ failed, failing }: Tally, { more }: Limit): string[] {
  const lines = [...failed.values()].map(
    ({ subject, checks }) => `${subjectName(subject)}: ${[...checks].join(', ')}`,
  );
  if (failing.size > failed.size) lines.push(`and ${failing.size - failed.size} more${more}`);
  return lines;
}

function reasonsIn({ reasons }: Tally, { most, more }: Limit): string[] {
  const lines = [...reasons].map(([reason, all]) => {
    const checks = some([...all], most);
    return reason === '' ? checks : `${visible(reason)} (${checks})`;
  });
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), `and ${amount(lines.length - most, 'more reason')}${more}`];
}

const TITLE = "Steps of the vendor's guide";

/** What no export can show. */
export const NEVER_VISIBLE =
  "Never visible offline: the trust's password, the registration with the vendor (451000), replication between" +
  ' domain controllers, clocks, firewalls.';

interface Row {
  readonly steps: string;
  readonly title: string;
  readonly verdict: StepVerdict;
}

/** The closing table of a text report. */
export function coverageLines(report: Report, context: ReportContext): string[] {
  const most = context.verbose ? Number.POSITIVE_INFINITY : NAMED;
  const clean = report.findings.length === 0;
  const rows = merged(
    stepVerdicts(rowsOf(report, context), most, ' (--verbose shows all)'),
    clean && !context.verbose,
  );
  const titleWidth = Math.max(...rows.map((row) => row.title.length));
  const stepWidth = Math.max(...rows.map((row) => row.steps.length));
  const lines = [context.palette.bold(TITLE)];
  for (const row of rows) {
    const head = `${INDENT}${row.steps.padEnd(stepWidth)}  ${row.title.padEnd(titleWidth)}  `;
    lines.push(...rowLines(row, head, context));
  }
  return [...lines, ...wrap(NEVER_VISIBLE, context.width)];
}

/** Steps that follow each other and could not be judged for the same reason are one row. */
function merged(verdicts: readonly StepVerdict[], short: boolean): Row[] {
  const rows: Row[] = [];
  for (const verdict of verdicts) {
    const last = rows.at(-1);
    const shown = short ? { ...verdict, details: verdict.details.slice(0, 1) } : verdict;
    const { title } = GUIDE[verdict.step];
    if (!last || !sameVerdict(last.verdict, shown)) {
      rows.push({ steps: String(verdict.step), title, verdict: shown });
      continue;
    }
    rows[rows.length - 1] = { ...rangeOf(last.verdict.step, verdict.step), verdict: last.verdict };
  }
  return rows;
}

function rangeOf(first: GuideStep, last: GuideStep): { readonly steps: string; readonly title: string } {
  const titles = GUIDE_STEPS.slice(first - 1, last).map((step) => GUIDE[step].title);
  const title = titles.length > 3 ? `${titles[0]} to ${titles.at(-1)}` : titles.join(', ');
  return { steps: `${first}-${last}`, title };
}

function sameVerdict(a: StepVerdict, b: StepVerdict): boolean {
  return a.status === 'not-evaluated' && b.status === a.status && a.details.join() === b.details.join();
}

/** `pass`, `fail, 2 of 9 not evaluated`, `partly (5 of 8)`. */
export function statusWords(verdict: StepVerdict): string {
  if (verdict.status === 'not-evaluated') return 'not evaluated';
  if (verdict.status === 'partly') return `partly (${verdict.judged} of ${verdict.of})`;
  const open = verdict.of - verdict.judged;
  return open > 0 ? `${verdict.status}, ${open} of ${verdict.of} not evaluated` : verdict.status;
}

function rowLines(row: Row, head: string, context: ReportContext): string[] {
  const { palette, width } = context;
  const { status, details } = row.verdict;
  const tone = {
    pass: palette.pass,
    fail: palette.error,
    partly: palette.warning,
    'not-evaluated': palette.dim,
  };
  const indent = INDENT.repeat(3);
  return [
    head + tone[status](statusWords(row.verdict)),
    ...details.flatMap((detail) => wrap(detail, width - indent.length).map((line) => indent + line)),
  ];
}
