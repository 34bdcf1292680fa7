// What `realmlint explain <symptom>` prints: the causes, and with exports which of them the evidence confirms or excludes.

import type { Palette } from '../model/reporter.ts';
import type { Cause, Explanation, Symptom, WeighedCause } from '../model/symptom.ts';
import { visibleJson } from '../model/unseen.ts';
import { shorten, visible } from './escape.ts';
import { placeName, some, subjectName } from './place.ts';
import { INDENT, labelled, paragraph, unbroken } from './wrap.ts';

interface Setting {
  readonly palette: Palette;
  readonly width: number;
  readonly verbose: boolean;
}

const SHOWN = 3;
const MESSAGE_LINES = 4;

/** The causes of a symptom without any evidence. Ends with a newline. */
export function symptomPage(symptom: Symptom, setting: Setting): string {
  const lines = [...heading(symptom, setting), '', setting.palette.bold('What it can come from')];
  symptom.causes.forEach((cause, index) => {
    lines.push('', ...title(`${index + 1}  ${cause.title}`, setting));
    lines.push(...labelled('why', [cause.why], setting.width, setting.palette));
    if (cause.rules.length > 0)
      lines.push(...labelled('rules', [cause.rules.join(', ')], setting.width, setting.palette));
    lines.push(...closing(cause, null, setting));
  });
  const word = symptom.id.includes(' ') ? `"${symptom.id}"` : symptom.id;
  const command = unbroken(`realmlint explain ${word} PATH...`);
  lines.push('', ...paragraph(`With exports, the causes are weighed: ${command}`, setting.width, ''));
  return ended(lines);
}

const TITLES: Readonly<Record<WeighedCause['status'], string>> = {
  confirmed: 'Confirmed by what was read',
  suspected: 'Suspected: warnings alone, which need not be the cause',
  open: 'Open, and what would settle it',
  excluded: 'Excluded',
};

/** The symptom weighed against what was read. Ends with a newline. */
export function explanationPage(explanation: Explanation, setting: Setting): string {
  const { symptom, causes, realm } = explanation;
  const lines = [...heading(symptom, setting)];
  for (const status of ['confirmed', 'suspected', 'open', 'excluded'] as const) {
    const those = causes.filter((one) => one.status === status);
    if (those.length === 0) continue;
    lines.push('', setting.palette.bold(`${TITLES[status]} (${those.length} of ${causes.length})`));
    for (const one of those)
      lines.push(...(status === 'excluded' ? [] : ['']), ...weighed(one, realm, setting));
  }
  return ended(lines);
}

/** The same as JSON, schemaVersion 1; `weighed` is null where no exports were given. Ends with a newline. */
export function explanationJson(symptom: Symptom, explanation: Explanation | null): string {
  const shape = {
    schemaVersion: 1,
    symptom: { id: symptom.id, title: symptom.title, meaning: symptom.meaning, source: symptom.source },
    realm: explanation?.realm ?? null,
    causes: (explanation?.causes ?? symptom.causes.map(unweighed)).map(causeJson),
  };
  return `${visibleJson(JSON.stringify(shape, null, 2))}\n`;
}

type Unweighed = Omit<WeighedCause, 'status' | 'reason'> & { readonly status: null; readonly reason: null };

function unweighed(cause: Cause): Unweighed {
  return { cause, status: null, reason: null, witnesses: [], subjects: [] };
}

function causeJson({ cause, status, reason, witnesses, subjects }: WeighedCause | Unweighed) {
  const { id, title: name, why, rules, close } = cause;
  return { id, title: name, why, rules, status, reason, witnesses, subjects, close };
}

function heading(symptom: Symptom, { palette, width }: Setting): string[] {
  const about = [`${symptom.title}. ${symptom.meaning}`];
  return [
    palette.bold(symptom.id),
    ...paragraph(about.join(' '), width),
    ...(symptom.first === '' ? [] : ['', ...labelled('first', [symptom.first], width, palette)]),
    ...labelled('source', [symptom.source], width, palette),
  ];
}

function title(text: string, { palette, width }: Setting): string[] {
  return paragraph(text, width).map((line) => palette.bold(line));
}

function weighed(one: WeighedCause, realm: string | null, setting: Setting): string[] {
  const { cause, status, reason, witnesses, subjects } = one;
  const { palette, width } = setting;
  if (status === 'excluded') {
    const where =
      subjects.length === 0
        ? ''
        : ` (${some(subjects.map(subjectName), setting.verbose ? subjects.length : SHOWN)})`;
    return paragraph(`${cause.title}. ${visible(reason)}${where}`, width);
  }
  const mark = status === 'confirmed' ? palette.error('x') : palette.warning('?');
  const lines = paragraph(cause.title, width, `${INDENT}${INDENT}`);
  const [first = '', ...more] = lines;
  const out = [
    `${INDENT}${mark} ${palette.bold(first.trimStart())}`,
    ...more.map((line) => palette.bold(line)),
  ];
  if (status === 'open')
    return [
      ...out,
      ...labelled('open', [visible(reason)], width, palette),
      ...closing(cause, realm, setting),
    ];
  const shown = setting.verbose ? witnesses : witnesses.slice(0, SHOWN);
  for (const witness of shown) {
    const text = shorten(visible(witness.message), 2 * width, MESSAGE_LINES * width);
    out.push(...labelled('found', [`${unbroken(placeName(witness))}  ${witness.by}`, text], width, palette));
  }
  const hidden = witnesses.length - shown.length;
  if (hidden > 0) out.push(...labelled('', [`and ${hidden} more (--verbose shows all)`], width, palette));
  const ids = [...new Set(witnesses.map(({ by }) => by))];
  return [
    ...out,
    ...labelled('mend', [ids.map((id) => unbroken(`realmlint explain ${id}`)).join('; ')], width, palette),
    ...(status === 'suspected' ? closing(cause, realm, setting) : []),
  ];
}

/** `realm` fills in what a command is about; without one its place holders are words. */
function closing({ close }: Cause, realm: string | null, { palette, width }: Setting): string[] {
  const fill = (text: string) =>
    text
      .replaceAll('{REALM}', realm === null ? 'REALM' : visible(realm))
      .replaceAll('{cloud}', realm === null ? 'CLOUD' : visible(realm).toLowerCase());
  return [
    ...labelled('settle', [`On ${close.where}:`, unbroken(fill(close.command))], width, palette),
    ...labelled('', [fill(close.reading)], width, palette),
  ];
}

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
