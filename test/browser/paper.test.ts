// Reports and the page on paper: nothing is folded, and there is nothing that only a screen can use.

import { describe, expect, it } from 'vitest';
import { NAMES, openDocument } from './support/documents.ts';

describe.each(NAMES)('%s', (name) => {
  it('is printed whole, in dark ink on white, without what cannot be pressed', async () => {
    const { page } = await openDocument(name, { theme: 'dark' });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(2_000);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const seen = (selector: string) => page.locator(selector).filter({ visible: true }).count();
    expect(await seen('form.filters')).toBe(0);
    expect(await seen('button.copy')).toBe(0);
    const body = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return { color, backgroundColor };
    });
    expect(body).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
  });

  it('unfolds for the printer, and folds again what was folded', async () => {
    const { page } = await openDocument(name);
    const open = () => page.evaluate(() => [...document.querySelectorAll('details')].map((one) => one.open));
    const before = await open();
    const during = await page.evaluate(() => {
      const states: boolean[] = [];
      // Behind the listener of the document.
      addEventListener('beforeprint', () => {
        for (const one of document.querySelectorAll('details')) states.push(one.open);
      });
      dispatchEvent(new Event('beforeprint'));
      return states;
    });
    expect(during).toEqual(before.map(() => true));
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await open()).toEqual(before);
  });
});
