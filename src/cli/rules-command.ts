// realmlint rules: what is checked.

import { EXIT_CODES } from '../model/exit-codes.ts';
import { rulesJson, ruleTable } from '../reporters/rule-page.ts';
import type { Invocation } from './arguments.ts';
import { UsageError } from './failure.ts';
import { print } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { choice, colorWish } from './request.ts';
import { ANSWER_FORMATS } from './values.ts';
import { widthOf } from './width.ts';

/** Throws UsageError. */
export async function rulesCommand(session: Session, { operands, given }: Invocation): Promise<number> {
  const { io, parts } = session;
  if (operands.length > 0) {
    throw new UsageError(
      `realmlint rules takes no ${operands[0]}.`,
      `A path of that name: realmlint lint rules.`,
    );
  }
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
