// The page against the command line: the same tree, the same JSON, the same words beside it.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgePicked } from '../../src/web/session.ts';
import { judgedReply, reportTexts, withExcerpts } from '../../src/web/shown-report.ts';
import { factsText } from '../support/facts-files.ts';
import { inputOf } from '../support/inputs.ts';
import { itThorough, sample } from '../support/thorough.ts';
import { zipOf } from '../support/zip.ts';
import { commandLine, fileOf, pageWorld, pickedOf, type Tree, topOf, treeAt, wantedOf } from './support.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

function client(kdc = 'kerberos.zscalerbeta.net'): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[${KEY}]`,
    '"domain_realm_Enabled"=dword:00000001',
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

const GOOD = client();
const BAD = client('kerberos.zscalertwo.net');

function judged(tree: Tree) {
  const session = judgePicked(wantedOf(tree), pageWorld());
  return { json: reportTexts(session, 'json').join(''), reply: judgedReply(session) };
}

/** As one line, since the command line wraps its own. */
const flat = (lines: string | readonly string[]) =>
  (typeof lines === 'string' ? lines : lines.join(' '))
    .replaceAll('realmlint: ', '')
    .replace(/\s+/g, ' ')
    .trim();

/** Gives the reply of the page. */
async function expectSame(tree: Tree, ...options: readonly string[]) {
  const { out, err, code } = await commandLine(tree, ...topOf(tree), '--format', 'json', ...options);
  const { json, reply } = judged(tree);
  expect(json).toBe(out);
  expect(reply.exitCode).toBe(code);
  // Of its own files and of the cloud the command line speaks before it reads.
  const isOwn = (line: string) => /(?: of realmlint, and no input|It is taken as it is)$/.test(line);
  const said = [
    ...reply.notices.filter(isOwn),
    ...reply.closing,
    ...reply.notices.filter((line) => !isOwn(line)),
  ];
  expect(flat(said)).toBe(flat(err));
  return reply;
}

const config = (value: object) => JSON.stringify(value);

describe('the page says what the command line says', () => {
  it('of the sample', async () => void (await expectSame(treeAt(`${FIXTURES}/demo`))));

  it('in the report that can be downloaded', async () => {
    const tree = treeAt(`${FIXTURES}/demo`);
    const { out } = await commandLine(tree, 'demo', '--format', 'html');
    expect(reportTexts(judgePicked(wantedOf(tree), pageWorld()), 'html').join('')).toBe(out);
  });

  const rules = sample(readdirSync(`${FIXTURES}/rules`), 64);
  it.each(rules)(
    'of the fixtures of %s',
    async (rule) => void (await expectSame(treeAt(`${FIXTURES}/rules/${rule}`))),
  );

  itThorough('of all formats', async () => void (await expectSame(treeAt(`${FIXTURES}/formats`))));

  it.each<[string, Tree]>([
    ['files that are named', { 'PC-1.reg': BAD, 'notes.txt': 'shopping' }],
    ['strangers in a folder', { 'a/notes.txt': 'shopping', 'a/PC-1.reg': GOOD }],
    ['an order of code units', { 'b/Z.reg': BAD, 'b/a.reg': BAD, 'a/c/x.reg': BAD, 'a/c.reg': GOOD }],
    ['what is never entered', { 'a/.git/x.reg': BAD, 'a/node_modules/y/x.reg': BAD, 'a/x.reg': GOOD }],
    ['a file that is cut', { 'a/PC-1.reg': GOOD.slice(0, -20) }],
    ['an archive', { 'a.zip': zipOf([{ name: 'x/PC-1.reg', content: BAD }]) }],
    ['facts', { 'facts.ndjson': factsText([inputOf('clients/PC-1.reg', new TextEncoder().encode(BAD))]) }],
    ['nothing of ours', { 'a/notes.txt': 'shopping' }],
  ])('of %s', async (_, tree) => void (await expectSame(tree)));

  it('of its own files, which are no inputs', async () => {
    const baseline = config({ schemaVersion: 1, tool: { name: 'realmlint', version: '1' }, findings: [] });
    await expectSame({
      'a/realmlint.baseline.json': baseline,
      'a/b/realmlint.config.json': '{}',
      'a/x.reg': GOOD,
    });
    const named = { 'realmlint.baseline.json': baseline, 'x.reg': GOOD };
    expect((await expectSame(named)).notices).toEqual([
      'realmlint.baseline.json is the baseline of realmlint, and no input',
    ]);
    // Called like one, and an export.
    await expectSame({ 'a/realmlint.baseline.json': BAD });
  });
});

describe('the config at the top of what was handed over', () => {
  const clients = {
    'clients/PC-1.reg': BAD,
    'clients/PC-2.reg': client('kerberos.zscalerone.net'),
    'clients/old/PC-3.reg': BAD,
    'clients/x.zip': zipOf([{ name: 'old/PC-4.reg', content: BAD }]),
  };
  const suppression = { rule: 'kdc-wrong-host', path: 'clients/PC-1.reg', reason: 'being replaced' };

  it.each<[string, object]>([
    ['ignores', { ignore: ['clients/old', '**/x.zip!/old'] }],
    [
      'names clients',
      { clients: { 'clients/PC-1*': 'PC-01.corp.contoso.example', 'clients/old/**': 'PC-03' } },
    ],
    ['sets severities', { rules: { 'kdc-wrong-host': 'info' }, failOn: 'warning' }],
    ['requires', { require: ['trust'], cloud: 'zscalertwo.net' }],
    ['doubts a cloud', { cloud: 'zscalertw.net' }],
    ['holds back', { suppressions: [suppression] }],
    ['holds back until today', { suppressions: [{ ...suppression, until: '2026-03-09' }] }],
    ['holds back no longer', { suppressions: [{ ...suppression, until: '2026-03-08' }] }],
  ])('%s as on the command line', async (_, value) => {
    const tree = { ...clients, 'realmlint.config.jsonc': `// of this estate\n${config(value)}` };
    const reply = await expectSame(tree);
    expect(reply.config).toBe('realmlint.config.jsonc');
  });

  it('is found in a folder, whose paths its globs are about', async () => {
    const inside = Object.fromEntries(
      Object.entries(clients).map(([path, text]) => [`estate/${path}`, text]),
    );
    const wishes = { ignore: ['clients/old/'], suppressions: [suppression] };
    const tree = { ...inside, 'estate/realmlint.config.json': config(wishes) };
    const reply = await expectSame(tree, '--config', 'estate/realmlint.config.json');
    expect(reply.notices).toEqual([
      'the config estate/realmlint.config.json ignores 1 of the files and folders',
    ]);
  });

  it('is left aside on request', async () => {
    const tree = { ...clients, 'realmlint.config.json': config({ ignore: ['**'] }) };
    const session = judgePicked(wantedOf(tree, false), pageWorld());
    const { out } = await commandLine(tree, ...topOf(tree), '--no-config', '--format', 'json');
    expect(reportTexts(session, 'json').join('')).toBe(out);
    expect(judgedReply(session).config).toBeUndefined();
  });

  it('turns off no rule too many', () => {
    const all = Object.fromEntries(readdirSync(`${FIXTURES}/rules`).map((rule) => [rule, 'off'] as const));
    const tree = { ...clients, 'realmlint.config.json': config({ rules: all }) };
    expect(() => judged(tree)).toThrow('All rules are off; nothing would be checked.');
  });
});

