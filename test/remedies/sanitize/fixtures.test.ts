// Every fixture, sanitized: the same findings at the same places, and nobody's name in any byte.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/lint.ts';
import { type Files, filesBelow, reportOf, sanitized } from '../../support/sanitized.ts';
import { sample } from '../../support/thorough.ts';
import { identifiersIn, leaks } from '../../support/unnamed.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));

// Who and what the fixtures name.
const NAMED = [
  'contoso',
  'fabrikam',
  'emea',
  'munich',
  'kiosks',
  'workstations',
  'namenode',
  'pc-0217',
  'pc-0412',
  'zweigstelle',
  'nfs01',
  'jdoe',
  'sedebug',
  'chicago',
];

// What cannot be copied, and why not.
const NOT_COPIED: Readonly<Record<string, RegExp>> = {
  'formats/hive': /is a registry hive\. Export the keys with reg export/,
  'formats/gpo-report-html': /^has a copy that is not read as the original is\.$/,
  'rules/evidence-incomplete/bad/pol-cut-off': /is no whole Registry\.pol/,
};

function cases(): string[] {
  const below = (folder: string) => readdirSync(`${FIXTURES}/${folder}`).map((name) => `${folder}/${name}`);
  return ['demo', ...below('formats'), ...below('rules').flatMap(below).flatMap(below)];
}

/** What was found, without names: rule, severity and place, the columns of lines with secrets aside. */
function found({ findings, inputs }: Report): readonly string[] {
  const secret = new Set(
    findings.filter(({ ruleId }) => ruleId === 'secret-in-evidence').map(({ path }) => path),
  );
  const places = findings.map(({ ruleId, severity, path, region, byteOffset, related }) => {
    const columns = region && !secret.has(path) ? `${region.startColumn}-${region.endColumn}` : '';
    return `${ruleId} ${severity} ${region?.startLine ?? byteOffset}:${region?.endLine} ${columns} ${related.length}`;
  });
  const states = inputs.map(({ format, status, facts }) => `${format} ${status} ${facts}`);
  return [...places, ...states].sort();
}

function without(files: Files, refused: ReadonlyMap<string, string>): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !refused.has(path)));
}

describe('sanitize on fixtures', () => {
  const chosen = sample(cases(), 58);
  it.each(chosen)('%s', async (name) => {
    const files = filesBelow(`${FIXTURES}/${name}`);
    const { code, copies, refused } = await sanitized(files);
    const expected = NOT_COPIED[name];
    for (const why of refused.values()) expect(why).toMatch(expected ?? /^$/);
    expect(code).toBe(refused.size === 0 ? 0 : 3);
    expect(copies.size + refused.size).toBe(Object.keys(files).length);
    const before = found(await reportOf(without(files, refused)));
    expect(found(await reportOf(Object.fromEntries(copies)))).toEqual(before);
    const identifiers = Object.values(files).flatMap((bytes) => [...identifiersIn(bytes as Uint8Array)]);
    expect(leaks(copies, [...NAMED, ...identifiers])).toEqual([]);
  });
});
