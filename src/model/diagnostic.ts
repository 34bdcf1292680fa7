// How readers say what they did not understand.

import type { Diagnostic, DiagnosticCode } from './record.ts';
import type { Span } from './span.ts';

/** A diagnostic of a reader that knows neither parts nor sides. `hint` is what to do next; empty when the message says it. */
export function diagnostic(
  code: DiagnosticCode,
  effect: Diagnostic['effect'],
  message: string,
  at: Span | null,
  hint = '',
): Diagnostic {
  return { kind: 'diagnostic', code, effect, message, hint, at, part: null, side: null };
}
