// GPOs of which only who they are was kept, for their report shows nothing of ours: what they stand for, and what is not known of them.

import type { Subject } from '../model/evidence.ts';
import type { GapFact, GpoFact, Origin, ScopeFact } from '../model/fact.ts';

const SHOWN = ['switches', 'MitRealms', 'domain_realm'] as const;

/** The scopes of a GPO with those for which bare ones stand. The user side of these shows no settings of realms, whatever is in it. */
export function withBareScopes(scopes: readonly ScopeFact[], gpos: readonly GpoFact[]): readonly ScopeFact[] {
  const [first, ...others] = gpos.filter(({ bare }) => bare);
  if (!first) return scopes;
  const own = scopeOf(first);
  return scopes.length + others.length === 0 ? [own] : [...scopes, own, ...others.map(scopeOf)];
}

function scopeOf({ origin, at }: GpoFact): ScopeFact {
  const side: Origin = { ...origin, side: 'computer' };
  return { kind: 'scope', origin: side, at, locator: 'gpo-side', covers: 'gpo-side', shows: SHOWN };
}

/**
 * What is not known of GPOs that another input gives settings: the report showed whether they are off, their links and their access
 * list, which were not kept, for it shows no settings. One of the two is out of date.
 */
export function gapsOfBare(subjects: readonly Subject[]): GapFact[] {
  return subjects.flatMap((subject) => {
    const { realms, mappings, states, directives, gpos } = subject;
    const [other] = [realms, mappings, states, directives].flat();
    const bare = gpos.find((gpo) => gpo.bare);
    if (!other || !bare || gpos.some(tellsCircumstances)) return [];
    return [gapOf(bare, subject.ref.name, other.origin.path)];
  });
}

function tellsCircumstances({ computer, links }: GpoFact): boolean {
  return computer !== null || links !== null;
}

function gapOf({ origin, at, locator, id }: GpoFact, name: string, path: string): GapFact {
  return {
    kind: 'gap',
    origin,
    at,
    locator,
    code: 'not-read',
    effect: 'partial',
    message: `The report shows nothing of the settings that ${path} has for the GPO "${name}", so that one of the two is out of date; whether the GPO is switched off, its links and its access list were not kept.`,
    hint: `Export both again, this GPO by itself: Get-GPOReport -Guid ${id ?? ''} -ReportType Xml -Path gpreport.xml`,
  };
}
