// What the organisation says it wants of a GPO, a client or a domain, against what the evidence shows of it.

import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor } from '../support/fix.ts';
import { disabledIn, forbiddenIn, requiredIn } from '../support/intended-lists.ts';
import { trustAsIntended } from '../support/intended-trust.ts';
import { intentsFor } from '../support/intents.ts';

const WANTED = '{"expect": [{"client": "*", "realm": "ZSCALERBETA.NET", "state": "required"}]}';

const LISTS = { required: requiredIn, forbidden: forbiddenIn, disabled: disabledIn } as const;

export default defineRule({
  id: 'setting-not-as-expected',
  group: 'evidence',
  summary: 'A realm is not required, forbidden or disabled as the config says',
  guide: null,
  severities: ['error'],
  over: ['gpo', 'client', 'domain'],
  // What each intent needs to have been shown depends on what it says.
  needs: [],
  byFormat: true,
  symptoms: [],
  docs: {
    why: 'Which GPO, client or domain is to reach which realm only the organisation knows: during a migration the old cloud must be gone here and still there elsewhere. A setting can be right in itself and stand in the wrong place.',
    detected:
      'Every entry of expect in realmlint.config.jsonc is compared with the GPO, client or domain of that name; what is said of one by name goes before what is said of all (*). required: realm list and host map hold the realm (a domain has a trust to it). forbidden: neither list holds it (no trust). disabled: a GPO disables both policies, on a client nothing of the realm is in force, the direction of the trust is 0 or there is no trust. Judged only where the export would have shown it. Entries whose subject is not in the run are named in the report.',
    proof: {
      kind: 'observation',
      text: 'The config says one thing and the evidence another. What a client does without the setting is told by the rules about that setting; Windows was not tested.',
    },
    bad: {
      ...policyReg({
        realms: { 'ZSCALERTWO.NET': '<k>kerberos.zscalertwo.net</k>' },
        mappings: { 'ZSCALERTWO.NET': '.zscalertwo.net; .gateway.zscalertwo.net' },
      }),
      config: WANTED,
    },
    good: { ...policyReg(), config: WANTED },
    fix: [
      inEditor(
        'MitRealms',
        'Add what is required, remove what is forbidden; the same in Define host name-to-Kerberos realm mappings. To disable, choose Disabled in both.',
      ),
      {
        with: 'realmlint.config.jsonc',
        steps:
          'Where the evidence is right and the wish is old: change its entry under expect, or remove it.',
      },
    ],
    whenNot:
      'Without expect in realmlint.config.jsonc the rule says nothing. An exception from what is said of all (*) is an entry that names its subject.',
    references: [],
  },
  applies: (target, context) => intentsFor(target, context).length > 0,
  *check(target, context) {
    for (const intent of intentsFor(target, context)) {
      yield* target.holder === 'domain'
        ? trustAsIntended(intent, context)
        : LISTS[intent.state](intent, context);
    }
  },
});
