// The sections of a report in HTML: in the file that `--format html` writes, and in the page in a browser.

import type { Report } from '../../model/finding.ts';
import type { ReportContext } from '../../model/reporter.ts';

/** Markup of `main`, section by section. */
export function* reportBody(_report: Report, _context: ReportContext): Iterable<string> {
  yield '';
}
