// Trusts and policies of a domain controller of Samba's, by every program that reads them out of it.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Input, lint, type Report } from '../../../src/lint.ts';
import type { Configuration, Trust } from '../../support/formats/configuration.ts';
import { CONFIGURATION, DEFECTS, type Defect } from '../../support/formats/defects.ts';
import { withoutMarks } from '../../support/formats/writers.ts';
import { inputOf, inputsBelow } from '../../support/inputs.ts';
import { isGrave } from '../../support/mutations/kinds.ts';
import { casesOf } from './cases.ts';
import { askDomain } from './domain.ts';
import { policyFiles } from './policies.ts';
import { judged, type Producer } from './producer.ts';

const LDIF = { format: 'ldif', path: 'trusts.ldif', shows: 'trust' } as const;
const UNASKED = 'it does not tell which attributes it was asked for';

/** With the name by which `domain.py` knows the search. */
const SEARCHES: readonly (Omit<Producer, 'produce'> & { readonly search: string })[] = [
  { ...LDIF, program: 'ldapsearch with its comments', search: 'ldapsearch', part: [0, 2] },
  { ...LDIF, program: 'ldapsearch -LLL', search: 'ldapsearch-LLL', part: [1, 2] },
  { ...LDIF, program: 'ldapsearch -LLL -o ldif-wrap=no', search: 'ldapsearch-LLL-unwrapped', part: [0, 4] },
  { ...LDIF, program: 'ldapsearch -L of some attributes', search: 'ldapsearch-asked', part: [2, 4] },
  { ...LDIF, program: 'ldbsearch', search: 'ldbsearch', part: [1, 2] },
  {
    ...LDIF,
    program: 'ldbsearch of some attributes',
    search: 'ldbsearch-asked',
    only: ['right', 'defect', 'hidden'],
    cannotShow: { 'encryption types not set': UNASKED },
  },
  {
    program: 'samba-tool domain trust show',
    search: 'trust-show',
    format: 'samba-trust',
    variant: 'show',
    path: 'trust.txt',
    shows: 'trust',
    bends: ({ trust }) =>
      (trust.attributes & 8) === 0 ? null : 'it asks for the names of a forest, which such an object has not',
  },
];

const { trust: RIGHT } = CONFIGURATION;
const WRONG: Trust = { ...RIGHT, name: 'ZSCALERTWO.NET', direction: 2, attributes: 0, encryptionTypes: 4 };
const DOMAIN_TRUST: Trust = {
  name: 'fabrikam.example',
  direction: 3,
  type: 2,
  attributes: 8,
  encryptionTypes: null,
};
const POLICY_DEFECTS = DEFECTS.filter(({ of }) => of === 'settings');

const asText = (trust: Trust) => JSON.stringify(trust);

/** What each trust has to be read by, in the order in which it is asked for. */
function wanted(): Map<string, { trust: Trust; searches: string[] }> {
  const all = new Map<string, { trust: Trust; searches: string[] }>();
  for (const { search, ...producer } of SEARCHES) {
    for (const { configuration } of casesOf(producer, producer.part)) {
      const { trust } = configuration;
      const known = all.get(asText(trust)) ?? { trust, searches: [] };
      all.set(asText(trust), known);
      known.searches.push(search);
    }
  }
  return all;
}

const TRUSTS = wanted();
const ORDER = new Map([...TRUSTS.keys()].map((text, index) => [text, index]));

let answered: string | null = null;

/** The folder of the answers; the domain is asked once for all tests. */
function answers(): string {
  if (answered !== null) return answered;
  const configurations = [
    CONFIGURATION,
    ...POLICY_DEFECTS.map((defect) => withoutMarks(defect.configuration)),
  ];
  const policies = policyFiles(configurations).map(({ pol }) => pol);
  answered = askDomain({ trusts: [...TRUSTS.values()], several: [RIGHT, WRONG, DOMAIN_TRUST], policies });
  return answered;
}

function answer(name: string): Uint8Array | null {
  const path = join(answers(), name);
  return existsSync(path) ? Uint8Array.from(readFileSync(path)) : null;
}

for (const { search, ...producer } of SEARCHES) {
  const produce = (configurations: readonly Configuration[]) =>
    configurations.map(({ trust }) => answer(`${ORDER.get(asText(trust))}.${search}`));
  judged({ ...producer, produce });
}

function judgedInputs(inputs: readonly Input[]) {
  const { report } = lint(inputs, { settings: DEFAULT_SETTINGS });
  const findings = report.findings.filter(isGrave).map(({ ruleId, realm }) => [ruleId, realm]);
  return { report, findings };
}

/** A GPT.INI of a GPO that sets nothing is no evidence, and is understood. */
const notUnderstood = ({ inputs }: Report) =>
  inputs.filter(({ status }) => status !== 'read' && status !== 'no-evidence');

describe('a domain with several trusts', () => {
  it.each([
    ...SEARCHES.map(({ search }) => search).filter((search) => search !== 'trust-show'),
    'whole-domain',
  ])('by %s has what is wrong of the one', (search) => {
    const bytes = answer(`several.${search}`);
    if (!bytes) throw new Error('no answer');
    const { report, findings } = judgedInputs([inputOf('trusts.ldif', bytes)]);
    expect(report.inputs.map(({ format, status }) => [format, status])).toEqual([['ldif', 'read']]);
    expect(findings.sort()).toEqual([
      ['trust-aes-not-enabled', 'ZSCALERTWO.NET'],
      ['trust-transitive', 'ZSCALERTWO.NET'],
      ['trust-wrong-direction', 'ZSCALERTWO.NET'],
    ]);
  });

  // Its "Transitive[No]" says nothing of a trust that is not one between forests.
  it('by samba-tool domain trust list has the wrong direction alone', () => {
    const bytes = answer('several.trust-list');
    if (!bytes) throw new Error('no answer');
    const { report, findings } = judgedInputs([inputOf('trusts.txt', bytes)]);
    expect(report.inputs.map(({ format }) => format)).toEqual(['samba-trust']);
    expect(findings).toEqual([['trust-wrong-direction', 'ZSCALERTWO.NET']]);
  });
});

describe.each(['sysvol', 'backup'])('a policy in the %s of a domain', (kind) => {
  const inputs = (index: number) => inputsBelow(join(answers(), `${kind}-${index}`));

  it('is right, and all files around it are read', () => {
    const { report, findings } = judgedInputs(inputs(0));
    expect(report.inputs.length).toBeGreaterThan(2);
    expect(notUnderstood(report)).toEqual([]);
    expect(findings).toEqual([]);
    expect(report.summary.exitCode).toBe(0);
  });

  it.each(POLICY_DEFECTS.map((defect, at): [string, Defect, number] => [defect.key, defect, at + 1]))(
    'shows %s',
    (_key, defect, index) => {
      const { report, findings } = judgedInputs(inputs(index));
      expect(findings.map(([ruleId]) => ruleId)).toEqual([defect.rule]);
      expect(notUnderstood(report)).toEqual([]);
    },
  );
});

describe('what samba-tool tells of a GPO', () => {
  it('is known for what it is', () => {
    const bytes = answer('gpo-show');
    if (!bytes) throw new Error('no answer');
    const { report, findings } = judgedInputs([inputOf('show.txt', bytes)]);
    expect(report.inputs.map(({ format }) => format)).toEqual(['samba-gpo-show']);
    expect(findings).toEqual([]);
  });
});
