// Whether the table of disagreements excuses a case.

import type { Case } from './cases.ts';
import type { Client } from './clients.ts';
import { DISAGREEMENTS } from './disagreements.ts';

/**
 * Why a case and a client may differ so; null where nothing excuses it. Of several errors each needs a row of its own: beside a right error a wrong
 * one would not be noticed.
 */
export function reasonOf(one: Case, client: Client, differs: string): string | null {
  const rows = DISAGREEMENTS.filter(
    (row) =>
      row.planted.includes(one.key) &&
      row.clients.includes(client) &&
      row.differs === differs &&
      one.rules.includes(row.said) &&
      (row.when?.(one) ?? true),
  );
  const errors = one.rules.filter((rule) => rule.startsWith('error '));
  const isExcused = rows.length > 0 && errors.every((error) => rows.some(({ said }) => said === error));
  return isExcused ? [...new Set(rows.map(({ reason }) => reason))].join('; ') : null;
}
