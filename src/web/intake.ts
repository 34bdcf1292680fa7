// The ways to hand something over: a drop anywhere on the page, two fields, a text, the sample.

import { type Chosen, chosen, pastedFile, type Sample, sampleFiles } from './chosen.ts';
import { dropped } from './dropped.ts';
import { button, byId, input } from './elements.ts';
import type { Picked } from './picked.ts';
import type { OnFile } from './search.ts';

/** Looks for what was handed over; `onFile` of the taker is told how far it is. */
export type Search = (onFile: OnFile) => Promise<readonly Picked[]>;

/** Takes what is handed over, which may still have to be looked for. */
export type Take = (search: Search) => void;

export function wireIntake(take: Take): void {
  wireField(input('page-files'), take);
  wireField(input('page-folder'), take);
  wireDrop(take, wirePaste(take));
  button('page-sample').addEventListener('click', () => {
    const sample = JSON.parse(byId('page-sample-files').textContent ?? '{}') as Sample;
    take(async () => sampleFiles(sample));
  });
}

/** `onText` takes a text that is dropped, which may be a link, or empty. */
function wireDrop(take: Take, onText: (text: string) => void): void {
  const area = byId('page-drop');
  const isOurs = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!isOurs(event)) {
      keepPage(event);
      return;
    }
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    area.classList.add('over');
  });
  addEventListener('dragleave', (event) => {
    // Between two elements of the page nothing is left.
    if (event.relatedTarget === null) area.classList.remove('over');
  });
  addEventListener('drop', (event) => {
    area.classList.remove('over');
    if (!isOurs(event) || !event.dataTransfer) {
      if (keepPage(event)) onText(event.dataTransfer?.getData('text/plain') ?? '');
      return;
    }
    event.preventDefault();
    take(found(event.dataTransfer));
  });
  // Files that were copied in a file manager.
  addEventListener('paste', ({ clipboardData, target }) => {
    if (clipboardData && !isField(target) && holdsFiles(clipboardData)) take(found(clipboardData));
  });
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** A link that is dropped beside a field would lead away from the page. */
function keepPage(event: DragEvent): boolean {
  if (isField(event.target)) return false;
  event.preventDefault();
  return true;
}

/** Whether somebody has copied files, not cells or a text, of which spreadsheets and the like add a picture. */
export function holdsFiles({ files, types }: Pick<DataTransfer, 'files' | 'types'>): boolean {
  const isPicture = [...files].every(({ type }) => type.startsWith('image/'));
  return files.length > 0 && !(isPicture && types.includes('text/plain'));
}

/** A drop can be asked only while it is handled, so this asks at once. */
function found(transfer: DataTransfer): Search {
  let count = 0;
  let tell: OnFile | null = null;
  const search = dropped(transfer, (seen) => {
    count = seen;
    tell?.(seen);
  });
  // One that is ended before anybody waits for it ends without a word.
  search.catch(() => undefined);
  return (onFile) => {
    tell = onFile;
    if (count > 0) onFile(count);
    return search;
  };
}

function wireField(field: HTMLInputElement, take: Take): void {
  field.addEventListener('change', () => {
    const files: Chosen[] = [...(field.files ?? [])].map((file) => ({
      path: file.webkitRelativePath,
      name: file.name,
      file,
    }));
    // The same files may be chosen again.
    field.value = '';
    take(async () => chosen(files));
  });
}

/** Gives what puts a text into the form, so that somebody sees what it is before it is judged. */
function wirePaste(take: Take): (text: string) => void {
  const toggle = button('page-paste-toggle');
  const form = byId('page-paste', HTMLFormElement);
  const text = byId('page-paste-text', HTMLTextAreaElement);
  const name = input('page-paste-name');
  const show = (isShown: boolean) => {
    form.hidden = !isShown;
    toggle.setAttribute('aria-expanded', String(isShown));
  };
  toggle.addEventListener('click', () => {
    show(form.hidden !== false);
    if (!form.hidden) text.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const file = pastedFile(text.value, name.value);
    show(false);
    form.reset();
    take(async () => [file]);
  });
  return (dropped) => {
    show(true);
    text.value = dropped;
    text.focus();
  };
}
