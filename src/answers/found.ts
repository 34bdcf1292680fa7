// What a first config can say of a run: clouds, realms of one's own, GPOs, domains, kinds of evidence, whose files are whose.

import { resolveExpectations } from '../engine/expectations.ts';
import type { Gathered, Judgement } from '../engine/judge.ts';
import { evidenceProblems } from '../engine/verdict.ts';
import { buildEvidence } from '../evidence/build.ts';
import { domainOfComputer } from '../model/computer-domain.ts';
import type { Evidence } from '../model/evidence.ts';
import type { JudgedRealm } from '../model/finding.ts';
import { GAP_RULE } from '../model/hold.ts';
import { asciiLower, plainCharacters, realmKey } from '../model/realm-name.ts';
import type { Requirement, Settings } from '../model/settings.ts';
import type { Found } from '../model/starter.ts';
import { nameKey } from '../model/subject-names.ts';
import { doubtfulClients, supersededFiles } from './found-files.ts';
import { ownRealm, withoutTrust, wrongPlaces } from './found-realms.ts';

const LAYERS: readonly Requirement[] = ['gpo', 'client', 'trust'];

/** `judgement` is what came of judging it by those settings. */
export function foundIn(gathered: Gathered, judgement: Judgement, settings: Settings): Found {
  const { report, judged } = judgement;
  const { evidence } = buildEvidence(gathered.facts);
  const expectations = resolveExpectations(evidence, settings);
  const has = (layer: Requirement) =>
    evidenceProblems(evidence, report.inputs, expectations, {
      ...settings,
      require: [layer],
      allowEmpty: true,
    }).length === 0;
  const isWrong = wrongPlaces(report.findings);
  const lacking = withoutTrust(report.findings);
  const own = judged
    .filter(({ basis }) => basis === null)
    .map(({ realm: name }) =>
      lacking.has(realmKey(name))
        ? { name, realm: null, leftOut: [{ what: 'trust', name } as const] }
        : { name, ...ownRealm(name, evidence, expectations, isWrong) },
    );
  const wrong = new Set(own.filter(({ realm }) => realm === null).map(({ name }) => realmKey(name)));
  const finding = report.findings.find(({ ruleId }) => ruleId !== GAP_RULE);
  return {
    cloud: settings.cloud,
    inUse: cloudsOf(judged, (basis) => basis === '--cloud' || basis === 'profile zscaler'),
    unknown: cloudsOf(judged, (basis) => basis === 'formula zscaler'),
    realms: own.flatMap(({ realm }) => realm ?? []),
    leftOut: own.flatMap(({ leftOut }) => leftOut),
    gpos: gposOf(judged.filter(({ realm }) => !wrong.has(realmKey(realm)))),
    domains: domainsOf(evidence),
    layers: LAYERS.filter(has),
    clients: doubtfulClients(evidence),
    superseded: supersededFiles(report.inputs),
    finding: finding ? { rule: finding.ruleId, subject: finding.subject.name || finding.subject.id } : null,
  };
}

function cloudsOf(
  judged: readonly JudgedRealm[],
  isMeant: (basis: JudgedRealm['basis']) => boolean,
): readonly string[] {
  return judged.filter(({ basis }) => isMeant(basis)).map(({ realm }) => asciiLower(realm));
}

/** Each GPO with each of its realms, by its name where no other GPO has it. */
function gposOf(judged: readonly JudgedRealm[]): Found['gpos'] {
  const ids = new Map<string, Set<string>>();
  const gpos = judged.flatMap(({ realm, basis, subjects }) =>
    basis === 'profile azure-files'
      ? []
      : subjects
          .filter(({ kind }) => kind === 'gpo')
          .map((gpo) => ({ ...gpo, realm: plainCharacters(realm) })),
  );
  for (const { id, name } of gpos) ids.set(nameKey(name), (ids.get(nameKey(name)) ?? new Set()).add(id));
  const isPlain = (name: string) => !['', '*'].includes(nameKey(name)) && ids.get(nameKey(name))?.size === 1;
  return gpos.map(({ id, name, realm }) => ({ gpo: isPlain(name) ? name : id, realm }));
}

function domainsOf({ subjects }: Evidence): readonly string[] {
  const domains = new Set<string>();
  for (const { domain, clients } of subjects) {
    for (const one of [domain, ...clients.map(domainOfComputer)]) if (one !== null) domains.add(one);
  }
  return [...domains].sort();
}
