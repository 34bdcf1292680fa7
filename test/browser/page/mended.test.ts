// What is handed over again, in part, or by mistake: nothing is lost without a word, and nothing replaces a run unasked.

import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { emptyFolder, writeFiles } from '../support/folders.ts';
import { client, expectInert } from '../support/hostile.ts';
import {
  askDrift,
  askWhy,
  downloaded,
  drop,
  giveFiles,
  giveFolder,
  openPage,
  settled,
} from '../support/page.ts';

const GOOD = client('.zscalerbeta.net; .gateway.zscalerbeta.net');
const text = (page: Page, id: string) => page.locator(`#${id}`).innerText();

/** A folder `estate` with a client, and whatever else. */
function estate(more: Readonly<Record<string, string>> = {}): string {
  const folder = join(emptyFolder(), 'estate');
  writeFiles(folder, { 'PC-1.reg': GOOD, ...more });
  return folder;
}

describe('a folder', () => {
  it.each([
    ['dropped', (page: Page, folder: string) => drop(page, [folder])],
    ['chosen', giveFolder],
  ])('that is %s may lack files, and the verdict says so', async (_, give) => {
    const folder = estate();
    symlinkSync('/etc', join(folder, 'a-link'));
    const { page, troubles } = await openPage();
    await give(page, folder);
    expect(await page.locator('header.verdict .doubt').innerText()).toContain(
      '1 file of the folder estate arrived.',
    );
    expect(await downloaded(page, 'html')).not.toContain('arrived');
    await giveFiles(page, [join(folder, 'PC-1.reg')]);
    expect(await page.locator('.doubt').count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});

describe('a folder that is read again', () => {
  const BAD = client('zscalerbeta.net');

  it('has what came since it was dropped', async () => {
    const folder = estate();
    const { page } = await openPage();
    await drop(page, [folder]);
    expect(await text(page, 'page-report')).toContain('Passed');
    writeFiles(folder, { 'more/PC-2.reg': BAD });
    await page.click('#page-again');
    await settled(page);
    expect(await text(page, 'page-report')).toContain('Failed');
    expect(await text(page, 'page-picked-names')).toBe('estate (2 files)');
  });

  it('is said to be as it was when it was chosen', async () => {
    const { page } = await openPage();
    await giveFolder(page, estate());
    await page.click('#page-again');
    await settled(page);
    expect(await page.locator('.doubt').allInnerTexts()).toContainEqual(
      expect.stringContaining('since it was chosen is not seen'),
    );
  });
});

describe('what is still looked for', () => {
  const BAD = client('zscalerbeta.net');

  /** Begins with a large folder, and does the next thing at once. */
  async function interrupted(page: Page, next: () => Promise<unknown>): Promise<void> {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`PC-${index}.reg`, BAD]));
    const folder = join(emptyFolder(), 'many');
    writeFiles(folder, many);
    const devtools = await page.context().newCDPSession(page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
    await page.waitForFunction(() =>
      document.getElementById('page-progress')?.textContent?.includes('Looking for files'),
    );
    await next();
    await settled(page);
  }

  it('is judged with what is added meanwhile', async () => {
    const { page } = await openPage();
    await giveFiles(page, [join(estate(), 'PC-1.reg')]);
    await page.check('#page-add');
    const more = join(emptyFolder(), 'more.reg');
    writeFileSync(more, GOOD);
    await interrupted(page, () => page.setInputFiles('#page-files', more));
    expect((await text(page, 'page-picked-names')).split('\n')).toEqual([
      'PC-1.reg',
      'many (3000 files)',
      'more.reg',
    ]);
    expect(await text(page, 'page-report')).toContain('Failed');
  });

  it('is ended without a word of a defect where more waits for it', async () => {
    const { page, troubles } = await openPage();
    await giveFiles(page, [join(estate(), 'PC-1.reg')]);
    await page.check('#page-add');
    await interrupted(page, async () => {
      await interrupted(page, () => page.click('#page-cancel'));
    });
    await page.waitForTimeout(1000);
    expect(await text(page, 'page-problem')).toContain('Cancelled');
    expect(troubles).toEqual([]);
  });

  it('is judged when all is read again meanwhile', async () => {
    const { page } = await openPage();
    await giveFiles(page, [join(estate(), 'PC-1.reg')]);
    await interrupted(page, () => page.click('#page-again'));
    expect(await text(page, 'page-picked-names')).toBe('many (3000 files)');
    expect(await text(page, 'page-report')).toContain('Failed');
  });

  it('is said to be forgotten when somebody cancels', async () => {
    const { page } = await openPage();
    await giveFiles(page, [join(estate(), 'PC-1.reg')]);
    await interrupted(page, () => page.click('#page-cancel'));
    expect(await text(page, 'page-problem')).toContain('not in the list above has to be handed over again');
    expect(await text(page, 'page-picked-names')).toBe('PC-1.reg');
  });
});

describe('a config with a mistake', () => {
  const wrong = { 'realmlint.config.jsonc': '{"cluod": "zscalerbeta.net"}' };

  it('is mended where it lies, and read again', async () => {
    const folder = estate(wrong);
    const { page } = await openPage();
    await drop(page, [folder]);
    expect(await text(page, 'page-problem')).toContain('Did you mean "cloud"');
    writeFileSync(join(folder, 'realmlint.config.jsonc'), '{"cloud": "zscalerbeta.net"}');
    await page.click('#page-again');
    await settled(page);
    expect(await text(page, 'page-config')).toContain('estate/realmlint.config.jsonc');
    rmSync(join(folder, 'PC-1.reg'));
    await page.click('#page-again');
    await settled(page);
    expect(await text(page, 'page-report')).toContain('it is not there any more');
  });

  it('is mended and handed over alone, into the place of the wrong one', async () => {
    const folder = estate(wrong);
    const { page } = await openPage();
    await giveFolder(page, folder);
    const mended = join(emptyFolder(), 'realmlint.config.jsonc');
    writeFileSync(mended, '{"cloud": "zscalerbeta.net"}');
    await giveFiles(page, [mended]);
    expect(await text(page, 'page-config')).toContain('estate/realmlint.config.jsonc');
    expect(JSON.parse(await downloaded(page, 'json')).inputs).toMatchObject([{ path: 'estate/PC-1.reg' }]);
  });
});

describe('what comes next', () => {
  it('is doubted where it was there already, and takes the place of all after Start over', async () => {
    const file = join(estate(), 'PC-1.reg');
    const { page } = await openPage();
    await giveFiles(page, [file]);
    await page.check('#page-add');
    await giveFiles(page, [file]);
    expect(await page.locator('.doubt').innerText()).toContain('PC-1.reg is the same');
    expect(await page.locator('#page-picked-names li').count()).toBe(2);
    await page.click('#page-clear');
    expect(await page.isChecked('#page-add')).toBe(false);
  });

  it('is no picture that comes with cells, and no file while somebody writes', async () => {
    const { page } = await openPage();
    await giveFiles(page, [join(estate(), 'PC-1.reg')]);
    await page.click('#page-paste-toggle');
    const paste = (id: string, type: string, words: string) =>
      page.evaluate(
        ([to, kind, said]) => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File(['x'], 'image.png', { type: kind ?? '' }));
          if (said) clipboardData.setData('text/plain', said);
          const event = new ClipboardEvent('paste', { clipboardData, bubbles: true });
          document.querySelector(to ?? '')?.dispatchEvent(event);
        },
        [id, type, words],
      );
    await paste('#page-paste-text', 'text/xml', '');
    await paste('body', 'image/png', 'cells');
    expect(await page.locator('#page-progress').isVisible()).toBe(false);
    expect(await text(page, 'page-picked-names')).toBe('PC-1.reg');
    await paste('body', 'image/png', '');
    await settled(page);
    expect(await text(page, 'page-picked-names')).toBe('image.png');
  });

  it('is a text that is dropped, once somebody has seen it', async () => {
    const { page } = await openPage();
    await page.evaluate((said) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', said);
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, GOOD);
    expect(await page.inputValue('#page-paste-text')).toContain('Windows Registry Editor');
    await page.click('#page-paste-read');
    await settled(page);
    expect(await text(page, 'page-picked-names')).toBe('pasted.txt');
  });
});

