// What functions make of their arguments, as it looks with some of them: one line for each `new RegExp` in a function.
const STEMS =
  /password|passwd|passwort|passphrase|passcode|kennwort|pwd|psk(?![a-z])|pre-?shared-?key|secret(?!ar)|credential(?!s? ?cache)|trustauth(?:incoming|outgoing)|api[_-]?key|(?<![a-z])(?:pass|pw)(?![a-z])/gi;

export const MADE = {
  'src/model/secret-text.ts': [STEMS],
  'src/readers/xml/mentions.ts': [
    /\\Policies\\System\\Kerberos|\\Lsa\\Kerberos\\|\\Policies\\Microsoft\\Edge/i,
  ],
  'src/remedies/sanitize/secret-markup.ts': [/<(\/?)q1:Default\.Password(?=[\s/>])[^<>]*?(\/?)>/gi],
  'src/remedies/sanitize/secret-values.ts': [/\r?\n[ \t]{8,}[^\s][^\r\n]*/y],
};
