// Fingerprints: what a defect is known by, and what does not matter.

import { describe, expect, it } from 'vitest';
import rule from '../../rules/evidence/evidence-incomplete.ts';
import { fingerprintsOf } from '../../src/engine/fingerprints.ts';
import { judge } from '../../src/engine/judge.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts';
import { realm } from '../support/facts.ts';
import {
  BACKUP_ID,
  backup,
  from,
  OLD_BACKUP_ID,
  OTHER_ID,
  originOf,
  policyFile,
  reported,
} from '../support/gathered.ts';
import { CLIENT_REF, type DraftBend, draft, GPO_REF } from '../support/rules.ts';

const FOLDER = `exports/${BACKUP_ID}`;
const XML = reported(`${FOLDER}/gpreport.xml`);
const POL = policyFile(FOLDER);
const CLIENT = originOf('clients/PC-0217.reg', 'reg');

function prints(...drafts: ReturnType<typeof draft>[]): string[] {
  const all = fingerprintsOf(drafts);
  const backwards = fingerprintsOf([...drafts].reverse());
  expect(drafts.map((one) => backwards.get(one))).toEqual(drafts.map((one) => all.get(one)));
  return drafts.map((one) => all.get(one) ?? '');
}

function print(bend: DraftBend, id = 'kdc-wrong-host'): string {
  return prints(draft(id, bend))[0] ?? '';
}

describe('gaps', () => {
  const gap = (bend: DraftBend = {}, id = 'evidence-incomplete') =>
    draft(id, {
      realmKey: '',
      ...bend,
      finding: {
        actual: null,
        expected: null,
        setting: 'truncated',
        perFile: true,
        message: 'The file ends at offset 120, within a setting.',
        ...bend.finding,
      },
    });
  const distinct = (...drafts: ReturnType<typeof draft>[]) => new Set(prints(...drafts)).size;
  const [alone = ''] = prints(gap());

  it('of two files are two, also of one GPO, and of a client', () => {
    expect(distinct(gap({ origin: XML }), gap({ origin: POL }))).toBe(2);
    expect(distinct(gap({ origin: XML }), gap({ origin: CLIENT, ref: CLIENT_REF }))).toBe(2);
  });

  it('of one file are two when they say different things, even of one place', () => {
    const other = (line: number) => gap({ line, finding: { message: 'Another.' } });
    expect(distinct(gap(), other(2))).toBe(2);
    expect(distinct(gap(), other(1))).toBe(2);
    expect(distinct(gap(), gap({ finding: { setting: 'bad-value' } }))).toBe(2);
  });

  it('that say the same of several places are one', () => {
    expect(distinct(gap(), gap({ line: 7 }), gap({ line: 9 }))).toBe(1);
  });

  it('keep their fingerprint when they are worded otherwise', () => {
    const reworded = (line: number, message: string) => gap({ line, finding: { message } });
    expect(prints(reworded(1, 'It is cut off.'))).toEqual([alone]);
    const two = prints(reworded(1, 'B'), reworded(5, 'A'));
    expect(two[0]).toBe(alone);
    expect(prints(reworded(1, 'X'), reworded(5, 'Z'))).toEqual(two);
    expect(prints(reworded(3, 'X'), reworded(8, 'Z'))).toEqual(two);
  });

  it('are told by what they are about, where the reader says it', () => {
    const about = (locator: string) => {
      const one = gap();
      return { ...one, finding: { ...one.finding, place: { ...one.finding.place, locator } } };
    };
    expect(distinct(about('CN=ZSCALER.NET'), about('CN=ZSCALERBETA.NET'))).toBe(2);
    expect(prints(about('CN=A'), about('CN=B'))[1]).toBe(prints(about('CN=B'))[0]);
  });

  it('keep their fingerprint in a new backup', () => {
    const moved = gap({
      origin: policyFile(`exports/${OLD_BACKUP_ID}`),
      finding: { message: 'The file ends at offset 98, within a setting.' },
    });
    expect(prints(moved)).toEqual(prints(gap({ origin: POL })));
  });

  it('of what nothing identifies are known by their whole path', () => {
    const stray = (path: string) => prints(gap({ origin: policyFile(path), owner: null }))[0];
    expect(stray('a')).not.toBe(stray('b'));
  });

  it('are so by what the finding says of itself, whatever its rule', () => {
    expect(distinct(gap({ origin: XML }, 'a'), gap({ origin: POL }, 'a'))).toBe(2);
    const { perFile: _perFile, ...plain } = gap({ origin: XML }).finding;
    expect(distinct({ ...gap(), finding: plain }, { ...gap({ origin: POL }), finding: plain })).toBe(1);
  });
});

describe('the notice of superseded backups', () => {
  it('is known again whatever the folders of the backups are called', () => {
    const value = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
    const notice = (newer: string, older: string) => {
      const facts = [
        from(policyFile(newer), value),
        backup(`${newer}/bkupInfo.xml`),
        backup(`${older}/bkupInfo.xml`, { time: '2025-01-01T00:00:00' }),
      ];
      const gathered = { facts, inputs: [], problems: [], skipped: 0 };
      const { findings } = judge(gathered, [rule], DEFAULT_SETTINGS, '1.2.3').report;
      expect(findings.map(({ subject }) => subject.kind)).toEqual(['gpo']);
      return findings[0]?.fingerprint;
    };
    const before = notice('exports/new', 'exports/old');
    expect(notice('exports/new', 'exports/of-last-year')).toBe(before);
    expect(notice('exports/newest', 'exports/old')).toBe(before);
  });
});

describe('fingerprints', () => {
  it('survive moved lines, other files and other words', () => {
    const print1 = print({});
    expect(print({ line: 99 })).toBe(print1);
    expect(print({ origin: XML })).toBe(print1);
    expect(print({ finding: { message: 'Otherwise.', expected: null, severity: 'warning' } })).toBe(print1);
    expect(print({ finding: { actual: ' kerberos.zscaler.net\t' } })).toBe(print1);
    expect(print({ finding: { realm: 'zscalerbeta.net' } })).toBe(print1);
    expect(print({ ref: { ...GPO_REF, name: 'renamed' } })).toBe(print1);
  });

  it('survive what clients show beside a GPO', () => {
    const [alone] = prints(draft('a'));
    expect(prints(draft('a'), draft('a', { ref: CLIENT_REF, origin: CLIENT }))).toEqual([alone, alone]);
  });

  it('differ by all that makes a defect', () => {
    const all = [
      print({}),
      print({}, 'kdc-not-fqdn'),
      print({ realmKey: 'zscaler.net' }),
      print({ ref: { ...GPO_REF, id: OTHER_ID } }),
      print({ ref: { ...GPO_REF, kind: 'client' } }),
      print({ finding: { setting: 'Domains' } }),
      print({ finding: { actual: 'kdc.example' } }),
      print({ finding: { actual: null } }),
      print({ finding: { actual: 'kerberos.zscaler.net\u00a0' } }),
      print({ finding: { actual: '\u00a0kerberos.zscaler.net' } }),
      print({ finding: { actual: 'kerberos.zscaler.net\ud800' } }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('are these', () => {
    // Baselines of users hold them: a change here breaks every one.
    expect(print({})).toBe('24b87e0c910f426b99393fa897d0e6cd');
  });
});
