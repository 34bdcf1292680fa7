// What is recommended can be pasted: commands are whole, with the file that they write.

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint } from '../../src/lint.ts';
import { encode, fixture, sourceOf } from '../support/bytes.ts';

function messages(bytes: Uint8Array): string {
  const source = sourceOf(bytes);
  const input = { path: 'export.txt', named: true, open: () => ({ ...source, close: () => undefined }) };
  const { report } = lint([input], { settings: DEFAULT_SETTINGS });
  return report.findings.map(({ message }) => message).join('\n');
}

describe('advice', () => {
  it('for a resultant set as text', () => {
    expect(messages(fixture('rsop/gpresult-r.txt'))).toMatch(/: gpresult \/x rsop\.xml \/f$/);
  });

  it('for an answer that is empty', () => {
    const typed =
      'PS C:\\> Get-ADObject -Filter {trustPartner -eq "X.EXAMPLE"} -Properties *\r\nPS C:\\>\r\n';
    expect(messages(encode(typed))).toMatch(
      /: Get-ADObject -Filter \{objectClass -eq 'trustedDomain'\} -Properties \* > trust\.txt$/,
    );
  });

  it('for a report whose HTML is not understood', () => {
    expect(messages(fixture('gpo-report-html/error.htm'))).toMatch(
      /Get-GPOReport -Name "[^"]+" -ReportType Xml -Path gpreport\.xml/,
    );
  });
});
