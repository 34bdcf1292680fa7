// Facts of clients kept once: what thousands of inputs say alike is one page, and an input only where it stands in it.

import { domainOfComputer } from '../model/computer-domain.ts';
import type { Fact, Origin } from '../model/fact.ts';
import type { InputReport } from '../model/finding.ts';
import type { Located } from '../model/located.ts';
import type { Page, Sheet } from '../model/sheet.ts';
import { isSheet, type Survey } from '../model/survey.ts';
import { exactKey, isExactly, looseKey, moved } from './fact-keys.ts';
import { inOrder } from './order.ts';

/** Makes sheets of facts, for one run. */
export interface Pages {
  /** Null for facts that are not kept so: those of anything but a client, gaps, and what belongs to a folder as a whole. */
  sheetOf(report: InputReport, facts: readonly Fact[]): Sheet | null;
}

// A dump of one client has some dozens; nothing of the kind is gained for a file of thousands.
const MOST_FACTS = 256;

const KEPT_ONCE: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'realm',
  'host-mapping',
  'policy-state',
  'policy-directive',
  'scope',
  'kerberos-parameter',
  'client',
  'proxy-auto-config',
  'browser-authentication',
  'secret',
]);

function isKeptOnce(fact: Fact): boolean {
  const { holder, container, part } = fact.origin;
  if (holder !== 'client' || container !== null || part !== null) return false;
  return KEPT_ONCE.has(fact.kind) && !('conditional' in fact && fact.conditional);
}

interface Shape {
  readonly id: number;
  readonly fact: Fact;
  /** The same for all facts that say the same. */
  readonly loose: number;
}

const NOBODY_ELSE = -1;

/** Inputs whose facts are compared with those of the next: a fleet has few formats, in few encodings. */
const RECENT = 4;

function isLike({ id, fact }: Shape, other: Fact, name: Located | null): boolean {
  return id !== NOBODY_ELSE && isExactly(other, fact, name !== null);
}

/** `facts` of a sheet are in the order of their places. */
export function createPages(): Pages {
  const shapes = new Map<string, Shape>();
  const pages = new Map<string, Page>();
  const alike = new Map<string, number>();
  const numberOf = (key: string) => {
    const known = alike.get(key);
    if (known !== undefined) return known;
    alike.set(key, alike.size);
    return alike.size - 1;
  };
  const looseOf = (fact: Fact) => numberOf(fact.kind === 'client' ? clientKey(fact) : looseKey(fact));
  const recent: (readonly Shape[])[] = [];
  const shapeOf = (fact: Fact, name: Located | null, near: Shape | undefined): Shape => {
    if (fact.kind === 'client' && !name) return { id: NOBODY_ELSE, fact, loose: looseOf(fact) };
    if (near && isLike(near, fact, name)) return near;
    const key = exactKey(fact, name);
    const known = shapes.get(key);
    if (known) return known;
    const shape = { id: shapes.size, fact, loose: looseOf(fact) };
    shapes.set(key, shape);
    return shape;
  };
  return {
    sheetOf(report, given) {
      if (given.length === 0 || given.length > MOST_FACTS || !given.every(isKeptOnce)) return null;
      const facts = inOrder(given);
      const name = plainName(facts);
      const [first] = facts;
      const near = recent.findIndex(([shape]) => shape && first && isLike(shape, first, name));
      const found = facts.map((fact, index) => shapeOf(fact, name, recent[near]?.[index]));
      if (near !== -1) recent[near] = found;
      else if (recent.push(found) > RECENT) recent.shift();
      // Where the computer says its name in an odd way, no other has the same page.
      const isOwn = found.some(({ id }) => id === NOBODY_ELSE);
      const key = isOwn ? '' : found.map(({ id }) => id).join();
      const known = isOwn ? undefined : pages.get(key);
      const page = known ?? {
        facts: found.map(({ fact }) => fact),
        report,
        alike: numberOf(`page ${found.map(({ loose }) => loose).join()}`),
      };
      if (!known && !isOwn) pages.set(key, page);
      return sheetFrom(facts, report.path, page, name);
    },
  };
}

