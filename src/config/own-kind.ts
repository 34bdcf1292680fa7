// Whether a text is a config or a baseline, whatever its file is called.

import { parseJson } from '../model/json.ts';

export type OwnKind = 'config' | 'baseline';

/** Names that a config has at its top and others do not (schemas/config.schema.json). */
export const CONFIG_MEMBERS: ReadonlySet<string> = new Set([
  'cloud',
  'clouds',
  'realms',
  'expect',
  'userDomains',
  'suppressions',
  'rules',
  'ignore',
  'clients',
  'failOn',
  'require',
]);

// How our own reports begin: json, and sarif. They may be large, and are what most often lies where a report goes.
const REPORT = /^\{\s*"(?:\$schema": "[^"]*\/sarif\/|schemaVersion": \d+,\s*"tool": \{[^{}]*\},\s*"inputs":)/;

/** Told by the names at its top, so that one with a mistake in it is one all the same. Null for any other text. */
export function ownKind(text: string): OwnKind | null {
  if (REPORT.test(text)) return null;
  const { root } = parseJson(text, { comments: true });
  if (root?.kind !== 'object') return null;
  const names = new Set(root.members.map(({ name }) => name));
  // A report begins as a baseline does, and goes on with its inputs.
  const isBaseline = ['schemaVersion', 'tool', 'findings'].every((name) => names.has(name));
  if (isBaseline && !names.has('inputs')) return 'baseline';
  // Many documents name a schema; a config may do no more than that.
  names.delete('$schema');
  return names.size === 0 || [...names].some((name) => CONFIG_MEMBERS.has(name)) ? 'config' : null;
}
