// Names and namespaces (Namespaces in XML 1.0): prefixes are resolved, never compared.

import { detached } from './cursor.ts';
import type { Flaw, RawAttribute } from './raw.ts';

/** Prefixes in scope and their namespaces; the empty prefix is the default namespace. */
export type Namespaces = ReadonlyMap<string, string>;

/** The namespaces in force for an element, and the names already resolved in them. */
export interface NameScope {
  readonly uris: Namespaces;
  readonly expanded: Map<string, string | null>;
  /** Start tags that were read in it before: by what stands between `<` and `>`. */
  readonly tags: Map<string, KnownTag>;
}

/** A start tag that is sound, and the scope inside of it. */
export interface KnownTag {
  readonly name: string;
  readonly selfClosing: boolean;
  readonly scope: NameScope;
}

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const START =
  'A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d' +
  '\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NC_NAME = `[${START}][${START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]*`;
const QUALIFIED = new RegExp(`^(?:${NC_NAME}:)?${NC_NAME}$`, 'u');
const SIMPLE = new RegExp(`^${NC_NAME}$`, 'u');
const MANY = 1024;

/** Whether text is a name with at most one prefix. */
export function isQualifiedName(text: string): boolean {
  return QUALIFIED.test(text);
}

/** Whether text is a name without a prefix. */
export function isSimpleName(text: string): boolean {
  return SIMPLE.test(text);
}

/** What is in scope where a document, or a captured element, begins. */
export function outerScope(uris: Namespaces = new Map([['xml', XML]])): NameScope {
  return { uris, expanded: new Map(), tags: new Map() };
}

/** Prefix and local part; the prefix is empty where there is none. */
export function splitName(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return colon === -1
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

/** `{namespace}local`, `local` alone without a namespace, or null when the prefix is not declared. */
export function expandName(scope: NameScope, name: string): string | null {
  const known = scope.expanded.get(name);
  if (known !== undefined) return known;
  const { prefix, local } = splitName(name);
  const uri = scope.uris.get(prefix) ?? (prefix === '' ? '' : null);
  const bare = detached(local);
  const expanded = uri === null ? null : uri === '' ? bare : `{${uri}}${bare}`;
  if (scope.expanded.size >= MANY) scope.expanded.clear();
  scope.expanded.set(detached(name), expanded);
  return expanded;
}

/** The scope inside a tag with these attributes: the same one when they declare nothing. */
export function declare(
  scope: NameScope,
  attributes: readonly RawAttribute[],
  decode: (attribute: RawAttribute) => string,
): NameScope | Flaw {
  let uris: Map<string, string> | null = null;
  for (const attribute of attributes) {
    const prefix = declaredPrefix(attribute.name);
    if (prefix === null) continue;
    const uri = detached(decode(attribute));
    const message = wrongDeclaration(prefix, uri);
    if (message) return { message, from: attribute.at, to: attribute.to + 1 };
    uris ??= new Map(scope.uris);
    uris.set(detached(prefix), uri);
  }
  return uris ? outerScope(uris) : scope;
}

/** The prefix that an attribute declares (empty for `xmlns`), or null when it declares none. */
export function declaredPrefix(attribute: string): string | null {
  if (attribute === 'xmlns') return '';
  return attribute.startsWith('xmlns:') ? attribute.slice(6) : null;
}

function wrongDeclaration(prefix: string, uri: string): string | null {
  if (prefix === 'xmlns' || uri === XMLNS) return 'The prefix xmlns cannot be declared.';
  if ((prefix === 'xml') !== (uri === XML)) return 'The prefix xml belongs to its own namespace alone.';
  if (prefix !== '' && uri === '') return `The prefix ${prefix} is declared without a namespace.`;
  return null;
}

/** The first attribute whose prefix is undeclared, or that stands twice in its tag by its expanded name. */
export function attributeFlaw(scope: NameScope, attributes: readonly RawAttribute[]): Flaw | null {
  const seen = new Set<string>();
  for (const { name, at } of attributes) {
    const to = at + name.length;
    const { prefix, local } = splitName(name);
    const uri = prefix === 'xmlns' ? XMLNS : prefix === '' ? '' : scope.uris.get(prefix);
    if (uri === undefined) return { message: `The prefix ${prefix} is not declared.`, from: at, to };
    const expanded = `${uri} ${local}`;
    if (seen.has(expanded)) return { message: `The attribute ${name} stands twice.`, from: at, to };
    seen.add(expanded);
  }
  return null;
}
