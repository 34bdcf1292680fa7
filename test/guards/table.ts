// The guards against hostile content and against faults, by what they are about.

import type { GuardTable } from './guard.ts';
import { CONTENT_GUARDS } from './table/content.ts';
import { DATA_GUARDS } from './table/data.ts';
import { FILE_GUARDS } from './table/files.ts';
import { OUTPUT_GUARDS } from './table/output.ts';
import { REMEDY_GUARDS } from './table/remedies.ts';
import { SYSTEM_GUARDS } from './table/system.ts';

export const GUARDS: GuardTable = {
  ...OUTPUT_GUARDS,
  ...REMEDY_GUARDS,
  ...CONTENT_GUARDS,
  ...DATA_GUARDS,
  ...FILE_GUARDS,
  ...SYSTEM_GUARDS,
};
