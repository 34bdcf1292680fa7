// Names by where they stand: accounts, distinguished names, profiles and shares. There a word is a name whatever it says.

import { keyOf } from './characters.ts';
import type { Claims } from './claims.ts';
import { isBareSuffix, isTemplate, topFor } from './domains.ts';
import type { Names } from './names.ts';
import { ATTRIBUTES, PEOPLE } from './people.ts';
import { isKnown } from './words.ts';

const WORD = '[\\p{L}\\p{N}\\p{M}\\p{Default_Ignorable_Code_Point}_-]+';
const START = '(?<![\\p{L}\\p{N}\\p{M}_.\\\\/-])';
// Behind a character that nobody sees a word could begin once more: it began before it.
const firstOf = (start: string, before = '') => `${start}(?=${WORD}?)(?<!${start}${before}${WORD}?)`;

// DOMAIN\user, and with the backslash as .reg and JSON write it; names of several words up to what encloses them.
const ACCOUNT = new RegExp(
  `${firstOf(START)}(${WORD})(\\\\{1,2})((${WORD}(?:[.]${WORD})*)(?:\\$|(?: ${WORD}(?:[.]${WORD})*){1,6}(?=$|[<"'\\r\\n\\t,;|)\\]}]| {2}))?)(?![\\p{L}\\p{N}\\\\.])`,
  'gu',
);
/** UTF-16 units of what may be called a domain and be none. */
const LONGEST_DOMAIN = 64;
// What stands for a domain where there is none.
const AUTHORITY =
  /(?:^|[^\p{L}\p{N}])(?:NT[ -](?:AUTHORITY|AUTORIT\S+|SERVICE|DIENST)|AUTORIDAD NT|AUTORIT\S+ NT|BUILTIN|VORDEFINIERT|PACKAGE AUTHORITY|IIS APPPOOL|VIRTUAL MACHINE|Window Manager|Font Driver Host)$/iu;
// Where paths of keys and folders begin that have two parts.
const PATHS =
  /^(?:hkey_\w+|hk[a-z]{1,2}|registry|machine|users?|software|system|system32|sysvol|microsoft|windows|nt|policies|preferences|currentversion|currentcontrolset|control|services|scripts|kerberos|configuration|templates|vorlagen|settings)$/i;
