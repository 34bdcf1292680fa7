// The policies that `samba-tool gpo show` prints as JSON: entries of the policy files of both sides.

import { diagnostic } from '../../model/diagnostic.ts';
import type { JsonNode } from '../../model/json.ts';
import type { Located } from '../../model/located.ts';
import type { Item, RegistryData, RegistryType } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';
import type { TextSlice } from '../../model/text.ts';
import { policyRecords } from '../registry/policy-entry.ts';
import { isWanted, numberFor, typeOfName } from '../registry/registry-data.ts';
import { type JsonDocument, jsonIn } from '../text/json-document.ts';

const AGAIN = 'Run the command again.';
const ALONE = 'Write what one samba-tool gpo show prints, of one GPO, into a file of its own.';

interface Of {
  readonly part: string;
  /** Where the GPO is named. */
  readonly at: Span;
  readonly interest: Interest;
}

/** Records of the entries, and the scopes of both sides when all of them were understood. */
export function* policiesIn(slice: TextSlice, of: Of): Iterable<Item> {
  const document = jsonIn(slice);
  const { root, error, cut } = document;
  if (root?.kind !== 'array') {
    const at = document.spanOf(error ?? { from: 0, to: 0 });
    const message = error?.message ?? 'The policies are no list.';
    const hint = cut ? AGAIN : ALONE;
    yield { ...diagnostic(cut ? 'truncated' : 'malformed', 'partial', message, at, hint), part: of.part };
    return;
  }
  let whole = true;
  for (const node of root.items) {
    for (const item of entryItems(node, document, of)) {
      if (item.kind === 'diagnostic') whole = false;
      yield item;
    }
  }
  if (!whole) return;
  for (const side of ['computer', 'user'] as const) {
    yield { kind: 'scope', part: of.part, side, covers: { what: 'gpo-side' }, at: of.at };
  }
}

function entryItems(node: JsonNode, document: JsonDocument, { part, interest }: Of): Item[] {
  const member = (name: string): JsonNode | null =>
    node.kind === 'object' ? (node.members.find((one) => one.name === name)?.node ?? null) : null;
  const text = (name: string): Located | null => {
    const found = member(name);
    return found?.kind === 'string' ? document.textOf(found) : null;
  };
  if (isStranger(member('keyname'), member('valuename'), interest)) return [];
  const at = document.spanOf(node);
  const gap = (message: string): Item => ({
    ...diagnostic('bad-value', 'partial', message, at, AGAIN),
    part,
  });
  const keyPath = text('keyname');
  const valueName = text('valuename');
  if (!keyPath || !valueName) return [gap('A policy names no key or no value.')];
  const side = sideOf(text('class')?.value ?? '');
  const type = typeOfName(text('type')?.value ?? '');
  const shown = member('data');
  const data = type && shown ? dataOf(type, shown, document) : null;
  const records = policyRecords({ part, side, keyPath, valueName, type, data, at });
  const wanted = records?.filter((record) => isWanted(record.keyPath.value, interest)) ?? [];
  if (wanted.length === 0 && !isWanted(keyPath.value, interest)) return [];
  if (records && side && type && (data || type === 'REG_NONE')) return wanted;
  return [...(side ? wanted : []), gap(`${keyPath.value} : ${valueName.value} was not understood.`)];
}

/** Whether an entry can be of no use: a directive may delete keys below another one. */
function isStranger(key: JsonNode | null, name: JsonNode | null, interest: Interest): boolean {
  if (key?.kind !== 'string' || name?.kind !== 'string') return false;
  return !isWanted(String(key.value), interest) && !String(name.value).startsWith('**');
}

function sideOf(policyClass: string): 'computer' | 'user' | null {
  if (policyClass === 'MACHINE') return 'computer';
  return policyClass === 'USER' ? 'user' : null;
}

/** Texts and numbers as such, lists of strings, and the bytes of everything else as a list of numbers. */
function dataOf(type: RegistryType, node: JsonNode, document: JsonDocument): RegistryData | null {
  if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') {
    return node.kind === 'string' ? { kind: 'text', text: document.textOf(node) } : null;
  }
  if (type === 'REG_MULTI_SZ') {
    const strings = node.kind === 'array' && node.items.every(({ kind }) => kind === 'string');
    if (!strings) return null;
    return { kind: 'list', items: node.items.map((item) => document.textOf(item)) };
  }
  const at = document.spanOf(node);
  if (type.includes('WORD')) {
    const number = node.kind === 'number' ? numberFor(type, String(node.value)) : null;
    return number === null ? null : { kind: 'number', number, at };
  }
  return node.kind === 'array' ? { kind: 'bytes', length: node.items.length, at } : null;
}
