// The formats that are read, and what those who judge their facts need to know of each.

import { FILE_START, type Span } from './span.ts';

/** Who holds a setting: a GPO hands it out, a client has it, a domain keeps its trusts. */
export type Holder = 'gpo' | 'client' | 'domain';

/** Names of the text encodings that can be read, and that `--encoding` takes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp437' | 'cp850';

/** What a format is like, whatever stands in it. */
export interface FormatTraits {
  /** Binary formats have no lines; XML says itself how it is encoded. */
  readonly medium: 'text' | 'xml' | 'binary';
  /** Code page of a text that is neither UTF-8 nor UTF-16: the console's, or that of programs with windows. */
  readonly fallback: Encoding;
  /**
   * Whether it is applied from its beginning to its end, so that a later value replaces an earlier one of its name. In
   * a dump, what is shown twice stands twice.
   */
  readonly replays: boolean;
  /** What of a GPO it shows: its settings by policy (step 4 of the guide), or the registry values behind them (step 5). */
  readonly shows: 'policies' | 'values' | null;
  /** Whether it is what the editor of policies writes, whoever holds it: there a deleted switch is a policy that is disabled. */
  readonly policyFile: boolean;
  /** Whether the name that it gives a GPO is the one from the GPO's creation, and hardly ever that of today. */
  readonly oldName: boolean;
}

const CONSOLE = {
  medium: 'text',
  fallback: 'cp850',
  replays: false,
  shows: null,
  policyFile: false,
  oldName: false,
} as const;
const FILE = { ...CONSOLE, fallback: 'windows-1252' } as const;
const XML = { ...FILE, medium: 'xml' } as const;
const POLICY_FILE = { replays: true, shows: 'values', policyFile: true } as const;

/** Every input format by its name in the JSON report. */
export const FORMATS = {
  'gpo-report': { ...XML, replays: true, shows: 'policies' },
  'gpo-report-html': { ...FILE, replays: true, shows: 'policies' },
  rsop: XML,
  'registry-pol': { ...FILE, ...POLICY_FILE, medium: 'binary' },
  'lgpo-text': { ...FILE, ...POLICY_FILE },
  'samba-pol-xml': { ...XML, ...POLICY_FILE },
  'samba-gpo-show': { ...FILE, ...POLICY_FILE },
  'samba-backup': XML,
  'preferences-registry': { ...XML, replays: true, shows: 'values' },
  'preferences-internet': XML,
  'preferences-accounts': XML,
  'gpt-tmpl': { ...FILE, replays: true },
  'gpt-ini': { ...FILE, replays: true, oldName: true },
  'backup-manifest': XML,
  'backup-info': XML,
  'backup-xml': XML,
  'mdm-json': { ...FILE, shows: 'policies' },
  'mdm-syncml': { ...XML, shows: 'policies' },
  reg: { ...FILE, replays: true },
  'reg-query': CONSOLE,
  hive: { ...FILE, medium: 'binary' },
  ksetup: CONSOLE,
  klist: CONSOLE,
  pac: FILE,
  // Of GPOs these hold what Get-GPRegistryValue gives.
  'format-list': { ...CONSOLE, shows: 'values' },
  'format-table': { ...CONSOLE, shows: 'values' },
  json: { ...FILE, shows: 'values' },
  csv: { ...FILE, shows: 'values' },
  clixml: { ...XML, shows: 'values' },
  ldif: { ...FILE, fallback: 'utf-8' },
  nltest: CONSOLE,
  netdom: CONSOLE,
  sharphound: FILE,
  'samba-trust': FILE,
} as const satisfies Record<string, FormatTraits>;

/** Names of input formats, as the JSON report shows them. */
export type Format = keyof typeof FORMATS;

/** Traits of a format by its name as a report gives it; null for a name that is none. */
export function traitsOf(format: string | null): FormatTraits | null {
  return format !== null && Object.hasOwn(FORMATS, format) ? FORMATS[format as Format] : null;
}

/** The place of what concerns an input as a whole. Binary formats have no lines. */
export function fileStart(format: Format | null): Span {
  return traitsOf(format)?.medium === 'binary' ? { ...FILE_START, region: null } : FILE_START;
}

/** Which half of a GPO: what computers get, or what users get. */
export type Side = 'computer' | 'user';
