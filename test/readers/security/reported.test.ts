// Descriptors of reports: SDDL with the names of trustees, or the list alone.

import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { gpoReport } from '../../../src/readers/reports/gpo-report.ts';
import { reportedPermissions } from '../../../src/readers/security/reported.ts';
import { encode, sourceOf } from '../../support/bytes.ts';

const SECURITY = 'xmlns="http://www.microsoft.com/GroupPolicy/Types/Security"';
const TYPES = 'xmlns="http://www.microsoft.com/GroupPolicy/Types"';
const APPLY = 'edacfd8f-ffb3-11d1-b41d-00a0c968f939';
const PILOT = 'S-1-5-21-1085031214-1563985344-725345543-4102';

const trustee = (sid: string, name: string, right: string, type = 'Allow', toSelf = true) =>
  `<TrusteePermissions><Trustee><SID ${TYPES}>${sid}</SID><Name ${TYPES}>${name}</Name></Trustee><Type xsi:type="PermissionType"><PermissionType>${type}</PermissionType></Type><Inherited>false</Inherited><Applicability><ToSelf>${toSelf}</ToSelf></Applicability><Standard><GPOGroupedAccessEnum>${right}</GPOGroupedAccessEnum></Standard><AccessMask>0</AccessMask></TrusteePermissions>`;

const documentOf = (descriptor: string) =>
  `<GPO xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Name>CORP Zscaler Kerberos</Name>${descriptor}</GPO>`;

function permissionsOf(descriptor: string) {
  const items = [...gpoReport.read(sourceOf(encode(documentOf(descriptor))), INTEREST, {})];
  const gpo = items.find((item) => item.kind === 'gpo');
  return gpo?.kind === 'gpo' ? gpo.permissions : undefined;
}
const shown = (sddl: string | null, ...trustees: readonly string[]) => {
  const text = sddl === null ? '' : `<SDDL ${SECURITY}>${sddl}</SDDL>`;
  const list = `<Permissions ${SECURITY}><InheritsFromParent>false</InheritsFromParent>${trustees.join('')}</Permissions>`;
  const found = permissionsOf(`<SecurityDescriptor>${text}${list}</SecurityDescriptor>`);
  const rows = found?.entries.map(({ name, allow, apply, read }) => [name, allow, apply, read]);
  return found?.unclear ?? rows;
};

const rightsOf = (rows: ReturnType<typeof shown>) =>
  Array.isArray(rows) ? rows.map(([, , apply, read]) => [apply, read]) : rows;

