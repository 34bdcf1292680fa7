// The hosts in the data of a value of either list: read out of it, and put back changed, with the rest of it left as it is.

import type { ListName } from '../model/fact.ts';
import type { RegistryValue } from '../model/remedy.ts';

/** A host as written, without the ASCII blanks around it, and where it stands in the text. */
interface Entry {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const KDC_TAGS = /<k>([^<>]*)<\/k>/gi;

/** Where hosts stand: within `<k>` in the realm list, everywhere in the host map. */
function rangesIn(text: string, list: ListName): Range[] {
  if (list === 'domain_realm') return [{ from: 0, to: text.length }];
  return Array.from(text.matchAll(KDC_TAGS), (match) => {
    const from = match.index + '<k>'.length;
    return { from, to: from + (match[1]?.length ?? 0) };
  });
}

function entriesIn(text: string, ranges: readonly Range[]): Entry[] {
  const entries: Entry[] = [];
  for (const { from, to } of ranges) {
    let at = from;
    for (const piece of text.slice(from, to).split(';')) {
      const host = piece.replace(/^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g, '');
      const start = at + (host === '' ? 0 : piece.indexOf(host));
      if (host !== '') entries.push({ text: host, from: start, to: start + host.length });
      at += piece.length + 1;
    }
  }
  return entries;
}

/** The hosts of a value in their order; null for data in which no hosts can stand. */
export function hostsIn(value: RegistryValue, list: ListName): string[] | null {
  if (value.type === 'REG_DWORD') return null;
  if (value.type === 'REG_MULTI_SZ') return value.items.filter((item) => item !== '');
  const ranges = rangesIn(value.text, list);
  return ranges.length === 0 ? null : entriesIn(value.text, ranges).map(({ text }) => text);
}

/**
 * The value with other hosts in place of its own. As many as before are each put where the old one stood; more or fewer
 * are written anew, `; ` between them. Null where it cannot be told in which of several `<k>` they belong.
 */
export function withHosts(
  value: RegistryValue,
  list: ListName,
  hosts: readonly string[],
): RegistryValue | null {
  if (value.type === 'REG_DWORD') return null;
  // What ksetup puts at the end of its lists, an empty string, is no host and comes of itself.
  if (value.type === 'REG_MULTI_SZ') {
    const same = JSON.stringify(hostsIn(value, list)) === JSON.stringify(hosts);
    return same ? value : { ...value, items: [...hosts] };
  }
  const ranges = rangesIn(value.text, list);
  const entries = entriesIn(value.text, ranges);
  if (entries.length === hosts.length) return { ...value, text: replaced(value.text, entries, hosts) };
  const [range, ...others] = ranges;
  if (!range || others.length > 0) return null;
  return { ...value, text: replaced(value.text, [range], [hosts.join('; ')]) };
}

function replaced(text: string, ranges: readonly Range[], texts: readonly string[]): string {
  let result = '';
  let at = 0;
  for (const [index, { from, to }] of ranges.entries()) {
    result += text.slice(at, from) + (texts[index] ?? '');
    at = to;
  }
  return result + text.slice(at);
}

/** A host as DNS compares it: without case and the dot at its end (RFC 4343, RFC 1034). */
export function sameHost(a: string, b: string): boolean {
  const plain = (host: string) => host.toLowerCase().replace(/(?<=.)\.$/, '');
  return plain(a) === plain(b);
}
