// The host map knows no wildcards: a suffix is written with a leading dot.

import { isPublicSuffix } from '../../src/model/public-suffix.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { type Piece, piecesOf } from '../support/hosts.ts';
import { piecesAt, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, guideStep } from '../support/references.ts';

/** The suffix that `*.x` means; null for other wildcards, and for what would be far too broad. */
function meant({ text, host }: Piece): string | null {
  const suffix = /^\*(\.[^*]+)$/.test(text.value) ? host : null;
  return suffix !== null && !isPublicSuffix(suffix.slice(1)) ? suffix : null;
}

export default defineRule({
  id: 'mapping-wildcard-syntax',
  group: 'mapping',
  summary: 'An entry of the host map is written with a wildcard',
  guide: 4,
  severities: ['error'],
  over: 'mapping',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'In the host map a leading dot stands for everything below a name. An asterisk is no part of that syntax, and no host has one in its name.',
    detected:
      'An asterisk anywhere in an entry: *.zscalerbeta.net, *zscalerbeta.net, zscalerbeta.*. The right spelling is told for the first form; what the others mean has to be known.',
    proof: {
      kind: 'prescription',
      text: "The help text of the policy and the guide know suffixes with a leading dot and whole names, and nothing else. With an asterisk before both suffixes, and so no host as a literal reading finds it, MIT and Heimdal clients failed against MIT's and Samba's KDCs. What Windows does with an asterisk was not tested.",
    },
    bad: policyReg({ mappings: { 'ZSCALERBETA.NET': '*.zscalerbeta.net; *.gateway.zscalerbeta.net' } }),
    good: policyReg(),
    fix: [
      inEditor(
        'domain_realm',
        'Remove each asterisk and keep the dot behind it: .zscalerbeta.net; .gateway.zscalerbeta.net.',
      ),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'),
      {
        with: 'ksetup',
        steps:
          'ksetup /delhosttorealmmap *.zscalerbeta.net ZSCALERBETA.NET; ksetup /addhosttorealmmap .zscalerbeta.net ZSCALERBETA.NET; restart the computer.',
      },
    ],
    whenNot: 'Never for this list. Proxy exceptions and certificates have wildcards; host maps have none.',
    references: [guideStep(4), ADML_MAPPINGS],
  },
  *check(target) {
    const [first, ...others] = target.entries
      .flatMap(piecesOf)
      .filter(({ text }) => text.value.includes('*'));
    if (!first) return;
    yield {
      severity: 'error',
      message: `${first.text.value} is written with a wildcard, which the host map does not know: a leading dot alone stands for everything below a name. No host has an asterisk in its name.`,
      ...piecesAt(target, first, others, 'another wildcard'),
      expected: meant(first),
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});
