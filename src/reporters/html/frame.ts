// The lines of an input that something is about, with exactly its region marked.

import type { Excerpt } from '../../model/reporter.ts';
import type { Region } from '../../model/span.ts';
import { frameOf } from '../frame.ts';
import { amount } from '../place.ts';
import { type Html, html, NOTHING } from './markup.ts';

/** Columns: a page wraps what is wider than itself, but a line may be as long as its file. */
const WIDTH = 160;

/** Nothing where the excerpt does not hold the region. */
export function frameView(excerpt: Excerpt, region: Region): Html {
  const frame = frameOf(excerpt, region, WIDTH);
  if (!frame) return NOTHING;
  const { before, marked, after } = frame.parts;
  const mark = marked === '' ? html`<mark class="gap"></mark>` : html`<mark>${marked}</mark>`;
  const more =
    frame.moreLines === 0
      ? NOTHING
      : html`<p class="more">and ${amount(frame.moreLines, 'more line')}, to line ${frame.lastLine}</p>`;
  return html`<div class="frame"><span class="number">${region.startLine}</span><code dir="ltr">${before}${mark}${after}</code>${more}</div>`;
}
