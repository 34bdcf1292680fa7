// Passwords that stand in exports beside the settings of realms. What they are is never shown.

import { defineRule } from '../../src/model/rule.ts';
import type { SecretFact, SecretForm } from '../../src/model/secret.ts';
import { policyQuery, policyReg } from '../support/examples.ts';
import { placeOf } from '../support/place.ts';
import { speaksOfRealms } from '../support/realm-evidence.ts';

const SAID: Readonly<Record<SecretForm, string>> = {
  cpassword:
    'Its key is published by Microsoft: whoever can read the file, or the SYSVOL that it comes from, can read the password.',
  command: 'Whoever can read this text has the password that was given to the command.',
  autologon: 'It is the password with which Windows logs on by itself, in clear text.',
};

function message({ form, name, owner }: SecretFact): string {
  const whose = owner === null ? '' : ` of ${owner}`;
  return `There is a password in ${name}${whose}, which is not shown here. ${SAID[form]} Take it for known, and change it.`;
}

const COMMAND =
  'C:\\>netdom trust ZSCALERBETA.NET /domain:corp.contoso.example /add /realm /passwordt:Winter-2026\r\n';

export default defineRule({
  id: 'secret-in-evidence',
  group: 'evidence',
  summary: 'A password stands in the export',
  guide: null,
  severities: ['warning'],
  over: ['gpo', 'client', 'domain'],
  needs: [],
  byFormat: true,
  symptoms: [],
  docs: {
    why: 'Exports go into tickets, mails and repositories, and their passwords with them. That of a trust lets its owner pose as the realm; that of Preferences was never secret, since its key is published.',
    detected:
      'Beside the settings of realms, in the same GPO, client, domain or file: cpassword in items of Preferences (in their files and in reports), arguments of netdom (/passwordt, /passwordd, /passwordo), ktpass (/pass) and ksetup (/setcomputerpassword, /changepassword) in the text of a console, DefaultPassword of Winlogon. An empty value, a star that asks for the password, and a variable are none.',
    proof: {
      kind: 'exposure',
      text: 'Whoever has the file can read them: of cpassword the key is documented in MS-GPPREF 2.2.1.1.4. Whether a password is still in use cannot be told from an export, and was not tried.',
    },
    bad: { format: 'reg-query', content: `${COMMAND}${policyQuery().content}` },
    good: policyReg(),
    fix: [
      {
        with: 'the export',
        steps:
          'Take the password out of the file and of its copies, and change it: that of an account in its directory, that of a trust on both sides of the trust.',
      },
      {
        with: 'Group Policy editor',
        steps:
          'Computer or User Configuration > Preferences: remove the password from the item, or the item itself (MS14-025). Change the password of the account; Windows LAPS keeps those of local ones.',
      },
      {
        with: 'netdom',
        steps:
          'Write /passwordt:* and the password is asked for. Set a new password of the trust, on both sides; delete the text of the console, and its copies.',
      },
      {
        with: 'reg',
        steps:
          'reg delete "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon" /v DefaultPassword; change the password of the account.',
      },
    ],
    whenNot:
      'A password that was changed since then: remove it from the export, which is better than to hide the finding with --rule secret-in-evidence=off.',
    references: ['MS-GPPREF 2.2.1.1.4: password encryption', 'MS14-025', 'Microsoft Learn: netdom trust'],
  },
  applies: ({ secrets }) => secrets.length > 0,
  *check(target, context) {
    for (const secret of target.secrets) {
      if (!speaksOfRealms(target, secret.origin.path, context)) continue;
      yield {
        severity: 'warning',
        message: message(secret),
        place: placeOf(secret, secret),
        actual: null,
        expected: null,
        setting: secret.form,
        variant: secret.locator,
      };
    }
  },
});
