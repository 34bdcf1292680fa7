// What is said of a GPO of a report when it ends: all of it, or of one among many that shows nothing only who it is.

import type { GpoRecord, Item } from '../../model/record.ts';
import { cover, type Span } from '../../model/span.ts';
import type { ReportedGpo } from './gpo-report-gpo.ts';

/** Whether it is known which GPO it is, and of when. */
export function isNamed({ id, name, readTime }: ReportedGpo): boolean {
  return id !== null && name !== null && readTime !== null;
}

/**
 * What is said of a GPO when it ends: its scopes and its record; `end` is null where the document breaks off. Of one of many, both
 * sides of which were read and show nothing, nothing is said but who it is: an estate has thousands of them.
 */
export function endGpo(gpo: ReportedGpo, end: Span | null): Item[] {
  if (gpo.alone || !isNamed(gpo)) return [...gpo.held, gpoRecord(gpo, end)];
  const isBare = gpo.passed || (!gpo.shown && new Set(gpo.held.map(({ side }) => side)).size === 2);
  if (isBare) return [bareRecord(gpo, end)];
  return [...gpo.held, { ...gpoRecord(gpo, end), among: true }];
}

/** The GPO as a record. `end` is null where the document breaks off: then its links are not known. */
function gpoRecord(gpo: ReportedGpo, end: Span | null): GpoRecord {
  const { part, id, domain, name, readTime } = gpo;
  const open = gpo.side;
  return {
    kind: 'gpo',
    part,
    id,
    domain,
    name,
    readTime,
    computer: gpo.computer ?? (open?.side === 'computer' ? open.info : null),
    user: gpo.user ?? (open?.side === 'user' ? open.info : null),
    links: end ? gpo.links : null,
    computerExtensions: null,
    permissions: gpo.permissions,
    at: atOf(gpo, end),
  };
}

function bareRecord(gpo: ReportedGpo, end: Span | null): GpoRecord {
  const { part, id, domain, name, readTime } = gpo;
  return {
    kind: 'gpo',
    part,
    id,
    domain,
    name,
    readTime,
    computer: null,
    user: null,
    links: null,
    computerExtensions: null,
    permissions: null,
    among: true,
    bare: true,
    at: atOf(gpo, end),
  };
}

function atOf({ start }: ReportedGpo, end: Span | null): Span {
  return end ? cover(start, end) : start;
}
