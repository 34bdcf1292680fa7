// Questions about what was judged: why a host gets its realm, and how copies differ. Answered as the command line answers them.

import { rules } from '../../rules/index.ts';
import { drift, type Expected } from '../answers/drift.ts';
import { expectedByName, PROFILE } from '../answers/drift-expected.ts';
import { hostOf } from '../answers/host-name.ts';
import { why } from '../answers/why.ts';
import { cloudName } from '../config/cloud-name.ts';
import { type Gathered, VERSION } from '../lint.ts';
import type { DriftReport } from '../model/drift.ts';
import type { AskedHost, WhyAnswer } from '../model/why.ts';
import { knownClouds } from '../profiles/zscaler.ts';
import { guideWords } from '../reporters/drift-words.ts';
import type { ExpectedSide } from './messages.ts';
import { pickedAt, pickedBut } from './picked.ts';
import { Refusal } from './refusal.ts';
import { gatherPicked, type Session } from './session.ts';

// The hints of the command line speak of paths.
const EXAMPLE = 'For example: gateway.zscalerbeta.net.';

/** A host, which may be typed as a URL or a service principal name. Throws Refusal. */
export function askedHost(typed: string): AskedHost {
  if (typed.trim() === '') throw new Refusal(['There is no host to ask for.', EXAMPLE]);
  const question = hostOf(typed);
  if ('problem' in question) throw new Refusal([...question.problem.slice(0, 1), EXAMPLE]);
  return question;
}

/** `gathered` is all that was picked. */
export function whyAnswer({ settings }: Session, gathered: Gathered, question: AskedHost): WhyAnswer {
  return why(gathered, question, { settings, rules, version: VERSION });
}

/** Compares all that was picked, but for the expected side, with that. Throws Refusal. */
export function driftAnswer(session: Session, side: ExpectedSide): DriftReport {
  const { settings, wanted } = session;
  const options = { settings, version: VERSION };
  if (side.path === undefined) {
    const expected = namedSide(session, side.name);
    return drift(expected, gatherPicked(wanted.picked, session), options);
  }
  const item = pickedAt(wanted.picked, side.path);
  if (!item) throw new Refusal([`There is no ${side.path} among what was handed over.`]);
  const above = side.path.slice(0, side.path.length - item.name.length);
  const expected = { gathered: gatherPicked([item], session, above) };
  return drift(expected, gatherPicked(pickedBut(wanted.picked, side.path), session), options);
}

/** What is said beside a comparison with that side. Throws Refusal. */
export function driftNotices(session: Session, side: ExpectedSide): readonly string[] {
  if (side.path !== undefined) return [];
  return guideWords(namedSide(session, side.name).guide ?? [], knownClouds(session.settings));
}

/** The name stands in a field of its own, so it is never a path. */
function namedSide({ settings }: Session, typed: string): Expected {
  const name = typed.trim();
  const bare = name.startsWith(PROFILE) ? name.slice(PROFILE.length) : name;
  const expected = expectedByName(PROFILE + bare, cloudName, settings);
  if (expected && !('problem' in expected)) return expected;
  throw new Refusal([
    bare === ''
      ? 'There is no name of what is expected.'
      : `${bare} is neither a cloud nor a realm of the config.`,
    'For example: zscalerbeta.net.',
  ]);
}
