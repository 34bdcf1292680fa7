// The rows of an answer below its verdict: labels, and what they say beside them.

import { grouped } from '../../model/grouped.ts';
import type { HolderAnswer } from '../../model/why.ts';
import { rowsOf, type WhyItem, type WhyRow } from '../why-said.ts';
import { type Html, html, NOTHING } from './markup.ts';
import { saidView } from './said-view.ts';

/** Beyond these nobody reads on; `realmlint why --verbose` shows all. */
const MOST_ITEMS = 100;

/** A list of terms; nothing where there are no rows. */
export function rowsView(answer: HolderAnswer): Html {
  const rows = rowsOf(answer);
  return rows.length === 0 ? NOTHING : html`<dl class="values">\n${rows.map(rowView)}</dl>`;
}

function rowView({ label, items, most }: WhyRow): Html {
  const first = items.slice(0, Math.min(most, MOST_ITEMS));
  const others = items.slice(first.length, MOST_ITEMS);
  const hidden = items.length - first.length;
  const left = hidden - others.length;
  const rest =
    hidden > 0
      ? html`<details><summary>and ${grouped(hidden)} more</summary>${others.map(itemView)}${
          left > 0 ? html`<p>and ${grouped(left)} that are not shown here</p>` : NOTHING
        }</details>`
      : NOTHING;
  return html`<div><dt>${label}</dt><dd>${first.map(itemView)}${rest}</dd></div>\n`;
}

function itemView({ said, finding }: WhyItem): Html {
  const head = finding
    ? html`<p><span class="severity ${finding.severity}">${finding.severity}</span> ${finding.ruleId}${finding.note}</p>`
    : NOTHING;
  return html`<div class="item">${head}${said.map((one) => html`<p>${saidView(one)}</p>`)}</div>`;
}
