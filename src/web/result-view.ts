// A verdict and the answers to questions, put into the page. Everything that was read comes in through views, or as text.

import { button, byId, input, lead, paragraph, putLines, putMarkup } from './elements.ts';
import { enliven } from './look/behaviour.ts';
import type { DownloadFormat, ExpectedSide, Judged, Order, Reply, Sides } from './messages.ts';
import { shown, shownName } from './shown.ts';

/** Value of the choice of a name; no path is empty. */
const BY_NAME = '';

/** `warnings` is what the page itself has to say of the verdict, such as that not all may have arrived. */
export function showJudged(
  { markup, closing, notices, sides, config }: Judged,
  warnings: readonly string[],
): void {
  const result = byId('page-result');
  const report = byId('page-report');
  putMarkup(report, markup);
  const verdict = report.querySelector('.verdict');
  for (const words of warnings) verdict?.append(paragraph(words, 'doubt'));
  enliven(report);
  putLines(byId('page-closing'), closing);
  putLines(byId('page-notices'), notices);
  byId('page-config').textContent = configWords(config);
  offerSides(sides);
  for (const id of ['page-why-answer', 'page-drift-answer']) byId(id).replaceChildren();
  result.hidden = false;
  lead(report.querySelector<HTMLElement>('h1') ?? byId('page-result-title'), result);
}

/** Whether a verdict is on the page. */
export function isJudged(): boolean {
  return byId('page-result').hidden === false;
}

export function hideResult(): void {
  byId('page-result').hidden = true;
  byId('page-report').replaceChildren();
}

function configWords(config: Judged['config']): string {
  if (config === undefined) return 'Judged without a config, as you wished.';
  if (config === null) return 'No config file lies at the top of what was handed over.';
  return `Judged by the config ${shown(config)}.`;
}

function offerSides({ picked, inputs }: Sides): void {
  const select = byId('page-drift-expected', HTMLSelectElement);
  const group = (label: string, values: readonly string[]) => {
    const element = document.createElement('optgroup');
    element.label = label;
    element.append(...values.map((value) => new Option(shownName(value), value)));
    return values.length > 0 ? [element] : [];
  };
  select.replaceChildren(
    new Option('a cloud or realm, by its name', BY_NAME),
    ...group('handed over', picked),
    ...group('single files', inputs),
  );
  showName();
}

function showName(): void {
  byId('page-drift-name-row').hidden = byId('page-drift-expected', HTMLSelectElement).value !== BY_NAME;
}

/** `ask` puts a question to the run that is there. */
export function wireQuestions(ask: (order: Exclude<Order, { kind: 'judge' }>) => void): void {
  const onSubmit = (id: string, order: () => Parameters<typeof ask>[0]) => {
    byId(id, HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      ask(order());
    });
  };
  onSubmit('page-why', () => ({ kind: 'why', host: input('page-why-host').value }));
  onSubmit('page-drift', () => ({ kind: 'drift', expected: expectedSide() }));
  byId('page-drift-expected').addEventListener('change', showName);
  for (const format of ['html', 'json'] as const) {
    button(`page-download-${format}`).addEventListener('click', () => ask({ kind: 'download', format }));
  }
}

function expectedSide(): ExpectedSide {
  const { value } = byId('page-drift-expected', HTMLSelectElement);
  return value === BY_NAME ? { name: input('page-drift-name').value } : { path: value };
}

export function showAnswer({ to, markup, notices, closing }: Extract<Reply, { kind: 'answered' }>): void {
  const answer = byId(`page-${to}-answer`);
  putMarkup(answer, [markup]);
  enliven(answer);
  for (const line of [...notices, ...(closing === null ? [] : [closing])]) {
    answer.append(paragraph(line, 'page-closing'));
  }
  lead(answer.querySelector<HTMLElement>('h1, h2, h3, h4') ?? answer, answer);
}

/** What keeps a question from being answered, where it was asked. */
export function showNoAnswer(to: 'why' | 'drift', lines: readonly string[]): void {
  const answer = byId(`page-${to}-answer`);
  putLines(answer, lines);
  lead(answer);
}

const TYPES: Readonly<Record<DownloadFormat, string>> = { html: 'text/html', json: 'application/json' };

export function download(format: DownloadFormat, texts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([...texts], { type: TYPES[format] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `realmlint-report.${format}`;
  link.click();
  // The browser takes it after the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
