// realmlint init: a first config for what lies here, and a baseline of what is found. It never overwrites anything.

import { foundIn } from '../answers/found.ts';
import { BASELINE_NAME, writeBaseline } from '../config/baseline.ts';
import { readConfig } from '../config/config.ts';
import { CONFIG_NAMES, discoverSchema } from '../config/discover.ts';
import { dayOf } from '../config/hold.ts';
import { settingsOf } from '../config/settings.ts';
import { starterConfig } from '../config/starter.ts';
import { grown } from '../engine/baseline.ts';
import type { Gathered, LintResult } from '../lint.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import type { Starter } from '../model/starter.ts';
import type { Invocation } from './arguments.ts';
import { findInputs, type Prepared, prepare, readInputs } from './evidence.ts';
import { refuseMissing, refuseNearMiss, refuseToReplace } from './init-checks.ts';
import { initWords, nothingWords } from './init-words.ts';
import type { Io } from './io.ts';
import { hasVerdict, notInBaseline, sayNoVerdict } from './no-verdict.ts';
import { createFile, discard, notify } from './output.ts';
import type { Session } from './parts.ts';
import { absolute, forward, fromRepository, pathExists, pathsOf } from './paths.ts';

const [CONFIG] = CONFIG_NAMES;

// After a quarter of a year somebody looks at a suppression again.
const LATER = 90 * 24 * 60 * 60 * 1000;

/** The text of a config, and what comes of judging by it. */
interface Draft {
  readonly text: string;
  readonly result: LintResult;
}

/**
 * Returns 0 when the config is written; the code that lint would return where there is no verdict, and then no baseline, nor a
 * config where there is no evidence. Throws UsageError where anything stands in the way, and OutputError; after both nothing
 * is left behind.
 */
export async function initCommand(session: Session, invocation: Invocation): Promise<number> {
  const { io, parts } = session;
  const operands = invocation.operands.length > 0 ? invocation.operands : ['.'];
  const given = new Map([...invocation.given, ['no-config', ['']] as const]);
  const prepared = prepare(session, { ...invocation, given }, ['text'], operands);
  refuseToReplace(io);
  refuseNearMiss(prepared.request.cloud);
  // That nothing lies here is said below, with what to do.
  const request = { ...prepared.request, allowEmpty: true };
  const { inputs } = await findInputs(session, { ...prepared, request });
  refuseMissing(io, operands, inputs);
  const gathered = await readInputs(session, inputs, prepared.request);
  session.doing = 'judging what was read';
  const { version, rules } = parts;
  const before = parts.judge(gathered, { settings: prepared.settings, version, rules });
  if (before.report.problems.some(({ kind }) => kind === 'no-evidence')) {
    await sayNoVerdict(session, invocation, before, { config: undefined, lines: nothingWords(before) });
    return before.report.summary.exitCode;
  }
  const { text, result } = draftOf(session, prepared, gathered, before);
  const isJudged = hasVerdict(result);
  const entries = isJudged ? grown([], result.report.findings, dayOf(io.now())) : [];
  session.doing = 'writing the config';
  writeBoth(io, text, entries.length === 0 ? null : writeBaseline(entries, version));
  if (!isJudged) {
    // The config is new: it is nothing by which anybody asked to be judged.
    const lines = [notInBaseline(BASELINE_NAME)];
    await sayNoVerdict(session, invocation, result, { config: undefined, lines });
  }
  if (!prepared.request.quiet) {
    const fromRoot = fromRepository(io)(CONFIG);
    await notify(io, initWords(result, entries, { invocation, operands, io, fromRoot, isJudged }));
  }
  return isJudged ? EXIT_CODES.clean.code : result.report.summary.exitCode;
}

/** The clouds that were found are said to be in use only where that changes no finding. */
function draftOf(
  { io, parts }: Session,
  { request, settings }: Prepared,
  gathered: Gathered,
  before: LintResult,
): Draft {
  const { version, rules } = parts;
  const ids = rules.map(({ id }) => id);
  const draft = (starter: Starter): Draft => {
    const text = starterConfig(starter);
    const { config, problems } = readConfig(text, ids);
    if (problems) throw new Error(`the config that would be written is wrong: ${problems[0]?.message}`);
    // Whoever lints by the config names no cloud beside it.
    const alone = settingsOf({ ...request, cloud: null }, config, CONFIG);
    return { text, result: parts.judge(gathered, { settings: alone, version, rules }) };
  };
  const lastDay = new Date(io.now() + LATER).toISOString().slice(0, 10);
  const starter = { ...foundIn(gathered, before, settings), schema: schemaFrom(io), lastDay };
  const certain = draft({ ...starter, certain: true });
  return sameFindings(before, certain.result) ? certain : draft({ ...starter, certain: false });
}

/** Whether they are the same but for the words: what was told on the command line is told by the config. */
function sameFindings(one: LintResult, other: LintResult): boolean {
  const keys = ({ report }: LintResult) =>
    JSON.stringify(
      report.findings.map(({ message: _message, basis: _basis, related: _related, ...finding }) => finding),
    );
  return keys(one) === keys(other);
}

/** As seen from the config, with forward slashes. */
function schemaFrom(io: Io): string | null {
  const { join, dirname, relative } = pathsOf(io);
  // A schema that cannot be seen is none for an editor either.
  const exists = (path: string) => pathExists(io, path, () => false);
  const path = discoverSchema(io.cwd, { exists, join, parent: dirname });
  if (path === null) return null;
  const from = forward(io, relative(io.cwd, path));
  return from.startsWith('.') ? from : `./${from}`;
}

/** Both or none: after half of it the command could not be run again. Throws UsageError and OutputError. */
function writeBoth(io: Io, config: string, baseline: string | null): void {
  createFile(io, CONFIG, config);
  if (baseline === null) return;
  try {
    createFile(io, BASELINE_NAME, baseline);
  } catch (error) {
    discard(io, absolute(io, CONFIG));
    throw error;
  }
}
