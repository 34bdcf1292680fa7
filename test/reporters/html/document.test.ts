// A whole document: its policy names the hashes of what stands in it, and nothing else.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { htmlDocument } from '../../../src/reporters/html/document.ts';
import { all, attribute } from './tree.ts';

const PARTS = {
  title: 'a <b> & c',
  style: 'p{color:red}',
  script: "let a='</'",
  body: ['<main>', '</main>'],
};

function policyOf(document: string): string[] {
  const metas = all(document, 'meta').filter((one) => attribute(one, 'http-equiv') !== null);
  expect(metas.map((one) => attribute(one, 'http-equiv'))).toEqual(['Content-Security-Policy']);
  return (attribute(metas[0] as (typeof metas)[0], 'content') ?? '').split('; ');
}

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

describe('htmlDocument', () => {
  it('allows its own style and script by their hashes, and nothing to be fetched', () => {
    const document = [...htmlDocument(PARTS)].join('');
    expect(policyOf(document)).toEqual([
      "default-src 'none'",
      `script-src ${sha256(PARTS.script)}`,
      `style-src ${sha256(PARTS.style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(document).toContain(`<script>${PARTS.script}</script>`);
    expect(document).toContain(`<style>${PARTS.style}</style>`);
    expect(document).toContain('<title>a &lt;b&gt; &amp; c</title>');
    expect(document.indexOf('Content-Security-Policy')).toBeLessThan(document.indexOf('<style>'));
  });

  it('adds what a page may do beside', () => {
    const document = [
      ...htmlDocument({ ...PARTS, policy: ['worker-src blob:'], scriptMay: ["'wasm-unsafe-eval'"] }),
    ].join('');
    expect(policyOf(document)).toContain('worker-src blob:');
    expect(policyOf(document)).toContain(`script-src ${sha256(PARTS.script)} 'wasm-unsafe-eval'`);
  });

  it('refuses what would end its own element', () => {
    for (const script of ['"</script>"', '<!-- x']) {
      expect(() => [...htmlDocument({ ...PARTS, script })]).toThrow(/end its own element/);
    }
  });
});
