// The pages of docs/, and the blocks in them that tests run: each stands after a comment that names it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.ts';

export function page(name: string): string {
  return readFileSync(join(ROOT, 'docs', `${name}.md`), 'utf8').replaceAll('\r\n', '\n');
}

/** The block of a page after `<!-- mark -->`. */
export function blockOf(name: string, mark: string): string {
  const text = page(name);
  const from = text.indexOf(`<!-- ${mark} -->`);
  const block = from === -1 ? null : /```\w*\n([\s\S]*?)```/.exec(text.slice(from));
  if (!block?.[1]) throw new Error(`docs/${name}.md has no block ${mark}`);
  return block[1];
}

/** The marks of all its blocks; what no comment names counts as one without a mark. */
export function marksOf(name: string): readonly string[] {
  const blocks = page(name).matchAll(/(?:<!-- (.+) -->\n)?^```\w+\n[\s\S]*?^```$/gm);
  return [...blocks].map(([, mark = '']) => mark);
}
