// Real and produced exports of trusts: what each says, and that each defect of them is the only one that is found.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import type { Reader } from '../../../src/model/reader.ts';
import { ldif } from '../../../src/readers/directory/ldif.ts';
import { nltest } from '../../../src/readers/directory/nltest.ts';
import { sharphound } from '../../../src/readers/directory/sharphound.ts';
import { CORPUS, corpusFiles, hasCorpus, ruleOf, WHY_SKIPPED } from '../../support/corpus.ts';
import { inputOf } from '../../support/inputs.ts';
import { coveredTrusts, readTrusts, shownTrusts } from '../../support/trusts.ts';

const bytesOf = (path: string) => Uint8Array.from(readFileSync(path));
const linted = (path: string) =>
  lint([inputOf(basename(path), bytesOf(path))], { settings: DEFAULT_SETTINGS }).report;

describe.skipIf(!hasCorpus)(`real exports${WHY_SKIPPED}`, () => {
  it.each<[string, Reader, string[], string[], string[]]>([
    [
      'nltest-mit-realm-trust.txt',
      nltest,
      ['DC300153476-00.local 3 3 1&45 - dc300151825-00.local'],
      ['object', 'all of dc300151825-00.local'],
      [],
    ],
    [
      'nltest-forest-trust-v.txt',
      nltest,
      ['zsm.local 2 3 8&45 - painters.htb'],
      ['object', 'all of painters.htb'],
      [],
    ],
    // It was copied without its last line.
    [
      'nltest-quarantined.txt',
      nltest,
      ['dev.ADMIN.OFFSHORE.COM 2 3 4&45 - corp.local'],
      ['object'],
      ['truncated'],
    ],
    [
      'nltest-withinforest.txt',
      nltest,
      ['painters.htb 2 3 8&45 - zsm.local', 'internal.zsm.local 2 3 32&45 - zsm.local'],
      ['object', 'object', 'all of zsm.local'],
      [],
    ],
    [
      'ldapsearch-trusteddomain.ldif',
      ldif,
      ['darkzero.htb 2 3 8 - darkzero.ext'],
      ['object', 'all of darkzero.ext'],
      [],
    ],
    [
      'sharphound-domains.json',
      sharphound,
      ['CHILD.WRAITH.CORP - 3 0&1 - wraith.corp', 'PHANTOM.CORP - 3 0&1 - wraith.corp'],
      ['object', 'object'],
      [],
    ],
  ])('%s', (name, reader, trusts, covered, gaps) => {
    const path = `${CORPUS}/real/trusts/${name}`;
    const result = readTrusts(reader, bytesOf(path));
    expect(shownTrusts(result)).toEqual(trusts);
    expect(coveredTrusts(result)).toEqual(covered);
    expect(result.gaps.map(({ code }) => code)).toEqual(gaps);
    const { inputs, findings } = linted(path);
    expect(inputs.map(({ format }) => format)).toEqual([reader.format]);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

const OURS = /\/samba-ad\/(good|bad)\/[^/]*(?:\.ldif|\.trust-\w+\.txt|typesonly\.txt)$/;
const files = corpusFiles('produced/samba-ad', OURS);

describe.skipIf(!hasCorpus)(`produced exports${WHY_SKIPPED}`, () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThanOrEqual(24);
  });

  it.each(files.filter((path) => path.includes('/good/')).map((path) => [basename(path), path] as const))(
    'good: %s',
    (name, path) => {
      const { inputs, findings, summary } = linted(path);
      expect(inputs.map(({ format }) => format)).toEqual([name.includes('.trust-') ? 'samba-trust' : 'ldif']);
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      // GPOs are no trusts, and names of attributes no values.
      const silent = /\.gpc\.|typesonly/.test(name);
      expect([summary.exitCode, (inputs[0]?.facts ?? 0) > 0]).toEqual(silent ? [3, false] : [0, true]);
    },
  );

  it.each(files.filter((path) => path.includes('/bad/')).map((path) => [basename(path), path] as const))(
    'bad: %s',
    (name, path) => {
      const { findings, summary } = linted(path);
      expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([[ruleOf(name), 'error']]);
      expect(summary.exitCode).toBe(1);
    },
  );

  it.each(files.filter((path) => /whole-/.test(path)).map((path) => [basename(path), path] as const))(
    'a dump shows that there is no other trust, unless it was referred elsewhere: %s',
    (name, path) => {
      const all = coveredTrusts(readTrusts(ldif, bytesOf(path))).filter((one) => one !== 'object');
      expect(all).toEqual(name.includes('domain') ? [] : ['all of corp.example.test']);
    },
  );
});
