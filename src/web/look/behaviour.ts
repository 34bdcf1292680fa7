// What a report does beyond being read: findings are filtered, values copied, and on paper nothing is folded. Without it all is shown.

import { filterFindings } from './filters.ts';

/** Brings a report to life; `root` holds its markup. */
export function enliven(root: ParentNode): void {
  filterFindings(root);
  copyValues(root);
}

/** Unfolds all below `root` while the document is printed. */
export function unfoldForPrint(root: ParentNode): void {
  let folded: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    folded = [...root.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const details of folded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
  });
}

const SAID = 2000;

function copyValues(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('button.copy')) {
    const source = button.parentElement?.querySelector('.copied');
    if (!source) continue;
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const done = await copy(source);
      button.textContent = done ? 'Copied' : 'Press Ctrl+C';
      setTimeout(() => {
        button.textContent = label;
      }, SAID);
    });
  }
}

/** Where there is no clipboard to write to, the text is selected, so that a key copies it. */
async function copy(source: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(textOf(source));
    return true;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(source);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    return false;
  }
}

/** Lines that are paragraphs stay lines: commands are not to run into each other. */
function textOf(source: Element): string {
  const lines = [...source.querySelectorAll('p')].map((line) => line.textContent ?? '');
  return lines.length === 0 ? (source.textContent ?? '') : lines.join('\n');
}
