// realmlint baseline: writes down what is found today, so that lint reports what is new.

import { BASELINE_NAME, writeBaseline } from '../config/baseline.ts';
import { dayOf } from '../config/hold.ts';
import { grown, pruned } from '../engine/baseline.ts';
import type { LintResult } from '../lint.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import { isRemark, type Severity } from '../model/finding.ts';
import type { BaselineEntry } from '../model/hold.ts';
import { amount } from '../reporters/place.ts';
import { countWords } from '../reporters/select.ts';
import type { Invocation } from './arguments.ts';
import { findInputs, prepare, readInputs } from './evidence.ts';
import { UsageError } from './failure.ts';
import { holdIn, loadBaseline } from './hold.ts';
import { hasVerdict, notInBaseline, sayNoVerdict } from './no-verdict.ts';
import { checkOutputFile, notify, writeFile } from './output.ts';
import { ownAtName } from './own-files.ts';
import type { Session } from './parts.ts';

const NAMED = 20;

/**
 * Returns 0 when the baseline is written, else the code that lint would return: from a run without a verdict nothing is
 * written down. Throws UsageError and OutputError.
 */
export async function baselineCommand(session: Session, invocation: Invocation): Promise<number> {
  const { io, parts } = session;
  const prepared = prepare(session, invocation, ['text']);
  const { settings, loaded } = prepared;
  const file = prepared.request.baseline ?? BASELINE_NAME;
  const request = { ...prepared.request, baseline: file };
  const before = loadBaseline(io, file);
  if (before === null && request.prune) {
    throw new UsageError(`There is no baseline ${file} to prune.`, 'Write it first: leave out --prune.');
  }
  if (ownAtName(io, file) === 'config') {
    throw new UsageError(
      `The name ${file} is that of a config: a baseline in its place would be read as one.`,
      `Give the baseline another name, for example: --baseline ${BASELINE_NAME}.`,
    );
  }
  checkOutputFile(io, file);
  const found = await findInputs(session, { ...prepared, request });
  const gathered = await readInputs(session, found.inputs, request);
  session.doing = 'judging what was read';
  const { version, rules } = parts;
  const hold = holdIn(io, loaded, gathered, before ?? []);
  const result = parts.judge(gathered, { settings, version, rules, ...(hold ? { hold } : {}) });
  const { exitCode } = result.report.summary;
  if (!hasVerdict(result)) {
    await sayNoVerdict(session, invocation, result, { config: loaded.name, lines: [notInBaseline(file)] });
    return exitCode;
  }
  session.doing = 'writing the baseline';
  const after = request.prune
    ? pruned(before ?? [], result.gone)
    : grown(before ?? [], result.report.findings, dayOf(io.now()));
  writeFile(io, file, [writeBaseline(after, version)]);
  if (!request.quiet) await notify(io, wordsOf(result, before ?? [], after, { file, prune: request.prune }));
  return EXIT_CODES.clean.code;
}

function wordsOf(
  { gone, report }: LintResult,
  before: readonly BaselineEntry[],
  after: readonly BaselineEntry[],
  { file, prune }: { readonly file: string; readonly prune: boolean },
): readonly string[] {
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const added = new Set(
    after.filter(({ fingerprint }) => !known.has(fingerprint)).map((one) => one.fingerprint),
  );
  for (const { fingerprint, severity } of report.findings) if (added.has(fingerprint)) counts[severity]++;
  const what = added.size === 0 ? 'nothing added' : `${countWords(counts)} added`;
  const lines = [
    prune
      ? `${file}: ${amount(gone.length, 'entry', 'entries')} removed, ${after.length} left`
      : `${file}: ${what}, ${amount(after.length, 'entry', 'entries')} in all`,
  ];
  if (prune) lines.push(...removed(gone));
  else for (const { message } of report.problems.filter(isRemark)) lines.push(message);
  return lines;
}

// Whoever prunes must see what went: the diff of the file shows fingerprints.
function removed(gone: readonly BaselineEntry[]): string[] {
  const shown = gone.slice(0, NAMED).map(({ rule, subject }) => `removed: ${rule} on ${subject.name}`);
  return gone.length > NAMED ? [...shown, `and ${gone.length - NAMED} more`] : shown;
}
