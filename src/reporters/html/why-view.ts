// The answer of `why` in HTML.

import type { ReportContext } from '../../model/reporter.ts';
import type { WhyAnswer } from '../../model/why.ts';

/** Markup of a section. */
export function whyView(_answer: WhyAnswer, _context: Pick<ReportContext, 'lines'>): string {
  return '';
}
