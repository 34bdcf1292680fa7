// Tokens of HTML with their offsets, and what character references stand for.

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeReference, htmlTokens } from '../../../../src/readers/reports/html/tokens.ts';

const tokens = (text: string) => [...htmlTokens(text)];

/** Tokens as they were written; texts that adjoin are one, wherever the tokenizer divides them. */
function raw(text: string): string[] {
  const shown: string[] = [];
  let texts = '';
  for (const { kind, from, to } of tokens(text)) {
    if (kind === 'text') texts += text.slice(from, to);
    else {
      if (texts !== '') shown.push(`text ${texts}`);
      texts = '';
      shown.push(`${kind} ${text.slice(from, to)}`);
    }
  }
  return shown;
}

describe('tokens', () => {
  it('stand where they were written, line ends and references included', () => {
    expect(raw('<TD a=1>x\r\n&lt;k&gt;</TD>\r\n<br/>')).toEqual([
      'start <TD a=1>',
      'text x\r\n&lt;k&gt;',
      'end </TD>',
      'text \r\n',
      'start <br/>',
    ]);
  });

  it('leave out comments and document types, and read no mark-up in scripts, styles and titles', () => {
    const text =
      '<!DOCTYPE html><!-- <b> --><script>"<table>"</script><style><i></style><title>&lt;<b></title>';
    expect(raw(text)).toEqual([
      'start <script>',
      'text "<table>"',
      'end </script>',
      'start <style>',
      'text <i>',
      'end </style>',
      'start <title>',
      'text &lt;<b>',
      'end </title>',
    ]);
  });

  it.each(['xmp', 'iframe', 'noframes', 'textarea'])('read no mark-up in %s', (name) => {
    expect(raw(`<${name}><b></${name}>`)).toEqual([`start <${name}>`, 'text <b>', `end </${name}>`]);
  });

  it.each([
    ['<a b="c">', 'c'],
    ["<a b = 'c d'>", 'c d'],
    ['<a b=c>', 'c'],
    ['<a b="x=&quot;y&quot;">', 'x=&quot;y&quot;'],
    ['<a b=>', ''],
    ['<a b>', ''],
  ])('know the value of an attribute in %s', (text, value) => {
    const [token] = tokens(text);
    if (token?.kind !== 'start') throw new Error('no tag');
    const [attribute] = token.attributes;
    expect(attribute?.name).toBe('b');
    expect(text.slice(attribute?.from, attribute?.to)).toBe(value);
  });

  it('far into a document stand right, across the pieces in which it is read', () => {
    const text = `<p>${'a b&amp;\r\n'.repeat(20_000)}</p>`;
    const all = tokens(text);
    const joined = all.filter(({ kind }) => kind === 'text').map(({ from, to }) => text.slice(from, to));
    expect(joined.join('')).toBe(text.slice(3, -4));
    expect(all.at(-1)).toMatchObject({ kind: 'end', from: text.length - 4, to: text.length });
  });

  it.each(['<a b', '</html', '<a b="', '<td>x</t'])('that are torn are said to be: %s', (text) => {
    expect(tokens(text).at(-1)).toMatchObject({ kind: 'torn', to: text.length });
  });
});

describe('a reference', () => {
  it.each([
    ['&lt;', '<'],
    ['&nbsp;', '\u00a0'],
    ['&#60;', '<'],
    ['&#x3C;', '<'],
    ['&amp', '&'],
    ['&eacute;', 'é'],
    ['&nosuch;', '&nosuch;'],
  ])('%s is %j', (text, decoded) => {
    expect(decodeReference(text)).toBe(decoded);
    expect(decodeReference(text)).toBe(decoded);
  });

  it('that nobody asked for before is decoded likewise', () => {
    const unknown = `&contoso${randomUUID().replaceAll('-', '')}`;
    expect([decodeReference(`${unknown};`), decodeReference(`${unknown} &lt;`)]).toEqual([
      `${unknown};`,
      `${unknown} <`,
    ]);
  });
});
