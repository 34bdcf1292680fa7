// realmlint why: which realm a client would choose for a host, by which entry, and where it would look for the KDC.

import { hostNameOf } from '../answers/host-name.ts';
import { why } from '../answers/why.ts';
import { closingLine } from '../reporters/closing.ts';
import { whyJson, whyText } from '../reporters/why-text.ts';
import type { Invocation } from './arguments.ts';
import { excerptsOf, findInputs, prepare, readInputs } from './evidence.ts';
import { UsageError } from './failure.ts';
import { print, tell } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { colorWish } from './request.ts';
import { widthOf } from './width.ts';

/** No gate: findings are no reason for another code than 0, missing or incomplete evidence is. Throws UsageError and OutputError. */
export async function whyCommand(session: Session, invocation: Invocation): Promise<number> {
  const { io, parts } = session;
  const { given } = invocation;
  const [word, ...paths] = invocation.operands;
  const host = hostOf(word);
  const prepared = prepare(session, invocation, ['text', 'json'], paths);
  const { request, loaded } = prepared;
  const [output, another] = request.outputs;
  if (another || output?.file) throw new UsageError('realmlint why writes one answer, to standard output.');
  const found = await findInputs(session, prepared);
  const gathered = await readInputs(session, found.inputs, request);
  session.doing = 'looking for the entry that decides';
  const settings = { ...prepared.settings, failOn: 'never' } as const;
  const { report, judged } = parts.judge(gathered, { settings, version: parts.version, rules: parts.rules });
  const answer = why({ host, facts: gathered.facts, findings: report.findings });
  const excerpts = excerptsOf(found.inputs, gathered, request);
  const palette = paletteOf(wantsColor(colorWish(given), io.env, io.stdout));
  const { verbose } = request;
  const context = { palette, width: widthOf(io.stdout), verbose, lines: excerpts.lines };
  await print(io, [output?.format === 'json' ? whyJson(answer) : whyText(answer, context)]);
  excerpts.close();
  const tone = paletteOf(wantsColor(colorWish(given), io.env, io.stderr));
  const config = loaded.name === undefined ? {} : { config: loaded.name };
  const closing = {
    palette: tone,
    width: widthOf(io.stderr),
    verbose,
    failOn: 'never',
    judged,
    verdict: false,
  } as const;
  await tell(io, closingLine(report, { ...closing, ...config }));
  return report.summary.exitCode;
}

function hostOf(word: string | undefined): string {
  if (word === undefined) {
    throw new UsageError(
      'realmlint why takes a host and paths.',
      'For example: realmlint why gateway.zscalerbeta.net exports.',
    );
  }
  const host = hostNameOf(word);
  if (host !== null) return host;
  throw new UsageError(
    `${word} is not the name of a host.`,
    'Name the host that the browser asks a ticket for, such as gateway.zscalerbeta.net; an address has no ticket.',
  );
}
