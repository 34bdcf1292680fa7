// Property bags: what every serialization of PowerShell objects yields, and what one mapper per cmdlet turns into
// records. A new serialization is one file beside this one; a new cmdlet is one mapper.

import type { Holder } from '../../model/format.ts';
import type { Located } from '../../model/located.ts';
import type { Diagnostic, Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';

export interface BagProperty {
  readonly name: Located;
  /** The value, or the values of a list; none when it was printed empty. */
  readonly values: readonly Located[];
  /** From the name to the end of the value. */
  readonly at: Span;
  /** `truncated`: an ellipsis stands for some of it. `nested`: the value is an object, whose text begins with `values`. */
  readonly flaw: 'truncated' | 'nested' | null;
}

/** One object with its properties in their order. */
export interface Bag {
  readonly kind: 'bag';
  readonly properties: readonly BagProperty[];
  readonly at: Span;
  /**
   * `closed`: the serialization shows the object's end. `open`: the input ends after one of its properties,
   * and only the cmdlet's habits tell whether more would have followed. `cut`: it is not whole.
   */
  readonly end: 'closed' | 'open' | 'cut';
}

/** What one cmdlet prints, to records and scopes. */
export interface Mapper {
  /** The cmdlet, as messages name it. */
  readonly name: string;
  /** Whose the objects are that it prints. */
  readonly holder: Holder;
  /** Whether an input whose objects have these property names (lower case) may be for this mapper. */
  wants(names: ReadonlySet<string>): boolean;
  accepts(bag: Bag): boolean;
  map(bag: Bag, interest: Interest): Iterable<Item>;
}

/** Gives every bag to the first mapper that accepts it. A bag that none accepts is a gap, said once for each kind. */
export function* mapBags(
  bags: Iterable<Bag | Diagnostic>,
  mappers: readonly Mapper[],
  interest: Interest,
): Iterable<Item> {
  const strangers = new Set<string>();
  for (const bag of bags) {
    if (bag.kind === 'diagnostic') {
      yield bag;
      continue;
    }
    const mapper = mappers.find((candidate) => candidate.accepts(bag));
    if (mapper) {
      for (const item of mapper.map(bag, interest)) yield { ...item, holder: mapper.holder };
      continue;
    }
    const names = bag.properties.map((property) => property.name.value).join(', ');
    if (strangers.has(names)) continue;
    strangers.add(names);
    yield unknownKind(bag, names, mappers);
  }
}

function unknownKind(bag: Bag, names: string, mappers: readonly Mapper[]): Diagnostic {
  const shown = names.length > 200 ? `${names.slice(0, 200)}...` : names;
  const known = mappers.map((mapper) => mapper.name).join(', ');
  const seen = shown === '' ? 'It has no properties.' : `Its properties are ${shown}.`;
  const message = `This object is not of a kind that is read (${known}). ${seen}`;
  return gap(
    'unsupported',
    'partial',
    message,
    'Export the trust with Get-ADObject and -Properties *.',
    bag.at,
  );
}

/** Lower-case names of the properties, empty ones included. */
export function namesOf(bag: Bag): ReadonlySet<string> {
  return new Set(bag.properties.map((property) => property.name.value.toLowerCase()));
}

/** Values of the property of that name (lower case), whatever its spelling; empty when there are none. */
export function valuesOf(bag: Bag, name: string): readonly Located[] {
  return bag.properties.find((property) => property.name.value.toLowerCase() === name)?.values ?? [];
}

export function gap(
  code: Diagnostic['code'],
  effect: Diagnostic['effect'],
  message: string,
  hint: string,
  at: Span | null,
): Diagnostic {
  return { kind: 'diagnostic', code, effect, message, hint, at, part: null, side: null };
}
