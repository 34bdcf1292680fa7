// The sections of a report in HTML: in the file that `--format html` writes, and in the page in a browser.

import type { Finding, Report } from '../../model/finding.ts';
import { grouped } from '../../model/grouped.ts';
import type { Pictures } from '../../model/picture.ts';
import type { ReportComparison, ReportContext } from '../../model/reporter.ts';
import { type Alike, joinAlike, unjoined } from '../alike.ts';
import { amount } from '../place.ts';
import { hiddenWords, selectAlike, standing } from '../select.ts';
import { driftView } from './drift-view.ts';
import { filtersView, subjectNumbers } from './filters-view.ts';
import { findingView } from './finding-view.ts';
import { heldView, inputsView } from './inputs-view.ts';
import { type Content, html } from './markup.ts';
import { routeView } from './route-view.ts';
import { ruleView } from './rule-view.ts';
import { stepsView } from './steps-view.ts';
import { trustView } from './trust-view.ts';
import { verdictView } from './verdict-view.ts';

/** Findings of a document that can still be scrolled through. */
const MOST_FINDINGS = 1000;

/** Markup of `main`, piece by piece: the verdict first. */
export function* reportBody(report: Report, context: ReportContext): Iterable<string> {
  const most = Number.isFinite(context.maxFindings) ? context.maxFindings : MOST_FINDINGS;
  const { shown, hidden } = selectAlike(joinAlike(standing(report.findings)), most);
  const pictures = context.quiet ? null : (context.pictures?.() ?? null);
  yield verdictView(report, context).markup;
  if (!context.quiet) yield stepsView(report, context).markup;
  if (pictures) yield* pictureSections(pictures);
  yield* findingsSection(shown, [...unjoined(hidden)], context);
  const differ = context.quiet ? [] : differing(report);
  if (!context.quiet) yield* comparisonSection(context, differ);
  yield* rulesSection(new Set([...rulesOf(shown, pictures), ...differ]), context);
  yield html`<section aria-labelledby="evidence"><h2 id="evidence">Evidence</h2>\n${heldView(report)}${inputsView(report)}</section>\n`
    .markup;
  yield html`<footer>${report.tool.name} ${report.tool.version}</footer>\n`.markup;
}

function* pictureSections({ trusts, moreTrusts, routes, moreRoutes }: Pictures): Iterable<string> {
  const more = (count: number, one: string): Content =>
    count > 0 ? html`<p class="beside">and ${amount(count, one)}, not drawn</p>\n` : null;
  if (trusts.length > 0) {
    yield '<section aria-labelledby="trusts"><h2 id="trusts">Trust</h2>\n';
    for (const trust of trusts) yield trustView(trust).markup;
    yield html`${more(moreTrusts, 'more trust')}</section>\n`.markup;
  }
  if (routes.length > 0) {
    yield '<section aria-labelledby="routes"><h2 id="routes">From host to realm to KDC</h2>\n';
    for (const route of routes) yield routeView(route).markup;
    yield html`${more(moreRoutes, 'more route')}</section>\n`.markup;
  }
}

function* findingsSection(
  shown: readonly Alike[],
  hidden: readonly Finding[],
  context: ReportContext,
): Iterable<string> {
  const numbers = subjectNumbers(shown);
  yield html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>\n${filtersView(shown, numbers, hidden.length)}`
    .markup;
  if (shown.length === 0 && hidden.length === 0) yield '<p>None.</p>\n';
  for (const [index, alike] of shown.entries()) yield findingView(alike, index + 1, numbers, context).markup;
  yield html`${hidden.length === 0 ? null : html`<p class="beside">${hiddenWords(hidden, context.rest)}</p>\n`}</section>\n`
    .markup;
}

/** Rules that hold copies against each other, where the comparison holds each against what is expected. */
const OF_COPIES = [
  'client-setting-missing',
  'client-value-drift',
  'gpo-conflicting-values',
  'gpo-version-mismatch',
];

// Also what is held back: that somebody knows of it makes no copies alike.
function differing({ findings }: Report): string[] {
  const ids = new Set(findings.map(({ ruleId }) => ruleId));
  return OF_COPIES.filter((id) => ids.has(id));
}

function* comparisonSection({ comparison }: ReportContext, differ: readonly string[]): Iterable<string> {
  const compared = comparison?.() ?? null;
  if (!compared) return;
  yield html`<section aria-labelledby="copies"><h2 id="copies">${comparisonTitle(compared)}</h2>\n`.markup;
  if ('report' in compared) yield driftView(compared.report, differ);
  else
    yield html`<p>There are more than ${grouped(compared.limit)} ${compared.of === 'clients' ? 'clients' : 'exports of clients'}: compare them with realmlint drift.</p>\n`
      .markup;
  yield '</section>\n';
}

function comparisonTitle(compared: NonNullable<ReportComparison>): string {
  if (!('report' in compared)) return 'Copies not compared';
  return compared.report.expected.kind === 'guide'
    ? 'Held against what is expected'
    : 'Compared with the GPOs';
}

function* rulesSection(ids: ReadonlySet<string>, { rules }: ReportContext): Iterable<string> {
  const told = [...ids].sort().flatMap((id) => rules.get(id) ?? []);
  if (told.length === 0) return;
  yield '<section aria-labelledby="rules"><h2 id="rules">What the rules say</h2>\n';
  for (const rule of told) yield ruleView(rule).markup;
  yield '</section>\n';
}

/** Every rule that something in the document leads to. */
function rulesOf(shown: readonly Alike[], pictures: Pictures | null): ReadonlySet<string> {
  const ids = new Set(shown.map(({ finding }) => finding.ruleId));
  for (const { rules, traits } of pictures?.trusts ?? []) {
    for (const id of [...rules, ...traits.flatMap((trait) => trait.rules)]) ids.add(id);
  }
  for (const { map, kdc, trust } of pictures?.routes ?? []) {
    for (const link of [map, kdc, trust]) for (const id of link?.rules ?? []) ids.add(id);
  }
  return ids;
}
