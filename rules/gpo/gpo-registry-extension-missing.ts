// Clients run only the extensions that the GPO lists; without that of the registry they never look into Registry.pol.

import type { Subject } from '../../src/model/evidence.ts';
import type { GpoFact } from '../../src/model/fact.ts';
import { defineRule } from '../../src/model/rule.ts';
import { enabledInPowerShell } from '../support/fix.ts';
import { backupXml } from '../support/gpo-examples.ts';
import { computerSettings, exportOf } from '../support/gpo-exports.ts';
import { placeOf } from '../support/place.ts';
import { GPO_EXTENSIONS } from '../support/references.ts';

/** The Registry extension (MS-GPREG 1.9). */
const REGISTRY = '{35378EAC-683F-11D2-A89A-00C04FBBCFA2}';

export default defineRule({
  id: 'gpo-registry-extension-missing',
  group: 'gpo',
  summary: 'A GPO with Kerberos settings does not list the Registry extension',
  guide: null,
  severities: ['error'],
  over: 'gpo',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'the GPO is applied and the registry of the client stays empty'],
  docs: {
    why: 'The directory object of a GPO lists the client-side extensions that have something to do. A Registry.pol that was copied into SYSVOL, or written by a script, adds nothing to that list: clients apply the GPO and skip the file.',
    detected:
      'MachineExtensionGuids of Backup.xml, and the same attribute in samba-tool gpo show and backup, without the GUID of the Registry extension, although the same export holds realms, host maps or switches of the policies. What Preferences deliver has an extension of its own and is not judged here.',
    proof: {
      kind: 'prescription',
      text: 'That clients run only the extensions that are listed is specified in MS-GPOL. Windows was not tested.',
    },
    bad: backupXml(''),
    good: backupXml(`[${REGISTRY}{D02B1F72-3407-48AE-BA88-E8213C6761F1}]`),
    fix: [
      {
        with: 'Group Policy editor',
        steps:
          'Open the GPO, change any setting of Administrative Templates on the computer side, apply, and change it back: the editor writes the list. Then, on a client: gpupdate /force, klist purge.',
      },
      enabledInPowerShell('MitRealms'),
    ],
    whenNot: 'There is no reason to keep it.',
    references: [GPO_EXTENSIONS, 'MS-GPREG 1.9: GUID of the Registry extension'],
  },
  applies: (subject) => settingsByPolicy(subject).size > 0,
  *check(subject) {
    const holding = settingsByPolicy(subject);
    let isShown = false;
    for (const fact of subject.gpos) {
      const listed = listedIn(fact);
      if (!listed || !holding.has(exportOf(fact.origin))) continue;
      isShown = true;
      if (listed.some((guid) => guid.toUpperCase() === REGISTRY)) continue;
      yield {
        severity: 'error',
        message: `The GPO holds Kerberos settings in its Registry.pol and does not list the Registry extension ${REGISTRY}: clients never read that file.`,
        place: placeOf(fact, { at: placeAt(fact) }),
        actual: listed.length > 0 ? listed.join(' ').toUpperCase() : null,
        expected: REGISTRY,
        setting: 'gPCMachineExtensionNames',
      };
    }
    if (!isShown) yield { notEvaluated: 'no export of the settings shows the list of extensions' };
  },
});

// An empty list without a place of its own may as well be one that was not exported.
function listedIn({ computerExtensions, extensionsAt }: GpoFact): GpoFact['computerExtensions'] {
  return computerExtensions?.length || extensionsAt ? computerExtensions : null;
}

function placeAt({ extensionsAt, at }: GpoFact): GpoFact['at'] {
  return extensionsAt ?? at;
}

/** The exports that show settings which the Registry extension delivers. */
function settingsByPolicy(subject: Subject): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { layer, delivery, origin } of computerSettings(subject)) {
    if (layer === 'policy' && delivery === undefined) found.add(exportOf(origin));
  }
  return found;
}
