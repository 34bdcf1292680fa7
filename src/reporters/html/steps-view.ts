// The guide's six steps as a checklist.

import type { Report } from '../../model/finding.ts';
import type { Mark } from '../../model/picture.ts';
import type { ReportContext } from '../../model/reporter.ts';
import { NEVER_VISIBLE, rowsOf, type StepVerdict, statusWords, stepVerdicts } from '../coverage.ts';
import { GUIDE } from '../place.ts';
import { type Html, html } from './markup.ts';
import { sign } from './pieces.ts';

const MARK: Readonly<Record<StepVerdict['status'], Mark>> = {
  pass: 'right',
  fail: 'wrong',
  partly: 'open',
  'not-evaluated': 'open',
};

export function stepsView(report: Report, context: Pick<ReportContext, 'coverage'>): Html {
  const steps = stepVerdicts(rowsOf(report, context)).map(
    (
      verdict,
    ) => html`<li class="${verdict.status}">${sign(MARK[verdict.status])} <b>${GUIDE[verdict.step].title}</b> <span class="status">${statusWords(verdict)}</span>${verdict.details.length === 0 ? null : html`<ul>${verdict.details.map((detail) => html`<li>${detail}</li>`)}</ul>`}</li>
`,
  );
  return html`<section aria-labelledby="steps"><h2 id="steps">Steps of the vendor's guide</h2>
<ol class="steps">
${steps}</ol>
<p class="beside">${NEVER_VISIBLE}</p>
</section>
`;
}
