// Generated inputs: the same from the same options, well-formed, and linted with exactly the findings that they say.

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { DEFAULT_SETTINGS, type Input, lint } from '../../../src/lint.ts';
import { inputOf, inputsBelow } from '../../support/inputs.ts';
import { itThorough, sample, THOROUGH } from '../../support/thorough.ts';
import { FILES_PER_SITE, sitesOf, writeFleet } from './fleet.ts';
import { writePolicyFile } from './policy-file.ts';
import { writeRegFile } from './reg-file.ts';
import { writeReport } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'realmlint-generators-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const bytesOf = (path: string) => Uint8Array.from(readFileSync(path));
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const reportOn = (inputs: readonly Input[]) => lint(inputs, { settings: DEFAULT_SETTINGS }).report;

/** Findings with their lines; nothing may be left unread beside them. */
function found(path: string): [string, number | undefined][] {
  const { findings, summary } = reportOn([inputOf('input', bytesOf(path))]);
  expect(summary).toMatchObject({ inputs: 1, unreadable: 0, exitCode: 1 });
  return findings.map(({ ruleId, region }) => [ruleId, region?.startLine]);
}

const SMALL = { bytes: 700_000 };

describe.skipIf(!THOROUGH)('writeReport', () => {
  it('writes the same bytes for the same options, and others for another seed', () => {
    expect(writeReport(at('a.xml'), SMALL)).toEqual(writeReport(at('b.xml'), SMALL));
    expect(hashOf(at('a.xml'))).toBe(hashOf(at('b.xml')));
    writeReport(at('b.xml'), { ...SMALL, seed: 9 });
    expect(hashOf(at('a.xml'))).not.toBe(hashOf(at('b.xml')));
  });

  it.each(sample(['utf-16le', 'utf-16be', 'utf-8'] as const, 3))(
    'has the findings that it says, in %s',
    (encoding) => {
      const made = writeReport(at('c.xml'), { ...SMALL, encoding });
      expect(made.bytes).toBe(bytesOf(at('c.xml')).length);
      expect(made.bytes).toBeGreaterThan(SMALL.bytes);
      expect(made.expected.map(({ ruleId }) => ruleId)).toEqual([
        'kdc-wrong-host',
        'missing-leading-dot',
        'kdc-missing-k-tag',
      ]);
      expect(found(at('c.xml'))).toEqual(made.expected.map(({ ruleId, line }) => [ruleId, line]));
    },
  );

  it('has as many wrong GPOs as asked, the last at its end', () => {
    const made = writeReport(at('d.xml'), { bytes: 400_000, right: 2, wrong: 5 });
    expect(found(at('d.xml'))).toEqual(made.expected.map(({ ruleId, line }) => [ruleId, line]));
    expect(made.expected).toHaveLength(5);
    const lines = readFileSync(at('d.xml'), 'utf16le').split('\n').length;
    expect(made.expected.at(-1)?.line).toBeGreaterThan(lines * 0.8);
    const right = writeReport(at('d.xml'), { bytes: 60_000, right: 2, wrong: 0 });
    expect(right.expected).toEqual([]);
    expect(reportOn([inputOf('input', bytesOf(at('d.xml')))]).summary).toMatchObject({
      errors: 0,
      exitCode: 0,
    });
  });

  itThorough('is well-formed for another parser', async () => {
    writeReport(at('e.xml'), { bytes: 300_000, encoding: 'utf-8' });
    const contents = readFileSync(at('e.xml'), 'utf8').replace('\ufeff', '');
    const { errors } = await validateXML({ xml: [{ fileName: 'e.xml', contents }], normalization: 'format' });
    expect(errors).toEqual([]);
  });

  itThorough(
    'is what an estate has: most bytes explain, about 18 in 100 lie in GPOs that mention Kerberos',
    () => {
      const made = writeReport(at('f.xml'), { bytes: 8_000_000 });
      const text = readFileSync(at('f.xml'), 'utf16le');
      const gpos = text.match(/<GPO [\s\S]*?<\/GPO>\r\n/g) ?? [];
      expect(gpos).toHaveLength(made.gpos);
      const mentioning = gpos.filter((gpo) => gpo.includes('Kerberos')).join('').length * 2;
      expect(mentioning).toBe(made.kerberosBytes);
      expect(made.kerberosBytes / made.bytes).toBeGreaterThan(0.16);
      expect(made.kerberosBytes / made.bytes).toBeLessThan(0.22);
      const explained = (text.match(/<q\d:Explain>[^<]*/g) ?? []).join('').length * 2;
      expect(explained / made.bytes).toBeGreaterThan(0.5);
      expect(new Set(text.match(/\{[0-9A-F-]{36}\}<\/Identifier>/g)).size).toBe(made.gpos);
      expect(text.match(/[^\r]\n/g)).toBeNull();
    },
  );
});

