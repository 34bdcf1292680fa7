// realmlint drift: one expected configuration against one export, or against thousands.

import { drift, type Expected } from '../answers/drift.ts';
import { expectedByName, PROFILE } from '../answers/drift-expected.ts';
import { cloudName } from '../config/cloud-name.ts';
import { isGlob } from '../config/glob.ts';
import type { DriftReport } from '../model/drift.ts';
import { knownClouds } from '../profiles/zscaler.ts';
import { driftJson } from '../reporters/drift-json.ts';
import { driftClosing, driftText } from '../reporters/drift-text.ts';
import { guideWords } from '../reporters/drift-words.ts';
import type { Invocation } from './arguments.ts';
import { findInputs, type Prepared, prepare, readInputs } from './evidence.ts';
import { UsageError } from './failure.ts';
import { notify } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { pathExists } from './paths.ts';
import { checkReports, failUnwritten, writeReports } from './reports.ts';
import { colorWish, type Output } from './request.ts';
import { ANSWER_FORMATS } from './values.ts';
import { widthOf } from './width.ts';

/** Returns the exit code. Throws UsageError and OutputError. */
export async function driftCommand(session: Session, invocation: Invocation): Promise<number> {
  const [expectedWord, ...actualWords] = invocation.operands;
  const lists = invocation.given.has('files-from');
  if (expectedWord === undefined || (actualWords.length === 0 && !lists)) {
    throw new UsageError(
      'realmlint drift takes what is expected, and then what is compared with it.',
      'For example: realmlint drift gpo-backup clients, or realmlint drift zscalerbeta.net clients.',
    );
  }
  if (
    expectedWord === '-' &&
    (actualWords.includes('-') || invocation.given.get('files-from')?.[0] === '-')
  ) {
    throw new UsageError(
      'Standard input can be on one side alone.',
      'Write the other side to a file, and name that.',
    );
  }
  const prepared = prepare(session, invocation, ANSWER_FORMATS);
  const { request, settings } = prepared;
  checkReports(session, request, prepared.loaded.name);
  const expected = await expectedSide(session, prepared, expectedWord);
  const found = await findInputs(session, {
    ...prepared,
    request: { ...request, operands: actualWords },
    // What is to be said of the cloud was said with the other side.
    settings: expected.gathered ? { ...settings, cloud: null } : settings,
  });
  const gathered = await readInputs(session, found.inputs, request);
  session.doing = 'comparing what was read';
  const report = drift(expected, gathered, { settings, version: session.parts.version });
  session.doing = 'writing the report';
  const unwritten = await writeReports(session, request.outputs, (output) =>
    textsOf(session, invocation, prepared, report, output),
  );
  const { exitCode } = report.summary;
  if (!request.quiet || exitCode >= 2) await notify(session.io, [driftClosing(report, settings.failOn)]);
  await failUnwritten(session, unwritten);
  return exitCode;
}

/** What exists is read; what does not may be the name of a realm or a cloud. Throws UsageError. */
async function expectedSide(session: Session, prepared: Prepared, word: string): Promise<Expected> {
  const { request, settings } = prepared;
  const isPath = !word.startsWith(PROFILE) && (word === '-' || isGlob(word) || pathExists(session.io, word));
  const named = isPath ? null : expectedByName(word, cloudName, settings);
  if (named && 'problem' in named) throw new UsageError(...named.problem);
  const ofCloud = guideWords(named?.guide ?? [], knownClouds(settings));
  if (ofCloud.length > 0) await notify(session.io, ofCloud);
  if (named) return named;
  const found = await findInputs(session, {
    ...prepared,
    request: { ...request, operands: [word], filesFrom: null },
  });
  return { gathered: await readInputs(session, found.inputs, request) };
}

function textsOf(
  { io }: Session,
  { given }: Invocation,
  { request }: Prepared,
  report: DriftReport,
  { format, file }: Output,
): Iterable<string> {
  const colored = file === null && wantsColor(colorWish(given), io.env, io.stdout);
  const { verbose, quiet } = request;
  const context = {
    palette: paletteOf(colored),
    width: widthOf(file === null ? io.stdout : null),
    verbose,
    quiet,
  };
  return format === 'json' ? [driftJson(report)] : driftText(report, context);
}
