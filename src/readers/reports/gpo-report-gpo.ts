// What a report says of a GPO itself: identity, links, and the circumstances of its two sides.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Side } from '../../model/format.ts';
import { type Located, trimBlanks } from '../../model/located.ts';
import type { Diagnostic, GpoLink, GpoPermissions, GpoSideInfo, Item, Scope } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import type { XmlElement } from '../xml/slice.ts';
import { childOf, proseOf, wordOf } from '../xml/tree.ts';
import { localOf, namespaceOf, POLICIES, PREFERENCES, SETTINGS } from './gpo-report-names.ts';

/** One ExtensionData while it is read. */
export interface ReportedExtension {
  name: string | null;
  /** Namespace of what stands in its Extension. */
  namespace: string | null;
  errors: { readonly text: string; readonly at: Span }[];
}

/** Computer or User while it is read. */
export interface ReportedSide {
  readonly side: Side;
  info: GpoSideInfo;
  /** Nothing of the settings that matter has been lost so far. */
  whole: boolean;
  extension: ReportedExtension | null;
}

/** A GPO while it is read. */
export interface ReportedGpo {
  readonly start: Span;
  readonly depth: number;
  readonly ordinal: number;
  /** Keys that earlier GPOs of the document have. */
  readonly taken: ReadonlySet<string>;
  id: Located | null;
  domain: Located | null;
  name: Located | null;
  readTime: Located | null;
  /** The key of its records; fixed when the first of them is made. */
  part: string;
  computer: GpoSideInfo | null;
  user: GpoSideInfo | null;
  links: GpoLink[];
  permissions: GpoPermissions | null;
  side: ReportedSide | null;
  /** It is all that the document holds. */
  readonly alone: boolean;
  /** Something of it was said beside its circumstances. */
  shown: boolean;
  /** It was tried whether what is left of it can be passed over. */
  tried: boolean;
  /** It was: both sides are there, and nothing of ours in them. */
  passed: boolean;
  /** What its sides cover. */
  readonly held: Scope[];
}

const NO_INFO: GpoSideInfo = { enabled: null, versionDirectory: null, versionSysvol: null };

/** A GPO of which only the start tag is known; `ordinal` names it as long as nothing better does. */
export function beginGpo(
  start: Span,
  depth: number,
  ordinal: number,
  taken: ReadonlySet<string>,
): ReportedGpo {
  return {
    start,
    depth,
    ordinal,
    taken,
    id: null,
    domain: null,
    name: null,
    readTime: null,
    part: `gpo ${ordinal}`,
    computer: null,
    user: null,
    links: [],
    permissions: null,
    side: null,
    alone: depth === 1,
    shown: false,
    tried: false,
    passed: false,
    held: [],
  };
}

export function beginSide(gpo: ReportedGpo, side: Side): void {
  gpo.side = { side, info: NO_INFO, whole: true, extension: null };
}

/** Reads a child of GPO. */
export function readHeader(gpo: ReportedGpo, element: XmlElement): void {
  if (element.name === 'Name') gpo.name ??= trimBlanks(element.text());
  else if (element.name === 'ReadTime') gpo.readTime ??= trimBlanks(element.text());
  else if (element.name === 'LinksTo') for (const link of linkOf(element)) gpo.links.push(link);
  else if (element.name === 'Identifier') identify(gpo, element);
}

// Identifier and Domain stand in the namespace of types, not in that of their parent.
function identify(gpo: ReportedGpo, element: XmlElement): void {
  const word = (name: string) => {
    const child = element.children.find((candidate) => candidate.name === name);
    return child ? trimBlanks(child.text()) : null;
  };
  gpo.id ??= word('Identifier');
  gpo.domain ??= word('Domain');
  if (gpo.id) gpo.part = partOf(gpo.id, gpo.domain, gpo.ordinal, gpo.taken);
}

/**
 * The key of a GPO's records. Two reports of one GPO in one document have each their own: none is newer, and a defect in the
 * earlier would be gone if the later were applied after it.
 */
