// What a console prints in one piece, a line at a time: the contract of lists, tables, commands and errors, and the
// kinds of lines by which they are told apart.

import type { Diagnostic } from '../../model/record.ts';
import type { TextSlice } from '../../model/text.ts';
import type { Printed } from './bag.ts';

export type Line = TextSlice & { readonly terminated: boolean };

export interface Block {
  /** What the line completes; null when it belongs to something else. */
  take(line: Line): readonly Printed[] | null;
  /** What is left to say, once its end is known: the line after it, or null where the input ends. */
  close(next: Line | null, end: 'open' | 'cut'): Iterable<Printed>;
}

export type Input = Line | Diagnostic;

// `PS C:\>`, `PS>`, `[DC01]: PS C:\>`, `PS /home/admin>`, and the prompt of cmd.
const PROMPT = /^(?:\[[^\]]+\]: )?(?:PS(?: [^<>]*)?>|[A-Za-z]:\\[^<>]*>)/;

/** The length of the prompt with which a line begins; 0 when it begins with none. */
export function promptOf(text: string): number {
  return PROMPT.exec(text)?.[0].length ?? 0;
}

/** A prompt at which nothing was typed: only that shows that nothing more was printed. */
export function isBarePrompt({ text }: Line): boolean {
  const prompt = promptOf(text);
  return prompt > 0 && prompt === text.trimEnd().length;
}

/** A property of Format-List: name, the offset of the name, and that of its colon. */
export function propertyIn(
  line: string,
): { readonly name: string; readonly from: number; readonly colon: number } | null {
  const match = /^([ \t]*)([^\s:]|[^\s:][^:]*[^\s:])[ \t]+:(?= |$)/.exec(line);
  if (!match) return null;
  return { name: match[2] ?? '', from: match[1]?.length ?? 0, colon: match[0].length - 1 };
}

/** The line of dashes under the header of a table. */
export function isRule(text: string): boolean {
  return /^ *-+(?: +-+)* *$/.test(text);
}

// `Get-ADTrust : text` (Windows PowerShell), `Get-ADTrust: text` (PowerShell 7), and what a transcript says of both. It is
// named as it was typed: the guide types get-gpregistryvalue.
const ERROR =
  /^(?:PS>TerminatingError\()?((?:Get|Set|New|Remove|Add|Export|Import|ConvertTo|ConvertFrom|Select|Where|ForEach|Sort|Format|Out|Invoke|Enter|Start|Stop|Test|Write)-[A-Za-z]+)(?:\))?\s?: /i;

/** The cmdlet (lower case) that an error names; null when the line is none. */
export function failedCmdlet(text: string): string | null {
  return ERROR.exec(text)?.[1]?.toLowerCase() ?? null;
}
