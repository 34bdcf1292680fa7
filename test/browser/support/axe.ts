// Asks axe-core what is wrong with a document for who uses it without eyes, without a mouse, or with weak eyes.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What colours and the width of the window decide; the rest is the same in every look. */
const BY_LOOK = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

/** One line a violation, with the elements; empty when there is none. */
export async function violations(page: Page, of: 'all' | 'look' = 'all'): Promise<readonly string[]> {
  // The policy of the document forbids scripts; what the driver evaluates is none of the document's.
  await page.evaluate(SOURCE);
  const results = await page.evaluate(
    ({ only }) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        rules: { 'target-size': { enabled: true } },
        ...(only ? { runOnly: { type: 'rule', values: [...only] } } : {}),
      }),
    { only: of === 'look' ? BY_LOOK : null },
  );
  return results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .map(({ html, any }) => `${html} ${any.map(({ message }) => message).join(', ')}`)
        .slice(0, 5)
        .join(' | ')}`,
  );
}
