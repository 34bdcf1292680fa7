// The formats that are read, and whose configuration each of them shows.

import { FILE_START, type Span } from './span.ts';

/** Who holds a setting: a GPO hands it out, a client has it, a domain keeps its trusts. */
export type Holder = 'gpo' | 'client' | 'domain';

/** Names of input formats, as the JSON report shows them. */
export type Format =
  | 'gpo-report'
  | 'registry-pol'
  | 'reg'
  | 'reg-query'
  | 'gpt-tmpl'
  | 'gpt-ini'
  | 'backup-manifest'
  | 'backup-info'
  | 'backup-xml'
  | 'preferences-registry'
  | 'rsop'
  | 'format-list'
  | 'json';

/** The place of what concerns an input as a whole. Binary formats have no lines. */
export function fileStart(format: Format | null): Span {
  return format === 'registry-pol' ? { ...FILE_START, region: null } : FILE_START;
}

/** Which half of a GPO: what computers get, or what users get. */
export type Side = 'computer' | 'user';
