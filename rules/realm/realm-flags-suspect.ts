// The flags of a realm: a number in hexadecimal, of bits that are known and do no harm.

import type { RealmFact } from '../../src/model/fact.ts';
import { plainCharacters } from '../../src/model/realm-name.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { ADML_REALMS } from '../support/references.ts';

const KNOWN = 0x8f;
const UNSUSPECT = 0xa;
const UNIX = 'UNIX.CONTOSO.EXAMPLE';
const KDC = '<k>kdc1.contoso.example</k>';
const MAPPINGS = { [UNIX]: 'nfs1.contoso.example' };
// The value of the example in the help text.
const OF_HELP = 0xe;

const MEANINGS: readonly (readonly [number, string])[] = [
  [0x1, '0x1 (SendAddress) puts the addresses of the client into its tickets, which then fail behind NAT.'],
  [
    0x4,
    '0x4 (Delegate) trusts everyone in the realm for delegation, so services there can act as their users.',
  ],
  [0x80, '0x80 (RC4) lets clients use RC4 with the realm.'],
];

interface Verdict {
  readonly said: string;
  readonly expected: string | null;
}

function judge(text: string, broken: boolean): Verdict | null {
  const digits = /^0x([0-9a-f]+)$/i.exec(plainCharacters(text))?.[1];
  if (digits === undefined) {
    // What stands in a broken tag may be anything.
    if (broken) return null;
    const what = text === '' ? 'are empty' : `are ${text}`;
    return { said: `${what}, and no number in hexadecimal digits after 0x.`, expected: null };
  }
  const significant = digits.replace(/^0+(?=.)/, '');
  if (significant.length > 8) return { said: `are ${text}, more than 32 bits.`, expected: null };
  const flags = Number.parseInt(significant, 16);
  const said = MEANINGS.filter(([bit]) => (flags & bit) !== 0).map(([, meaning]) => meaning);
  const unknown = (flags & ~KNOWN) >>> 0;
  if (unknown !== 0) said.push(`0x${unknown.toString(16).toUpperCase()} is of no flag that is documented.`);
  if (said.length === 0) return null;
  if (flags === OF_HELP) said.push('The value is that of the example in the help text of the policy.');
  const rest = (flags & UNSUSPECT).toString(16).toUpperCase().padStart(digits.length, '0');
  return { said: `are ${text}: ${said.join(' ')}`, expected: `0x${rest}` };
}

export default defineRule({
  id: 'realm-flags-suspect',
  group: 'realm',
  summary: 'The flags of a realm are no number, or set what they should not',
  guide: null,
  severities: ['warning'],
  over: 'realm',
  needs: [],
  byFormat: true,
  symptoms: ['tickets fail behind NAT', 'services of the realm can act as their users'],
  docs: {
    why: 'Flags change how clients deal with all services of a realm. 0x2 (TcpSupported) and 0x8 (NcSupported) are harmless; 0x1 breaks clients behind NAT, 0x4 trusts everyone in a foreign realm for delegation, 0x80 brings RC4 back. The example of the help text, 0x0000000E, sets 0x2, 0x4 and 0x8, and is often copied as it stands.',
    detected:
      'The text in <f>, or RealmFlags that ksetup wrote: no number in hexadecimal digits after 0x; 0x1, 0x4 or 0x80 set; bits without a meaning.',
    proof: {
      kind: 'prescription',
      text: 'The meanings are those that Microsoft documents for ksetup /setrealmflags. What they do could not be shown with real KDCs, whose clients have no such flags, and Windows was not tested.',
    },
    bad: policyReg({ realms: { [UNIX]: `<f>0x0000000E</f>${KDC}` }, mappings: MAPPINGS }),
    good: policyReg({ realms: { [UNIX]: `<f>0x0000000A</f>${KDC}` }, mappings: MAPPINGS }),
    fix: [
      inEditor(
        'MitRealms',
        `Leave the flags out, or write only those that are needed: <f>0x0000000A</f>${KDC}.`,
      ),
      inPowerShell('MitRealms', UNIX, `<f>0x0000000A</f>${KDC}`),
      {
        with: 'ksetup',
        steps: `ksetup /delrealmflags ${UNIX} delegate; restart the computer.`,
      },
    ],
    whenNot:
      'A realm of your own in which services must act as their users: 0x4 is then meant. Name that realm under suppressions in realmlint.config.jsonc, with the reason.',
    references: [ADML_REALMS, 'Microsoft Learn: ksetup setrealmflags'],
  },
  *check(target: RealmFact) {
    const { flags, name, tagProblems } = target;
    const verdict = flags && judge(flags.value, tagProblems.length > 0);
    if (!flags || !verdict) return;
    yield {
      severity: 'warning',
      message: `The flags of realm ${name.value} ${verdict.said}`,
      place: placeOf(target, flags),
      actual: flags.value,
      expected: verdict.expected,
      setting: settingOf(target),
      realm: name.value,
    };
  },
});
