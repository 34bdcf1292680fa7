// realmlint rules: what is checked.

import { EXIT_CODES } from '../model/exit-codes.ts';
import { rulesJson, ruleTable } from '../reporters/rule-page.ts';
import type { Invocation } from './arguments.ts';
import { UsageError } from './failure.ts';
import { print } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { pathExists } from './paths.ts';
import { choice, colorWish } from './request.ts';
import { ANSWER_FORMATS } from './values.ts';
import { widthOf } from './width.ts';

/** Throws UsageError. */
export async function rulesCommand(session: Session, { operands, given }: Invocation): Promise<number> {
  const { io, parts } = session;
  if (operands.length > 0) throw tooMuch(operands, session);
  const [value = 'text', another] = given.get('format') ?? [];
  if (another !== undefined)
    throw new UsageError('realmlint rules writes one format.', 'Leave one --format and take out the others.');
  const format = choice('format', value, ANSWER_FORMATS);
  await print(io, [
    format === 'json'
      ? rulesJson(parts.rules)
      : ruleTable(parts.rules, paletteFor(session, given), widthOf(io.stdout)),
  ]);
  return EXIT_CODES.clean.code;
}

function paletteFor({ io }: Session, given: Invocation['given']) {
  return paletteOf(wantsColor(colorWish(given), io.env, io.stdout));
}

/** A rule may be meant, or a path: also one that is called rules. */
function tooMuch(operands: readonly string[], { io, parts }: Session): UsageError {
  const said = `${operands.join(' ')} has no place behind realmlint rules, which lists all rules.`;
  const [first = ''] = operands;
  const rule = parts.rules.find(({ id }) => id === first.toLowerCase());
  if (rule) return new UsageError(said, `The page of a rule: realmlint explain ${rule.id}`);
  const paths = pathExists(io, 'rules') ? ['rules', ...operands] : operands;
  return new UsageError(said, `What rules find in paths: realmlint lint ${paths.join(' ')}`);
}
