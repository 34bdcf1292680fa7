// Names that stand in templates and help texts, and that nobody's realm has.

import { asciiUpper, plainCharacters } from '../../src/model/realm-name.ts';

// The examples in the help text of the policies (Kerberos.adml).
const OF_HELP: ReadonlySet<string> = new Set(['TEST.COM', 'REALM.FABRIKAM.COM', 'MICROSOFT.COM']);

// Reserved for documentation (RFC 2606 3); the top-level domain .example is left to samples that are to look real.
const RESERVED = /(?:^|\.)EXAMPLE\.(?:COM|NET|ORG)$/;

const BRACKETS = /[<>{}[\]]|^\$|\$\(|%[^%]+%/;
const WORDS =
  /(?:^|[^A-Z0-9])(?:YOUR[^A-Z0-9]?(?:REALM|DOMAIN|CLOUD|COMPANY|ORG|ORGANI[SZ]ATION|KDC|KERBEROS|ZSCALER)|MY[^A-Z0-9]?(?:REALM|DOMAIN)|(?:ZSCALER[^A-Z0-9]?)?CLOUD[^A-Z0-9]?NAME|REALM[^A-Z0-9]?NAME|CHANGE[^A-Z0-9]?ME|REPLACE[^A-Z0-9]?ME|PLACE[^A-Z0-9]?HOLDER)(?:[^A-Z0-9]|NAME|$)/;
const WHOLE =
  /^(?:ZSCALER[^A-Z0-9]CLOUD(?:\.NET)?|(?:KERBEROS[^A-Z0-9])?REALM|CLOUD|TODO|X{3,}(?:\.X{3,})*)$/;

/** Whether a realm or host name is text of a template: `YOUR.REALM`, `<REALM>`, `kerberos.CLOUDNAME`. */
export function isTemplate(name: string): boolean {
  const text = asciiUpper(plainCharacters(name));
  return BRACKETS.test(text) || WORDS.test(text) || WHOLE.test(text);
}

/** Whether a realm name is an example: of the help text of the policies, or reserved for documentation. */
export function isSample(name: string): boolean {
  const text = asciiUpper(plainCharacters(name));
  return OF_HELP.has(text) || RESERVED.test(text);
}
