// Real hives, and ones that hivex and reged wrote: what each says, and that a defect raises its rule and nothing else.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Input, lint, type Report } from '../../../src/lint.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { hive } from '../../../src/readers/hive/hive.ts';
import { readAll, shown, sourceOf } from '../../support/bytes.ts';
import { CORPUS, corpusFiles, hasCorpus, ruleOf, WHY_SKIPPED } from '../../support/corpus.ts';
import { WANTED } from '../../support/hive-damage.ts';
import { itThorough } from '../../support/thorough.ts';

const LSA = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
const bytesOf = (name: string) => Uint8Array.from(readFileSync(`${CORPUS}/real/hives/${name}`));
const read = (name: string) => readAll(hive, bytesOf(name), WANTED);
const said = ({ diagnostics }: ReturnType<typeof read>) =>
  diagnostics.map(({ effect, code, at }) => `${effect} ${code} ${at?.start}`);

function report(path: string, allowEmpty = false): Report {
  const shownPath = path.slice(CORPUS.length + 1);
  const bytes = Uint8Array.from(readFileSync(path));
  const input: Input = {
    path: shownPath,
    named: true,
    open: () => ({ ...sourceOf(bytes, shownPath), close() {} }),
  };
  return lint([input], { settings: { ...DEFAULT_SETTINGS, allowEmpty } }).report;
}

const real = corpusFiles('real/hives', /./);
const produced = corpusFiles('produced/hives', /\.hiv$/);
const good = produced.filter((path) => path.includes('/good/'));
const bad = produced.filter((path) => path.includes('/bad/'));

describe.runIf(hasCorpus)(`real hives${WHY_SKIPPED}`, () => {
  it('are accepted, and hold nothing that could be judged', () => {
    expect(real.map((path) => basename(path))).toEqual([
      'BCD',
      'SAM',
      'SAMBadHBinHeader',
      'SAM_DUPENAME',
      'SECURITYNoRoot',
      'SYSTEM_2',
      'UNICODE_TESTS',
      'regipy-SECURITY',
    ]);
    for (const path of real) {
      expect(hive.accepts(headOf(sourceOf(bytesOf(basename(path)))))).toBe(true);
      const { summary, findings } = report(path);
      expect(summary.exitCode).toBe(3);
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    }
  });

  it.each(['BCD', 'SAM', 'SAM_DUPENAME', 'UNICODE_TESTS'])(
    '%s is of another kind, without an error',
    (name) => {
      expect(read(name).items).toEqual([]);
      expect(report(`${CORPUS}/real/hives/${name}`, true).summary.exitCode).toBe(0);
    },
  );

  it('SECURITY was in use: its logs can hold nothing of ours', () => {
    const all = read('regipy-SECURITY');
    expect(said(all)).toEqual(['notice not-read 4']);
    expect(all.diagnostics[0]?.message).toContain('107 and 106');
    expect(report(`${CORPUS}/real/hives/regipy-SECURITY`, true).summary.exitCode).toBe(0);
  });

  it('SAM with a broken bin says which', () => {
    const all = read('SAMBadHBinHeader');
    expect(said(all)).toEqual(['partial malformed 8192']);
    expect(all.diagnostics[0]?.message).toContain('begins with 67 62 69 6e');
    expect(all.diagnostics[0]?.message).toContain('8192 (0x2000)');
  });

  it('SECURITY without a root says where there should be one', () => {
    const all = read('SECURITYNoRoot');
    expect(said(all)).toEqual(['unreadable malformed 4128']);
    expect(all.diagnostics[0]?.message).toContain('no root key');
    expect(report(`${CORPUS}/real/hives/SECURITYNoRoot`, true).inputs[0]?.status).toBe('unreadable');
  });

  it('SYSTEM was in use: the empty local lists of its current control set, and its name', () => {
    const all = read('SYSTEM_2');
    expect(said(all)).toEqual(['partial not-read 4']);
    expect(all.diagnostics[0]?.message).toContain('205 and 204');
    expect(all.scopes).toEqual([]);
    expect(all.items.find(({ kind }) => kind === 'client')).toMatchObject({
      name: { value: 'SENSEI' },
      time: { value: '2013-08-22T14:52:22.108Z' },
    });
    expect(shown(all.records).filter((line) => line.includes('Lsa\\Kerberos'))).toEqual([
      `create-key HKLM\\${LSA}`,
      `create-key HKLM\\${LSA}\\Domains`,
      `create-key HKLM\\${LSA}\\HostToRealm`,
      `create-key HKLM\\${LSA}\\Parameters`,
    ]);
  });

  // Millions of bytes.
  itThorough('SYSTEM is sound to the last of its keys', () => {
    const all = readAll(hive, bytesOf('SYSTEM_2'), ['']);
    expect(said(all)).toEqual(['partial not-read 4']);
    // As many as hivexml counts: 20,015 keys with 49,779 values, of which 2,946 keys have none.
    expect(new Set(all.records.map(({ keyPath }) => keyPath.value.toLowerCase())).size).toBe(20_015);
    expect(all.records).toHaveLength(52_725);
  });
});

describe.runIf(hasCorpus)(`hives of other programs${WHY_SKIPPED}`, () => {
  it('are seen', () => expect([good.length, bad.length]).toEqual([3, 14]));

  it.each(good.map((path) => [basename(path), path]))('%s is clean', (_, path) => {
    const { findings, summary } = report(path);
    expect(findings).toEqual([]);
    expect(summary.exitCode).toBe(0);
  });

  it.each(bad.map((path) => [basename(path), path]))('%s raises its rule alone', (name, path) => {
    const { findings } = report(path);
    const loud = findings.filter(({ severity }) => severity !== 'info');
    expect(loud.map(({ ruleId }) => ruleId)).toEqual([ruleOf(name)]);
    expect(loud[0]).toMatchObject({ region: null, format: 'hive' });
    expect(loud[0]?.byteOffset).toBeGreaterThan(4096);
  });
});
