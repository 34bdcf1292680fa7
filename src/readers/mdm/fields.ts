// Members of a JSON object by name, with their places.

import type { JsonNode } from '../../model/json.ts';
import type { Located } from '../../model/located.ts';
import type { Span } from '../../model/span.ts';
import type { JsonDocument } from '../text/json-document.ts';

/** What is asked of an object; a member of another kind is as good as none. Names are compared without case. */
export interface Fields {
  readonly at: Span;
  has(name: string): boolean;
  text(name: string): Located | null;
  number(name: string): Located<number> | null;
  /** True only for the word `true`. */
  is(name: string): boolean;
  /** `true` or `false` as it is written. */
  flag(name: string): Located<boolean> | null;
  object(name: string): Fields | null;
  /** The objects of a list. */
  items(name: string): readonly Fields[];
}

export function fieldsIn(node: JsonNode, document: JsonDocument): Fields {
  const members = node.kind === 'object' ? node.members : [];
  const of = (name: string): JsonNode | null =>
    members.find((member) => member.name.toLowerCase() === name.toLowerCase())?.node ?? null;
  const flag = (name: string): Located<boolean> | null => {
    const found = of(name);
    if (found?.kind !== 'boolean') return null;
    return { value: found.value === true, at: document.spanOf(found) };
  };
  return {
    // Most objects of a large export are none of ours, and nobody asks where they stand.
    get at() {
      return document.spanOf(node);
    },
    has: (name) => of(name) !== null,
    text(name) {
      const found = of(name);
      return found?.kind === 'string' ? document.textOf(found) : null;
    },
    number(name) {
      const found = of(name);
      return found?.kind === 'number' ? { value: Number(found.value), at: document.spanOf(found) } : null;
    },
    is: (name) => flag(name)?.value === true,
    flag,
    object(name) {
      const found = of(name);
      return found?.kind === 'object' ? fieldsIn(found, document) : null;
    },
    items(name) {
      const found = of(name);
      if (found?.kind !== 'array') return [];
      return found.items.filter(({ kind }) => kind === 'object').map((item) => fieldsIn(item, document));
    },
  };
}
