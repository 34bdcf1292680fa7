// Registry items of Group Policy Preferences, alone in Registry.xml or within a report: that they are there is said.

import type { Side } from '../../model/format.ts';
import type { Diagnostic } from '../../model/record.ts';
import { diagnostic } from '../registry/registry-data.ts';
import type { XmlElement } from '../xml/slice.ts';

/** What is to be said of an item that mentions one of our keys; nothing when it is switched off. */
export function preferenceItems(item: XmlElement, part: string | null, side: Side | null): Diagnostic[] {
  const disabled = item.attributes.find(({ name }) => name === 'disabled')?.text().value;
  if (disabled === '1' || disabled === 'true') return [];
  const message = 'A Preferences item writes to one of these keys, and items of Preferences are not judged.';
  const hint = 'Compare it with the policy by hand.';
  return [{ ...diagnostic('not-read', 'partial', message, item.span(), hint), part, side }];
}
