// Everything that can be handed to the page, and the way of it: the same six findings at the places of the command line.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../../src/model/finding.ts';
import { zipOf } from '../../support/zip.ts';
import { emptyFolder, ROOT, writeFiles } from '../support/folders.ts';
import { downloaded, drop, giveFiles, giveFolder, openPage, settled } from '../support/page.ts';
import { WRONG } from '../support/samples.ts';

const DEMO = join(WRONG, 'demo');

/** What the built program says of a folder, file or text, as somebody starts it beside them. */
function byCommand(cwd: string, args: readonly string[], input = ''): Report {
  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/realmlint.js'), ...args, '--no-config', '--format', 'json'],
    { cwd, input, encoding: 'utf8' },
  );
  return JSON.parse(stdout);
}

const placesIn = ({ findings }: Report) =>
  findings.map(
    ({ ruleId, path, region }: Finding) => `${ruleId} ${path}:${region?.startLine}:${region?.startColumn}`,
  );

let demo: Report;

beforeAll(() => {
  demo = byCommand(WRONG, ['demo']);
});

describe('what is handed over', () => {
  it('is judged as a folder that is dropped', async () => {
    const { page, troubles } = await openPage();
    await drop(page, [DEMO]);
    expect(placesIn(JSON.parse(await downloaded(page, 'json')))).toEqual(placesIn(demo));
    const shown = await page.locator('article.finding .where .copied').allTextContents();
    expect(shown.toSorted()).toEqual(
      demo.findings
        .map(({ path, region }) => `${path}:${region?.startLine}:${region?.startColumn}`)
        .toSorted(),
    );
    expect(shown).toHaveLength(6);
    expect(troubles).toEqual([]);
  });

  it('is judged as files and folders that are dropped together', async () => {
    const { page } = await openPage();
    await drop(page, [join(DEMO, 'clients'), join(DEMO, 'trust/Get-ADObject.txt')]);
    const both = emptyFolder();
    writeFiles(both, {
      'clients/PC-0217.txt': readFileSync(join(DEMO, 'clients/PC-0217.txt')),
      'Get-ADObject.txt': readFileSync(join(DEMO, 'trust/Get-ADObject.txt')),
    });
    const report: Report = JSON.parse(await downloaded(page, 'json'));
    expect(placesIn(report)).toEqual(placesIn(byCommand(both, ['clients', 'Get-ADObject.txt'])));
    expect(report.findings).toHaveLength(4);
  });

  it('is judged as a folder that is chosen', async () => {
    const { page } = await openPage();
    await giveFolder(page, DEMO);
    expect(placesIn(JSON.parse(await downloaded(page, 'json')))).toEqual(placesIn(demo));
  });

  it('is judged as files that are chosen', async () => {
    const { page } = await openPage();
    const clients = join(DEMO, 'clients');
    await giveFiles(page, [join(clients, 'PC-0217.txt'), join(DEMO, 'trust/Get-ADObject.txt')]);
    const report: Report = JSON.parse(await downloaded(page, 'json'));
    const one = byCommand(clients, ['PC-0217.txt', '../trust/Get-ADObject.txt']);
    expect(placesIn(report).toSorted()).toEqual(
      placesIn(one)
        .map((place) => place.replace('../trust/', ''))
        .toSorted(),
    );
  });

  it('is judged as an archive', async () => {
    const folder = emptyFolder();
    writeFiles(folder, { 'demo.zip': zipOf(entriesOf(DEMO, 'demo')) });
    const { page } = await openPage();
    await giveFiles(page, [join(folder, 'demo.zip')]);
    const report: Report = JSON.parse(await downloaded(page, 'json'));
    expect(placesIn(report)).toEqual(placesIn(byCommand(folder, ['demo.zip'])));
    expect(placesIn(report).map((place) => place.replace('demo.zip!/', ''))).toEqual(placesIn(demo));
  });

  it('is judged as a text that is pasted, under the name that is given', async () => {
    const text = readFileSync(join(DEMO, 'clients/PC-0217.txt'), 'utf16le').replace(/^\ufeff/, '');
    const { page } = await openPage();
    await page.click('#page-paste-toggle');
    await page.fill('#page-paste-text', text);
    await page.fill('#page-paste-name', 'PC-0217.txt');
    await page.click('#page-paste-read');
    await settled(page);
    const report: Report = JSON.parse(await downloaded(page, 'json'));
    expect(placesIn(report)).toEqual(
      placesIn(byCommand(DEMO, ['-', '--stdin-filename', 'PC-0217.txt'], `\ufeff${text}`)),
    );
    expect(placesIn(report)).toEqual(placesIn(byCommand(join(DEMO, 'clients'), ['PC-0217.txt'])));
    expect(report.findings).toHaveLength(2);
  });

  it('is the sample, at a click', async () => {
    const { page } = await openPage();
    await page.click('#page-sample');
    await settled(page);
    expect(placesIn(JSON.parse(await downloaded(page, 'json')))).toEqual(placesIn(demo));
  });

  it('is added to what was there, where that is wished', async () => {
    const { page } = await openPage();
    await giveFiles(page, [join(DEMO, 'clients/PC-0217.txt')]);
    await page.check('#page-add');
    await giveFiles(page, [join(DEMO, 'trust/Get-ADObject.txt')]);
    const report: Report = JSON.parse(await downloaded(page, 'json'));
    expect(report.inputs.map(({ path }) => path)).toEqual(['Get-ADObject.txt', 'PC-0217.txt']);
    expect(report.findings).toHaveLength(4);
    await page.click('#page-clear');
    expect(await page.locator('#page-result').isVisible()).toBe(false);
    expect(await page.locator('#page-picked').isVisible()).toBe(false);
  });
});

function entriesOf(folder: string, name: string): { name: string; content: Uint8Array }[] {
  return readdirSync(folder)
    .sort()
    .flatMap((child) => {
      const path = join(folder, child);
      if (statSync(path).isDirectory()) return entriesOf(path, `${name}/${child}`);
      return [{ name: `${name}/${child}`, content: readFileSync(path) }];
    });
}
