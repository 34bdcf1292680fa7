// The last words of a run, on standard error: what was read, what was found, and why the exit code is what it is.

import type { InputReport, JudgedRealm, Report, SubjectRef } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import type { ReportContext } from '../model/reporter.ts';
import { visible } from './escape.ts';
import { formatAmount } from './format-words.ts';
import { liftedGaps, liftedWords } from './gaps.ts';
import { amount, GUIDE, some, subjectName } from './place.ts';
import { type Said, saidText } from './said.ts';
import { countWords, standing, suppressedWords } from './select.ts';
import { hasEvidence, verdictWords } from './verdict-words.ts';
import { INDENT, unbroken, wrap } from './wrap.ts';

export interface ClosingContext extends Pick<ReportContext, 'palette' | 'width' | 'verbose' | 'failOn'> {
  /** The config file that was used, null when there was none; left out, nothing is said about it. */
  readonly config?: string | null;
  /** Whether a report for people has said already what is not shown, and what to export. */
  readonly told?: boolean;
  /** False where the command gives an answer and no verdict: then only what spoils the answer is said. */
  readonly verdict?: boolean;
  /** Which realms were judged, by whose expectation and in how many places. */
  readonly judged?: readonly JudgedRealm[];
}

const NAMED = 3;
/** Columns of a realm's name. */
const LONGEST = 100;

