// realmlint why in a world in memory: what it takes, what it refuses, where its answer goes, and the exit code.

import { describe, expect, it } from 'vitest';
import { policyReg } from '../../rules/support/examples.ts';
import { main } from '../../src/cli/main.ts';
import { CWD, type WorldOptions, world } from './world.ts';

const EDGE = 'dfw1.gateway.zscalerbeta.net';
const GOOD = policyReg().content;
const files = { 'PC-0217.reg': GOOD };

async function why(options: WorldOptions, ...argv: readonly string[]) {
  const here = world(options);
  return { ...here, code: await main(['why', ...argv], here.io) };
}

describe('realmlint why', () => {
  it('answers, and shows the line that decided', async () => {
    const { code, out, err, openFiles } = await why({ files }, EDGE, '.');
    expect([code, err(), openFiles()]).toEqual([0, '', 0]);
    expect(out()).toContain('realm ZSCALERBETA.NET');
    expect(out()).toContain('PC-0217.reg:11:38');
    expect(out()).toContain('11 | "ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"');
  });

  it('takes a URL, and says what it made of it', async () => {
    const { out } = await why({ files }, `https://${EDGE.toUpperCase()}:8800/`, 'PC-0217.reg');
    expect(out()).toMatch(/^dfw1\.gateway\.zscalerbeta\.net\n {2}asked as https:/);
  });

  it('writes JSON, also to a file', async () => {
    const { code, out, text } = await why(
      { files },
      '--format',
      'json=why.json',
      '--format',
      'text',
      EDGE,
      '.',
    );
    expect([code, out().startsWith(EDGE)]).toEqual([0, true]);
    const answer = JSON.parse(text('why.json') ?? '');
    expect(answer).toMatchObject({ schemaVersion: 1, summary: { answers: 1, exitCode: 0 } });
    expect(Object.keys(answer)).toEqual([
      'schemaVersion',
      'tool',
      'question',
      'answers',
      'gaps',
      'open',
      'summary',
    ]);
  });

  it('reads standard input', async () => {
    const { code, out } = await why({ stdin: GOOD }, EDGE, '-');
    expect([code, out().includes('<stdin>:11:38')]).toEqual([0, true]);
  });

  it('says once what many clients have in common', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`PC-000${index}.reg`, GOOD]));
    const { out } = await why({ files: many }, EDGE, '.');
    expect(out()).toContain('and the same for client PC-0001, client PC-0002, client PC-0003 and 5 more');
    expect(out().match(/realm ZSCALERBETA\.NET/g)).toHaveLength(1);
    const { out: all } = await why({ files: many }, '--verbose', EDGE, '.');
    expect(all()).toContain('client PC-0008');
  });

  it('gives nothing raw to a terminal', async () => {
    const mappings = { 'LAB\u001b[31m.EXAMPLE': '.zscalerbeta.net' };
    const { out } = await why({ files: { 'PC-0217.reg': policyReg({ mappings }).content } }, EDGE, '.');
    expect(out()).not.toContain('\u001b');
    expect(out()).toContain('LAB<U+001B>[31m.EXAMPLE');
  });

  it.each([
    [[], /takes a host and the paths/],
    [[EDGE], /no path to read/],
    [['PC-0217.reg'], /is a path, and there is no host/],
    [['10.1.2.3', '.'], /is an address/],
    [['*.zscalerbeta.net', '.'], /is a suffix/],
    [['PC-0217.reg', EDGE], /PC-0217\.reg is a path here/],
    [['--format', 'compact', EDGE, '.'], /--format takes text or json/],
    [['--fail-on', 'error', EDGE, '.'], /--fail-on is no option of why/],
  ])('refuses %j', async (argv, words) => {
    const { code, out, err } = await why({ files }, ...argv);
    expect([code, out()]).toEqual([2, '']);
    expect(err()).toMatch(words);
  });

  it('asks for a host that the file system would not have as a name', async () => {
    const faults = { [`stat ${CWD}/${EDGE}`]: 'ENAMETOOLONG' };
    expect(await why({ files, faults }, EDGE, 'PC-0217.reg')).toMatchObject({ code: 0 });
  });

  it('does not take a path for none because it may not be looked at', async () => {
    const faults = { [`stat ${CWD}/locked`]: 'EACCES' };
    const { code, out } = await why({ files: { ...files, [EDGE]: '' }, faults }, EDGE, 'locked');
    expect([code, out()]).toEqual([3, expect.stringContaining('permission is denied')]);
  });

  it.each([
    [{ 'notes.txt': 'hello' }, /nothing that was read shows a host map/],
    [{ ...files, 'PC-0218.reg': GOOD.slice(0, -30) }, /may change the answer/],
  ])('ends with 3 for %j', async (given, words) => {
    const { code, err } = await why({ files: given }, EDGE, '.');
    expect(code).toBe(3);
    expect(err()).toMatch(words);
  });

  it('is meant by a word that is nearly its name', async () => {
    const here = world({ files });
    expect(await main(['wy', EDGE, '.'], here.io)).toBe(2);
    expect(here.err()).toContain('Did you mean realmlint why?');
  });
});
