// Pages and tables of rules.

import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/model/reporter.ts';
import { columns } from '../../src/reporters/columns.ts';
import { rulePage, rulesJson, ruleTable } from '../../src/reporters/rule-page.ts';
import { CASE_RULE, DOT_RULE, GAP_RULE, RULES, TAGS } from './support.ts';

const GOLDEN = '../../fixtures/cli/golden';

describe('rulePage', () => {
  it('looks like this', async () => {
    await expect(rulePage(DOT_RULE, PLAIN, 80)).toMatchFileSnapshot(`${GOLDEN}/explain.txt`);
  });

  it('names every step that prescribes the rule, and says when none does', () => {
    expect(rulePage(CASE_RULE, PLAIN, 80)).toContain('step 1, trust; step 4, GPO');
    expect(rulePage(GAP_RULE, PLAIN, 80)).toContain('not in the guide');
  });

  it('leaves out what a rule does not have', () => {
    expect(rulePage(CASE_RULE, PLAIN, 80)).not.toContain('References');
    expect(rulePage(GAP_RULE, PLAIN, 80)).not.toContain('  symptom');
    expect(rulePage(GAP_RULE, PLAIN, 80)).not.toContain('  needs');
    expect(rulePage(CASE_RULE, PLAIN, 80)).toContain('  needs     realm-list, trust-type');
  });

  it('says what kind of proof there is, also when there is nothing to prove', () => {
    expect(rulePage(DOT_RULE, PLAIN, 80)).toContain('An outage: The guide;');
    expect(rulePage(GAP_RULE, PLAIN, 80)).toContain('Nothing to prove: The input itself.');
  });

  it('prints samples line by line, with what cannot be seen spelt out', () => {
    const bad = { format: 'reg', content: 'one\u00a0\r\n\ttwo\n' } as const;
    const page = rulePage({ ...DOT_RULE, docs: { ...DOT_RULE.docs, bad } }, PLAIN, 80);
    expect(page).toContain('\n    one<U+00A0>\n        two\n\n');
  });

  it('prints each command on one line to copy, never broken within, and what is said of it wrapped', () => {
    const steps = `Set-GPRegistryValue -Name $gpo -Key 'HKLM\\SOFTWARE\\${'x'.repeat(60)}' -Value '.a; .b'; ksetup /delkdc A; restart the computer.\n${'word '.repeat(30)}`;
    const page = rulePage(
      { ...DOT_RULE, docs: { ...DOT_RULE.docs, fix: [{ with: 'PowerShell', steps }] } },
      PLAIN,
      80,
    );
    expect(page).toContain('  PowerShell ($gpo is the name of the GPO):\n    Set-GP');
    expect(page).toContain(" -Value '.a; .b'\n    ksetup /delkdc A\n    restart the computer.\n    word");
    expect(
      Math.max(
        ...page
          .split('\n')
          .filter((line) => line.includes('word'))
          .map(columns),
      ),
    ).toBeLessThan(81);
  });

  it('paints headings and severities', () => {
    expect(rulePage(DOT_RULE, TAGS, 80)).toContain('[b]Why it matters[/]');
    expect(rulePage(DOT_RULE, TAGS, 80)).toContain('[red]error[/] or [yellow]warning[/]');
  });
});

describe('ruleTable', () => {
  it('looks like this', async () => {
    await expect(ruleTable(RULES, PLAIN, 80)).toMatchFileSnapshot(`${GOLDEN}/rules.txt`);
  });

  it('has one line a rule where there is room, and keeps to the width where there is not', () => {
    const lines = ruleTable(RULES, PLAIN, 140).split('\n');
    expect(lines.filter((line) => line.startsWith('  '))).toHaveLength(RULES.length);
    for (const line of ruleTable(RULES, PLAIN, 60).split('\n')) expect(columns(line)).toBeLessThanOrEqual(60);
  });

  it('is empty without rules', () => {
    expect(ruleTable([], PLAIN, 80)).toBe('');
  });
});

describe('rulesJson', () => {
  it('lists kinds of target as a list, whether a rule has one or several', () => {
    const { rules } = JSON.parse(rulesJson(RULES));
    expect(rules.map((rule: { over: string[] }) => rule.over)).toEqual([
      ['realm', 'trust'],
      ['mapping'],
      ['run'],
    ]);
    expect(rules.map(({ guide, steps }: { guide: unknown; steps: unknown }) => [guide, steps])).toEqual([
      [4, [1, 4]],
      [4, [4]],
      [null, []],
    ]);
    expect(Object.keys(rules[0])).toEqual([
      'id',
      'group',
      'summary',
      'severities',
      'guide',
      'steps',
      'over',
      'needs',
      'symptoms',
    ]);
  });

  it('ends with a newline', () => {
    expect(rulesJson([])).toBe('{\n  "rules": []\n}\n');
  });
});
