// Both halves of a GPO count their changes: where the numbers differ, one of them has not arrived.

import type { GpoFact } from '../../src/model/fact.ts';
import { defineRule } from '../../src/model/rule.ts';
import { gpoReport } from '../support/gpo-examples.ts';
import { givesComputers, told } from '../support/gpo-exports.ts';
import { placeOf } from '../support/place.ts';
import { GPO_VERSIONS } from '../support/references.ts';

// What the console shows of a SYSVOL that it could not reach.
const UNREACHABLE = 65535;

export default defineRule({
  id: 'gpo-version-mismatch',
  group: 'gpo',
  summary: 'A GPO has different versions in the directory and in SYSVOL',
  guide: null,
  severities: ['warning'],
  over: 'gpo',
  needs: [],
  byFormat: true,
  symptoms: ['clients have an old value, or none', '471000 on some computers'],
  docs: {
    why: 'A GPO is an object in the directory and a folder in SYSVOL, which replicate each in its own way. When their versions differ, the export mixes two states of the GPO, and clients may get the settings of another day than the report shows.',
    detected:
      'The two versions of the computer side that one export shows: report (XML, HTML) or Backup.xml. A version of 65535 says that SYSVOL could not be reached, and leaves the check open. Versions of different exports are not compared.',
    proof: {
      kind: 'prescription',
      text: 'MS-GPOL has both versions change together. That a difference lasts is no certain defect: replication may be on its way. Windows was not tested.',
    },
    bad: gpoReport({ versions: [4, 3] }),
    good: gpoReport(),
    fix: [
      {
        with: 'Group Policy Management',
        steps:
          'Select the domain > Status > Detect Now, which names the domain controllers that differ. Mend the replication of SYSVOL (dfsrdiag, event log DFS Replication); then change any setting of the GPO and change it back, so that both sides get a new version.',
      },
    ],
    whenNot:
      'Right after a change, until replication is done: export again before anything else. To lower it for all GPOs: --rule gpo-version-mismatch=info.',
    references: [GPO_VERSIONS],
  },
  applies: givesComputers,
  *check(subject) {
    const exports = told(subject, versionsOf);
    const known = exports.filter(({ answer }) => !answer.includes(UNREACHABLE));
    if (known.length === 0) {
      const lost = exports.length > 0;
      yield {
        notEvaluated: lost
          ? 'SYSVOL could not be reached when the export was made (version 65535)'
          : 'no export shows the version of the directory beside that of SYSVOL',
      };
    }
    for (const { fact, answer } of known) {
      const [directory, sysvol] = answer;
      if (directory === sysvol) continue;
      yield {
        severity: 'warning',
        message: `The computer side of this GPO has version ${directory} in the directory and ${sysvol} in SYSVOL. What is shown may not be what clients get.`,
        place: placeOf(fact, { at: fact.computer?.at?.versions ?? fact.at }),
        actual: `${directory} (directory), ${sysvol} (SYSVOL)`,
        expected: null,
        setting: 'version',
      };
    }
  },
});

function versionsOf({ computer }: GpoFact): readonly [number, number] | null {
  const { versionDirectory = null, versionSysvol = null } = computer ?? {};
  return versionDirectory === null || versionSysvol === null ? null : [versionDirectory, versionSysvol];
}
