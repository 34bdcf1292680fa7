// realmlint rules and realmlint explain: what is checked, and why.

import { unknownRule } from '../config/config.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import { rulePage, rulesJson, ruleTable } from '../reporters/rule-page.ts';
import type { Invocation } from './arguments.ts';
import { UsageError } from './failure.ts';
import { print } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { choice, colorWish } from './request.ts';
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
  if (another !== undefined) throw new UsageError('realmlint rules writes one format.');
  const format = choice('format', value, ['text', 'json'] as const);
  await print(io, [
    format === 'json'
      ? rulesJson(parts.rules)
      : ruleTable(parts.rules, paletteFor(session, given), widthOf(io.stdout)),
  ]);
  return EXIT_CODES.clean.code;
}

/** Throws UsageError. */
export async function explainCommand(session: Session, { operands, given }: Invocation): Promise<number> {
  const { io, parts } = session;
  const [id, another] = operands;
  if (id === undefined || another !== undefined) {
    throw new UsageError(
      'realmlint explain takes one rule id.',
      'For example: realmlint explain missing-leading-dot.',
    );
  }
  const rule = parts.rules.find((candidate) => candidate.id === id.toLowerCase());
  if (!rule) {
    const symptomatic = parts.rules.filter((known) =>
      known.symptoms.some((symptom) => sameWord(symptom, id)),
    );
    if (symptomatic.length > 0) {
      throw new UsageError(
        `${id} is a symptom, not a rule.`,
        `Rules that can cause it: ${symptomatic.map((known) => known.id).join(', ')}.`,
      );
    }
    throw new UsageError(
      unknownRule(
        id,
        parts.rules.map((known) => known.id),
      ),
    );
  }
  await print(io, [rulePage(rule, paletteFor(session, given), widthOf(io.stdout))]);
  return EXIT_CODES.clean.code;
}

function sameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function paletteFor({ io }: Session, given: Invocation['given']) {
  return paletteOf(wantsColor(colorWish(given), io.env, io.stdout));
}
