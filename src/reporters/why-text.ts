// The answer of `why` for people: the verdict first, then the entry that decided it and what comes of it.

import type { Place } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { HolderAnswer, WhyAnswer, WhyOption } from '../model/why.ts';
import { visible } from './escape.ts';
import { frameOf } from './frame.ts';
import { placeName, some, subjectName } from './place.ts';
import { saidText } from './said.ts';
import { rowLines } from './why-rows.ts';
import { nothingSaid, rowsOf, sourceWords } from './why-said.ts';
import { alikeAnswers, holderName, optionSaid, verdictOf } from './why-verdict.ts';
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
  for (const same of alikeAnswers(answer.answers)) blocks.push(answerLines(same, context));
  if (answer.gaps.length > 0) blocks.push(gapLines(answer, context));
  blocks.push(answer.answers.length === 0 ? nothingLines(answer, context) : closing(answer, context));
  return blocks.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
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
  return [...lines, ...rowsOf(first).flatMap((row) => rowLines(row, context))];
}

function verdictLines(answer: HolderAnswer, { palette, width }: WhyContext): string[] {
  const { tone, said, but, follows } = verdictOf(answer);
  return [
    ...paragraph(palette[tone](saidText(said)) + but, width),
    ...(follows === null ? [] : paragraph(follows, width)),
  ];
}

function optionLines(option: WhyOption, answer: HolderAnswer, context: WhyContext): string[] {
  const said = optionSaid(option, answer);
  if (!said) return [];
  const { by } = option;
  const { palette, width, verbose } = context;
  const words = paragraph(saidText(said), width);
  if (!by) return [...words, ''];
  const copies = by.copies.map((place) => unbroken(placeName(place)));
  return [
    INDENT + palette.bold(placeName(by.place)) + palette.dim(sourceWords(by.source)),
    ...frameLines(by.place, context),
    ...words,
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

function nothingLines(answer: WhyAnswer, { width }: WhyContext): string[] {
  return nothingSaid(answer).flatMap((sentence) => wrap(sentence, width));
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
