// How a scan ends early: with a diagnostic at the place where the document stops being XML.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Diagnostic, DiagnosticCode } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import { spanAt } from './cursor.ts';
import type { Flaw } from './raw.ts';
import type { ScanState } from './state.ts';

const HINTS: Readonly<Partial<Record<DiagnosticCode, string>>> = {
  truncated: 'Copy or export it again: what follows this place is missing.',
  malformed: 'Export it again; if it was edited by hand, mend this place.',
  doctype: 'No export of Group Policy has a document type: check where this file comes from.',
  'too-deep': 'Check that this is the file that you meant.',
  'too-large': 'Check that this is the file that you meant.',
  empty: 'Export it again.',
};

/** A diagnostic of the scan. `unreadable` as long as no element was handed out, `partial` after that. */
export function diagnose(state: ScanState, code: DiagnosticCode, message: string, at: Span): Diagnostic {
  return diagnostic(code, state.yielded ? 'partial' : 'unreadable', message, at, HINTS[code]);
}

/** Ends the scan at units [from, to) of the window. Always true, so that a step may answer with it. */
export function fail(state: ScanState, code: DiagnosticCode, flaw: Flaw): true {
  state.out.push(diagnose(state, code, flaw.message, spanAt(state.cursor, flaw.from, flaw.to)));
  state.stopped = true;
  return true;
}

/** What there is to say when the text has ended; null when it ended where a document may. */
export function ending(state: ScanState): Diagnostic | null {
  const { cursor, open, inside } = state;
  const { ended } = cursor;
  const end = cursor.text.length;
  const whole = cursor.at === end && !inside;
  const at = spanAt(cursor, end, end);
  if (ended && 'forbidden' in ended) {
    const code = ended.forbidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return diagnose(state, 'malformed', `XML does not allow the character U+${code}.`, at);
  }
  if (ended) return { ...ended, effect: state.yielded ? 'partial' : 'unreadable', at };
  const innermost = open[open.length - 1];
  if (innermost) {
    const message = `The document ends within <${innermost.raw}>, which was opened in line ${innermost.line}.`;
    return diagnose(state, 'truncated', message, at);
  }
  if (state.rootSeen && whole) return null;
  if (whole && !state.markupSeen) return diagnose(state, 'empty', 'The document is empty.', at);
  return diagnose(state, 'truncated', 'The document is cut off.', at);
}
