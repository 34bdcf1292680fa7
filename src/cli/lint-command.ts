// realmlint lint: gathers inputs, has them judged, writes the reports, says the last words.

import type { LintResult } from '../lint.ts';
import { nearest } from '../model/edit-distance.ts';
import type { Report } from '../model/finding.ts';
import type { Encoding } from '../model/reader.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { Settings } from '../model/settings.ts';
import { ZSCALER_CLOUDS } from '../profiles/zscaler.ts';
import { closingLine } from '../reporters/closing.ts';
import type { Invocation } from './arguments.ts';
import { type LoadedConfig, loadConfig, readWhole, settingsOf } from './config-file.ts';
import { createExcerpts, type Excerpts } from './excerpts.ts';
import { refusal, UsageError } from './failure.ts';
import type { CliInput } from './file-input.ts';
import { gatherInputs, type Inputs } from './inputs.ts';
import type { Io } from './io.ts';
import { pathsIn } from './listed.ts';
import { checkOutputFile, notify, print, tell, writeFile } from './output.ts';
import { PLAIN, paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { absolute } from './paths.ts';
import { createProgress } from './progress.ts';
import { colorWish, type Output, type Request, requestOf } from './request.ts';
import { widthOf } from './width.ts';

const STDIN_NAME = '<stdin>';
/** As many fit a terminal's memory and a reader's. */
const MAX_FINDINGS = 100;

/** Returns the exit code. Throws UsageError and OutputError. */
export async function lintCommand(session: Session, invocation: Invocation): Promise<number> {
  const { io, parts } = session;
  const rules = parts.rules.map((rule) => rule.id);
  const request = requestOf(invocation, { formats: Object.keys(parts.reporters), rules });
  session.doing = 'reading the config';
  const loaded = loadConfig(io, request, rules);
  const settings = settingsOf(request, loaded.config);
  if (rules.every((id) => settings.severities[id] === 'off')) {
    throw new UsageError('All rules are off; nothing would be checked.');
  }
  checkOutputs(io, request.outputs);
  session.doing = 'looking for inputs';
  const gathered = await gather(session, request, loaded);
  await warnOfCloud(io, settings.cloud, settings.extraClouds);
  const result = await judge(session, gathered.inputs, settings, request.encoding);
  session.doing = 'writing the report';
  const formats = new Map(result.report.inputs.map(({ path, format }) => [path, format]));
  const formatOf = (path: string) => formats.get(path) ?? null;
  const excerpts = createExcerpts(gathered.inputs, formatOf, request.encoding ?? undefined);
  const run: Run = { session, invocation, request, result, excerpts, failOn: settings.failOn };
  for (const output of request.outputs) await write(run, output);
  excerpts.close();
  await close(run, loaded, gathered.ignored());
  return result.report.summary.exitCode;
}

/** Each report has a file of its own; of two with one name the first would be lost. */
function checkOutputs(io: Io, outputs: readonly Output[]): void {
  const seen = new Set<string>();
  for (const { format, file } of outputs) {
    if (file === null) continue;
    checkOutputFile(io, file);
    const path = absolute(io, file);
    const key = io.platform === 'win32' ? path.toLowerCase() : path;
    if (seen.has(key))
      throw new UsageError(`Two reports go to ${file}.`, `Give ${format} a file of its own.`);
    seen.add(key);
  }
}

async function judge(
  session: Session,
  inputs: readonly CliInput[],
  settings: Settings,
  encoding: Encoding | null,
): Promise<LintResult> {
  const { io, parts } = session;
  const progress = createProgress(io);
  session.doing = 'linting';
  const result = parts.lint(inputs, {
    settings,
    version: parts.version,
    rules: parts.rules,
    ...(encoding ? { encoding } : {}),
    onProgress(done, total, path) {
      session.doing = `linting ${path}`;
      progress.report(done, total, path);
    },
  });
  await progress.clear();
  return result;
}

interface Run {
  readonly session: Session;
  readonly invocation: Invocation;
  readonly request: Request;
  readonly result: LintResult;
  readonly excerpts: Excerpts;
  readonly failOn: ReportContext['failOn'];
}

async function gather(session: Session, request: Request, loaded: LoadedConfig): Promise<Inputs> {
  const { io } = session;
  const { filesFrom, operands } = request;
  const fromStdin = operands.includes('-') || filesFrom === '-';
  const bytes = fromStdin ? await io.stdin() : null;
  const list = filesFrom === '-' ? bytes : filesFrom === null ? null : listFile(io, filesFrom);
  return gatherInputs(io, {
    operands,
    listed: list && pathsIn(list),
    stdin: bytes && filesFrom !== '-' ? { name: request.stdinName ?? STDIN_NAME, bytes } : null,
    ignores: loaded.ignores,
    clientOf: loaded.clientOf,
    outputs: new Set(request.outputs.flatMap(({ file }) => (file === null ? [] : [absolute(io, file)]))),
  });
}

function listFile(io: Io, file: string): Uint8Array {
  const path = absolute(io, file);
  try {
    return readWhole(io, path, io.fs.stat(path).size);
  } catch (error) {
    throw new UsageError(`The list ${file} of --files-from cannot be read: ${refusal(error)}.`);
  }
}

async function warnOfCloud(io: Io, cloud: string | null, extraClouds: readonly string[]): Promise<void> {
  const known = [...ZSCALER_CLOUDS, ...extraClouds];
  const close = cloud === null || known.includes(cloud) ? null : nearest(cloud, known, 2);
  if (close) await notify(io, [`the cloud ${cloud} is unknown; did you mean ${close}? It is taken as it is`]);
}

async function write(run: Run, { format, file }: Output): Promise<void> {
  const { session, invocation, request, result } = run;
  const { io, parts } = session;
  const reporter = parts.reporters[format];
  if (!reporter) throw new Error(`there is no reporter for ${format}`);
  const colored = wantsColor(colorWish(invocation.given), io.env, io.stdout);
  const onScreen = file === null && format === 'text';
  const texts = reporter(result.report, {
    palette: colored && file === null ? paletteOf(true) : PLAIN,
    width: file === null ? widthOf(io.stdout) : widthOf(null),
    verbose: request.verbose,
    quiet: request.quiet,
    maxFindings: request.maxFindings ?? (onScreen ? MAX_FINDINGS : Number.POSITIVE_INFINITY),
    failOn: run.failOn,
    rules: new Map(parts.rules.map((rule) => [rule.id, rule])),
    lines: run.excerpts.lines,
    basis: ({ fingerprint }) => result.basis[fingerprint] ?? null,
  });
  if (file === null) await print(io, texts);
  else writeFile(io, file, [...texts].join(''));
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
