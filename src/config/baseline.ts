// The file of a baseline: read with complaints that name line and column, written so that a diff shows one finding a line.

import type { BaselineEntry } from '../model/hold.ts';
import { parseJson, toValue } from '../model/json.ts';
import { type Complaint, type ConfigProblem, placed, schemaComplaints } from './sentences.ts';
import { baselineErrors } from './validators.generated.ts';

/** Where a baseline is written when nobody names a file. */
export const BASELINE_NAME = 'realmlint.baseline.json';

export type BaselineResult =
  | { readonly entries: readonly BaselineEntry[]; readonly problems: null }
  | { readonly entries: null; readonly problems: readonly ConfigProblem[] };

// The document as the schema has accepted it.
interface Document {
  readonly findings: readonly BaselineEntry[];
}

/** Reads a baseline. Never throws for bad content, and takes nothing of a file that is not whole. */
export function readBaseline(text: string): BaselineResult {
  const { root, errors } = parseJson(text, { comments: false });
  const complaints: Complaint[] = errors.map(({ message, from }) => ({ from, say: () => message }));
  if (root === null || complaints.length > 0) return { entries: null, problems: placed(complaints, text) };
  const value = toValue(root);
  const wrong = schemaComplaints(baselineErrors(value), root);
  if (wrong.length > 0) return { entries: null, problems: placed(wrong, text) };
  return { entries: (value as Document).findings, problems: null };
}

/** The text of a baseline; entries keep their order. */
export function writeBaseline(entries: readonly BaselineEntry[], version: string): string {
  const tool = JSON.stringify({ name: 'realmlint', version });
  const lines = entries.map(({ fingerprint, rule, subject, realm, date }) => {
    const { kind, id, name } = subject;
    return `\n    ${JSON.stringify({ fingerprint, rule, subject: { kind, id, name }, realm, date })}`;
  });
  const findings = lines.length === 0 ? '[]' : `[${lines.join(',')}\n  ]`;
  return `{\n  "schemaVersion": 1,\n  "tool": ${tool},\n  "findings": ${findings}\n}\n`;
}
