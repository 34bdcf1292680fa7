// The page of a symptom, with and without evidence.

import { describe, expect, it } from 'vitest';
import { symptomNamed } from '../../src/answers/symptoms.ts';
import { PLAIN } from '../../src/model/reporter.ts';
import type { Explanation, Symptom, WeighedCause } from '../../src/model/symptom.ts';
import { explanationJson, explanationPage, symptomPage } from '../../src/reporters/symptom-page.ts';

const GOLDEN = '../../fixtures/cli/golden';
const SYMPTOM = symptomNamed('KDC_ERR_S_PRINCIPAL_UNKNOWN') as Symptom;
const SETTING = { palette: PLAIN, width: 80, verbose: false };

function weighed(
  status: WeighedCause['status'],
  index: number,
  bend: Partial<WeighedCause> = {},
): WeighedCause {
  const cause = SYMPTOM.causes[index] as WeighedCause['cause'];
  return { cause, status, reason: 'Checked.', witnesses: [], subjects: [], ...bend };
}

const witness = (message: string, line = 3) => ({
  by: 'missing-leading-dot',
  message,
  path: 'exports/PC-0217.txt',
  locator: 'HKLM\\Kerberos\\domain_realm : ZSCALERBETA.NET',
  region: { startLine: line, startColumn: 5, endLine: line, endColumn: 9 },
});

const EXPLANATION: Explanation = {
  symptom: SYMPTOM,
  realm: 'ZSCALERBETA.NET',
  causes: [
    weighed('confirmed', 0, { witnesses: [1, 2, 3, 4].map((line) => witness('It has no dot.', line)) }),
    weighed('open', 1, { reason: 'Nothing shows it.' }),
    weighed('excluded', 2, { subjects: [{ kind: 'client', id: 'pc-0217', name: 'PC-0217' }] }),
  ],
};

describe('the page of a symptom', () => {
  it('looks like this without evidence', async () => {
    await expect(symptomPage(SYMPTOM, SETTING)).toMatchFileSnapshot(`${GOLDEN}/explain-symptom.txt`);
  });

  it('looks like this with evidence', async () => {
    await expect(explanationPage(EXPLANATION, SETTING)).toMatchFileSnapshot(`${GOLDEN}/explain-weighed.txt`);
  });

  it('shows of a suspected cause what was found and what would settle it', () => {
    const causes = [weighed('suspected', 0, { witnesses: [witness('It may be late.')] })];
    const page = explanationPage({ ...EXPLANATION, causes }, SETTING);
    expect(page).toContain('Suspected: warnings alone, which need not be the cause (1 of 1)');
    expect(page).toMatch(/ {2}\? .*\n[\s\S]* found .*\n[\s\S]* mend .*\n[\s\S]* settle /);
  });

  it('names the realm of the evidence in its commands, and shows all with --verbose', () => {
    const page = explanationPage(EXPLANATION, { ...SETTING, verbose: true });
    expect(page).not.toMatch(/\{(?:REALM|cloud)\}/);
    expect(page).toContain('exports/PC-0217.txt:4:5');
    expect(explanationPage(EXPLANATION, SETTING)).not.toContain('exports/PC-0217.txt:4:5');
  });

  it('prints nothing that a terminal would obey', () => {
    const hostile = {
      ...EXPLANATION,
      realm: 'A\x1b[31mB',
      causes: [weighed('confirmed', 0, { witnesses: [witness('\x1b]0;x\x07')] }), weighed('open', 1)],
    };
    expect(explanationPage(hostile, SETTING)).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
    expect(explanationJson(SYMPTOM, hostile)).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
  });

  it('is JSON with a status of each cause, null where nothing was weighed', () => {
    expect(
      JSON.parse(explanationJson(SYMPTOM, EXPLANATION)).causes.map(
        ({ status }: { status: string }) => status,
      ),
    ).toEqual(['confirmed', 'open', 'excluded']);
    const bare = JSON.parse(explanationJson(SYMPTOM, null));
    expect([bare.schemaVersion, bare.realm, bare.causes[0].status]).toEqual([1, null, null]);
  });
});
