// Every report of every run can be read by what it is for, and holds nothing that a terminal, a log or a page would obey.

import { Ajv } from 'ajv';
import reportSchema from '../../../schemas/report.schema.json' with { type: 'json' };
import { coverageRows, rules } from '../../../src/lint.ts';
import type { ReportContext } from '../../../src/model/reporter.ts';
import { PLAIN } from '../../../src/model/reporter.ts';
import { createExcerpts } from '../../../src/readers/excerpts.ts';
import { wayMarks } from '../../../src/readers/way-marks.ts';
import { type ReportFormat, reporters } from '../../../src/reporters/index.ts';
import { notWellFormed } from './judges.ts';
import { inputOf, type Outcome, type Subject, shortened } from './violation.ts';

const valid = new Ajv({ allowUnionTypes: true }).compile(reportSchema);

/** Of all rules those that are spoken of: to describe each of them takes SARIF longer than all else. */
function rulesOf({ findings }: Outcome['report']): ReportContext['rules'] {
  const ids = new Set(findings.map(({ ruleId }) => ruleId));
  return new Map(rules.filter(({ id }) => ids.has(id)).map((rule) => [rule.id, rule]));
}

function contextFor(
  subject: Subject,
  { report, result, facts }: Outcome,
): { context: ReportContext; close(): void } {
  const formats = new Map(report.inputs.map(({ path, format }) => [path, format]));
  const marks = wayMarks((path) => facts.filter(({ origin }) => origin.path === path));
  const input = { path: subject.path, reopen: () => inputOf(subject).open() };
  const excerpts = createExcerpts([input], (path) => formats.get(path) ?? null, marks);
  const context: ReportContext = {
    palette: PLAIN,
    width: 80,
    verbose: true,
    quiet: false,
    maxFindings: 200,
    failOn: 'error',
    rules: rulesOf(report),
    lines: excerpts.lines,
    fileOf: excerpts.fileOf,
    fromRoot: (file) => file,
    onDisk: (file) => `/build/${file}`,
    coverage: () => coverageRows(report),
    judged: result.judged,
    basis: ({ fingerprint }) => result.basis[fingerprint] ?? null,
  };
  return { context, close: excerpts.close };
}

const OBEYED = /[^\P{Cc}\n]|\p{Bidi_Control}|[\u2028\u2029\ufeff]/u;
const BRACKET = /##\w*\[/;
const COLON = /^\s*::[\w-]+(?: |::)/;

/** Commands that are ours: a whole line each, which begins by them and holds no other. */
const OWN: Readonly<Partial<Record<ReportFormat, RegExp>>> = {
  github: /^::(?:error|warning|notice) [^:]*::/,
  azure: /^##vso\[task\.(?:logissue|complete) [^\]]*\]/,
};

export function obeyed(format: ReportFormat, text: string): string | null {
  const control = OBEYED.exec(text);
  if (control) return `U+${(control[0].codePointAt(0) ?? 0).toString(16)} at ${control.index}`;
  for (const line of text.split('\n')) {
    const own = OWN[format];
    const rest = own ? line.replace(own, '') : line;
    if (BRACKET.test(rest) || (rest === line && COLON.test(line))) return `a command: ${shortened(line)}`;
  }
  return null;
}

export function malformed(format: ReportFormat, text: string): string | null {
  // Without findings there is nothing to say in one line each.
  if (text === '' && ['compact', 'github', 'azure'].includes(format)) return null;
  if (!/[^\n]\n$/.test(text)) return 'it does not end with one line break';
  if (format === 'junit') return notWellFormed(text);
  if (format === 'html')
    return /<(?:script>alert|img src=x)/.test(text) ? 'it holds the HTML of a value' : null;
  if (format !== 'json' && format !== 'sarif' && format !== 'gitlab') return null;
  const value: unknown = JSON.parse(text);
  if (format !== 'json' || valid(value)) return null;
  return JSON.stringify(valid.errors?.[0]);
}

/** The first report that breaks a promise, in words. */
export function badReport(subject: Subject, outcome: Outcome): string | null {
  const { context, close } = contextFor(subject, outcome);
  try {
    for (const format of Object.keys(reporters) as ReportFormat[]) {
      const text = [...reporters[format](outcome.report, context)].join('');
      const wrong = malformed(format, text) ?? obeyed(format, text);
      if (wrong) return `${format}: ${wrong}`;
    }
    return null;
  } finally {
    close();
  }
}
