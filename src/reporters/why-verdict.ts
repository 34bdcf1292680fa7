// What an answer of `why` says first: whose it is, which realm, by which entry; and last, when it is none for certain.

import { EXIT_CODES } from '../model/exit-codes.ts';
import type { HolderAnswer, WhyAnswer, WhyHolder, WhyOption } from '../model/why.ts';
import { visible } from './escape.ts';
import { amount } from './place.ts';
import type { Part, Said } from './said.ts';

/** Answers that differ in nothing but whose they are stand together: a hundred clients have one. */
export function alikeAnswers(answers: readonly HolderAnswer[]): HolderAnswer[][] {
  const groups = new Map<string, HolderAnswer[]>();
  for (const answer of answers) {
    const key = JSON.stringify(sayingOf(answer));
    const known = groups.get(key);
    if (known) known.push(answer);
    else groups.set(key, [answer]);
  }
  return [...groups.values()];
}

function sayingOf(answer: HolderAnswer): unknown {
  const { options, beaten, missed, kdcs, trusts, unknowns, findings } = answer;
  return [
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
}

/** Visible text. */
export function holderName({ kind, name, domain }: WhyHolder): string {
  if (kind === 'client') return `client ${visible(name)}`;
  const where = domain === null ? '' : `, ${visible(domain)}`;
  return kind === 'gpo' ? `GPO "${visible(name)}"${where}` : `all GPOs of ${visible(name)}`;
}

export interface Verdict {
  readonly tone: 'pass' | 'warning';
  readonly said: Said;
  /** What may keep the ticket from coming all the same; goes on behind `said`, empty where there is nothing. */
  readonly but: string;
  /** What comes of it, as a sentence of its own. */
  readonly follows: string | null;
}

export function verdictOf(answer: HolderAnswer): Verdict {
  const { decision, options } = answer;
  if (decision === 'realm')
    return {
      tone: 'pass',
      said: ['realm ', { value: answer.realm ?? '' }],
      but: butWords(answer),
      follows: null,
    };
  if (decision === 'depends') {
    const names = options.flatMap((option, at) => [...(at === 0 ? [] : [', or ']), ...optionName(option)]);
    return { tone: 'warning', said: ['it depends: ', ...names], but: butWords(answer), follows: null };
  }
  const hint = hintOf(answer);
  if (decision === 'unknown')
    return {
      tone: 'warning',
      said: ['not known: not all is shown, and of what is shown ', ...hint],
      but: '',
      follows: null,
    };
  return {
    tone: 'warning',
    said: hint,
    but: '',
    follows: 'The client asks its own domain for the ticket, and follows its referrals.',
  };
}

function butWords({ findings }: HolderAnswer): string {
  const may = findings.filter(
    ({ severity, effect }) => severity === 'error' && !/^(?:exposure|none)$/.test(effect),
  );
  return may.length === 0 ? '' : `; ${amount(may.length, 'error')} may keep the ticket from coming (below)`;
}

/** That nothing matches, and what comes nearest to it. */
function hintOf({ missed, beaten }: HolderAnswer): Said {
  const near = missed[0] ?? beaten[0];
  if (!near) return ['no entry matches'];
  const what = missed[0] ? 'no entry matches' : 'no entry that matches counts';
  return [`${what}: `, { value: near.entry }, ` ${near.words.replace(/[:,(][\s\S]*/, '').trimEnd()}`];
}

function optionName({ realm }: WhyOption): readonly Part[] {
  return realm === null ? ['its own domain'] : ['realm ', { value: realm }];
}

/** What an entry stands for and decides; of an option without one on what it depends, and nothing where it depends on nothing. */
export function optionSaid({ realm, by, condition }: WhyOption, { options }: HolderAnswer): Said | null {
  if (!by) return condition === null ? null : [`Its own domain, ${condition}.`];
  const what = by.entry.startsWith('.') ? 'stands for every host below it' : 'names this very host';
  const only = options.length === 1 ? ', and no longer entry matches' : '';
  const decides: Said = condition === null ? [] : ['; realm ', { value: realm ?? '' }, ` ${condition}`];
  return [{ value: by.entry }, ` ${what}${only}`, ...decides, '.'];
}

/** Why an answer is none, or not for certain; null for one that stands. */
export function whyClosing({ exitCode, gaps, answers }: WhyAnswer): string | null {
  if (exitCode === EXIT_CODES.clean.code) return null;
  if (exitCode === EXIT_CODES.internal.code)
    return `a rule failed (exit ${exitCode}); realmlint lint says which, on the same paths`;
  if (answers.length === 0) return `no answer (exit ${exitCode}): nothing that was read shows a host map`;
  return gaps.length > 0
    ? `not for certain (exit ${exitCode}): what could not be read may change the answer`
    : `no answer (exit ${exitCode}): what was read does not show enough of the host map`;
}
