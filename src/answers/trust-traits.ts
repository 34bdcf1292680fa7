// What of a trust is compared: its names and its attributes, each beside what is expected.

import type { RealmExpectation } from '../model/expectation.ts';
import type { TrustFact } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import type { TrustTrait } from '../model/picture.ts';
import { table } from '../model/table.ts';
import {
  ENCRYPTION_TYPES,
  isTransitive,
  showDirection,
  showEncryptionTypes,
  showType,
  trustNames,
} from '../model/trust-values.ts';

type TraitName = TrustTrait['name'];

/** Which attribute a rule is about. */
const TRAIT_OF: Readonly<Record<string, TraitName>> = table({
  'trust-name-inconsistent': 'name',
  'realm-not-uppercase': 'name',
  'trust-wrong-direction': 'direction',
  'trust-transitive': 'transitivity',
  'trust-wrong-type': 'type',
  'trust-aes-not-enabled': 'encryption types',
  'trust-weak-enctypes': 'encryption types',
});

/** Whether a rule is about one of the traits. */
export function isOfTrait(ruleId: string): boolean {
  return TRAIT_OF[ruleId] !== undefined;
}

/** The rules of findings that ask for a change, each once. */
export function rulesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId))];
}

/** `attribute` is the name by which `TrustFact.shown` has it, in lower case; null where it is no attribute. */
interface Asked {
  readonly name: TraitName;
  readonly attribute: string | null;
  readonly shownBy: (trust: TrustFact) => string | null;
  readonly wanted: string | null;
}

/** `findings` are those about the trust. Exports that tell differently are told apart. */
export function traitsOf(
  trusts: readonly TrustFact[],
  expectation: RealmExpectation | null,
  findings: readonly Finding[],
): TrustTrait[] {
  const expected = expectation?.trust ?? null;
  const types = (value: number) => showEncryptionTypes(value & ENCRYPTION_TYPES);
  const wantedTypes = expected?.encryptionTypes ?? null;
  const asked: readonly Asked[] = [
    { name: 'name', attribute: null, shownBy: namesOf, wanted: expectation?.realm ?? null },
    {
      name: 'direction',
      attribute: 'trustdirection',
      shownBy: ({ direction }) => direction && showDirection(direction.value),
      wanted: expected && showDirection(expected.direction),
    },
    {
      name: 'transitivity',
      attribute: 'trustattributes',
      shownBy: (trust) => waysWord(isTransitive(trust)),
      wanted: waysWord(expected?.transitive ?? null),
    },
    {
      name: 'type',
      attribute: 'trusttype',
      shownBy: ({ type }) => type && showType(type.value),
      wanted: expected && showType(expected.type),
    },
    {
      name: 'encryption types',
      attribute: 'msds-supportedencryptiontypes',
      shownBy: ({ encryptionTypes }) => encryptionTypes && types(encryptionTypes.value),
      wanted: wantedTypes === null ? null : types(wantedTypes),
    },
  ];
  return asked.map((one) => traitOf(one, trusts, findings));
}

/** The names of a trust are one, or there is a defect; which of them were printed does not matter. */
function namesOf(trust: TrustFact): string | null {
  if (trust.caseless) return null;
  return [...new Set(trustNames(trust).map(({ value }) => value))].join(', ');
}

function waysWord(isPassedOn: boolean | null): string | null {
  if (isPassedOn === null) return null;
  return isPassedOn ? 'transitive' : 'non-transitive';
}

function traitOf(
  { name, attribute, shownBy, wanted }: Asked,
  trusts: readonly TrustFact[],
  findings: readonly Finding[],
): TrustTrait {
  const valueIn = (trust: TrustFact) => {
    const value = shownBy(trust);
    return value === null && attribute !== null && isAsked(trust, attribute) ? 'not set' : value;
  };
  const values = [...new Set(trusts.flatMap((trust) => valueIn(trust) ?? []))];
  const rules = rulesOf(findings.filter(({ ruleId }) => TRAIT_OF[ruleId] === name));
  const isRight = values.length === 1 && values[0] === wanted;
  return {
    name,
    actual: values.length === 0 ? null : values.join('; '),
    expected: wanted,
    mark: rules.length > 0 ? 'wrong' : isRight ? 'right' : 'open',
    rules,
  };
}

/** Whether the export would have shown the attribute if it were set. */
function isAsked({ shown }: TrustFact, attribute: string): boolean {
  return shown === 'all' || shown.includes(attribute);
}
