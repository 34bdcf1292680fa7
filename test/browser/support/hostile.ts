// Exports that want to run in a browser, and what would show that one did.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fixture } from '../../support/bytes.ts';
import { HOSTILE_WORLD } from '../../support/hostile.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

/** Each sets `pwned` where a browser would run it. */
export const PAYLOADS: readonly string[] = [
  '<script>globalThis.pwned=1</script>',
  '<img src=x onerror=globalThis.pwned=1>',
  '"onmouseover="globalThis.pwned=1" autofocus onfocus="globalThis.pwned=1',
  "'><svg onload=globalThis.pwned=1>",
  'javascript:globalThis.pwned=1',
  ']]></script><script>globalThis.pwned=1</script>',
  '</style><script>globalThis.pwned=1</script><!--',
  '</textarea></title><iframe srcdoc="<script>parent.pwned=1</script>">',
  '&lt;script&gt;globalThis.pwned=1&lt;/script&gt;',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of one.
  '${globalThis.pwned=1}{{globalThis.pwned=1}}',
  '\u202egnp.\u2066\u2069\u200f\u061c',
  '\u001b[2J\u001b]8;;https://evil.example\u0007',
  'NUL\u0000, lone \ud800 and \udfff, \ufeff, \u2028',
];

export function client(hosts: string): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[${KEY}\\domain_realm]`,
    `"ZSCALERBETA.NET"="${hosts.replace(/[\\"]/g, '\\$&')}"`,
    '',
    `[${KEY}\\MitRealms]`,
    '"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"',
    '',
  ].join('\r\n');
}

const REPORT = new TextDecoder('utf-16le').decode(
  fixture('../demo/gpo-backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/gpreport.xml'),
);
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A report of a GPO that is called so. */
function gpo(name: string): Buffer {
  return Buffer.from(`\ufeff${REPORT.replace('CORP Zscaler Kerberos', xml(name))}`, 'utf16le');
}

/** Names without folders, and contents: the hostile export of the other formats, and what aims at browsers. */
export function hostileFiles(): Readonly<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const [path, content] of Object.entries(HOSTILE_WORLD.files ?? {})) {
    if (path.startsWith('exports/') && content !== null)
      files[path.slice('exports/'.length)] = Buffer.from(content);
  }
  for (const [index, payload] of PAYLOADS.entries()) {
    const hosts = `zscalerbeta.net; .gateway.zscalerbeta.net; ${payload}`;
    files[`${payload.replaceAll('/', '_').replaceAll('\0', '')} ${index}.reg`] = Buffer.from(
      `\ufeff${client(hosts)}`,
      'utf16le',
    );
    // A GPO cannot be called by what no XML may hold.
    if (!/[\0-\x1f\ud800\udfff]/u.test(payload)) files[`gpo ${index}.xml`] = gpo(payload);
  }
  return files;
}

/** Touches all of a document, and looks for what must not have happened. */
export async function expectInert(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      for (const type of ['mouseover', 'mouseenter', 'focus', 'click']) {
        // Not what the document itself offers: a download would end the look at it.
        if (type !== 'click' || !element.closest('button, form, label'))
          element.dispatchEvent(new MouseEvent(type, { bubbles: true }));
      }
    }
  });
  const state = await page.evaluate(() => {
    // What an option sends is what it stands for; what it shows is its text.
    const attributes = [...document.querySelectorAll('main :not(option)')].flatMap((one) => [
      ...one.attributes,
    ]);
    return {
      pwned: 'pwned' in globalThis,
      strangers: document.querySelectorAll(
        'main :is(script, style, img, iframe, object, embed, link, svg [onload], textarea:not([id]))',
      ).length,
      handlers: attributes
        .filter(({ name }) => name.startsWith('on') || name === 'style' || name === 'srcdoc')
        .map(({ name }) => name),
      links: [...document.querySelectorAll('a')]
        .map((one) => one.getAttribute('href'))
        .filter((href) => !/^#[\w-]+$/.test(href ?? '')),
      unseen: attributes
        .map(({ value }) => value)
        .concat(document.querySelector('main')?.textContent ?? '')
        .filter((text) => /[^\P{C}\n]/u.test(text))
        .map((text) => text.slice(0, 200)),
    };
  });
  expect(state).toEqual({ pwned: false, strangers: 0, handlers: [], links: [], unseen: [] });
}

/** How far the document is wider than the window, at a usual width and at a narrow one. */
export async function expectInside(page: Page): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${width} wide`).toBeLessThanOrEqual(0);
  }
}
