// A report where scripts are forbidden: all of it is there, and nothing is offered that would not work.

import { describe, expect, it } from 'vitest';
import { openFile } from '../support/browser.ts';
import { reportOn, WRONG } from '../support/samples.ts';

describe('a report without a script', () => {
  it('shows the same, but for the filters and the buttons', async () => {
    const path = await reportOn(WRONG);
    const plain = await openFile(path, { script: false });
    const lively = await openFile(path);
    const [without, withScript] = [plain.page, lively.page];
    expect(await without.locator('article.finding').filter({ visible: true }).count()).toBe(6);
    for (const selector of [
      'h1',
      '.steps',
      'figure',
      'article.finding .message',
      'article.finding .values dt',
    ]) {
      const texts = await without.locator(selector).allInnerTexts();
      expect(texts.length, selector).toBeGreaterThan(0);
      const same = await withScript.locator(selector).allInnerTexts();
      expect(texts, selector).toEqual(same.map((text) => text.replace(/ Copy$/gm, '')));
    }
    expect(await without.locator('form.filters, button').filter({ visible: true }).count()).toBe(0);
    // Unfolding needs no script.
    const rule = without.locator('details.rule').first();
    await rule.locator('summary').click();
    expect(await rule.locator('dl').isVisible()).toBe(true);
    expect(plain.troubles).toEqual([]);
  });
});
