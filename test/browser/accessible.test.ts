// Reports and the page by the rules of axe-core, light and dark, wide and narrow; and nothing is wider than the window.

import { describe, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { NAMES, openDocument } from './support/documents.ts';

const LOOKS = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 320 },
] as const;

describe.each(NAMES)('%s', (name) => {
  it('can be used by everybody: light and dark, wide and narrow', async () => {
    const { page, troubles } = await openDocument(name);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    for (const { theme, width } of LOOKS) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      expect(await violations(page), `${theme}, ${width} wide`).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${theme}, ${width} wide`).toBeLessThanOrEqual(0);
    }
    expect(troubles).toEqual([]);
  });

  it('is dark where somebody wants it dark', async () => {
    const { page } = await openDocument(name, { theme: 'dark' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(brightness(await ground())).toBeLessThan(60);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(brightness(await ground())).toBeGreaterThan(220);
  });
});

/** Of a colour as `rgb(20, 23, 28)`: the mean, up to 255. */
function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)?.map(Number) ?? [];
  return (red + green + blue) / 3;
}
