// Attributes of a trust that are meant for Windows domains, on the trust to a realm.

import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule } from '../../src/model/rule.ts';
import { trustList } from '../support/examples.ts';
import { RECREATE_TRUST, RECREATE_WITH_NETDOM } from '../support/fix.ts';
import { placeOf } from '../support/place.ts';
import { guideStep, TRUST_ATTRIBUTES } from '../support/references.ts';
import { trustName } from '../support/trust.ts';
import {
  bitWords,
  misplacedBits,
  rightAttributes,
  showAttributes,
  shownAttributes,
} from '../support/trust-attributes.ts';

export default defineRule({
  id: 'trust-unexpected-attributes',
  group: 'trust',
  summary: 'The trust to a realm has attributes of another kind of trust',
  guide: 3,
  severities: ['warning'],
  over: 'trust',
  needs: ['trust-attributes'],
  symptoms: [],
  docs: {
    why: 'Attributes beside "non-transitive" belong to trusts between Windows domains and forests. On the trust to a realm they have no effect, or one that nobody meant, and they show that the trust was made or edited in another way than the guide describes.',
    detected:
      'Any bit of trustAttributes but 0x1 (non-transitive), 0x8 (forest transitive) and 0x80 (RC4 keys), of which other rules speak, 0x100 (AES keys) and 0x200 (tickets are not delegated), which do no harm. Only bits that the export can show are judged.',
    proof: {
      kind: 'prescription',
      text: 'Step 3 of the guide shows trustAttributes 1. What the other bits mean stands in MS-ADTS and in the Windows SDK; what they do on a realm trust was not tested.',
    },
    bad: trustList({ trustAttributes: '17' }),
    good: trustList({ trustAttributes: '513' }),
    fix: [RECREATE_TRUST, RECREATE_WITH_NETDOM],
    whenNot:
      'A realm of your own whose trust got such a bit on purpose, selective authentication for instance. Name that realm under suppressions in realmlint.config.jsonc, with the reason.',
    references: [guideStep(3), TRUST_ATTRIBUTES, 'ntsecapi.h of the Windows SDK: TRUST_ATTRIBUTE_*'],
  },
  applies: isRealmTrust,
  *check(target, context) {
    const name = trustName(target);
    const shown = shownAttributes(target);
    if (!shown) {
      yield { notEvaluated: `trustAttributes of ${name} were not exported` };
      return;
    }
    const misplaced = misplacedBits(shown.value);
    if (misplaced !== 0) {
      yield {
        severity: 'warning',
        message: `The trust to ${name} has attributes that the trust to a realm should not have: ${bitWords(misplaced).join('; ')}.`,
        place: placeOf(target, shown),
        actual: showAttributes(shown.value),
        expected: rightAttributes(shown.value, context),
        setting: 'trustAttributes',
        realm: name,
      };
    } else if (target.attributesMask !== null) {
      yield { notEvaluated: `the export shows some attributes of the trust to ${name} and not all` };
    }
  },
});
