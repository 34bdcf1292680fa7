// realmlint lint: gathers inputs, has them judged, writes the reports, says the last words.

import { comparison } from '../answers/comparison.ts';
import { pictures } from '../answers/pictures.ts';
import { areAllOff } from '../config/settings.ts';
import { coverageRows, type LintResult, type Settings, type Survey } from '../lint.ts';
import type { BaselineEntry } from '../model/hold.ts';
import { PLAIN, type ReportContext } from '../model/reporter.ts';
import type { Excerpts } from '../readers/excerpts.ts';
import { closingLine } from '../reporters/closing.ts';
import { ALL_OFF, defectWords } from '../reporters/run-words.ts';
import type { Invocation } from './arguments.ts';
import type { LoadedConfig } from './config-file.ts';
import { excerptsOf, findInputs, leftOut, prepare, surveyInputs } from './evidence.ts';
import { UsageError } from './failure.ts';
import { holdIn, loadBaseline } from './hold.ts';
import type { Io } from './io.ts';
import { COMMANDS } from './option.ts';
import { notify, OutputError, tell } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { absolute, forward, fromRepository, pathExists } from './paths.ts';
import {
  addToJobSummary,
  checkReports,
  failUnwritten,
  isJobSummary,
  jobSummary,
  writeReports,
} from './reports.ts';
import { colorWish, type Output, type Request } from './request.ts';
import { suggestion } from './suggest.ts';
import { widthOf } from './width.ts';

/** As many fit a terminal's memory and a reader's. */
const MAX_FINDINGS = 100;

/** Returns the exit code. Throws UsageError and OutputError. */
export async function lintCommand(session: Session, invocation: Invocation): Promise<number> {
  const { io, parts } = session;
  checkMisspelt(io, invocation);
  const prepared = prepare(session, invocation, Object.keys(parts.reporters));
  const { request, settings, loaded } = prepared;
  const ids = parts.rules.map(({ id }) => id);
  if (areAllOff(settings, ids)) throw new UsageError(ALL_OFF, 'Leave one on, in --rule and in the config.');
  checkReports(session, request, loaded.name);
  const baseline = request.baseline === null ? null : baselineOf(io, request.baseline);
  const found = await findInputs(session, prepared);
  const gathered = await surveyInputs(session, found.inputs, request);
  session.doing = 'judging what was read';
  const { version, rules } = parts;
  const hold = holdIn(io, loaded, gathered, baseline);
  const result = parts.judgeSurvey(gathered, { settings, version, rules, ...(hold ? { hold } : {}) });
  session.doing = 'writing the report';
  const excerpts = excerptsOf(io, found.inputs, gathered, request);
  const run: Run = { session, invocation, request, settings, loaded, gathered, result, excerpts };
  const unwritten = await writeReports(session, request.outputs, (output) => textsOf(run, output));
  await close(run, leftOut(loaded, found));
  await summarizeJob(run);
  excerpts.close();
  await failUnwritten(session, unwritten);
  return result.report.summary.exitCode;
}

/** Where no command is named, a first word that is no path may be one that is misspelt. */
function checkMisspelt(io: Io, { explicit, operands: [first = ''] }: Invocation): void {
  if (explicit || !/^[a-z]+$/i.test(first)) return;
  const meant = first.toLowerCase() === 'help' ? '--help' : suggestion(first, COMMANDS);
  if (meant === null || pathExists(io, first)) return;
  throw new UsageError(
    `There is no command ${first}, and no path of that name.`,
    `Did you mean realmlint ${meant}?`,
  );
}

function baselineOf(io: Io, file: string): readonly BaselineEntry[] {
  const entries = loadBaseline(io, file);
  if (entries) return entries;
  throw new UsageError(
    `There is no baseline ${file}.`,
    `Write it first: realmlint baseline PATH... --baseline ${file}.`,
  );
}

interface Run {
  readonly session: Session;
  readonly invocation: Invocation;
  readonly request: Request;
  readonly settings: Settings;
  readonly loaded: LoadedConfig;
  readonly gathered: Survey;
  readonly result: LintResult;
  readonly excerpts: Excerpts;
}

function textsOf(run: Run, { format, file }: Output): Iterable<string> {
  const { session, invocation, request } = run;
  const { io } = session;
  const colored = wantsColor(colorWish(invocation.given), io.env, io.stdout);
  const onScreen = file === null && format === 'text';
  return render(run, format, {
    palette: paletteOf(colored && file === null),
    width: file === null ? widthOf(io.stdout) : widthOf(null),
    maxFindings: request.maxFindings ?? (onScreen ? MAX_FINDINGS : Number.POSITIVE_INFINITY),
  });
}

/** The report as text; `look` is what depends on where it goes. */
function render(
  { session, request, settings, loaded, gathered, result, excerpts }: Run,
  format: string,
  look: Pick<ReportContext, 'palette' | 'width' | 'maxFindings'>,
): Iterable<string> {
  const { io, parts } = session;
  const reporter = parts.reporters[format];
  if (!reporter) throw new Error(`there is no reporter for ${format}`);
  return reporter(result.report, {
    ...look,
    verbose: request.verbose,
    quiet: request.quiet,
    failOn: settings.failOn,
    rules: new Map(parts.rules.map((rule) => [rule.id, rule])),
    lines: excerpts.lines,
    fileOf: excerpts.fileOf,
    fromRoot: fromRepository(io),
    onDisk: (file) => forward(io, absolute(io, file)),
    coverage: () => coverageRows(result.report),
    judged: result.judged,
    ...(loaded.name === undefined ? {} : { config: loaded.name }),
    pictures: () => pictures(gathered, result.report, { settings, rules: parts.rules }),
    comparison: () => comparison(gathered, { settings, version: parts.version }),
    basis: ({ fingerprint }) => result.basis[fingerprint] ?? null,
  });
}

/** GitHub shows on the page of a run what its steps add to this file. Nobody asked for it: where it cannot be written a notice is enough. */
async function summarizeJob(run: Run): Promise<void> {
  const { io } = run.session;
  const { outputs, maxFindings } = run.request;
  const file = jobSummary(io);
  if (file === null || !outputs.some(({ format }) => format === 'github')) return;
  if (outputs.some((output) => output.file !== null && isJobSummary(io, output.file))) return;
  const look = { palette: PLAIN, width: widthOf(null), maxFindings: maxFindings ?? Number.POSITIVE_INFINITY };
  try {
    addToJobSummary(io, file, render(run, 'markdown', look));
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    await notify(io, ['the summary of the job is left out', ...error.lines]);
  }
}

/** With --quiet nothing is said unless the result cannot be trusted. */
async function close(run: Run, ignored: readonly string[]): Promise<void> {
  const { session, invocation, request, loaded } = run;
  const { io } = session;
  const { report, judged } = run.result;
  if (request.quiet && report.summary.exitCode < 2) return;
  const palette = paletteOf(wantsColor(colorWish(invocation.given), io.env, io.stderr));
  const words = closingLine(report, {
    palette,
    width: widthOf(io.stderr),
    verbose: request.verbose,
    failOn: run.settings.failOn,
    judged,
    told: !request.quiet && request.outputs.some(({ format, file }) => format === 'text' && file === null),
    ...(loaded.name === undefined ? {} : { config: loaded.name }),
  });
  await tell(io, words);
  await notify(io, ignored);
  await notify(io, defectWords(report));
}
