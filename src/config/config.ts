// From the text of a config to what it asks for, or to complaints that name line and column.

import { nearest } from '../model/edit-distance.ts';
import type { TrustExpectation } from '../model/expectation.ts';
import { type JsonNode, parseJson, toValue } from '../model/json.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import type { ConfiguredRealm, Requirement, Settings } from '../model/settings.ts';
import { cloudName } from './cloud-name.ts';
import { type IntentDocument, intentComplaints, intentsOf } from './intents.ts';
import { type Complaint, complaintOf, memberOf, quoted } from './sentences.ts';
import { configErrors, type SchemaError } from './validators.generated.ts';

/** What a config may set; null where it is silent. Globs are relative to its folder. */
export interface Config
  extends Pick<
    Settings,
    'cloud' | 'extraClouds' | 'cloudsInUse' | 'realms' | 'severities' | 'expect' | 'userDomains'
  > {
  readonly failOn: Settings['failOn'] | null;
  readonly require: readonly Requirement[] | null;
  readonly ignore: readonly string[];
  /** Whose exports lie where, in the order of the file: the first glob that fits counts. */
  readonly clients: readonly { readonly glob: string; readonly client: string }[];
}

/** A sentence and its place: line and column from 1, columns in UTF-16 units. */
export interface ConfigProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type ConfigResult =
  | { readonly config: Config; readonly problems: null }
  | { readonly config: null; readonly problems: readonly ConfigProblem[] };

// Nobody mends more at once, and a hostile file could have a hundred thousand.
const MOST_PROBLEMS = 10;
// Finding the place of each takes time by the size of the file.
const MOST_ERRORS = 200;

// The document as the schema has accepted it.
interface Document extends IntentDocument {
  readonly cloud?: string;
  readonly clouds?: { readonly known?: readonly string[]; readonly inUse?: readonly string[] };
  readonly realms?: readonly RealmEntry[];
  readonly rules?: Settings['severities'];
  readonly ignore?: readonly string[];
  readonly clients?: Readonly<Record<string, string>>;
  readonly failOn?: Settings['failOn'];
  readonly require?: readonly Requirement[];
}

interface RealmEntry {
  readonly realm: string;
  readonly kdcs?: readonly string[];
  readonly suffixes?: readonly string[];
  readonly trust?: TrustEntry;
}

interface TrustEntry {
  readonly direction: 'inbound' | 'outbound' | 'both';
  readonly transitive: boolean;
  readonly encryptionTypes?: number;
}

// MS-ADTS 6.1.6.7.12 and 6.1.6.7.15: trustDirection, and trustType of a realm.
const DIRECTIONS = { inbound: 1, outbound: 2, both: 3 } as const;
const REALM_TRUST = 3;

/** Reads a config (JSON with comments). `ruleIds` are those that it may name. Never throws for bad content. */
export function readConfig(text: string, ruleIds: readonly string[]): ConfigResult {
  const { root, errors } = parseJson(text, { comments: true });
  const complaints: Complaint[] = errors.map(({ message, from }) => ({ from, say: () => message }));
  if (root === null) return { config: null, problems: place(complaints.slice(-1), text) };
  const value = toValue(root);
  complaints.push(...schemaComplaints(configErrors(value).slice(0, MOST_ERRORS), root));
  if (complaints.length === 0) complaints.push(...deeperComplaints(root, ruleIds));
  if (complaints.length > 0) return { config: null, problems: place(complaints, text) };
  return { config: configOf(value as Document), problems: null };
}

function place(complaints: Complaint[], text: string): readonly ConfigProblem[] {
  const first = complaints.sort((a, b) => a.from - b.from).slice(0, MOST_PROBLEMS);
  return first.map(({ from, say }) => {
    const before = text.slice(0, from);
    return { message: say(), line: before.split('\n').length, column: from - before.lastIndexOf('\n') };
  });
}

/** Of what is of the wrong type, nothing else is said. */
function schemaComplaints(errors: readonly SchemaError[], root: JsonNode): readonly Complaint[] {
  const typed = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
  );
  return errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !typed.has(instancePath))
    .map((error) => complaintOf(error, root));
}

