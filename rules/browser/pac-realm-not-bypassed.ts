// The organisation's own realm must be reached without the proxy: the ticket for the proxy comes from there.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the vendor's variables are written in this way.

import { defineRule } from '../../src/model/rule.ts';
import { pacBeside, policyReg } from '../support/examples.ts';
import { goesDirect, ownDomains } from '../support/own-domains.ts';
import { hasEdges } from '../support/pac.ts';
import { alsoAt, placeOf } from '../support/place.ts';
import { PAC_FILES } from '../support/references.ts';

const EDGES = 'return "PROXY ${GATEWAY_HOST}:8800; PROXY ${SECONDARY_GATEWAY_HOST}:8800; DIRECT";';
const CONFIG = '{ "userDomains": ["corp.contoso.example"] }\n';

export default defineRule({
  id: 'pac-realm-not-bypassed',
  group: 'browser',
  summary: 'A PAC file sends the own domain through the proxy',
  guide: null,
  severities: ['warning'],
  over: 'client',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'users outside of the office get no ticket through the KDC proxy'],
  docs: {
    why: 'A browser needs a ticket before the proxy lets it through. Whatever leads to the own domain controllers, above all a KDC proxy, must not go through the proxy that waits for that ticket.',
    detected:
      'A PAC file that names edges of the vendor has no test that returns DIRECT for hosts of the own domain: dnsDomainIs or shExpMatch on the host or the URL, of the domain or of a parent. The domain is told by userDomains of the config, by GPOs, trusts, tickets and names of computers. Left open when it is not known, when a part of the file could not be read, and when the file also tests addresses or several conditions together. Where the KDC proxy lies is not known here: check that its name goes DIRECT, too.',
    proof: {
      kind: 'prescription',
      text: 'The vendor wants the own realm and its KDC proxy to be bypassed. Browsers were not tested.',
    },
    bad: { ...pacBeside([EDGES], policyReg()), config: CONFIG },
    good: {
      ...pacBeside(['if (dnsDomainIs(host, ".contoso.example")) return "DIRECT";', EDGES], policyReg()),
      config: CONFIG,
    },
    fix: [
      {
        with: 'the portal of the vendor',
        steps:
          'Edit the PAC file: before the return of the edges, if (dnsDomainIs(host, ".corp.contoso.example")) return "DIRECT"; and the same for the name of the KDC proxy.',
      },
    ],
    whenNot:
      'Clients that only ever reach their domain controllers without a PAC file, as in the office or through a VPN: lower the rule with --rule pac-realm-not-bypassed=info.',
    references: [PAC_FILES],
  },
  applies: ({ pacs }, { expectations }) => pacs.some((pac) => hasEdges(pac, expectations)),
  *check({ pacs }, context) {
    const domains = ownDomains(context);
    if (domains.length === 0) {
      yield { notEvaluated: 'nothing that was read tells the own domain' };
      return;
    }
    for (const pac of pacs) {
      if (!hasEdges(pac, context.expectations)) continue;
      const { path } = pac.origin;
      const direct = domains.map((domain) => [domain, goesDirect(pac, domain)] as const);
      if (pac.unread.length > 0 || direct.some(([, goes]) => goes === null)) {
        yield { notEvaluated: `whether ${path} sends the own domain DIRECT shows only when it runs` };
        continue;
      }
      const through = direct.flatMap(([domain, goes]) => (goes ? [] : [domain]));
      const [edge, ...others] = pac.targets.flatMap(({ host }) => host ?? []);
      if (through.length === 0 || !edge) continue;
      yield {
        severity: 'warning',
        message: `Hosts of ${through.join(', ')} go through the proxy: no test of this PAC file sends them DIRECT. Who must reach the own KDC through the proxy gets no ticket for the proxy.`,
        place: placeOf(pac, edge),
        actual: null,
        expected: through.map((domain) => `DIRECT for .${domain}`).join('; '),
        related: alsoAt(pac, others, 'and to this proxy'),
        variant: through.join('; '),
        setting: 'PAC',
      };
    }
  },
});