describe('the page', () => {
  it('says beside its filters that not all findings are there', async () => {
    const folder = join(emptyFolder(), 'clients');
    const clients = Array.from({ length: 210 }, (_, index) => [
      `PC-${index}.reg`,
      GOOD.replace('<k>kerberos', `<k>kdc${index}`),
    ]);
    writeFiles(folder, Object.fromEntries(clients));
    const { page } = await openPage();
    await giveFolder(page, folder);
    await page.fill('form.filters [name="words"]', 'no client is called so');
    expect(await page.locator('form.filters output').innerText()).toMatch(
      /^0 of 200 shown; \d+ more findings are not here$/,
    );
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.fill('form.filters [name="words"]', '');
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(height);
  });

  it('tells who listens that a report is written', async () => {
    const { page } = await openPage();
    await giveFiles(page, [join(estate(), 'PC-1.reg')]);
    await downloaded(page, 'json');
    expect(await page.locator('#page-status').textContent()).toBe('Report written');
  });

  it('shows nothing unseen of a hostile name, wherever it stands', async () => {
    const name = 'a\u202eb\u200bc';
    const parent = emptyFolder();
    writeFiles(parent, {
      [`${name}/realmlint.config.json`]: '{"ignore": ["ignored"]}',
      [`${name}/x${name}.reg`]: GOOD,
      [`${name}/ignored/x.reg`]: GOOD,
      [`${name}/other/y.reg`]: GOOD,
    });
    const folder = join(parent, name);
    const { page } = await openPage();
    await giveFolder(page, folder);
    await askWhy(page, `no ${name} host`);
    await askDrift(page, { name: `no ${name} cloud` });
    await expectInert(page);
    const slots = [
      'page-picked-names',
      'page-config',
      'page-drift-expected',
      'page-notices',
      'page-closing',
      'page-why-answer',
      'page-drift-answer',
    ];
    const seen = await Promise.all(slots.map((id) => page.locator(`#${id}`).textContent()));
    const spelt = slots.filter((_, index) => /<U\+202E>b<U\+200B>/.test(seen[index] ?? ''));
    expect(spelt).toEqual(slots);
    writeFileSync(join(folder, 'realmlint.config.json'), `{"cluod${name}": 1}`);
    await giveFolder(page, folder);
    expect(await page.locator('#page-problem-lines').textContent()).toContain(
      'a<U+202E>b<U+200B>c/realmlint',
    );
    await expectInert(page);
  });

  it('goes on when somebody asks for a host of three million characters', async () => {
    const { page } = await openPage();
    await giveFiles(page, [join(estate(), 'PC-1.reg')]);
    await page.locator('#page-why-part > summary').click();
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#page-why-host');
      if (field) field.value = 'a'.repeat(3_000_000);
    });
    await page.click('#page-why-ask');
    await page.waitForSelector('#page-why-answer > *');
    expect((await text(page, 'page-why-answer')).length).toBeLessThan(10_000);
  });
});
