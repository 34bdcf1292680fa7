// Secrets in commands beside those that are found as evidence: where they stand is known by the program, since no name is before them.

import { isNoSecretInCode, secretArguments } from '../../model/secret-text.ts';
import { calculatedAt } from './secret-code.ts';
import { matchAt, type Search } from './secret-search.ts';

// As a shell takes one: what stands at a quote without a blank is of the same argument.
const BARE = `[^\\s"'<>|]`;
const DOUBLE = '"[^"\\r\\n]*(?:"|(?=[\\r\\n]|$))';
const SINGLE = "'[^'\\r\\n]*(?:'|(?=[\\r\\n]|$))";
const VALUE = `((?:\\\\${DOUBLE})+|(?:(?:${DOUBLE}|${SINGLE})${BARE}*)+|${BARE}+(?:["'](?=[\\w$])${BARE}*)*)`;
const switchOf = (programs: string, switches: string) =>
  new RegExp(`\\b(?:${programs})\\b(?:[^\\r\\n|]*?[\\s"'](?:${switches})${VALUE}|[^\\r\\n|]*)`, 'gi');

/** The group is the secret; without one there is none up to the end of the command. */
const SWITCHES: readonly RegExp[] = [
  switchOf('schtasks(?:\\.exe)?', '[-/]r?p[ \\t:]+'),
  switchOf('psexec(?:64)?(?:\\.exe)?|winrs|sshpass|winexe', '[-/]p[ \\t:]*'),
  switchOf('curl(?:\\.exe)?|wget', '(?:-u|--user|-U|--proxy-user)[ \\t=]*'),
  switchOf('plink|pscp|psftp|putty', '-pw[ \\t]+'),
  switchOf('ldap(?:search|modify|add|delete|passwd|whoami)', '-[wsa][ \\t]*'),
  /\s(?:-U|--user)[ \t=]*(?:["'][^\s%"']+|[^\s%"'=][^\s%"']*|(?<==))%([^\s"']+)/g,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:"'<>]{0,80}:([^\s/@"'<>]{1,200})@/gi,
];
// What they take is an expression of PowerShell, or is piped into them.
const CODE: readonly RegExp[] = [
  /\bConvertTo-SecureString\b(?:[ \t]+-(?:String|AsPlainText|Force))*[ \t]+(?![-|\s<])/gi,
  /\bNetworkCredential\s*\(\s*(?:\\?"[^"]*"|'[^']*'|[^"',()\s]{1,200})\s*,\s*/gi,
];
const PIPED = /\|[ \t]*ConvertTo-SecureString\b/gi;
const NET = /\bnet1?(?:\.exe)?["']?[ \t]+(use|user)\b([^\r\n|<>]*)/gi;
const PART = /\\?"[^"\r\n]*?\\?"|[^\s]+/g;
const MAYBE =
  /schtasks|psexec|winrs|sshpass|winexe|curl|wget|plink|pscp|psftp|putty|ldap|SecureString|NetworkCredential|%|:\/\/|\bnet1?(?:\.exe)?["']?[ \t]+user?\b/i;

export function noteArguments(search: Search): void {
  const { text, spans } = search;
  if (MAYBE.test(text)) {
    for (const pattern of SWITCHES) {
      for (const found of text.matchAll(pattern)) {
        const value = found[1];
        if (value === undefined) continue;
        const to = found.index + found[0].length - (pattern.source.endsWith('@') ? 1 : 0);
        if (!isNoSecretInCode(value)) spans.push({ from: to - value.length, to, as: 'text' });
      }
    }
    noteCode(search);
    for (const { 0: whole, 1: verb = '', 2: rest = '', index } of text.matchAll(NET)) {
      ofNet(search, verb.toLowerCase(), rest, index + whole.length - rest.length);
    }
  }
  let at = 0;
  for (const line of text.split('\n')) {
    for (const { secret } of secretArguments(line)) {
      spans.push({ from: at + secret.from, to: at + secret.to, as: 'text' });
    }
    at += line.length + 1;
  }
}

function noteCode(search: Search): void {
  const { text } = search;
  for (const [nth, pattern] of CODE.entries()) {
    search.plainTo = 0;
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      if (search.puzzled) return;
      calculatedAt(search, 'password', index + whole.length, nth === 0);
    }
  }
  search.plainTo = 0;
  for (const { index } of text.matchAll(PIPED)) {
    if (search.puzzled) return;
    let from = index;
    while (from > 0 && !/[\r\n|;=>]/.test(text[from - 1] ?? '')) from--;
    const before = text.slice(from, index);
    if (!/["']|(?<![\w.$])[0-9]/.test(before)) continue;
    calculatedAt(search, 'password', from + before.length - before.trimStart().length, false);
  }
}

/** `net use` takes a password beside device and share, `net user` behind the account. */
function ofNet({ text, spans }: Search, verb: string, rest: string, at: number): void {
  let accounts = 0;
  for (const { 0: part, index } of rest.matchAll(PART)) {
    if (part[0] === '"' && index === 0) return;
    if (/^[&;]/.test(part)) return;
    const value = part[0] === '"' || part[0] === '\\' ? part : part.replace(/["'].*/, '');
    const isOther = /^(?:\/|-|\*|[a-z]:$|lpt[0-9]|"?\\)/i.test(value) || isNoSecretInCode(value);
    if (isOther) continue;
    if (verb === 'user' && accounts++ === 0) continue;
    const from = at + index;
    if (matchAt(/\S/y, text, from)) spans.push({ from, to: from + value.length, as: 'text' });
    if (value !== part) return;
  }
}
