// A host map by policy hides the local one as a whole: what ksetup mapped to other realms stops working.

import type { HostMappingFact } from '../../src/model/fact.ts';
import { defineRule } from '../../src/model/rule.ts';
import { localReg, policyReg } from '../support/examples.ts';
import { inEditor } from '../support/fix.ts';
import { piecesOf } from '../support/hosts.ts';
import { type HidingMap, hidingMapOf, lostUnder } from '../support/local-map.ts';
import { alsoAt, placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, OBOL_DOCUMENTS } from '../support/references.ts';

const EXTENDED = {
  'ZSCALERBETA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net',
  'UNIX.CONTOSO.EXAMPLE': '.unix.contoso.example; nfs01.contoso.example',
};
const LOCAL = localReg('UNIX.CONTOSO.EXAMPLE', 'kdc1.unix.contoso.example', [
  '.unix.contoso.example',
  'nfs01.contoso.example',
]);

function witnessOf({ policies }: HidingMap): readonly HostMappingFact[] {
  return policies.slice(0, 1);
}

export default defineRule({
  id: 'local-ksetup-conflict',
  group: 'client',
  summary: 'The host map of a policy hides local mappings that are still needed',
  guide: null,
  severities: ['warning'],
  over: ['client', 'gpo'],
  needs: [],
  byFormat: true,
  symptoms: ['services of another realm stop working after the policy came', 'KDC_ERR_S_PRINCIPAL_UNKNOWN'],
  docs: {
    why: 'As soon as a policy sets the host map (domain_realm), Windows ignores the mappings that ksetup made on the computer (HostToRealm): they are not merged. Realms that have nothing to do with the policy lose their hosts.',
    detected:
      'Each local entry is looked up in the map of the policy, the longest suffix first. It is reported when the policy maps it to another realm or to none; what the policy sends to the same realm is merely redundant. On a client whose export shows both; and where a client has local mappings and a GPO of the run sets the map, for when that GPO is applied to it.',
    proof: {
      kind: 'observation',
      text: 'That local mappings are ignored beside the key of the policy was found on Windows by the author of PowerShell-Obol. It was not tested here; whether an empty key is enough is not known.',
    },
    bad: { ...LOCAL, content: `${policyReg().content}${LOCAL.content.replace(/^[^[]*/, '')}` },
    good: {
      ...LOCAL,
      content: `${
        policyReg({
          realms: {
            'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net</k>',
            'UNIX.CONTOSO.EXAMPLE': '<k>kdc1.unix.contoso.example</k>',
          },
          mappings: EXTENDED,
        }).content
      }${LOCAL.content.replace(/^[^[]*/, '')}`,
    },
    fix: [
      inEditor(
        'domain_realm',
        'Add the realms that the clients map locally, each with its hosts and suffixes, before the policy reaches them.',
      ),
      {
        with: 'ksetup',
        steps:
          'Once the policy has a mapping, or nobody needs it, on the client:\nksetup /delhosttorealmmap .unix.contoso.example UNIX.CONTOSO.EXAMPLE\nThe key HostToRealm shows what is mapped locally: reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\HostToRealm /s',
      },
    ],
    whenNot:
      'When the local mappings are left over and nobody uses them: remove them, or turn the rule off with --rule local-ksetup-conflict=off.',
    references: [ADML_MAPPINGS, OBOL_DOCUMENTS],
  },
  applies: ({ mappings }) => mappings.some(({ layer, conditional }) => layer === 'local' && !conditional),
  *check(target, context) {
    const hiding = hidingMapOf(target, context);
    if (hiding === null) return;
    if (hiding.policies.length === 0) {
      yield { notEvaluated: 'the policy of the host map is enabled without a list that was shown' };
      return;
    }
    for (const fact of target.mappings) {
      if (fact.layer !== 'local' || fact.conditional) continue;
      const realm = fact.name.value;
      const lost = lostUnder(hiding, realm, fact.entries.flatMap(piecesOf));
      const [first, ...others] = lost;
      if (!first) continue;
      const names = lost.map(({ piece }) => piece.text.value);
      const elsewhere = lost.find(({ to }) => to !== null);
      const taken = elsewhere ? ` ${elsewhere.piece.text.value} goes to ${elsewhere.to} instead.` : '';
      const who = hiding.isOwn ? 'The policy hides' : `Where GPO ${hiding.name} is applied, it hides`;
      yield {
        severity: 'warning',
        message: `${who} the local host map as a whole: ${names.join(', ')} no longer ${lost.length === 1 ? 'goes' : 'go'} to realm ${realm}.${taken}`,
        place: placeOf(fact, first.piece.text),
        actual: names.join('; '),
        expected: `${realm} = ${names.join('; ')} in domain_realm`,
        related: [
          ...others.flatMap(({ piece }) => alsoAt(fact, [piece.text], 'hidden too')),
          ...witnessOf(hiding).flatMap((policy) => alsoAt(policy, [policy.name], 'the map of the policy')),
        ],
        setting: settingOf(fact),
        realm,
      };
    }
  },
});
