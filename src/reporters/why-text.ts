// The answer of `why` for people: the verdict first, then the entry that decided it and what comes of it.

import type { Place } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { HolderAnswer, WhyAnswer, WhyHolder, WhyOption } from '../model/why.ts';
import { visible, visibleValue } from './escape.ts';
import { frameOf } from './frame.ts';
import { amount, GUIDE, placeName, some, subjectName } from './place.ts';
import { findingRows, kdcRows, loserRows, openRows, ticketRows, trustRows } from './why-rows.ts';
import { INDENT, paragraph, unbroken, wrap } from './wrap.ts';

export type WhyContext = Pick<ReportContext, 'palette' | 'width' | 'verbose' | 'lines'>;

const NAMED = 3;

/** Wrapped to the context's width. Ends with a line break. */
export function whyText(answer: WhyAnswer, context: WhyContext): string {
  const { palette, width } = context;
  const { question } = answer;
  const blocks: string[][] = [];
  const notes = question.notes.map((note) => visible(note));
  blocks.push([
    palette.bold(visible(question.host)),
    ...(notes.length > 0 ? paragraph(`asked as ${visible(question.asked)}: ${notes.join('; ')}`, width) : []),
  ]);
  for (const same of alike(answer.answers)) blocks.push(answerLines(same, context));
  if (answer.gaps.length > 0) blocks.push(gapLines(answer, context));
  blocks.push(answer.answers.length === 0 ? nothingLines(answer, context) : closing(answer, context));
  return blocks.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

/** Answers that differ in nothing but whose they are stand together: a hundred clients have one. */
function alike(answers: readonly HolderAnswer[]): HolderAnswer[][] {
  const groups = new Map<string, HolderAnswer[]>();
  for (const answer of answers) {
    const { options, beaten, missed, kdcs, trusts, unknowns, findings } = answer;
    const said = [
      answer.decision,
      answer.holder.kind === 'client',
      options.map(({ realm, by, condition }) => [realm, by?.entry, by?.source, condition]),
      beaten.map(({ realm, entry, words }) => [realm, entry, words]),
      missed.map(({ realm, entry, words }) => [realm, entry, words]),
      kdcs.map(({ hosts, words }) => [hosts.map(({ host }) => host), words]),
      trusts.map(({ domain, verdict }) => [domain, verdict]),
      unknowns,
      findings.map(({ ruleId }) => ruleId),
    ];
    const key = JSON.stringify(said);
    const known = groups.get(key);
    if (known) known.push(answer);
    else groups.set(key, [answer]);
  }
  return [...groups.values()];
}

function answerLines([first, ...others]: readonly HolderAnswer[], context: WhyContext): string[] {
  if (!first) return [];
  const { palette, width } = context;
  const lines = [palette.bold(holderName(first.holder))];
  if (first.holder.kind === 'gpos') {
    const names = first.holder.subjects.map((subject) => unbroken(subjectName(subject)));
    lines.push(...paragraph(some(names, context.verbose ? names.length : NAMED), width));
  }
  if (others.length > 0) {
    const names = others.map(({ holder }) => unbroken(holderName(holder)));
    lines.push(
      ...paragraph(`and the same for ${some(names, context.verbose ? names.length : NAMED)}`, width),
    );
  }
  lines.push(...verdictLines(first, context), '');
  for (const option of first.options) lines.push(...optionLines(option, first, context));
  lines.push(...nearLines(first, context));
  lines.push(...loserRows(first, context), ...kdcRows(first, context), ...trustRows(first, context));
  lines.push(...ticketRows(first, context), ...openRows(first, context), ...findingRows(first, context));
  return lines;
}

function holderName({ kind, name, domain }: WhyHolder): string {
  if (kind === 'client') return `client ${visible(name)}`;
  const where = domain === null ? '' : `, ${visible(domain)}`;
  return kind === 'gpo' ? `GPO "${visible(name)}"${where}` : `all GPOs of ${visible(name)}`;
}

function verdictLines(answer: HolderAnswer, { palette, width }: WhyContext): string[] {
  const { decision, options, findings } = answer;
  const may = findings.filter(
    ({ severity, effect }) => severity === 'error' && !/^(?:exposure|none)$/.test(effect),
  );
  const but =
    may.length === 0 ? '' : `; ${amount(may.length, 'error')} may keep the ticket from coming (below)`;
  if (decision === 'realm')
    return paragraph(`${palette.pass(`realm ${visibleValue(answer.realm ?? '')}`)}${but}`, width);
  if (decision === 'depends')
    return paragraph(palette.warning(`it depends: ${options.map(optionName).join(', or ')}${but}`), width);
  const hint = hintWords(answer);
  if (decision === 'unknown')
    return paragraph(palette.warning(`not known: not all is shown, and of what is shown ${hint}`), width);
  return [
    ...paragraph(palette.warning(hint), width),
    ...paragraph('The client asks its own domain for the ticket, and follows its referrals.', width),
  ];
}

/** That nothing matches, and what comes nearest to it. */
function hintWords({ missed, beaten }: HolderAnswer): string {
  const near = missed[0] ?? beaten[0];
  if (!near) return 'no entry matches';
  const what = missed[0] ? 'no entry matches' : 'no entry that matches counts';
  return `${what}: ${visibleValue(near.entry)} ${visible(near.words)
    .replace(/[:,(].*$/, '')
    .trimEnd()}`;
}

function optionName({ realm }: WhyOption): string {
  return realm === null ? 'its own domain' : `realm ${visibleValue(realm)}`;
}

function optionLines(option: WhyOption, answer: HolderAnswer, context: WhyContext): string[] {
  const { by, condition } = option;
  const { palette, width, verbose } = context;
  if (!by)
    return condition === null ? [] : [...paragraph(`Its own domain, ${visible(condition)}.`, width), ''];
  const what = by.entry.startsWith('.') ? 'stands for every host below it' : 'names this very host';
  const only = answer.options.length === 1 ? ', and no longer entry matches' : '';
  const source = by.source === 'policy' ? '' : ` (${by.source} setting)`;
  const decides =
    condition === null ? '' : `; realm ${visibleValue(option.realm ?? '')} ${visible(condition)}`;
  const copies = by.copies.map((place) => unbroken(placeName(place)));
  return [
    INDENT + palette.bold(placeName(by.place)) + palette.dim(source),
    ...frameLines(by.place, context),
    ...paragraph(`${visibleValue(by.entry)} ${what}${only}${decides}.`, width),
    ...(copies.length > 0
      ? paragraph(`The same in ${some(copies, verbose ? copies.length : NAMED)}`, width)
      : []),
    '',
  ];
}

// Where nothing matches, the entry that was probably meant to is what there is to see.
function nearLines({ options, missed }: HolderAnswer, context: WhyContext): string[] {
  const [near] = missed;
  if (!near || options.some(({ by }) => by !== null)) return [];
  return [INDENT + context.palette.bold(placeName(near.place)), ...frameLines(near.place, context), ''];
}

function frameLines({ path, region, locator }: Place, { lines, width, palette }: WhyContext): string[] {
  const excerpt = region && lines(path, region);
  const frame = excerpt && region ? frameOf(excerpt, region, width) : null;
  if (!frame) return locator === '' ? [] : paragraph(`at ${visible(locator)}`, width);
  return [
    palette.dim(frame.gutter) + frame.line,
    palette.dim(frame.blankGutter) + frame.carets.replace(/\^+/, palette.pass),
  ];
}

function nothingLines({ inputs }: WhyAnswer, { width }: WhyContext): string[] {
  const read = `${amount(inputs, 'input')} read, and none shows a host map or a realm list.`;
  return [...wrap(read, width), ...wrap(`Export ${GUIDE[4].shownBy}, or ${GUIDE[6].shownBy}.`, width)];
}

function gapLines({ gaps }: WhyAnswer, context: WhyContext): string[] {
  const { palette, width, verbose } = context;
  const shown = verbose ? gaps : gaps.slice(0, NAMED);
  const lines = [palette.error('not read in full; what is missing may change the answer')];
  for (const gap of shown)
    lines.push(...paragraph(`${unbroken(placeName(gap))}  ${visible(gap.message)}`, width));
  if (shown.length < gaps.length)
    lines.push(`${INDENT}and ${gaps.length - shown.length} more (--verbose shows all)`);
  return lines;
}

function closing({ open }: WhyAnswer, { palette, width }: WhyContext): string[] {
  return [palette.dim('open in every answer'), ...open.flatMap((words) => paragraph(visible(words), width))];
}
