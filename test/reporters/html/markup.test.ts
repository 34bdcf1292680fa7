// Markup: what stands in a template is text, whatever it says.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../../src/reporters/escape.ts';
import { html, plain } from '../../../src/reporters/html/markup.ts';
import { anyText } from '../../support/any-text.ts';
import { attribute, elementsOf, parsed, textOf, vocabulary } from './tree.ts';

describe('html', () => {
  it('makes text of strings, keeps markup, leaves null out and joins lists', () => {
    const inner = html`<b>${'a < b & "c"'}</b>`;
    expect(html`<p>${inner}${null}${[' ', 1, ' ', 'x']}</p>`.markup).toBe(
      '<p><b>a &lt; b &amp; &quot;c&quot;</b> 1 x</p>',
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</p><!-- ',
    '&lt;b&gt;',
    '\u0000\u202e\ud800',
  ])('gives %j no element and no attribute, in text and in attributes', (value) => {
    const { markup } = html`<p title="${value}" data-realm="${value}">${value}</p>`;
    expect([...vocabulary(markup)].sort()).toEqual(
      [...(/[^ -~]/.test(value) ? ['span', 'span class'] : []), 'p', 'p data-realm', 'p title'].sort(),
    );
  });

  it('keeps any text, of elements and attributes, as it is spelt out', () => {
    fc.assert(
      fc.property(anyText(), (value) => {
        const [element] = elementsOf(parsed(html`<p title="${value}">${value}</p>`.markup));
        const title = (element && attribute(element, 'title')) ?? '';
        expect(title).toBe(visible(value));
        expect(element && textOf(element)).toBe(title.replace(/<(U\+[0-9A-F]{4,6})>/g, '$1'));
      }),
    );
  });

  it('spells out what nobody can see', () => {
    expect(html`${'a\u202eb'}`.markup).toBe('a<span class="unseen">U+202E</span>b');
    expect(html`<p title="${'a\u202eb'}">`.markup).toBe('<p title="a&lt;U+202E&gt;b">');
  });

  it('is text alone where no element may stand', () => {
    fc.assert(
      fc.property(anyText(), (value) => {
        const [element] = elementsOf(parsed(html`<p>${plain(value)}</p>`.markup));
        expect(element?.childNodes.every(({ nodeName }) => nodeName === '#text')).toBe(true);
        expect(element && textOf(element)).toBe(visible(value));
      }),
    );
    expect(plain('x'.repeat(5000)).markup).toMatch(/^x{3000} \.\.\. x{1000}$/);
  });

  it('cuts what is too long to be read, tears no character, and says how much is left out', () => {
    const { markup } = html`${`${'\u{1f3e2}'.repeat(5000)}end`}`;
    expect(markup.length).toBeLessThan(10_000);
    expect(markup).toMatch(/ characters are left out/);
    expect(markup).toMatch(/end$/);
    expect(markup).not.toMatch(/U\+D8/);
  });

  it('refuses markup in attributes', () => {
    expect(() => html`<p title="${html`<b></b>`}">`).toThrow();
  });
});