describe('reportedPermissions', () => {
  it('is null where the report shows no descriptor', () => {
    expect(permissionsOf('')).toBeNull();
  });

  it('takes rights from the SDDL and names from the list', () => {
    const sddl = `O:DAG:DAD:PAI(OA;CI;CR;${APPLY};;${PILOT})(A;CI;LCRPLORC;;;AU)`;
    expect(shown(sddl, trustee(PILOT, 'CORP\\Kerberos pilot', 'Custom'))).toEqual([
      ['CORP\\Kerberos pilot', true, true, false],
      [null, true, false, true],
    ]);
  });

  it('takes the list where there is no SDDL, denials first', () => {
    expect(
      shown(
        null,
        trustee('S-1-5-11', 'NT AUTHORITY\\Authenticated Users', 'Apply Group Policy'),
        trustee('S-1-5-18', 'NT AUTHORITY\\SYSTEM', 'Edit, delete, modify security'),
        trustee('S-1-3-0', 'CREATOR OWNER', 'Read', 'Allow', false),
        trustee(PILOT, 'CORP\\Kiosks', 'Apply Group Policy', 'Deny'),
      ),
    ).toEqual([
      ['CORP\\Kiosks', false, true, true],
      ['NT AUTHORITY\\Authenticated Users', true, true, true],
      ['NT AUTHORITY\\SYSTEM', true, false, true],
    ]);
  });

  it('is unclear where rights are not understood, or nothing is listed', () => {
    expect(shown(null, trustee(PILOT, 'CORP\\Kiosks', 'Custom'))).toContain('CORP\\Kiosks');
    expect(shown(null, trustee(PILOT, 'CORP\\Kiosks', 'Read', 'Deny'))).toContain('not understood');
    expect(shown(null)).toContain('no access list');
    expect(shown('', trustee('S-1-5-11', 'Authenticated Users', 'Read'))).toEqual([
      ['Authenticated Users', true, false, true],
    ]);
  });

  it.each([
    ['Read', [[false, true]]],
    ['read', [[false, true]]],
    ['Edit', [[false, true]]],
    ['Edit settings', [[false, true]]],
    ['Edit, delete, modify security', [[false, true]]],
    ['Edit settings, delete, modify security', [[false, true]]],
    ['Apply Group Policy', [[true, true]]],
  ])('knows the rights "%s"', (words, expected) => {
    expect(rightsOf(shown(null, trustee(PILOT, 'CORP\\Kiosks', words)))).toEqual(expected);
    const denied = shown(null, trustee(PILOT, 'CORP\\Kiosks', words, 'Deny'));
    expect(Array.isArray(denied)).toBe(words.startsWith('Apply'));
  });

  it('names a trustee as the list alone does: by account, and where its name stands', () => {
    const found = permissionsOf(
      `<SecurityDescriptor><Permissions>${trustee(PILOT, ' CORP\\Kiosks ', 'Read')}${trustee('', '', 'Read')}</Permissions></SecurityDescriptor>`,
    );
    expect(found?.entries).toMatchObject([
      { sid: PILOT, name: 'CORP\\Kiosks', allow: true, apply: false, read: true },
      { sid: null, name: null },
    ]);
    const [first] = found?.entries ?? [];
    const text = documentOf('').indexOf('</GPO>');
    expect(first?.at.region?.startColumn).toBeGreaterThan(text + '<SecurityDescriptor>'.length);
    expect((first?.at.end ?? 0) - (first?.at.start ?? 0)).toBe(' CORP\\Kiosks '.length);
  });

  it('shows a trustee without a name where its entry stands', () => {
    const nameless = trustee(PILOT, '', 'Read').replace(/<Name [^>]*><\/Name>/, '');
    const found = permissionsOf(
      `<SecurityDescriptor><Permissions>${nameless}</Permissions></SecurityDescriptor>`,
    );
    expect(found?.entries).toMatchObject([{ sid: PILOT, name: null, read: true }]);
  });

  it('is unclear where an entry is neither of those that allow nor those that deny', () => {
    for (const type of ['Audit', 'allow', ''])
      expect(shown(null, trustee(PILOT, 'CORP\\Kiosks', 'Apply Group Policy', type))).toContain(
        'CORP\\Kiosks',
      );
    expect(shown(null, trustee(PILOT, '', 'Custom'))).toContain(PILOT);
    const found = permissionsOf(
      `<SecurityDescriptor><Permissions>${trustee(PILOT, 'a', 'Read')}${trustee('', '', 'Custom')}</Permissions></SecurityDescriptor>`,
    );
    expect(found).toMatchObject({
      entries: [],
      unclear: expect.stringContaining('gives somebody the rights'),
    });
  });

  it('lists nothing where the descriptor holds no list, or a list of others', () => {
    for (const list of ['', '<Permissions><Custom/></Permissions>'])
      expect(permissionsOf(`<SecurityDescriptor><Owner/>${list}</SecurityDescriptor>`)).toMatchObject({
        entries: [],
        unclear: expect.stringContaining('no access list'),
      });
  });
});

