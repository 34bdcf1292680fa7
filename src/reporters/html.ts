// The report as one HTML file: it needs nothing beside it, asks nobody for anything, and can be read without a script.

import type { Report } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { reportBody } from './html/body.ts';
import { htmlDocument } from './html/document.ts';
import { SCRIPT, STYLE } from './html/look.generated.ts';

/** Piece by piece, and the same for the same report: there is no time in it but those of the exports. */
export function html(report: Report, context: ReportContext): Iterable<string> {
  return htmlDocument({
    title: 'realmlint report',
    style: STYLE,
    script: SCRIPT,
    body: documentBody(report, context),
  });
}

function* documentBody(report: Report, context: ReportContext): Iterable<string> {
  yield '<main>\n';
  yield* reportBody(report, context);
  yield '</main>\n';
}
