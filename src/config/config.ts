// From the text of a config to what it asks for, or to complaints that name line and column.

import type { TrustExpectation } from '../model/expectation.ts';
import type { ConfiguredSuppression } from '../model/hold.ts';
import { type JsonNode, parseJson, toValue } from '../model/json.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import type { ConfiguredRealm, Requirement, Settings } from '../model/settings.ts';
import { MIT } from '../model/trust-values.ts';
import { cloudName } from './cloud-name.ts';
import { type IntentDocument, intentComplaints, intentsOf } from './intents.ts';
import {
  type Complaint,
  type ConfigProblem,
  memberOf,
  placed,
  quoted,
  schemaComplaints,
  unknownRule,
} from './sentences.ts';
import { type SuppressionDocument, suppressionComplaints, suppressionsOf } from './suppressions.ts';
import { configErrors } from './validators.generated.ts';

export { unknownRule } from './sentences.ts';

/** What a config may set; null where it is silent. Globs are relative to its folder. */
export interface Config
  extends Pick<
    Settings,
    'cloud' | 'extraClouds' | 'cloudsInUse' | 'realms' | 'severities' | 'expect' | 'userDomains'
  > {
  readonly failOn: Settings['failOn'] | null;
  readonly require: readonly Requirement[] | null;
  readonly ignore: readonly string[];
  readonly suppressions: readonly ConfiguredSuppression[];
  /** Whose exports lie where, in the order of the file: the first glob that fits counts. */
  readonly clients: readonly { readonly glob: string; readonly client: string }[];
}

export type ConfigResult =
  | { readonly config: Config; readonly problems: null }
  | { readonly config: null; readonly problems: readonly ConfigProblem[] };

// The document as the schema has accepted it.
interface Document extends IntentDocument, SuppressionDocument {
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

// MS-ADTS 6.1.6.7.12: trustDirection.
const DIRECTIONS = { inbound: 1, outbound: 2, both: 3 } as const;

/** Reads a config (JSON with comments). `ruleIds` are those that it may name. Never throws for bad content. */
export function readConfig(text: string, ruleIds: readonly string[]): ConfigResult {
  const { root, errors } = parseJson(text, { comments: true });
  const complaints: Complaint[] = errors.map(({ message, from }) => ({ from, say: () => message }));
  if (root === null) return { config: null, problems: placed(complaints.slice(-1), text) };
  const value = toValue(root);
  complaints.push(...schemaComplaints(configErrors(value), root));
  if (complaints.length === 0) complaints.push(...deeperComplaints(root, ruleIds));
  if (complaints.length > 0) return { config: null, problems: placed(complaints, text) };
  return { config: configOf(value as Document), problems: null };
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
  yield* suppressionComplaints(memberOf(root, 'suppressions')?.node, ruleIds);
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
    suppressions: suppressionsOf(document),
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
    type: MIT,
    direction: DIRECTIONS[trust.direction],
    transitive: trust.transitive,
    encryptionTypes: trust.encryptionTypes ?? null,
  };
}
