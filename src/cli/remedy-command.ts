// realmlint remedy: what was found, as changes that can be reviewed, made and taken back. It changes nothing itself.

import { EXIT_CODES } from '../model/exit-codes.ts';
import { REMEDY_TOOLS, type RemedyPlan, type RemedyTool } from '../model/remedy.ts';
import { forTool } from '../remedies/for-tool.ts';
import { countWords, remedyText } from '../reporters/remedy-text.ts';
import type { Invocation } from './arguments.ts';
import { findInputs, leftOut, prepare, readInputs } from './evidence.ts';
import { UsageError } from './failure.ts';
import { holdIn } from './hold.ts';
import { checkNewFolder, writeNewFolder } from './new-folder.ts';
import { hasVerdict, sayNoVerdict } from './no-verdict.ts';
import { notify, print } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { absolute } from './paths.ts';
import { policyFilesOf } from './policy-files.ts';
import { remedyFiles, remedyScript } from './remedy-files.ts';
import { planOf } from './remedy-plan.ts';
import { choice, colorWish } from './request.ts';
import { widthOf } from './width.ts';

/** What of the command line is remedy's own; null where it is silent. */
interface Asked {
  readonly to: RemedyTool | null;
  readonly out: string | null;
  readonly undo: boolean;
  readonly includeProposed: boolean;
}

/** Returns 0 when there is a plan, and the code that lint would return where the evidence is not whole. Throws UsageError and OutputError. */
export async function remedyCommand(session: Session, invocation: Invocation): Promise<number> {
  const { io, parts } = session;
  const asked = askedOf(invocation);
  const prepared = prepare(session, invocation, ['text']);
  const { request, settings, loaded } = prepared;
  const found = await findInputs(session, prepared);
  if (asked.out !== null) {
    checkNewFolder(
      io,
      asked.out,
      prepared.request.operands.filter((path) => path !== '-').map((path) => absolute(io, path)),
    );
  }
  const gathered = await readInputs(session, found.inputs, request);
  session.doing = 'judging what was read';
  const { version, rules } = parts;
  const hold = holdIn(io, loaded, gathered, null);
  const options = { settings, version, rules, ...(hold ? { hold } : {}) };
  const result = parts.judge(gathered, options);
  session.doing = 'looking for remedies';
  const { includeProposed } = asked;
  const whole = planOf(gathered, result, options, { judge: parts.judge, rules, includeProposed });
  const files = policyFilesOf(gathered);
  const plan = asked.to === null ? whole : forTool(whole, asked.to, new Set(files.keys()));
  session.doing = 'writing the remedies';
  const made = await write(session, invocation, { asked, plan, files, inputs: found.inputs });
  await notify(io, [...leftOut(loaded, found), ...made]);
  if (hasVerdict(result)) return EXIT_CODES.clean.code;
  const lines = [
    'What could not be read may hold more, or may change what is right: the remedies are of the rest.',
  ];
  await sayNoVerdict(session, invocation, result, { config: loaded.name, lines });
  return result.report.summary.exitCode;
}

/** Throws UsageError. */
function askedOf({ given }: Invocation): Asked {
  const [tool] = given.get('to') ?? [];
  const to = tool === undefined ? null : choice('to', tool, REMEDY_TOOLS);
  const out = given.get('out')?.[0] ?? null;
  const undo = given.has('undo');
  if (to === null && (out !== null || undo)) {
    const option = out === null ? '--undo' : '--out';
    throw new UsageError(
      `${option} says nothing without --to: there is only a plan to read.`,
      `Say by what it is to be changed: --to powershell ${out === null ? option : `--out ${out}`}.`,
    );
  }
  if (undo && out !== null) {
    throw new UsageError('--out DIR gets the remedies and the way back, both.', 'Leave out --undo.');
  }
  if (to === 'pol' && out === null) {
    throw new UsageError(
      'A Registry.pol is no text for standard output.',
      'Name a folder that is not there yet: --to pol --out remedies.',
    );
  }
  return { to, out, undo, includeProposed: given.has('include-proposed') };
}

interface Work {
  readonly asked: Asked;
  readonly plan: RemedyPlan;
  readonly files: ReturnType<typeof policyFilesOf>;
  readonly inputs: Parameters<typeof remedyFiles>[2]['inputs'];
}

/** Writes where it was asked to, and returns what there is to say of it. */
async function write(
  { io, parts }: Session,
  { given }: Invocation,
  { asked, plan, files, inputs }: Work,
): Promise<readonly string[]> {
  const { to, out, undo } = asked;
  const { version } = parts;
  if (to === null) {
    const palette = paletteOf(wantsColor(colorWish(given), io.env, io.stdout));
    await print(io, [remedyText(plan, { palette, width: widthOf(io.stdout) })]);
    return hint(plan);
  }
  if (out === null) {
    const { text, whole, notes } = remedyScript(plan, to, { version, undo });
    await print(io, [text]);
    return [
      ...notes,
      countWords(whole),
      undo ? 'this is the way back' : 'the way back: the same with --undo',
    ];
  }
  const { files: made, whole, notes } = remedyFiles(plan, to, { version, policyFiles: files, inputs });
  writeNewFolder(io, out, made);
  return [...notes, `${countWords(whole)}; see ${out}/plan.txt`];
}

function hint({ remedies }: RemedyPlan): readonly string[] {
  return remedies.length === 0
    ? []
    : ['nothing was changed; as files to review: --to powershell, reg or pol, with --out DIR'];
}
