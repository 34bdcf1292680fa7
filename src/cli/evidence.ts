// What every command that reads exports does first: options and config to settings, paths to inputs, inputs to facts.

import { settingsOf } from '../config/settings.ts';
import { factsAt } from '../evidence/pages.ts';
import type { Gathered, GatherOptions, Survey } from '../lint.ts';
import type { Settings } from '../model/settings.ts';
import { knownClouds } from '../profiles/zscaler.ts';
import { createExcerpts, type Excerpts } from '../readers/excerpts.ts';
import { wayMarks } from '../readers/way-marks.ts';
import { cloudWords, ignoredWords, ownWords } from '../reporters/run-words.ts';
import type { Invocation } from './arguments.ts';
import { type LoadedConfig, loadConfig, readBytes } from './config-file.ts';
import { refusal, UsageError } from './failure.ts';
import { type CliInput, sealedInput } from './file-input.ts';
import { gatherInputs, type Inputs } from './inputs.ts';
import type { Io } from './io.ts';
import { pathsIn } from './listed.ts';
import { notify } from './output.ts';
import type { Session } from './parts.ts';
import { absolute, realPath } from './paths.ts';
import { createProgress } from './progress.ts';
import { type Request, requestOf } from './request.ts';

const STDIN_NAME = '<stdin>';

/** What was asked for, and what the config adds to it. */
export interface Prepared {
  readonly request: Request;
  readonly loaded: LoadedConfig;
  readonly settings: Settings;
}

/** `formats` are those that the command writes; `operands` the paths among its operands. Throws UsageError. */
export function prepare(
  session: Session,
  invocation: Invocation,
  formats: readonly string[],
  operands: readonly string[] = invocation.operands,
): Prepared {
  const rules = session.parts.rules.map((rule) => rule.id);
  const request = requestOf({ ...invocation, operands }, { formats, rules });
  session.doing = 'reading the config';
  const loaded = loadConfig(session.io, request, rules);
  return { request, loaded, settings: settingsOf(request, loaded.config, loaded.name ?? null) };
}

/** The inputs that the paths, --files-from and standard input name. Reads none of them. Throws UsageError. */
export async function findInputs(session: Session, { request, loaded, settings }: Prepared): Promise<Inputs> {
  const { io } = session;
  session.doing = 'looking for inputs';
  const { filesFrom, operands } = request;
  const fromStdin = operands.includes('-') || filesFrom === '-';
  const bytes = fromStdin ? await io.stdin() : null;
  const list = filesFrom === '-' ? bytes : filesFrom === null ? null : listFile(io, filesFrom);
  const inputs = gatherInputs(io, {
    operands,
    listed: list && pathsIn(list),
    stdin: bytes && filesFrom !== '-' ? { name: request.stdinName ?? STDIN_NAME, bytes } : null,
    ignores: loaded.ignores,
    allowEmpty: request.allowEmpty,
    clientOf: loaded.clientOf,
    own: { config: loaded.name ?? null, baseline: request.baseline },
    reports: realPaths(
      io,
      request.outputs.map(({ file }) => file),
    ),
  });
  if (!request.quiet && inputs.own.size > 0) await notify(io, ownWords(inputs.own));
  const ofCloud = cloudWords(settings.cloud, knownClouds(settings));
  if (ofCloud.length > 0) await notify(io, ofCloud);
  return inputs;
}

/** What the config keeps out of a run. */
export function leftOut({ name }: LoadedConfig, { ignored }: Inputs): readonly string[] {
  return ignoredWords(name ?? '', ignored());
}

function realPaths(io: Io, files: readonly (string | null)[]): ReadonlySet<string> {
  const named = files.filter((file) => typeof file === 'string');
  return new Set(named.map((file) => realPath(io, absolute(io, file))));
}

/** Reads the inputs one after the other, and tells a terminal how far it is. */
export function readInputs(
  session: Session,
  inputs: readonly CliInput[],
  request: Pick<Request, 'encoding'>,
): Promise<Gathered> {
  return readWith(session.parts.gather, session, inputs, request);
}

/** The same, for as many clients as there are. */
export function surveyInputs(
  session: Session,
  inputs: readonly CliInput[],
  request: Pick<Request, 'encoding'>,
): Promise<Survey> {
  return readWith(session.parts.survey, session, inputs, request);
}

async function readWith<T>(
  read: (inputs: readonly CliInput[], options: GatherOptions) => T,
  session: Session,
  inputs: readonly CliInput[],
  { encoding }: Pick<Request, 'encoding'>,
): Promise<T> {
  const { io } = session;
  const progress = createProgress(io);
  session.doing = 'reading';
  const gathered = read(inputs, {
    ...(encoding ? { encoding } : {}),
    onProgress(done, total, path, bytes) {
      session.doing = `reading ${path}`;
      progress.report(done, total, path, bytes);
    },
  });
  await progress.clear();
  return gathered;
}

/** The lines behind findings, for whoever shows them. */
export function excerptsOf(
  io: Io,
  inputs: readonly CliInput[],
  gathered: Gathered | Survey,
  { encoding }: Pick<Request, 'encoding'>,
): Excerpts {
  const formats = new Map(gathered.inputs.map(({ path, format }) => [path, format]));
  // Facts that were collected with another --encoding are those of another text.
  const sealed = (gathered.seals ?? []).filter((seal) => (seal.encoding ?? null) === encoding);
  const all = [...inputs, ...sealed.map((seal) => sealedInput(io, seal))];
  const marks = wayMarks((path) => factsAt(gathered, path));
  return createExcerpts(all, (path) => formats.get(path) ?? null, marks, encoding ?? undefined);
}

function listFile(io: Io, file: string): Uint8Array {
  const path = absolute(io, file);
  try {
    const { kind, size } = io.fs.stat(path);
    // A shell hands over what a command prints as a pipe: --files-from <(git diff --name-only).
    return kind === 'other' ? io.fs.drain(path) : readBytes(io, path, size);
  } catch (error) {
    throw new UsageError(
      `The list ${file} of --files-from cannot be read: ${refusal(error)}.`,
      'Name a file with one path a line, or - for standard input.',
    );
  }
}
