// Records of Administrative Templates policies, and how a setting of a policy comes to be applied.

import type { Side } from './format.ts';
import type { Located } from './located.ts';
import type { Span } from './span.ts';

/** Ways to the registry beside the Registry extension of Group Policy: Preferences, and device management (MDM). */
export type Delivery = 'preferences' | 'mdm';

/** The GPO that gave a setting of a resultant set, and its rank among those that give it: 1 wins. */
export interface Winner {
  readonly precedence: number;
  /** Display name or identifier of the GPO, as shown. */
  readonly gpo: Located | null;
}

/** An entry of a list policy: what the editor calls value name and value. */
export interface PolicyListEntry {
  readonly name: Located;
  readonly data: Located | null;
  readonly at: Span;
}

export interface PolicyList {
  readonly name: Located | null;
  readonly state: Located | null;
  readonly entries: readonly PolicyListEntry[];
}

/** One Administrative Templates policy of a report, in the language of the console that wrote it. */
export interface PolicyRecord {
  readonly kind: 'policy';
  readonly part: string | null;
  readonly side: Side;
  readonly name: Located;
  /** `Enabled`, `Disabled` or `NotConfigured`, as written. */
  readonly state: Located;
  /** The format prints the state in the language of its console, too. */
  readonly translated?: true;
  readonly category: Located | null;
  /** Help texts that are copied into the policy. They show how a setting is written and are never settings. */
  readonly help: readonly string[];
  readonly lists: readonly PolicyList[];
  /** What stands in its text fields; absent where the format does not show them apart. */
  readonly texts?: readonly Located[];
  readonly delivery?: Delivery;
  /** Only in a resultant set of policy. */
  readonly winner?: Winner;
  readonly at: Span;
}
