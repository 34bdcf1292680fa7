// Whether a domain has the trust to a realm as the config wants it.

import type { ScopeFact, TrustFact } from '../../src/model/fact.ts';
import type { Intent } from '../../src/model/intent.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { NotEvaluated, RuleContext, RuleFinding } from '../../src/model/rule.ts';
import { DISABLED, showDirection, trustNames } from '../../src/model/trust-values.ts';
import { placeOf } from './place.ts';
import { trustWitness } from './trust.ts';

type Said = RuleFinding | NotEvaluated;

/** Required: there. Forbidden: not there. Disabled: its direction is 0, or it is not there. */
export function* trustAsIntended(intent: Intent, { subject }: RuleContext): Iterable<Said> {
  const { realm, state } = intent;
  const key = realmKey(realm);
  const trusts = subject.trusts.filter((trust) =>
    trustNames(trust).some(({ value }) => realmKey(value) === key),
  );
  const all = subject.scopes.find(({ shows }) => shows.includes('all trusts of the domain'));
  if (trusts.length === 0) yield* absent(intent, all);
  else if (state === 'forbidden') yield there(intent, trusts);
  else if (state === 'disabled') yield* switchedOff(intent, trusts);
}

function* absent({ realm, state }: Intent, all: ScopeFact | undefined): Iterable<Said> {
  if (!all) yield { notEvaluated: `the export does not show all trusts of the domain, and none to ${realm}` };
  else if (state === 'required') {
    yield {
      severity: 'error',
      message: `The config requires a trust to realm ${realm} here, and there is none among the trusts of the domain.`,
      place: placeOf(all, all),
      actual: null,
      expected: realm,
      setting: 'trust',
      realm,
      rightWhenRepaired: true,
    };
  }
}

function there({ realm }: Intent, trusts: readonly TrustFact[]): RuleFinding {
  const [place, ...others] = trusts.map(trustWitness);
  if (!place) throw new Error(`no trust to ${realm}`);
  return {
    severity: 'error',
    message: `The config forbids a trust to realm ${realm} here, and there is one.`,
    place,
    actual: realm,
    expected: null,
    related: others.map((at) => ({ ...at, message: 'the same trust' })),
    setting: 'trust',
    realm,
  };
}

function* switchedOff({ realm }: Intent, trusts: readonly TrustFact[]): Iterable<Said> {
  const shown = trusts.filter(({ direction }) => direction !== null);
  if (shown.length === 0) yield { notEvaluated: `trustDirection of the trust to ${realm} was not exported` };
  for (const trust of shown) {
    const { direction } = trust;
    if (!direction || direction.value === DISABLED) continue;
    yield {
      severity: 'error',
      message: `The config wants the trust to realm ${realm} disabled here, and it is in use.`,
      place: placeOf(trust, direction),
      actual: showDirection(direction.value),
      expected: showDirection(DISABLED),
      setting: 'trustDirection',
      realm,
    };
  }
}
