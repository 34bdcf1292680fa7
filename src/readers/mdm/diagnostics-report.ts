// MDMDiagReport.xml (mdmdiagnosticstool, or Settings > Accounts > Access work or school): the policies that a client holds.

import { trimBlanks } from '../../model/located.ts';
import type { Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import type { XmlElement } from '../xml/slice.ts';
import { childrenOf, wordOf } from '../xml/tree.ts';
import { gap, isNumberOfOwn, isWantedPolicy, policyOf } from './admx-data.ts';
import { payloadParts } from './payload.ts';

const AREAS: readonly string[] = ['Area', 'CurrentPolicyValues'];
/** What stands beside the policies of an area, and says of them who set them and when. */
const BESIDE = /^PolicyAreaName$|_(?:LastWrite|ProviderSet|WinningProvider|ADMXInstanceData)$/i;

/** Policies of one scope: what a provider set, or what counts in the end. Anything else gives nothing. */
export function reportItems(scope: XmlElement, interest: Interest): Item[] {
  const side = /^(?:device|)$/i.test(wordOf(scope, 'PolicyScope')?.value ?? '') ? 'computer' : 'user';
  const items: Item[] = [];
  for (const area of AREAS.flatMap((name) => childrenOf(scope, name))) {
    const name = wordOf(area, 'PolicyAreaName');
    if (!name || !isWantedPolicy([name.value], interest)) continue;
    for (const policy of area.children) {
      if (BESIDE.test(policy.name)) continue;
      const at = policy.span();
      const named = { side, area: name, name: { value: policy.name, at } } as const;
      const data = trimBlanks(policy.text());
      if (isNumberOfOwn(named, data.value)) continue;
      const parts = payloadParts(data);
      for (const item of 'message' in parts ? [gap(parts.message, parts.at)] : policyOf(named, parts, at))
        items.push(item);
    }
  }
  return items.map((item) => ({ ...item, holder: 'client' }));
}
