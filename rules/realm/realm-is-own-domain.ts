// The domain itself in the list of foreign realms: Windows knows its own domain, and never looks there.

import { domainOfComputer } from '../../src/model/computer-domain.ts';
import type { Subject } from '../../src/model/evidence.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor } from '../support/fix.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { ADML_REALMS } from '../support/references.ts';

const OWN = 'corp.contoso.example';

/** The domain in which a GPO lives, or to which a client belongs, as realm key; null where nothing tells it. */
function ownDomain({ domain, clients }: Subject): string | null {
  if (domain !== null) return realmKey(domain);
  const told = clients.flatMap((client) => domainOfComputer(client) ?? []);
  return told[0] === undefined ? null : realmKey(told[0]);
}

export default defineRule({
  id: 'realm-is-own-domain',
  group: 'realm',
  summary: "The organisation's own domain is defined as a foreign realm",
  guide: null,
  severities: ['warning'],
  over: 'realm',
  needs: [],
  symptoms: ['the entry has no effect', 'the realm that was meant is missing'],
  docs: {
    why: 'The list is for realms outside of Active Directory. Windows finds the controllers of its own domain by itself, and looks for it before it reads the list: the entry does nothing. Often the name of the cloud belonged there.',
    detected:
      'A realm of the list that is, whatever its case, the DNS name of the domain in which the GPO lives, or to which the client belongs. Where the export does not tell that domain, nothing is reported.',
    proof: {
      kind: 'observation',
      text: 'Others have tested on Windows that the own domain is looked up before the static list of realms. It is not among the defects that were tried with real KDCs.',
    },
    bad: {
      format: 'ksetup',
      path: 'PC-0217.txt',
      content: `default realm = ${OWN} (NT Domain)\r\nCORP.CONTOSO.EXAMPLE:\r\n\tkdc = dc1.${OWN}\r\n\tRealm Flags = 0x0none\r\nNo user mappings defined.\r\n`,
    },
    good: policyReg(),
    fix: [
      inEditor('MitRealms', 'Remove the entry, or put the realm in its place that was meant.'),
      { with: 'ksetup', steps: 'ksetup /removerealm CORP.CONTOSO.EXAMPLE; restart the computer.' },
    ],
    whenNot:
      'Computers outside of the domain that get the same list, such as machines of a workgroup: they do need the entry.',
    references: [ADML_REALMS, 'PowerShell-Obol: tests of realm lookups on Windows'],
  },
  *check(target, { subject }) {
    if (realmKey(target.name.value) !== ownDomain(subject)) return;
    const whose = subject.holder === 'gpo' ? 'of this GPO' : 'of this client';
    yield {
      severity: 'warning',
      message: `Realm ${target.name.value} is the domain ${whose} itself. Windows does not look for its own domain in this list, so the entry has no effect.`,
      place: placeOf(target, target.name),
      actual: target.name.value,
      expected: null,
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});
