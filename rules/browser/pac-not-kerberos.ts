// The vendor's default PAC files name edges by address or without Kerberos; there is one for Kerberos.

import { defineRule } from '../../src/model/rule.ts';
import { policyReg, withRegValues } from '../support/examples.ts';
import { addressOf, cloudOf, urlsIn } from '../support/pac.ts';
import { placeOf } from '../support/place.ts';
import { ERROR_CODES, guideStep, PAC_FILES } from '../support/references.ts';

const DEFAULTS: readonly string[] = ['proxy.pac', 'recommended.pac', 'mobile_proxy.pac'];
const KERBEROS = 'kerberos.pac';
const USER = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

export default defineRule({
  id: 'pac-not-kerberos',
  group: 'browser',
  summary: 'Browsers are given a PAC file that is not the one for Kerberos',
  guide: 6,
  severities: ['warning'],
  over: ['gpo', 'client'],
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no service ticket HTTP/edge@REALM in klist'],
  docs: {
    why: 'The vendor offers several PAC files. proxy.pac, recommended.pac and mobile_proxy.pac send browsers to edges without Kerberos; only the PAC file for Kerberos names edges so that a browser can ask for their ticket.',
    detected:
      "AutoConfigURL of Windows, ProxyPacUrl and ProxySettings of Edge and Chrome, when the address lies on a host of a known cloud and ends in the name of one of the vendor's other files. Any other name, or any other host, is a file of one's own: what it holds is not known, and the check is left open. An address beside a proxy mode that asks for no PAC file is not in use.",
    proof: {
      kind: 'prescription',
      text: 'The guide wants the PAC file for Kerberos in the browser, and the vendor names the default file as a cause of error 471000. Browsers were not tested.',
    },
    bad: withRegValues(policyReg(), USER, [
      '"AutoConfigURL"="http://pac.zscalerbeta.net/contoso.example/proxy.pac"',
    ]),
    good: withRegValues(policyReg(), USER, [
      '"AutoConfigURL"="http://pac.zscalerbeta.net/contoso.example/kerberos.pac"',
    ]),
    fix: [
      {
        with: 'Group Policy editor',
        steps:
          'User Configuration > Preferences > Control Panel Settings > Internet Settings (or the policy "Set the proxy .pac URL" of Edge and Chrome): the address of the PAC file for Kerberos as the portal of the vendor shows it. Then, on a client: gpupdate /force, and restart the browser.',
      },
    ],
    whenNot:
      'Users who are not to authenticate with Kerberos: lower the rule with --rule pac-not-kerberos=info.',
    references: [guideStep(6), PAC_FILES, ERROR_CODES],
  },
  applies: (target) => urlsIn(target).length > 0,
  *check(target, { expectations }) {
    for (const fact of urlsIn(target)) {
      const { url, source, browser, conditional } = fact;
      const unknown = { notEvaluated: `what the PAC file at ${url.value} holds is not known` };
      const address = addressOf(url);
      if (!address || cloudOf(address.host, expectations) === null) {
        yield unknown;
        continue;
      }
      const file = address.file.value.toLowerCase();
      if (file === KERBEROS) continue;
      if (!DEFAULTS.includes(file)) {
        yield unknown;
      } else if (conditional) {
        yield { notEvaluated: `an item of Preferences with a filter sets ${source}` };
      } else {
        yield {
          severity: 'warning',
          message: `${source} gives browsers ${address.file.value}, one of the vendor's files without Kerberos: they are sent to edges for which they ask no ticket.`,
          place: placeOf(fact, address.file),
          actual: url.value,
          expected: 'the PAC file for Kerberos',
          setting: `${browser} ${source}`,
        };
      }
    }
  },
});
