// The gap that an error of a cmdlet leaves when nobody knows better.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Complaint } from './bag.ts';

const SHOWN = 200;

export function complained({ line }: Complaint): Diagnostic {
  const said = line.value.trim().slice(0, SHOWN);
  const message = `A cmdlet failed, so that what it should show is not known: "${said}".`;
  const hint = 'Run it again where it succeeds, and copy the command with its output.';
  return diagnostic('not-read', 'partial', message, line.at, hint);
}
