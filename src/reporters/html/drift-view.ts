// A comparison in HTML: the verdict in words, the matrix, and cohorts with outliers first.

import type { Comparison } from '../../model/copy.ts';
import type { Cohort, DriftReport } from '../../model/drift.ts';
import type { SubjectRef } from '../../model/finding.ts';
import {
  agreeingWords,
  cohortWords,
  deviatingWords,
  expectedWords,
  nameOf,
  notKnownWords,
  problemWords,
  saidBefore,
  takenWords,
} from '../drift-words.ts';
import { amount } from '../place.ts';
import { differenceView } from './drift-difference.ts';
import { matrixView, signed } from './drift-matrix-view.ts';
import { type Html, html, NOTHING } from './markup.ts';
import { rulesView } from './pieces.ts';
import { namesView } from './said-view.ts';

const NAMED = 5;
const MOST_COHORTS = 50;
const MOST_DIFFERENCES = 20;

/** Markup of a section below a heading of the caller. `differ`: rules whose findings say that copies differ from each other. */
export function driftView(report: DriftReport, differ: readonly string[] = []): string {
  const { cohorts, notices } = report;
  const like = saidBefore(cohorts);
  const shown = cohorts
    .slice(0, MOST_COHORTS)
    .map((cohort, at) => cohortView(cohort, at + 1, like[at] ?? null));
  const left = cohorts.length - shown.length;
  return html`<div class="drift">
${expectedView(report)}
${verdictView(report, differ)}
${matrixView(report)}
${shown}${left > 0 ? html`<p class="more">and ${amount(left, 'larger cohort')}: realmlint drift --verbose shows all</p>` : NOTHING}
${notices.length > 0 ? html`<h3>Notes on the comparison</h3><ul class="notices">${notices.map((notice) => html`<li>${notice}</li>`)}</ul>` : NOTHING}
</div>
`.markup;
}

function expectedView({ expected }: DriftReport): Html {
  if (expected.names.length === 0) return NOTHING;
  return html`<div class="reference">Expected: ${expectedWords(expected)}${namesView(expected.names, NAMED)}${takenWords(expected.taken)}</div>`;
}

function verdictView(report: DriftReport, differ: readonly string[]): Html {
  const { agreeing, notKnown, summary, problems } = report;
  const agree = agreeingWords(report);
  const open = notKnownWords(report);
  return html`<ul class="tells">
${problems.map((problem) => html`<li class="problem"><strong>${problemWords(problem)}</strong>: ${problem.message}</li>`)}
${agree === null ? NOTHING : countView(agreeing.length > 0 && differ.length === 0 ? 'same' : null, agree, agreeing)}
${differ.length === 0 ? NOTHING : html`<li>${signed('different', 'copies differ from each other')}: ${rulesView(differ)}</li>`}
${summary.deviating === 0 ? NOTHING : countView('different', deviatingWords(summary), [])}
${open === null ? NOTHING : countView('not-known', open, notKnown)}
</ul>`;
}

function countView(result: Comparison | null, words: string, who: readonly SubjectRef[]): Html {
  return html`<li>${result === null ? words : signed(result, words)}${who.length > 0 ? html`: ${namesView(who.map(nameOf), NAMED)}` : NOTHING}</li>`;
}

function cohortView(cohort: Cohort, number: number, like: number | null): Html {
  const { subjects, differences, follows } = cohort;
  const [first, others] = [differences.slice(0, MOST_DIFFERENCES), differences.slice(MOST_DIFFERENCES)];
  const rest =
    others.length > 0
      ? html`<details><summary>and ${amount(others.length, 'more difference')}</summary>${others.map(differenceView)}</details>`
      : NOTHING;
  return html`<article class="cohort">
<h3>Cohort ${number}: ${cohortWords(cohort)}</h3>
<div class="members">${namesView(subjects.map(nameOf), NAMED)}</div>
${first.map(differenceView)}${rest}
${followsView(follows, like)}
</article>
`;
}

function followsView(follows: readonly string[], like: number | null): Html {
  if (follows.length === 0) return NOTHING;
  if (like !== null) return html`<p class="follows"><b>What follows</b>: as for cohort ${like}</p>`;
  return html`<div class="follows"><b>What follows</b>${follows.map((sentence) => html`<p>${sentence}</p>`)}</div>`;
}
