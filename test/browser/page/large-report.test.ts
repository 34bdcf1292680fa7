// A report of 200 MB in the page: it never stops answering, shows how far it is, can be cancelled, and finds what is there.

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { type MadeReport, writeReport } from '../../bench/make/report.ts';
import { realmlint } from '../support/command-line.ts';
import { emptyFolder } from '../support/folders.ts';
import { downloaded, giveFolder, openPage, settled } from '../support/page.ts';
import { WRONG } from '../support/samples.ts';

const BYTES = 200_000_000;
/** Milliseconds in which a page that is asked must answer. */
const PATIENCE = 500;

let folder = '';
let made: MadeReport;

beforeAll(() => {
  folder = emptyFolder();
  made = writeReport(join(folder, 'AllGPOs.xml'), { bytes: BYTES });
});

interface Noted {
  /** Milliseconds: the longest time without a tick, and without a frame. */
  readonly tick: number;
  readonly frame: number;
  /** How far the bar was, in bytes, as it was seen. */
  readonly seen: readonly number[];
}

/** Notes from now on what somebody sees who looks at the page all the time. */
async function watch(page: Page): Promise<() => Promise<Noted>> {
  await page.evaluate(() => {
    const noted = { tick: 0, frame: 0, seen: [] as number[] };
    const bar = document.querySelector<HTMLProgressElement>('#page-progress-bar');
    let [tick, frame] = [performance.now(), performance.now()];
    setInterval(() => {
      const now = performance.now();
      noted.tick = Math.max(noted.tick, now - tick);
      tick = now;
      if (bar?.hasAttribute('value') && bar.checkVisibility() && noted.seen.at(-1) !== bar.value)
        noted.seen.push(bar.value);
    }, 10);
    const onFrame = () => {
      const now = performance.now();
      noted.frame = Math.max(noted.frame, now - frame);
      frame = now;
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    Object.assign(globalThis, { noted });
  });
  return () => page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);
}

const placesOf = (findings: readonly Finding[]) =>
  findings.map(({ ruleId, region }) => ({ ruleId, line: region?.startLine ?? 0 }));

describe('a report of 200 MB', () => {
  it('is read while the page goes on, and is judged as by the command line', {
    timeout: 300_000,
  }, async () => {
    const { page, troubles } = await openPage();
    const noted = await watch(page);
    const begin = Date.now();
    await page.setInputFiles('#page-files', join(folder, 'AllGPOs.xml'));
    await settled(page);
    const { tick, frame, seen } = await noted();
    console.info(
      `${made.bytes} bytes in ${Date.now() - begin} ms; longest without a tick ${Math.round(tick)} ms, without a frame ${Math.round(frame)} ms; the bar moved ${seen.length} times`,
    );
    expect(tick).toBeLessThan(PATIENCE);
    expect(frame).toBeLessThan(PATIENCE);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThanOrEqual(made.bytes);
    const shown = await downloaded(page, 'json');
    const { findings } = JSON.parse(shown);
    const expected = made.expected.map(({ ruleId, line }) => ({ ruleId, line }));
    expect(placesOf(findings)).toEqual(expect.arrayContaining(expected));
    expect(shown).toBe((await realmlint(['AllGPOs.xml', '--no-config', '--format', 'json'], folder)).out);
    expect(troubles).toEqual([]);
  });

  it('is let go when somebody cancels, and the page takes the next', { timeout: 120_000 }, async () => {
    const { page, troubles } = await openPage();
    await page.setInputFiles('#page-files', join(folder, 'AllGPOs.xml'));
    await page.waitForFunction(
      () => Number(document.querySelector('#page-progress-bar')?.getAttribute('value')) > 0,
    );
    expect(page.workers()).toHaveLength(1);
    await page.click('#page-cancel');
    await settled(page);
    expect(await page.locator('#page-problem').innerText()).toContain('Cancelled');
    expect(await page.locator('#page-result').isVisible()).toBe(false);
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    await giveFolder(page, join(WRONG, 'demo'));
    expect(await page.locator('article.finding').count()).toBe(6);
    expect(await page.locator('#page-problem').isVisible()).toBe(false);
    expect(troubles).toEqual([]);
  });
});
