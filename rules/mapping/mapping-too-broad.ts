// A suffix must not take hosts that are none of the realm's: a whole top-level domain, or the organisation's own domain.

import type { HostMappingFact } from '../../src/model/fact.ts';
import { isPublicSuffix } from '../../src/model/public-suffix.ts';
import { asciiUpper, realmKey } from '../../src/model/realm-name.ts';
import { defineRule, type RuleContext } from '../../src/model/rule.ts';
import { mappingsByEntry } from '../support/by-entry.ts';
import { directoryDomains } from '../support/directory-realms.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { covers, type Piece, parentsOf, piecesOf } from '../support/hosts.ts';
import { piecesAt, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, OBOL, PUBLIC_LIST } from '../support/references.ts';

/** A suffix as it stands, by the name that it means; null for a host, and for what is no suffix yet. */
function suffixOf({ text, host }: Piece): string | null {
  if (!text.value.startsWith('.')) return null;
  return /^\.+$/.test(text.value) ? text.value : host;
}

/** The own domain below which a suffix takes hosts away; a longer suffix that sends them back to their domain keeps them. */
function coveredDomain(suffix: string, context: RuleContext): string | null {
  const { ask, evidence, subject } = context;
  const entries = mappingsByEntry(ask.mappings(subject));
  for (const domain of directoryDomains(evidence)) {
    if (!covers(suffix, `.${domain}`)) continue;
    const longer = parentsOf(`.${domain}`).filter((other) => other.length > suffix.length);
    const [longest] = longer.flatMap((other) => [...(entries.get(other)?.keys() ?? [])]);
    if (longest === undefined || !directoryDomains(evidence).has(longest)) return domain;
  }
  return null;
}

function broadness(piece: Piece, target: HostMappingFact, context: RuleContext): string | null {
  const suffix = suffixOf(piece);
  if (suffix === null) return null;
  if (suffix === '.') return 'stands for every host that there is';
  const { expectation, evidence } = context;
  // What the config says of a realm of the organisation's own is right.
  if (expectation?.source === 'config' && expectation.suffixes.some((wanted) => wanted.suffix === suffix))
    return null;
  if (isPublicSuffix(suffix.slice(1))) return 'is a suffix below which anybody can register names';
  if (directoryDomains(evidence).has(realmKey(target.name.value))) return null;
  const own = coveredDomain(suffix, context);
  return own === null
    ? null
    : `covers ${own}, the domain whose own computers get their tickets from ${asciiUpper(own)}`;
}

export default defineRule({
  id: 'mapping-too-broad',
  group: 'mapping',
  summary: "A suffix in the host map takes hosts that are not the realm's",
  guide: null,
  severities: ['error'],
  over: 'mapping',
  needs: [],
  byFormat: true,
  symptoms: ['no tickets for hosts of other realms', 'the browser falls back to NTLM'],
  docs: {
    why: 'A suffix sends every host below it to the realm. One that covers the own domain, or all names of a country or of .net, sends there what that realm does not know, and tickets for those hosts do not come.',
    detected:
      "A dot alone; a top-level domain or another public suffix (.net, .co.uk); a suffix that equals or covers the domain of a GPO or a trust of the evidence, unless the realm is such a domain itself, or a longer entry sends that domain's hosts back to it. Suffixes of companies, such as .zscaler.net or .windows.net, and hosts without a dot are never too broad.",
    proof: {
      kind: 'observation',
      text: "Others have tested on Windows that the longest entry that matches a host decides, and that the own domain is asked when none does. With a suffix that takes the hosts of the own domain, MIT clients failed against MIT's and Samba's KDCs, and Heimdal clients got their tickets. Windows itself was not tested.",
    },
    bad: policyReg({ mappings: { 'ZSCALERBETA.NET': '.net; .zscalerbeta.net; .gateway.zscalerbeta.net' } }),
    good: policyReg(),
    fix: [
      inEditor(
        'domain_realm',
        'Name the suffixes of the realm alone: .zscalerbeta.net; .gateway.zscalerbeta.net.',
      ),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'),
      {
        with: 'ksetup',
        steps: 'ksetup /delhosttorealmmap .net ZSCALERBETA.NET; restart the computer.',
      },
    ],
    whenNot:
      'A realm that really serves a suffix above the own domain: send the own domain back by an entry of its own (.corp.contoso.example for CORP.CONTOSO.EXAMPLE), or describe the realm under realms in realmlint.config.jsonc, with that suffix among its suffixes.',
    references: [OBOL, ADML_MAPPINGS, PUBLIC_LIST],
  },
  *check(target, context) {
    const broad = target.entries
      .flatMap(piecesOf)
      .filter((piece) => broadness(piece, target, context) !== null);
    const [first, ...others] = broad;
    if (!first) return;
    yield {
      severity: 'error',
      message: `${first.text.value} ${broadness(first, target, context)}. Clients ask realm ${target.name.value} for all hosts below it.`,
      ...piecesAt(target, first, others, 'another suffix that is too broad'),
      expected: null,
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});
