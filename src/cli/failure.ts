// Errors that are the user's to mend, and the words for what the operating system refuses.

import { table } from '../model/table.ts';

/** The command line or the config is wrong. Each of `lines` is a sentence; the last may be a hint. Exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** The operating system's code of an error (ENOENT, EACCES); null when the error is of another kind. */
export function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

const REASONS: Readonly<Record<string, string>> = table({
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EACCES: 'permission is denied',
  EPERM: 'the operating system does not permit it',
  EBUSY: 'another program holds it',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EFBIG: 'the file is too large',
  EIO: 'the device reports an error',
  EPIPE: 'the reader has closed the pipe',
});

/** Why the operating system refused, as half a sentence. Null when the error does not come from there. */
export function reasonOf(error: unknown): string | null {
  const code = codeOf(error);
  if (code === null || !/^E[A-Z0-9]+$/.test(code)) return null;
  return REASONS[code] ?? `the operating system says ${code}`;
}

/** As `reasonOf`; errors of another kind are thrown on, for they are defects. */
export function refusal(error: unknown): string {
  const reason = reasonOf(error);
  if (reason === null) throw error;
  return reason;
}
