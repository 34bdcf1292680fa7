// What no command mends, why not, and what a person does instead. Nothing that a finding says gets lost.

import type { Evidence } from '../model/evidence.ts';
import type { Expectations } from '../model/expectation.ts';
import type { Finding, Report } from '../model/finding.ts';
import type { Refusal } from '../model/remedy.ts';
import type { AnyRule } from '../model/rule.ts';
import type { Attempt } from './attempt.ts';
import { typesDeclined } from './trust-types.ts';

interface Known {
  readonly report: Report;
  readonly rules: readonly AnyRule[];
  readonly evidence: Evidence;
  readonly expectations: Expectations;
  readonly includeProposed: boolean;
}

/** Of all findings that are left once the plan is carried out. */
export function refusalsOf(done: Attempt, known: Known): Refusal[] {
  const first = new Map(known.report.findings.map((finding) => [finding.fingerprint, finding]));
  return done.report.findings
    .filter(({ suppressed }) => !suppressed)
    .map((finding) => refusalOf(first.get(finding.fingerprint) ?? finding, done, known));
}

const PROPOSED = 'Most likely this was meant, and somebody should say so:';

function refusalOf(finding: Finding, { declined, withheld }: Attempt, known: Known): Refusal {
  const { fingerprint } = finding;
  const proposal = withheld.get(fingerprint) ?? proposalOfTypes(finding, known);
  if (proposal !== null) {
    const reason = `${PROPOSED} ${proposal}. Ask again with --include-proposed.`;
    return { finding, kind: 'proposed', reason, byHand: [] };
  }
  const reason = declined.get(fingerprint) ?? reasonOf(finding, known);
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
  return ABOUT.get(ruleId) ?? 'What is right here depends on what was meant, which no export tells.';
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

const OF_NAMES: ReadonlySet<string> = new Set(['realm-not-uppercase', 'suspicious-characters']);

/** How the rule's page says that it is mended: all ways for a trust, else the one that is shown with findings. */
function stepsOf({ ruleId, subject }: Finding, { rules }: Known): string[] {
  // What is wrong with the name of a trust is mended as any other trust is; the rule's own page speaks of lists.
  const page = subject.kind === 'domain' && OF_NAMES.has(ruleId) ? 'trust-name-inconsistent' : ruleId;
  const fixes = rules.find(({ id }) => id === page)?.docs.fix ?? [];
  const shown = subject.kind === 'domain' ? fixes : fixes.slice(0, 1);
  return shown.map((fix) => `${fix.with}: ${fix.steps}`);
}
