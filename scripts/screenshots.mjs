// npm run screenshots: pictures of the report and the page for README.md, from the built program and a Chromium of this machine.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchChromium } from './browser/chromium.mjs';
import { mendedDemo } from './generate/demo.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'dist/realmlint.js');
const web = pathToFileURL(join(root, 'dist/web/index.html')).href;
const images = join(root, 'docs/images');

const WIDTH = 1280;
/** The element with which each picture ends: by then the story is told. */
const ENDS = {
  'report-wrong': 'figure.route svg',
  'report-right': 'figure.route svg',
  'page-wrong': 'section[aria-labelledby="steps"]',
  'page-right': 'section[aria-labelledby="steps"]',
};
/** CSS pixels below it. */
const MARGIN = 6;

/** Folders that each hold the sample in a folder `demo`, and what the program ends with. */
function samples(folder) {
  for (const [path, content] of Object.entries(mendedDemo())) {
    const file = join(folder, 'demo', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return { wrong: { parent: join(root, 'fixtures'), code: 1 }, right: { parent: folder, code: 0 } };
}

function report(parent, code, path) {
  const args = [program, 'demo', '--no-config', '--format', `html=${path}`];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: parent, encoding: 'utf8' });
  if (status !== code) throw new Error(`realmlint ended with ${status}, not with ${code}:\n${stderr}`);
  return pathToFileURL(path).href;
}

/** Opens what is to be seen; resolves when it is there. */
async function show(page, name, { parent, code }, folder) {
  if (name.startsWith('report')) {
    await page.goto(report(parent, code, join(folder, `${name}.html`)));
    return;
  }
  await page.goto(web);
  await page.setInputFiles('#page-folder', join(parent, 'demo'));
  await page.waitForSelector('#page-report h1');
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'realmlint-screenshots-')));
const browser = await launchChromium();
try {
  mkdirSync(images, { recursive: true });
  const both = samples(folder);
  for (const [name, end] of Object.entries(ENDS)) {
    for (const theme of ['light', 'dark']) {
      const page = await browser.newPage({
        viewport: { width: WIDTH, height: 900 },
        deviceScaleFactor: 1,
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      await show(page, name, both[name.endsWith('wrong') ? 'wrong' : 'right'], folder);
      const { y, height } = await page.locator(end).first().boundingBox();
      const clip = { x: 0, y: 0, width: WIDTH, height: Math.ceil(y + height) + MARGIN };
      await page.screenshot({ path: join(images, `${name}-${theme}.png`), clip, fullPage: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
