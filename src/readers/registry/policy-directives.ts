// Value names of policy files that are orders to the client rather than values (MS-GPREG 3.2.5.1).

import { type Located, splitLocated, sub, trimBlanks } from '../../model/located.ts';
import type { RegistryOperation } from '../../model/record.ts';

/** What a directive does; `valueName` is the value that its name speaks of, null where it names none. */
export interface Directive {
  readonly operation: RegistryOperation;
  readonly valueName: Located | null;
}

// The dot after `**delvals` is written by every editor seen and is missing in the specification.
const WHOLE: readonly (readonly [RegExp, RegistryOperation])[] = [
  [/^\*\*delvals(?:\.|$)/i, 'delete-all-values'],
  [/^\*\*deletevalues\.?$/i, 'delete-value'],
  [/^\*\*deletekeys\.?$/i, 'delete-key'],
  [/^\*\*securekey(?:=[01])?\.?$/i, 'secure-key'],
];

const NAMED: readonly (readonly [RegExp, RegistryOperation])[] = [
  [/^\*\*del\./i, 'delete-value'],
  [/^\*\*soft\./i, 'set-if-absent'],
];

/** The directive that a value name is, or null for an ordinary value name. */
export function directive(valueName: Located): Directive | null {
  const { value } = valueName;
  if (!value.startsWith('**')) return null;
  for (const [pattern, operation] of WHOLE) {
    if (pattern.test(value)) return { operation, valueName: null };
  }
  for (const [pattern, operation] of NAMED) {
    const match = pattern.exec(value);
    if (match) return { operation, valueName: sub(valueName, match[0].length, value.length) };
  }
  return null;
}

/** Whether a value name is an order that MS-GPREG does not know: no value is called like that. */
export function isUnknownDirective(valueName: Located): boolean {
  return valueName.value.startsWith('**') && directive(valueName) === null;
}

/** The values (`**DeleteValues`) or keys (`**DeleteKeys`) that the data of a directive names. */
export function directiveTargets(data: Located): Located[] {
  return splitLocated(data, /;/g)
    .map(trimBlanks)
    .filter((target) => target.value !== '');
}
