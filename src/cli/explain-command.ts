// realmlint explain: a rule's page, or what a symptom points to, weighed against exports where there are any.

import { explain } from '../answers/explain.ts';
import { symptomNamed, symptomNames } from '../answers/symptoms.ts';
import { unknownRule } from '../config/config.ts';
import { nearest } from '../model/edit-distance.ts';
import { either } from '../model/either.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import type { AnyRule } from '../model/rule.ts';
import type { Symptom } from '../model/symptom.ts';
import { closingLine } from '../reporters/closing.ts';
import { rulePage } from '../reporters/rule-page.ts';
import { explanationJson, explanationPage, symptomPage } from '../reporters/symptom-page.ts';
import type { Invocation } from './arguments.ts';
import { findInputs, prepare, readInputs } from './evidence.ts';
import { UsageError } from './failure.ts';
import { print, tell } from './output.ts';
import { paletteOf, wantsColor } from './palette.ts';
import type { Session } from './parts.ts';
import { choice, colorWish } from './request.ts';
import { ANSWER_FORMATS } from './values.ts';
import { widthOf } from './width.ts';

/** Returns the exit code. Throws UsageError and OutputError. */
export async function explainCommand(session: Session, invocation: Invocation): Promise<number> {
  const { operands, given } = invocation;
  const { parts, io } = session;
  const [word, ...paths] = joined(operands);
  if (word === undefined) {
    throw new UsageError(
      'realmlint explain takes a rule id or a symptom.',
      'For example: realmlint explain missing-leading-dot, or realmlint explain 471000 exports.',
    );
  }
  const format = formatOf(given);
  const rule = parts.rules.find(({ id }) => id === word.toLowerCase());
  if (rule) return await explainRule(session, invocation, rule, paths, format);
  const symptom = symptomNamed(word);
  if (!symptom) throw unknown(word, parts.rules);
  if (paths.length > 0) return await explainWith(session, invocation, symptom, paths, format);
  const page =
    format === 'json' ? explanationJson(symptom, null) : symptomPage(symptom, setting(session, given));
  await print(io, [page]);
  return EXIT_CODES.clean.code;
}

// `event 27` is two operands to a shell, and a number is no path that anybody exports to.
function joined(operands: readonly string[]): readonly string[] {
  const [first = '', second = '', ...rest] = operands;
  return /^event$/i.test(first) && /^\d+$/.test(second) ? [`${first} ${second}`, ...rest] : operands;
}

function formatOf(given: Invocation['given']): 'text' | 'json' {
  const [value = 'text', another] = given.get('format') ?? [];
  if (another !== undefined)
    throw new UsageError(
      'realmlint explain writes one format.',
      'Leave one --format and take out the others.',
    );
  return choice('format', value, ANSWER_FORMATS);
}

async function explainRule(
  session: Session,
  { given }: Invocation,
  rule: AnyRule,
  paths: readonly string[],
  format: 'text' | 'json',
): Promise<number> {
  if (paths.length > 0) {
    throw new UsageError(
      `realmlint explain ${rule.id} is the page of a rule and takes no paths.`,
      `What it finds in them: realmlint ${paths.join(' ')}`,
    );
  }
  if (format === 'json') {
    throw new UsageError('The page of a rule is text.', 'For programs: realmlint rules --format json.');
  }
  const { palette, width } = setting(session, given);
  await print(session.io, [rulePage(rule, palette, width)]);
  return EXIT_CODES.clean.code;
}

function unknown(word: string, rules: readonly AnyRule[]): UsageError {
  const close = nearest(
    word.toLowerCase(),
    symptomNames().map((name) => name.toLowerCase()),
    2,
  );
  if (close !== null) return new UsageError(`${word} is no rule and no symptom.`, `Did you mean ${close}?`);
  const ids = rules.map(({ id }) => id);
  return new UsageError(
    unknownRule(word, ids),
    `Symptoms are ${either(symptomNames())}: realmlint explain 471000.`,
  );
}

/** No gate: what it finds is an answer. Only evidence that is missing or incomplete makes another code than 0. */
async function explainWith(
  session: Session,
  invocation: Invocation,
  symptom: Symptom,
  paths: readonly string[],
  format: 'text' | 'json',
): Promise<number> {
  const { io, parts } = session;
  const prepared = prepare(session, invocation, ANSWER_FORMATS, paths);
  const { request, loaded } = prepared;
  const found = await findInputs(session, prepared);
  const gathered = await readInputs(session, found.inputs, request);
  session.doing = 'weighing the causes';
  const settings = { ...prepared.settings, failOn: 'never' } as const;
  const judgement = parts.judge(gathered, { settings, version: parts.version, rules: parts.rules });
  const explanation = explain(symptom, gathered.facts, judgement);
  const page =
    format === 'json'
      ? explanationJson(symptom, explanation)
      : explanationPage(explanation, setting(session, invocation.given));
  await print(io, [page]);
  const palette = paletteOf(wantsColor(colorWish(invocation.given), io.env, io.stderr));
  const { report, judged } = judgement;
  const closing = {
    palette,
    width: widthOf(io.stderr),
    verbose: request.verbose,
    failOn: 'never' as const,
    verdict: false,
    judged,
  };
  await tell(
    io,
    closingLine(report, { ...closing, ...(loaded.name === undefined ? {} : { config: loaded.name }) }),
  );
  return report.summary.exitCode;
}

function setting({ io }: Session, given: Invocation['given']) {
  const palette = paletteOf(wantsColor(colorWish(given), io.env, io.stdout));
  return { palette, width: widthOf(io.stdout), verbose: given.has('verbose') };
}
