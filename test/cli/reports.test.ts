// Reports in files: none takes the place of an export, of what the run is told by, or of another; and each is tried.

import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { main } from '../../src/cli/main.ts';
import { run } from '../../src/cli/run.ts';
import { collect, gather, judge, judgeSurvey, survey, VERSION } from '../../src/lint.ts';
import { reporters } from '../../src/reporters/index.ts';
import { zipOf } from '../support/zip.ts';
import { CWD, type WorldOptions, world } from './world.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const client = (kdc: string) =>
  `Windows Registry Editor Version 5.00\r\n\r\n[${KEY}\\MitRealms]\r\n"ZSCALERBETA.NET"="<k>${kdc}</k>"\r\n`;
const GOOD = client('kerberos.zscalerbeta.net');
const BAD = client('kerberos.zscalertwo.net');
const FORMATS = Object.keys(reporters);
const PARTS = { gather, collect, judge, survey, judgeSurvey, rules, version: VERSION };

async function realmlint(options: WorldOptions, ...argv: string[]) {
  const here = world(options);
  return { ...here, code: await main(argv, here.io) };
}

describe('a report', () => {
  it.each([
    ['found in the folder', { 'in/bad.txt': BAD }, 'in/bad.txt', 'in'],
    ['behind a link', { 'in/bad.txt': BAD, link: '-> in/bad.txt' }, 'link', 'in'],
    ['found through a link', { 'far/bad.txt': BAD, 'in/a.txt': '-> ../far/bad.txt' }, 'far/bad.txt', 'in'],
    ['named', { 'in/bad.txt': BAD }, './in/bad.txt', 'in/bad.txt'],
  ])('replaces no export that is %s', async (_, files, file, operand) => {
    const { code, err, text } = await realmlint(
      { files: { ...files, 'in/good.reg': GOOD } },
      operand,
      '--format',
      `json=${file}`,
    );
    expect([code, err()]).toEqual([2, expect.stringMatching(/report would replace .*, an input \(reg\)\./)]);
    expect(text(file) ?? text('in/bad.txt')).toBe(BAD);
  });

  it('replaces no export that the run would not have read', async () => {
    const files = {
      'in/good.reg': GOOD,
      'other/bad.txt': BAD,
      'realmlint.config.jsonc': '{"ignore": ["other"]}',
    };
    for (const operand of ['in', '.']) {
      const { code, text } = await realmlint({ files }, operand, '--format', 'json=other/bad.txt');
      expect([code, text('other/bad.txt')]).toEqual([2, BAD]);
    }
    const stdin = ['-', '--stdin-filename', 'b.reg', '--format', 'json=other/bad.txt'];
    expect((await realmlint({ files, stdin: BAD }, ...stdin)).code).toBe(2);
  });

  it.each([
    ['a baseline', '{"schemaVersion": 1, "tool": {"name": "realmlint"}, "findings": []}'],
    ['a config', '{"failOn": "never"}'],
  ])('replaces no file of another name that is %s', async (what, content) => {
    const files = { 'a.reg': BAD, 'prod.json': content };
    const { code, err, text } = await realmlint({ files }, 'a.reg', '--format', 'json=prod.json');
    expect([code, text('prod.json')]).toEqual([2, content]);
    expect(err()).toContain(`would replace prod.json, ${what}.`);
  });

  it('is written where a link leads nowhere', async () => {
    for (const argv of [
      ['a.reg', '--format', 'sarif=last'],
      ['drift', 'zscalerbeta.net', 'a.reg', '--format', 'json=last'],
      ['why', 'gateway.zscalerbeta.net', 'a.reg', '--format', 'json=last'],
    ]) {
      const { code, text } = await realmlint({ files: { 'a.reg': BAD, last: '-> gone/old' } }, ...argv);
      expect([code < 2 || code === 3, text('last')]).toEqual([true, expect.stringMatching(/^\{/)]);
    }
  });

  it('is added to what a step has said, be that an export', async () => {
    const summary = { files: { 'a.reg': BAD, 'sum.md': BAD }, env: { GITHUB_STEP_SUMMARY: 'sum.md' } };
    const said = await realmlint(summary, 'a.reg', '--format', 'markdown=sum.md');
    expect([said.code, said.text('sum.md')]).toEqual([1, expect.stringMatching(/^Windows Registry/)]);
    const log = { files: { 'a.reg': BAD, '/dev/stderr': '-> /tmp/log', '/tmp/log': BAD } };
    expect((await realmlint(log, 'a.reg', '--format', 'compact=/dev/stderr')).code).toBe(1);
  });

  it('replaces no archive of exports', async () => {
    const zip = zipOf([{ name: 'a.reg', content: BAD }]);
    const files = { 'in/good.reg': GOOD, 'in/b.zip': zip };
    expect((await realmlint({ files }, 'in', '--format', 'json=in/b.zip')).code).toBe(2);
  });

  it.each(FORMATS)('of an earlier run in %s is replaced, and no input', async (format) => {
    const options = { files: { 'in/bad.reg': BAD, 'in/out.txt': '' } };
    const argv = ['in', '--format', `${format}=in/out.txt`];
    const first = await realmlint(options, ...argv);
    const before = first.text('in/out.txt') ?? '';
    const second = await realmlint({ files: { ...options.files, 'in/out.txt': before } }, ...argv);
    expect([first.code, second.code, second.text('in/out.txt')]).toEqual([1, 1, before]);
  });

  it.each([
    ['the config', ['--format', 'json=realmlint.config.jsonc'], { 'realmlint.config.jsonc': '{}' }],
    ['the config', ['--format', 'json=far/realmlint.config.json'], { 'far/realmlint.config.json': '{}' }],
    ['the config', ['--config', 'c.json', '--format', 'json=c.json'], { 'c.json': '{}' }],
    ['the baseline', ['--format', 'json=realmlint.baseline.json'], {}],
    ['the list of --files-from', ['--files-from', 'list', '--format', 'json=list'], { list: 'a.reg' }],
    ['the json report', ['--format', 'json=out', '--format', 'text=./out'], {}],
    ['the json report', ['--format', 'json=out', '--format', 'text=link'], { out: '', link: '-> out' }],
  ])('does not replace %s: %j', async (what, argv, files) => {
    const options = { files: { 'a.reg': BAD, ...files } };
    const { code, err, text } = await realmlint(options, 'a.reg', ...argv);
    expect([code, err()]).toEqual([
      2,
      expect.stringMatching(new RegExp(`report would replace .*, ${what}\\.`)),
    ]);
    for (const [name, content] of Object.entries(files))
      if (!content.startsWith('->')) expect(text(name)).toBe(content);
  });

  it('goes to standard output for -, as everywhere', async () => {
    const { code, out, text } = await realmlint({ files: { 'a.reg': BAD } }, 'a.reg', '--format', 'json=-');
    expect([code, text('-'), JSON.parse(out()).summary.errors]).toEqual([1, null, 1]);
    const both = await realmlint(
      { files: { 'a.reg': BAD } },
      'a.reg',
      '--format',
      'json=/dev/stdout',
      '--format',
      'text',
    );
    expect(both.code).toBe(2);
  });
});

describe('a report that cannot be written', () => {
  const options = {
    files: { 'a.reg': BAD },
    faults: { [`writeFile ${CWD}/full.json.tmp`]: 'ENOSPC', [`writeFile ${CWD}/ro.json.tmp`]: 'EROFS' },
  };
  const FULL = ['--format', 'json=full.json', '--format', 'sarif=ro.json'];

  it('loses none of the others, and no last word', async () => {
    const argv = ['a.reg', ...FULL, '--format', 'compact', '--format', 'junit=late.xml'];
    const { code, out, err, text } = await realmlint(options, ...argv);
    expect(code).toBe(70);
    expect(out()).toContain('error kdc-wrong-host');
    expect(text('late.xml')).toContain('<testsuites');
    expect(err()).toMatch(/failed: 1 error[\s\S]*full\.json could not be written: no space[\s\S]*ro\.json/);
  });

  it.each([
    ['drift', ['drift', 'zscalerbeta.net', 'a.reg'], 'expected:'],
    ['why', ['why', 'gateway.zscalerbeta.net', 'a.reg'], 'gateway'],
  ])('loses none of the others in %s', async (_, argv, said) => {
    const { code, out } = await realmlint(options, ...argv, '--format', 'json=full.json', '--format', 'text');
    expect([code, out()]).toEqual([70, expect.stringContaining(said)]);
  });
});

describe('a report that cannot be made', () => {
  const failing = (format: string, error: unknown): typeof reporters => ({
    ...reporters,
    [format]: function* (): Iterable<string> {
      yield 'begun\n';
      throw error;
    },
  });

  async function made(by: typeof reporters, ...argv: string[]) {
    const here = world({
      files: { 'a.reg': BAD, 'old.json': 'old' },
      faults: { [`writeFile ${CWD}/full.md.tmp`]: 'ENOSPC' },
      env: { GITHUB_STEP_SUMMARY: '/home/admin/gpo/summary.md' },
    });
    return { ...here, code: await run(['a.reg', ...argv], here.io, { ...PARTS, reporters: by }) };
  }

  it('takes no other with it, and no last word', async () => {
    const formats = ['--format', 'json=old.json', '--format', 'junit=late.xml', '--format', 'compact'];
    const { code, out, err, text, files } = await made(failing('json', new TypeError('no name')), ...formats);
    expect(code).toBe(70);
    expect(out()).toContain('error kdc-wrong-host');
    expect(text('late.xml')).toMatch(/<\/testsuites>\n$/);
    expect(text('old.json')).toBe('old');
    expect([...files.keys()].filter((path) => path.endsWith('.tmp'))).toEqual([]);
    expect(err()).toMatch(/failed: 1 error[\s\S]*internal error while writing the json report: no name/);
  });

  it('hides nothing of what the system refused', async () => {
    const formats = ['--format', 'markdown=full.md', '--format', 'json=a.json'];
    const { code, err } = await made(failing('json', 'a word'), ...formats);
    expect(code).toBe(70);
    expect(err()).toMatch(/full\.md could not be written: no space[\s\S]*the json report: a word/);
  });

  it('is a defect too where it is the summary that nobody asked for', async () => {
    const { code, out, err } = await made(failing('markdown', new Error('no row')), '--format', 'github');
    expect([code, out()]).toEqual([70, expect.stringContaining('::error')]);
    expect(err()).toMatch(/failed: 1 error[\s\S]*no row/);
  });
});
