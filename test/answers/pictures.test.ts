// What a report draws: on every case of the rules no drawing contradicts the findings.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { pictures } from '../../src/answers/pictures.ts';
import { judgeSurvey, survey } from '../../src/lint.ts';
import type { Mark, Pictures } from '../../src/model/picture.ts';
import { inputsBelow } from '../support/inputs.ts';
import { settingsFrom } from '../support/settings.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/rules', import.meta.url));
const CONFIG = 'realmlint.config.jsonc';

function drawn(folder: string) {
  const config = join(folder, CONFIG);
  const settings = settingsFrom(existsSync(config) ? readFileSync(config, 'utf8') : undefined);
  const read = survey(inputsBelow(folder, ['expected.json', CONFIG]), {});
  const { report } = judgeSurvey(read, { settings, rules });
  return { report, shown: pictures(read, report, { settings, rules }) };
}

function* marksOf({ trusts, routes }: Pictures): Iterable<Mark> {
  for (const { mark, traits } of trusts) {
    yield mark;
    for (const trait of traits) yield trait.mark;
  }
  for (const { map, kdc, trust, kdcs } of routes) {
    yield* [map.mark, kdc.mark, trust.mark];
    for (const host of kdcs) yield host.mark;
  }
}

const DRAWN: readonly string[] = ['realm', 'mapping', 'trust', 'gpo'];

describe.each(rules.filter(({ group }) => DRAWN.includes(group)))('$id', ({ id, docs }) => {
  it.each(['bad', 'good'] as const)('is drawn as it is found: %s', (kind) => {
    const folder = join(ROOT, id, kind);
    for (const name of readdirSync(folder)) {
      const { report, shown } = drawn(join(folder, name));
      const marks = [...marksOf(shown)];
      const serious = report.findings.filter(({ severity }) => severity !== 'info');
      if (serious.length === 0) expect(marks, name).not.toContain('wrong');
      const broken = report.findings.some(({ severity, ruleId }) => severity === 'error' && ruleId === id);
      if (broken && docs.proof.kind === 'outage' && marks.length > 0)
        expect(
          marks.every((mark) => mark === 'right'),
          name,
        ).toBe(false);
    }
    expect(readdirSync(folder).length).toBeGreaterThan(0);
  });
});
