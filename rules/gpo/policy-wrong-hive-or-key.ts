// Windows reads the settings in two keys of HKLM; what stands elsewhere has no effect.

import type { Subject } from '../../src/model/evidence.ts';
import type { HostMappingFact, Layer, PolicyStateFact, RealmFact } from '../../src/model/fact.ts';
import { isEffective } from '../../src/model/in-force.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { POLICY_KEY } from '../../src/model/registry-keys.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { placeOf } from '../support/place.ts';
import { ADML_REALMS, guideStep } from '../support/references.ts';

const POLICY = `HKLM\\${POLICY_KEY}`;
const LOCAL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';

/** Why Windows does not read it there. */
const WHY: Readonly<Partial<Record<Layer, string>>> = {
  user: 'in the registry of a user. Both policies belong to the computer, and Windows reads HKLM alone.',
  wow6432:
    'under Wow6432Node alone, where 32-bit programs write. Windows reads the key without Wow6432Node, and there is no copy of it.',
  dead: 'in a key that Windows does not read.',
};

const right = policyReg();

export default defineRule({
  id: 'policy-wrong-hive-or-key',
  group: 'gpo',
  summary: 'A Kerberos setting stands where Windows does not read it',
  guide: 4,
  severities: ['error'],
  over: ['gpo', 'client'],
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'Scripts and hand-made imports put the settings on the user side, under Wow6432Node or into keys of similar names, such as Lsa\\Kerberos\\domain_realm, which a public document once gave. Nothing complains, every tool shows the values, and Windows never reads them.',
    detected:
      'Realms, host maps and switches under HKCU or another root, under misspelt names of the lists, or in keys that nobody reads. Under Wow6432Node only where there is no copy in the right key, since an export of the whole registry shows both. Mirrors that Windows keeps of its own (PolicyManager, Group Policy Objects) are left out.',
    proof: {
      kind: 'prescription',
      text: 'Kerberos.admx defines both policies for the computer, in one key. To clients a setting in another key is one that is missing; it was not tried with Windows, which was not tested.',
    },
    bad: {
      format: 'reg',
      content: right.content.replaceAll('\\SOFTWARE\\Microsoft', '\\SOFTWARE\\Wow6432Node\\Microsoft'),
    },
    good: right,
    fix: [
      inEditor('MitRealms', 'Enter the realm here, and remove what stands in the wrong place.'),
      inPowerShell('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
    ],
    whenNot: 'There is no reason to keep it.',
    references: [ADML_REALMS, guideStep(4)],
  },
  applies: ({ realms, mappings, states }) => realms.length + mappings.length + states.length > 0,
  *check(subject) {
    const { realms, mappings } = subject;
    const values = [...realms, ...mappings];
    const settled = new Set(values.filter(isRead).map(settingOf));
    for (const fact of values) {
      if (isRead(fact) || (fact.layer === 'wow6432' && settled.has(settingOf(fact)))) continue;
      yield { ...misplaced(fact), place: placeOf(fact, fact.name), realm: fact.name.value };
    }
    for (const state of loneSwitches(subject)) yield { ...misplaced(state), place: placeOf(state, state) };
  },
});

type Setting = RealmFact | HostMappingFact | PolicyStateFact;

function isRead({ layer }: Setting): boolean {
  return isEffective(layer);
}

function settingOf({ kind, name }: RealmFact | HostMappingFact): string {
  return `${kind} ${realmKey(name.value)}`;
}

function misplaced(fact: Setting) {
  const { key, layer } = fact;
  const list =
    fact.kind === 'policy-state' ? fact.list : fact.kind === 'realm' ? 'MitRealms' : 'domain_realm';
  const below = fact.kind === 'policy-state' ? '' : `\\${list}`;
  const local = /\\lsa\\kerberos(\\(?:domains|hosttorealm)\\.*)$/s.exec(key)?.[1];
  const what =
    fact.kind === 'policy-state' ? `The switch of ${list}` : `An entry of ${list} (${fact.name.value})`;
  return {
    severity: 'error',
    message: `${what} stands ${WHY[layer] ?? ''}`,
    // The root in capitals, as it is written; names of keys have no case.
    actual: key.replace(/^[^\\]*/, (root) => root.toUpperCase()),
    expected: layer === 'user' && local !== undefined ? `${LOCAL}${local}` : `${POLICY}${below}`,
    setting: fact.kind === 'policy-state' ? `${list}_Enabled` : list,
  } as const;
}

/** Switches in wrong places, where there is neither a list that has been judged nor the right switch. */
function* loneSwitches({ realms, mappings, states }: Subject): Iterable<PolicyStateFact> {
  const settled = new Set(states.filter(isRead).map(({ list }) => list));
  if (realms.length > 0) settled.add('MitRealms');
  if (mappings.length > 0) settled.add('domain_realm');
  for (const state of states) {
    if (!settled.has(state.list) && state.state !== 'not-configured') yield state;
  }
}
