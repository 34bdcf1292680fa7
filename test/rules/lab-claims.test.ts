// The pages of rules claim no more than test/interop/lab has shown with real KDCs: what they say of its clients is what its results say.

import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { leavesOut } from '../interop/lab/krb5-conf.ts';
import { PLANTED } from '../interop/lab/planted.ts';
import { claimOf, readOutside, readResults } from '../interop/lab/results.ts';
import { labSentences } from '../interop/lab/words.ts';

const RESULTS = readResults();

const OUTSIDE_OF_KERBEROS = readOutside();

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, { docs: { proof } }) => {
  const shown = RESULTS[id]?.shown ?? [];

  it('claims an outage or an exposure only where one was shown', () => {
    const claimed = proof.kind === 'outage' || proof.kind === 'exposure';
    const excused = id in OUTSIDE_OF_KERBEROS;
    expect(claimed && !excused ? claimOf(shown) : proof.kind).toContain(proof.kind);
  });

  it('says of real clients and KDCs what the results say, and nothing else', () => {
    const sentences = labSentences(shown);
    expect(proof.text).toContain(sentences);
    expect(proof.text.replace(sentences, '')).not.toMatch(/\b(?:MIT|Heimdal|Samba)\b/);
  });

  it('says of what was shown that it was not shown on Windows', () => {
    expect(shown.length === 0 || /Windows[^.]* not tested/.test(proof.text)).toBe(true);
  });
});

describe('the results', () => {
  it('are of rules that there are, and their claims are those of what was shown', () => {
    const ids = rules.map((rule) => rule.id);
    for (const [id, { claim, shown }] of Object.entries(RESULTS)) {
      expect(ids).toContain(id);
      expect(shown.length).toBeGreaterThan(0);
      expect(claim).toBe(claimOf(shown));
    }
  });

  it('tell of each defect whether the clients were given nothing of it, in words as well', () => {
    for (const { rule, planted, configuration, stranger } of PLANTED) {
      const row = RESULTS[rule]?.shown.find((one) => one.planted === planted && one.stranger === stranger);
      expect(row?.leftOut ?? false, planted).toBe(leavesOut(configuration));
      if (row?.leftOut)
        expect(planted).toMatch(/, and so (?:no (?:KDC|host) as a literal reading finds it|deleted)$/);
    }
  });

  it('claim nothing by what the clients were given nothing of', () => {
    const outcomes = { mit: 'fails', heimdal: 'fails' } as const;
    const row = { planted: 'no tags', mit: outcomes, samba: outcomes };
    expect(claimOf([row])).toBe('outage');
    expect(claimOf([{ ...row, leftOut: true }])).toBe('none');
  });

  it('have an exception only for what claims something that was not shown', () => {
    for (const [id, reason] of Object.entries(OUTSIDE_OF_KERBEROS)) {
      expect(RESULTS[id]).toBeUndefined();
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});
