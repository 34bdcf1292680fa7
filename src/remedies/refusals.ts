// What no command mends, why not, and what a person does instead. Nothing that a finding says gets lost.

import type { Evidence } from '../model/evidence.ts';
import type { Expectations } from '../model/expectation.ts';
import type { Finding, Report } from '../model/finding.ts';
import type { Refusal } from '../model/remedy.ts';
import type { AnyRule } from '../model/rule.ts';
import type { Account } from './account.ts';
import type { Attempt } from './attempt.ts';
import { MENDERS } from './menders.ts';
import { trustSteps } from './trust-runbook.ts';
import { typesDeclined } from './trust-types.ts';

interface Known {
  readonly report: Report;
  readonly rules: readonly AnyRule[];
  readonly evidence: Evidence;
  readonly expectations: Expectations;
  readonly includeProposed: boolean;
}

/** Of all findings that are left once the plan is carried out. */
export function refusalsOf(done: Attempt, { left }: Account, known: Known): Refusal[] {
  return left.map(({ finding, last }) => refusalOf(finding, last, done, known));
}

const PROPOSED = 'Most likely this was meant, and somebody should say so:';

function refusalOf(finding: Finding, last: Finding, done: Attempt, known: Known): Refusal {
  const { declined, withheld, unfinished } = done;
  const proposal = withheld.get(last.fingerprint) ?? proposalOfTypes(finding, known);
  if (proposal !== null) {
    const reason = `${PROPOSED} ${proposal}. Ask again with --include-proposed.`;
    return { finding, kind: 'proposed', reason, byHand: [] };
  }
  const reason =
    declined.get(last.fingerprint) ??
    declined.get(finding.fingerprint) ??
    (unfinished && MENDERS.has(finding.ruleId) ? UNFINISHED : reasonOf(finding, known));
  return { finding, kind: 'by-hand', reason, byHand: stepsOf(finding, known) };
}

function proposalOfTypes(finding: Finding, known: Known): string | null {
  const isOfTypes = typesOnly(finding) && typesDeclined(finding, known) === null;
  if (known.includeProposed || !isOfTypes || finding.expected === null) return null;
  return `msDS-SupportedEncryptionTypes becomes ${finding.expected}`;
}

function typesOnly({ ruleId, expected }: Finding): boolean {
  return (
    (ruleId === 'trust-aes-not-enabled' || ruleId === 'trust-weak-enctypes') && /^24 /.test(expected ?? '')
  );
}

const TRUST =
  'No command changes the direction, type, name or transitivity of a trust: it has to be recreated, with a new password on both sides, which realmlint neither reads nor writes.';

const TRANSITIVE =
  'A nontransitive trust serves users of its own domain alone: users of child domains lose it. Find out first whether there are any, and give each domain of users a trust of its own.';

/** Rules of trusts that ask for what only recreating one gives. */
const RECREATES: ReadonlySet<string> = new Set([
  'trust-transitive',
  'trust-wrong-direction',
  'trust-wrong-type',
  'trust-name-inconsistent',
  'trust-unexpected-attributes',
  'trust-weak-enctypes',
  'realm-not-uppercase',
  'suspicious-characters',
]);

const UNFINISHED =
  'There are more defects in these values than realmlint mends at a time: apply the plan, export again, and ask again.';

function reasonOf(finding: Finding, known: Known): string {
  const types = typesDeclined(finding, known);
  if (types !== null) return types;
  const { ruleId, subject } = finding;
  if (subject.kind === 'domain' && RECREATES.has(ruleId)) {
    return ruleId === 'trust-transitive' ? `${TRUST} ${TRANSITIVE}${childrenOf(finding, known)}` : TRUST;
  }
  if (ruleId === 'trust-missing-for-realm' || ruleId === 'trust-child-domain-uncovered') {
    return 'A trust needs a password that both sides agree on, which realmlint neither reads nor writes: nobody but an administrator creates one.';
  }
  if (isManaged(finding, known)) return MANAGED;
  return ABOUT.get(ruleId) ?? (MENDERS.has(ruleId) ? NO_GUESS : MEANT);
}

const MANAGED =
  'Device management brings it, and would bring it again: change the profile there, and nothing on a client.';
function isManaged({ path, locator }: Finding, { evidence }: Known): boolean {
  return evidence.subjects.some(({ realms, mappings }) =>
    [...realms, ...mappings].some(
      (fact) => fact.layer === 'mdm' && fact.locator === locator && fact.origin.path === path,
    ),
  );
}

const MEANT = 'What is right here depends on what was meant, which no export tells.';
const NO_GUESS =
  'A command mends this where the exports show the value itself and what it should be; here they do not, or something else in it comes first.';
const OF_GPO = 'It is about the GPO as a whole and about whom it reaches, not about a value in it.';
const TO_FETCH = 'Nothing has to be written: the client has to fetch what policy gives it.';

/** Why it is nothing that a changed value would mend. */
const ABOUT: ReadonlyMap<string, string> = new Map([
  ['evidence-incomplete', 'It is about the exports, not about a setting.'],
  ['secret-in-evidence', 'Whoever has the export has the secret: it has to be changed where it is used.'],
  ['client-setting-missing', TO_FETCH],
  ['client-value-drift', TO_FETCH],
  ['gpo-computer-side-disabled', OF_GPO],
  ['gpo-not-linked', OF_GPO],
  ['gpo-security-filtering', OF_GPO],
  ['gpo-registry-extension-missing', OF_GPO],
  ['gpo-version-mismatch', OF_GPO],
]);

/** Domains below that of the trust which the exports show. */
function childrenOf({ subject }: Finding, { evidence }: Known): string {
  const domains = new Set(evidence.subjects.flatMap(({ domain }) => domain ?? []));
  const below = [...domains].filter((domain) => domain.endsWith(`.${subject.id.toLowerCase()}`)).sort();
  return below.length === 0 ? '' : ` These exports show ${below.join(', ')}.`;
}

/** What a person does: for trusts with the names of the finding, else as the rule's page says it where that names nothing of its example. */
function stepsOf(finding: Finding, known: Known): string[] {
  const { ruleId, subject, expected } = finding;
  if (subject.kind === 'domain') return trustSteps(finding, known);
  const steps: string[] = [];
  if (expected !== null) steps.push(`Expected: ${expected}`);
  const [fix] = known.rules.find(({ id }) => id === ruleId)?.docs.fix ?? [];
  if (fix && !EXAMPLE_NAMES.test(fix.steps)) steps.push(`${fix.with}: ${fix.steps}`);
  steps.push(`realmlint explain ${ruleId} has the steps, with an example.`);
  return steps;
}

/** The names of examples on the pages of rules: nobody shall paste a command with them. */
const EXAMPLE_NAMES = /zscaler|contoso|fabrikam/i;
