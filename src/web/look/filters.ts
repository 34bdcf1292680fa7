// The filters of a report, come alive: findings are hidden and counted as somebody chooses.

/** Does nothing where `root` has no filters. */
export function filterFindings(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>('form.filters');
  if (!form) return;
  const findings = [...root.querySelectorAll<HTMLElement>('article.finding')];
  const names = namesOf(form);
  const { elsewhere } = form.dataset;
  // Of those nobody can say here whether they fit.
  const beyond = elsewhere === undefined ? '' : `; ${elsewhere} more findings are not here`;
  const counted = form.querySelector('output');
  const apply = () => {
    const fits = chosen(form, names);
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !fits(finding);
      if (!finding.hidden) shown++;
    }
    if (counted) counted.textContent = `${shown} of ${findings.length} shown${beyond}`;
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The form has its values before the fields show it.
  form.addEventListener('reset', () => setTimeout(apply));
  // Who comes back to a document finds the fields as they were left, which a browser sees to after this script.
  if (document.readyState !== 'complete') addEventListener('pageshow', apply, { once: true });
  apply();
}

/** What the form asks for now, of a finding. */
function chosen(form: HTMLFormElement, names: readonly string[]): (finding: HTMLElement) => boolean {
  const given = new FormData(form);
  const severities = given.getAll('severity');
  const realm = given.get('realm');
  const subject = given.get('subject');
  const words = String(given.get('words') ?? '').toLowerCase();
  const isNamed = namedBy(names, words);
  return (finding) => {
    const { severity = '', realm: its, subjects = '' } = finding.dataset;
    const ranges = rangesOf(subjects);
    return (
      severities.includes(severity) &&
      (!realm || its === realm) &&
      (!subject || ranges.some(([first, last]) => first <= Number(subject) && Number(subject) <= last)) &&
      (words === '' || (finding.textContent ?? '').toLowerCase().includes(words) || ranges.some(isNamed))
    );
  };
}

type Range = readonly [first: number, last: number];

/** `0-299 305`, as the report writes it. */
function rangesOf(subjects: string): Range[] {
  return subjects.split(' ').map((range) => {
    const [first = '', last = first] = range.split('-');
    return [Number.parseInt(first, 10), Number.parseInt(last, 10)];
  });
}

/** In lower case, by the numbers of the subjects: those to choose from, and those that were too many for that. */
function namesOf(form: HTMLFormElement): string[] {
  const options = form.querySelectorAll<HTMLOptionElement>(
    '[name="subject"] option:not([value=""]), datalist.subject option',
  );
  return [...options].map((option) => (option.textContent ?? '').toLowerCase());
}

/** Whether a name of a range has the words. How many have them is added up before: a finding may be of thousands. */
function namedBy(names: readonly string[], words: string): (range: Range) => boolean {
  const below = [0];
  for (const name of names) below.push((below.at(-1) ?? 0) + Number(name.includes(words)));
  return ([first, last]) => (below[last + 1] ?? 0) > (below[first] ?? 0);
}
