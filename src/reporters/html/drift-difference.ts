// One difference of a cohort: what is expected above what is there, with the part that differs marked in both.

import type { Difference, DriftValue } from '../../model/drift.ts';
import type { Place } from '../../model/finding.ts';
import { comparisonWord, isNamed, settingName } from '../drift-words.ts';
import { marked } from './difference.ts';
import { signed } from './drift-matrix-view.ts';
import { type Html, html, NOTHING } from './markup.ts';
import { placeView } from './pieces.ts';
import { codeView } from './value.ts';

export function differenceView(difference: Difference): Html {
  const { result, realm, setting, expected, place, expectedPlace } = difference;
  const of = realm === null ? NOTHING : html` of <bdi>${realm}</bdi>`;
  const sides = sidesOf(difference);
  const right = expected ? sideView('expected', sides.expected, expectedPlace) : NOTHING;
  return html`<div class="deviation">
<p>${signed(result, comparisonWord(result))}: <b>${settingName(setting)}</b>${of}</p>
<dl class="values">${right}${sideView('here', sides.actual, place)}</dl>
</div>
`;
}

function sideView(label: string, value: Html, place: Place | null): Html {
  return html`<div><dt>${label}</dt><dd>${value}${place ? html`<div>${placeView(place)}</div>` : NOTHING}</dd></div>`;
}

interface Sides {
  readonly expected: Html;
  readonly actual: Html;
}

function sidesOf({ setting, expected, actual }: Difference): Sides {
  const both = expected !== null && actual !== null;
  const text = ({ name, value }: DriftValue) => (setting === 'trust' ? name : value);
  // Where a side is not there at all, all of the other differs: to mark it would say nothing.
  const pair = (of: (value: DriftValue) => string) => {
    const [here, right] = [actual, expected].map((value) => (value ? of(value) : ''));
    if (both) return marked(here ?? '', right ?? '');
    return marked(here || right || '', here || right || '');
  };
  const values = pair(text);
  const names = isNamed(setting) ? pair(({ name }) => name) : null;
  const side = (value: DriftValue | null, name: Html | undefined, shown: Html) => {
    if (!value) return html`<span class="nothing">nothing</span>`;
    return name ? html`${codeView(name)} = ${codeView(shown)}` : codeView(shown);
  };
  return {
    expected: side(expected, names?.expected, values.expected),
    actual: side(actual, names?.actual, values.actual),
  };
}
