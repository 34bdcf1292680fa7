// Reports and the page on paper: nothing is folded, and there is nothing that only a screen can use.

import { describe, expect, it } from 'vitest';
import { NAMES, openDocument } from './support/documents.ts';

// What has nothing to say yet has nothing to print.
const PRINTED = NAMES.filter((name) => !/nothing|paste/.test(name));

describe.each(PRINTED)('%s', (name) => {
  it('is printed whole, in dark ink on white, without what cannot be pressed, and folded again', async () => {
    const { page } = await openDocument(name, { theme: 'dark' });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);
    const open = () => page.evaluate(() => [...document.querySelectorAll('details')].map((one) => one.open));
    const before = await open();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const seen = (selector: string) => page.locator(selector).filter({ visible: true }).count();
    for (const selector of [
      'form :not(output)',
      'form:not(.filters)',
      'button',
      'input',
      'details:not([open])',
    ])
      expect(await seen(selector), selector).toBe(0);
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return { color, backgroundColor };
    });
    expect(colours).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await open()).toEqual(before);
  });
});
