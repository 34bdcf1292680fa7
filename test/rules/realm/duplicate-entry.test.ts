// Entries that stand twice: as DNS compares them, in one list, and not because a console showed the list twice.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/duplicate-entry.ts';
import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import { mapping, onFact, only, placed, realm } from '../../support/facts.ts';
import { inputOf } from '../../support/inputs.ts';

const REALM = 'ZSCALERBETA.NET';
const DOMAINS = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains';

function duplicatesIn(text: string) {
  const bytes = new TextEncoder().encode(text);
  const { report } = lint([inputOf('PC-0217.txt', bytes)], { settings: DEFAULT_SETTINGS });
  return report.findings.filter(({ ruleId }) => ruleId === rule.id);
}

describe('duplicate-entry', () => {
  it.each(['.a.example; a.example', '.a.example; .b.a.example', '.a.example;;', 'a.example; b.example'])(
    'is silent for %j',
    (value) => {
      expect(onFact(rule, mapping(REALM, value)).findings).toEqual([]);
    },
  );

  it('points at the later one, and shows the first', () => {
    const finding = only(onFact(rule, mapping(REALM, '.a.example; .b.example; .A.EXAMPLE.')));
    expect(placed(finding)).toBe('2:25-36');
    expect(finding).toMatchObject({ severity: 'info', actual: '.A.EXAMPLE.', expected: null });
    expect(finding.related?.map((at) => at.at.region?.startColumn)).toEqual([1]);
  });

  it('makes one finding of each name', () => {
    const { findings } = onFact(
      rule,
      realm(REALM, '<k>a.example;b.example;a.example;B.example;a.example</k>'),
    );
    expect(findings.map(placed)).toEqual(['2:24-33', '2:34-43']);
    expect(findings[0]?.related?.map((at) => at.at.region?.startColumn)).toEqual([4, 44]);
  });

  it('finds one in the list of ksetup', () => {
    const query = `\r\n${DOMAINS}\\${REALM}\r\n    KdcNames    REG_MULTI_SZ    a.example\\0a.example\r\n\r\n`;
    expect(duplicatesIn(query)).toMatchObject([{ actual: 'a.example', region: { startColumn: 44 } }]);
  });

  it('takes no list for its own repetition that a console showed twice', () => {
    const query = `\r\n${DOMAINS}\\${REALM}\r\n    KdcNames    REG_MULTI_SZ    a.example\\0b.example\r\n\r\n`;
    expect(duplicatesIn(query + query)).toEqual([]);
  });
});
