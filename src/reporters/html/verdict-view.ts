// The head of a report: the verdict before anything else, what it counts, and what kept it from being one.

import type { InputReport, Report } from '../../model/finding.ts';
import type { Mark } from '../../model/picture.ts';
import type { ReportContext } from '../../model/reporter.ts';
import { configSaid, judgedSaid } from '../closing.ts';
import { amount } from '../place.ts';
import { problemsOf } from '../run-problems.ts';
import type { Said } from '../said.ts';
import { countWords } from '../select.ts';
import { upperFirst } from '../sentence.ts';
import { hasEvidence, verdictWords } from '../verdict-words.ts';
import { type Content, type Html, html } from './markup.ts';
import { sign } from './pieces.ts';
import { saidView } from './said-view.ts';

interface Verdict {
  readonly look: 'passed' | 'failed' | 'none';
  readonly mark: Mark;
  readonly title: string;
}

const VERDICTS: Readonly<Record<number, Verdict>> = {
  0: { look: 'passed', mark: 'right', title: 'Passed' },
  1: { look: 'failed', mark: 'wrong', title: 'Failed' },
  3: { look: 'none', mark: 'open', title: 'No verdict' },
};

const UNTRUSTED: Verdict = { look: 'none', mark: 'open', title: 'Not to be trusted' };
const NOTHING_JUDGED: Verdict = { look: 'none', mark: 'open', title: 'Passed, with nothing judged' };

// Nobody is to take errors for none: the exit code was asked for, and says nothing of them.
const BY_REQUEST: Verdict = { look: 'none', mark: 'open', title: 'Passed by --fail-on never' };

type Context = Pick<ReportContext, 'failOn' | 'judged' | 'config'>;

export function verdictView(report: Report, context: Context): Html {
  const verdict = verdictOf(report, context);
  const { look, mark, title } = verdict;
  const words = verdict === BY_REQUEST ? requestWords(report) : reasonOf(report, context);
  return html`<header class="verdict ${look}">
<p class="kicker">realmlint report</p>
<h1 tabindex="-1">${sign(mark)} ${title}</h1>
<p class="said">${words}.</p>
<dl class="tally">${tally(report)}</dl>
${judgedView(context)}${exported(report.inputs)}${problemsView(report)}</header>
`;
}

function verdictOf({ summary, inputs }: Report, { failOn }: Context): Verdict {
  const { exitCode, errors } = summary;
  if (exitCode === 0 && !hasEvidence(inputs)) return NOTHING_JUDGED;
  if (exitCode === 0 && failOn === 'never' && errors > 0) return BY_REQUEST;
  return VERDICTS[exitCode] ?? UNTRUSTED;
}

function requestWords({ summary: { errors, warnings, infos } }: Report): string {
  const counts = countWords({ error: errors, warning: warnings, info: infos });
  return `${upperFirst(counts)}, and no finding fails the run`;
}

function reasonOf(report: Report, { failOn }: Context): string {
  const opening =
    /^(?:passed|failed|no verdict \(exit 3\)|not to be trusted \(exit 70\))(?: with nothing judged)?: /;
  return upperFirst(verdictWords(report, failOn).replace(opening, ''));
}

function tally({ summary, inputs }: Report): Content {
  const { errors, warnings, infos, suppressed, unreadable, skipped } = summary;
  const partial = inputs.filter(({ status }) => status === 'partial').length;
  const counts: readonly (readonly [label: string, count: number, look: string, always: boolean])[] = [
    ['errors', errors, 'error', true],
    ['warnings', warnings, 'warning', true],
    ['infos', infos, 'info', true],
    ['held back', suppressed, '', false],
    ['inputs', inputs.length, '', true],
    ['not readable', unreadable, 'error', false],
    ['read in part', partial, 'error', false],
    ['other files skipped', skipped, '', false],
  ];
  return counts
    .filter(([, count, , always]) => always || count > 0)
    .map(
      ([label, count, look]) =>
        html`<div class="${count === 0 ? '' : look}"><dt>${label}</dt><dd>${count}</dd></div>`,
    );
}

// A realm by another name than the one that was meant is seen here.
function judgedView(context: Context): Content {
  const { judged = [] } = context;
  const all = [judged.length === 0 ? [] : judgedSaid(judged, false), configSaid(context)];
  const sentences = all.filter((said) => said.length > 0).map(sentence);
  if (sentences.length === 0) return null;
  return html`<p class="beside">${sentences.map((one, at) => [at === 0 ? '' : ' ', one])}</p>\n`;
}

function sentence([first = '', ...others]: Said): Html {
  return html`${saidView([typeof first === 'string' ? upperFirst(first) : first, ...others])}.`;
}

// Evidence ages: what was exported before a change says nothing of what came of it.
function exported(inputs: readonly InputReport[]): Content {
  const times = inputs
    .flatMap(({ taken, status }) => (taken && status !== 'superseded' ? [taken] : []))
    .sort();
  const [first = ''] = times;
  const last = times.at(-1) ?? '';
  if (first === '') return null;
  const day = (time: string) => time.slice(0, 16).replace('T', ' ');
  const span = day(first) === day(last) ? day(first) : `${day(first)} to ${day(last)}`;
  return html`<p class="beside">Exported ${span}, as ${times.length} of ${amount(inputs.length, 'input')} tell.</p>\n`;
}

const MOST = 50;

function problemsView(report: Report): Content {
  const problems = problemsOf(report);
  if (problems.length === 0) return null;
  const rows = problems
    .slice(0, MOST)
    .map(
      ({ level, title, message }) =>
        html`<li class="${level}"><b>${upperFirst(title)}:</b> ${message}</li>\n`,
    );
  const more = problems.length > MOST ? html`<li>and ${problems.length - MOST} more</li>` : null;
  return html`<ul class="problems">${rows}${more}</ul>\n`;
}
