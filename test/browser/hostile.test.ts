// Exports that want to be more than text, in a report and in the page: nothing of them runs, and all of them can be read.

import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { world } from '../cli/world.ts';
import { openFile, strangers } from './support/browser.ts';
import { emptyFolder } from './support/folders.ts';
import { client, expectInert, expectInside, hostileFiles, PAYLOADS } from './support/hostile.ts';
import { openPage, settled } from './support/page.ts';

/** The report on files that are nowhere but in memory: no disk takes all of these names. */
async function hostileReport(files: Readonly<Record<string, Buffer>>): Promise<string> {
  const here = world({
    files: Object.fromEntries(Object.entries(files).map(([name, content]) => [`exports/${name}`, content])),
  });
  const code = await main(['exports', '--no-config', '--format', 'html=report.html'], here.io);
  expect([1, 3], here.err()).toContain(code);
  const path = join(emptyFolder(), 'report.html');
  writeFileSync(path, here.text('report.html') ?? '');
  return path;
}

const asFiles = (files: Readonly<Record<string, Buffer>>) =>
  Object.entries(files).map(([name, buffer]) => ({ name, mimeType: '', buffer }));

/** What stands for the characters that nobody sees. */
const SPELT = ['U+202E', 'U+2066', 'U+001B', 'U+0000', 'U+FEFF', 'U+2028'];

describe('a hostile export', () => {
  it('is text in a report', async () => {
    const { page, troubles, requests } = await openFile(await hostileReport(hostileFiles()));
    page.on('dialog', (dialog) => expect.fail(`a dialog: ${dialog.message()}`));
    await expectInert(page);
    const text = await page.locator('main').innerText();
    for (const spelt of SPELT) expect(text).toContain(spelt);
    for (const payload of PAYLOADS.slice(0, 4)) expect(text).toContain(payload);
    await expectInside(page);
    expect(requests).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it('is text in the page', async () => {
    const opened = await openPage();
    const { page, troubles } = opened;
    page.on('dialog', (dialog) => expect.fail(`a dialog: ${dialog.message()}`));
    await page.setInputFiles('#page-files', asFiles(hostileFiles()));
    await settled(page);
    await expectInert(page);
    const text = await page.locator('#page-result').innerText();
    for (const spelt of SPELT) expect(text).toContain(spelt);
    for (const payload of PAYLOADS.slice(0, 4)) expect(text).toContain(payload);
    await expectInside(page);
    expect(strangers(opened)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('is short in a report, and quickly shown, when it has 10 MB in one value', {
    timeout: 120_000,
  }, async () => {
    const long = client(`zscalerbeta.net; ${PAYLOADS[0]}\u202e${'zscaler.'.repeat(625_000)}`);
    const path = await hostileReport({ 'PC-0217.reg': Buffer.from(`\ufeff${long}`, 'utf16le') });
    expect(statSync(path).size).toBeLessThan(1_000_000);
    const { page } = await openFile(path);
    const text = await page.locator('main').innerText();
    const [loaded] = await page.evaluate(() =>
      performance
        .getEntriesByType('navigation')
        .map((entry) => (entry as PerformanceNavigationTiming).loadEventEnd),
    );
    expect(loaded).toBeLessThan(2_000);
    expect(text).toContain('characters are left out here');
    await expectInert(page);
    await expectInside(page);
  });

  it('is short in the page when it has 10 MB in one value', { timeout: 150_000 }, async () => {
    const { page, troubles } = await openPage();
    const long = client(`zscalerbeta.net; ${PAYLOADS[0]}\u202e${'zscaler.'.repeat(625_000)}`);
    const path = join(emptyFolder(), 'PC-0217.reg');
    writeFileSync(path, Buffer.from(`\ufeff${long}`, 'utf16le'));
    await page.setInputFiles('#page-files', path);
    await settled(page, 120_000);
    expect((await page.locator('#page-result').innerHTML()).length).toBeLessThan(1_000_000);
    await expectInert(page);
    await expectInside(page);
    expect(troubles).toEqual([]);
  });
});
