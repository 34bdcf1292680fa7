// The filters of a report: what they hide, what they count, and that all comes back.

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { openFile } from '../support/browser.ts';
import { realmlint } from '../support/command-line.ts';
import { emptyFolder, writeFiles } from '../support/folders.ts';
import { reportOn, WRONG } from '../support/samples.ts';

// Findings of all severities, of several realms, clients and GPOs.
const PATHS = [
  'demo',
  'rules/duplicate-entry/bad',
  'rules/realm-unknown-cloud/bad',
  'rules/kerberos-udp-forced/bad/pol-2',
];

let path = '';
let findings: readonly Finding[];

beforeAll(async () => {
  path = await reportOn(WRONG, PATHS);
  const { out } = await realmlint([...PATHS, '--no-config', '--format', 'json'], WRONG);
  findings = JSON.parse(out).findings;
});

/** Rules and places of the findings that are seen. */
async function seen(page: Page): Promise<readonly string[]> {
  const places = page.locator('article.finding').filter({ visible: true }).locator('.where .copied');
  return (await places.allTextContents()).toSorted();
}

const placeOf = ({ path: file, region, byteOffset }: Finding) =>
  region
    ? `${file}:${region.startLine}:${region.startColumn}`
    : `${file} @0x${(byteOffset ?? 0).toString(16).toUpperCase()}`;
const placesOf = (fits: (finding: Finding) => boolean) => findings.filter(fits).map(placeOf).toSorted();

/** Clients with one and the same defect, and one with another. */
function fleet(count: number): Readonly<Record<string, string>> {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
  const client = (suffix: string) =>
    `\r\n${key}\\domain_realm\r\n    ZSCALERBETA.NET    REG_SZ    ${suffix}\r\n\r\n`;
  const names = Array.from({ length: count }, (_, index) => `PC-${String(index).padStart(4, '0')}`);
  return {
    ...Object.fromEntries(names.map((name) => [`clients/${name}.txt`, client('zscalerbeta.net')])),
    'clients/ODD-1.txt': client('.zscalerbeta.net; .gateway.zscalerbeta.net; .zscalerbeta.net'),
  };
}

describe('the filters of a report', () => {
  it('show all at first, of which these tests are', async () => {
    const { page } = await openFile(path);
    expect(new Set(findings.map(({ severity }) => severity)).size).toBe(3);
    expect(await seen(page)).toEqual(placesOf(() => true));
    const all = findings.length;
    expect(await page.locator('form.filters output').textContent()).toBe(`${all} of ${all} shown`);
  });

  it('hide severities, which have their numbers', async () => {
    const { page } = await openFile(path);
    for (const severity of ['error', 'warning', 'info']) {
      const label = page.locator('form.filters label', { has: page.locator(`[value=${severity}]`) });
      const count = findings.filter((finding) => finding.severity === severity).length;
      expect((await label.textContent())?.trim()).toMatch(new RegExp(`^${severity}s? ${count}$`));
      await label.click();
      expect(await seen(page)).toEqual(placesOf((finding) => finding.severity !== severity));
      await label.click();
    }
  });

  it('show one realm, one GPO or client, and go together', async () => {
    const { page } = await openFile(path);
    await page.selectOption('[name=realm]', 'ZSCALERBETA.NET');
    expect(await seen(page)).toEqual(placesOf(({ realm }) => realm === 'ZSCALERBETA.NET'));
    const options = await page
      .locator('[name=subject] option')
      .evaluateAll((all) => all.map((one) => one.textContent));
    const name = options.find((text) => text?.includes('CORP Zscaler Kerberos')) ?? '';
    await page.selectOption('[name=subject]', name);
    const ofGpo = placesOf(({ subject }) => subject.name === 'CORP Zscaler Kerberos');
    expect(await seen(page)).toEqual(ofGpo);
    expect(ofGpo).toHaveLength(2);
    await page.fill('[name=words]', 'NOT THE KDC');
    expect(await seen(page)).toEqual(
      placesOf(({ ruleId, subject }) => ruleId === 'kdc-wrong-host' && subject.kind === 'gpo'),
    );
    await page.fill('[name=words]', 'no such words');
    expect(await seen(page)).toEqual([]);
    expect(await page.locator('form.filters output').textContent()).toBe(`0 of ${findings.length} shown`);
  });

  it('are taken back by one button, with the keyboard', async () => {
    const { page } = await openFile(path);
    await page.locator('[name=severity][value=error]').press('Space');
    await page.fill('[name=words]', 'realm');
    expect(await seen(page)).not.toContain(placesOf(({ severity }) => severity === 'error')[0]);
    await page.locator('form.filters button').press('Enter');
    await page.waitForFunction(
      (all) => document.querySelectorAll('article.finding:not([hidden])').length === all,
      findings.length,
    );
    expect(await seen(page)).toEqual(placesOf(() => true));
    expect(await page.inputValue('[name=words]')).toBe('');
  });

  it('send nothing when somebody presses ENTER in them', async () => {
    const { page, requests, troubles } = await openFile(path);
    await page.fill('[name=words]', 'dot');
    await page.locator('[name=words]').press('Enter');
    expect(await seen(page)).not.toEqual([]);
    expect(requests).toEqual([page.url()]);
    expect(troubles).toEqual([]);
  });

  it('find each of many clients with one finding by its name, or show it alone', async () => {
    const parent = emptyFolder();
    writeFiles(parent, fleet(300));
    const { page } = await openFile(await reportOn(parent, ['clients']));
    const articles = page.locator('article.finding').filter({ visible: true });
    const all = await articles.count();
    expect(all).toBeGreaterThan(1);
    const ofMany = (await seen(page)).filter((place) => /PC-0000/.test(place));
    expect(ofMany).toHaveLength(1);
    await page.fill('[name=words]', 'pc-0250');
    expect(await seen(page)).toEqual(ofMany);
    await page.fill('[name=words]', 'PC-0300');
    expect(await articles.count()).toBe(0);
    await page.fill('[name=words]', '');
    expect(await articles.count()).toBe(all);
    await page.selectOption('[name=subject]', 'client PC-0299');
    expect(await seen(page)).toEqual(ofMany);
    await page.selectOption('[name=subject]', 'client ODD-1');
    expect(await articles.count()).toBe(all - 1);
  });

  it('hide what their fields say after a way back', async () => {
    const { page } = await openFile(path);
    await page.selectOption('[name=realm]', 'ZSCALERBETA.NET');
    const chosen = await seen(page);
    await page.goto('about:blank');
    await page.goBack();
    expect(await page.inputValue('[name=realm]')).toBe('ZSCALERBETA.NET');
    await page.waitForFunction(
      (many) => document.querySelectorAll('article.finding:not([hidden])').length === many,
      chosen.length,
    );
    expect(await seen(page)).toEqual(chosen);
  });

  it('say on paper how many there are of how many', async () => {
    const { page } = await openFile(path);
    await page.fill('[name=words]', 'not the kdc');
    await page.emulateMedia({ media: 'print' });
    const form = page.locator('form.filters');
    expect((await form.innerText()).trim()).toMatch(new RegExp(`^[1-9] of ${findings.length} shown$`));
    expect(await form.locator('> :not(output)').filter({ visible: true }).count()).toBe(0);
  });

  it('are not there for one finding, or none', async () => {
    const { page } = await openFile(await reportOn(join(WRONG, 'rules/kerberos-udp-forced/bad'), ['pol-2']));
    expect(await page.locator('article.finding').count()).toBe(1);
    expect(await page.locator('form.filters').count()).toBe(0);
  });
});
