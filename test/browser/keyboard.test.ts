// Reports and the page without a mouse: everything is reached, in order, is seen to be reached, and obeys its keys.

import { describe, expect, it } from 'vitest';
import { NAMES, openDocument } from './support/documents.ts';
import { countUsable, walk } from './support/keyboard.ts';

describe.each(NAMES)('%s', (name) => {
  it.each(['folded', 'unfolded'])('is walked through by TAB, there and back: %s', async (state) => {
    const { page } = await openDocument(name);
    if (state === 'unfolded') for (const one of await page.locator('summary').all()) await unfold(one);
    const count = await countUsable(page);
    // Where the page has led the eye is not where a walk begins.
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      getSelection()?.setPosition(document.body, 0);
    });
    const stops = await walk(page, 'Tab', count + 50);
    const numbers = stops.map(({ number }) => number).filter((number) => number >= 0);
    expect(numbers).toEqual(Array.from({ length: count }, (_, number) => number));
    expect(stops.filter(({ isOutlined }) => !isOutlined)).toEqual([]);
    const back = await walk(page, 'Shift+Tab', count + 50);
    expect(back.map(({ number }) => number).filter((number) => number >= 0)).toEqual(numbers.toReversed());
  });
});

async function unfold(summary: { focus(): Promise<void>; press(key: string): Promise<void> }): Promise<void> {
  await summary.focus();
  await summary.press('Enter');
}
