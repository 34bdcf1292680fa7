// One finding as a person reads it: where, what, the line itself, what is right, and what to do about it.

import type { Finding, RelatedPlace } from '../model/finding.ts';
import type { Palette, ReportContext } from '../model/reporter.ts';
import type { AnyRule } from '../model/rule.ts';
import { shorten, visible, visibleValue } from './escape.ts';
import { type Frame, frameOf } from './frame.ts';
import { amount, placeName, subjectDomain, subjectName } from './place.ts';
import { labelled, paragraph, unbroken, unbrokenQuotes } from './wrap.ts';

const RELATED_SHOWN = 3;
// Screens of one value help nobody; the JSON report has all of it.
const MESSAGE_LINES = 12;
const VALUE_LINES = 4;
const WORD_LINES = 2;

/** Lines of a finding. `known` is true when a finding of the same rule has already said how to mend it. */
export function findingLines(finding: Finding, context: ReportContext, known: boolean): string[] {
  const short = isShort(finding, context);
  const frame = short ? null : frameFor(finding, context);
  const rows = [...valueRows(finding, frame, context), ...relatedRows(finding, context, short)];
  if (!short) rows.push(...ruleRows(finding, context, known && !context.verbose));
  const message = limit(visible(finding.message), MESSAGE_LINES, context);
  return [
    ...heading(finding, context),
    ...(short ? [] : ['']),
    ...(frame ? frameLines(frame, finding, context.palette) : []),
    ...paragraph(message, context.width),
    ...(rows.length > 0 && !short ? [''] : []),
    ...rows,
  ];
}

/** Information takes as few lines as it can, unless it stands for something that could not be judged. */
export function isShort(finding: Finding, context: ReportContext): boolean {
  return finding.severity === 'info' && !finding.blocking && !context.verbose;
}

function paint(finding: Finding, palette: Palette): (text: string) => string {
  return palette[finding.severity];
}

function heading(finding: Finding, context: ReportContext): string[] {
  const { palette, width } = context;
  const place = placeName(finding);
  const notes = [
    ...(finding.blocking ? ['blocks the verdict'] : []),
    ...(finding.guide === null ? [] : [`guide step ${finding.guide}`]),
  ].join(', ');
  const first = `${palette.bold(place)}  ${paint(finding, palette)(finding.severity)}  ${finding.ruleId}`;
  const about = subjectWords(finding, context);
  return [
    notes === '' ? first : `${first}  ${palette.dim(`(${notes})`)}`,
    ...(about.length === 0 ? [] : paragraph(about.join(', '), width)),
  ];
}

function subjectWords(finding: Finding, context: ReportContext): string[] {
  const { subject, realm } = finding;
  const words = subject.kind === 'file' && subject.name === finding.path ? [] : [subjectName(subject)];
  const domain = subjectDomain(subject);
  if (domain !== null) words.push(domain);
  if (realm !== undefined) words.push(`realm ${limit(visibleValue(realm), VALUE_LINES, context)}`);
  return words;
}

function frameFor(finding: Finding, context: ReportContext): Frame | null {
  const { region, path } = finding;
  if (!region || isWholeFile(finding)) return null;
  const excerpt = context.lines(path, region);
  return excerpt && frameOf(excerpt, region, context.width);
}

// 1:1 and nothing covered is how a finding points at a file as a whole; its first line would say nothing.
function isWholeFile({ region }: Finding): boolean {
  return region?.endLine === 1 && region.endColumn === 1;
}

function frameLines(frame: Frame, finding: Finding, palette: Palette): string[] {
  const lines = [
    palette.dim(frame.gutter) + frame.line,
    palette.dim(frame.blankGutter) + frame.carets.replace(/\^+/, paint(finding, palette)),
  ];
  if (frame.moreLines > 0) {
    const more = frame.moreLines === 1 ? 'the next line' : `${frame.moreLines} more lines`;
    lines.push(palette.dim(`${frame.blankGutter}(and ${more}, to line ${frame.lastLine})`));
  }
  return lines;
}

function limit(text: string, lines: number, context: ReportContext): string {
  return context.verbose ? text : shorten(text, WORD_LINES * context.width, lines * context.width);
}

function valueRows(finding: Finding, frame: Frame | null, context: ReportContext): string[] {
  const rows: string[] = [];
  const value = (text: string) => limit(visibleValue(text), VALUE_LINES, context);
  const lost = !finding.region || (!frame && !isShort(finding, context) && !isWholeFile(finding));
  if (lost && finding.locator !== '')
    rows.push(...row('at', [limit(visible(finding.locator), VALUE_LINES, context)], context));
  if (finding.actual !== null && frame?.shown !== finding.actual)
    rows.push(...row('actual', [value(finding.actual)], context));
  if (finding.expected !== null) {
    const basis = (context.verbose ? finding.basis : undefined) ?? context.basis(finding);
    const words = value(finding.expected) + (basis === null ? '' : `  (${visible(basis)})`);
    rows.push(...row('expected', [words], context));
  }
  return rows;
}

function relatedRows(finding: Finding, context: ReportContext, short: boolean): string[] {
  const { related } = finding;
  if (short && related.length > 0) return row('also in', [amount(related.length, 'other place')], context);
  const shown = context.verbose ? related : related.slice(0, RELATED_SHOWN);
  const lines = shown.map((place) => relatedName(place, context.verbose));
  const hidden = related.length - shown.length;
  if (hidden > 0) lines.push(`and ${hidden} more (--verbose shows all)`);
  return row('also in', lines, context);
}

function relatedName(place: RelatedPlace, verbose: boolean): string {
  const locator = verbose && !place.region && place.locator !== '' ? `  ${visible(place.locator)}` : '';
  const message = place.message === '' ? '' : `  ${visible(place.message)}`;
  return unbroken(placeName(place)) + locator + message;
}

function ruleRows(finding: Finding, context: ReportContext, known: boolean): string[] {
  if (known) return [];
  const rule = context.rules.get(finding.ruleId);
  // A gap says by itself what to do about it; there is nothing to configure.
  if (rule?.docs.proof.kind === 'none') return [];
  const symptoms = finding.symptoms.map(visible).join('; ');
  return [
    ...(symptoms === '' ? [] : row('symptom', [symptoms], context)),
    ...(rule ? row('fix', fixWords(rule), context) : []),
    ...(rule ? row('proof', [proofWords(rule, context.verbose)], context) : []),
    ...(rule ? row('more', [`realmlint explain ${rule.id}`], context) : []),
  ];
}

// Its first sentence says what was seen and by whom; the whole of it is for who asks.
function proofWords({ docs }: AnyRule, verbose: boolean): string {
  const { text } = docs.proof;
  const end = text.indexOf('. ');
  return visible(verbose || end === -1 ? text : text.slice(0, end + 1));
}

function row(label: string, paragraphs: readonly string[], { width, palette }: ReportContext): string[] {
  return labelled(label, paragraphs, width, palette);
}

function fixWords(rule: AnyRule): string[] {
  const [first] = rule.docs.fix;
  if (!first) return [];
  const [head = '', ...rest] = first.steps.split('\n');
  return [`${first.with}: ${head}`, ...rest].map((line) => unbrokenQuotes(visible(line)));
}
