// The browser of the suite, and documents opened in it as somebody opens a file, with everything noted that they say or ask for.

import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchChromium } from '../../../scripts/browser/chromium.mjs';

let launched: Promise<Browser> | null = null;

/** One for the whole suite: playwright ends it with the process. */
function browser(): Promise<Browser> {
  launched ??= launchChromium();
  return launched;
}

export interface Opening {
  readonly theme?: 'light' | 'dark';
  /** CSS pixels. */
  readonly width?: number;
  readonly script?: boolean;
  /** Whether it may write to the clipboard, and the test may read that. */
  readonly clipboard?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** Warnings and errors of the console, errors of scripts, violations of the policy, as they came. */
  readonly troubles: readonly string[];
  /** Addresses of all that was asked for, by the document and by its workers, the document itself first. */
  readonly requests: readonly string[];
}

/** Opens a file, which goes with the test. */
export async function openFile(path: string, opening: Opening = {}): Promise<Opened> {
  const { theme = 'light', width = 1280, script = true, clipboard = false } = opening;
  const context = await (await browser()).newContext({
    colorScheme: theme,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    permissions: clipboard ? ['clipboard-read', 'clipboard-write'] : [],
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const troubles: string[] = [];
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('weberror', (error) => troubles.push(`error: ${error.error().message}`));
  context.on('console', (message) => {
    if (['warning', 'error', 'assert'].includes(message.type()))
      troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('crash', () => troubles.push('crash'));
  page.on('popup', (popup) => troubles.push(`window: ${popup.url()}`));
  await page.goto(pathToFileURL(path).href);
  return { page, troubles, requests };
}

/** What was asked for beside the document itself and what it made itself: the text of its worker, and files to be saved. */
export function strangers({ requests }: Opened): readonly string[] {
  return requests.slice(1).filter((url) => !url.startsWith('blob:null/'));
}
