// Scans of small documents: their events, and the one fault that they end with.
import type { Diagnostic } from '../../src/model/record.ts';
import type { Decide, XmlEvent } from '../../src/readers/xml/events.ts';
import { scanChunks, scanXml } from '../../src/readers/xml/scan.ts';
import { encode, sourceOf, type TextEncodingName } from './bytes.ts';

/** Reports elements named gpo, captures those named policy, skips those named explain, enters the rest. */
export const decide: Decide = (path) => {
  const name = path[path.length - 1]?.replace(/^\{.*\}/, '');
  if (name === 'gpo') return 'report';
  if (name === 'policy') return 'capture';
  return name === 'explain' ? 'skip' : 'enter';
};

export function scan(xml: string, encoding: TextEncodingName = 'utf-8', by: Decide = decide): XmlEvent[] {
  return [...scanXml(sourceOf(encode(xml, encoding)), by, {})];
}

/** What is said about a document that is none, which is one thing, at the end. */
export function faultOf(xml: string | Uint8Array): Diagnostic {
  const source = sourceOf(typeof xml === 'string' ? encode(xml) : xml);
  return onlyFault([...scanXml(source, decide, {})]);
}

/** Events of ASCII text that comes in these pieces. */
export function scanPieces(pieces: readonly string[], by: Decide = decide): XmlEvent[] {
  let byte = 0;
  const chunks = pieces.map((text) => {
    const chunk = { text, byte };
    byte += text.length;
    return chunk;
  });
  return [...scanChunks(chunks, 'utf-8', 0, by)];
}

export function onlyFault(events: readonly XmlEvent[]): Diagnostic {
  const faults = events.filter((event) => event.kind === 'diagnostic');
  const [fault] = faults;
  if (!fault || faults.length > 1 || events.at(-1) !== fault) {
    throw new Error(`${faults.length} diagnostics among ${events.length} events`);
  }
  return fault;
}

/** Line and column where a fault begins, and where it ends. */
export function region(fault: Diagnostic): number[] {
  const at = fault.at?.region;
  return at ? [at.startLine, at.startColumn, at.endLine, at.endColumn] : [];
}
