// What a guard is: a piece of code that keeps hostile content or a fault from doing harm, and the test that notices when it is gone.

export interface Guard {
  /** What it is there for, in words that no other guard has. */
  readonly name: string;
  /** The file that holds it, from the root of the repository. */
  readonly file: string;
  /** The code of the guard, which stands in that file once. */
  readonly code: string;
  /** What stands there without it. */
  readonly without: string;
  /** The test file, from the root of the repository. */
  readonly test: string;
  /** Words in the full name of the tests that must fail; all others of that name may pass. */
  readonly named: string;
  /** The kind of error by which they fail, where it is not an assertion. */
  readonly by?: string;
  /** The test runs the built program. */
  readonly built?: true;
}

/** Guards by what they are about. */
export type GuardTable = Readonly<Record<string, readonly Guard[]>>;

/** Why a guard is no longer what the table says; null where it is. `textOf` gives null for a file that is not there. */
export function staleness(guard: Guard, textOf: (file: string) => string | null): string | null {
  const text = textOf(guard.file);
  if (text === null) return `there is no ${guard.file}`;
  const times = text.split(guard.code).length - 1;
  if (times !== 1) return `its code stands ${times} times in ${guard.file}`;
  if (guard.code === guard.without) return 'without it the code is the same';
  if (textOf(guard.test) === null) return `there is no ${guard.test}`;
  return null;
}

/** The text of a file without the guard. */
export function withoutGuard({ code, without }: Guard, text: string): string {
  const at = text.indexOf(code);
  return text.slice(0, at) + without + text.slice(at + code.length);
}
