// Resultant sets of policy (gpresult /x, modelling and results of the console): recognised, and not judged.

import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Diagnostic, Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START, type Span } from '../../model/span.ts';
import { diagnostic } from '../registry/registry-data.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { RSOP } from './gpo-report-names.ts';

export const rsop: Reader = {
  format: 'rsop',
  holder: 'client',
  accepts: (head) => headShows(head, isRoot),
  read: readRsop,
};

function isRoot(path: readonly string[]): boolean {
  return path.length === 1 && path[0] === RSOP;
}

/** What is said of a resultant set of policy whose start tag stands there. */
export function rsopNotice(at: Span): Diagnostic {
  const message = 'This is a resultant set of policy (RSoP), and those are not judged.';
  const hint =
    'Export the GPOs with Get-GPOReport -ReportType Xml, and the client with reg query or reg export.';
  return diagnostic('not-read', 'notice', message, at, hint);
}

function* readRsop(source: Source, _interest: Interest, options: ReadOptions): Iterable<Item> {
  let root: Span | null = null;
  let broken = false;
  for (const event of scanXml(source, (path) => (isRoot(path) ? 'report' : 'skip'), options)) {
    if (event.kind === 'diagnostic') {
      broken = true;
      yield event;
    } else if (event.kind === 'start') {
      root ??= event.at;
    }
  }
  if (root) yield rsopNotice(root);
  else if (!broken) {
    yield diagnostic('empty', 'unreadable', 'The document holds no <Rsop>.', FILE_START, 'Export it again.');
  }
}
