// Secrets in a line of text: where they stand, and the line without them.

/** An argument of a command that is a secret; offsets are UTF-16 units of the line, `from` to `to` those of the switch alone. */
export interface SecretArgument {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly secret: { readonly from: number; readonly to: number };
}

const VALUE = '("[^"]*"?|[^\\s"]+)';
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

// A prompt (*), stars in place of a secret, a variable, and what help texts put there.
const NO_SECRET = /^(?:"?\**"?|"?\$.*|"?%[^%]+%"?|"?<[^>]*>?"?|\[.*|\{.*)$/;
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
      if (values.every((value) => value === undefined || NO_SECRET.test(value))) continue;
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
