// Secrets in text: the names that introduce them, where they stand in a line, and the line without them.

/** An argument of a command that is a secret; offsets are UTF-16 units of the line, `from` to `to` those of the switch alone. */
export interface SecretArgument {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly secret: { readonly from: number; readonly to: number };
}

// As a shell takes one: what stands at a quote without a blank is of the same argument.
const VALUE =
  '((?:\\\\"[^"]*(?:"|$))+|(?:"[^"]*(?:"|$)[^\\s"]*)+|<[^<>"]*>[^\\s"]*|[^\\s"]+(?:"(?=[\\w$])[^\\s"]*)*)';
// netdom takes the first letters of the words of a switch for it: /pt is /passwordt.
const OF_TRUST = new RegExp(`(?<![\\w/-])([/-]password[tdo])[:=]${VALUE}`, 'gi');
const OF_NETDOM = new RegExp(`(?<![\\w/-])([/-]p[tdo])[:=]${VALUE}`, 'gi');
const OF_KTPASS = new RegExp(`(?<![\\w/-])([/-]pass)(?:[ \\t]+|:)${VALUE}`, 'gi');
const OF_KSETUP = new RegExp(`(?<![\\w/-])([/-]setcomputerpassword)(?:[ \\t]+|:)${VALUE}`, 'gi');
const CHANGED = new RegExp(`(?<![\\w/-])([/-]changepassword)[ \\t]+${VALUE}(?:[ \\t]+${VALUE})?`, 'gi');

/** The switches by the program that must be named in the line; the others are known by themselves. */
const SWITCHES: readonly (readonly [RegExp | null, RegExp])[] = [
  [null, OF_TRUST],
  [/\bnetdom\b/i, OF_NETDOM],
  [/\bktpass\b/i, OF_KTPASS],
  [null, OF_KSETUP],
  [/\bksetup\b/i, CHANGED],
];

const MAYBE = /[/-](?:pass|p[tdo][:=]|setcomputerp|changep)/i;

/** Longest text that `mayHoldSecret` has to see at once. */
export const LONGEST_SIGN = 16;

/** Whether any line of a text can hold a secret argument: false for nearly all texts. */
export function mayHoldSecret(text: string): boolean {
  return MAYBE.test(text);
}

/** Linear in the line; the secret is at the end of what a switch matches. */
export function* secretArguments(line: string): Iterable<SecretArgument> {
  if (!mayHoldSecret(line)) return;
  for (const [program, pattern] of SWITCHES) {
    if (program && !program.test(line)) continue;
    for (const match of line.matchAll(pattern)) {
      const [whole, name = '', ...values] = match;
      if (values.every((value) => value === undefined || isNoSecretInCode(value))) continue;
      const to = match.index + name.length;
      yield { name, from: match.index, to, secret: { from: to + 1, to: match.index + whole.length } };
    }
  }
}

