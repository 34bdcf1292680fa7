// All output formats by their names. A format is added here, and nowhere else.

import type { Reporter } from '../model/reporter.ts';
import { azure } from './azure.ts';
import { compact } from './compact.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export type ReportFormat =
  | 'text'
  | 'compact'
  | 'json'
  | 'sarif'
  | 'github'
  | 'gitlab'
  | 'azure'
  | 'junit'
  | 'markdown'
  | 'html';

export const reporters = {
  text,
  compact,
  json,
  sarif,
  github,
  gitlab,
  azure,
  junit,
  markdown,
  html,
} as const satisfies Record<ReportFormat, Reporter>;