describe('more findings than a page can show', () => {
  it('are counted, and are in the JSON', () => {
    // A few clients with many each: it is findings that there are to be too many of.
    const clients = Array.from({ length: 7 }, (_, index) => {
      const hosts = Array.from({ length: 30 }, (_, at) => `kdc${at}.site${index}.contoso.example`);
      return [`clients/PC-${index}.reg`, client(hosts.join('</k><k>'))];
    });
    const { json, reply } = judged(Object.fromEntries(clients));
    const markup = reply.markup.join('');
    const all = JSON.parse(json).findings.length;
    expect(markup.split('<article class="finding')).toHaveLength(201);
    const elsewhere = Number(/data-elsewhere="(\d+)"/.exec(markup)?.[1]);
    expect(elsewhere).toBe(all - 200);
    expect(markup).toContain('the JSON that can be downloaded has them all');
    expect(markup).not.toContain('--max-findings');
  });
});

describe('lines behind facts', () => {
  const facts = factsText([inputOf('a/PC-1.reg', new TextEncoder().encode(BAD))]);
  const linesOf = (tree: Tree) => {
    const session = judgePicked(wantedOf(tree), pageWorld());
    const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };
    return withExcerpts(session, session.survey, ({ lines }) => lines('a/PC-1.reg', region)?.lines ?? null);
  };

  it('are shown where the file was handed over too, be it ignored, as long as it is still the same', () => {
    const ignoring = { 'facts.ndjson': facts, 'realmlint.config.json': config({ ignore: ['a/'] }) };
    const first = ['Windows Registry Editor Version 5.00'];
    expect(linesOf({ 'facts.ndjson': facts, 'a/PC-1.reg': BAD })).toEqual(first);
    expect(linesOf({ ...ignoring, 'a/PC-1.reg': BAD })).toEqual(first);
    expect(linesOf({ ...ignoring, 'a/PC-1.reg': GOOD })).toBeNull();
    expect(linesOf(ignoring)).toBeNull();
  });
});

describe('what cannot be read', () => {
  it('is a gap of its name, and no verdict', () => {
    const picked = [
      ...pickedOf({ 'a/PC-1.reg': GOOD }),
      { kind: 'folder', name: 'empty', children: [{ kind: 'folder', name: 'inner', children: [] }] },
      { kind: 'unseen', name: 'share', problem: 'The folder cannot be read: permission is denied.' },
      { kind: 'file', name: 'PC-2.reg', file: fileOf(GOOD, 'NotReadableError') },
    ] as const;
    const { result } = judgePicked({ picked, followConfig: true }, pageWorld());
    const broken = result.report.inputs.filter(({ status }) => status === 'unreadable');
    expect(broken.map(({ path, message }) => [path, message])).toEqual([
      ['PC-2.reg', expect.stringContaining('it was changed after it was handed over')],
      ['empty', expect.stringContaining('There is no file in this folder.')],
      ['share', expect.stringContaining('permission is denied')],
    ]);
    expect(result.report.summary.exitCode).toBe(3);
  });
});

describe('progress', () => {
  it('is told in bytes of all files, also inside of one', () => {
    let time = 0;
    const world = pageWorld({ now: () => (time += 1000) });
    const large = `${GOOD}\r\n${'; a comment of forty characters or so...\r\n'.repeat(300_000)}`;
    judgePicked(wantedOf({ 'a.reg': GOOD, 'b.reg': large, 'c.reg': GOOD }), world);
    const size = 2 * GOOD.length + large.length;
    const bytes = world.told.map((progress) => progress.bytes);
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
    expect(new Set(bytes).size).toBeGreaterThan(6);
    expect(world.told.every((progress) => progress.size === size && progress.bytes <= size)).toBe(true);
    expect(world.told.at(-1)).toMatchObject({ doing: 'judging', bytes: size });
  });
});
