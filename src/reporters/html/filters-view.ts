// The filters above findings. Without a script they stay hidden, and all findings are shown.

import { SEVERITIES } from '../../model/finding.ts';
import type { Alike } from '../alike.ts';
import { subjectName } from '../place.ts';
import { type Content, type Html, html } from './markup.ts';

/** As many names can be looked through; of more the words find them. */
const MOST_NAMES = 200;
const FEW = 2;

export function filtersView(all: readonly Alike[]): Content {
  if (all.length < FEW) return null;
  const findings = all.flatMap(({ finding, others }) => [finding, ...others]);
  const realms = namesOf(findings.flatMap(({ realm }) => realm ?? []));
  const subjects = namesOf(findings.map(({ subject }) => subjectName(subject)));
  const severities = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return html`<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity} <small>${count}</small></label>\n`;
  });
  return html`<form class="filters" hidden aria-label="Filter the findings">
<fieldset><legend>Severity</legend>${severities}</fieldset>
${choice('realm', 'Realm', realms)}${choice('subject', 'GPO, client or domain', subjects)}<label>Words <input type="search" name="words" autocomplete="off" spellcheck="false"></label>
<button type="reset">Show all</button>
<output aria-live="polite"></output>
</form>
`;
}

function namesOf(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort().slice(0, MOST_NAMES);
}

function choice(name: string, label: string, values: readonly string[]): Html | null {
  if (values.length < FEW) return null;
  const options = values.map((value) => html`<option value="${value}">${value}</option>`);
  return html`<label>${label} <select name="${name}"><option value="">all</option>${options}</select></label>\n`;
}
