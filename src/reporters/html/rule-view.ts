// What a rule says about itself, once for all of its findings.

import type { AnyRule } from '../../model/rule.ts';
import { PROOF } from '../rule-page.ts';
import { type Content, type Html, html } from './markup.ts';
import { fixSteps, ruleAnchor } from './pieces.ts';

export function ruleView(rule: AnyRule): Html {
  const { id, summary, docs } = rule;
  return html`<details class="rule" id="${ruleAnchor(id)}"><summary><b>${id}</b> ${summary}</summary>
<dl class="values">
${row('why', paragraphs(docs.why))}${row('detected', paragraphs(docs.detected))}${row('proof', paragraphs(`${PROOF[docs.proof.kind]}: ${docs.proof.text}`))}${docs.fix.map(fixRow)}${row('ignore', paragraphs(docs.whenNot))}${docs.references.length === 0 ? null : row('references', html`<ul>${docs.references.map((reference) => html`<li>${reference}</li>`)}</ul>`)}</dl>
</details>
`;
}

function row(label: string, value: Content): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`;
}

function paragraphs(text: string): Content {
  return text.split('\n').map((line) => html`<p>${line}</p>`);
}

function fixRow({ with: tool, steps }: AnyRule['docs']['fix'][number]): Html {
  return row(
    'fix',
    html`<p><b>${tool}</b>${noteOn(steps)}</p>${fixSteps(steps)} <button type="button" class="copy" hidden aria-label="Copy the fix with ${tool}">Copy</button>`,
  );
}

/** Steps are the rule's and not the finding's: who copies them must know what to put in. */
function noteOn(steps: string): string {
  const notes = [
    ...(/zscaler|zscloud|contoso/i.test(steps) ? ['an example: put in your own names'] : []),
    ...(steps.includes('$gpo') ? ['$gpo is the name of the GPO'] : []),
  ];
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
}
