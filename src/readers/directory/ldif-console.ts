// What stands around LDIF in the copy of a console, and how LDIF is told from other texts.

/** Prompts of cmd, PowerShell and shells; those of a shell only where they run one of our programs, or nothing. */
const PROMPT =
  /^(?:(?:\[[^\]]+\]: )?(?:PS )?(?:[A-Za-z]:\\|\\\\)[^<>]*>|[\w.@~:/[\] -]*[$%] *(?:$|(?:sudo )?\S*(?:ldapsearch|ldbsearch)\b))/;
const SAID = /^(?:SASL[ /]|Enter LDAP Password:|ldap_(?:initialize|url)\(|\+ ?\S*ld(?:ap|b)search )/;
const FAILED = /^(?:ldap_\w+: )?[A-Z][A-Za-z/ ]+ \(-?\d+\)$|^(?:search error|ERR:|Failed to )/;
const EXPLAINED = /^\s*(?:Additional information|additional info|Matched DN|matched DN|Referral):/;

/** The kind of a line that is no LDIF; null when nothing is known of it. */
export function consoleLine(text: string): 'said' | 'failed' | null {
  if (PROMPT.test(text) || SAID.test(text) || EXPLAINED.test(text)) return 'said';
  return FAILED.test(text) ? 'failed' : null;
}

const DN = /^dn:(?:: ?[A-Za-z0-9+/]{4}| ?(?:<[^>]*>;)*[A-Za-z][\w.-]*\s*=)/;
const PROGRAM = /^# (?:extended LDIF|LDAPv3)$/;
const ASKED = /^# (?:base <|filter: |requesting: )/;

/** Whether the first line that is more than a comment names an entry, or the comments are those of a search. */
export function looksLikeLdif(head: string): boolean {
  let program = false;
  for (const line of head.split(/\r?\n/)) {
    if (DN.test(line)) return true;
    if (PROGRAM.test(line)) program = true;
    if (program && ASKED.test(line)) return true;
    if (/^\s*$|^#|^version: ?\d/.test(line) || consoleLine(line) !== null) continue;
    return false;
  }
  return false;
}
