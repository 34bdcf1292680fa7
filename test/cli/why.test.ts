// realmlint why on the command line: what it takes, what it refuses, and when its answer is not whole.

import { describe, expect, it } from 'vitest';
import { policyReg } from '../../rules/support/examples.ts';
import { main } from '../../src/cli/main.ts';
import { world } from './world.ts';

async function realmlint(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const here = world({ files });
  const code = await main(argv, here.io);
  return { code, out: here.out(), err: here.err() };
}

const files = { 'PC-0217.reg': policyReg().content };

describe('realmlint why', () => {
  it('answers with 0, whatever is wrong, and passes no verdict', async () => {
    const bad = { 'PC-0217.reg': policyReg({ mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net' } }).content };
    const ran = await realmlint(bad, 'why', 'gateway.zscalerbeta.net', 'PC-0217.reg');
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/no entry fits/);
    expect(ran.err).not.toMatch(/passed|failed/);
  });

  it('answers with 3 where nothing shows a host map, or not all was read', async () => {
    const none = await realmlint({ 'a.reg': '' }, 'why', 'gateway.zscalerbeta.net', 'a.reg');
    expect(none.code).toBe(3);
    expect(none.out).toMatch(/Nothing that was read has a host map/);
  });

  it('says for many clients once what they have in common', async () => {
    const many = Object.fromEntries(
      [1, 2, 3, 4, 5].map((number) => [`PC-000${number}.reg`, policyReg().content]),
    );
    const ran = await realmlint(many, 'why', 'gateway.zscalerbeta.net', '.');
    expect(ran.out).toMatch(/^5 clients \(PC-0001, PC-0002, PC-0003 and 2 more\): gateway/);
    expect(ran.out.match(/belongs to realm/g)?.length).toBe(1);
  });

  it('prints nothing that a terminal would obey', async () => {
    const hostile = policyReg({
      mappings: { 'ZSCALERBETA.NET': '.zscalerbeta.net;\u202e.gateway.zscalerbeta.net' },
    });
    const ran = await realmlint({ 'PC.reg': hostile.content }, 'why', 'x.gateway.zscalerbeta.net', 'PC.reg');
    expect(ran.out).toContain('<U+202E>');
    expect(ran.out).not.toMatch(/\u202e/);
  });

  it.each([
    [['why'], /takes a host and paths/],
    [['why', '165.225.80.40', '.'], /not the name of a host/],
    [['why', 'gateway.zscalerbeta.net'], /nothing to lint/],
    [['why', 'a.example', '.', '--format', 'compact'], /text or json/],
    [['why', 'a.example', '.', '--format', 'json=a.json'], /one answer/],
    [['why', 'a.example', '.', '--fail-on', 'never'], /no option of why/],
  ])('%j is refused', async (argv, said) => {
    const ran = await realmlint(files, ...argv);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(said);
  });
});
