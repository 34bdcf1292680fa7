// What a script changes in one step: the name of a subkey with whatever else changes in it, since each looks at the whole key.

import type {
  Change,
  EncryptionTypesChange,
  KeyChange,
  NamedValue,
  Remedy,
  ValueChange,
} from '../../model/remedy.ts';

/** A subkey under another name, and its values as they are then. */
export interface RenamedKey extends KeyChange {
  readonly becomes: readonly NamedValue[];
}

export type Step = ValueChange | RenamedKey | EncryptionTypesChange;

/** One step, and the remedies that it is for; the first one tells whose setting it is. */
export interface Together {
  readonly remedies: readonly [Remedy, ...Remedy[]];
  readonly step: Step;
}

/** In the order of the remedies; a value of a renamed key stands with its key. */
export function together(remedies: readonly Remedy[]): Together[] {
  const renamed = new Set(remedies.flatMap((remedy) => keyOf(remedy, remedy.change) ?? []));
  const inside = new Map<string, Remedy[]>();
  for (const remedy of remedies) {
    const key = valueKeyOf(remedy);
    if (key === null || !renamed.has(key)) continue;
    inside.set(key, [...(inside.get(key) ?? []), remedy]);
  }
  const alone = remedies.filter((remedy) => !renamed.has(valueKeyOf(remedy) ?? ''));
  return alone.map((remedy) => {
    const { change } = remedy;
    if (change.kind !== 'key') return { remedies: [remedy], step: change };
    const others = inside.get(keyOf(remedy, change) ?? '') ?? [];
    return {
      remedies: [remedy, ...others],
      step: { ...change, becomes: others.reduce(withChange, change.values) },
    };
  });
}

/** The way back. */
export function turnedRound(step: ValueChange | RenamedKey): ValueChange | RenamedKey {
  if (step.kind === 'value') return { ...step, before: step.after, after: step.before };
  return { ...step, before: step.after, after: step.before, values: step.becomes, becomes: step.values };
}

function keyOf({ target }: Remedy, change: Change): string | null {
  return change.kind === 'key' ? idOf(target.subject.id, `${change.parent}\\${change.after}`) : null;
}

function valueKeyOf({ target, change }: Remedy): string | null {
  return change.kind === 'value' && target.kind === 'client' ? idOf(target.subject.id, change.key) : null;
}

function idOf(subject: string, key: string): string {
  return JSON.stringify([subject, key.toLowerCase()]);
}

function withChange(values: readonly NamedValue[], { change }: Remedy): readonly NamedValue[] {
  if (change.kind !== 'value') return values;
  const { before, after } = change;
  return [
    ...values.filter(({ name }) => name !== before?.name && name !== after?.name),
    ...(after ? [after] : []),
  ];
}
