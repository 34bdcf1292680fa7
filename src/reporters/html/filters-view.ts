// The filters above findings. Without a script they stay hidden, and all findings are shown.

import { SEVERITIES } from '../../model/finding.ts';
import { grouped } from '../../model/grouped.ts';
import type { Alike } from '../alike.ts';
import { subjectName } from '../place.ts';
import { type Content, type Html, html, plain } from './markup.ts';

/** As many names can be looked through. The words find all of them. */
const MOST_NAMES = 2000;
const FEW = 2;

/** By the names of subjects the numbers by which findings and filters speak of them. */
export type SubjectNumbers = ReadonlyMap<string, number>;

export function subjectNumbers(all: readonly Alike[]): SubjectNumbers {
  const names = new Set(
    all.flatMap(({ finding, others }) => [finding, ...others].map(({ subject }) => subjectName(subject))),
  );
  return new Map([...names].sort().map((name, index) => [name, index]));
}

/** The numbers of the subjects of a finding, as a script reads them: `0-299 305`. */
export function rangesOf({ finding, others }: Alike, numbers: SubjectNumbers): string {
  const its = [finding, ...others].flatMap(({ subject }) => numbers.get(subjectName(subject)) ?? []);
  const ranges: [first: number, last: number][] = [];
  for (const number of [...new Set(its)].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(' ');
}

/** `elsewhere` is how many findings the document does not show. */
export function filtersView(all: readonly Alike[], numbers: SubjectNumbers, elsewhere = 0): Content {
  if (all.length < FEW) return null;
  const findings = all.flatMap(({ finding, others }) => [finding, ...others]);
  const realms = [...new Set(findings.flatMap(({ realm }) => realm ?? []))].sort();
  const severities = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return html`<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity} <small>${count}</small></label>\n`;
  });
  const beyond = elsewhere === 0 ? '' : html` data-elsewhere="${elsewhere}"`;
  return html`<form class="filters" hidden aria-label="Filter the findings"${beyond}>
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
  const options = all.map(([value, shown]) => html`<option value="${value}">${plain(shown)}</option>`);
  const [offered, others] = [options.slice(0, MOST_NAMES), options.slice(MOST_NAMES)];
  const few =
    others.length === 0
      ? null
      : html` <small>(the first ${grouped(offered.length)} of ${grouped(all.length)}; words find the others)</small>`;
  // A list that nothing refers to is never seen: there the script looks names up.
  const rest = others.length === 0 ? null : html`<datalist class="${name}">${others}</datalist>`;
  return html`<label>${label}${few} <select name="${name}"><option value="">all</option>${offered}</select></label>${rest}\n`;
}
