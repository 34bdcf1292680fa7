// Copies of a value that are compared with each other: whose they are, in words, and as places beside a finding.

import type { ListCopy } from '../../src/model/copy.ts';
import type { At } from '../../src/model/evidence.ts';
import type { SubjectRef } from '../../src/model/finding.ts';

const NAMED = 3;

// As many places as anybody looks at. Thousands of GPOs may set one realm, and each of thousands of clients differ from all.
const SHOWN = 20;

/** `the GPO "CORP Realms"`, and `and` between several; a value of a resultant set of policy by the GPO that it names. */
export function holdersOf(copies: readonly ListCopy[]): string {
  const names = namesOf(copies);
  const shown = names.slice(0, NAMED);
  if (names.length > NAMED) shown.push(`${names.length - NAMED} more`);
  return shown.join(' and ');
}

/** An answer for a list of copies that many clients share: it is worked out once. */
function oncePerList<T>(answer: (copies: readonly ListCopy[]) => T): (copies: readonly ListCopy[]) => T {
  const known = new WeakMap<readonly ListCopy[], { readonly value: T }>();
  return (copies) => {
    const found = known.get(copies) ?? { value: answer(copies) };
    known.set(copies, found);
    return found.value;
  };
}

const namesOf = oncePerList((copies) => [...new Set(copies.map(holderOf))]);

function holderOf({ subject, fact }: ListCopy): string {
  const winner = fact.winner?.gpo?.value;
  if (winner !== undefined) return `the GPO "${winner}"`;
  if (subject.kind === 'client') return `the resultant set of policy of ${subject.name}`;
  return subject.kind === 'gpo' ? `the GPO "${subject.name}"` : subject.name;
}

/** Places of copies, one of each subject and value; of very many the first. */
export function placesOf(copies: readonly ListCopy[]): (At & { readonly message: string })[] {
  const places = new Map<string, At & { readonly message: string }>();
  for (const copy of copies) {
    if (places.size === SHOWN) break;
    const key = JSON.stringify([copy.subject.kind, copy.subject.id, copy.data, copy.name]);
    if (places.has(key)) continue;
    places.set(key, { ...copy.place, message: `${holderOf(copy)}: ${copy.name} = ${copy.shown}` });
  }
  return [...places.values()];
}

/** Each subject of the copies once. */
export const subjectsOf: (copies: readonly ListCopy[]) => readonly SubjectRef[] = oncePerList((copies) => [
  ...new Map(copies.map(({ subject }) => [`${subject.kind} ${subject.id}`, subject])).values(),
]);
