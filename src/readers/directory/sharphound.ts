// domains.json of SharpHound and of collectors that write its format: the trusts of each domain.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { JsonNode } from '../../model/json.ts';
import type { Head, Reader } from '../../model/reader.ts';
import type { Diagnostic, Item } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import { EXPORT_TRUSTS } from '../advice.ts';
import { assumption, chooseEncoding } from '../text/decode.ts';
import { type JsonDocument, jsonIn, wholeText } from '../text/json-document.ts';
import { member, trustOf } from './sharphound-trust.ts';

export const sharphound: Reader = {
  format: 'sharphound',
  holder: 'domain',
  accepts: (head: Head) => looksLikeSharphound(head.text),
  *read(source, _interest, options) {
    // Files of users and computers can be as large as the directory, and tell at their end what they are.
    const kind = kindAtEnd(source);
    if (kind !== null && kind !== 'domains') return;
    const decoding = chooseEncoding(source, FORMATS.sharphound.fallback, options.encoding);
    yield* assumption(decoding);
    const text = wholeText(source, decoding);
    if ('kind' in text) {
      yield text;
      return;
    }
    const document = jsonIn(text);
    if (document.root) yield* documentOf(document.root, document);
    else yield broken(document);
  },
};

const OUTERMOST = /^\s*\{\s*"(?:data|meta|domains)"\s*:/;
const WORDS = [
  '"ObjectIdentifier"',
  '"PrincipalSID"',
  '"RightName"',
  '"TargetDomainSid"',
  '"TargetDomainName"',
  '"AffectedComputers"',
  '"GPOChanges"',
  '"domainsid"',
  '"ChildObjects"',
  '"IsACLProtected"',
  '"methods"',
  '"Aces"',
  '"Trusts"',
];

function looksLikeSharphound(text: string): boolean {
  return OUTERMOST.test(text) && WORDS.filter((word) => text.includes(word)).length >= 2;
}

const TAIL = 1024;

/** What kind of objects the file holds, by the `meta` that stands at its end; null where it stands elsewhere. */
function kindAtEnd(source: Source): string | null {
  const from = Math.max(0, source.size - TAIL);
  const text = String.fromCharCode(...source.read(from, TAIL)).replaceAll('\0', '');
  return /"meta"\s*:\s*\{[^{}]*"type"\s*:\s*"(\w+)"[^{}]*\}\s*\}\s*$/.exec(text)?.[1] ?? null;
}

const HINT = `Collect it again. Or: ${EXPORT_TRUSTS}`;

function broken(document: JsonDocument): Diagnostic {
  const { error, cut } = document;
  const at = error && document.spanOf(error);
  if (cut) return diagnostic('truncated', 'unreadable', 'The file ends before the document does.', at, HINT);
  return diagnostic(
    'malformed',
    'unreadable',
    `This is not valid JSON. ${error?.message ?? ''}`.trim(),
    at,
    HINT,
  );
}

/** The oldest version of the format whose enums are known. */
const OLDEST = 4;

function* documentOf(root: JsonNode, document: JsonDocument): Iterable<Item> {
  const meta = member(root, 'meta')?.node;
  const type = meta && member(meta, 'type')?.node;
  const version = meta && member(meta, 'version')?.node;
  const data = member(root, 'data')?.node;
  if (type?.kind === 'string' && type.value !== 'domains') return;
  if (
    type?.kind !== 'string' ||
    version?.kind !== 'number' ||
    Number(version.value) < OLDEST ||
    data?.kind !== 'array'
  ) {
    const message = `This is not version ${OLDEST} or later of the format for domains: its members "data" and "meta" are not as they should be.`;
    yield diagnostic('unsupported', 'unreadable', message, document.spanOf(version ?? root), HINT);
    return;
  }
  for (const domain of data.items) yield* domainOf(domain, document);
  // SharpHound drops every trust without securityIdentifier, which realms do not have: what is not there may still exist.
  const message = 'Trusts to realms may be missing: SharpHound leaves out those whose partner has no SID.';
  yield diagnostic('not-read', 'notice', message, meta ? document.spanOf(meta) : null, EXPORT_TRUSTS);
}

function* domainOf(domain: JsonNode, document: JsonDocument): Iterable<Item> {
  const properties = member(domain, 'Properties')?.node;
  const name = properties && (member(properties, 'domain') ?? member(properties, 'name'))?.node;
  const trusts = member(domain, 'Trusts')?.node;
  if (!trusts || trusts.kind === 'null') return;
  if (trusts.kind !== 'array') {
    yield diagnostic('bad-value', 'partial', 'Trusts is no list of trusts.', document.spanOf(trusts), HINT);
    return;
  }
  const named = name?.kind === 'string' && name.value !== '' ? document.textOf(name) : null;
  for (const trust of trusts.items) yield* trustOf(trust, named, document);
}
