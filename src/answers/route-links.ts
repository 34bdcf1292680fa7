// What is to be said of each link of a route: whether it is right, what makes it, and what stands in its way.

import type { Mark, RouteLink } from '../model/picture.ts';
import type { HolderAnswer, WhyKdc, WhyTrust } from '../model/why.ts';
import { type Concern, isAt, type Spot } from './route-findings.ts';

function rulesOf(concerns: readonly Concern[]): string[] {
  return [...new Set(concerns.map(({ finding }) => finding.ruleId))];
}

/** What the config or the baseline holds back is wrong all the same. */
function heldWords(concerns: readonly Concern[]): string[] {
  return concerns.flatMap(({ finding: { ruleId, suppressed } }) =>
    suppressed ? [`The finding of ${ruleId} is held back: ${suppressed.reason}`] : [],
  );
}

/** Never right where anything was found, or where `isRight` leaves a doubt. */
function marked(isRight: boolean, concerns: readonly Concern[]): Mark {
  if (concerns.some((concern) => concern.breaks)) return 'wrong';
  return isRight && concerns.length === 0 ? 'right' : 'open';
}

interface MapSpots {
  readonly deciding: readonly Spot[];
  readonly entries: readonly Spot[];
}

/** An entry that is as it should be leads to the realm, whatever is wrong with others of its map. */
export function mapLink(
  answer: HolderAnswer,
  realm: string,
  concerns: readonly Concern[],
  { deciding, entries }: MapSpots,
): RouteLink {
  const { decision, options, missed, beaten, unknowns } = answer;
  const by = options.find((option) => option.by)?.by ?? null;
  const near = missed[0] ?? beaten[0] ?? null;
  // What is open of every set of GPOs is said last, and says nothing of this one.
  const open = (answer.holder.kind === 'client' ? unknowns : unknowns.slice(0, -1)).filter(
    ({ changes }) => changes,
  );
  const isReached = decision === 'realm' && answer.realm === realm;
  const others = isReached
    ? concerns.filter(({ place }) => isAt(place, entries) && !isAt(place, deciding))
    : [];
  const conditions = options.flatMap(({ realm: one, condition }) =>
    condition === null ? [] : [`${one ?? 'its own domain'} ${condition}`],
  );
  return {
    mark: marked(
      isReached && open.length + others.length === 0,
      concerns.filter((concern) => !others.includes(concern)),
    ),
    by: by?.entry ?? null,
    words: [
      ...(by === null && near ? [`${near.entry} ${near.words}`] : []),
      ...conditions,
      ...open.map(({ words }) => words),
      ...heldWords(concerns),
    ],
    place: by?.place ?? near?.place ?? null,
    rules: rulesOf(concerns),
  };
}

export function kdcLink(kdc: WhyKdc, asExpected: boolean, concerns: readonly Concern[]): RouteLink {
  const { from, hosts, words, certain } = kdc;
  const isRight = certain && (from === 'directory' || (from === 'list' && asExpected));
  const doubt =
    from === 'list' && !certain
      ? ['The export does not show that nothing else defines the realm and that the policy is switched on.']
      : [];
  return {
    mark: marked(isRight, concerns),
    by: from,
    words: [...words, ...doubt, ...heldWords(concerns)],
    // Where the link is broken; of several definitions the first may be right.
    place: concerns.find((concern) => concern.breaks)?.place ?? hosts[0]?.place ?? null,
    rules: rulesOf(concerns),
  };
}

const WORST_FIRST: readonly WhyTrust['verdict'][] = ['no', 'doubtful', 'unknown', 'yes'];

/** Of the holder's domain; where that is not told, or has no trust that was shown, what others' trusts do is said and decides nothing. */
export function trustLink(
  trusts: readonly WhyTrust[],
  domain: string | null,
  concerns: readonly Concern[],
): RouteLink {
  const own = trusts.filter((trust) => domain !== null && trust.domain === domain);
  const worst = WORST_FIRST.flatMap((verdict) => trusts.filter((trust) => trust.verdict === verdict))[0];
  if (!worst) return { mark: 'open', by: null, words: [], place: null, rules: [] };
  const rules = [...new Set([...worst.rules, ...rulesOf(concerns)])];
  const isBroken = worst.verdict !== 'yes' && concerns.some((concern) => concern.breaks);
  const isRight = own.length === trusts.length && worst.verdict === 'yes' && rules.length === 0;
  const whose = own.length > 0 ? [] : [foreignWords(worst, domain)];
  return {
    mark: isBroken && (own.length > 0 || domain === null) ? 'wrong' : isRight ? 'right' : 'open',
    by: own.length > 0 || domain === null ? worst.verdict : null,
    words: [...whose, ...worst.words, ...heldWords(concerns)],
    place: worst.place,
    rules,
  };
}

function foreignWords(trust: WhyTrust, domain: string | null): string {
  const whose = trust.domain ?? 'a domain that is not told';
  return domain === null
    ? `It is the trust of ${whose}, if that is the client's domain.`
    : `What is shown is the trust of ${whose}; of ${domain} none is.`;
}
