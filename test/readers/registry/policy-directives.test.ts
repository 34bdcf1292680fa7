// Directives of policy files: every spelling, and the targets that their data names.
import { describe, expect, it } from 'vitest';
import type { Located } from '../../../src/model/located.ts';
import { directive, directiveTargets } from '../../../src/readers/registry/policy-directives.ts';

function at(value: string, column = 1): Located {
  const region = { startLine: 3, startColumn: column, endLine: 3, endColumn: column + value.length };
  return { value, at: { start: 100, end: 100 + value.length * 2, region } };
}

describe('directive', () => {
  it.each([
    ['**delvals.', 'delete-all-values'],
    ['**DelVals', 'delete-all-values'],
    ['**DELVALS.', 'delete-all-values'],
    ['**DeleteValues', 'delete-value'],
    ['**deletekeys', 'delete-key'],
    ['**SecureKey', 'secure-key'],
  ])('%s names no value', (name, operation) => {
    expect(directive(at(name))).toEqual({ operation, valueName: null });
  });

  it.each([
    ['**del.MitRealms_Enabled', 'delete-value', 'MitRealms_Enabled'],
    ['**DEL.ZSCALERBETA.NET', 'delete-value', 'ZSCALERBETA.NET'],
    ['**soft.ZSCALERBETA.NET', 'set-if-absent', 'ZSCALERBETA.NET'],
    ['**del.', 'delete-value', ''],
    ['**del.**delvals.', 'delete-value', '**delvals.'],
  ])('%s names a value', (name, operation, valueName) => {
    const found = directive(at(name));
    expect(found?.operation).toBe(operation);
    expect(found?.valueName?.value).toBe(valueName);
  });

  it('places the value name after its prefix', () => {
    const found = directive(at('**del.ZSCALERBETA.NET', 10));
    expect(found?.valueName?.at).toEqual({
      start: 112,
      end: 142,
      region: { startLine: 3, startColumn: 16, endLine: 3, endColumn: 31 },
    });
  });

  it.each(['ZSCALERBETA.NET', '*del.X', '', '**', '**delete', '**deletevaluesX', ' **delvals.'])(
    '%j is an ordinary name',
    (name) => {
      expect(directive(at(name))).toBeNull();
    },
  );

  it.each(['delvals.', 'deletevalues', 'deletekeys', 'securekey', 'del.a', 'soft.a'])(
    '**%s is none behind other words',
    (name) => {
      expect(directive(at(`**x**${name}`))).toBeNull();
    },
  );

  it.each(['**deletekeysX', '**securekey=2', '**securekeyX'])('%s is none', (name) => {
    expect(directive(at(name))).toBeNull();
  });
});

describe('directiveTargets', () => {
  it('cuts at semicolons, without blanks and empty names', () => {
    const targets = directiveTargets(at('MitRealms; domain_realm ;;', 5));
    expect(targets.map((target) => target.value)).toEqual(['MitRealms', 'domain_realm']);
    expect(targets.map((target) => target.at.region?.startColumn)).toEqual([5, 16]);
    expect(targets[1]?.at.region?.endColumn).toBe(28);
  });

  it('finds none in empty data', () => {
    expect(directiveTargets(at(''))).toEqual([]);
  });
});
