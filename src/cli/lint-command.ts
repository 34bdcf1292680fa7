// realmlint lint: gathers inputs, has them judged, writes the reports, says the last words.

import type { LintResult } from '../lint.ts';
import type { Report } from '../model/finding.ts';
import type { BaselineEntry } from '../model/hold.ts';
import { PLAIN, type ReportContext } from '../model/reporter.ts';
import { closingLine } from '../reporters/closing.ts';
import type { Invocation } from './arguments.ts';
import type { LoadedConfig } from './config-file.ts';
import { excerptsOf, findInputs, prepare, readInputs } from './evidence.ts';
import type { Excerpts } from './excerpts.ts';
import { UsageError } from './failure.ts';
import { holdOf, loadBaseline } from './hold.ts';
import type { Io } from './io.ts';
import { COMMANDS } from './options.ts';
import { appendFile, checkOutputFile, notify, print, tell, writeFile } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { absolute, fromRepository, pathExists } from './paths.ts';
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
  if (parts.rules.every(({ id }) => settings.severities[id] === 'off')) {
    throw new UsageError(
      'All rules are off; nothing would be checked.',
      'Leave one on, in --rule and in the config.',
    );
  }
  checkOutputs(io, request);
  const baseline = request.baseline === null ? null : baselineOf(io, request.baseline);
  const found = await findInputs(session, prepared);
  const gathered = await readInputs(session, found.inputs, request);
  session.doing = 'judging what was read';
  const { version, rules } = parts;
  const hold = holdOf(io, loaded, gathered, baseline);
  const result = parts.judge(gathered, { settings, version, rules, ...(hold ? { hold } : {}) });
  session.doing = 'writing the report';
  const excerpts = excerptsOf(found.inputs, gathered, request);
  const run: Run = { session, invocation, request, result, excerpts, failOn: settings.failOn };
  for (const output of request.outputs) await write(run, output);
  summarizeJob(run);
  excerpts.close();
  await close(run, loaded, found.ignored());
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

/** Each report has a file of its own; of two with one name the first would be lost. */
export function checkOutputs(io: Io, { outputs, baseline }: Pick<Request, 'outputs' | 'baseline'>): void {
  const keyOf = (file: string) => {
    const path = absolute(io, file);
    return io.platform === 'win32' ? path.toLowerCase() : path;
  };
  const seen = new Set<string>();
  for (const { format, file } of outputs) {
    if (file === null) continue;
    checkOutputFile(io, file);
    const key = keyOf(file);
    if (baseline !== null && key === keyOf(baseline))
      throw new UsageError(
        `The ${format} report would replace the baseline ${file}.`,
        `Give ${format} a file of its own.`,
      );
    if (seen.has(key))
      throw new UsageError(`Two reports go to ${file}.`, `Give ${format} a file of its own.`);
    seen.add(key);
  }
}

interface Run {
  readonly session: Session;
  readonly invocation: Invocation;
  readonly request: Request;
  readonly result: LintResult;
  readonly excerpts: Excerpts;
  readonly failOn: ReportContext['failOn'];
}

async function write(run: Run, { format, file }: Output): Promise<void> {
  const { session, invocation, request } = run;
  const { io } = session;
  const colored = wantsColor(colorWish(invocation.given), io.env, io.stdout);
  const onScreen = file === null && format === 'text';
  const texts = render(run, format, {
    palette: paletteOf(colored && file === null),
    width: file === null ? widthOf(io.stdout) : widthOf(null),
    maxFindings: request.maxFindings ?? (onScreen ? MAX_FINDINGS : Number.POSITIVE_INFINITY),
  });
  if (file === null) await print(io, texts);
  else writeFile(io, file, [...texts].join(''));
}

/** The report as text; `look` is what depends on where it goes. */
function render(
  { session, request, result, excerpts, failOn }: Run,
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
    failOn,
    rules: new Map(parts.rules.map((rule) => [rule.id, rule])),
    lines: excerpts.lines,
    fromRoot: fromRepository(io),
    basis: ({ fingerprint }) => result.basis[fingerprint] ?? null,
  });
}

/** GitHub shows on the page of a run what its steps add to this file. */
function summarizeJob(run: Run): void {
  const { io } = run.session;
  const file = io.env.GITHUB_STEP_SUMMARY;
  if (!file || !run.request.outputs.some(({ format }) => format === 'github')) return;
  const maxFindings = run.request.maxFindings ?? Number.POSITIVE_INFINITY;
  const texts = render(run, 'markdown', { palette: PLAIN, width: widthOf(null), maxFindings });
  appendFile(io, file, [...texts].join(''));
}

/** With --quiet nothing is said unless the result cannot be trusted. */
async function close(run: Run, loaded: LoadedConfig, ignored: number): Promise<void> {
  const { session, invocation, request } = run;
  const { io } = session;
  const { report, judged } = run.result;
  if (request.quiet && report.summary.exitCode < 2) return;
  const palette = paletteOf(wantsColor(colorWish(invocation.given), io.env, io.stderr));
  const words = closingLine(report, {
    palette,
    width: widthOf(io.stderr),
    verbose: request.verbose,
    failOn: run.failOn,
    judged,
    told: !request.quiet && request.outputs.some(({ format, file }) => format === 'text' && file === null),
    ...(loaded.name === undefined ? {} : { config: loaded.name }),
  });
  await tell(io, words);
  if (ignored > 0)
    await notify(io, [`the config ${loaded.name} ignores ${ignored} of the files and folders`]);
  if (report.problems.some(({ kind }) => kind === 'internal')) await notify(io, [howToReport(report)]);
}

function howToReport({ tool }: Report): string {
  return `that is a defect of realmlint ${tool.version}; please report it with the lines above and, if you may, with the file`;
}
