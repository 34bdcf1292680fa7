// What could not be read or understood: said as a finding, so that no run is clean by accident.

import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { placeOf } from '../support/place.ts';

const whole = policyReg();

export default defineRule({
  id: 'evidence-incomplete',
  group: 'evidence',
  summary: 'Something was not read, or not all of it',
  guide: null,
  severities: ['info'],
  over: 'run',
  needs: [],
  symptoms: [],
  docs: {
    why: 'A linter that skips what it does not understand calls broken exports clean. What is missing here was not judged: other findings may be hidden behind it.',
    detected:
      'Whatever a reader could not decode, parse or place: truncated files, malformed lines, unknown encodings, extensions that a report failed to show; and policies that are on while nothing shows the entries of their lists. Also what is worth knowing and no gap, such as a backup that a newer one supersedes.',
    proof: {
      kind: 'none',
      text: 'This is about the evidence, not about authentication: no ticket fails because a file cannot be read.',
    },
    bad: { format: 'reg', content: whole.content.slice(0, whole.content.indexOf('; .gateway')) },
    good: whole,
    fix: [
      {
        with: 'a new export',
        steps:
          'Export again, from a machine and an account that can see everything: Backup-GPO or Get-GPOReport -ReportType Xml for a GPO, reg export for a client, Get-ADObject -Properties * for the trust.',
      },
    ],
    whenNot:
      'A file that will never be readable and does not matter: leave it out of the paths, or list it under ignore in realmlint.config.jsonc. For a while, an entry under suppressions in realmlint.config.jsonc lifts it, if it has a path and a last day (until). Turning the rule off hides what is missing and does not make the evidence complete: the exit code stays 3.',
    references: [],
  },
  *check(evidence) {
    for (const gap of evidence.gaps) {
      yield {
        severity: 'info',
        message: `${gap.message} ${gap.hint}`.trim(),
        place: placeOf(gap, gap),
        actual: null,
        expected: null,
        setting: gap.code,
        perFile: true,
        ...(gap.effect === 'notice' ? {} : { blocking: true as const }),
      };
    }
  },
});
