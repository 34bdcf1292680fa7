// What is a config, what a baseline, and what only looks like one.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFIG_MEMBERS, ownKind } from '../../src/config/own-kind.ts';
import { json } from '../../src/reporters/json.ts';
import { sarif } from '../../src/reporters/sarif.ts';
import { contextOf, HOSTILE_REPORT } from '../reporters/support.ts';

const schema = readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8');
const BASELINE = '"schemaVersion": 1, "tool": {"name": "realmlint", "version": "1"}';

describe('ownKind', () => {
  it('knows the names that the schema has', () => {
    expect(['$schema', ...CONFIG_MEMBERS]).toEqual(Object.keys(JSON.parse(schema).properties));
  });

  it('is neither for a report, nor for one whose end is missing', () => {
    for (const reporter of [json, sarif]) {
      const text = [...reporter(HOSTILE_REPORT, contextOf())].join('');
      expect([ownKind(text), ownKind(text.slice(0, -20))]).toEqual([null, null]);
    }
  });

  it.each([
    ['{}', 'config'],
    ['// ours\n{ /* nothing yet */ }', 'config'],
    ['{"cluod": "a", "failOn": "error"}', 'config'],
    [`{${BASELINE}, "findings": []}`, 'baseline'],
    [`{${BASELINE}, "inputs": [], "findings": []}`, null],
    ['{"trustAttributes": 0, "Name": "ZSCALERBETA.NET"}', null],
    ['{"$schema": "./schema.json"}', 'config'],
    ['{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": []}', null],
    ['[{"failOn": "error"}]', null],
    ['Windows Registry Editor Version 5.00', null],
    ['', null],
  ])('%s: %s', (text, kind) => {
    expect(ownKind(text)).toBe(kind);
  });
});
