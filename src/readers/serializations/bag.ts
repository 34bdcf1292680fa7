// Property bags: what every serialization of PowerShell objects yields, and what one mapper per cmdlet turns into
// records. A new serialization is one file beside this one; a new cmdlet is one mapper.

import type { Holder } from '../../model/format.ts';
import type { Located } from '../../model/located.ts';
import type { Diagnostic, Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';
import type { Command } from '../cmdlets/command.ts';

/**
 * Why a value is not what the object holds. `truncated`: an ellipsis stands for some of it. `nested`: it is an object,
 * whose text begins with `values`. `collection`: the name of a type stands for a list. `wrapped`: it was broken over
 * lines, and whether blanks stood there is lost.
 */
export type Flaw = 'truncated' | 'nested' | 'collection' | 'wrapped';

export interface BagProperty {
  readonly name: Located;
  /** The value, or the values of a list; none when it was printed empty. */
  readonly values: readonly Located[];
  /** The text as printed, where `values` are what was taken out of its braces. */
  readonly raw?: Located;
  /** From the name to the end of the value. */
  readonly at: Span;
  readonly flaw: Flaw | null;
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

/** What was typed at a prompt, in a console from which somebody copied. */
export interface Typed {
  readonly kind: 'typed';
  readonly line: Located;
}

/** An error that a cmdlet printed: its first line, and all of its text for those who know its words. */
export interface Complaint {
  readonly kind: 'complaint';
  /** Lower case. */
  readonly cmdlet: string;
  readonly line: Located;
  readonly text: string;
}

/** A line that belongs to nothing that was understood. */
export interface Stray {
  readonly kind: 'stray';
  readonly line: Located;
}

/** The end of the input; `settled` when what was printed last is known to be whole. */
export interface End {
  readonly kind: 'end';
  readonly settled: boolean;
}

/** Everything that a serialization may hand on, in the order of the input. */
export type Printed = Bag | Typed | Complaint | Stray | End | Diagnostic;

/** All that was printed after one command. */
export interface Answer {
  readonly command: Command;
  /** Objects of this cmdlet. */
  readonly objects: number;
  /** Whether all of it was understood. */
  readonly whole: boolean;
  /** The only error that came, or null. */
  readonly complaint: Complaint | null;
  /** DNS name of the domain that all of the objects name, as far as they name one. */
  readonly domain: string | null;
}

/** What one cmdlet prints, to records and scopes. */
export interface Mapper {
  /** The cmdlet, as messages name it. */
  readonly name: string;
  /** Whose the objects are that it prints. */
  readonly holder: Holder;
  /** Whether an input whose objects have these property names (lower case) may be for this mapper. */
  wants(names: ReadonlySet<string>): boolean;
  accepts(bag: Bag, asked: Command | null): boolean;
  /** `asked` is the command of this cmdlet that the object answers, where the input shows it. */
  map(bag: Bag, interest: Interest, asked: Command | null): Iterable<Item>;
  /** What the whole answer to a command says. Called only where the end of the answer is known. */
  answered(answer: Answer, interest: Interest): Iterable<Item>;
}

/** Lower-case names of the properties, empty ones included. */
export function namesOf(bag: Bag): ReadonlySet<string> {
  return new Set(bag.properties.map((property) => property.name.value.toLowerCase()));
}

/** The property of that name (lower case), whatever its spelling. */
export function propertyOf(bag: Bag, name: string): BagProperty | null {
  return bag.properties.find((property) => property.name.value.toLowerCase() === name) ?? null;
}

/** Values of the property of that name (lower case), whatever its spelling; empty when there are none. */
export function valuesOf(bag: Bag, name: string): readonly Located[] {
  return propertyOf(bag, name)?.values ?? [];
}
