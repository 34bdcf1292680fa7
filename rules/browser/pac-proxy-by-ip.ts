// A browser asks for the ticket of a proxy by its name: for an address there is none.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the vendor's variables are written in this way.

import type { Located } from '../../src/model/located.ts';
import { defineRule, type RuleFinding } from '../../src/model/rule.ts';
import { addressKind } from '../support/addresses.ts';
import { pacBeside } from '../support/examples.ts';
import { alsoAt, placeOf } from '../support/place.ts';
import { ERROR_CODES, PAC_FILES } from '../support/references.ts';

// ${GATEWAY}, ${SECONDARY_GATEWAY} and their like, also of a sub-cloud: addresses, where those with _HOST are names.
const BY_ADDRESS = /^\$\{((?:COUNTRY_)?(?:SECONDARY[._])?GATEWAY)(\.[^}_]*)?\}$/i;
// Other proxies know no Kerberos by HTTP.
const HTTP: readonly string[] = ['PROXY', 'HTTP', 'HTTPS'];

type Verdict = Pick<RuleFinding, 'severity' | 'message' | 'expected'>;

function judge(host: string): Verdict | null {
  const variable = BY_ADDRESS.exec(host);
  if (variable) {
    return {
      severity: 'error',
      message: `${host} stands for the address of an edge: browsers ask for tickets by name, and for an address they ask for none.`,
      expected: variable[2] === undefined ? `\${${variable[1]}_HOST}` : null,
    };
  }
  if (addressKind(host) !== 'public') return null;
  return {
    severity: 'warning',
    message: `The proxy ${host} is named by its address: browsers ask for tickets by name, and for an address they ask for none.`,
    expected: null,
  };
}

export default defineRule({
  id: 'pac-proxy-by-ip',
  group: 'browser',
  summary: 'A PAC file names a proxy by its address',
  guide: null,
  severities: ['error', 'warning'],
  over: 'client',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no service ticket HTTP/edge@REALM in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'For a proxy that asks for Kerberos a browser gets a ticket for HTTP/name-of-the-proxy. The host map knows names alone; an address belongs to no realm, so no ticket comes and the browser falls back to NTLM or asks for a password.',
    detected:
      "The vendor's variables for an edge without _HOST in a PAC file are an error: they become addresses. A public address of IPv4 or IPv6 as HTTP proxy is a warning, for it may be that of another proxy. Private addresses are such, and silent. The port does not matter.",
    proof: {
      kind: 'prescription',
      text: 'The vendor names an edge by address as a cause of error 471000. Browsers were not tested.',
    },
    bad: pacBeside(['return "PROXY ${GATEWAY}:8800; PROXY ${SECONDARY_GATEWAY}:8800; DIRECT";']),
    good: pacBeside([
      'if (shExpMatch(host, "*.media.contoso.example")) return "PROXY 10.20.0.8:3128";',
      'return "PROXY ${GATEWAY_HOST}:9480; PROXY ${SECONDARY_GATEWAY_HOST}:9480; DIRECT";',
    ]),
    fix: [
      {
        with: 'the portal of the vendor',
        steps:
          'Edit the PAC file: ${GATEWAY_HOST} and ${SECONDARY_GATEWAY_HOST} in place of the variables without _HOST, names in place of addresses. Restart the browser, klist purge.',
      },
    ],
    whenNot:
      'A proxy of your own with a public address that asks for no Kerberos: lower the rule with --rule pac-proxy-by-ip=info.',
    references: [PAC_FILES, ERROR_CODES],
  },
  applies: ({ pacs }) => pacs.length > 0,
  *check({ pacs }) {
    for (const pac of pacs) {
      const byHost = new Map<string, Located[]>();
      for (const { host, directive } of pac.targets) {
        if (!host || !HTTP.includes(directive)) continue;
        byHost.set(host.value, [...(byHost.get(host.value) ?? []), host]);
      }
      for (const [host, [first, ...others]] of byHost) {
        const verdict = judge(host);
        if (!verdict || !first) continue;
        const place = placeOf(pac, first);
        const related = alsoAt(pac, others, 'the same again');
        yield { ...verdict, place, actual: host, related, setting: 'PAC' };
      }
    }
  },
});
