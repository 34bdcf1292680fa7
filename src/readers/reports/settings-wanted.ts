// Which settings of a report are worth parsing: reports and resultant sets show them in the same elements.

import type { Interest } from '../../model/source.ts';
import type { ElementEvent } from '../xml/events.ts';
import { mentions } from '../xml/mentions.ts';
import { parseSlice, type XmlElement } from '../xml/slice.ts';
import { POLICY } from './gpo-report-names.ts';

/** The element of a policy, a registry setting or an item of Preferences; null where nobody downstream wants it. */
export type SettingsWanted = (event: ElementEvent) => XmlElement | null;

/** Judges by the raw text, so that what nobody wants is never parsed. */
export function settingsWanted(interest: Interest): SettingsWanted {
  const speaksOfPolicy = mentions(interest.policyText);
  const speaksOfKey = mentions(interest.keyPaths);
  return ({ name, slice, namespaces }) => {
    const speaks = name === POLICY ? speaksOfPolicy : speaksOfKey;
    return speaks(slice.text) ? parseSlice(slice, namespaces) : null;
  };
}