// Both ways of reading come to the same: what consoles write, and what others make of it.
describe('names of trustees beside SDDL', () => {
  const SDDL = `D:(A;;CR;;;${PILOT})(A;;RP;;;S-1-5-11)`;
  const pilot = trustee(PILOT, 'CORP\\Pilot', 'Custom');
  const users = trustee('S-1-5-11', 'NT AUTHORITY\\Authenticated Users', 'Read');
  const both = ['CORP\\Pilot', 'NT AUTHORITY\\Authenticated Users'];
  const descriptor = (inner: string, sddl = SDDL) =>
    `<SecurityDescriptor><SDDL>${sddl}</SDDL><Permissions>${inner}</Permissions></SecurityDescriptor>`;

  it.each([
    ['as the console writes it', descriptor(pilot + users), both],
    ['with blanks between', descriptor(`${pilot}\n${users}`.replaceAll('><', '>\r\n\t<')), both],
    [
      'in attributes',
      descriptor(pilot + users).replace(
        /<(SDDL|Permissions|Trustee|TrusteePermissions|SecurityDescriptor)>/g,
        '<$1 xml:lang="en">',
      ),
      both,
    ],
    ['with blanks around the SDDL', descriptor(pilot + users, ` \n${SDDL}\n `), both],
    [
      'with blanks around SIDs and names',
      descriptor((pilot + users).replace(/(<(?:SID|Name) [^>]*>)([^<]*)</g, '$1\n  $2 \t\r\n<')),
      both,
    ],
    ['with a comment', descriptor(`<!-- ${users} -->${pilot}`), ['CORP\\Pilot', null]],
    ['with an instruction', descriptor(`<?was ${users}?>${pilot}`), ['CORP\\Pilot', null]],
    [
      'with a section',
      descriptor(pilot + users.replace('NT AUTHORITY\\Authenticated Users', '<![CDATA[Users & others]]>')),
      ['CORP\\Pilot', 'Users & others'],
    ],
    [
      'with a reference',
      descriptor(pilot + users.replace('Authenticated Users', 'Users &amp; others')),
      ['CORP\\Pilot', 'NT AUTHORITY\\Users & others'],
    ],
    ['with SIDs in small letters', descriptor((pilot + users).replaceAll('>S-1-', '>s-1-')), both],
    [
      'with SIDs of other letters',
      descriptor(pilot, 'D:(A;;CR;;;s-1-5-0xb)').replace(PILOT, 'S-1-5-0xB'),
      ['CORP\\Pilot'],
    ],
    [
      'with a name before the SID',
      descriptor(pilot + users.replace(/(<SID.*<\/SID>)(<Name.*<\/Name>)/, '$2$1')),
      both,
    ],
    ['without a SID', descriptor(trustee('', 'CORP\\Nobody', 'Read') + users), [null, both[1]]],
    ['without a name', descriptor(trustee(PILOT, '', 'Read') + users), [null, both[1]]],
    ['with a blank name', descriptor(trustee(PILOT, ' \n', 'Read') + users), [null, both[1]]],
    [
      'with a name of other blanks',
      descriptor(trustee(PILOT, ' \u00a0Pilot\u00a0 ', 'Read')),
      ['\u00a0Pilot\u00a0', null],
    ],
    [
      'with blanks within a name',
      descriptor(trustee(PILOT, 'Kerberos \t pilot', 'Read')),
      ['Kerberos \t pilot', null],
    ],
    [
      'with a list of audits before',
      descriptor(pilot).replace('<Permissions>', `<Audit>${users}</Audit><Permissions>`),
      ['CORP\\Pilot', null],
    ],
    [
      'with a second list',
      descriptor(pilot).replace('</Permissions>', `</Permissions><Permissions>${users}</Permissions>`),
      ['CORP\\Pilot', null],
    ],
    [
      'with audits in attributes',
      descriptor(pilot).replace('</Permissions>', `</Permissions><Audit x="y">${users}</Audit>`),
      ['CORP\\Pilot', null],
    ],
    ['without a list', `<SecurityDescriptor><SDDL>${SDDL}</SDDL>${users}</SecurityDescriptor>`, [null, null]],
    ['after something else', descriptor(pilot).replace('<SDDL>', '<Owner/><SDDL>'), ['CORP\\Pilot', null]],
    ['of an empty list', descriptor(''), [null, null]],
  ])('%s', (_, text, expected) => {
    const found = permissionsOf(text);
    expect(found?.unclear).toBeNull();
    expect(found?.entries.map(({ name }) => name)).toEqual(expected);
  });

  it.each([
    ['none', ''],
    ['blanks', ' \n\t'],
  ])('of which there is %s, and the list is what is read', (_, sddl) => {
    expect(permissionsOf(descriptor(users, sddl))?.entries).toMatchObject([{ sid: 'S-1-5-11', read: true }]);
  });

  // There are thousands of descriptors, and a parser takes most of the time.
  it('are read from what consoles write without parsing it', () => {
    const read = (text: string) =>
      reportedPermissions({ text, byte: 0, line: 1, column: 1, width: 'utf-8' }, new Map()).entries.map(
        ({ name }) => name,
      );
    // No parser gets through this. Scans of reports refuse it before.
    const broken = (text: string) => text.replace('</Permissions>', '<Wrong wrong></Permissions>');
    expect(read(broken(descriptor(pilot + users)))).toEqual(both);
    expect(read(broken(descriptor(pilot + users).replaceAll('><', '>\n<')))).toEqual(both);
    expect(read(broken(descriptor('')))).toEqual([null, null]);
    expect(() => read(broken(descriptor(`<!-- -->${pilot}`)))).toThrow();
    expect(() => read(broken(descriptor(pilot, ' ')))).toThrow();
  });
});
