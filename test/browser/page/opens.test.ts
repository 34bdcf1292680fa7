// The page in a browser: it is there, asks nobody for anything whatever is done with it, and could not if it wanted to.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { strangers } from '../support/browser.ts';
import { askDrift, askWhy, downloaded, drop, giveFolder, openPage } from '../support/page.ts';
import { refusals } from '../support/policy.ts';
import { WRONG } from '../support/samples.ts';

const DEMO = join(WRONG, 'demo');

describe('the page in a browser', () => {
  it('is there at once, with nothing judged', async () => {
    const { page, troubles, requests } = await openPage();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Kerberos');
    for (const id of ['page-result', 'page-problem', 'page-progress']) {
      expect(await page.locator(`#${id}`).isVisible(), id).toBe(false);
    }
    expect(requests).toEqual([page.url()]);
    expect(troubles).toEqual([]);
  });

  it('asks for nothing but its own worker and the files that it gives, whatever is done', async () => {
    const opened = await openPage({ clipboard: true });
    const { page, troubles, requests } = opened;
    await drop(page, [DEMO]);
    await askWhy(page, 'gateway.zscalerbeta.net');
    await askDrift(page, { name: 'zscalerbeta.net' });
    await downloaded(page, 'json');
    await downloaded(page, 'html');
    for (const link of await page.locator('#page-result a').filter({ visible: true }).all())
      await link.click();
    for (const button of await page.locator('button.copy').filter({ visible: true }).all())
      await button.click();
    await giveFolder(page, DEMO);
    await page.click('#page-again');
    await page.click('#page-clear');
    expect(strangers(opened)).toEqual([]);
    expect(requests[0]).toBe(page.url().replace(/#.*/, ''));
    expect(troubles).toEqual([]);
    expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
      '',
      0,
      0,
    ]);
  });

  it('is kept by its policy from asking, and from running anything that it did not bring', async () => {
    const { page } = await openPage();
    expect(await refusals(page)).toEqual({
      fetch: 'connect-src',
      beacon: 'connect-src',
      socket: 'connect-src',
      image: 'img-src',
      frame: 'frame-src',
      script: 'script-src-elem',
      handler: 'script-src-attr',
      code: 'script-src',
      style: 'style-src-attr',
      worker: 'worker-src',
      form: 'form-action',
    });
  });

  it('has a worker that is kept from the same', async () => {
    const { page, requests } = await openPage();
    await giveFolder(page, DEMO);
    const [worker] = page.workers();
    const refused = await worker?.evaluate(async () => {
      const heard: string[] = [];
      addEventListener('securitypolicyviolation', (event) =>
        heard.push((event as SecurityPolicyViolationEvent).effectiveDirective),
      );
      await fetch('https://evil.example/').catch(() => null);
      // By itself: what the driver evaluates may do more.
      setTimeout(() => {
        try {
          new Function('globalThis.pwned = 1')();
        } catch {
          // The event tells by which directive.
        }
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      if ('pwned' in globalThis) heard.push('code ran');
      return heard;
    });
    expect(refused).toEqual(['connect-src', 'script-src']);
    expect(requests.filter((url) => url.includes('evil'))).toEqual([]);
  });
});
