// Where a code host shows a finding: a file that it has, and lines in it.

import type { Place } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { Region } from '../model/span.ts';
import { visible } from './escape.ts';
import { placeName } from './place.ts';

export interface CodePlace {
  /** A file of the run, the archive of what lies in one. As it is: nothing escaped. */
  readonly file: string;
  /** Null in binary files and in archives: a code host has no lines of those. */
  readonly region: Region | null;
  /** Where in the file, if its lines do not tell; visible text, empty if they do. */
  readonly within: string;
}

export function codePlace(place: Place, context: Pick<ReportContext, 'fileOf'>): CodePlace {
  const file = context.fileOf(place.path);
  if (file !== place.path) return { file, region: null, within: placeName(place) };
  const { region, byteOffset, locator } = place;
  if (region) return { file, region, within: '' };
  const offset = byteOffset === undefined ? [] : [`byte 0x${byteOffset.toString(16).toUpperCase()}`];
  return {
    file,
    region: null,
    within: [...offset, ...(locator === '' ? [] : [visible(locator)])].join(', '),
  };
}
