// What a caller of the scan decides, and what it is handed.

import type { Diagnostic } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import type { TextSlice } from '../../model/text.ts';
import type { Namespaces } from './names.ts';

/**
 * What to do with an element: `capture` it as one slice, `report` its start and end and ask again for its
 * children, `enter` it to ask again for its children, or `skip` all that is in it. `sift` is to enter it where only children
 * count that mention one of the fragments of `ScanLimits`: of the others none but the first need be asked for.
 */
export type Decision = 'capture' | 'report' | 'enter' | 'skip' | 'sift';

/**
 * Asked for every start tag that is not inside a captured or skipped element. `path` holds the expanded
 * names (`{namespace}local`, `local` without a namespace) from the root to the element; it is reused.
 */
export type Decide = (path: readonly string[], namespaces: Namespaces) => Decision;

/** The start or end tag of an element that was to be reported; an empty element gives both. */
export interface TagEvent {
  readonly kind: 'start' | 'end';
  readonly name: string;
  /** 1 for the root. */
  readonly depth: number;
  readonly at: Span;
}

/** A captured element, from its `<` to its last `>`, and the namespaces in scope around it. */
export interface ElementEvent {
  readonly kind: 'element';
  readonly name: string;
  readonly depth: number;
  readonly slice: TextSlice;
  readonly namespaces: Namespaces;
}

/** All that was left of an element was passed over: nothing in it mentions a fragment. */
export interface PassedEvent {
  readonly kind: 'passed';
}

export type XmlEvent = TagEvent | ElementEvent | PassedEvent | Diagnostic;

export interface ScanLimits {
  /** Longest element that is captured, in UTF-16 units; a longer one gives a diagnostic instead. */
  readonly capture?: number;
  /** Bytes per read. */
  readonly chunk?: number;
  /** Lower-case fragments that a child must mention, in any case and however it is escaped, to count in what is to be sifted. */
  readonly fragments?: readonly string[];
  /**
   * Asked for start tags like `Decide`, before it: where nobody cares for this element and all that follow it in the element
   * around, should none of them mention a fragment, the expanded names of elements that must be among them as plain tags; else null. They
   * may then be passed over.
   */
  readonly rest?: (path: readonly string[]) => readonly string[] | null;
}
