// The name of a cloud, however somebody writes it.

import { asciiLower } from '../model/realm-name.ts';

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
/** UTF-16 units. */
const LONGEST = 4096;
const DNS_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})+$`);

/**
 * The DNS name of a cloud in lower case, from that name in any case or from the address of its admin portal
 * (`https://admin.zscalerbeta.net/`). Null when it is neither.
 */
export function cloudName(text: string): string | null {
  // No address is as long, and patterns that go back over a long text can end the stack.
  if (text.length > LONGEST) return null;
  const host = asciiLower(text.trim())
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/:\d*$/, '');
  const name = host.replace(/\.$/, '').replace(/^admin\./, '');
  return name.length <= 253 && DNS_NAME.test(name) ? name : null;
}
