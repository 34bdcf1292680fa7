// The formats that are read, and whose configuration each of them shows.

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
  | 'format-list'
  | 'json';

/** Which half of a GPO: what computers get, or what users get. */
export type Side = 'computer' | 'user';
