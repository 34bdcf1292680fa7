// Characters that look like others or like nothing at all, in names of realms and hosts.

import type { Located } from '../../src/model/located.ts';
import { plainCharacters } from '../../src/model/realm-name.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule, type RuleFinding, type Target } from '../../src/model/rule.ts';
import { trustNames } from '../../src/model/trust-values.ts';
import { describeRun, isOnlyBlankWithin, mended, suspiciousRuns } from '../support/characters.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { alsoAt, placeOf, settingOf, valuesOf } from '../support/place.ts';
import { ADML_MAPPINGS } from '../support/references.ts';
import { trustName } from '../support/trust.ts';

type Holding = Target<'realm' | 'mapping' | 'trust'>;

export default defineRule({
  id: 'suspicious-characters',
  group: 'evidence',
  summary: 'A name holds invisible or look-alike characters',
  guide: 4,
  guideOver: { trust: 3 },
  severities: ['error'],
  over: ['realm', 'mapping', 'trust'],
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'Values that are copied from web pages, mails and documents bring no-break spaces, zero width characters, typographic quotes and letters of other scripts with them. They look right in every window and equal no name.',
    detected:
      'Everything outside of visible ASCII in names of realms, KDCs and hosts: names in DNS are ASCII, others are written in punycode. Also blanks around the name of a realm. Ordinary blanks around entries and at the end of a value are normal.',
    proof: {
      kind: 'outage',
      text: "With a no-break space before the KDC, or with a zero-width space in the realm, or with a no-break space before both suffixes of the host map, and so no host as a literal reading finds it, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows itself, and whether it reads the host map as literally, was not tested.",
    },
    bad: policyReg({ mappings: { 'ZSCALERBETA.NET': '.zscalerbeta.net;\u00a0.gateway.zscalerbeta.net' } }),
    good: policyReg(),
    fix: [
      inEditor('domain_realm', 'Delete the value and type it by hand; copying brings the characters back.'),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'),
    ],
    whenNot:
      'There is no reason to keep it. If the export was decoded wrongly, name its encoding with --encoding.',
    references: ['RFC 5890: names in DNS are ASCII', ADML_MAPPINGS],
  },
  applies: (target, context) => target.kind !== 'trust' || isRealmTrust(target, context),
  *check(target) {
    if (target.kind === 'trust') {
      yield* finding(target, trustNames(target), 'trust-name', trustName(target), true);
      return;
    }
    const { name } = target;
    yield* finding(target, [name], settingOf(target), name.value, true);
    yield* finding(target, valuesOf(target), settingOf(target), name.value, false);
  },
});

// Each place tells its realm, which may be as long as they are many.
const SHOWN = 100;

/** One finding for texts that belong together: the first run is its place, the others are related. */
function* finding(
  target: Holding,
  texts: readonly Located[],
  setting: string,
  realm: string,
  isName: boolean,
): Iterable<RuleFinding> {
  const damaged = texts.filter((text) => suspiciousRuns(text, isName).length > 0);
  const [first, ...others] = damaged.flatMap((text) => suspiciousRuns(text, isName));
  const [text] = damaged;
  if (!first || !text) return;
  const left = others.length - SHOWN;
  const more = left > 0 ? ` There are ${left} more places than are shown.` : '';
  const where = isName ? 'the name of realm' : 'the value of realm';
  yield {
    severity: 'error',
    message: `There is ${describeRun(first.value)} in ${where} ${plainCharacters(realm)}. It cannot be told by eye, and makes the name another one.${more}`,
    place: placeOf(target, first),
    actual: text.value,
    expected: mended(text.value, isName),
    related: others.slice(0, SHOWN).flatMap((run) => alsoAt(target, [run], describeRun(run.value))),
    setting,
    realm,
    // Nothing is hidden about a blank between two words of a name.
    rightWhenRepaired: isName && isOnlyBlankWithin(text.value, [first, ...others]),
  };
}
