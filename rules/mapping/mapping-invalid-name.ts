// An entry of the host map must be a name that a host can have.

import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { type Piece, piecesOf, withoutSpareDots } from '../support/hosts.ts';
import { piecesAt, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS } from '../support/references.ts';

// Windows takes underscores, which DNS has in names of services alone. An IPv6 address is a name of letters and colons.
const LETTERS = /^[a-z0-9._-]+$/i;
// What lies outside ASCII is suspicious wherever it stands, and reported as that.
const FOREIGN = /[^\x20-\x7e]+/g;
const IPV6 = /^\[?[0-9a-f]*:[0-9a-f:.]+\]?$/i;

/** What no host name has, or null. A dot alone is a suffix, if a broad one, and asterisks are wildcards. */
function faultOf(text: string): string | null {
  const name = text.replace(FOREIGN, '');
  if (name === '.' || name.includes('*') || IPV6.test(name)) return null;
  if (name !== '' && !LETTERS.test(name)) return 'a character that no host name has';
  if (name.includes('..')) return 'two dots in a row';
  return name.endsWith('.') ? 'a dot at its end' : null;
}

/** The name that was meant; null where nobody can tell. */
function mended({ text, host }: Piece): string | null {
  const name = withoutSpareDots(LETTERS.test(text.value) ? text.value : host);
  return /[a-z0-9]/i.test(name) && faultOf(name) === null ? name : null;
}

// Whether all of it is damage of other kinds, such as a path or odd characters, of which the host is free.
function isDamage({ text, host }: Piece): boolean {
  return !LETTERS.test(text.value) && faultOf(host) === null;
}

export default defineRule({
  id: 'mapping-invalid-name',
  group: 'mapping',
  summary: 'An entry of the host map is no name that a host can have',
  guide: 4,
  severities: ['error'],
  over: 'mapping',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'A client compares the name of the host that it was asked for with the entries. An entry that is no possible name equals none of them, and whatever was meant by it is not mapped.',
    detected:
      'Per entry: a dot at the end, two dots in a row, a character that is no letter, digit, hyphen, underscore or dot. Nothing between two semicolons is no error. A port, a path, a wildcard or odd characters are reported by the rules about these, once.',
    proof: {
      kind: 'prescription',
      text: "The help text of the policy shows names without such marks, and DNS has no names with them. With a dot at the end of both suffixes, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Which of them Windows would forgive was not tested.",
    },
    bad: policyReg({ mappings: { 'ZSCALERBETA.NET': '.zscalerbeta.net.; .gateway.zscalerbeta.net.' } }),
    good: policyReg({ mappings: { 'ZSCALERBETA.NET': '.zscalerbeta.net; ; .gateway.zscalerbeta.net;' } }),
    fix: [
      inEditor('domain_realm', 'Write the plain names: .zscalerbeta.net; .gateway.zscalerbeta.net.'),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'),
      {
        with: 'ksetup',
        steps:
          'ksetup /delhosttorealmmap .zscalerbeta.net. ZSCALERBETA.NET; ksetup /addhosttorealmmap .zscalerbeta.net ZSCALERBETA.NET; restart the computer.',
      },
    ],
    whenNot: 'Never: clients ask for hosts by names without these marks.',
    references: [ADML_MAPPINGS, 'RFC 1123 2.1: syntax of host names'],
  },
  *check(target) {
    const wrong = target.entries.flatMap(piecesOf).filter(({ text }) => faultOf(text.value) !== null);
    const [first, ...others] = wrong;
    if (!first) return;
    yield {
      severity: 'error',
      message: `${first.text.value} has ${faultOf(first.text.value)}. The hosts that clients ask for have no such names.`,
      ...piecesAt(target, first, others, 'another entry that is no name'),
      expected: mended(first),
      setting: settingOf(target),
      realm: target.name.value,
      rightWhenRepaired: wrong.every(isDamage),
    };
  },
});
