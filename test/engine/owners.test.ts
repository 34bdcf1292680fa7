// Whose a gap is: by the part, the file or the folder in which it stands.

import { describe, expect, it } from 'vitest';
import { ownersOf } from '../../src/engine/owners.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { Origin } from '../../src/model/fact.ts';
import { realm, subject, trust } from '../support/facts.ts';
import {
  BACKUP_ID,
  from,
  GPO_ID,
  gpo,
  OTHER_ID,
  originOf,
  policyFile,
  reported,
  scope,
} from '../support/gathered.ts';

const FOLDER = `exports/${BACKUP_ID}`;
const value = realm('X.EXAMPLE', '<k>a</k>');

function holding(id: string, bend: Partial<Subject>): Subject {
  return subject({ ref: { kind: 'gpo', id, name: id }, holder: 'gpo', ...bend });
}

function owner(subjects: readonly Subject[], origin: Origin): string | null {
  return ownersOf({ subjects, gaps: [] })(origin)?.ref.id ?? null;
}

describe('ownersOf', () => {
  const first = holding('first', { gpos: [gpo(reported('all.xml'))] });
  const second = holding('second', { realms: [from(reported('all.xml', OTHER_ID), value)] });

  it('finds the GPO by its part of the file', () => {
    expect(owner([first, second], reported('all.xml', OTHER_ID))).toBe('second');
    expect(owner([first, second], reported('all.xml', GPO_ID, 'emea.contoso.example'))).toBeNull();
    expect(owner([first, second], reported('other.xml'))).toBeNull();
  });

  it('finds it by the file, where that is of one alone', () => {
    expect(owner([first], originOf('all.xml', 'gpo-report'))).toBe('first');
    expect(owner([first, second], originOf('all.xml', 'gpo-report'))).toBeNull();
  });

  it('finds it by the folder of the backup, also for a file that gave nothing', () => {
    const backed = holding('backed', { gpos: [gpo(reported(`${FOLDER}/gpreport.xml`))] });
    expect(owner([backed], policyFile(FOLDER))).toBe('backed');
    expect(owner([backed], policyFile('exports/other'))).toBeNull();
  });

  it('finds it by facts of every kind', () => {
    const domain = holding('domain', { trusts: [from(originOf('trust.txt', 'format-list'), trust())] });
    const client = holding('client', { scopes: [scope(originOf('PC-0217.reg', 'reg'), 'MitRealms')] });
    expect(owner([domain, client], originOf('trust.txt', 'format-list'))).toBe('domain');
    expect(owner([domain, client], originOf('PC-0217.reg', 'reg'))).toBe('client');
  });

  it('knows no owner that nothing but a path identifies', () => {
    const file = holding('file', {
      identified: false,
      realms: [from(originOf('a.pol', 'registry-pol'), value)],
    });
    expect(owner([file], originOf('a.pol', 'registry-pol'))).toBeNull();
  });
});
