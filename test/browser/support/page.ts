// The page in a browser, and what somebody does there: hands things over, waits for the verdict, asks, downloads.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Opened, type Opening, openFile } from './browser.ts';
import { ROOT } from './folders.ts';

const PAGE = join(ROOT, 'dist/web/index.html');

export function openPage(opening?: Opening): Promise<Opened> {
  return openFile(PAGE, opening);
}

/** Waits until what was handed over is judged, or refused; no longer than so many milliseconds. */
export async function settled(page: Page, timeout = 60_000): Promise<void> {
  await page.waitForFunction(
    () => {
      const isHidden = (id: string) => document.getElementById(id)?.hidden === true;
      return isHidden('page-progress') && !(isHidden('page-result') && isHidden('page-problem'));
    },
    undefined,
    { timeout, polling: 30 },
  );
}

/** By the field for folders. */
export async function giveFolder(page: Page, folder: string): Promise<void> {
  await page.setInputFiles('#page-folder', folder);
  await settled(page);
}

export async function giveFiles(page: Page, files: readonly string[]): Promise<void> {
  await page.setInputFiles('#page-files', [...files]);
  await settled(page);
}

/** As a file manager does: files and folders by their paths, where the mouse lets go of them. */
export async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await devtools.detach();
  await settled(page);
}

/** Text of the file that a click on a button gives. */
export async function downloaded(page: Page, format: 'json' | 'html'): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`#page-download-${format}`),
  ]);
  if (download.suggestedFilename() !== `realmlint-report.${format}`)
    throw new Error(`the file is called ${download.suggestedFilename()}`);
  return readFileSync(await download.path(), 'utf8');
}

/** Asks why a host gets its realm; the markup of the answer is in `#page-why-answer`. */
export async function askWhy(page: Page, host: string): Promise<void> {
  await open(page, 'why');
  await page.fill('#page-why-host', host);
  await page.click('#page-why-ask');
  await page.waitForSelector('#page-why-answer > *');
}

/** Compares all that was handed over with what is expected: a cloud by its name, or a path among it. */
export async function askDrift(page: Page, expected: { name: string } | { path: string }): Promise<void> {
  await open(page, 'drift');
  if ('path' in expected) await page.selectOption('#page-drift-expected', expected.path);
  else await page.fill('#page-drift-name', expected.name);
  await page.click('#page-drift-ask');
  await page.waitForSelector('#page-drift-answer > *');
}

async function open(page: Page, question: 'why' | 'drift'): Promise<void> {
  const part = page.locator(`#page-${question}-part`);
  if ((await part.getAttribute('open')) === null) await part.locator('> summary').click();
}
