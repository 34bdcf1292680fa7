// Each defect that a rule is about, planted where real clients stumble over it: the rule is raised, and what the clients get is what results.json
// says. `npm run lab:record` writes that file anew.

import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Input, lint } from '../../../src/lint.ts';
import { CONFIGURATION } from '../../support/formats/defects.ts';
import { allWriters, bytesOf } from '../../support/formats/writers.ts';
import { inputOf, inputsBelow } from '../../support/inputs.ts';
import type { Client, Got } from './clients.ts';
import { hostsOf, type Lab, rightTrusts, type Stranger, startLab } from './lab.ts';
import { PLANTED, type Planted } from './planted.ts';
import { FOREIGN } from './realms.ts';
import {
  claimOf,
  type Outcome,
  type Outcomes,
  type Results,
  readResults,
  type Shown,
  writeResults,
} from './results.ts';

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

function outcomes(got: Record<Client, Got>, isStranger: boolean): Outcomes {
  const [yes, no]: [Outcome, Outcome] = isStranger ? ['gets in', 'refused'] : ['ticket', 'fails'];
  return { mit: got.mit.ticket ? yes : no, heimdal: got.heimdal.ticket ? yes : no };
}

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab?.end());

const shown = new Map<string, Shown[]>();

describe('the right configuration', () => {
  it('is clean, and gives the tickets', async () => {
    await lab.setTrusts(rightTrusts());
    const report = said(written({ rule: '', planted: '', configuration: CONFIGURATION }));
    expect(report.findings).toEqual([]);
    expect(report.summary.exitCode).toBe(0);
    for (const wanted of [hostsOf(FOREIGN), hostsOf('CORP.CONTOSO.EXAMPLE')]) {
      const got = await lab.user(CONFIGURATION, wanted);
      expect([got.mit.ticket, got.heimdal.ticket], JSON.stringify(got)).toEqual([true, true]);
    }
  });

  it.each<Stranger>(['of the far realm', 'from beyond the far realm', 'from beyond ours'])(
    'lets no stranger in %s',
    async (stranger) => {
      const got = await lab.stranger(stranger, false);
      expect([got.mit.ticket, got.heimdal.ticket], JSON.stringify(got)).toEqual([false, false]);
    },
  );
});

describe('a nontransitive trust in both directions', () => {
  it('lets nobody in from beyond the far realm', async () => {
    await lab.setTrusts([...rightTrusts([FOREIGN]), { ...CONFIGURATION.trust, direction: 3 }]);
    const got = await lab.stranger('from beyond the far realm', false);
    expect([got.mit.ticket, got.heimdal.ticket], JSON.stringify(got)).toEqual([false, false]);
  });
});

describe.each(PLANTED.map((planted) => [planted.rule, planted.planted, planted] as const))(
  '%s: with %s',
  (rule, _what, planted) => {
    const { configuration, stranger, wanted = hostsOf(FOREIGN) } = planted;

    it('is told by the rule', () => {
      const { findings } = said(written(planted));
      expect(findings.map(({ ruleId }) => ruleId)).toContain(rule);
    });

    it(`gives ${stranger ? `a stranger ${stranger}` : 'users'} what the results say`, async () => {
      await lab.setTrusts([...rightTrusts([FOREIGN]), configuration.trust]);
      const isTransitive = (configuration.trust.attributes & 1) === 0;
      const got = stranger
        ? await lab.stranger(stranger, isTransitive)
        : await lab.user(configuration, wanted);
      const one: Shown = {
        planted: planted.planted,
        ...(stranger ? { stranger } : {}),
        mit: outcomes(got, stranger !== undefined),
        samba: null,
      };
      shown.set(rule, [...(shown.get(rule) ?? []), one]);
      const before = RECORD
        ? one
        : readResults()[rule]?.shown.find((old) => old.planted === one.planted && old.stranger === stranger);
      expect({ ...one, samba: before?.samba }, JSON.stringify(got)).toEqual(before);
    });
  },
);

describe('the results', () => {
  it('are those of this run, no more and no less', () => {
    const results: Results = Object.fromEntries(
      [...shown].map(([rule, all]) => [rule, { claim: claimOf(all), shown: all }]),
    );
    if (RECORD) writeResults(results);
    expect(readResults()).toEqual(results);
  });
});
