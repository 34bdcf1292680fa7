// A symptom weighed against evidence: which of its causes the findings confirm, the checks exclude, or nothing settles.

import { placeOf } from '../engine/findings.ts';
import type { Judgement } from '../engine/judge.ts';
import type { Fact, TicketFact } from '../model/fact.ts';
import type { CheckRow, Finding, SubjectRef } from '../model/finding.ts';
import { realmKey } from '../model/realm-name.ts';
import type { Cause, Explanation, Symptom, WeighedCause, Witness } from '../model/symptom.ts';

/** Tickets that prove something: to whom a trust led, and which realm's KDC gave a service ticket. */
interface Tickets {
  readonly granting: readonly TicketFact[];
  readonly service: readonly TicketFact[];
}

const WEIGHT: Readonly<Record<WeighedCause['status'], number>> = {
  confirmed: 0,
  suspected: 1,
  open: 2,
  excluded: 3,
};

/** Pure. Confirmed causes come first, then suspected ones and those that are open, each in the order of the symptom. */
export function explain(symptom: Symptom, facts: readonly Fact[], judgement: Judgement): Explanation {
  const { report, judged, checks } = judgement;
  const tickets = ticketsIn(facts);
  const weighed = symptom.causes.map((cause) => weigh(cause, report.findings, checks, tickets));
  const [only, ...others] = judged;
  return {
    symptom,
    causes: weighed.sort((a, b) => WEIGHT[a.status] - WEIGHT[b.status]),
    realm: only && others.length === 0 ? only.realm : null,
  };
}

function weigh(
  cause: Cause,
  findings: readonly Finding[],
  checks: readonly CheckRow[],
  tickets: Tickets,
): WeighedCause {
  const wrong = findings.filter(
    (finding) =>
      finding.severity !== 'info' && cause.rules.includes(finding.ruleId) && stands(finding, cause),
  );
  if (wrong.length > 0) {
    const what = wrong.length === 1 ? 'One finding is' : `${wrong.length} findings are`;
    const reason = `${what} of this kind.`;
    const status = wrong.some(({ severity }) => severity === 'error') ? 'confirmed' : 'suspected';
    return { cause, status, reason, witnesses: wrong.map(findingWitness), subjects: [] };
  }
  const refuting = cause.refutedBy === null ? [] : tickets[cause.refutedBy];
  if (refuting.length > 0) {
    const reason = refutation(refuting[0]);
    return { cause, status: 'excluded', reason, witnesses: refuting.map(ticketWitness), subjects: [] };
  }
  return byChecks(cause, checks);
}

// By the place that it names: a rule about characters judges the map, the realm list and the trust alike.
function stands({ locator, subject }: Finding, { of }: Cause): boolean {
  if (of === null) return true;
  if (subject.kind === 'domain') return of === 'trust';
  if (/domain_realm|hosttorealm/i.test(locator)) return of === 'map';
  if (/mitrealms|\\domains\\/i.test(locator)) return of === 'list';
  return true;
}

function byChecks(cause: Cause, checks: readonly CheckRow[]): WeighedCause {
  const open = (reason: string): WeighedCause => ({
    cause,
    status: 'open',
    reason,
    witnesses: [],
    subjects: [],
  });
  if (cause.unseen !== null) return open(sentence(cause.unseen));
  const subjects = new Map<string, SubjectRef>();
  for (const rule of cause.decides) {
    const rows = checks.filter(({ check }) => check === rule);
    if (rows.length === 0) return open(`Nothing that was read lets ${rule} be checked.`);
    const unsettled = rows.find(({ status }) => status !== 'pass');
    if (unsettled) return open(unsettledWords(unsettled));
    for (const { subject } of rows) subjects.set(`${subject.kind} ${subject.id}`, subject);
  }
  const reason = `Checked and right: ${cause.decides.join(', ')}.`;
  return { cause, status: 'excluded', reason, witnesses: [], subjects: [...subjects.values()] };
}

function unsettledWords({ check, subject, status, reason }: CheckRow): string {
  // A failure that is no finding was silenced as the consequence of another defect.
  const why = reason ?? (status === 'fail' ? 'what it found follows from another defect' : 'not evaluated');
  return sentence(`the check ${check} is open for ${subject.kind} ${subject.name}: ${why}`);
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`;
}

function findingWitness(finding: Finding): Witness {
  const { path, region, byteOffset, locator, ruleId, message } = finding;
  const place = byteOffset === undefined ? { path, region, locator } : { path, region, byteOffset, locator };
  return { ...place, by: ruleId, message };
}

function ticketWitness({ origin, at, locator, server }: TicketFact): Witness {
  return {
    ...placeOf({ origin, at, locator }),
    by: 'ticket',
    message: `${server.name.value}@${server.realm.value}`,
  };
}

function refutation(ticket: TicketFact | undefined): string {
  const name = ticket ? `${ticket.server.name.value}@${ticket.server.realm.value}` : '';
  return `The ticket ${name} could not have come otherwise, when it was given.`;
}

const GRANTING = /^krbtgt\/(.+)$/i;

// One for another realm than its own proves a trust; a service ticket of that realm, its KDC as well. The host map may have
// been passed by: klist get asks a realm by name.
function ticketsIn(facts: readonly Fact[]): Tickets {
  const tickets = facts.filter((fact): fact is TicketFact => fact.kind === 'ticket');
  const targetOf = ({ server }: TicketFact) => GRANTING.exec(server.name.value)?.[1];
  const granting = tickets.filter((ticket) => {
    const target = targetOf(ticket);
    return target !== undefined && realmKey(target) !== realmKey(ticket.server.realm.value);
  });
  const reached = new Set(granting.map((ticket) => realmKey(targetOf(ticket) ?? '')));
  const service = tickets.filter(
    (ticket) => targetOf(ticket) === undefined && reached.has(realmKey(ticket.server.realm.value)),
  );
  return { granting, service };
}
