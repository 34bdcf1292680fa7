// A KDC or a mapped host is a name alone: no scheme, no port, no path.

import type { Located } from '../../src/model/located.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { type Piece, piecesOf } from '../support/hosts.ts';
import { TEXT_OF_LISTS } from '../support/lists.ts';
import { alsoAt, hostsOf, placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, ADML_REALMS } from '../support/references.ts';

/** What is too much about an address, or null. A bare IPv6 address has colons and no port. */
function surplus({ value }: Located): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(value)) return 'a scheme';
  if (/^\[[0-9a-f:.]+\]:\d*$/i.test(value) || /^[^:[\]]*:\d*$/.test(value)) return 'a port';
  if (!value.includes('/')) return null;
  // The slash of an end tag: ksetup's lists and the host map have no tags.
  return /<\/[a-z]/i.test(value) ? 'tags' : 'a path';
}

export default defineRule({
  id: 'address-has-scheme-or-port',
  group: 'realm',
  summary: 'A host is written with a scheme, a port or a path',
  ...TEXT_OF_LISTS,
  symptoms: ['471000', 'no service ticket HTTP/edge@REALM in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'Both lists hold host names. The port of a KDC is always 88, and an address with a scheme, a port or a path does not resolve; in the host map it equals no host that a browser ever asks for.',
    detected:
      'Per host: a scheme such as https://, a colon with a port after a name or a bracketed IPv6 address, a slash. An IPv6 address without brackets is not taken for a port.',
    proof: {
      kind: 'observation',
      text: "Others have tested on Windows that host:88, host:1088 and [::1]:88 do not resolve as a KDC. With https:// before the KDC, or with port 1088 after the KDC, or with a port after both suffixes of the host map, MIT and Heimdal clients failed against MIT's and Samba's KDCs. With port 88 after the KDC, MIT and Heimdal clients got their tickets from MIT's and Samba's KDCs. Their own configuration knows ports, which that of Windows does not; Windows itself was not tested.",
    },
    bad: policyReg({ realms: { 'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net:88</k>' } }),
    good: policyReg(),
    fix: [
      inEditor(
        'MitRealms',
        'Leave the name of the host and remove the rest: <k>kerberos.zscalerbeta.net</k>.',
      ),
      inPowerShell('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
    ],
    whenNot:
      'Never for these two lists. A KDC proxy is written as a URL, but in a policy of its own (KdcProxyServer), which is not judged.',
    references: ['PowerShell-Obol: tests of KDC lists on Windows', ADML_REALMS, ADML_MAPPINGS],
  },
  *check(target) {
    const wrong = hostsOf(target)
      .flatMap(piecesOf)
      .filter((piece: Piece) => surplus(piece.text) !== null);
    const [first, ...others] = wrong;
    if (!first) return;
    const what = surplus(first.text);
    const host = first.host.replace(/^\/+/, '');
    const effect =
      target.kind === 'realm'
        ? 'Windows does not resolve it, so the realm has no KDC there.'
        : 'No host that a client asks for has that name.';
    yield {
      severity: 'error',
      message: `${first.text.value} of realm ${target.name.value} has ${what}; a host name alone belongs here. ${effect}`,
      place: placeOf(target, first.text),
      actual: first.text.value,
      // Nothing is advised where no name can be told from the rest.
      expected: host === '' || host === first.text.value ? null : host,
      related: alsoAt(
        target,
        others.map((piece) => piece.text),
        'another address with more than its name',
      ),
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});
