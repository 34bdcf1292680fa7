// The filters above findings. Without a script they stay hidden, and all findings are shown.

import { SEVERITIES } from '../../model/finding.ts';
import type { Alike } from '../alike.ts';
import { subjectName } from '../place.ts';
import { type Content, type Html, html } from './markup.ts';

/** As many names can be looked through; of more the words find them. */
const MOST_NAMES = 200;
const FEW = 2;

/** By the names of subjects the numbers by which findings and filters speak of them. */
export type SubjectNumbers = ReadonlyMap<string, number>;

export function subjectNumbers(all: readonly Alike[]): SubjectNumbers {
  const names = new Set(
    all.flatMap(({ finding, others }) => [finding, ...others].map(({ subject }) => subjectName(subject))),
  );
  return new Map([...names].sort().map((name, index) => [name, index]));
}

export function filtersView(all: readonly Alike[], numbers: SubjectNumbers): Content {
  if (all.length < FEW) return null;
  const findings = all.flatMap(({ finding, others }) => [finding, ...others]);
  const realms = [...new Set(findings.flatMap(({ realm }) => realm ?? []))].sort();
  const severities = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return html`<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity} <small>${count}</small></label>\n`;
  });
  return html`<form class="filters" hidden aria-label="Filter the findings">
<fieldset><legend>Severity</legend>${severities}</fieldset>
${choice(
  'realm',
  'Realm',
  realms.map((realm) => [realm, realm]),
)}${choice(
  'subject',
  'GPO, client or domain',
  [...numbers].map(([name, number]) => [String(number), name]),
)}<label>Words <input type="search" name="words" autocomplete="off" spellcheck="false"></label>
<button type="reset">Show all</button>
<output aria-live="polite"></output>
</form>
`;
}

type Option = readonly [value: string, shown: string];

function choice(name: string, label: string, all: readonly Option[]): Html | null {
  if (all.length < FEW) return null;
  const options = all
    .slice(0, MOST_NAMES)
    .map(([value, shown]) => html`<option value="${value}">${shown}</option>`);
  return html`<label>${label} <select name="${name}"><option value="">all</option>${options}</select></label>\n`;
}
