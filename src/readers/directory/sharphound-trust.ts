// One entry of `Trusts` in a SharpHound export to a directory object: its own enums to the directory's numbers.

import { diagnostic } from '../../model/diagnostic.ts';
import type { JsonMember, JsonNode } from '../../model/json.ts';
import type { Located } from '../../model/located.ts';
import type { Diagnostic, DirectoryAttribute, DirectoryRecord, Item } from '../../model/record.ts';
import { table } from '../../model/table.ts';
import { EXPORT_TRUST } from '../advice.ts';
import type { JsonDocument } from '../text/json-document.ts';
import { attribute, attributeAt, shownOf } from './console.ts';

/** SharpHound's enum TrustDirection; the numbers are those of trustDirection. */
const DIRECTIONS: Readonly<Record<string, string>> = table({
  Disabled: '0',
  Inbound: '1',
  Outbound: '2',
  Bidirectional: '3',
});
/**
 * SharpHound's enum TrustType in words. Its numbers changed between versions (3 is External, 4 was Unknown and is
 * Forest) and none of them is a trustType, so numbers tell nothing.
 */
const TYPES = new Set(['ParentChild', 'TreeRoot', 'CrossLink', 'Forest', 'External', 'Kerberos', 'Unknown']);
const HIGHEST_TYPE = 6;
const KERBEROS = 'Kerberos';
/** The collectors that write numbers have the older enum. */
const UNKNOWN = 4;
const NON_TRANSITIVE = 0x1;

export function member(node: JsonNode, name: string): JsonMember | null {
  return node.kind === 'object' ? (node.members.find((one) => one.name === name) ?? null) : null;
}

/** The records of one trust, after what of it was not understood. `domain` is the domain that has it. */
export function* trustOf(trust: JsonNode, domain: Located | null, document: JsonDocument): Iterable<Item> {
  const name = member(trust, 'TargetDomainName')?.node;
  if (name?.kind !== 'string' || name.value === '') {
    const message = 'This trust names no domain or realm (TargetDomainName).';
    yield diagnostic('bad-value', 'partial', message, document.spanOf(trust), EXPORT_TRUST);
    return;
  }
  const read = [directionOf(trust, document), typeOf(trust, document), attributesOf(trust, document)].flat();
  const troubles = read.filter((one) => 'kind' in one);
  yield* troubles;
  const known = read.filter((one) => 'name' in one);
  const attributes = [attributeAt('trustPartner', document.textOf(name)), ...known];
  const shown = shownOf(attributes);
  const at = document.spanOf(trust);
  const derived = valueIn(trust, 'TrustAttributes') === null;
  const record: DirectoryRecord = {
    kind: 'directory',
    caseless: true,
    ...(domain ? { domain } : {}),
    ...(derived ? { masks: { trustattributes: NON_TRANSITIVE } } : {}),
    attributes,
    shown,
    at,
  };
  yield record;
  if (troubles.length > 0) return;
  const covers = { what: 'object', attributes: shown } as const;
  yield { kind: 'scope', part: null, side: null, covers, at: document.textOf(name).at };
}

type Read = readonly (DirectoryAttribute | Diagnostic)[];

/** The value of a member; null where it is absent, null or empty. */
function valueIn(trust: JsonNode, name: string): JsonNode | null {
  const node = member(trust, name)?.node;
  if (!node || node.kind === 'null' || (node.kind === 'string' && node.value === '')) return null;
  return node;
}

function plainIn(trust: JsonNode, name: string): string | number | boolean | null {
  const node = valueIn(trust, name);
  return node && 'value' in node ? node.value : null;
}

function strange(node: JsonNode, name: string, document: JsonDocument): Read {
  const said = node.kind === 'object' || node.kind === 'array' ? `an ${node.kind}` : `"${node.value}"`;
  return [
    diagnostic(
      'bad-value',
      'partial',
      `${name} is ${said}, which is not understood.`,
      document.spanOf(node),
      EXPORT_TRUST,
    ),
  ];
}

function directionOf(trust: JsonNode, document: JsonDocument): Read {
  const node = valueIn(trust, 'TrustDirection');
  if (!node) return [];
  const word = node.kind === 'string' ? String(node.value) : '';
  const number = DIRECTIONS[word];
  const given = /^[0-3]$/.test(word) || (node.kind === 'number' && /^[0-3]$/.test(String(node.value)));
  const text = document.textOf(node);
  if (number !== undefined) return [attribute('trustDirection', number, text.at)];
  return given ? [attributeAt('trustDirection', text)] : strange(node, 'TrustDirection', document);
}

function typeOf(trust: JsonNode, document: JsonDocument): Read {
  const node = valueIn(trust, 'TrustType');
  if (!node) return [];
  if (node.kind === 'number') {
    const known =
      Number.isInteger(node.value) && Number(node.value) >= 0 && Number(node.value) <= HIGHEST_TYPE;
    return known ? [] : strange(node, 'TrustType', document);
  }
  if (node.kind !== 'string' || !TYPES.has(String(node.value))) return strange(node, 'TrustType', document);
  return node.value === KERBEROS ? [attribute('trustType', '3', document.textOf(node).at)] : [];
}

/**
 * The attributes themselves in newer versions. Older ones tell IsTransitive, which says that a trust passes on; that one
 * does not is certain only for what is of no other kind: some collectors call every External trust nontransitive.
 */
function attributesOf(trust: JsonNode, document: JsonDocument): Read {
  const whole = valueIn(trust, 'TrustAttributes');
  if (whole) {
    const given = whole.kind === 'number' || (whole.kind === 'string' && /^-?\d+$/.test(String(whole.value)));
    if (given) return [attributeAt('trustAttributes', document.textOf(whole))];
    return strange(whole, 'TrustAttributes', document);
  }
  const node = valueIn(trust, 'IsTransitive');
  if (!node) return [];
  if (node.kind !== 'boolean') return strange(node, 'IsTransitive', document);
  const type = plainIn(trust, 'TrustType');
  const certain = type === 'Unknown' || type === KERBEROS || type === UNKNOWN;
  if (!node.value && !certain) return [];
  return [attribute('trustAttributes', node.value ? '0' : '1', document.textOf(node).at)];
}
