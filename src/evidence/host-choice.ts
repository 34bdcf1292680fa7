// Which entry of a host map decides for a host: the longest that fits, as it is written.

import type { Subject } from '../model/evidence.ts';
import type { HostEntry, HostMappingFact } from '../model/fact.ts';
import { asciiLower } from '../model/realm-name.ts';
import { type Hindrance, hindranceOf } from './effective.ts';

/** One entry that fits the host, or was meant to. */
export interface Fitting {
  readonly subject: Subject;
  readonly mapping: HostMappingFact;
  readonly entry: HostEntry;
  /** Null when it counts. */
  readonly hindrance: Hindrance | null;
}

export interface Choice {
  /** Entries of the greatest length among those that count; more than one where it stands in several places. */
  readonly deciding: readonly Fitting[];
  /** Entries that count and fit, and are shorter. */
  readonly shorter: readonly Fitting[];
  /** Entries that fit, and do not count. */
  readonly hindered: readonly Fitting[];
  /** Entries that do not fit as written, and would if they were mended. */
  readonly meant: readonly Fitting[];
}

/**
 * Whether an entry fits a host (lower case), as Kerberos.adml defines them: with a leading dot every host below the suffix,
 * without one that host alone. Case does not count in names of DNS.
 */
export function fits(entry: string, host: string): boolean {
  const name = asciiLower(entry);
  return name.startsWith('.')
    ? name.length > 1 && host.length > name.length && host.endsWith(name)
    : name === host;
}

/** Looks at every entry of every mapping once. The longest suffix wins, whichever GPO or layer it stands in. */
export function chooseEntry(host: string, subjects: readonly Subject[]): Choice {
  const counting: Fitting[] = [];
  const hindered: Fitting[] = [];
  const meant: Fitting[] = [];
  for (const { subject, mapping, hindrance } of mappingsOf(subjects)) {
    for (const entry of mapping.entries) {
      const fitting = { subject, mapping, entry, hindrance };
      if (!fits(entry.text.value, host)) {
        if (wasMeant(entry, host)) meant.push(fitting);
      } else if (hindrance === null) counting.push(fitting);
      else hindered.push(fitting);
    }
  }
  const longest = Math.max(0, ...counting.map(lengthOf));
  return {
    deciding: counting.filter((one) => lengthOf(one) === longest),
    shorter: counting.filter((one) => lengthOf(one) < longest).sort((a, b) => lengthOf(b) - lengthOf(a)),
    hindered,
    meant,
  };
}

/** Every mapping with what keeps it from counting; those that Windows never reads are none. */
function* mappingsOf(subjects: readonly Subject[]): Iterable<Omit<Fitting, 'entry'>> {
  for (const subject of subjects) {
    for (const mapping of subject.mappings) {
      const hindrance = hindranceOf(mapping, subject);
      if (hindrance !== 'not-read') yield { subject, mapping, hindrance };
    }
    for (const mapping of subject.overruled) {
      if (mapping.kind === 'host-mapping') yield { subject, mapping, hindrance: 'overruled' };
    }
  }
}

function lengthOf({ entry }: Fitting): number {
  return entry.text.value.length;
}

// Without its damage, or with the dot that it lacks.
function wasMeant({ repaired }: HostEntry, host: string): boolean {
  return repaired.some((name) => {
    const bare = name.replace(/^\*?\.?/, '');
    return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
  });
}
