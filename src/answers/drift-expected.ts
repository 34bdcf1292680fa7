// The expected side of a comparison that is no export: a realm as its profile or the config describes it.

import { expectationFor } from '../engine/expectations.ts';
import type { Settings } from '../model/settings.ts';
import type { Expected } from './drift.ts';

/** Before the name of a cloud or a realm, where a file has that name too. */
export const PROFILE = 'profile:';

/** What is wrong with the name of a profile, as sentences for the user. */
export interface NoProfile {
  readonly problem: readonly string[];
}

/**
 * The side that a word names: `profile:` and a cloud or a realm of the config, or the bare name of one that is known. Null for a bare word that
 * may as well be a path. `cloudOf` gives the name of a cloud in its one form, null for what cannot be one.
 */
export function expectedByName(
  word: string,
  cloudOf: (text: string) => string | null,
  settings: Settings,
): Expected | NoProfile | null {
  if (!word.startsWith(PROFILE)) {
    const guide = expectationFor(word, cloudOf(word), settings);
    // An unknown cloud may as well be a file that is not there.
    return guide && guide.source !== 'formula zscaler' ? { guide: [guide] } : null;
  }
  const name = word.slice(PROFILE.length);
  const guide = expectationFor(name, cloudOf(name), settings);
  if (guide) return { guide: [guide] };
  return {
    problem: [
      `${word} names no profile: ${name === '' ? 'it is empty' : `${name} is neither a cloud nor a realm of the config`}.`,
      'For example: profile:zscalerbeta.net.',
    ],
  };
}
