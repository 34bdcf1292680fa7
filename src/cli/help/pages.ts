// The pages of all commands by name.

import type { CommandName } from '../option.ts';
import { BASELINE } from './baseline.ts';
import { COLLECT } from './collect.ts';
import { COMPLETION } from './completion.ts';
import { DRIFT } from './drift.ts';
import { EXPLAIN } from './explain.ts';
import { INIT } from './init.ts';
import { LINT } from './lint.ts';
import type { Page } from './page.ts';
import { REMEDY } from './remedy.ts';
import { RULES } from './rules.ts';
import { SANITIZE } from './sanitize.ts';
import { WHY } from './why.ts';

export const PAGES: Readonly<Record<CommandName, Page>> = {
  lint: LINT,
  collect: COLLECT,
  drift: DRIFT,
  why: WHY,
  explain: EXPLAIN,
  rules: RULES,
  remedy: REMEDY,
  sanitize: SANITIZE,
  baseline: BASELINE,
  init: INIT,
  completion: COMPLETION,
};
