// Facts of clients kept once: what thousands of inputs say alike is one page, and an input only where it stands in it.

import { domainOfComputer } from '../model/computer-domain.ts';
import type { Fact, Origin } from '../model/fact.ts';
import type { InputReport } from '../model/finding.ts';
import type { Page, Sheet } from '../model/sheet.ts';
import { keysOf, moved } from './fact-keys.ts';
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

const NOBODY_ELSE = -1;

interface Shape {
  readonly id: number;
  readonly fact: Fact;
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
  return {
    sheetOf(report, given) {
      if (given.length === 0 || given.length > MOST_FACTS || !given.every(isKeptOnce)) return null;
      const facts = inOrder(given);
      const found: Shape[] = [];
      const loose: string[] = [];
      let named = false;
      for (const fact of facts) {
        if (fact.kind === 'client') {
          named = true;
          found.push({ id: NOBODY_ELSE, fact });
          loose.push(String(numberOf(clientKey(fact))));
          continue;
        }
        const keys = keysOf(fact);
        const before = shapes.get(keys.exact);
        const shape = before ?? { id: shapes.size, fact };
        if (!before) shapes.set(keys.exact, shape);
        found.push(shape);
        loose.push(String(numberOf(keys.loose)));
      }
      // Where the computer says its name, no other has the same page.
      const key = named ? null : found.map(({ id }) => id).join();
      const known = key === null ? undefined : pages.get(key);
      const page = known ?? {
        facts: found.map(({ fact }) => fact),
        report,
        alike: numberOf(`page ${loose.join()}`),
      };
      if (!known && key !== null) pages.set(key, page);
      return { ...sheetBase(facts, report.path), page, moves: movesOf(facts, page.facts) };
    },
  };
}

// Who it is decides nothing about its settings; to which domain it belongs may.
function clientKey(fact: Extract<Fact, { kind: 'client' }>): string {
  return `client of ${domainOfComputer(fact) ?? ''}`;
}

function sheetBase(facts: readonly Fact[], path: string): Pick<Sheet, 'path' | 'client'> {
  const client = facts[0]?.origin.client;
  return client === undefined ? { path } : { path, client };
}

function movesOf(facts: readonly Fact[], from: readonly Fact[]): number[] | null {
  const moves: number[] = [];
  let any = false;
  facts.forEach((fact, index) => {
    const base = from[index]?.at ?? fact.at;
    const bytes = fact.at.start - base.start;
    const lines = (fact.at.region?.startLine ?? 0) - (base.region?.startLine ?? 0);
    any ||= bytes !== 0 || lines !== 0;
    moves.push(bytes, lines);
  });
  return any ? moves : null;
}

/** The facts of a sheet as they were read, in the order of their places; of one kind alone where that is named. */
export function factsOf(sheet: Sheet, kind?: Fact['kind']): Fact[] {
  const { page, moves } = sheet;
  const origins = new Map<Origin, Origin>();
  const home = (origin: Origin): Origin => {
    const own = origins.get(origin) ?? originOf(sheet, origin);
    origins.set(origin, own);
    return own;
  };
  return page.facts.flatMap((fact, index) => {
    if (kind !== undefined && fact.kind !== kind) return [];
    const bytes = moves?.[2 * index] ?? 0;
    const lines = moves?.[2 * index + 1] ?? 0;
    const placed = bytes === 0 && lines === 0 ? fact : moved(fact, bytes, lines);
    return { ...placed, origin: home(fact.origin) };
  });
}

/** The origin of a fact of the page, as that of the sheet. */
export function originOf({ path, client }: Sheet, { format, holder, container, part, side }: Origin): Origin {
  return { path, format, holder, container, part, side, ...(client === undefined ? {} : { client }) };
}

/** What the engine says of the input. */
export function reportOf({ path, page }: Sheet): InputReport {
  return { ...page.report, path };
}