/** One line, wrapped, and one for each thing that keeps it from being the whole story. Ends with a newline. */
export function closingLine(report: Report, context: ClosingContext): string {
  const { summary } = report;
  const story = [inputWords(report), findingWords(report), saidText(configSaid(context))].filter(
    (part) => part !== '',
  );
  const tone = summary.exitCode === 0 ? context.palette.pass : context.palette.error;
  return [
    ...wrap(`realmlint: ${story.join('; ')}`, context.width),
    ...judgedLines(context),
    ...takenLines(report, context),
    ...(context.verdict === false && summary.exitCode < 2
      ? []
      : wrap(verdictWords(report, context.failOn), context.width).map(tone)),
    ...remarks(report, context).flatMap((remark) => hanging(remark, context.width)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

// What "passed" is about: a realm by another name than the one that was meant is seen here.
function judgedLines({ judged, verbose, width }: ClosingContext): string[] {
  if (!judged || judged.length === 0) return [];
  return wrap(saidText(judgedSaid(judged, verbose), LONGEST), width);
}

/** `judged: realm ZSCALERBETA.NET (profile zscaler) in 1 GPO, 3 clients`; all realms, and who holds them, with `verbose`. */
export function judgedSaid(judged: readonly JudgedRealm[], verbose: boolean): Said {
  const shown = verbose ? judged : judged.slice(0, NAMED);
  const left = judged.length - shown.length;
  return [
    'judged: ',
    ...shown.flatMap((one, at) => [...(at === 0 ? [] : [', ']), ...realmSaid(one, verbose)]),
    ...(left > 0 ? [` and ${left} more`] : []),
  ];
}

function realmSaid({ realm, basis, subjects }: JudgedRealm, verbose: boolean): Said {
  const where = verbose
    ? subjects.map(subjectName).join(', ')
    : KINDS.flatMap(([kind, word]) => {
        const count = subjects.filter((subject) => subject.kind === kind).length;
        return count === 0 ? [] : [amount(count, word)];
      }).join(', ');
  return ['realm ', { value: realm }, ` (${basis ?? 'nothing expected'}) in ${where}`];
}

// Evidence ages: what was exported before a change says nothing of what came of it.
function takenLines({ inputs }: Report, { verbose, width }: ClosingContext): string[] {
  const dated = inputs
    .flatMap(({ path, taken, status }) => (taken && status !== 'superseded' ? [{ path, taken }] : []))
    .sort((a, b) => (a.taken < b.taken ? -1 : a.taken > b.taken ? 1 : 0));
  const first = dated[0];
  const last = dated[dated.length - 1];
  if (!verbose || !first || !last) return [];
  const said = ({ path, taken }: typeof first) => `${visible(taken)} (${unbroken(visible(path))})`;
  const times = first.taken === last.taken ? said(first) : `${said(first)} to ${said(last)}`;
  return wrap(`exported: ${times}, as ${dated.length} of ${amount(inputs.length, 'input')} tell`, width);
}

const KINDS: readonly (readonly [SubjectRef['kind'], string])[] = [
  ['gpo', 'GPO'],
  ['client', 'client'],
  ['domain', 'domain'],
  ['file', 'file'],
];

function hanging(remark: string, width: number): string[] {
  return wrap(remark, width - INDENT.length).map((line) => INDENT + line);
}

function inputWords({ inputs, summary }: Report): string {
  const unread = withStatus(inputs, 'unreadable').length;
  const parts = [`${grouped(inputs.length - unread)} of ${amount(inputs.length, 'input')} read`];
  const partial = withStatus(inputs, 'partial').length;
  const telling = inputs.filter(({ facts, status }) => facts > 0 && status !== 'superseded').length;
  if (telling > 0 && telling < inputs.length) parts.push(`${grouped(telling)} with realm settings`);
  const superseded = withStatus(inputs, 'superseded').length;
  if (partial > 0) parts.push(`${partial} only in part`);
  if (superseded > 0) parts.push(`${superseded} superseded by a newer backup`);
  if (summary.skipped > 0) parts.push(`${amount(summary.skipped, 'other file')} skipped`);
  return parts.join(', ');
}

function withStatus(inputs: readonly InputReport[], status: InputReport['status']): InputReport[] {
  return inputs.filter((input) => input.status === status);
}

function findingWords(report: Report): string {
  const { errors, warnings, infos, suppressed } = report.summary;
  const words = countWords({ error: errors, warning: warnings, info: infos });
  return suppressed > 0 ? `${words}, ${suppressedWords(report)}` : words;
}

/** `config realmlint.config.jsonc`; nothing where nothing is known of it. */
export function configSaid({ config }: Pick<ClosingContext, 'config'>): Said {
  if (config === undefined) return [];
  return config === null ? ['no config file'] : ['config ', { value: config }];
}

function remarks(report: Report, { verbose, told = false }: ClosingContext): string[] {
  const { findings, inputs, problems } = report;
  const most = verbose ? Number.POSITIVE_INFINITY : NAMED;
  const names = (status: InputReport['status']) =>
    withStatus(inputs, status).map((input) => {
      const why = input.message === undefined ? '' : ` (${visible(input.message)})`;
      return unbroken(visible(input.path)) + why;
    });
  const lines: string[] = [];
  const say = (label: string, list: readonly string[]) => {
    if (list.length > 0) lines.push(`${label}: ${some(list, most)}`);
  };
  // The report names its gaps; here they are named only when it was told not to.
  if (!standing(findings).some((finding) => finding.blocking)) {
    say('not readable', names('unreadable'));
    say('read only in part', names('partial'));
  }
  if (verbose) say('superseded', names('superseded'));
  if (!told)
    say(
      'gaps that the config lifts',
      liftedGaps(findings).map((gap) => visible(liftedWords(gap))),
    );
  for (const { kind, message } of problems) {
    if (kind === 'internal') lines.push(`internal error: ${visible(message)}`);
  }
  // Where the gaps say why nothing could be read, and what to export, there is nothing to add.
  const explained = inputs.length > 0 && inputs.every(({ status }) => status === 'unreadable');
  if (!hasEvidence(inputs) && !explained) for (const line of noEvidence(report, most, told)) lines.push(line);
  return lines;
}

/** What was read instead, and what it shows; what to export, unless the report has said so. */
function noEvidence({ inputs, summary }: Report, most: number, told: boolean): string[] {
  const formats = new Map<string, number>();
  for (const { format, status } of inputs) {
    if (format !== null && status !== 'unreadable') formats.set(format, (formats.get(format) ?? 0) + 1);
  }
  const read = [...formats].map(([format, count]) => formatAmount(format, count)).join(', ');
  const besides = inputs.flatMap(({ path, status, message }) =>
    status === 'no-evidence' && message !== undefined
      ? [`${unbroken(visible(path))}: ${visible(message)}`]
      : [],
  );
  const lines =
    read !== '' ? [`Read: ${read}.`] : besides.length === 0 ? ['Read: nothing of a kind that is read.'] : [];
  for (const line of besides.slice(0, most)) lines.push(line);
  if (besides.length > most) lines.push(`and ${besides.length - most} more (--verbose shows all)`);
  if (told || summary.exitCode === 0) return lines;
  lines.push(
    'None of it shows a realm, a mapping, the trust to a realm, or one of the two policies. ' +
      `Export ${GUIDE[4].shownBy}, ${GUIDE[1].shownBy}, or ${GUIDE[6].shownBy}.`,
  );
  return lines;
}
