// What several views are made of: marks, names, places, links to findings and rules.

import type { Place } from '../../model/finding.ts';
import type { Mark } from '../../model/picture.ts';
import { placeName } from '../place.ts';
import { type Content, type Html, html } from './markup.ts';
import { MARKS } from './svg.ts';
import { isShownAsIs } from './value.ts';

/** The sign of a mark with its word for who does not see it. */
export function sign(mark: Mark): Html {
  const { sign: shown, word } = MARKS[mark];
  return html`<span class="sign ${mark}" role="img" aria-label="${word}">${shown}</span>`;
}

export function placeView(place: Place): Html {
  const name = placeName(place);
  // A path that is spelt out or cut leads to no file.
  if (!isShownAsIs(place.path)) return html`<bdi class="place">${name}</bdi>`;
  return html`<span class="place"><bdi class="copied">${name}</bdi> <button type="button" class="copy" hidden aria-label="Copy the place">Copy</button></span>`;
}

/** Names of rules, each a link to what it says. */
export function rulesView(rules: readonly string[]): Content {
  return rules.map((id, index) => html`${index === 0 ? '' : ', '}<a href="#${ruleAnchor(id)}">${id}</a>`);
}

/** What somebody has to do, which a button copies: commands one below the other. */
export function fixSteps(steps: string): Html {
  const lines = steps.split('\n');
  if (lines.length === 1) return html`<span class="copied">${steps}</span>`;
  return html`<div class="copied">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}

export function ruleAnchor(id: string): string {
  return `rule-${id}`;
}
