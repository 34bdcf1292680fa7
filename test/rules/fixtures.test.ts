// Every folder of fixtures/rules is linted as it stands: its findings are those that its expected.json lists, and no others. Every
// fourth one in npm test.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { type Finding, lint } from '../../src/lint.ts';
import { inputsBelow } from '../support/inputs.ts';
import { settingsFrom } from '../support/settings.ts';
import { sample } from '../support/thorough.ts';

const CONFIG = 'realmlint.config.jsonc';
const ROOT = fileURLToPath(new URL('../../fixtures/rules', import.meta.url));

interface Expected {
  readonly ruleId: string;
  readonly severity: string;
  readonly actual: string | null;
  readonly expected: string | null;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
  readonly byteOffset?: number;
}

/** A finding as expected.json shows it; a place only where one is expected. */
function shown(
  { ruleId, severity, actual, expected, region, byteOffset }: Finding,
  placed: boolean,
): Expected {
  const base = { ruleId, severity, actual, expected };
  if (!placed) return base;
  if (byteOffset !== undefined) return { ...base, byteOffset };
  return {
    ...base,
    line: region?.startLine ?? 0,
    column: region?.startColumn ?? 0,
    endColumn: region?.endColumn ?? 0,
  };
}

/** Rules about something that a single format shows, and which. */
const ONE_FORMAT: Readonly<Record<string, string>> = {};

function cases(ruleId: string, kind: 'bad' | 'good'): string[] {
  const folder = join(ROOT, ruleId, kind);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function formatsOf(names: readonly string[]): Set<string | undefined> {
  return new Set(names.map((name) => name.split('-')[0]));
}

describe.each(rules.map((rule) => rule.id))('%s', (ruleId) => {
  it('has bad and good cases in at least two formats, where two show it', () => {
    const least = ONE_FORMAT[ruleId] === undefined ? 2 : 1;
    expect(formatsOf(cases(ruleId, 'bad')).size).toBeGreaterThanOrEqual(least);
    expect(formatsOf(cases(ruleId, 'good')).size).toBeGreaterThanOrEqual(least);
  });

  for (const kind of ['bad', 'good'] as const) {
    it.each(sample(cases(ruleId, kind), 4))(`${kind}/%s`, (name) => {
      const folder = join(ROOT, ruleId, kind, name);
      const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected[];
      expect(expected.length > 0).toBe(kind === 'bad');
      const config = join(folder, CONFIG);
      const settings = settingsFrom(existsSync(config) ? readFileSync(config, 'utf8') : undefined);
      const { report } = lint(inputsBelow(folder, ['expected.json', CONFIG]), { settings });
      expect(report.problems).toEqual([]);
      const placed = expected.some((one) => one.line !== undefined || one.byteOffset !== undefined);
      const found = report.findings.filter((one) => one.severity !== 'info' || one.ruleId === ruleId);
      expect(found.map((one) => shown(one, placed))).toEqual(expected);
    });
  }
});
