// A browser that may not use Negotiate answers a proxy without Kerberos, whatever tickets there are.

import type { BrowserAuthenticationFact } from '../../src/model/fact.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg, withRegValues } from '../support/examples.ts';
import { placeOf } from '../support/place.ts';
import { AUTH_SCHEMES } from '../support/references.ts';

const BROWSERS = { windows: 'Windows', edge: 'Edge', chrome: 'Chrome' } as const;
const EDGE = 'SOFTWARE\\Policies\\Microsoft\\Edge';

/** Why Negotiate is off by this setting; null where it is on. */
function reasonOf({ source, browser }: BrowserAuthenticationFact, value: string): string | null {
  const name = BROWSERS[browser];
  if (source === 'EnableNegotiate') {
    return Number(value) === 0
      ? `EnableNegotiate is 0: integrated authentication of ${name} goes without Kerberos.`
      : null;
  }
  // The schemes are told apart by case, says the page of the policy.
  const schemes = value.split(',').map((scheme) => scheme.trim());
  if (schemes.includes('negotiate')) return null;
  const near = schemes.some((scheme) => scheme.toLowerCase() === 'negotiate');
  const why = near ? 'has negotiate in capitals, and schemes are told apart by case' : 'lacks negotiate';
  return `AuthSchemes of ${name} ${why}: the browser never answers a proxy with a Kerberos ticket.`;
}

export default defineRule({
  id: 'browser-negotiate-disabled',
  group: 'browser',
  summary: 'A browser may not authenticate with Kerberos',
  guide: null,
  severities: ['warning'],
  over: ['gpo', 'client'],
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'the browser falls back to NTLM', 'the browser asks for a password'],
  docs: {
    why: 'A proxy asks for Kerberos by the scheme Negotiate. A browser in which that scheme is off does not answer it, although the realm, the host map and the trust are right.',
    detected:
      'The policy AuthSchemes of Edge or Chrome is set and does not list negotiate, in the registry or as "Supported authentication schemes" in a GPO report; EnableNegotiate of the internet options is 0. Not set is right. AuthServerAllowlist is not judged: the challenge of a proxy needs none.',
    proof: {
      kind: 'prescription',
      text: 'The pages of the policy list negotiate among the schemes that are used when it is not set. Browsers were not tested.',
    },
    bad: withRegValues(policyReg(), EDGE, ['"AuthSchemes"="basic,digest,ntlm"']),
    good: withRegValues(policyReg(), EDGE, ['"AuthSchemes"="ntlm,negotiate"']),
    fix: [
      {
        with: 'Group Policy editor',
        steps:
          'Administrative Templates > Microsoft Edge (or Google > Google Chrome) > HTTP authentication > Supported authentication schemes > Not Configured, or add negotiate to the list. Then gpupdate /force, and restart the browser.',
      },
      {
        with: 'Internet Options',
        steps:
          'Advanced > Security > tick "Enable Integrated Windows Authentication"; restart the computer (EnableNegotiate becomes 1).',
      },
    ],
    whenNot:
      'A browser that is not used through the proxy: lower the rule with --rule browser-negotiate-disabled=info.',
    references: [AUTH_SCHEMES],
  },
  applies: ({ authentications }) => authentications.length > 0,
  *check({ authentications }) {
    for (const fact of authentications) {
      const { source, browser, value, conditional } = fact;
      if (conditional) yield { notEvaluated: `an item of Preferences with a filter sets ${source}` };
      // What an empty list allows is documented nowhere.
      else if (!value || value.value === '') yield { notEvaluated: `what ${source} allows is not known` };
      else {
        const message = reasonOf(fact, value.value);
        if (message === null) continue;
        yield {
          severity: 'warning',
          message,
          place: placeOf(fact, value),
          actual: value.value,
          expected: source === 'AuthSchemes' ? 'negotiate among them' : 'not set, or 1',
          setting: `${browser} ${source}`,
        };
      }
    }
  },
});
