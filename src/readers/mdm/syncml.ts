// SyncML of device management: policies as a server sends them, and the diagnostics report in which a client shows what it got.

import { type Located, trimBlanks } from '../../model/located.ts';
import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import type { Decision } from '../xml/events.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { parseSlice, type XmlElement } from '../xml/slice.ts';
import { childOf, proseOf, wordOf } from '../xml/tree.ts';
import { gap, isNumberOfOwn, isWantedPolicy, namedByUri, policyOf, unaddressed } from './admx-data.ts';
import { reportItems } from './diagnostics-report.ts';
import { elementParts, fromBase64, payloadParts } from './payload.ts';

const COMMANDS: readonly string[] = ['Atomic', 'Sequence', 'Add', 'Replace', 'Delete', 'Get', 'Results'];
/** Commands that set nothing. */
const REPLIES: readonly string[] = ['Get', 'Status', 'Alert'];
const REPORT = 'MDMEnterpriseDiagnosticsReport';
const ITEM = 'Item';

export const mdmSyncml: Reader = {
  format: 'mdm-syncml',
  holder: 'gpo',
  accepts: (head) => headShows(head, isOurs),
  read: readDocument,
};

/** A message, a report, or commands alone that name a place of device management. */
function isOurs(path: readonly string[]): boolean {
  const [root = '', ...rest] = path.map(localOf);
  if (root === 'SyncML' || root === REPORT) return true;
  return COMMANDS.includes(root) && rest.at(-1) === 'LocURI';
}

function localOf(name: string): string {
  return name.slice(name.indexOf('}') + 1);
}

function* readDocument(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
  let command = '';
  const seen = new Map<string, string>();
  const decide = (path: readonly string[]): Decision => {
    const [name = '', above = ''] = path.slice(-2).reverse().map(localOf);
    if (localOf(path[0] ?? '') === REPORT) {
      if (path.length < 3) return path.length === 1 || name === 'PolicyManager' ? 'enter' : 'skip';
      return name === 'currentPolicies' || above === 'ConfigSource' ? 'capture' : 'enter';
    }
    if (name !== ITEM) return 'enter';
    command = above;
    return 'capture';
  };
  for (const event of scanXml(source, decide, options)) {
    if (event.kind === 'diagnostic') yield event;
    else if (event.kind === 'element') {
      const element = parseSlice(event.slice, event.namespaces);
      if (element.name === ITEM) yield* onceEach(commandItems(element, command, interest), seen);
      else yield* reportItems(element, interest);
    }
  }
}

/** Says where a message contradicts itself: commands are carried out in their order, which is not followed here. */
function* onceEach(items: readonly Item[], seen: Map<string, string>): Iterable<Item> {
  for (const item of items) {
    yield item;
    if (item.kind !== 'policy') continue;
    const name = JSON.stringify([item.side, item.category?.value, item.name.value]).toLowerCase();
    const state = seen.get(name) ?? item.state.value;
    seen.set(name, state);
    if (state === item.state.value) continue;
    const message = `${item.name.value} is ${item.state.value} here and ${state} before: which counts is not followed.`;
    yield gap(message, item.name.at, 'Export the profile as it is now, or the client.');
  }
}

/** One item of a command: where it goes, and the data of the policy. */
function commandItems(item: XmlElement, command: string, interest: Interest): Item[] {
  const uri = uriOf(item);
  const stray = REPLIES.includes(command) ? null : unaddressed(uri, proseOf(item), item.span(), interest);
  if (stray) return [stray];
  const policy = uri && namedByUri(uri);
  if (!policy || !isWantedPolicy([policy.area.value, policy.name.value], interest)) return [];
  const at = item.span();
  if (command === 'Get') return [];
  if (command === 'Delete') {
    const state = { value: 'NotConfigured', at: policy.name.at };
    return policyOf(policy, [{ kind: 'state', state }], at);
  }
  const data = childOf(item, 'Data');
  if (!data) return [gap(`The policy ${policy.name.value} has no data.`, at)];
  if (data.children.length === 0 && isNumberOfOwn(policy, data.text().value)) return [];
  const parts = data.children.length > 0 ? elementParts(data) : textParts(item, data);
  return 'message' in parts ? [gap(parts.message, parts.at)] : policyOf(policy, parts, at);
}

function uriOf(item: XmlElement): Located | null {
  const place = childOf(item, 'Target') ?? childOf(item, 'Source');
  return place && wordOf(place, 'LocURI');
}

function textParts(item: XmlElement, data: XmlElement): ReturnType<typeof payloadParts> {
  const text = trimBlanks(data.text());
  const format = childOf(item, 'Meta')?.children.find(({ name }) => name === 'Format');
  if (format?.text().value.trim().toLowerCase() !== 'b64') return payloadParts(text);
  const decoded = fromBase64(text);
  return decoded ? payloadParts(decoded) : { message: 'The data is no text in base64.', at: text.at };
}
