// The rows of an answer on a terminal: a label in its column, what it says beside it.

import type { ReportContext } from '../model/reporter.ts';
import { shorten } from './escape.ts';
import { saidText } from './said.ts';
import type { WhyItem, WhyRow } from './why-said.ts';
import { labelled } from './wrap.ts';

type Context = Pick<ReportContext, 'palette' | 'width' | 'verbose'>;

const PARAGRAPH_LINES = 12;
const MESSAGE_LINES = 4;

export function rowLines({ label, items, most }: WhyRow, context: Context): string[] {
  const { width, palette, verbose } = context;
  const shown = verbose ? items : items.slice(0, most);
  const lines = shown.flatMap((one) => paragraphs(one, context));
  const hidden = items.length - shown.length;
  if (hidden > 0) {
    const where = label === 'findings' ? 'realmlint lint shows all' : '--verbose shows all';
    lines.push(`and ${hidden} more (${where})`);
  }
  return labelled(label, lines, width, palette);
}

function paragraphs({ said, finding }: WhyItem, { width, palette }: Context): string[] {
  const most = (finding ? MESSAGE_LINES : PARAGRAPH_LINES) * width;
  const lines = said.map((one) => shorten(saidText(one, width), 2 * width, most));
  if (!finding) return lines;
  const { severity, ruleId, note } = finding;
  return [`${palette[severity](severity)} ${ruleId}${note}`, ...lines];
}
