// What the user of the page can mend, and what the browser says when it does not hand over a file.

import { table } from '../model/table.ts';

/** Each of `lines` is a sentence; the last may be a hint. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly lines: readonly string[];
  /** Whether it would not be there without the config. */
  readonly byConfig: boolean;

  constructor(lines: readonly string[], byConfig = false) {
    super(lines.join('\n'));
    this.lines = lines;
    this.byConfig = byConfig;
  }
}

// Names of DOMException in the File API and the File System API.
const REASONS: Readonly<Record<string, string>> = table({
  NotFoundError: 'it is not there any more',
  NotReadableError: 'the browser may not read it, or it was changed after it was handed over',
  NotAllowedError: 'permission is denied',
  SecurityError: 'the browser does not permit it',
  AbortError: 'reading was ended from outside',
  EncodingError: 'the browser cannot make a path of its name',
  TypeMismatchError: 'it is neither a file nor a folder',
});

/** Why the browser did not hand over a file, as half a sentence. */
function browserReason(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return (
    REASONS[name] ??
    (error instanceof Error ? `the browser says ${error.message}` : 'the browser does not say why')
  );
}

const ADVICE = 'Hand it over once more; if that does not help, copy it to a local folder first.';

/** Sentences about a file or folder that cannot be read. */
export function unreadWords(what: string, error: unknown): string {
  return `${what} cannot be read: ${browserReason(error)}. ${ADVICE}`;
}
