// The matrix of a comparison as a table: each mark is a sign, a word and a colour, for not everybody sees all three.

import type { Comparison } from '../../model/copy.ts';
import type { DriftReport } from '../../model/drift.ts';
import { type Count, type RowGroup, tableOf } from '../drift-table.ts';
import { settingName } from '../drift-words.ts';
import { type Html, html, NOTHING } from './markup.ts';

const SIGNS: Readonly<Record<Comparison, string>> = {
  same: '✓',
  different: '≠',
  missing: '−',
  extra: '+',
  'not-known': '?',
};

/** The table in a region that scrolls by itself where the page is narrow; nothing where there are no rows. */
export function matrixView(report: DriftReport): Html {
  const { heads, groups } = tableOf(report);
  if (groups.length === 0) return NOTHING;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Settings compared, by source">
<table class="matrix">
<caption>Settings compared with what is expected</caption>
<thead><tr><th scope="col">setting</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
${groups.map((group) => groupView(group, heads.length, groups.length))}</table>
</div>`;
}

function groupView({ realm, rows }: RowGroup, columns: number, groups: number): Html {
  const name = realm ?? (groups > 1 ? 'switches' : null);
  const head =
    name === null
      ? NOTHING
      : html`<tr class="group"><th scope="rowgroup" colspan="${columns + 1}"><bdi>${name}</bdi></th></tr>\n`;
  const lines = rows.map(
    ({ setting, cells }) =>
      html`<tr><th scope="row">${settingName(setting)}</th>${cells.map(cellView)}</tr>\n`,
  );
  return html`<tbody>\n${head}${lines}</tbody>\n`;
}

function cellView(counts: readonly Count[]): Html {
  if (counts.length === 0) return html`<td class="none">-</td>`;
  return html`<td>${counts.map(({ comparison, text }) => signed(comparison, text))}</td>`;
}

/** Words with the sign and the colour of a result. */
export function signed(comparison: Comparison, words: string): Html {
  return html`<span class="result ${comparison}"><span class="sign" aria-hidden="true">${SIGNS[comparison]}</span> ${words}</span>`;
}
