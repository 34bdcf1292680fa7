// Reports and the page by the rules of axe-core, light and dark, wide and narrow: dark is dark, and nothing is wider than the window.

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
    for (const [index, { theme, width }] of LOOKS.entries()) {
      const look = `${theme}, ${width} wide`;
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      expect(await violations(page, index === 0 ? 'all' : 'look'), look).toEqual([]);
      const { over, ground } = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - innerWidth,
        ground: getComputedStyle(document.body).backgroundColor,
      }));
      expect(over, look).toBeLessThanOrEqual(0);
      if (theme === 'dark') expect(brightness(ground), look).toBeLessThan(60);
      else expect(brightness(ground), look).toBeGreaterThan(220);
    }
    expect(troubles).toEqual([]);
  });
});

/** Of a colour as `rgb(20, 23, 28)`: the mean, up to 255. */
function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)?.map(Number) ?? [];
  return (red + green + blue) / 3;
}