const CPASSWORD = /(\bcpassword\s*=\s*(?:\\?["']|&quot;|&#34;))([^"'\\&<>]*)/gi;
const AUTOLOGON = /\bDefaultPassword\b/gi;
const MASK = '*';

/** The line with stars in place of every secret, as long as it was: columns stay. */
export function withoutSecrets(line: string): string {
  let masked = line.replace(
    CPASSWORD,
    (_whole, before: string, secret: string) => before + MASK.repeat(secret.length),
  );
  for (const { secret } of secretArguments(line)) masked = starred(masked, secret.from, secret.to);
  // In which field of the line the secret stands depends on the format: of all of them the name alone is left.
  if (!/\bDefaultPassword\b/i.test(line)) return masked;
  let from = 0;
  for (const { 0: name, index } of line.matchAll(AUTOLOGON)) {
    masked = starred(masked, from, index);
    from = index + name.length;
  }
  return starred(masked, from, line.length);
}

function starred(line: string, from: number, to: number): string {
  return line.slice(0, from) + line.slice(from, to).replace(/[^\s]/g, MASK) + line.slice(to);
}

/** Parts of names under which values are secrets: the one list of them. */
const STEM =
  'password|passwd|passwort|passphrase|passcode|kennwort|pwd|psk(?![a-z])|pre-?shared-?key|secret(?!ar)|credential(?!s? ?cache)|trustauth(?:incoming|outgoing)|api[_-]?key|(?<![a-z])(?:pass|pw)(?![a-z])';
const NAMED = new RegExp(STEM, 'i');

// What is said about passwords and is none: numbers, times and words of policies. Histories in a directory hold hashes, which are no numbers.
const OF_POLICY =
  /(?:age|length|len|complexity|history|size|count|lastset|lastchanged?|lastbadpasswordattempt|time|attempts?|neverexpires|notrequired|notreqd|required|expire[sd]|expiry|properties|warning|days)$/i;
const SENTENCE = /\S\s+\S+\s+\S/;
const SWITCHED =
  /^(?:cannot|disable|enable|allow|limit|refuse|require|prompt|no|deny|save|store|use|has|is|must|force|never|always|clear-?text)/i;
const PLAIN =
  /^(?:[+-]?[0-9]{1,20}|0x[0-9a-f]{1,16}|true|false|null|enabled|disabled|yes|no|never|none|not (?:defined|configured)|n\/a|[0-9]{1,5} (?:days?|characters?|passwords? remembered)|[-0-9:.tz+/ ]{8,35}(?: ?[ap]m)?|\\?\/date\([-+0-9]+\)\\?\/|[0-9]{14}\.0z)$/i;

/** Whether any name of a secret can stand in a text: false for nearly all texts. */
export function mayNameSecret(text: string): boolean {
  return NAMED.test(text);
}

/** Where in a text a part of such a name stands. */
export function secretStems(text: string): Iterable<{ readonly 0: string; readonly index: number }> {
  return text.matchAll(new RegExp(STEM, 'gi'));
}

/**
 * Whether a value is a secret for the name before it, of an attribute, a registry value, a column or a label, options behind a semicolon
 * included. Policies about passwords keep what policies say; all else under such a name is a secret, whatever its form.
 */
export function isSecretUnder(name: string, value: string): boolean {
  const bare = name.replace(/;.*$/s, '').trim();
  const said = value.replaceAll('\0', '').trim();
  if (said === '' || !NAMED.test(bare)) return false;
  if (SWITCHED.test(bare)) return !/^(?:[0-9]|0x0{0,7}[0-9]|true|false|enabled|disabled|yes|no)$/i.test(said);
  return !((OF_POLICY.test(bare.replace(/[\s_-]/g, '')) || SENTENCE.test(bare)) && PLAIN.test(said));
}

/** Whether a number in binary is a secret for the name before it: what only switches something on or off is none. */
export function isSecretNumberUnder(name: string, value: bigint): boolean {
  return value > 9n && isSecretUnder(name, String(value));
}

const HELP = `(?:(?:new|old|your)[_-]?)?(?:${STEM}|mot_de_passe|contrase\u00f1a|senha|wachtwoord|\u043f\u0430\u0440\u043e\u043b\u044c)`;
const NO_SECRET = new RegExp(
  `^(?:"?\\**"?|"?(?:\\*+|%[\\p{L}_][\\p{L}\\p{N}_()-]*%|<[^<>0-9]*>|[[{](?:[ |*<>]|${HELP})+[\\]}]*)"?[;,)}\\]]*)$`,
  'iu',
);
const WORD = '[\\p{L}_][\\p{L}\\p{N}_]*';
const VARIABLE = `\\$(?:\\{${WORD}(?::${WORD})?\\}|${WORD}(?::${WORD})?)(?:\\.${WORD}(?:\\(\\))?|\\[[0-9]{1,3}\\])*`;
const CASTS = `(?:\\[${WORD}(?:\\.${WORD})*(?:\\[\\])?\\][ \\t]*)*`;
const REFERENCE = new RegExp(`^"?${CASTS}(?:${VARIABLE}|\\$?\\(${VARIABLE}\\))"?[;,)}\\]]*$`, 'u');
const ASKED =
  /^\(?[ \t]*(?:Read-Host|Get-Credential)(?:[ \t]+(?:-?[\p{L}_][\p{L}\p{N}_.\\@-]*|"[^"$\r\n]*"|'[^'\r\n]*'))*[ \t]*\)?$/iu;

/** Whether a value shows that a secret is not there, wherever it stands: nothing, stars, a variable of cmd, what help texts put there. */
export function isNoSecret(value: string): boolean {
  return NO_SECRET.test(value);
}

/** The same in a command or a script, where a name behind a dollar sign is a variable, and where somebody can be asked. */
export function isNoSecretInCode(value: string): boolean {
  return isNoSecret(value) || REFERENCE.test(value) || ASKED.test(value);
}
