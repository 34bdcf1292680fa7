// A Code Quality report for GitLab (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format").

import type { Report, Severity } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { visibleJson } from '../model/unseen.ts';
import { type Annotation, annotations } from './annotations.ts';

const SEVERITIES = { error: 'critical', warning: 'major', info: 'info' } as const satisfies Record<
  Severity,
  string
>;

/** One JSON array, `[]` when nothing is wrong. Lines have no part in the fingerprints. */
export function* gitlab(report: Report, context: ReportContext): Iterable<string> {
  const all = annotations(report, context);
  if (all.length === 0) {
    yield '[]\n';
    return;
  }
  const elsewhere = context.fileOf(report.inputs[0]?.path ?? '.');
  const known = new Map<string, number>();
  let separator = '[\n  ';
  for (const annotation of all) {
    // Of two entries with one fingerprint GitLab drops one without a word.
    const times = (known.get(annotation.fingerprint) ?? 0) + 1;
    known.set(annotation.fingerprint, times);
    const fingerprint = times === 1 ? annotation.fingerprint : `${annotation.fingerprint}-${times}`;
    const entry = JSON.stringify(
      entryOf(annotation, fingerprint, context.fromRoot(annotation.file ?? elsewhere)),
      null,
      2,
    );
    yield separator + visibleJson(entry).replaceAll('\n', '\n  ');
    separator = ',\n  ';
  }
  yield '\n]\n';
}

// GitLab shows no `check_name`, hence the rule in the description; and it takes nothing without a path and a line.
function entryOf(annotation: Annotation, fingerprint: string, path: string) {
  const { blocking, level, message, region, title } = annotation;
  return {
    description: `${title}: ${message}`,
    check_name: title,
    fingerprint,
    severity: blocking ? 'blocker' : SEVERITIES[level],
    location: {
      path,
      lines: { begin: region?.startLine ?? 1, end: region?.endLine ?? 1 },
    },
  };
}
