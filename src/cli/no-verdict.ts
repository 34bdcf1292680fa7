// What the commands that write files do where a run has no verdict: they say why, and what is not written.

import type { LintResult } from '../lint.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import { closingLine } from '../reporters/closing.ts';
import type { Invocation } from './arguments.ts';
import type { LoadedConfig } from './config-file.ts';
import { notify, tell } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { colorWish } from './request.ts';
import { widthOf } from './width.ts';

/** Whether a run could read and judge all that it was given. */
export function hasVerdict({ report }: LintResult): boolean {
  const { exitCode } = report.summary;
  return exitCode === EXIT_CODES.clean.code || exitCode === EXIT_CODES.findings.code;
}

/** Why a run has no verdict, and then `lines`; `config` is the config by which it was judged, undefined where none was looked for. */
export async function sayNoVerdict(
  { io }: Session,
  { given }: Invocation,
  { report, judged }: LintResult,
  { config, lines }: { readonly config: LoadedConfig['name']; readonly lines: readonly string[] },
): Promise<void> {
  // No report names the gaps here: without their findings the closing line does.
  const findings = report.findings.filter(({ blocking }) => !blocking);
  const words = closingLine(
    { ...report, findings },
    {
      palette: paletteOf(wantsColor(colorWish(given), io.env, io.stderr)),
      width: widthOf(io.stderr),
      verbose: given.has('verbose'),
      failOn: 'never',
      judged,
      ...(config === undefined ? {} : { config }),
    },
  );
  await tell(io, words);
  await notify(io, lines);
}

export function notInBaseline(file: string): string {
  return `${file} is not written: what a run could not read or judge is in no baseline`;
}
