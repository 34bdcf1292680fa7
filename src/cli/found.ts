// What a first config can say of a run: clouds, realms of one's own, GPOs, domains, kinds of evidence, whose files are whose.

import type { Starter } from '../config/starter-members.ts';
import { resolveExpectations } from '../engine/expectations.ts';
import { originsOf } from '../engine/owners.ts';
import { evidenceProblems } from '../engine/verdict.ts';
import { buildEvidence } from '../evidence/build.ts';
import { clientOf, pathInfo } from '../evidence/paths.ts';
import type { Gathered, JudgedRealm, LintResult } from '../lint.ts';
import { domainOfComputer } from '../model/computer-domain.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import type { Expectations, TrustExpectation } from '../model/expectation.ts';
import type { HostEntry, HostMappingFact, RealmFact, TrustFact } from '../model/fact.ts';
import { GAP_RULE } from '../model/hold.ts';
import { isEffective } from '../model/in-force.ts';
import { asciiLower, asciiUpper, plainCharacters, realmKey } from '../model/realm-name.ts';
import { isRealmTrust } from '../model/realm-trust.ts';
import type { ConfiguredRealm, Requirement, Settings } from '../model/settings.ts';
import { nameKey } from '../model/subject-names.ts';
import { DISABLED, ENCRYPTION_TYPES, isTransitive, MIT, trustNames } from '../model/trust-values.ts';

/** What there is to say, without what only the command knows. */
export type Found = Omit<Starter, 'schema' | 'certain' | 'lastDay'>;

const LAYERS: readonly Requirement[] = ['gpo', 'client', 'trust'];

/** `result` is what came of judging it by those settings. */
export function foundIn(gathered: Gathered, { report, judged }: LintResult, settings: Settings): Found {
  const { evidence } = buildEvidence(gathered.facts);
  const expectations = resolveExpectations(evidence, settings);
  const has = (layer: Requirement) =>
    evidenceProblems(evidence, report.inputs, expectations, {
      ...settings,
      require: [layer],
      allowEmpty: true,
    }).length === 0;
  const finding = report.findings.find(({ ruleId }) => ruleId !== GAP_RULE);
  return {
    cloud: settings.cloud,
    inUse: cloudsOf(judged, (basis) => basis === '--cloud' || basis === 'profile zscaler'),
    unknown: cloudsOf(judged, (basis) => basis === 'formula zscaler'),
    realms: judged
      .filter(({ basis }) => basis === null)
      .flatMap(({ realm }) => ownRealm(realm, evidence, expectations)),
    gpos: gposOf(judged),
    domains: domainsOf(evidence),
    layers: LAYERS.filter(has),
    clients: doubtfulClients(evidence),
    superseded: supersededBackups(report.inputs),
    finding: finding ? { rule: finding.ruleId, subject: finding.subject.name || finding.subject.id } : null,
  };
}

function cloudsOf(
  judged: readonly JudgedRealm[],
  isMeant: (basis: JudgedRealm['basis']) => boolean,
): readonly string[] {
  return judged.filter(({ basis }) => isMeant(basis)).map(({ realm }) => asciiLower(realm));
}

/** As it was found: a list of one for a realm that a config can name. */
function ownRealm(realm: string, { subjects }: Evidence, expectations: Expectations): ConfiguredRealm[] {
  const key = realmKey(realm);
  if (key === '') return [];
  const isIts = ({ name, layer }: RealmFact | HostMappingFact) =>
    isEffective(layer) && realmKey(name.value) === key;
  const realms = subjects.flatMap((subject) => subject.realms.filter(isIts));
  const mappings = subjects.flatMap((subject) => subject.mappings.filter(isIts));
  const trusts = subjects
    .flatMap((subject) => subject.trusts)
    .filter(
      (trust) =>
        isRealmTrust(trust, { expectations }) &&
        trustNames(trust).some(({ value }) => realmKey(value) === key),
    );
  return [
    {
      realm: spelling([
        realm,
        ...[...realms, ...mappings].map(({ name }) => name.value),
        ...trusts.flatMap((trust) => (trust.caseless ? [] : trustNames(trust).map(({ value }) => value))),
      ]),
      kdcs: hostsOf(realms.flatMap(({ kdcs }) => kdcs)),
      suffixes: hostsOf(mappings.flatMap(({ entries }) => entries)),
      trust: onlyTrust(trusts),
    },
  ];
}

/** In upper case where anybody spells it so, for that is how realms are named; else as it was first spelt. */
function spelling(names: readonly string[]): string {
  const plain = names.map(plainCharacters);
  return plain.find((name) => name === asciiUpper(name)) ?? plain[0] ?? '';
}

function hostsOf(entries: readonly HostEntry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ repaired }) => repaired.map(asciiLower)))];
}

/** Null where trusts differ, or where one does not show all that there is to expect. */
function onlyTrust(trusts: readonly TrustFact[]): TrustExpectation | null {
  const found = new Map<string, TrustExpectation | null>();
  for (const trust of trusts) {
    const values = trustValues(trust);
    found.set(JSON.stringify(values), values);
  }
  const [only = null, ...others] = found.values();
  return others.length === 0 ? only : null;
}

function trustValues(trust: TrustFact): TrustExpectation | null {
  const transitive = isTransitive(trust);
  const direction = trust.direction?.value ?? DISABLED;
  if (transitive === null || direction === DISABLED) return null;
  // The bits above say what else the other side can do.
  const types = (trust.encryptionTypes?.value ?? 0) & ENCRYPTION_TYPES;
  return { type: MIT, direction, transitive, encryptionTypes: types === 0 ? null : types };
}

/** Each GPO with each of its realms, by its name where no other GPO has it. */
function gposOf(judged: readonly JudgedRealm[]): Starter['gpos'] {
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

function doubtfulClients({ subjects }: Evidence): Starter['clients'] {
  const all = subjects.filter(({ holder }) => holder === 'client');
  const [only, ...others] = all.filter((subject) => subject.identified && !isNamedByKind(subject));
  const likely = only && others.length === 0 ? only.ref.name : null;
  return all.flatMap((subject) => {
    const { id, name } = subject.ref;
    const isNameless = !subject.identified || isNamedByKind(subject);
    // Of two clients with one name the folders are the ids.
    if (!isNameless && id === asciiLower(name)) return [];
    return pathsOf(subject).map((path) => ({ path, client: isNameless ? likely : name }));
  });
}

/** Whether the name of the client is that of a file which says only what was exported, such as kerberos.reg. */
function isNamedByKind(subject: Subject): boolean {
  return pathsOf(subject).some((path) => {
    const file = path.slice(path.lastIndexOf('/') + 1);
    const stem = file.replace(/\.[^.]*$/, '');
    return subject.ref.name === stem && clientOf(`FOLDER/${file}`).name === 'FOLDER';
  });
}

function pathsOf(subject: Subject): readonly string[] {
  return [...new Set([...originsOf(subject)].map(({ path }) => path))].sort();
}

function supersededBackups(inputs: LintResult['report']['inputs']): readonly string[] {
  const paths = inputs
    .filter(({ status }) => status === 'superseded')
    .map(({ path }) => pathInfo(path).container ?? path);
  return [...new Set(paths)].filter((path) => path !== '.');
}
