// Every folder of the fixtures, handed to the page: its report is that of the command line, byte for byte.

import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { THOROUGH } from '../../support/thorough.ts';
import { realmlint } from '../support/command-line.ts';
import { ROOT } from '../support/folders.ts';
import { downloaded, giveFolder, openPage } from '../support/page.ts';

const FIXTURES = join(ROOT, 'fixtures');
const CONFIG = 'realmlint.config.jsonc';
/** Pages beside each other: while one waits for its worker, the other one shows what it has. */
const AT_ONCE = 2;

const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();

const hasConfig = (folder: string) => existsSync(join(folder, CONFIG));

/** Cases without a config stand together, as those of a rule that are right, or wrong; where the run is thorough each by itself. */
function everyFolder(): readonly string[] {
  const kinds = foldersIn(join(FIXTURES, 'rules')).flatMap(foldersIn);
  const cases = kinds.flatMap(foldersIn);
  const rules = THOROUGH ? cases : [...kinds, ...cases.filter(hasConfig)];
  return [...rules, ...foldersIn(join(FIXTURES, 'formats')), join(FIXTURES, 'demo')];
}

/** What the command line says of a folder, with the config that the page finds in it. */
async function byCommand(folder: string): Promise<string> {
  const name = basename(folder);
  const config = hasConfig(folder) ? ['--config', `${name}/${CONFIG}`] : ['--no-config'];
  return (await realmlint([name, ...config, '--format', 'json'], dirname(folder))).out;
}

async function byPage(page: Page, folder: string): Promise<string> {
  await giveFolder(page, folder);
  return downloaded(page, 'json');
}

describe('the page', () => {
  it('says of every fixture what the command line says', { timeout: 600_000 }, async () => {
    const left = [...everyFolder()];
    expect(left.length).toBeGreaterThan(THOROUGH ? 850 : 200);
    const different: string[] = [];
    const work = async () => {
      const { page, troubles } = await openPage({ width: 480 });
      for (let folder = left.pop(); folder !== undefined; folder = left.pop()) {
        const [shown, said] = await Promise.all([byPage(page, folder), byCommand(folder)]);
        if (shown !== said || said === '') different.push(folder);
      }
      expect(troubles).toEqual([]);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(different).toEqual([]);
  });
});
