// realmlint why: gathers inputs as lint does, and answers for one host instead of judging all.

import { hostOf } from '../answers/host-name.ts';
import { why } from '../answers/why.ts';
import { table } from '../model/table.ts';
import type { AskedHost, WhyAnswer } from '../model/why.ts';
import { whyJson } from '../reporters/why-json.ts';
import { type WhyContext, whyText } from '../reporters/why-text.ts';
import { whyClosing } from '../reporters/why-verdict.ts';
import type { Invocation } from './arguments.ts';
import { excerptsOf, findInputs, prepare, readInputs } from './evidence.ts';
import { UsageError } from './failure.ts';
import type { Io } from './io.ts';
import { notify } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { pathExists } from './paths.ts';
import { checkReports, failUnwritten, writeReports } from './reports.ts';
import { colorWish } from './request.ts';
import { ANSWER_FORMATS } from './values.ts';
import { widthOf } from './width.ts';

const REPORTERS: Readonly<Record<string, (answer: WhyAnswer, context: WhyContext) => string>> = table({
  text: whyText,
  json: whyJson,
});

const USAGE = 'The host comes first: realmlint why gateway.zscalerbeta.net gpo-backups.';

/** Returns the exit code. Throws UsageError and OutputError. */
export async function whyCommand(session: Session, invocation: Invocation): Promise<number> {
  const { io, parts } = session;
  const [asked, ...paths] = invocation.operands;
  const question = questionOf(asked, paths, invocation, io);
  const prepared = prepare(session, invocation, ANSWER_FORMATS, paths);
  const { request, settings } = prepared;
  checkReports(session, request, prepared.loaded.name);
  const found = await findInputs(session, prepared);
  const gathered = await readInputs(session, found.inputs, request);
  session.doing = `answering for ${question.host}`;
  const answer = why(gathered, question, { settings, rules: parts.rules, version: parts.version });
  session.doing = 'writing the answer';
  const excerpts = excerptsOf(io, found.inputs, gathered, request);
  const colored = wantsColor(colorWish(invocation.given), io.env, io.stdout);
  const unwritten = await writeReports(session, request.outputs, ({ format, file }) => {
    const text = REPORTERS[format]?.(answer, {
      palette: paletteOf(colored && file === null),
      width: widthOf(file === null ? io.stdout : null),
      verbose: request.verbose,
      lines: excerpts.lines,
    });
    if (text === undefined) throw new Error(`there is no reporter for ${format}`);
    return [text];
  });
  excerpts.close();
  const closing = whyClosing(answer);
  if (closing !== null) await notify(io, [closing]);
  await failUnwritten(session, unwritten);
  return answer.exitCode;
}

function questionOf(
  asked: string | undefined,
  paths: readonly string[],
  { given }: Invocation,
  io: Io,
): AskedHost {
  if (asked === undefined) throw new UsageError('realmlint why takes a host and the paths to read.', USAGE);
  // A host is no name that the file system has to take.
  const isPath = pathExists(io, asked, () => false);
  if (paths.length === 0 && !given.has('files-from')) {
    throw new UsageError(
      isPath ? `${asked} is a path, and there is no host before it.` : 'There is no path to read.',
      USAGE,
    );
  }
  const question = hostOf(asked);
  if ('problem' in question) throw new UsageError(...question.problem);
  if (isPath && !paths.some((path) => path === '-' || pathExists(io, path))) {
    throw new UsageError(`${asked} is a path here, and what follows it is none.`, USAGE);
  }
  return question;
}
