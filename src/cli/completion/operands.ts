// Operands of commands by what they are.

import { PROFILE } from '../../answers/drift-expected.ts';
import { SYMPTOMS } from '../../answers/symptoms.ts';
import { ZSCALER_CLOUDS } from '../../profiles/zscaler.ts';
import type { OperandKind } from '../help/page.ts';
import { SHELLS } from '../values.ts';
import { type Candidate, type Completion, FILES, fitting, NOTHING } from './completion.ts';
import { type Known, named } from './values.ts';

export const OPERANDS: Readonly<Record<OperandKind, (typed: string, known: Known) => Completion>> = {
  path: () => FILES,
  host: () => NOTHING,
  expected,
  subject: (typed, { rules }) =>
    fitting(typed, [...rules.map(({ id, summary }) => ({ value: id, about: summary })), ...symptoms()]),
  shell: (typed) => fitting(typed, named(SHELLS)),
};

/** A cloud or exports; after profile: a cloud alone. */
function expected(typed: string): Completion {
  const clouds = named(ZSCALER_CLOUDS);
  if (typed.startsWith(PROFILE)) return fitting(typed, clouds, PROFILE);
  return { ...fitting(typed, clouds), files: true };
}

/** Each by a name without blanks where it has one: 4769 for event 4769. */
function symptoms(): readonly Candidate[] {
  return SYMPTOMS.map(({ id, aliases, title }) => ({
    value: [id, ...aliases].find((name) => !name.includes(' ')) ?? id,
    about: title,
  }));
}
