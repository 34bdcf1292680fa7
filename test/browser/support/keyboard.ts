// Walks through a document by TAB, as somebody without a mouse.

import type { Page } from 'playwright-core';

export interface Stop {
  /** Its number among what can be used, in the order of the document; -1 for what is there only to be scrolled. */
  readonly number: number;
  /** Its beginning, for who reads a failure. */
  readonly markup: string;
  /** Whether it, or the label that stands for it, is outlined. */
  readonly isOutlined: boolean;
}

/** How many elements can be used. */
export function countUsable(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    );
    // Of what is folded, or hidden, nothing is seen.
    const usable = [...all].filter((element) => element.checkVisibility({ visibilityProperty: true }));
    for (const [number, element] of usable.entries()) element.dataset.number = String(number);
    return usable.length;
  });
}

/** Puts the walk before the beginning of the document, wherever the eye was led. */
export function toBeginning(page: Page): Promise<void> {
  return page.evaluate(() => {
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
  });
}

/** What a key leads to, until it leads out of the document, or to what was seen before. */
export async function walk(page: Page, key: 'Tab' | 'Shift+Tab', most: number): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let steps = 0; steps < most; steps++) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (!stop || stops.some(({ number, markup }) => number === stop.number && markup === stop.markup)) break;
    stops.push(stop);
  }
  return stops;
}

function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const isOutlined = [element, element.closest('label')].some((one) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      return (
        outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && outlineColor !== 'transparent'
      );
    });
    return {
      number: Number(element.dataset.number ?? -1),
      markup: element.outerHTML.slice(0, 120),
      isOutlined,
    };
  });
}
