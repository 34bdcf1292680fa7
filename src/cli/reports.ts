// The files of reports: that none of them takes the place of something else, and that each is tried, whatever becomes of the others.

import { UsageError } from './failure.ts';
import { fileInput } from './file-input.ts';
import type { Io } from './io.ts';
import { appendFile, checkOutputFile, isPlainFile, notify, OutputError, print, writeFile } from './output.ts';
import { ownAtName, ownContent } from './own-files.ts';
import type { Session } from './parts.ts';
import { absolute, realPath } from './paths.ts';
import type { Output, Request } from './request.ts';

/**
 * Before the work, for what a run is asked to write: that it replaces no export, for that would be gone, no config and no
 * baseline. `config` is the file by which the run is judged. Throws UsageError.
 */
export function checkReports(
  session: Session,
  { outputs, baseline, filesFrom }: Pick<Request, 'outputs' | 'baseline' | 'filesFrom'>,
  config: string | null = null,
): void {
  const { io, parts } = session;
  session.doing = 'looking at what lies where the reports go';
  const keyOf = (file: string) => {
    const path = realPath(io, absolute(io, file));
    return io.platform === 'win32' ? path.toLowerCase() : path;
  };
  const taken = new Map<string, string>();
  const take = (what: string, file: string | null) => {
    if (file !== null) taken.set(keyOf(file), what);
  };
  take('the config', config);
  take('the list of --files-from', filesFrom === '-' ? null : filesFrom);
  take('the baseline', baseline);
  for (const { format, file } of outputs) {
    if (file === null) continue;
    checkOutputFile(io, file);
    const before = taken.get(keyOf(file)) ?? occupantOf(io, parts, file);
    if (before !== null)
      throw new UsageError(
        `The ${format} report would replace ${file}, ${before}.`,
        `Give ${format} a file of its own.`,
      );
    take(`the ${format} report`, file);
  }
}

/** What lies there that no report may replace, or what the name is kept for; null for what may be replaced. */
function occupantOf(io: Io, parts: Session['parts'], file: string): string | null {
  const path = absolute(io, file);
  const own = ownAtName(io, path) ?? ownAtName(io, realPath(io, path));
  if (own) return `the ${own}`;
  // To these is added, and nothing is replaced.
  if (isJobSummary(io, file) || !isPlainFile(io, file)) return null;
  const content = ownContent(io, path);
  if (content) return `a ${content}`;
  const nobody = { ignores: () => false, clientOf: () => null, onIgnored: () => undefined };
  const [input] = parts.gather([fileInput(io, file, path, false, nobody)], {}).inputs;
  if (input === undefined) return null;
  return input.format === null ? 'an input' : `an input (${input.format})`;
}

/** Where GitHub Actions gathers what the steps of a job say of themselves; null elsewhere. */
export function jobSummary({ env }: Io): string | null {
  return env.GITHUB_STEP_SUMMARY || null;
}

/** Adds to the file of `jobSummary`; what was written there before may not have ended its line. Throws OutputError. */
export function addToJobSummary(io: Io, file: string, texts: Iterable<string>): void {
  appendFile(io, file, onNewLine(texts));
}

function* onNewLine(texts: Iterable<string>): Iterable<string> {
  yield '\n';
  yield* texts;
}

/** Whether a file is the one of `jobSummary`: what other steps have said in it stays. */
export function isJobSummary(io: Io, file: string): boolean {
  const summary = jobSummary(io);
  return summary !== null && realPath(io, absolute(io, summary)) === realPath(io, absolute(io, file));
}

/** What could not be written, and the first report that could not even be made. */
export interface Unwritten {
  /** Sentences. */
  readonly lines: readonly string[];
  readonly defect: { readonly error: unknown; readonly doing: string } | null;
}

/** Writes each report where it goes, whatever becomes of the others. */
export async function writeReports(
  session: Session,
  outputs: readonly Output[],
  textsOf: (output: Output) => Iterable<string>,
): Promise<Unwritten> {
  const lines: string[] = [];
  let defect: Unwritten['defect'] = null;
  for (const output of outputs) {
    session.doing = `writing the ${output.format} report`;
    try {
      await writeReport(session.io, output.file, textsOf(output));
    } catch (error) {
      if (error instanceof OutputError) lines.push(...error.lines);
      else defect ??= { error, doing: session.doing };
    }
  }
  return { lines, defect };
}

/** To be called when all else is said. Throws the defect, else an OutputError; nothing where every report was written. */
export async function failUnwritten(session: Session, { lines, defect }: Unwritten): Promise<void> {
  if (defect) {
    await notify(session.io, lines);
    session.doing = defect.doing;
    throw defect.error;
  }
  if (lines.length > 0) throw new OutputError(...lines);
}

async function writeReport(io: Io, file: string | null, texts: Iterable<string>): Promise<void> {
  if (file === null) await print(io, texts);
  else if (isJobSummary(io, file)) addToJobSummary(io, file, texts);
  else writeFile(io, file, texts);
}
