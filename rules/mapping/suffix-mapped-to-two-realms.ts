// One entry must send its hosts to one realm.

import { realmKey } from '../../src/model/realm-name.ts';
import { defineRule, type RuleContext } from '../../src/model/rule.ts';
import { type ByRealm, type Mapped, mappingsByEntry } from '../support/by-entry.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { type Piece, piecesOf } from '../support/hosts.ts';
import { alsoAt, piecesAt, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, OBOL } from '../support/references.ts';

/** The realm under the name that it should have: a misspelt one beside the right one is no second realm. */
function realmOf(name: string, { expectations }: RuleContext): string {
  return realmKey(expectations.byRealm.get(realmKey(name))?.realm ?? name);
}

// Found once for each entry: it may stand under as many realms as somebody likes to write.
const owners = new WeakMap<ByRealm, Mapped>();

/** The place of an entry under the realm that is expected to have it, or else under the first that has it. */
function ownerOf(host: string, realms: ByRealm, context: RuleContext): Mapped | null {
  const known = owners.get(realms);
  if (known) return known;
  const mapped = [...realms.values()];
  const wants = ({ fact }: Mapped) =>
    context.expectations.byRealm
      .get(realmOf(fact.name.value, context))
      ?.suffixes.some(({ suffix }) => suffix === host) === true;
  const owner = mapped.find(wants) ?? mapped[0] ?? null;
  if (owner) owners.set(realms, owner);
  return owner;
}

/** Where the same entry is mapped to another realm that has the better claim to it; null where this one has. */
function rivalOf({ host }: Piece, own: string, context: RuleContext): Mapped | null {
  const realms = mappingsByEntry(context.ask.mappings(context.subject)).get(host);
  const owner = realms ? ownerOf(host, realms, context) : null;
  return owner && realmOf(owner.fact.name.value, context) !== own ? owner : null;
}

export default defineRule({
  id: 'suffix-mapped-to-two-realms',
  group: 'mapping',
  summary: 'One entry of the host map stands under two realms',
  guide: null,
  severities: ['error'],
  over: 'mapping',
  needs: [],
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'The longest entry that matches a host decides which realm is asked. Of two entries that are the same neither is longer, and which realm a client asks is left to chance.',
    detected:
      'The very same entry, whatever its case, under two realms in all GPOs of the domain together; of a client in the map that it uses. Entries that cover each other are legal: the longer one decides. What an item of Preferences with a filter gives counts neither as there nor as absent.',
    proof: {
      kind: 'observation',
      text: "Others have tested on Windows that the longest entry that matches decides. With both suffixes under two realms, the wrong one first, MIT and Heimdal clients failed against MIT's and Samba's KDCs. What Windows does with two of one length was not tested, and is documented nowhere.",
    },
    bad: policyReg({
      realms: {
        'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net</k>',
        'ZSCALERTWO.NET': '<k>kerberos.zscalertwo.net</k>',
      },
      mappings: {
        'ZSCALERBETA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net',
        'ZSCALERTWO.NET': '.zscalertwo.net; .gateway.zscalertwo.net; .gateway.zscalerbeta.net',
      },
    }),
    good: policyReg({
      realms: {
        'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net</k>',
        'UNIX.CONTOSO.EXAMPLE': '<k>kdc1.unix.contoso.example</k>',
        'HADOOP.CONTOSO.EXAMPLE': '<k>kdc1.hadoop.contoso.example</k>',
      },
      mappings: {
        'ZSCALERBETA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net',
        'UNIX.CONTOSO.EXAMPLE': '.unix.contoso.example',
        'HADOOP.CONTOSO.EXAMPLE': '.hadoop.unix.contoso.example',
      },
    }),
    fix: [
      inEditor(
        'domain_realm',
        'Leave the entry under the realm that serves these hosts and remove it from the other.',
      ),
      inPowerShell('domain_realm', 'ZSCALERTWO.NET', '.zscalertwo.net; .gateway.zscalertwo.net'),
      {
        with: 'ksetup',
        steps: 'ksetup /delhosttorealmmap .gateway.zscalerbeta.net ZSCALERTWO.NET; restart the computer.',
      },
    ],
    whenNot:
      'When the two GPOs never reach the same computer, as during a move from one cloud to another: --rule suffix-mapped-to-two-realms=info, or the same under rules in realmlint.config.jsonc.',
    references: [OBOL, ADML_MAPPINGS],
  },
  applies: ({ conditional }) => !conditional,
  *check(target, context) {
    const own = realmOf(target.name.value, context);
    const pieces = target.entries.flatMap(piecesOf);
    const [first, ...others] = pieces.filter((piece) => rivalOf(piece, own, context) !== null);
    const rival = first && rivalOf(first, own, context);
    if (!first || !rival) return;
    const { fact, piece } = rival;
    const places = piecesAt(target, first, others, 'another entry that stands under two realms');
    yield {
      severity: 'error',
      message: `${first.text.value} is mapped to realm ${target.name.value} and to realm ${fact.name.value}. Which of the two a client asks for these hosts is not defined.`,
      ...places,
      related: [...alsoAt(fact, [piece.text], `here for ${fact.name.value}`), ...places.related],
      expected: null,
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});
