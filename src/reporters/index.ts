// All output formats by their names. A format is added here, and nowhere else.

import type { Reporter } from '../model/reporter.ts';
import { compact } from './compact.ts';
import { json } from './json.ts';
import { text } from './text.ts';

export type ReportFormat = 'text' | 'compact' | 'json';

export const reporters = { text, compact, json } as const satisfies Record<ReportFormat, Reporter>;