/** The name of the one computer that facts tell, where it is that and nothing more: no domain, no account. */
function plainName(facts: readonly Fact[]): Located | null {
  let name: Located | null = null;
  for (const fact of facts) {
    if (fact.kind !== 'client') continue;
    if (name || !fact.name || !/^[\w-]+$/.test(fact.name.value)) return null;
    name = fact.name;
  }
  return name;
}

// Who it is decides nothing about its settings; to which domain it belongs may.
function clientKey(fact: Extract<Fact, { kind: 'client' }>): string {
  return `client of ${domainOfComputer(fact) ?? ''}`;
}

// Each is spelled out: what is spread at its beginning makes V8 keep a shape for every single one.
function sheetFrom(facts: readonly Fact[], path: string, page: Page, name: Located | null): Sheet {
  const client = facts[0]?.origin.client;
  const moves = movesOf(facts, page.facts);
  if (client === undefined) return name ? { path, page, moves, name: name.value } : { path, page, moves };
  return name ? { path, client, page, moves, name: name.value } : { path, client, page, moves };
}

function movesOf(facts: readonly Fact[], from: readonly Fact[]): number[] | null {
  const moves: number[] = [];
  facts.forEach(({ at }, index) => {
    const base = from[index]?.at ?? at;
    moves.push(at.start - base.start, (at.region?.startLine ?? 0) - (base.region?.startLine ?? 0));
  });
  let length = moves.length;
  while (length > 2 && isMovedAlike(moves, length)) length -= 2;
  // A copy has no room for more.
  return length === 2 && moves[0] === 0 && moves[1] === 0 ? null : moves.slice(0, length);
}

/** Whether the last two of so many pairs are the same. */
function isMovedAlike(moves: readonly number[], length: number): boolean {
  return moves[length - 1] === moves[length - 3] && moves[length - 2] === moves[length - 4];
}

/** The facts of an input, wherever they are kept: put together, or in parts. */
export function* factsAt(
  read: { readonly facts: readonly Fact[] } | Pick<Survey, 'parts'>,
  path: string,
): Iterable<Fact> {
  for (const part of 'facts' in read ? [read.facts] : read.parts) {
    if (!isSheet(part)) yield* part.filter(({ origin }) => origin.path === path);
    else if (part.path === path) yield* factsOf(part);
  }
}

/** The facts of a sheet as they were read, in the order of their places; of one kind alone where that is named. */
export function factsOf(sheet: Sheet, kind?: Fact['kind']): Fact[] {
  const { page, moves, name } = sheet;
  const origins = new Map<Origin, Origin>();
  const home = (origin: Origin): Origin => {
    const own = origins.get(origin) ?? originOf(sheet, origin);
    origins.set(origin, own);
    return own;
  };
  const facts: Fact[] = [];
  for (const [index, fact] of page.facts.entries()) {
    if (kind !== undefined && fact.kind !== kind) continue;
    const at = moves ? Math.min(2 * index, moves.length - 2) : 0;
    const bytes = moves?.[at] ?? 0;
    const lines = moves?.[at + 1] ?? 0;
    const placed = named(bytes === 0 && lines === 0 ? fact : moved(fact, bytes, lines), name);
    facts.push({ ...placed, origin: home(fact.origin) });
  }
  return facts;
}

function named(fact: Fact, name: string | undefined): Fact {
  if (fact.kind !== 'client' || !fact.name || name === undefined) return fact;
  return { ...fact, name: { ...fact.name, value: name } };
}

/** The origin of a fact of the page, as that of the sheet. */
function originOf({ path, client }: Sheet, { format, holder, container, part, side }: Origin): Origin {
  return { path, format, holder, container, part, side, ...(client === undefined ? {} : { client }) };
}

/** What the engine says of the input. */
export function reportOf({ path, page }: Sheet): InputReport {
  return { ...page.report, path };
}
