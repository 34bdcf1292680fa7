// What went wrong, in full, and what to do about it.

import { byId, lead, putLines } from './elements.ts';
import { shown } from './shown.ts';

export interface Trouble {
  readonly title: string;
  readonly lines: readonly string[];
  /** Of a defect, for its report; empty for what the user can mend. */
  readonly stack?: string;
  /** Whether the same without the config may go well. */
  readonly byConfig?: boolean;
}

export function showProblem({ title, lines, stack = '', byConfig = false }: Trouble): void {
  const section = byId('page-problem');
  const heading = byId('page-problem-title');
  heading.textContent = title;
  putLines(byId('page-problem-lines'), lines);
  const trace = byId('page-problem-stack');
  trace.textContent = stack.split('\n').map(shown).join('\n');
  trace.hidden = stack === '';
  byId('page-without-config').hidden = !byConfig;
  section.hidden = false;
  lead(heading, section);
}

/** Whether it is said of a config that it kept all from being judged. */
export function isConfigWrong(): boolean {
  return byId('page-problem').hidden === false && byId('page-without-config').hidden === false;
}

export function hideProblem(): void {
  byId('page-problem').hidden = true;
}
