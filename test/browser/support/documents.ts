// All that somebody may have before them: reports, and the page in each of its states.

import { join } from 'node:path';
import { type Opened, type Opening, openFile } from './browser.ts';
import { emptyFolder, writeFiles } from './folders.ts';
import { askDrift, askWhy, giveFolder, openPage } from './page.ts';
import { reportOn, rightSample, WRONG } from './samples.ts';

const DOCUMENTS: Readonly<Record<string, (opening?: Opening) => Promise<Opened>>> = {
  'a report that fails': async (opening) => openFile(await reportOn(WRONG), opening),
  'a report that passes': async (opening) => openFile(await reportOn(rightSample()), opening),
  'the page, with nothing': openPage,
  'the page, with defects': (opening) => pageWith(join(WRONG, 'demo'), opening),
  'the page, with none': (opening) => pageWith(join(rightSample(), 'demo'), opening),
  'the page, with answers': async (opening) => {
    const opened = await pageWith(join(WRONG, 'demo'), opening);
    await askWhy(opened.page, 'gateway.zscalerbeta.net');
    await askDrift(opened.page, { name: 'zscalerbeta.net' });
    return opened;
  },
  'the page, with a text to paste': async (opening) => {
    const opened = await openPage(opening);
    await opened.page.click('#page-paste-toggle');
    return opened;
  },
  'the page, with a problem': async (opening) => pageWith(brokenConfig(), opening),
};

export const NAMES = Object.keys(DOCUMENTS);

export function openDocument(name: string, opening?: Opening): Promise<Opened> {
  const open = DOCUMENTS[name];
  if (!open) throw new Error(`there is no ${name}`);
  return open(opening);
}

async function pageWith(folder: string, opening?: Opening): Promise<Opened> {
  const opened = await openPage(opening);
  await giveFolder(opened.page, folder);
  return opened;
}

function brokenConfig(): string {
  const folder = join(emptyFolder(), 'exports');
  writeFiles(folder, {
    'realmlint.config.jsonc': '{ "rules": { "no-such-rule": "off" } }',
    'a.reg': 'REGEDIT4\r\n',
  });
  return folder;
}
