// What `realmlint why` prints: the realm first, then the entry that decides it, and all that hangs on it.

import type { SubjectRef } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { Why, WhyAnswer, WhyEntry } from '../model/why.ts';
import { visible, visibleJson, visibleValue } from './escape.ts';
import { frameOf } from './frame.ts';
import { amount, placeName, some, subjectName } from './place.ts';
import { labelled, paragraph, unbroken } from './wrap.ts';

type Context = Pick<ReportContext, 'palette' | 'width' | 'verbose' | 'lines'>;

const SHOWN = 3;

/** Answers of clients that say the same are one, with their names. Ends with a newline. */
export function whyText({ host, answers }: Why, context: Context): string {
  const lines: string[] = [];
  for (const same of alike(answers)) {
    if (lines.length > 0) lines.push('');
    lines.push(...answerLines(host, same, context));
  }
  if (answers.length === 0) {
    const nothing = `Nothing that was read has a host map: which realm ${visible(host)} belongs to is not shown. Export the registry of a client, or a GPO.`;
    lines.push(...paragraph(nothing, context.width, ''));
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The same for programs, schemaVersion 1. Ends with a newline. */
export function whyJson({ host, answers }: Why): string {
  return `${visibleJson(JSON.stringify({ schemaVersion: 1, host, answers }, null, 2))}\n`;
}

interface Same {
  readonly answer: WhyAnswer;
  readonly subjects: readonly SubjectRef[];
}

function alike(answers: readonly WhyAnswer[]): Same[] {
  const groups = new Map<string, SubjectRef[]>();
  const first = new Map<string, WhyAnswer>();
  for (const answer of answers) {
    const key = JSON.stringify([
      answer.kind === 'client' ? 'client' : answer.subjects,
      answer.outcome,
      answer.realm,
      answer.entries.map(({ entry, realm, fate, rules }) => [entry, realm, fate, rules]),
      answer.kdc && [answer.kdc.from, answer.kdc.hosts.map(({ host }) => host), answer.kdc.rules],
      answer.trust && [answer.trust.verdict, answer.trust.reasons],
      answer.unknown,
    ]);
    const group = groups.get(key);
    if (group) for (const subject of answer.subjects) group.push(subject);
    else groups.set(key, [...answer.subjects]);
    if (!first.has(key)) first.set(key, answer);
  }
  return [...first].map(([key, answer]) => ({ answer, subjects: groups.get(key) ?? [] }));
}

function answerLines(host: string, { answer, subjects }: Same, context: Context): string[] {
  const { palette, width } = context;
  const row = (label: string, texts: readonly string[]) => labelled(label, texts, width, palette);
  const head = `${who(answer, subjects, context.verbose)}: ${verdictWords(host, answer)}`;
  const lines = paragraph(head, width, '').map((line) => palette.bold(line));
  const [first] = answer.entries;
  if (first && first.fate === 'decides') lines.push(...frame(first, context));
  lines.push('', ...entryRows(answer.entries, context));
  if (answer.kdc) lines.push(...row('KDC', kdcWords(answer)));
  if (answer.trust) {
    const place = answer.trust.place ? `  ${unbroken(placeName(answer.trust.place))}` : '';
    lines.push(...row('trust', [TRUST[answer.trust.verdict] + place, ...answer.trust.reasons.map(visible)]));
  }
  const rules = new Set([...answer.entries.flatMap((one) => one.rules), ...(answer.kdc?.rules ?? [])]);
  if (rules.size > 0)
    lines.push(
      ...row(
        'wrong',
        [...rules].map((rule) => `${rule}: ${unbroken(`realmlint explain ${rule}`)}`),
      ),
    );
  if (answer.unknown.length > 0) lines.push(...row('open', answer.unknown.map(visible)));
  return lines;
}

function who({ kind, domain }: WhyAnswer, subjects: readonly SubjectRef[], verbose: boolean): string {
  const most = verbose ? subjects.length : SHOWN;
  if (kind === 'client') {
    const names = some(
      subjects.map(({ name }) => visible(name)),
      most,
    );
    return subjects.length === 1 ? `Client ${names}` : `${amount(subjects.length, 'client')} (${names})`;
  }
  const names = some(subjects.map(subjectName), most);
  return `Clients with ${names}${domain === null ? '' : `, ${visible(domain)}`}`;
}

function verdictWords(host: string, { outcome, realm, domain, entries }: WhyAnswer): string {
  const name = visible(host);
  if (outcome === 'realm') return `${name} belongs to realm ${visibleValue(realm ?? '')}.`;
  if (outcome === 'undecided') {
    const realms = new Set(
      entries.flatMap((one) => (one.fate === 'decides' ? [visibleValue(one.realm)] : [])),
    );
    return `the same entry sends ${name} to ${[...realms].join(' and to ')}; which of them counts is not known.`;
  }
  if (outcome === 'not-known')
    return `no entry that was exported fits ${name}, and the host map was not exported whole.`;
  const own = domain === null ? 'its own domain' : `its own domain ${visible(domain)}`;
  return `no entry fits ${name}. A client asks ${own} for it, which does not know it unless a referral leads on.`;
}

function frame({ path, region }: WhyEntry, { lines, width, palette }: Context): string[] {
  const excerpt = region ? lines(path, region) : null;
  const shown = excerpt && region ? frameOf(excerpt, region, width) : null;
  if (!shown) return [];
  return [
    '',
    palette.dim(shown.gutter) + shown.line,
    palette.dim(shown.blankGutter) + palette.pass(shown.carets),
  ];
}

const LABELS: Readonly<Record<WhyEntry['fate'], string>> = {
  decides: 'decided',
  also: 'also in',
  shorter: 'beaten',
  'hidden-by-policy': 'beaten',
  'switched-off': 'beaten',
  overruled: 'beaten',
  conditional: 'perhaps',
  'no-dot': 'no match',
  wildcard: 'no match',
  'not-as-meant': 'no match',
};

const REASONS: Readonly<Record<WhyEntry['fate'], string>> = {
  decides: '',
  also: '',
  shorter: 'it is shorter, and the longest entry that fits wins.',
  'hidden-by-policy': 'it is a local mapping (ksetup), which the policy domain_realm hides.',
  'switched-off': 'its policy is disabled, which deletes the list.',
  overruled: 'another GPO overrules it.',
  conditional: 'an item of Preferences with a filter sets it, for some computers.',
  'no-dot': 'without a leading dot it names one host, and nothing below it.',
  wildcard: 'Windows knows no wildcards; a suffix begins with a dot.',
  'not-as-meant': 'it looks as if it were meant to, and does not fit as it is written.',
};

function entryRows(entries: readonly WhyEntry[], { width, palette, verbose }: Context): string[] {
  const byLabel = new Map<string, WhyEntry[]>();
  for (const one of entries) {
    const known = byLabel.get(LABELS[one.fate]);
    if (known) known.push(one);
    else byLabel.set(LABELS[one.fate], [one]);
  }
  const rows: string[] = [];
  for (const [label, those] of byLabel) {
    const shown = verbose ? those : those.slice(0, SHOWN);
    const texts = shown.flatMap(entryWords);
    if (those.length > shown.length)
      texts.push(`and ${those.length - shown.length} more (--verbose shows all)`);
    for (const row of labelled(label, texts, width, palette)) rows.push(row);
  }
  return rows;
}

/** What it says and why it decides or not; then where it stands. */
function entryWords(one: WhyEntry): string[] {
  const decides = one.entry.startsWith('.') ? 'every host below this suffix.' : 'this one host, by its name.';
  const reason = one.fate === 'decides' ? decides : REASONS[one.fate];
  const what = `${visibleValue(one.entry)} -> ${visibleValue(one.realm)}`;
  const copies = one.copies === 0 ? '' : `, and in ${amount(one.copies, 'other file')}`;
  return [`${what}${reason === '' ? '' : `: ${reason}`}`, `${unbroken(placeName(one))}${copies}`];
}

function kdcWords({ kdc, realm, domain }: WhyAnswer): string[] {
  if (!kdc) return [];
  const name = visibleValue(realm ?? '');
  if (kdc.from === 'list') {
    const hosts = kdc.hosts.map((one) => `${visibleValue(one.host)}  ${unbroken(placeName(one))}`);
    const wrong = kdc.rules.length === 0 ? '' : ` (${kdc.rules.join(', ')})`;
    return [...hosts, `On port 88, without asking DNS: the realm list is used as it is${wrong}.`];
  }
  if (kdc.from === 'dns') return [`The realm list names none: DNS is asked for _kerberos._tcp.${name}.`];
  if (kdc.from === 'own-domain')
    return [`A domain controller of ${visible(domain ?? name)}: it is the client's own domain.`];
  if (kdc.from === 'nowhere') {
    return [
      `No realm list defines ${name}. What Windows does then is documented nowhere; other clients found no KDC.`,
    ];
  }
  return ['The realm list was not exported.'];
}

const TRUST = {
  'lets-through': 'Nothing in it refuses a ticket for the realm.',
  refuses: 'It refuses the ticket:',
  'not-known': 'Whether a trust lets the ticket through is not shown.',
} as const;
