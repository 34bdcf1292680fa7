// What FindProxyForURL returns: `PROXY host:port; DIRECT`, cut into its elements.

import { type Located, splitLocated, sub, trimBlanks } from '../../model/located.ts';
import type { PacTarget } from '../../model/record.ts';

const DIRECTIVES = /^(?:DIRECT|PROXY|HTTPS?|SOCKS[45]?|QUIC)$/;
const ELEMENT = /^([A-Za-z0-9]+)(?:[ \t]+(\S+))?$/;
// Addresses of IPv6, and the vendor's variables.
const BRACKETED = /^\[[^\]]*\]|\$\{(?<!\$\{[^}]*?\$\{)[^}]*\}/g;
const PORT = /:(\d{1,5})$/;

/** The elements of a returned text, and those that no browser would understand either. */
export function targetsIn(text: Located): { targets: PacTarget[]; unread: Located[] } {
  const targets: PacTarget[] = [];
  const unread: Located[] = [];
  for (const piece of splitLocated(text, /;/g)) {
    const element = trimBlanks(piece);
    if (element.value === '') continue;
    const target = targetOf(element);
    if (target) targets.push(target);
    else unread.push(element);
  }
  return { targets, unread };
}

function targetOf(element: Located): PacTarget | null {
  const [, word = '', where] = ELEMENT.exec(element.value) ?? [];
  const directive = word.toUpperCase();
  if (!DIRECTIVES.test(directive) || (directive === 'DIRECT') !== (where === undefined)) return null;
  const { at } = element;
  if (where === undefined) return { directive, host: null, port: null, at };
  const end = element.value.length;
  const from = end - where.length;
  const digits = PORT.exec(where)?.[1];
  if (digits === undefined) {
    const isHost = !where.replace(BRACKETED, '').includes(':');
    return isHost ? { directive, host: sub(element, from, end), port: null, at } : null;
  }
  const colon = end - digits.length - 1;
  if (colon === from) return null;
  const port = { value: Number(digits), at: sub(element, colon + 1, end).at };
  return { directive, host: sub(element, from, colon), port, at };
}