export function partOf(
  id: Located,
  domain: Located | null,
  ordinal: number,
  taken: ReadonlySet<string>,
): string {
  const part = `${id.value}@${domain?.value ?? ''}`.toLowerCase();
  return taken.has(part) ? `${part}#${ordinal}` : part;
}

function linkOf(element: XmlElement): GpoLink[] {
  const path = wordOf(element, 'SOMPath');
  return path ? [{ path, enabled: wordOf(element, 'Enabled')?.value.toLowerCase() !== 'false' }] : [];
}

/** Reads a child of Computer or User. */
export function readSideHeader(side: ReportedSide, element: XmlElement): void {
  const text = trimBlanks(element.text());
  const word = text.value.toLowerCase();
  const number = /^[0-9]+$/.test(word) ? Number(word) : null;
  const { info } = side;
  if (element.name === 'VersionDirectory') side.info = { ...info, versionDirectory: number };
  else if (element.name === 'VersionSysvol')
    side.info = { ...info, versionSysvol: number, at: { ...info.at, versions: text.at } };
  else {
    const enabled = word === 'true' ? true : word === 'false' ? false : null;
    side.info = { ...info, enabled, at: { ...info.at, enabled: text.at } };
  }
}

/** Reads a child of ExtensionData. */
export function readExtensionHeader(extension: ReportedExtension, element: XmlElement): void {
  if (element.name === 'Name') extension.name = trimBlanks(element.text()).value;
  else extension.errors.push({ text: proseOf(childOf(element, 'Details') ?? element), at: element.span() });
}

// Extensions that hold no registry settings, by the name that reports give them; security in five languages.
const OTHERS = new Set([
  'security',
  'sicherheit',
  'sécurité',
  'seguridad',
  'ασφάλεια',
  'scripts',
  'public key',
  'folder redirection',
  'software installation',
  'internet explorer maintenance',
]);

function holdsRegistry({ name, namespace }: ReportedExtension): boolean {
  if (namespace?.startsWith(`${SETTINGS}/`)) return namespace === POLICIES || namespace === PREFERENCES;
  return name === null || !OTHERS.has(name.toLowerCase());
}

const READ_POL =
  'Mend the policy definitions of the console that wrote the report, or read Registry.pol of this GPO.';

/** What is to be said of the errors of an extension; it blocks unless it is known to hold no registry settings. */
export function extensionItems(
  part: string | null,
  side: Side,
  extension: ReportedExtension,
  remedy: string = READ_POL,
): Diagnostic[] {
  const registry = holdsRegistry(extension);
  const name = extension.name === null ? 'An extension' : `The extension ${extension.name}`;
  return extension.errors.map(({ text, at }) => {
    const shown = text.length > 300 ? `${text.slice(0, 300)}...` : text;
    const message = `${name} could not be reported${registry ? '; its settings are not shown' : ''}: ${shown || 'no reason is given'}`;
    const hint = registry ? remedy : '';
    const found = diagnostic('extension-error', registry ? 'partial' : 'notice', message, at, hint);
    return { ...found, part, side };
  });
}

/** Ends a side; its scope is stated when nothing of it was lost. */
export function endSide(gpo: ReportedGpo): Item[] {
  const { side } = gpo;
  if (!side) return [];
  gpo.side = null;
  gpo[side.side] ??= side.info;
  if (!side.whole) return [];
  const at = gpo.name?.at ?? gpo.start;
  return [{ kind: 'scope', part: gpo.part, side: side.side, covers: { what: 'gpo-side' }, at }];
}

/** The side that an element begins or ends, null for any other element. */
export function sideOf(name: string): Side | null {
  const local = localOf(name);
  return local === 'Computer' ? 'computer' : local === 'User' ? 'user' : null;
}

/** Notes what the Extension that is being read holds, by the first element in it. */
export function noteSetting(gpo: ReportedGpo | null, name: string): void {
  const extension = gpo?.side?.extension;
  if (extension) extension.namespace ??= namespaceOf(name);
}
