// The page as it was built: what its policy allows is what stands in it, and nothing in it leads anywhere.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PAGE = readFileSync(new URL('../../dist/web/index.html', import.meta.url), 'utf8');

function elements(name: string): readonly { readonly attributes: string; readonly text: string }[] {
  const pattern = new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, 'g');
  return [...PAGE.matchAll(pattern)].map(([, attributes = '', text = '']) => ({ attributes, text }));
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(PAGE)?.[1] ?? '';

describe('the page as it was built', () => {
  it('may run its own script and worker, look as it looks, and connect to nothing', () => {
    const scripts = elements('script').filter(({ attributes }) => attributes === '');
    const styles = elements('style');
    expect([scripts.length, styles.length]).toEqual([1, 1]);
    expect(Object.fromEntries(policy.split('; ').map((directive) => directive.split(/ (.*)/s)))).toEqual({
      'default-src': "'none'",
      'script-src': `${hash(scripts[0]?.text ?? '')} 'wasm-unsafe-eval'`,
      'style-src': hash(styles[0]?.text ?? ''),
      'worker-src': 'blob:',
      'connect-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
    });
  });

  it('has no style and no handler in its elements, and loads nothing', () => {
    const markup = PAGE.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
    expect(markup).toContain('id="page-drop"');
    expect(markup).not.toMatch(/\s(?:style|on[a-z]+|src|href|srcset|action)=/i);
  });

  it('holds the engine and the sample', () => {
    const data = elements('script').filter(({ attributes }) => attributes !== '');
    expect(data.map(({ attributes }) => attributes.trim())).toEqual([
      'type="text/plain" id="page-worker"',
      'type="application/json" id="page-sample-files"',
    ]);
    const [worker, sample] = data;
    expect(worker?.text.length).toBeGreaterThan(500_000);
    expect(() => new Function(worker?.text ?? '!')).not.toThrow();
    const files = JSON.parse(sample?.text ?? '{}') as Record<string, string>;
    expect(Object.keys(files)).toHaveLength(7);
    const [[path = '', base64 = ''] = []] = Object.entries(files);
    const bytes = readFileSync(new URL(`../../fixtures/${encodeURI(path)}`, import.meta.url));
    expect(Buffer.compare(Buffer.from(base64, 'base64'), bytes)).toBe(0);
  });

  it('has every element that the page looks for, once', () => {
    const script = elements('script').find(({ attributes }) => attributes === '')?.text ?? '';
    const wanted = new Set([...script.matchAll(/["'`](page-[a-z-]+)["'`]/g)].map(([, id = '']) => id));
    expect(wanted.size).toBeGreaterThan(20);
    for (const id of wanted) expect(PAGE.split(` id="${id}"`), id).toHaveLength(2);
  });
});
