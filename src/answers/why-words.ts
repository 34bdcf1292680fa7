// Why an entry decides, is beaten or does not match, in the words of an answer.

import type { Candidate, Outcome, RealmChoice } from '../evidence/choose-realm.ts';
import type { Damage, Miss } from '../evidence/host-entries.ts';
import type { Lost } from '../evidence/lost-entries.ts';
import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact, Layer } from '../model/fact.ts';

const NAMED = 3;

const PLACES: Readonly<Record<Layer, string>> = {
  policy: '',
  mdm: '',
  local: '',
  wow6432: 'under Wow6432Node',
  user: 'on the side of users',
  dead: 'under a key of another name',
};

function nameOf({ ref }: Subject): string {
  return ref.kind === 'gpo' ? `GPO "${ref.name}"` : ref.name;
}

function named(subjects: readonly Subject[]): string {
  const names = subjects.slice(0, NAMED).map(nameOf);
  if (subjects.length > NAMED) names.push(`${subjects.length - NAMED} more`);
  return names.join(' and ');
}

/** On what it depends that an entry is in force: a clause that begins with "if". */
function conditionOf({ kind, by }: Lost, { subject, fact }: Candidate): string {
  if (kind === 'filter') return 'if the filter of the Preferences item lets it through';
  if (kind === 'wrong-type')
    return `if Windows reads a value of type ${fact.valueType} in this list, which is not documented`;
  if (kind === 'hidden-perhaps')
    return 'if the key of the policy does not hide the local map; whether it does without values is not known';
  if (kind === 'unclear-switch')
    return 'if domain_realm_Enabled, which leaves it open, switches the policy on';
  if (kind === 'disabled-elsewhere')
    return `if it is applied after ${named(by)}, where the policy is disabled or may be, which deletes the list`;
  if (kind === 'deleted-elsewhere') return `if it is not deleted afterwards by ${named(by)}`;
  if (kind === 'set-elsewhere')
    return `if ${nameOf(subject)} is applied after ${named(by)}, which sets the same value otherwise`;
  return `if ${fact.origin.path} is right: another file of ${nameOf(subject)} shows the same value otherwise`;
}

/** Why an entry that matches does not decide. */
export function lossWords(lost: Lost, candidate: Candidate): string {
  const { fact } = candidate;
  switch (lost.kind) {
    case 'shorter':
      return 'matches too, but is shorter: of several entries the longest decides';
    case 'hidden':
      return 'is a local setting, and a policy sets the host map: it hides all local mappings';
    case 'switched-off':
      return 'belongs to a policy that is disabled (domain_realm_Enabled): a disabled policy deletes its list';
    case 'gpo-off':
      return 'belongs to a GPO whose computer side is switched off';
    case 'overruled':
      return `is overruled${rankOf(fact)}: a GPO of better rank sets or deletes this value`;
    case 'wrong-place':
      return `stands where Windows does not read it, ${PLACES[fact.layer]}`;
    case 'replaced':
      return 'is replaced by another value of the same name';
    default:
      return `decides only ${conditionOf(lost, candidate)}`;
  }
}

function rankOf({ winner }: HostMappingFact): string {
  return winner ? ` (rank ${winner.precedence})` : '';
}

/** What an outcome depends on; null when there is no other. */
export function optionCondition(outcome: Outcome, { outcomes, ownDomain }: RealmChoice): string | null {
  if (outcomes.length === 1 && !ownDomain) return null;
  const { doubt, by } = outcome;
  if (doubt) return conditionOf(doubt, by);
  const tied = outcomes.filter(
    (other) => other.doubt === null && other.by.text.value.length === by.text.value.length,
  );
  if (tied.length < 2) return 'if nothing of the above is in force';
  return 'if Windows prefers it to the same entry of the other realm, which is documented nowhere';
}

const DAMAGES: Readonly<Record<Damage, string>> = {
  wildcard: 'holds an asterisk, which is not part of the syntax (a suffix begins with a dot)',
  separator: 'is one entry, for only semicolons separate entries, and no host is called so',
  entity: 'holds entities such as &lt; literally, and Windows does not decode them',
  character: 'holds a character that is not part of a host name',
  address: 'holds a scheme, a port or a path, which is not part of a host name',
  'trailing-dot': 'ends in a dot, and is compared as it is written',
  other: 'is written neither as a host nor as a suffix',
};

/** Why an entry does not match although it seems to be meant to. */
export function missWords(miss: Miss): string {
  if (miss.kind === 'no-leading-dot') return 'has no leading dot: it names one host, and nothing below it';
  if (miss.kind === 'only-below')
    return 'stands for hosts below this name: the host of the name itself should not count, though no document says so';
  if (miss.kind === 'inverted')
    return 'is the name of the value and should be its data: the realm belongs where it stands';
  return `${DAMAGES[miss.damage]}: it was probably meant as ${miss.meant}`;
}
