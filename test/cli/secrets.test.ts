// Every output of the cases of secret-in-evidence: the finding is there, and no byte of what was found.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Parts } from '../../src/cli/parts.ts';
import { run } from '../../src/cli/run.ts';
import { collect, gather, judge, judgeSurvey, survey, VERSION } from '../../src/lint.ts';
import { reporters } from '../../src/reporters/index.ts';
import { onDiagonal } from '../support/thorough.ts';
import { world } from './world.ts';

const PARTS: Parts = { gather, collect, judge, survey, judgeSurvey, reporters, rules, version: VERSION };
const ROOT = fileURLToPath(new URL('../../fixtures/rules/secret-in-evidence/bad', import.meta.url));
/** All secrets of the cases, also in pieces that a line break or an ellipsis would leave of them. */
const SECRETS = /Winter|-2026|Rk9v|bGlz|MTIz/;

function filesOf(name: string): Record<string, Uint8Array> {
  const folder = join(ROOT, name);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.endsWith('expected.json') && statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]),
  );
}

describe.each(readdirSync(ROOT).map((name, row) => [name, row] as const))('%s', (name, row) => {
  it.each(Object.keys(reporters).filter((_, column) => onDiagonal(row, column, 2)))(
    'shows nothing of the secret in %s',
    async (format) => {
      const files = filesOf(name);
      const here = world({ files });
      await run(['--verbose', '--format', format, ...Object.keys(files)], here.io, PARTS);
      expect(here.out()).toContain('secret-in-evidence');
      // The examples of the rules, which SARIF describes, have passwords of their own.
      const report = here.out().replace(/"help": \{[^}]*\}/g, '');
      expect(report + here.err()).not.toMatch(SECRETS);
    },
  );
});
