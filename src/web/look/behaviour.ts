// What a report does beyond being read: findings are filtered, values copied, and on paper nothing is folded. Without it all is shown.

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

function filterFindings(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>('form.filters');
  if (!form) return;
  const findings = [...root.querySelectorAll<HTMLElement>('article.finding')];
  const counted = form.querySelector('output');
  const apply = () => {
    const given = new FormData(form);
    const severities = given.getAll('severity');
    const realm = given.get('realm');
    const subject = given.get('subject');
    const words = String(given.get('words') ?? '').toLowerCase();
    let shown = 0;
    for (const finding of findings) {
      const { severity = '', realm: its, subjects = '' } = finding.dataset;
      const fits =
        severities.includes(severity) &&
        (!realm || its === realm) &&
        (!subject || subjects.split(' ').includes(String(subject))) &&
        (words === '' || (finding.textContent ?? '').toLowerCase().includes(words));
      finding.hidden = !fits;
      if (fits) shown++;
    }
    if (counted) counted.textContent = `${shown} of ${findings.length} shown`;
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The form has its values before the fields show it.
  form.addEventListener('reset', () => setTimeout(apply));
  apply();
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
