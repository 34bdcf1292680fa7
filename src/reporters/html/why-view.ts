// The answer of `why` in HTML: the verdict first, then the entry that decided it and what comes of it.

import type { Place } from '../../model/finding.ts';
import type { ReportContext } from '../../model/reporter.ts';
import type { HolderAnswer, WhyAnswer, WhyOption } from '../../model/why.ts';
import { amount, subjectName } from '../place.ts';
import { listed } from '../said.ts';
import { nothingSaid, sourceWords } from '../why-said.ts';
import { alikeAnswers, holderName, optionSaid, verdictOf } from '../why-verdict.ts';
import { frameView } from './frame.ts';
import { type Html, html, NOTHING } from './markup.ts';
import { placeView } from './pieces.ts';
import { namesView, saidView } from './said-view.ts';
import { valueView } from './value.ts';
import { rowsView } from './why-rows-view.ts';

type Context = Pick<ReportContext, 'lines'>;

const NAMED = 3;
const MOST_ANSWERS = 100;
const MOST_GAPS = 50;
const MOST_COPIES = 20;

/** Markup of a section below a heading of the caller. */
export function whyView(answer: WhyAnswer, context: Context): string {
  const { question, answers, gaps, open } = answer;
  const groups = alikeAnswers(answers);
  const shown = groups.slice(0, MOST_ANSWERS).map((same) => answerView(same, context));
  const left = groups.length - shown.length;
  const notes =
    question.notes.length > 0
      ? html`<p class="asked">asked as ${valueView(question.asked)}: ${question.notes.join('; ')}</p>`
      : NOTHING;
  const end =
    answers.length === 0
      ? nothingSaid(answer).map((sentence) => html`<p class="nothing">${sentence}</p>`)
      : html`<h3>Open in every answer</h3><ul class="open">${open.map((words) => html`<li>${words}</li>`)}</ul>`;
  return html`<div class="why">
<p class="host">${valueView(question.host)}</p>${notes}
${shown}${left > 0 ? html`<p class="more">and ${amount(left, 'more answer')}: realmlint why shows all</p>` : NOTHING}
${gaps.length > 0 ? gapsView(gaps) : NOTHING}
${end}
</div>
`.markup;
}

function answerView([first, ...others]: readonly HolderAnswer[], context: Context): Html {
  if (!first) return NOTHING;
  const { holder, options } = first;
  const members =
    holder.kind === 'gpos'
      ? html`<div class="members">${namesView(holder.subjects.map(subjectName), NAMED)}</div>`
      : NOTHING;
  const same =
    others.length > 0
      ? html`<div class="members">and the same for ${namesView(
          others.map((other) => holderName(other.holder)),
          NAMED,
        )}</div>`
      : NOTHING;
  return html`<article class="answer">
<h3><bdi>${capital(holderName(holder))}</bdi></h3>
${members}${same}
${verdictView(first)}
${options.map((option) => optionView(option, first, context))}${nearView(first, context)}
${rowsView(first)}
</article>
`;
}

// A heading begins with a capital, as those beside it do.
function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function verdictView(answer: HolderAnswer): Html {
  const { tone, said, but, follows } = verdictOf(answer);
  const sign = tone === 'pass' ? (but === '' ? '✓' : '!') : '?';
  return html`<p class="answered ${but === '' ? tone : 'warning'}"><span class="sign" aria-hidden="true">${sign}</span> <strong>${saidView(said)}</strong>${but}</p>
${follows === null ? NOTHING : html`<p>${follows}</p>`}`;
}

function optionView(option: WhyOption, answer: HolderAnswer, context: Context): Html {
  const said = optionSaid(option, answer);
  if (!said) return NOTHING;
  const { by } = option;
  if (!by) return html`<p>${saidView(said)}</p>`;
  const copies =
    by.copies.length > 0
      ? html`<p>The same in ${saidView(
          listed(
            by.copies.map((place) => ({ place })),
            MOST_COPIES,
          ),
        )}</p>`
      : NOTHING;
  return html`<div class="entry decides">
<p>${placeView(by.place)}${sourceWords(by.source)}</p>
${placeFrame(by.place, context)}
<p>${saidView(said)}</p>${copies}
</div>`;
}

// Where nothing matches, the entry that was probably meant to is what there is to see.
function nearView({ options, missed }: HolderAnswer, context: Context): Html {
  const [near] = missed;
  if (!near || options.some(({ by }) => by !== null)) return NOTHING;
  return html`<div class="entry"><p>${placeView(near.place)}</p>${placeFrame(near.place, context)}</div>`;
}

function placeFrame({ path, region, locator }: Place, { lines }: Context): Html {
  const excerpt = region && lines(path, region);
  const frame = excerpt && region ? frameView(excerpt, region) : NOTHING;
  if (frame !== NOTHING || locator === '') return frame;
  return html`<p class="at">at ${valueView(locator)}</p>`;
}

function gapsView(gaps: WhyAnswer['gaps']): Html {
  const shown = gaps.slice(0, MOST_GAPS).map((gap) => html`<li>${placeView(gap)} ${gap.message}</li>`);
  const left = gaps.length - shown.length;
  return html`<div class="gaps"><h3>Not read in full; what is missing may change the answer</h3>
<ul>${shown}</ul>${left > 0 ? html`<p class="more">and ${left} more: realmlint why --verbose shows all</p>` : NOTHING}</div>`;
}
