// Reports and the page without a mouse: everything is reached, in order, is seen to be reached, and obeys its keys.

import { describe, expect, it } from 'vitest';
import { NAMES, openDocument } from './support/documents.ts';
import { countUsable, toBeginning, walk } from './support/keyboard.ts';

describe.each(NAMES)('%s', (name) => {
  it('is walked through by TAB, there and back, when ENTER has unfolded all of it', async () => {
    const { page } = await openDocument(name);
    const folded = page.locator('details:not([open]) > summary').filter({ visible: true });
    while ((await folded.count()) > 0) await folded.first().press('Enter');
    const count = await countUsable(page);
    await toBeginning(page);
    const stops = await walk(page, 'Tab', count + 50);
    const numbers = stops.map(({ number }) => number).filter((number) => number >= 0);
    expect(numbers).toEqual(Array.from({ length: count }, (_, number) => number));
    expect(stops.filter(({ isOutlined }) => !isOutlined)).toEqual([]);
    const back = await walk(page, 'Shift+Tab', count + 50);
    expect(back.map(({ number }) => number).filter((number) => number >= 0)).toEqual(numbers.toReversed());
  });
});
