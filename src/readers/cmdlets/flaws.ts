// What is said of values that were not printed whole, and of objects that are not.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Bag, BagProperty, Flaw } from '../serializations/bag.ts';

const AS_JSON = 'export with ConvertTo-Json or Export-Clixml';

const FLAWS: Readonly<Record<Flaw, readonly [code: 'truncated' | 'bad-value', what: string, hint: string]>> =
  {
    truncated: [
      'truncated',
      'was cut when it was printed: an ellipsis stands for the rest',
      `Export with Format-List (for lists, set $FormatEnumerationLimit = -1 before), or ${AS_JSON}.`,
    ],
    nested: [
      'bad-value',
      'is an object, where text or a number was expected',
      'Give ConvertTo-Json a larger -Depth, or name the properties in Select-Object.',
    ],
    collection: [
      'truncated',
      'was lost when it was exported: CSV holds the type of a list in place of its values',
      "Use ConvertTo-Json or Export-Clixml, or join the values: Select-Object *,@{n='NAME';e={$_.'NAME' -join ', '}} -ExcludeProperty NAME.",
    ],
    wrapped: [
      'truncated',
      'is broken over several lines of a table: whether blanks stood there is lost',
      `Export with Format-List, or ${AS_JSON}.`,
    ],
  };

/** The gap that a flawed value leaves; null for a value that is whole. */
export function flawOf(property: BagProperty): Diagnostic | null {
  if (property.flaw === null) return null;
  const [code, what, hint] = FLAWS[property.flaw];
  const name = property.name.value;
  const message = `The value of ${name} ${what}.`;
  return diagnostic(code, 'partial', message, property.at, hint.replaceAll('NAME', name));
}

export function truncated(bag: Bag): Diagnostic {
  const last = bag.properties.at(-1)?.name;
  const where = last ? `after ${last.value}` : 'before its first property';
  const message = `The output ends ${where}, where the object is not complete.`;
  const hint = 'Export it again, and keep the empty line that PowerShell prints after the last object.';
  return diagnostic('truncated', 'partial', message, last?.at ?? bag.at, hint);
}
