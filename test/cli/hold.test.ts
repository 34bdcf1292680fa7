// Suppressions and baselines through the whole command: what they do to the exit code, and what is said of them.

import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Report } from '../../src/model/finding.ts';
import { CWD, type World, type WorldOptions, world } from './world.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const TODAY = Date.UTC(2026, 2, 9, 23, 59);
const BASELINE = 'realmlint.baseline.json';

function client(kdc: string, switched = 1): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[${KEY}]`,
    `"domain_realm_Enabled"=dword:0000000${switched}`,
    '"MitRealms_Enabled"=dword:00000001',
    '',
    `[${KEY}\\domain_realm]`,
    '"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"',
    '',
    `[${KEY}\\MitRealms]`,
    `"ZSCALERBETA.NET"="<k>${kdc}</k>"`,
    '',
  ].join('\r\n');
}

const GOOD = client('kerberos.zscalerbeta.net');
const BAD = client('kerberos.zscalertwo.net');
const WORSE = client('kerberos.zscalertwo.net', 0);
const CUT = GOOD.slice(0, GOOD.length - 20);

interface Ran extends World {
  readonly code: number;
}

async function realmlint(files: WorldOptions['files'], ...argv: readonly string[]): Promise<Ran> {
  const here = world({ ...(files ? { files } : {}), start: TODAY });
  return { ...here, code: await main(argv, here.io) };
}

function config(...suppressions: readonly object[]): string {
  return JSON.stringify({ suppressions });
}

async function report(
  files: WorldOptions['files'],
  ...argv: readonly string[]
): Promise<Report & { err: string }> {
  const { out, err } = await realmlint(files, '.', '--format', 'json', ...argv);
  return { ...JSON.parse(out()), err: err() };
}

const KDC = { rule: 'kdc-wrong-host', reason: 'the old cloud until the move' };
const GAPS = { rule: 'evidence-incomplete', reason: 'the machine is gone' };

describe('a suppression and the exit code', () => {
  it.each<readonly [number, readonly string[], string, object, Record<string, string>, readonly string[]]>([
    [0, [], 'an error of a client', { ...KDC, subject: 'pc-0217' }, { 'PC-0217.reg': BAD }, []],
    [0, ['suppression-unused'], 'nothing', { ...KDC, subject: 'pc-0217' }, { 'PC-0217.reg': GOOD }, []],
    [0, [], 'an error below a folder', { ...KDC, path: 'old/*' }, { 'old/PC-0217.reg': BAD }, []],
    [0, [], 'an error of a realm', { ...KDC, realm: 'zscalerbeta.net' }, { 'PC-0217.reg': BAD }, []],
    [
      0,
      [],
      'an error until today',
      { ...KDC, subject: 'PC-0217', until: '2026-03-09' },
      { 'PC-0217.reg': BAD },
      [],
    ],
    [
      1,
      ['suppression-expired'],
      'an error until yesterday',
      { ...KDC, subject: 'PC-0217', until: '2026-03-08' },
      { 'PC-0217.reg': BAD },
      [],
    ],
    [
      0,
      ['suppression-expired'],
      'nothing until yesterday',
      { ...KDC, subject: 'PC-0217', until: '2026-03-08' },
      { 'PC-0217.reg': GOOD },
      [],
    ],
    [1, [], 'one of two errors', { ...KDC, subject: 'PC-0217' }, { 'PC-0217.reg': WORSE }, []],
    [
      1,
      ['suppression-unused'],
      'another error',
      { rule: 'bad-separator', reason: 'r', subject: 'PC-0217' },
      { 'PC-0217.reg': BAD },
      [],
    ],
    [1, [], 'somebody else', { ...KDC, subject: 'PC-0412' }, { 'PC-0217.reg': BAD }, []],
    [
      0,
      [],
      'a gap, by path and day',
      { ...GAPS, path: 'PC-0412.reg', until: '2026-12-31' },
      { 'PC-0217.reg': GOOD, 'PC-0412.reg': CUT },
      [],
    ],
    [
      3,
      ['suppression-unused'],
      'a gap, by path',
      { ...GAPS, path: 'PC-0412.reg' },
      { 'PC-0217.reg': GOOD, 'PC-0412.reg': CUT },
      [],
    ],
    [
      3,
      ['suppression-expired'],
      'a gap until yesterday',
      { ...GAPS, path: 'PC-0412.reg', until: '2026-03-08' },
      { 'PC-0217.reg': GOOD, 'PC-0412.reg': CUT },
      [],
    ],
    [
      3,
      [],
      'one of two gaps',
      { ...GAPS, path: 'PC-0412.reg', until: '2026-12-31' },
      { 'PC-0217.reg': CUT, 'PC-0412.reg': CUT },
      [],
    ],
    [
      3,
      [],
      'a gap whose rule is off',
      { ...KDC, subject: 'PC-0217' },
      { 'PC-0217.reg': BAD, 'PC-0412.reg': CUT },
      ['--rule', 'evidence-incomplete=off'],
    ],
    [
      0,
      [],
      'a gap, its rule off',
      { ...GAPS, path: 'PC-0412.reg', until: '2026-12-31' },
      { 'PC-0217.reg': GOOD, 'PC-0412.reg': CUT },
      ['--rule', 'evidence-incomplete=off'],
    ],
    [
      3,
      ['no-evidence'],
      'the gap of all that there is',
      { ...GAPS, path: 'empty.reg', until: '2026-12-31' },
      { 'empty.reg': '' },
      [],
    ],
    [
      3,
      ['evidence-required'],
      'what is required',
      { ...KDC, subject: 'PC-0217' },
      { 'PC-0217.reg': BAD },
      ['--require', 'trust'],
    ],
  ])('%i and %j for %s', async (exitCode, kinds, _, entry, files, argv) => {
    const { summary, problems } = await report(
      { ...files, 'realmlint.config.jsonc': config(entry) },
      ...argv,
    );
    expect(problems.map(({ kind }) => kind)).toEqual(kinds);
    expect(summary.exitCode).toBe(exitCode);
  });

  it('counts apart what is suppressed, and lists it', async () => {
    const files = { 'PC-0217.reg': WORSE, 'realmlint.config.jsonc': config({ ...KDC, subject: 'PC-0217' }) };
    const { summary, findings } = await report(files);
    expect(summary).toMatchObject({ errors: 1, suppressed: 1 });
    expect(findings.map(({ ruleId, suppressed }) => [ruleId, suppressed?.by])).toEqual([
      ['policy-not-enabled', undefined],
      ['kdc-wrong-host', 'config'],
    ]);
  });

  it('is seen from the folder of the config, into archives and from anywhere', async () => {
    const files = {
      '../realmlint.config.jsonc': config({ ...KDC, path: 'gpo/PC-0217.reg' }),
      'PC-0217.reg': BAD,
    };
    expect((await realmlint(files, 'PC-0217.reg')).code).toBe(0);
    expect((await realmlint(files, `${CWD}/PC-0217.reg`)).code).toBe(0);
  });

  it('is a mistake in the config without a reason', async () => {
    const bare = JSON.stringify({ suppressions: [{ rule: 'kdc-wrong-host', subject: 'PC-0217' }] });
    const { code, err } = await realmlint({ 'a.reg': BAD, 'realmlint.config.jsonc': bare }, 'a.reg');
    expect(code).toBe(2);
    expect(err()).toMatch(/realmlint\.config\.jsonc:1:18: .*"reason"/);
  });
});

describe('what a report says of it', () => {
  const files = { 'PC-0217.reg': BAD, 'realmlint.config.jsonc': config({ ...KDC, subject: 'PC-0217' }) };

  it('is a count, and with --verbose a line', async () => {
    const { out, err } = await realmlint(files, '.');
    expect(out()).toMatch(/^1 suppressed by the config: --verbose lists them\n/);
    expect(out()).not.toContain('the old cloud');
    expect(err()).toMatch(/no findings, 1 suppressed\s+by\s+the\s+config/);
    const verbose = (await realmlint(files, '.', '--verbose')).out();
    expect(verbose).toMatch(/PC-0217\.reg:11:23 {2}error {2}kdc-wrong-host, client PC-0217:\s+the old cloud/);
  });

  it('is a failed step all the same', async () => {
    const { out } = await realmlint(files, '.');
    expect(out()).toMatch(/workstation\s+fail/);
  });

  it('is nothing in compact', async () => {
    expect((await realmlint(files, '.', '--format', 'compact')).out()).toBe('');
  });

  it('names a gap that is lifted, in the report and in the last words', async () => {
    const lifted = {
      'PC-0217.reg': GOOD,
      'PC-0412.reg': CUT,
      'realmlint.config.jsonc': config({ ...GAPS, path: 'PC-0412.reg', until: '2026-12-31' }),
    };
    const said = /gaps? that the config lifts:?\s+PC-0412\.reg until 2026-12-31 \(the\s+machine is gone\)/;
    for (const format of ['text', 'compact', 'github', 'gitlab', 'azure', 'markdown']) {
      const { out, code } = await realmlint(lifted, '.', '--format', format);
      expect([code, out()]).toEqual([0, expect.stringMatching(said)]);
    }
    expect((await realmlint(lifted, '.', '--format', 'json')).err()).toMatch(said);
  });

  it('names it too where the rule that finds it is off', async () => {
    const lifted = {
      'PC-0217.reg': GOOD,
      'PC-0412.reg': CUT,
      'realmlint.config.jsonc': config({ ...GAPS, path: 'PC-0412.reg', until: '2026-12-31' }),
    };
    for (const format of ['text', 'compact', 'github', 'gitlab', 'azure', 'markdown', 'junit', 'sarif']) {
      const argv = ['.', '--rule', 'evidence-incomplete=off', '--format', format];
      const { out, code } = await realmlint(lifted, ...argv);
      expect([code, out()], format).toEqual([0, expect.stringContaining('PC-0412.reg')]);
      expect(out(), format).not.toMatch(/<error|"level": "error",\s+"message": \{\s+"text": "The file ends/);
    }
  });
});

describe('realmlint baseline', () => {
  async function written(files: Record<string, string>, ...argv: readonly string[]) {
    const ran = await realmlint(files, 'baseline', '.', ...argv);
    return { ...ran, baseline: ran.text(BASELINE) ?? '' };
  }

  it('writes what is found, and lint then reports what is new', async () => {
    const first = await written({ 'PC-0217.reg': BAD });
    expect(first.code).toBe(0);
    expect(first.out()).toBe('');
    expect(first.err()).toBe(`realmlint: ${BASELINE}: 1 error added, 1 entry in all\n`);
    expect(JSON.parse(first.baseline).findings).toMatchObject([
      { rule: 'kdc-wrong-host', date: '2026-03-09' },
    ]);
    const files = { 'PC-0217.reg': BAD, [BASELINE]: first.baseline };
    const again = await realmlint(files, '.', '--baseline', BASELINE);
    expect(again.code).toBe(0);
    expect(again.err()).toMatch(/1 suppressed by the\s+baseline/);
    const more = await report({ ...files, 'PC-0217.reg': WORSE }, '--baseline', BASELINE);
    expect(more.summary).toMatchObject({ errors: 1, suppressed: 1, exitCode: 1 });
  });

  it('is never found by itself', async () => {
    const { baseline } = await written({ 'PC-0217.reg': BAD });
    expect((await realmlint({ 'PC-0217.reg': BAD, [BASELINE]: baseline }, '.')).code).toBe(1);
  });

  it('keeps dates, adds what is new, and takes out what is gone only when it is pruned', async () => {
    const { baseline } = await written({ 'PC-0217.reg': BAD });
    const old = baseline.replace('2026-03-09', '2025-01-31');
    const grown = await written({ 'PC-0217.reg': WORSE, [BASELINE]: old });
    expect(grown.baseline).toContain('2025-01-31');
    expect(grown.baseline).toContain('2026-03-09');
    const mended = { 'PC-0217.reg': client('kerberos.zscalerbeta.net', 0), [BASELINE]: grown.baseline };
    const stale = await report(mended, '--baseline', BASELINE);
    expect(stale.problems.map(({ kind }) => kind)).toEqual(['baseline-stale']);
    expect(stale.summary.exitCode).toBe(0);
    const kept = await written(mended);
    expect(kept.baseline).toBe(grown.baseline);
    expect(kept.err()).toMatch(/nothing added, 2 entries in all\n.*1 entry of the baseline is gone/);
    const pruned = await written(mended, '--prune');
    expect(pruned.err()).toContain('1 entry removed, 1 left');
    expect(pruned.err()).toContain('removed: kdc-wrong-host on PC-0217\n');
    expect(pruned.baseline).not.toContain('kdc-wrong-host');
  });

  it('does not take the rest for mended when it sees a part', async () => {
    const { baseline } = await written({ 'PC-0217.reg': BAD, 'PC-0412.reg': BAD });
    const files = { 'PC-0217.reg': GOOD, [BASELINE]: baseline };
    const pruned = await written(files, '--prune');
    expect(pruned.baseline).toContain('pc-0412');
    expect(pruned.baseline).not.toContain('pc-0217');
  });

  it.each<readonly [number, string, Record<string, string>, readonly string[]]>([
    [3, 'a gap', { 'PC-0217.reg': BAD, 'PC-0412.reg': CUT }, []],
    [3, 'no evidence', { 'notes.txt': 'hello' }, []],
    [3, 'required evidence that is missing', { 'PC-0217.reg': BAD }, ['--require', 'trust']],
  ])('ends with %i and writes nothing for %s', async (code, _, files, argv) => {
    const ran = await written(files, ...argv);
    expect(ran.code).toBe(code);
    expect(ran.text(BASELINE)).toBeNull();
    expect(ran.err()).toContain('no verdict');
    expect(ran.err()).toContain(`${BASELINE} is not written`);
  });

  it('names the gap for which it writes nothing', async () => {
    expect((await written({ 'PC-0217.reg': BAD, 'PC-0412.reg': CUT })).err()).toContain('PC-0412.reg (');
  });

  it('lifts no gap', async () => {
    const { baseline } = await written({ 'PC-0217.reg': BAD, 'PC-0412.reg': BAD });
    const files = { 'PC-0217.reg': BAD, 'PC-0412.reg': CUT, [BASELINE]: baseline };
    expect((await realmlint(files, '.', '--baseline', BASELINE)).code).toBe(3);
  });

  it('is empty when nothing is found, and leaves out what the config suppresses', async () => {
    expect(JSON.parse((await written({ 'PC-0217.reg': GOOD })).baseline).findings).toEqual([]);
    const suppressed = config({ ...KDC, subject: 'PC-0217' });
    const ran = await written({ 'PC-0217.reg': BAD, 'realmlint.config.jsonc': suppressed });
    expect(JSON.parse(ran.baseline).findings).toEqual([]);
  });

  it('goes where it is told to, and reads none of it', async () => {
    const ran = await realmlint(
      { 'PC-0217.reg': BAD, 'ci/': '' },
      'baseline',
      '.',
      '--baseline',
      'ci/known.json',
    );
    expect(ran.code).toBe(0);
    expect(ran.text('ci/known.json')).toContain('kdc-wrong-host');
    const lint = await realmlint(
      { 'PC-0217.reg': BAD, 'ci/known.json': ran.text('ci/known.json') ?? '' },
      '.',
      '--baseline',
      'ci/known.json',
    );
    expect([lint.code, lint.err()]).toEqual([0, expect.not.stringContaining('skipped')]);
  });

  it('says nothing with --quiet', async () => {
    const ran = await written({ 'PC-0217.reg': BAD }, '--quiet');
    expect([ran.code, ran.err()]).toEqual([0, '']);
  });
});

describe('what is refused', () => {
  const FILES = { 'PC-0217.reg': BAD };

  it.each<readonly [string, readonly string[], Record<string, string>, RegExp]>([
    [
      'a baseline that is not there',
      ['.', '--baseline', 'gone.json'],
      {},
      /no baseline gone\.json.*\n.*realmlint baseline PATH/,
    ],
    [
      'pruning what is not there',
      ['baseline', '.', '--prune'],
      {},
      /no baseline realmlint\.baseline\.json to prune/,
    ],
    [
      'a foreign file',
      ['baseline', '.'],
      { [BASELINE]: '{"name": "app"}' },
      /1:2: The name "name" is unknown.*\n[\s\S]*is no baseline, or not all of one/,
    ],
    [
      'a file that was cut off',
      ['.', '--baseline', BASELINE],
      { [BASELINE]: '{"schemaVersion": 1, "tool"' },
      /restore it, or remove it/,
    ],
    ['a folder', ['.', '--baseline', 'ci'], { 'ci/a.txt': '' }, /baseline ci is not a file/],
    ['pruning by lint', ['.', '--prune'], {}, /--prune is no option of lint/],
    ['a format of baseline', ['baseline', '.', '--format', 'json'], {}, /--format is no option of baseline/],
    ['nothing to read', ['baseline'], {}, /nothing to read[\s\S]*realmlint baseline \./],
    [
      'a report in its place',
      ['.', '--baseline', BASELINE, '--format', `json=${BASELINE}`],
      { [BASELINE]: '{"schemaVersion":1,"tool":{"name":"realmlint","version":"1"},"findings":[]}' },
      /would replace realmlint\.baseline\.json, the baseline/,
    ],
  ])('%s', async (_, argv, files, said) => {
    const before = { ...FILES, ...files };
    const ran = await realmlint(before, ...argv);
    expect(ran.code).toBe(2);
    expect(ran.err()).toMatch(said);
    expect(ran.out()).toBe('');
    for (const [path, content] of Object.entries(before)) expect(ran.text(path)).toBe(content);
  });

  it('a baseline of itself: it is no input', async () => {
    const files = {
      [BASELINE]: '{"schemaVersion":1,"tool":{"name":"realmlint","version":"1"},"findings":[]}',
    };
    const ran = await realmlint(files, 'baseline', BASELINE);
    expect([ran.code, ran.text(BASELINE)]).toEqual([3, files[BASELINE]]);
    expect(ran.err()).toContain(`${BASELINE} is the baseline of realmlint, and no input`);
  });

  it('a baseline that cannot be read or written', async () => {
    const path = `${CWD}/${BASELINE}`;
    const files = {
      ...FILES,
      [BASELINE]: '{"schemaVersion":1,"tool":{"name":"realmlint","version":"1"},"findings":[]}',
    };
    const unread = world({ files, faults: { [`open ${path}`]: 'EACCES' } });
    expect(await main(['.', '--baseline', BASELINE], unread.io)).toBe(2);
    expect(unread.err()).toContain('cannot be read');
    const full = world({ files, faults: { [`rename ${path}`]: 'ENOSPC' } });
    expect(await main(['baseline', '.'], full.io)).toBe(70);
    expect(full.text(BASELINE)).toBe(files[BASELINE]);
  });
});

describe('what the config expects of somebody who is not there', () => {
  it('is said, and leaves the exit code alone', async () => {
    const text = JSON.stringify({
      expect: [{ gpo: 'CORP Zscaler Kerberos', realm: 'ZSCALERBETA.NET', state: 'required' }],
    });
    const { problems, summary } = await report({ 'PC-0217.reg': GOOD, 'realmlint.config.jsonc': text });
    expect(problems.map(({ kind }) => kind)).toEqual(['intent-unmatched']);
    expect(summary.exitCode).toBe(0);
  });
});
