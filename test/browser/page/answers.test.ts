// What the page gives and answers, held against the command line: its files byte for byte, its answers word for word.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realmlint } from '../support/command-line.ts';
import { emptyFolder } from '../support/folders.ts';
import { askDrift, askWhy, downloaded, giveFolder, openPage } from '../support/page.ts';
import { rightSample, WRONG } from '../support/samples.ts';

const SAMPLES = { wrong: () => WRONG, right: rightSample };

/** Words of a text that a terminal has wrapped, or a browser; without the frames of lines, which each draws in its way. */
function wordsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => !/^ *\d* \|/.test(line))
    .join(' ')
    .replace(/<(U\+[0-9A-F]{4,6})>/g, '$1')
    .toLowerCase()
    .split(/[\s"]+/)
    .map((word) => word.replace(/[:;,.]+$/, ''))
    .filter((word) => word !== '');
}

/** The first word of `said` that `shown` does not have behind the words before it; null when all are there, in their order. */
function missing(said: readonly string[], shown: readonly string[]): string | null {
  let at = 0;
  for (const [index, word] of said.entries()) {
    at = shown.indexOf(word, at) + 1;
    if (at === 0) return said.slice(Math.max(0, index - 8), index + 1).join(' ');
  }
  return null;
}

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
    'to why, is what the command line says, word for word: %s',
    async (host) => {
      const { out } = await realmlint(['why', host, 'demo'], WRONG);
      const { page, troubles } = await openPage();
      await giveFolder(page, join(WRONG, 'demo'));
      await askWhy(page, host);
      const said = wordsOf(out);
      expect(said.length).toBeGreaterThan(50);
      expect(missing(said, wordsOf(await page.locator('#page-why-answer').innerText()))).toBeNull();
      expect(troubles).toEqual([]);
    },
  );

  it.each([
    ['a cloud', ['profile:zscalerbeta.net', 'demo'], { name: 'zscalerbeta.net' }],
    ['a folder', ['demo/gpo-backup', 'demo/clients', 'demo/trust'], { path: 'demo/gpo-backup' }],
  ] as const)('to drift, is what the command line says: %s', async (_, args, expected) => {
    const { out, err } = await realmlint(['drift', ...args], WRONG);
    const { page, troubles } = await openPage();
    await giveFolder(page, join(WRONG, 'demo'));
    await askDrift(page, expected);
    const shown = wordsOf(await page.locator('#page-drift-answer').innerText());
    // The table stands at another place, so each paragraph is looked for by itself.
    const [cohorts = '', table = ''] = out.replace(/^note: /gm, '').split(/^(?= +setting )/m);
    for (const part of cohorts.split(/^(?=cohort|expected:)/m)) {
      expect(missing(wordsOf(part), shown), part).toBeNull();
    }
    for (const line of table.split('\n')) expect(missing(wordsOf(line), shown), line).toBeNull();
    expect(missing(wordsOf(err.replace('realmlint:', '')), shown)).toBeNull();
    expect(troubles).toEqual([]);
  });

  it('is refused with the words of the command line', async () => {
    const { page } = await openPage();
    await giveFolder(page, join(WRONG, 'demo'));
    await askWhy(page, 'not a host');
    const { code, err } = await realmlint(['why', 'not a host', 'demo'], WRONG);
    expect(code).toBe(2);
    const [first = ''] = err.split('\n');
    expect(await page.locator('#page-why-answer').innerText()).toContain(first.replace('realmlint: ', ''));
  });
});