describe.each(['distinct', 'identical'] as const)('writeFleet, %s', (kind) => {
  const name = at(kind);
  const files = 160;
  const made = writeFleet(name, { files, kind, wrongPerThousand: 50 });

  it('has the findings that it says, and evidence in every file', () => {
    const { findings, inputs, summary } = reportOn(inputsBelow(name));
    expect(findings.map(({ path, ruleId, region }) => ({ path, ruleId, line: region?.startLine }))).toEqual(
      made.expected,
    );
    expect(made.expected.length).toBeGreaterThan(5);
    expect(new Set(made.expected.map(({ path }) => path.slice(-4)))).toEqual(new Set(['.reg', '.txt']));
    expect(summary.inputs).toBe(files);
    expect(inputs.filter(({ status }) => status !== 'read')).toEqual([]);
    expect(new Set(inputs.map(({ format }) => format))).toEqual(new Set(['reg', 'reg-query']));
  });

  it('has dumps of about 4 KB that differ as often as its kind says', () => {
    const paths = readdirSync(name, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(paths).toHaveLength(files);
    expect(made.bytes / files).toBeGreaterThan(3_900);
    expect(made.bytes / files).toBeLessThan(4_600);
    const contents = new Set(paths.map(hashOf)).size;
    if (kind === 'distinct') expect(contents).toBe(files);
    else expect(contents).toBeLessThan(files / 3);
  });
});

describe.skipIf(!THOROUGH)('writeFleet', () => {
  it('writes the same files for the same options', () => {
    const options = { files: 12, kind: 'distinct' } as const;
    expect(writeFleet(at('one'), options)).toEqual(writeFleet(at('two'), options));
    for (const { path, open } of inputsBelow(at('one'))) {
      expect(hashOf(join(at('two'), path))).toBe(hashOf(join(at('one'), path)));
      open().close();
    }
  });

  it('fills folders of sites, and always has a wrong client', () => {
    expect(sitesOf(2 * FILES_PER_SITE + 1)).toEqual(['site-000', 'site-001', 'site-002']);
    const made = writeFleet(at('sites'), { files: FILES_PER_SITE + 2, kind: 'identical' });
    expect(readdirSync(at('sites'))).toEqual(['site-000', 'site-001']);
    expect(readdirSync(at('sites/site-001'))).toHaveLength(2);
    expect(made.expected.length).toBeGreaterThan(2);
    expect(writeFleet(at('few'), { files: 3, kind: 'identical' }).expected).toHaveLength(1);
  });
});

describe.skipIf(!THOROUGH)('writePolicyFile', () => {
  it('has one finding at the byte that it says', () => {
    const made = writePolicyFile(at('a.pol'), { records: 3_180 });
    const bytes = bytesOf(at('a.pol'));
    expect(made).toMatchObject({ records: 3_180, bytes: bytes.length });
    expect(made.bytes / made.records).toBeGreaterThan(140);
    const { findings, summary } = reportOn([inputOf('Registry.pol', bytes)]);
    expect(findings.map(({ ruleId, byteOffset }) => ({ ruleId, byteOffset }))).toEqual([made.expected]);
    expect(summary.unreadable).toBe(0);
    const again = writePolicyFile(at('b.pol'), { records: 3_180 });
    expect([again, hashOf(at('b.pol'))]).toEqual([made, hashOf(at('a.pol'))]);
  });

  it('is a header alone without records', () => {
    expect(writePolicyFile(at('c.pol'), { records: 0 })).toEqual({ records: 0, bytes: 8, expected: null });
    expect(reportOn([inputOf('Registry.pol', bytesOf(at('c.pol')))]).summary).toMatchObject({ exitCode: 3 });
  });
});

describe.skipIf(!THOROUGH)('writeRegFile', () => {
  it('has one finding at the line that it says', () => {
    const made = writeRegFile(at('a.reg'), { bytes: 500_000 });
    expect(made.bytes).toBe(bytesOf(at('a.reg')).length);
    expect(found(at('a.reg'))).toEqual([[made.expected.ruleId, made.expected.line]]);
    expect(writeRegFile(at('b.reg'), { bytes: 500_000 })).toEqual(made);
    expect(hashOf(at('b.reg'))).toBe(hashOf(at('a.reg')));
  });
});