// user@domain, and principals as klist shows them; the domain where it is one label.
const PRINCIPAL = new RegExp(
  `${firstOf('(?<![\\p{L}\\p{N}\\p{M}_.-])', `(?:${WORD}?[.])*?`)}(${WORD}(?:[.]${WORD})*)\\$?(?=[ ]?@[ ]?[\\p{L}\\p{N}])`,
  'gu',
);
const REALM = new RegExp(`(?<=[\\p{L}\\p{N}\\p{M}_$-][ ]?@[ ]?)(${WORD})(?![\\p{L}\\p{N}.(])`, 'gu');
const HOST = new RegExp(`(?<=://)(${WORD})(?=[/:"'<>;,?\\s]|$)`, 'gu');
const MACHINE = new RegExp(
  `${firstOf('(?<![\\p{L}\\p{N}\\p{M}_.\\\\:$-])')}(${WORD})(?=\\$(?![\\p{L}\\p{N}{(]))`,
  'gu',
);
const PROFILE = new RegExp(
  `[\\\\/](?:Users|home|Documents and Settings|Profiles)[\\\\/]{1,2}(${WORD}(?:[.]${WORD})*)`,
  'giu',
);
const SHARE = new RegExp(`(?<![\\p{L}\\p{N}:%\\\\])\\\\{2,4}(${WORD})(?=\\\\{1,2}${WORD})`, 'gu');
// What a server shares under a name of its own; a domain shares the same everywhere.
const SHARED_AS = new RegExp(
  `(?<![\\p{L}\\p{N}:%\\\\])\\\\{2,4}${WORD}(?:[.]${WORD})*\\\\{1,2}(?!(?:sysvol|netlogon|ipc|admin|print|[a-z])\\$?(?![\\p{L}\\p{N}_-]))(${WORD})`,
  'giu',
);
// A value ends where a column does; that of DC is one label.
const RELATIVE =
  /(?<![\p{L}\p{N}_-])(?:(DC)=([\p{L}\p{N}_-]+)|(?:CN|OU)=((?:\\.|(?! {2})[^,\\\r\n\t"<>;{}|])+))/giu;

// Values and labels behind which a computer or a person is named.
const NAMING =
  '(?:ActiveComputerName|ComputerName|Hostname|NV Hostname|DefaultUserName|AltDefaultUserName|DefaultDomainName|RegisteredOwner|RegisteredOrganization|LastLoggedOn(?:SAM)?User|LastLoggedOnDisplayName|PSComputerName|(?:User|Host|Computer) ?Name|Registered Owner|Registered Organization|sAMAccountName|NetBIOS ?Name)';
// In what devices are managed with, policies and settings have display names that tell what they do.
const OF_DEVICES =
  /"(?:@odata\.\w+|definitionValues?|presentationValues|omaSettings|settingDefinitionId|definition)"/;
const MEMBERS = new RegExp(`"(?:${PEOPLE})"\\s*[=:]\\s*"([^"\\r\\n]+)`, 'gi');
const LABELLED: readonly RegExp[] = [
  MEMBERS,
  new RegExp(`^[ \\t]*(?:${ATTRIBUTES})(?:;[\\w-]+)*[ \\t]*: *([^\\r\\n]+)`, 'gim'),
  new RegExp(`<S N="(?:${PEOPLE})">([^<]+)`, 'gi'),
  new RegExp(`"${NAMING}"\\s*[=:]\\s*"([^"\\r\\n]+)`, 'gi'),
  new RegExp(`^[ \\t]+${NAMING}[ \\t]+REG_\\w*SZ[ \\t]+([^\\r\\n]+)`, 'gim'),
  new RegExp(`^[ \\t]*${NAMING}[ \\t.]*: *([^\\r\\n]+)`, 'gim'),
  new RegExp(`<${NAMING}>([^<]+)|\\b(?:userName|accountName|newName|runAs)="([^"]+)`, 'gi'),
];

// Organizational units by the names that reports and the directory show them under.
const UNITS: readonly RegExp[] = [
  /<(?:\w+:)?(?:SOMName|FilterName)>([^<]+)/g,
  /<(?:\w+:)?SOMPath>[^</]*\/([^<]+)/g,
  /^[ \t]*CanonicalName[ \t]*:[^/\r\n\u2028\u2029]*\/([^\r\n]+)/gim,
];

const SHARED_ACCOUNTS =
  /^(?:administrators?|guests?|users?|system|everyone|network|service|local|authenticated|public|default|all|krbtgt|domain|enterprise|schema|builtin|nt|power|account|print|server|backup|remote|creator|owner|self|anonymous|interactive|computers?|controllers?|admins?)$/i;

// Groups and accounts of several words that every domain has.
const SHARED_GROUPS =
  /^(?:(?:read-only |enterprise |enterprise read-only )?domain (?:admins|users|guests|computers|controllers)|(?:enterprise|schema|key|enterprise key) admins|group policy creator owners|cert publishers|protected users|cloneable domain controllers|ras and ias servers|authenticated users|network service|local service|anonymous logon|creator owner|(?:account|server|print|backup) operators|remote desktop users|default domain (?:controllers )?policy)$/i;

// Containers that every directory has.
const CONTAINERS =
  /^(?:system|users|computers|configuration|schema|policies|services|sites|servers|program data|microsoft|domain controllers|foreignsecurityprincipals|builtin|managed service accounts|keys|trusted-domain|group-policy-container|person|computer|user|machine|partitions|default-first-site-name|ntds settings|infrastructure|lostandfound|ntds quotas|tpm devices|windows nt|wmipolicy|som|kerberos)$/i;

export function claimContexts(text: string, claims: Claims, names: Names): void {
  claimRelatives(text, claims, names);
  const claim = (from: number, word: string) => {
    if (!SHARED_ACCOUNTS.test(word) && !SHARED_GROUPS.test(word))
      claimWords(text, from, from + word.length, claims, names);
  };
  claimAccounts(text, names, claim);
  for (const { 1: user = '', index } of text.matchAll(PRINCIPAL)) claim(index, user);
  for (const pattern of [REALM, HOST]) {
    for (const { 1: label = '', index } of text.matchAll(pattern)) {
      if (!isTemplate(keyOf(label)) && !isBareSuffix(keyOf(label))) claim(index, label);
    }
  }
  for (const { 1: machine = '', index } of text.matchAll(MACHINE)) {
    if (!/^(?:ipc|admin|print|[a-z])$/i.test(machine)) claim(index, machine);
  }
  for (const pattern of LABELLED) {
    if (pattern === MEMBERS && OF_DEVICES.test(text)) continue;
    for (const { 0: whole, 1: one, 2: other = '', index } of text.matchAll(pattern)) {
      const value = one ?? other;
      claim(index + whole.length - value.length, value);
    }
  }
  for (const pattern of UNITS) {
    for (const { 0: whole, 1: path = '', index } of text.matchAll(pattern)) {
      let from = index + whole.length - path.length;
      for (const unit of path.split('/')) {
        if (!CONTAINERS.test(unit.trim())) claimWords(text, from, from + unit.length, claims, names);
        from += unit.length + 1;
      }
    }
  }
  for (const pattern of [PROFILE, SHARE, SHARED_AS]) {
    for (const { 0: whole, 1: name = '', index } of text.matchAll(pattern)) {
      claim(index + whole.length - name.length, name);
    }
  }
}

type Claim = (from: number, word: string) => void;

/** Domain and account are names together. Of two words nobody can tell whether they are a path, unless the first is loud or known. */
function claimAccounts(text: string, names: Names, claim: Claim): void {
  for (const { 1: domain = '', 2: slashes = '', 3: user = '', index } of text.matchAll(ACCOUNT)) {
    const before = text.slice(Math.max(0, index - 24), index + domain.length);
    if (domain.length <= LONGEST_DOMAIN && AUTHORITY.test(before)) continue;
    const from = index + domain.length + slashes.length;
    const isOwn = names.isOwn(domain);
    if (isKnown(keyOf(domain)) && !isOwn) {
      if (PATHS.test(domain)) continue;
      const isLoud = domain.length > 1 && domain === domain.toUpperCase();
      if (!isLoud && user.split(' ').every((word) => isKnown(keyOf(word)))) continue;
    }
    if (!isBareSuffix(keyOf(domain)) || isOwn) claim(index, domain);
    claim(from, user);
  }
}

/** CN=, OU= and DC=, whose values may have blanks in them; the last components of a domain are its suffix. */
function claimRelatives(text: string, claims: Claims, names: Names): void {
  for (const { 0: whole, 1: type, 2: label = '', 3: value = label, index } of text.matchAll(RELATIVE)) {
    const from = index + whole.length - value.length;
    if (type !== undefined) {
      const isLast = !/^\s*,\s*DC=/i.test(text.slice(from + value.length, from + value.length + 8));
      if (/^(?:co|com|ac|gov|org|net|edu)$/i.test(value.trim())) continue;
      if (isLast) {
        const top = topFor(value, names);
        claims.take(from, from + value.length, top === value ? null : top);
        continue;
      }
      claimWords(text, from, from + value.length, claims, names);
    } else if (!CONTAINERS.test(value.trim())) claimWords(text, from, from + value.length, claims, names);
  }
}

const WORDS = new RegExp(WORD, 'gu');

/** Renames every word in units [from, to), also those that are known. */
export function claimWords(text: string, from: number, to: number, claims: Claims, names: Names): void {
  for (const { 0: word, index } of text.slice(from, to).matchAll(WORDS)) {
    const renamed = names.label(word);
    claims.take(from + index, from + index + word.length, renamed === word ? null : renamed);
  }
}
