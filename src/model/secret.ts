// Secrets that stand in exports. What is kept of one is where it stands and what it is, never the secret.

import type { Side } from './format.ts';
import type { FactBase } from './origin.ts';
import type { Span } from './span.ts';

/**
 * `cpassword`: an item of Group Policy Preferences; `command`: an argument of netdom, ktpass or ksetup in the text of a console;
 * `autologon`: DefaultPassword of Winlogon.
 */
export type SecretForm = 'cpassword' | 'command' | 'autologon';

/** A secret in an export. */
export interface SecretRecord {
  readonly kind: 'secret';
  readonly part: string | null;
  readonly side: Side | null;
  readonly form: SecretForm;
  /** What holds it, as written: the attribute, the switch or the value. */
  readonly name: string;
  /** Account or thing that it is the secret of, where the export tells it. */
  readonly owner: string | null;
  /** Of the name alone. */
  readonly at: Span;
}

/** The same as a fact: no evidence about a realm, and judged where there is some. */
export interface SecretFact extends FactBase {
  readonly kind: 'secret';
  readonly form: SecretForm;
  readonly name: string;
  readonly owner: string | null;
}
