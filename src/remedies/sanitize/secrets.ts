// Secrets are taken out before anything is renamed: they come into no map, and nothing of them is left but that there was one.

import { secretArguments } from '../../model/secret-text.ts';

/** What stands in place of a secret, whatever its length was. */
export const REMOVED = 'REMOVED';

export interface WithoutSecrets {
  readonly text: string;
  /** How many were taken out. */
  readonly removed: number;
}

// Attributes of XML, elements, values of .reg and .ini, members of JSON, rows of reg query: what a name of a password introduces.
const NAME =
  '(?:cpassword|[\\w.-]{0,40}(?:password|passwd|passphrase|pwd)|unicodePwd|trustAuth(?:Incoming|Outgoing)|ms-Mcs-AdmPwd|msLAPS-\\w+|supplementalCredentials)';
const ATTRIBUTE = new RegExp(
  `(\\b${NAME}\\s*=\\s*(?:\\\\?["']|&quot;|&#34;))((?:[^"'\\\\&<>]|&amp;)+)`,
  'gi',
);
const REG_STRING = new RegExp(`^(\\s*"${NAME}"\\s*=\\s*")((?:[^"\\\\\\r\\n]|\\\\.)+)`, 'gim');
const REG_HEX = new RegExp(
  `^(\\s*"${NAME}"\\s*=\\s*hex(?:\\([0-9a-f]+\\))?:)((?:[0-9a-f]{2},?|[ \\t]*\\\\\\r?\\n[ \\t]*)+)`,
  'gim',
);
const MEMBER = new RegExp(`("${NAME}"\\s*:\\s*")((?:[^"\\\\\\r\\n]|\\\\.)+)`, 'gi');
const DUMPED = new RegExp(`^([ \\t]+${NAME}[ \\t]+REG_\\w+[ \\t]+)([^\\r\\n]+)`, 'gim');
const LINE = new RegExp(`^([ \\t]*${NAME}[ \\t]*:{1,2}[ \\t]+)([^\\r\\n]+(?:\\r?\\n [^\\r\\n]+)*)`, 'gim');

const UTF16_REMOVED = Array.from(
  `${REMOVED}\0`,
  (letter) => `${letter.charCodeAt(0).toString(16).padStart(2, '0')},00`,
).join(',');

/** Takes out what is known as a secret by its switch or the name before it, in the text as it stands. */
export function withoutSecrets(text: string): WithoutSecrets {
  let removed = 0;
  const remove = (_whole: string, before: string, secret: string): string => {
    if (/^(?:0x)?[0-9]{1,3}$|^\(|^(?:true|false|null|never|expired)$/i.test(secret.trim()))
      return before + secret;
    removed++;
    const written = /::\s*$/.test(before) ? btoa(REMOVED) : REMOVED;
    return before + written + (secret.match(/\r?\n /g) ?? []).join('');
  };
  let left = text;
  if (/passw|pwd|passphrase|cred|trustauth|laps/i.test(text)) {
    left = left.replace(REG_HEX, (_whole, before: string, secret: string) => {
      removed++;
      const breaks = secret.match(/\\\r?\n[ \t]*/g) ?? [];
      // Lines stay: what a string ends with may be there more than once.
      return [before + UTF16_REMOVED, ...breaks.map((line) => `${line}00,00`)].join(',');
    });
    for (const pattern of [REG_STRING, MEMBER, ATTRIBUTE, DUMPED, LINE]) left = left.replace(pattern, remove);
    const beside = besideName(left);
    left = beside.text;
    removed += beside.removed;
  }
  const switched = withoutArguments(left);
  return { text: switched.text, removed: removed + switched.removed };
}

function withoutArguments(text: string): WithoutSecrets {
  let removed = 0;
  const lines = text.split('\n').map((line) => {
    const secrets = [...secretArguments(line)].map(({ secret }) => secret).sort((a, b) => b.from - a.from);
    let left = line;
    for (const [at, { from, to }] of secrets.entries()) {
      if ((secrets[at - 1]?.from ?? Number.POSITIVE_INFINITY) < to) continue;
      removed++;
      const quote = left[from] === '"' ? '"' : '';
      left = `${left.slice(0, from)}${quote}${REMOVED}${quote}${left.slice(to)}`;
    }
    return left;
  });
  return { text: removed === 0 ? text : lines.join('\n'), removed };
}

// Where name and value of a registry value are two members: Windows' own password, by which it logs on by itself.
const AUTOLOGON = /\bDefaultPassword\b/i;
const BLOCKS = [
  // An object of JSON, an element of XML with its attributes, elements of XML.
  {
    pattern: /\{[^{}]*\bDefaultPassword\b[^{}]*\}/gi,
    value: /("(?:Value|Data|value|data)"\s*:\s*")((?:[^"\\]|\\.)+)/g,
  },
  { pattern: /<Properties\b[^<>]*\bDefaultPassword\b[^<>]*>/gi, value: /(\bvalue\s*=\s*")([^"]+)/gi },
  {
    pattern:
      /<(Value|Entry|RegistrySetting|Obj)\b(?:(?!<\/\1>)[\s\S]){0,4000}?\bDefaultPassword\b[\s\S]{0,4000}?<\/\1>/gi,
    value: /(<(?:String|ExpString|Data|Value|S N="Value")>)([^<]+)/gi,
  },
] as const;

/** Objects of Format-List stand between empty lines. */
const EMPTY_LINES = /(\r?\n[ \t]*\r?\n)/;
const LISTED = /^([ \t]*Value[ \t]*:[ \t]*)([^\r\n]+)/gim;

function besideName(text: string): WithoutSecrets {
  if (!AUTOLOGON.test(text)) return { text, removed: 0 };
  let removed = 0;
  const remove = (whole: string, before: string, secret: string): string => {
    if (secret === REMOVED || AUTOLOGON.test(secret)) return whole;
    removed++;
    return before + REMOVED;
  };
  let left = text;
  for (const { pattern, value } of BLOCKS) {
    left = left.replace(pattern, (block) => block.replace(value, remove));
  }
  const blocks = left.split(EMPTY_LINES);
  left = blocks.map((block) => (AUTOLOGON.test(block) ? block.replace(LISTED, remove) : block)).join('');
  return { text: left, removed };
}
