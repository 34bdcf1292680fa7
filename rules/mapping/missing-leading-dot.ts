// An entry that is meant as a suffix needs a leading dot; without it, it names one host.

import { isPublicSuffix } from '../../src/model/public-suffix.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { defineRule, errorIfExpected, type RuleContext, type Target } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { type Piece, piecesOf } from '../support/hosts.ts';
import { alsoAt, placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, guideStep } from '../support/references.ts';

// Exact hosts are dotless by definition, so a dotless entry is wrong only where it must be a suffix.
function wrongPieces(target: Target<'mapping'>, { expectation }: RuleContext): Piece[] {
  const pieces = target.entries.flatMap(piecesOf);
  const hosts = new Set(pieces.map((piece) => piece.host));
  const expected = new Set(expectation?.suffixes.map(({ suffix }) => suffix));
  const realms = new Set([realmKey(target.name.value), realmKey(expectation?.realm ?? '')]);
  return pieces.filter(({ host }) => {
    if (/^[.*]/.test(host) || host === '' || expected.has(host) || hosts.has(`.${host}`)) return false;
    if (expected.has(`.${host}`) || realms.has(host)) return true;
    // A host called net is an odd one, and the suffix .net would be worse.
    return !isPublicSuffix(host) && [...hosts].some((other) => other.endsWith(`.${host}`));
  });
}

export default defineRule({
  id: 'missing-leading-dot',
  group: 'mapping',
  summary: 'A suffix in the host map has no leading dot',
  guide: 4,
  severities: ['error', 'warning'],
  over: 'mapping',
  needs: [],
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'An entry with a leading dot stands for everything below that name; without the dot it stands for one host of that very name. Proxies are hosts below it, so the client looks for them in its own domain and gets no ticket.',
    detected:
      'An entry without a dot that equals an expected suffix, equals the realm in lower case, or is the parent of another entry. Other entries without a dot are exact hosts, and right. Where the same name stands with and without its dot, both are meant.',
    proof: {
      kind: 'outage',
      text: "With both suffixes without their dots, Heimdal clients failed against MIT's and Samba's KDCs, and MIT clients got their tickets. The guide demands the dots. Windows itself was not tested.",
    },
    bad: policyReg({ mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net; gateway.zscalerbeta.net' } }),
    good: policyReg({
      mappings: { 'ZSCALERBETA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net; gateway2.zscalerbeta.net' },
    }),
    fix: [
      inEditor('domain_realm', 'Put a dot before each suffix: .zscalerbeta.net; .gateway.zscalerbeta.net.'),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'),
      {
        with: 'ksetup',
        steps:
          'ksetup /delhosttorealmmap zscalerbeta.net ZSCALERBETA.NET; ksetup /addhosttorealmmap .zscalerbeta.net ZSCALERBETA.NET; restart the computer.',
      },
    ],
    whenNot:
      'When a host really has the name of the realm or of a suffix and only that host is meant: keep it, and write the suffix with its dot beside it; then nothing is reported.',
    references: [guideStep(4), ADML_MAPPINGS],
  },
  *check(target, context) {
    const [first, ...others] = wrongPieces(target, context);
    if (!first) return;
    yield {
      severity: errorIfExpected(context),
      message: `Without a leading dot ${first.text.value} names one host and nothing below it. Hosts such as proxy.${first.host} do not match, and the client asks its own domain for them.`,
      place: placeOf(target, first.text),
      actual: first.text.value,
      expected: `.${first.host}`,
      related: others.flatMap((piece) => alsoAt(target, [piece.text], `should be .${piece.host}`)),
      ...(others.length > 0 ? { variant: others.map((piece) => piece.host).join('; ') } : {}),
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});
