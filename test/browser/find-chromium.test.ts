// Where the browser is looked for, and what is said when there is none.

import { describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/browser/chromium.mjs';

const at =
  (...paths: readonly string[]) =>
  (path: string) =>
    paths.includes(path);

describe('the browser', () => {
  it('is what CHROMIUM names', () => {
    const isFile = at('/opt/chromium/chrome', '/usr/bin/chromium');
    const env = { CHROMIUM: '/opt/chromium/chrome', PATH: '/usr/bin' };
    expect(findChromium({ platform: 'linux', env, isFile })).toBe('/opt/chromium/chrome');
  });

  it('is no other one when CHROMIUM names none', () => {
    const env = { CHROMIUM: '/opt/none', PATH: '/usr/bin' };
    expect(() => findChromium({ platform: 'linux', env, isFile: at('/usr/bin/chromium') })).toThrow(
      'CHROMIUM names /opt/none, and there is no such file.',
    );
  });

  it.each([
    ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/google-chrome'],
    ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/local/bin/chromium-browser'],
    ['darwin', { PATH: '/usr/bin' }, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', { PATH: '/opt/homebrew/bin' }, '/opt/homebrew/bin/chromium'],
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  ])('is found on %s', (platform, env, path) => {
    expect(findChromium({ platform, env, isFile: at(path) })).toBe(path);
  });

  it.each(['linux', 'darwin', 'win32'])('is asked for when there is none on %s', (platform) => {
    const env = { PATH: '/usr/bin', PROGRAMFILES: 'C:\\Program Files' };
    expect(() => findChromium({ platform, env, isFile: at() })).toThrow('apt-get install chromium');
  });
});