/** What a schema cannot say. */
function* deeperComplaints(root: JsonNode, ruleIds: readonly string[]): Iterable<Complaint> {
  const clouds = memberOf(root, 'clouds')?.node;
  for (const node of [
    ...texts(memberOf(root, 'cloud')?.node),
    ...(clouds ? [...texts(memberOf(clouds, 'known')?.node), ...texts(memberOf(clouds, 'inUse')?.node)] : []),
  ]) {
    if (cloudName(node.value) !== null) continue;
    yield {
      from: node.from,
      say: () => `${quoted(node.value)} is not the name of a cloud, such as zscalerbeta.net.`,
    };
  }
  yield* unknownRules(memberOf(root, 'rules')?.node, ruleIds);
  yield* repeatedRealms(memberOf(root, 'realms')?.node);
  yield* blankGlobs(memberOf(root, 'clients')?.node);
  yield* intentComplaints(memberOf(root, 'expect')?.node);
}

function* texts(node: JsonNode | undefined): Iterable<{ readonly value: string; readonly from: number }> {
  if (node?.kind === 'array') for (const item of node.items) yield* texts(item);
  else if (node?.kind === 'string') yield { value: String(node.value), from: node.from };
}

function* unknownRules(node: JsonNode | undefined, ruleIds: readonly string[]): Iterable<Complaint> {
  if (node?.kind !== 'object') return;
  const known = new Set(ruleIds);
  for (const { name, nameFrom } of node.members) {
    if (!known.has(name)) yield { from: nameFrom, say: () => unknownRule(name, ruleIds) };
  }
}

/** The sentence about a rule id that does not exist. */
export function unknownRule(id: string, ruleIds: readonly string[]): string {
  const close = nearest(asciiLower(id), ruleIds, 4);
  const hint = close ? `Did you mean ${close}?` : 'realmlint rules lists them.';
  return `There is no rule ${quoted(id)}. ${hint}`;
}

function* repeatedRealms(node: JsonNode | undefined): Iterable<Complaint> {
  if (node?.kind !== 'array') return;
  const seen = new Set<string>();
  for (const item of node.items) {
    for (const realm of texts(memberOf(item, 'realm')?.node)) {
      const key = realmKey(realm.value);
      if (seen.has(key)) {
        yield { from: realm.from, say: () => `The realm ${quoted(realm.value)} is described twice.` };
      }
      seen.add(key);
    }
  }
}

function* blankGlobs(node: JsonNode | undefined): Iterable<Complaint> {
  if (node?.kind !== 'object') return;
  for (const { name, nameFrom } of node.members) {
    if (name.trim() !== '') continue;
    yield { from: nameFrom, say: () => 'clients names files by globs, and this one is blank.' };
  }
}

function configOf(document: Document): Config {
  return {
    cloud: document.cloud === undefined ? null : cloudName(document.cloud),
    extraClouds: cloudNames(document.clouds?.known ?? []),
    cloudsInUse: document.clouds?.inUse ? cloudNames(document.clouds.inUse) : null,
    realms: (document.realms ?? []).map(realmOf),
    ...intentsOf(document),
    severities: document.rules ?? {},
    failOn: document.failOn ?? null,
    require: document.require ?? null,
    ignore: document.ignore ?? [],
    clients: Object.entries(document.clients ?? {}).map(([glob, name]) => ({ glob, client: name.trim() })),
  };
}

function cloudNames(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => cloudName(name) ?? []);
}

function realmOf(entry: RealmEntry): ConfiguredRealm {
  return {
    realm: entry.realm,
    kdcs: (entry.kdcs ?? []).map(asciiLower),
    suffixes: (entry.suffixes ?? []).map(asciiLower),
    trust: entry.trust ? trustOf(entry.trust) : null,
  };
}

function trustOf(trust: TrustEntry): TrustExpectation {
  return {
    type: REALM_TRUST,
    direction: DIRECTIONS[trust.direction],
    transitive: trust.transitive,
    encryptionTypes: trust.encryptionTypes ?? null,
  };
}
