// What the lab has shown, in the words of the pages of rules: these sentences stand in them as they are made here, so that no page says more.

import type { Outcomes, Shown } from './results.ts';

const NAMES = { mit: 'MIT', heimdal: 'Heimdal' } as const;

function clients(outcomes: Outcomes, kdcs: string, stranger: string | undefined): string {
  const [bad, good] = stranger ? (['refused', 'gets in'] as const) : (['fails', 'ticket'] as const);
  const names = (wanted: Outcomes['mit']) =>
    (['mit', 'heimdal'] as const)
      .filter((client) => outcomes[client] === wanted)
      .map((client) => NAMES[client]);
  const failed = names(bad).join(' and ');
  const got = names(good).join(' and ');
  if (stranger) {
    const who = `a stranger ${stranger}`;
    return [
      got && `${who} got a ticket with ${got} clients`,
      failed && `${who} got none with ${failed} clients`,
    ]
      .filter(Boolean)
      .join(' and ')
      .concat(` from ${kdcs}`);
  }
  const tickets = got && `${got} clients got their tickets`;
  if (!failed) return `${tickets} from ${kdcs}`;
  return [`${failed} clients failed against ${kdcs}`, tickets].filter(Boolean).join(', and ');
}

const same = (one: Outcomes, other: Outcomes) => one.mit === other.mit && one.heimdal === other.heimdal;

function ofKdcs({ mit, samba, stranger }: Shown): string {
  if (!samba) return clients(mit, "MIT's KDCs", stranger);
  if (same(mit, samba)) return clients(mit, "MIT's and Samba's KDCs", stranger);
  return `${clients(mit, "MIT's KDCs", stranger)}, and ${clients(samba, "Samba's KDC", stranger)}`;
}

/** One sentence for all that came out alike. */
export function labSentences(shown: readonly Shown[]): string {
  const alike = new Map<string, string[]>();
  for (const one of shown) alike.set(ofKdcs(one), [...(alike.get(ofKdcs(one)) ?? []), one.planted]);
  return [...alike].map(([outcome, planted]) => `With ${planted.join(', or with ')}, ${outcome}.`).join(' ');
}
