// What a host map lacks of the suffixes that are expected, and whether hosts that are used are lost with it.

import type { RealmExpectation } from '../../src/model/expectation.ts';
import type { PacFact } from '../../src/model/fact.ts';
import type { Located } from '../../src/model/located.ts';
import { covers, dnsName } from './hosts.ts';

/** A proxy that a PAC file names. */
export interface Edge {
  readonly host: string;
  readonly text: Located;
  readonly pac: PacFact;
}

export interface Shortfall {
  readonly missing: readonly string[];
  readonly severe: boolean;
  /** An edge in use that only what is missing would cover. */
  readonly edge: Edge | null;
}

/** The hosts that PAC files send browsers to. */
export function edgesIn(pacs: readonly PacFact[]): Edge[] {
  return pacs.flatMap((pac) =>
    pac.targets.flatMap(({ host }) => (host ? [{ host: dnsName(host.value), text: host, pac }] : [])),
  );
}

/** Entries in lower case against an expectation; without `edges`, by the expectation alone. */
export function shortfall(
  entries: ReadonlySet<string>,
  { suffixes }: RealmExpectation,
  edges: readonly Edge[] = [],
): Shortfall {
  const covered = (suffix: string) => [...entries].some((entry) => covers(entry, suffix));
  const missing = suffixes.filter(({ suffix, prescribed }) =>
    prescribed ? !entries.has(suffix) : !covered(suffix),
  );
  const lost = missing.some(({ suffix, dispensable }) => {
    if (covered(suffix)) return false;
    const served = suffixes.some((other) => other.coveredBy.includes(suffix) && covered(other.suffix));
    return !(dispensable && served);
  });
  const edge = edges.find(({ host }) => missing.some(({ suffix }) => covers(suffix, host)) && !covered(host));
  return {
    missing: missing.map(({ suffix }) => suffix),
    severe: lost || edge !== undefined,
    edge: edge ?? null,
  };
}
