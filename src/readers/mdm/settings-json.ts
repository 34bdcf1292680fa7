// Profiles of device management as JSON, as Microsoft Graph gives them: settings catalog, custom OMA-URIs, administrative templates.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { JsonNode } from '../../model/json.ts';
import type { Located } from '../../model/located.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { assumption, chooseEncoding } from '../text/decode.ts';
import { type JsonDocument, jsonIn, wholeText } from '../text/json-document.ts';
import {
  gap,
  isNumberOfOwn,
  isWantedPolicy,
  namedById,
  namedByUri,
  policyOf,
  unaddressed,
} from './admx-data.ts';
import { catalogParts } from './catalog.ts';
import { type Fields, fieldsIn } from './fields.ts';
import { fromBase64, payloadParts } from './payload.ts';
import { definitionItems, isDefinition } from './templates.ts';

const SIGNS: readonly RegExp[] = [
  /"settingDefinitionId"\s*:/,
  /"settingInstance"\s*:/,
  /"omaUri"\s*:/,
  /"omaSettings"\s*:/,
  /"definitionValues"\s*:/,
  /"presentationValues"\s*:/,
  /"definitionDisplayName"\s*:/,
  /"definition@odata\.bind"\s*:/,
  /microsoft\.graph\.(?:windows10CustomConfiguration|omaSetting|deviceManagementConfiguration|groupPolicy)/i,
  /deviceManagement\/(?:configurationPolicies|deviceConfigurations|groupPolicyConfigurations)/i,
];

const AGAIN = 'Export the profile again.';

export const mdmJson: Reader = {
  format: 'mdm-json',
  holder: 'gpo',
  accepts: ({ text }: Head) => /^\s*[{[]/.test(text) && SIGNS.filter((sign) => sign.test(text)).length > 1,
  *read(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
    const decoding = chooseEncoding(source, FORMATS['mdm-json'].fallback, options.encoding);
    yield* assumption(decoding);
    const text = wholeText(source, decoding);
    if ('kind' in text) {
      yield text;
      return;
    }
    const document = jsonIn(text);
    const { root, error, cut } = document;
    if (root) yield* itemsIn(root, document, interest);
    else if (error) {
      const at = document.spanOf(error);
      yield diagnostic(cut ? 'truncated' : 'malformed', 'unreadable', error.message, at, AGAIN);
    }
  },
};

/** Definitions of settings, which some exports repeat beside them: they set nothing. */
const SKIPPED: readonly string[] = ['settingDefinitions', 'assignments'];

function* itemsIn(node: JsonNode, document: JsonDocument, interest: Interest): Iterable<Item> {
  if (node.kind === 'array') {
    for (const item of node.items) yield* itemsIn(item, document, interest);
  }
  if (node.kind !== 'object') return;
  const fields = fieldsIn(node, document);
  yield* missingSettings(fields);
  const id = fields.text('settingDefinitionId');
  if (id) yield* catalogItems(id, fields, interest);
  else if (fields.has('omaUri') || isOmaSetting(fields)) yield* omaItems(fields, interest);
  else if (isDefinition(fields)) yield* definitionItems(fields, interest);
  else {
    for (const { name, node: inner } of node.members) {
      if (!SKIPPED.includes(name)) yield* itemsIn(inner, document, interest);
    }
  }
}

/** A profile says how many settings it has, and shows them only where it was asked to. */
function* missingSettings(fields: Fields): Iterable<Item> {
  const said = fields.number('settingCount');
  if (said === null) return;
  const shown = fields.items('settings').length;
  if (shown >= said.value) return;
  const message = `This profile has ${said.value} settings, and ${shown} of them are here.`;
  const hint = 'Export it with its settings: $expand=settings in Microsoft Graph, Export JSON in the portal.';
  yield diagnostic('not-read', 'partial', message, said.at, hint);
}

function* catalogItems(id: Located, fields: Fields, interest: Interest): Iterable<Item> {
  const policy = namedById(id);
  if (!policy || !isWantedPolicy([policy.area.value, policy.name.value], interest)) return;
  const { parts, gaps } = catalogParts(id, fields);
  const items = parts.length === 0 ? [] : policyOf(policy, parts, fields.at);
  // What is not known as a whole covers nothing.
  yield* gaps.length > 0 ? items.filter(({ kind }) => kind !== 'scope') : items;
  yield* gaps;
}

function isOmaSetting(fields: Fields): boolean {
  return /\.omaSetting/i.test(fields.text('@odata.type')?.value ?? '');
}

function* omaItems(fields: Fields, interest: Interest): Iterable<Item> {
  const uri = fields.text('omaUri');
  const shown = ['displayName', 'value'].map((name) => fields.text(name)?.value ?? '');
  const stray = unaddressed(uri, shown.join(' '), fields.at, interest);
  if (stray) yield stray;
  const policy = uri && namedByUri(uri);
  if (!policy || !isWantedPolicy([policy.area.value, policy.name.value], interest)) return;
  const plain = fields.number('value')?.value ?? fields.text('value')?.value ?? '';
  if (isNumberOfOwn(policy, String(plain))) return;
  const payload = payloadOf(fields);
  if ('kind' in payload) yield payload;
  else {
    const parts = payloadParts(payload);
    if ('message' in parts) yield gap(parts.message, parts.at);
    else yield* policyOf(policy, parts, fields.at);
  }
}

const HIDDEN =
  'Microsoft Graph keeps this value to itself; get it with getOmaSettingPlainTextValue, or export the client instead.';

/** The data of an OMA-URI; those of XML and of files are in base64. */
function payloadOf(fields: Fields): Located | Item {
  const value = fields.text('value');
  if (fields.is('isEncrypted') || !value || /^\*+$/.test(value.value)) {
    return gap('The value of this policy is not in the export.', value?.at ?? fields.at, HIDDEN);
  }
  const type = fields.text('@odata.type')?.value ?? '';
  const plain = value.value.trimStart().startsWith('<');
  if (plain || !/omaSetting(?:StringXml|Base64)/i.test(type)) return value;
  return fromBase64(value) ?? gap('The value of this policy is no text in base64.', value.at);
}
