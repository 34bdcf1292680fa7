// What the buttons of a report put on the clipboard: exactly the place, the value, the fix, and nothing that only looks like it.

import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { openFile } from '../support/browser.ts';
import { realmlint } from '../support/command-line.ts';
import { reportOn, WRONG } from '../support/samples.ts';

let path = '';
let findings: readonly Finding[];

beforeAll(async () => {
  path = await reportOn(WRONG);
  findings = JSON.parse((await realmlint(['demo', '--no-config', '--format', 'json'], WRONG)).out).findings;
});

describe('the buttons of a report', () => {
  it('copy the place and the expected value of each finding, by mouse and by key', async () => {
    const { page } = await openFile(path, { clipboard: true });
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const articles = page.locator('article.finding');
    expect(await articles.count()).toBe(findings.length);
    for (const [index, { path: file, region, expected }] of findings.entries()) {
      const article = articles.nth(index);
      const place = article.getByRole('button', { name: 'Copy the place' });
      await place.click();
      expect(await clipboard()).toBe(`${file}:${region?.startLine}:${region?.startColumn}`);
      expect(await place.textContent()).toBe('Copied');
      await article
        .getByRole('button', { name: 'Copy the expected value' })
        .press(index % 2 === 0 ? 'Enter' : 'Space');
      await page.waitForFunction(
        async (wanted) => (await navigator.clipboard.readText()) === wanted,
        expected,
      );
    }
  });

  it('copy what mends it, line by line', async () => {
    const { page } = await openFile(path, { clipboard: true });
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const copied: string[] = [];
    for (const { id, docs } of rules.filter((rule) => findings.some(({ ruleId }) => ruleId === rule.id))) {
      const told = page.locator(`#rule-${id}`);
      await told.locator('> summary').click();
      for (const fix of docs.fix) {
        await told.getByRole('button', { name: `Copy the fix with ${fix.with}`, exact: true }).click();
        expect(await clipboard(), id).toBe(fix.steps);
        copied.push(fix.steps);
      }
      const article = page.locator('article.finding', { has: page.locator(`a[href="#rule-${id}"]`) });
      await article.getByRole('button', { name: 'Copy the fix' }).click();
      expect(await clipboard(), id).toBe(docs.fix[0]?.steps);
    }
    expect(copied.some((steps) => steps.includes('\n'))).toBe(true);
  });

  it('copy commands one below the other, in the finding too', async () => {
    const weak = rules.find(({ id }) => id === 'trust-weak-enctypes');
    const parent = join(WRONG, 'rules/trust-weak-enctypes');
    const { page } = await openFile(await reportOn(parent, ['bad']), { clipboard: true });
    const article = page.locator('article.finding', {
      has: page.locator('a[href="#rule-trust-weak-enctypes"]'),
    });
    expect(await article.first().innerText()).not.toContain('U+000A');
    await article.getByRole('button', { name: 'Copy the fix' }).first().click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('\n');
    expect(copied).toBe(weak?.docs.fix[0]?.steps);
  });

  it('select the text for a key where the clipboard is refused', async () => {
    const { page } = await openFile(path);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    const button = page.locator('article.finding').first().getByRole('button', { name: 'Copy the place' });
    await button.click();
    expect(await button.textContent()).toBe('Press Ctrl+C');
    expect(await page.evaluate(() => String(getSelection()))).toBe('demo/clients/PC-0217.txt:3:51');
  });
});
