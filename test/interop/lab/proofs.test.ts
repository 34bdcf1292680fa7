// Each defect that a rule is about, planted where real clients stumble over it: the rule is raised, and what the clients get is what results.json
// says. `npm run lab:record` writes that file anew.

import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Input, lint } from '../../../src/lint.ts';
import { CONFIGURATION } from '../../support/formats/defects.ts';
import { allWriters, bytesOf } from '../../support/formats/writers.ts';
import { inputOf, inputsBelow } from '../../support/inputs.ts';
import type { Client, Got } from './clients.ts';
import { leavesOut } from './krb5-conf.ts';
import { hostsOf, type Lab, type Organisation, rightTrusts, type Stranger, startLab } from './lab.ts';
import { PLANTED } from './planted.ts';
import { OWN_REALM, type Planted } from './planting.ts';
import { FOREIGN, ORGANISATION } from './realms.ts';
import {
  claimOf,
  type Outcome,
  type Outcomes,
  type Results,
  readResults,
  type Shown,
  writeResults,
} from './results.ts';

/** LAB_RECORD: what was shown becomes the results, where all of it was tried and nothing failed. */
const RECORD = process.env.LAB_RECORD === '1';
const RULES = fileURLToPath(new URL('../../../fixtures/rules/', import.meta.url));
const WRITERS = await allWriters();

function written(planted: Planted): Input[] {
  const { configuration, fixture, format = 'reg', rule } = planted;
  if (fixture) return inputsBelow(`${RULES}${rule}/bad/${fixture}`, ['expected.json']);
  return [format, 'ldif'].map((name) => {
    const writer = WRITERS.find((one) => one.format === name);
    if (!writer) throw new Error(`no writer of ${name}`);
    return inputOf(writer.path, bytesOf(writer, configuration));
  });
}

const said = (inputs: readonly Input[]) => lint(inputs, { settings: DEFAULT_SETTINGS }).report;

const tickets = (got: Record<Client, Got>) => [got.mit.ticket, got.heimdal.ticket];

function outcomes(got: Record<Client, Got>, isStranger: boolean): Outcomes {
  const [yes, no]: [Outcome, Outcome] = isStranger ? ['gets in', 'refused'] : ['ticket', 'fails'];
  return { mit: got.mit.ticket ? yes : no, heimdal: got.heimdal.ticket ? yes : no };
}

let lab: Lab;
const organisations = new Map<'mit' | 'samba', Organisation>();
const by = (make: 'mit' | 'samba') => {
  const found = organisations.get(make);
  if (!found) throw new Error(`no organisation with the KDC of ${make}`);
  return found;
};

beforeAll(async () => {
  lab = await startLab();
  organisations.set('mit', lab.mit);
  organisations.set('samba', await lab.samba());
});
afterAll(() => lab?.end());

let failed = 0;
beforeEach(({ onTestFailed }) => {
  onTestFailed(() => {
    failed += 1;
  });
});

async function gets(planted: Planted, make: 'mit' | 'samba') {
  const { configuration, stranger, wanted = hostsOf(FOREIGN), hasTrust = true } = planted;
  // Over its trusts of type 2 Samba lets in nobody without a PAC of Windows, whatever they are: MIT's KDCs make none, so that would show nothing.
  if (stranger && make === 'samba') return null;
  const ours = by(make);
  await ours.setTrusts([...rightTrusts([FOREIGN]), ...(hasTrust ? [configuration.trust] : [])]);
  const isTransitive = (configuration.trust.attributes & 1) === 0;
  const got = await (stranger ? ours.stranger(stranger, isTransitive) : ours.user(configuration, wanted));
  return { ...outcomes(got, stranger !== undefined), said: [got.mit.said, got.heimdal.said] };
}

/** Without what the clients said. */
const outcome = (got: Outcomes): Outcomes => ({ mit: got.mit, heimdal: got.heimdal });

describe.each(['mit', 'samba'] as const)('where all is right, with the KDC of %s', (make) => {
  it('users get their tickets', async () => {
    await by(make).setTrusts(rightTrusts());
    for (const realm of [FOREIGN, ORGANISATION]) {
      const got = await by(make).user(CONFIGURATION, hostsOf(realm));
      expect(tickets(got), JSON.stringify(got)).toEqual([true, true]);
    }
    const got = await by(make).user(OWN_REALM.configuration, hostsOf(OWN_REALM.realm));
    expect(tickets(got), JSON.stringify(got)).toEqual([true, true]);
  });
});

describe('where all is right', () => {
  it.each<Stranger>(['of the far realm', 'from a realm beyond the far one', 'from a realm beyond our own'])(
    'no stranger gets in %s',
    async (stranger) => {
      const got = await lab.mit.stranger(stranger, false);
      expect(tickets(got), JSON.stringify(got)).toEqual([false, false]);
    },
  );
});

describe('realmlint', () => {
  it('finds nothing where all is right', () => {
    const report = said(written({ rule: '', planted: '', configuration: CONFIGURATION }));
    expect(report.findings).toEqual([]);
    expect(report.summary.exitCode).toBe(0);
  });
});

describe('a nontransitive trust in both directions', () => {
  it('lets nobody in from a realm beyond the far one', async () => {
    await lab.mit.setTrusts([...rightTrusts([FOREIGN]), { ...CONFIGURATION.trust, direction: 3 }]);
    const got = await lab.mit.stranger('from a realm beyond the far one', false);
    expect(tickets(got), JSON.stringify(got)).toEqual([false, false]);
  });
});

const shown = new Map<string, Shown[]>();
const told = new Set<Planted>();

describe.each(PLANTED.map((planted) => [planted.rule, planted.planted, planted] as const))(
  '%s: with %s',
  (rule, _what, planted) => {
    it('is told by the rule', () => {
      const { findings } = said(written(planted));
      expect(findings.map(({ ruleId }) => ruleId)).toContain(rule);
      told.add(planted);
    });

    it(`gives ${planted.stranger ? `a stranger ${planted.stranger}` : 'users'} what the results say`, async () => {
      const { stranger } = planted;
      const mit = await gets(planted, 'mit');
      const samba = await gets(planted, 'samba');
      if (!mit) throw new Error("everything is tried with MIT's KDCs");
      const one: Shown = {
        planted: planted.planted,
        ...(stranger ? { stranger } : {}),
        ...(leavesOut(planted.configuration) ? { leftOut: true } : {}),
        mit: outcome(mit),
        samba: samba && outcome(samba),
      };
      shown.set(rule, [...(shown.get(rule) ?? []), one]);
      const before = readResults()[rule]?.shown.find(
        (old) => old.planted === one.planted && old.stranger === stranger,
      );
      expect(one, JSON.stringify({ mit, samba })).toEqual(RECORD ? one : before);
    });
  },
);

describe('the results', () => {
  it('are those of this run, no more and no less', () => {
    const results: Results = Object.fromEntries(
      [...shown].map(([rule, all]) => [rule, { claim: claimOf(all), shown: all }]),
    );
    if (RECORD) {
      const tried = [...shown.values()].flat().length;
      expect({ tried, told: told.size, failed }).toEqual({
        tried: PLANTED.length,
        told: PLANTED.length,
        failed: 0,
      });
      writeResults(results);
    }
    expect(readResults()).toEqual(results);
  });
});
