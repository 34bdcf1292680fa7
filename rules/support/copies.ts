// Copies of a value that are compared with each other: whose they are, in words, and as places beside a finding.

import type { ListCopy } from '../../src/model/copy.ts';
import type { At } from '../../src/model/evidence.ts';
import type { SubjectRef } from '../../src/model/finding.ts';

const NAMED = 3;

/** `the GPO "CORP Realms"`, and `and` between several; a value of a resultant set of policy by the GPO that it names. */
export function holdersOf(copies: readonly ListCopy[]): string {
  const names = [...new Set(copies.map(holderOf))];
  const shown = names.slice(0, NAMED);
  if (names.length > NAMED) shown.push(`${names.length - NAMED} more`);
  return shown.join(' and ');
}

function holderOf({ subject, fact }: ListCopy): string {
  const winner = fact.winner?.gpo?.value;
  if (winner !== undefined) return `the GPO "${winner}"`;
  if (subject.kind === 'client') return `the resultant set of policy of ${subject.name}`;
  return subject.kind === 'gpo' ? `the GPO "${subject.name}"` : subject.name;
}

/** Places of copies, one of each subject and value. */
export function placesOf(copies: readonly ListCopy[]): (At & { readonly message: string })[] {
  const seen = new Set<string>();
  return copies.flatMap((copy) => {
    const key = JSON.stringify([copy.subject.kind, copy.subject.id, copy.data, copy.name]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...copy.place, message: `${holderOf(copy)}: ${copy.name} = ${copy.shown}` }];
  });
}

/** Each subject of the copies once. */
export function subjectsOf(copies: readonly ListCopy[]): SubjectRef[] {
  return [...new Map(copies.map(({ subject }) => [`${subject.kind} ${subject.id}`, subject])).values()];
}
