// What was read, and what was held back: what a verdict rests on.

import type { Finding, InputReport, Report } from '../../model/finding.ts';
import type { Mark } from '../../model/picture.ts';
import { amount, placeName, subjectName } from '../place.ts';
import { suppressedWords } from '../select.ts';
import { type Content, type Html, html } from './markup.ts';
import { sign } from './pieces.ts';
import { valueView } from './value.ts';

const MOST_INPUTS = 1000;
const MOST_HELD = 500;

const MARK: Readonly<Record<InputReport['status'], Mark>> = {
  read: 'right',
  partial: 'wrong',
  unreadable: 'wrong',
  'no-evidence': 'open',
  superseded: 'open',
};

/** What could not be read comes first. */
export function inputsView({ inputs, summary }: Report): Html {
  const sorted = [...inputs].sort(
    (a, b) => Number(MARK[b.status] === 'wrong') - Number(MARK[a.status] === 'wrong'),
  );
  const rows = sorted.slice(0, MOST_INPUTS).map(
    ({
      path,
      format,
      status,
      facts,
      taken,
      message,
    }) => html`<tr class="${MARK[status]}"><th scope="row"><bdi>${path}</bdi>${message === undefined ? null : html`<br><span class="message">${message}</span>`}</th><td>${format ?? 'unknown'}</td><td>${sign(MARK[status])} ${status.replace('-', ' ')}</td><td class="number">${facts}</td><td>${taken === undefined ? '' : taken.slice(0, 16).replace('T', ' ')}</td></tr>
`,
  );
  const more =
    inputs.length > MOST_INPUTS
      ? html`<p>and ${amount(inputs.length - MOST_INPUTS, 'more input')}: the JSON report lists all</p>`
      : null;
  const skipped =
    summary.skipped > 0
      ? html`<p>${amount(summary.skipped, 'other file')} skipped: of no kind that holds settings.</p>`
      : null;
  return html`<details class="inputs"><summary>${amount(inputs.length, 'input')}</summary>
<div class="scroll" tabindex="0" role="group" aria-label="inputs"><table><thead><tr><th scope="col">path</th><th scope="col">format</th><th scope="col">status</th><th scope="col">facts</th><th scope="col">exported</th></tr></thead>
<tbody>${rows}</tbody></table></div>${more}${skipped}</details>
`;
}

/** Findings that the config or the baseline holds back, each with its reason. */
export function heldView(report: Report): Content {
  const held = report.findings.filter(({ suppressed }) => suppressed !== undefined);
  if (held.length === 0) return null;
  const items = held.slice(0, MOST_HELD).map(heldItem);
  const more = held.length > MOST_HELD ? html`<li>and ${held.length - MOST_HELD} more</li>` : null;
  return html`<details class="held"><summary>${suppressedWords(report)}</summary><ul>${items}${more}</ul></details>\n`;
}

function heldItem(finding: Finding): Html {
  const { severity, ruleId, subject, message, actual, suppressed } = finding;
  const until = suppressed?.until === undefined ? '' : ` (until ${suppressed.until})`;
  return html`<li><bdi>${placeName(finding)}</bdi> <span class="severity ${severity}">${severity}</span> ${ruleId}, <bdi>${subjectName(subject)}</bdi>: ${suppressed?.reason ?? ''}${until}<br><span class="message">${message}</span>${actual === null ? null : html` <small>actual</small> ${valueView(actual)}`}</li>\n`;
}
