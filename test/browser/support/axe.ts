// Asks axe-core what is wrong with a document for who uses it without eyes, without a mouse, or with weak eyes.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line a violation, with the elements; empty when there is none. */
export async function violations(page: Page): Promise<readonly string[]> {
  // The policy of the document forbids scripts; what the driver evaluates is none of the document's.
  await page.evaluate(SOURCE);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations', 'incomplete'],
      rules: { 'target-size': { enabled: true } },
    }),
  );
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message).join(', ')}`).slice(0, 5).join(' | ')}`,
  );
}
