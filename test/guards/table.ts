// The guards against hostile content and against faults, by what they are about.

import type { GuardTable } from './guard.ts';
import { CONTENT_GUARDS } from './table/content.ts';
import { FAULT_GUARDS } from './table/faults.ts';
import { OUTPUT_GUARDS } from './table/output.ts';

export const GUARDS: GuardTable = { ...OUTPUT_GUARDS, ...CONTENT_GUARDS, ...FAULT_GUARDS };
