// What the organisation says it wants, beside what is right for a realm: which realm belongs where, and which domains hold users.

/** One line of the config's `expect`: a realm in one GPO, one domain or one client. */
export interface Intent {
  readonly of: 'gpo' | 'domain' | 'client';
  /** Display name or GUID of a GPO, DNS name of a domain, name of a client, in any case; `*` means all that there are. */
  readonly name: string;
  readonly realm: string;
  /**
   * `required`: realm list and host map (a domain: the trust) must be there and in force. `forbidden`: nothing of the realm may
   * be there. `disabled`: the policies are switched off on purpose (a domain: the trust's direction is 0).
   */
  readonly state: 'required' | 'forbidden' | 'disabled';
}

export interface Intents {
  readonly expect: readonly Intent[];
  /** DNS names, lower case, of the domains whose users sign on; null when the organisation does not say. */
  readonly userDomains: readonly string[] | null;
}
