// The Chromium of this machine, driven by playwright-core, which brings none and downloads none.
import { statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS_ROOTS = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'];
const WINDOWS_PLACES = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * Path of a program: what CHROMIUM names, else the first that lies where browsers lie. Throws an Error that says what to install.
 * `isFile` tells whether there is a file at a path.
 */
export function findChromium({ platform = process.platform, env = process.env, isFile = isFileHere } = {}) {
  if (env.CHROMIUM) {
    if (isFile(env.CHROMIUM)) return env.CHROMIUM;
    throw new Error(`CHROMIUM names ${env.CHROMIUM}, and there is no such file.`);
  }
  const found = placesOf(platform, env).find(isFile);
  if (found) return found;
  throw new Error(
    'This needs Chromium, Chrome or Edge, and found none: install one (on Debian: apt-get install chromium), or name its program in the variable CHROMIUM.',
  );
}

function placesOf(platform, env) {
  if (platform === 'win32') {
    const roots = WINDOWS_ROOTS.flatMap((name) => env[name] ?? []);
    return WINDOWS_PLACES.flatMap((parts) => roots.map((root) => win32.join(root, ...parts)));
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder !== '');
  const inPath = NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
  return platform === 'darwin' ? [...MAC_PLACES, ...inPath] : inPath;
}

function isFileHere(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** A browser without a window. Chromium refuses its own sandbox to root, and to nobody else. */
export function launchChromium() {
  return chromium.launch({
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
    // Without a locale of UTF-8, as on a bare machine, it takes no file whose name is not ASCII.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
}
