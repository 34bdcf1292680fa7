// One finding: where, what, the line itself, what is right, and what to do about it.

import type { Finding, Place } from '../../model/finding.ts';
import { grouped } from '../../model/grouped.ts';
import type { ReportContext } from '../../model/reporter.ts';
import type { AnyRule } from '../../model/rule.ts';
import { type Alike, othersPlaces, othersWords } from '../alike.ts';
import { placeName, subjectDomain, subjectName } from '../place.ts';
import { marked } from './difference.ts';
import { rangesOf, type SubjectNumbers } from './filters-view.ts';
import { frameView } from './frame.ts';
import { type Content, type Html, html } from './markup.ts';
import { fixSteps, placeView, ruleAnchor } from './pieces.ts';
import { codeView, isShownAsIs, valueView } from './value.ts';

const RELATED = 20;
const OTHERS = 200;

/** An article; `number` tells it from the others of the document. */
export function findingView(
  alike: Alike,
  number: number,
  numbers: SubjectNumbers,
  context: ReportContext,
): Html {
  const { finding } = alike;
  const { severity, ruleId, message, realm, blocking, guide } = finding;
  const notes = [
    ...(blocking ? ['blocks the verdict'] : []),
    ...(guide === null ? [] : [`guide step ${guide}`]),
  ].join(', ');
  const rule = context.rules.get(ruleId);
  return html`<article class="finding ${severity}" aria-labelledby="finding-${number}" data-severity="${severity}" data-realm="${realm ?? ''}" data-subjects="${rangesOf(alike, numbers)}">
<h3 id="finding-${number}"><span class="severity ${severity}">${severity}</span> ${ruleId}${notes === '' ? null : html` <small>${notes}</small>`}</h3>
<p class="where">${placeView(finding)}</p>
<p class="about">${aboutView(finding)}</p>
${frameFor(finding, context)}<p class="message">${message}</p>
<dl class="values">
${valuesView(finding, context)}${relatedView(finding)}${othersView(alike)}${symptomsView(finding)}${fixView(rule)}</dl>
</article>
`;
}

function aboutView({ subject, realm, path }: Finding): Content {
  const domain = subjectDomain(subject);
  const words: Content[] =
    subject.kind === 'file' && subject.name === path ? [] : [html`<bdi>${subjectName(subject)}</bdi>`];
  if (domain !== null) words.push(html`<bdi>${domain}</bdi>`);
  if (realm !== undefined) words.push(html`realm ${valueView(realm)}`);
  return words.map((word, index) => [index === 0 ? '' : ', ', word]);
}

function frameFor({ path, region }: Finding, { lines }: ReportContext): Content {
  // 1:1 and nothing covered is how a finding points at a file as a whole; its first line would say nothing.
  if (!region || (region.endLine === 1 && region.endColumn === 1)) return null;
  const excerpt = lines(path, region);
  return excerpt && frameView(excerpt, region);
}

function row(label: string, value: Content): Html {
  return html`<div class="${label.replaceAll(' ', '-')}"><dt>${label}</dt><dd>${value}</dd></div>\n`;
}

function valuesView(finding: Finding, { basis }: ReportContext): Content {
  const { actual, expected, region, locator } = finding;
  const words = basis(finding);
  const by = words === null ? null : html` <small>(${words})</small>`;
  const rows: Html[] = [];
  if (!region && locator !== '') rows.push(row('at', valueView(locator)));
  if (actual !== null && expected !== null) {
    const sides = marked(actual, expected);
    rows.push(row('actual', codeView(sides.actual)));
    rows.push(row('expected', [copyable(codeView(sides.expected), expected), by]));
    return rows;
  }
  if (actual !== null) rows.push(row('actual', valueView(actual)));
  if (expected !== null) rows.push(row('expected', [copyable(valueView(expected), expected), by]));
  return rows;
}

// What is spelt out or cut would be copied as it stands here.
function copyable(shown: Html, value: string): Content {
  if (!isShownAsIs(value)) return shown;
  return html`<span class="copied">${shown}</span> <button type="button" class="copy" hidden aria-label="Copy the expected value">Copy</button>`;
}

function relatedView({ related }: Finding): Content {
  if (related.length === 0) return null;
  const shown = related.slice(0, RELATED);
  const more = related.length - shown.length;
  const items = shown.map((place) => html`<li>${relatedName(place)} ${place.message}</li>`);
  return row('also in', html`<ul>${items}${more > 0 ? html`<li>and ${more} more</li>` : null}</ul>`);
}

function relatedName(place: Place): Html {
  const locator = !place.region && place.locator !== '' ? html` ${valueView(place.locator)}` : null;
  return html`<bdi class="place">${placeName(place)}</bdi>${locator}`;
}

function othersView(alike: Alike): Content {
  const words = othersWords(alike);
  if (words === null) return null;
  const places = othersPlaces(alike);
  const items = places.slice(0, OTHERS).map((place) => html`<li><bdi>${place}</bdi></li>`);
  const left = places.length - OTHERS;
  const more = left > 0 ? html`<li>and ${grouped(left)} more: the JSON report has them all</li>` : null;
  return row('others', html`<details><summary>${words}</summary><ul>${items}${more}</ul></details>`);
}

function symptomsView({ symptoms }: Finding): Content {
  return symptoms.length === 0 ? null : row('symptom', symptoms.join('; '));
}

function fixView(rule: AnyRule | undefined): Content {
  if (!rule) return null;
  // A gap says by itself what to do about it; there is nothing to configure.
  const [first] = rule.docs.proof.kind === 'none' ? [] : rule.docs.fix;
  const page = html`<a href="#${ruleAnchor(rule.id)}">What the rule says</a>`;
  if (!first) return row('more', page);
  return row(
    'fix',
    html`<b>${first.with}:</b> ${fixSteps(first.steps)} <button type="button" class="copy" hidden aria-label="Copy the fix">Copy</button><br>${page}`,
  );
}
