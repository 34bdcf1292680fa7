// What an input shows that stands beside the settings: it is no evidence for a verdict, and may prove something all the same.

import type { TicketFact } from '../model/client-fact.ts';
import type { Fact } from '../model/fact.ts';
import { asciiLower } from '../model/realm-name.ts';

const NAMED = 2;
const GRANTING = /^krbtgt\/(.+)$/i;

/** Tickets and PAC files in a sentence or two; null where an input shows none. */
export function besideWords(facts: readonly Fact[]): string | null {
  const tickets = facts.filter((fact): fact is TicketFact => fact.kind === 'ticket');
  if (tickets.length > 0) return ticketWords(tickets);
  const targets = facts.flatMap((fact) => (fact.kind === 'pac' ? fact.targets : []));
  if (!facts.some(({ kind }) => kind === 'pac')) return null;
  const hosts = targets.flatMap(({ host, port }) =>
    host ? [port ? `${host.value}:${port.value}` : host.value] : [],
  );
  const asked = hosts.length === 0 ? '' : ` (${named(hosts)})`;
  return `It shows which proxies browsers ask${asked}, and no settings of realms.`;
}

// A ticket for the realm comes from the own domain by a trust (asked for by hand, or of another domain, without any host map);
// one from the realm, from its KDC.
function ticketWords(tickets: readonly TicketFact[]): string {
  const realms = tickets.flatMap(({ server }) => {
    const target = GRANTING.exec(server.name.value)?.[1];
    return target !== undefined && asciiLower(target) !== asciiLower(server.realm.value) ? [target] : [];
  });
  if (realms.length === 0) {
    return 'It shows tickets and no settings. None is for another realm, which proves nothing.';
  }
  const given = tickets.some(
    ({ server }) =>
      !GRANTING.test(server.name.value) &&
      realms.some((realm) => asciiLower(realm) === asciiLower(server.realm.value)),
  );
  const kdc = given ? ', and that the KDC of the realm answered' : '';
  const names = named(realms.map((realm) => `krbtgt/${realm}`));
  return `It shows tickets and no settings: ${names} proves that a trust led there${kdc}, when the ticket was given.`;
}

function named(names: readonly string[]): string {
  const unique = [...new Set(names)];
  if (unique.length <= NAMED) return unique.join(', ');
  return `${unique.slice(0, NAMED).join(', ')} and ${unique.length - NAMED} more`;
}
