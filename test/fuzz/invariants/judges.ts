// Parsers of others as judges: what they refuse as XML or as JSON is no document that can be clean.

import { SaxesParser } from 'saxes';
import { traitsOf } from '../../../src/lint.ts';
import { certainText } from './text.ts';
import type { Outcome, Subject } from './violation.ts';

const JSON_FORMATS: readonly (string | null)[] = ['json', 'mdm-json', 'sharphound'];

/** What is wrong with a document of XML, or null; namespaces are looked at too. */
export function notWellFormed(text: string): string | null {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let first: string | null = null;
  parser.on('error', (error) => {
    first ??= error.message;
  });
  parser.write(text).close();
  return first;
}

/** Why the verdict is too good for what a judge says of the document; null where it is not. */
export function overruled(subject: Subject, { report }: Outcome): string | null {
  const { exitCode } = report.summary;
  if (exitCode === 3 || exitCode === 70) return null;
  const [input] = report.inputs;
  const text = certainText(subject.bytes)?.all;
  if (!input || input.path !== subject.path || text === undefined) return null;
  if (JSON_FORMATS.includes(input.format)) {
    try {
      JSON.parse(text);
      return null;
    } catch (error) {
      return `exit ${exitCode}, and JSON.parse says: ${(error as Error).message}`;
    }
  }
  // What a program prints instead of a document begins with something else.
  if (traitsOf(input.format)?.medium !== 'xml' || !/^\s*</.test(text)) return null;
  const wrong = notWellFormed(text);
  return wrong && `exit ${exitCode}, and saxes says: ${wrong}`;
}
