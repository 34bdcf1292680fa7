// An entry of a policy file in whatever form it is shown: a value, a key, or a directive in the place of a value's name.

import type { Side } from '../../model/format.ts';
import { type Located, locatedFrom } from '../../model/located.ts';
import type { RegistryData, RegistryRecord, RegistryType } from '../../model/record.ts';
import { endOf, type Span } from '../../model/span.ts';
import { directive, directiveTargets, isUnknownDirective } from './policy-directives.ts';

export interface PolicyEntry {
  readonly part: string | null;
  readonly side: Side | null;
  readonly keyPath: Located;
  readonly valueName: Located;
  readonly type: RegistryType | null;
  readonly data: RegistryData | null;
  readonly at: Span;
}

/**
 * What the entry does (MS-GPREG 3.2.5.1). Null for a directive that is not known, or that must name its targets and has no
 * text to do so; a policy file has no roots, so the records have none either.
 */
export function policyRecords(entry: PolicyEntry): RegistryRecord[] | null {
  const { part, side, keyPath, valueName, type, data, at } = entry;
  const base = { kind: 'registry', part, side, hive: null, keyPath, at } as const;
  const nothing = { type: null, data: null } as const;
  const what = directive(valueName);
  if (isUnknownDirective(valueName)) return null;
  if (!what) {
    const isKey = valueName.value === '' && type === 'REG_NONE';
    if (isKey) return [{ ...base, ...nothing, valueName: null, operation: 'create-key' }];
    return [{ ...base, valueName, type, data, operation: 'set' }];
  }
  if (what.operation === 'set-if-absent') return [{ ...base, type, data, ...what }];
  const whole = what.operation === 'delete-all-values' || what.operation === 'secure-key';
  if (whole || what.valueName) return [{ ...base, ...nothing, ...what }];
  if (data?.kind !== 'text') return null;
  return directiveTargets(data.text).map((target) =>
    what.operation === 'delete-key'
      ? { ...base, ...nothing, keyPath: below(keyPath, target), valueName: null, operation: 'delete-key' }
      : { ...base, ...nothing, valueName: target, operation: what.operation },
  );
}

/** The subkey of that name. The backslash between them stands nowhere. */
export function below(keyPath: Located, name: Located): Located {
  return locatedFrom(
    [
      { text: keyPath.value, span: keyPath.at, linear: false },
      { text: '\\', span: endOf(keyPath.at), linear: false },
      { text: name.value, span: name.at, linear: false },
    ],
    keyPath.at,
  );
}
