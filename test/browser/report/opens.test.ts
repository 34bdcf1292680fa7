// A report in a browser: it is there, asks nobody for anything, and could not if it wanted to.

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFile } from '../support/browser.ts';
import { refusals } from '../support/policy.ts';
import { reportOn, rightSample, WRONG } from '../support/samples.ts';

const paths = { wrong: '', right: '' };

beforeAll(async () => {
  paths.wrong = await reportOn(WRONG);
  paths.right = await reportOn(rightSample());
});

describe('a report in a browser', () => {
  it('says its verdict first', async () => {
    const wrong = await openFile(paths.wrong);
    expect(await wrong.page.getByRole('heading', { level: 1 }).textContent()).toContain('Failed');
    expect(await wrong.page.locator('article.finding').count()).toBe(6);
    const right = await openFile(paths.right);
    expect(await right.page.getByRole('heading', { level: 1 }).textContent()).toContain('Passed');
    expect(await right.page.locator('article.finding').count()).toBe(0);
  });

  it.each(['wrong', 'right'] as const)('asks for nothing, whatever is clicked: %s', async (kind) => {
    const { page, troubles, requests } = await openFile(paths[kind], { clipboard: true });
    const document = page.url();
    for (const link of await page.locator('a').all()) await link.click();
    for (const summary of await page.locator('summary').all()) await summary.click();
    for (const button of await page.locator('button').all())
      if (await button.isVisible()) await button.click();
    await page.waitForTimeout(200);
    expect(requests).toEqual([document]);
    expect(troubles).toEqual([]);
    expect(page.url().replace(/#.*/, '')).toBe(document);
  });

  it('is kept by its policy from asking, and from running anything that it did not bring', async () => {
    const { page } = await openFile(paths.wrong);
    expect(await refusals(page)).toEqual({
      fetch: 'connect-src',
      beacon: 'connect-src',
      socket: 'connect-src',
      image: 'img-src',
      frame: 'frame-src',
      script: 'script-src-elem',
      handler: 'script-src-attr',
      code: 'script-src',
      style: 'style-src-attr',
      worker: 'worker-src',
      form: 'form-action',
    });
  });

  it('brings one script and one style, both inside, and no address that is followed by itself', () => {
    const text = readFileSync(paths.wrong, 'utf8');
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text.match(/<style/g)).toHaveLength(1);
    expect(text).not.toMatch(/<(?:link|img|iframe|object|embed|base|form action|meta http-equiv="refresh)/i);
    expect(text).not.toMatch(/\s(?:src|srcset|action|formaction|poster|background)=|url\(|@import/i);
    for (const [, href] of text.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^#rule-/);
  });
});
