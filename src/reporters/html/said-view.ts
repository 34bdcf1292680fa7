// Sentences and lists of names in HTML.

import { grouped } from '../../model/grouped.ts';
import { placeName } from '../place.ts';
import type { Part, Said } from '../said.ts';
import { type Html, html, NOTHING } from './markup.ts';
import { valueView } from './value.ts';

export function saidView(said: Said): Html {
  return html`${said.map(partOf)}`;
}

function partOf(part: Part): Html | string {
  if (typeof part === 'string') return part;
  if ('value' in part) return valueView(part.value);
  return 'place' in part
    ? html`<bdi class="place">${placeName(part.place)}</bdi>`
    : html`<code>${part.command}</code>`;
}

/** More names than these help nobody; programs get all of them. */
const MOST_NAMES = 300;

/** The first of some names, the others folded away, each once. */
export function namesView(names: readonly string[], first: number): Html {
  const shown = html`<span class="names">${commas(names.slice(0, first))}</span>`;
  if (names.length <= first) return shown;
  const others = names.slice(first, MOST_NAMES);
  const left = names.length - first - others.length;
  const rest =
    left > 0 ? html` and ${grouped(left)} that are not named here; the JSON has them all` : NOTHING;
  return html`${shown} <details class="names"><summary>and ${grouped(names.length - first)} more</summary><p>${commas(others)}${rest}</p></details>`;
}

function commas(names: readonly string[]): Html[] {
  return names.map((name, at) => html`${at === 0 ? '' : ', '}<bdi>${name}</bdi>`);
}
