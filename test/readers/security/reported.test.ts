// Descriptors of reports: SDDL with the names of trustees, or the list alone.

import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { gpoReport } from '../../../src/readers/reports/gpo-report.ts';
import { encode, sourceOf } from '../../support/bytes.ts';

const SECURITY = 'xmlns="http://www.microsoft.com/GroupPolicy/Types/Security"';
const TYPES = 'xmlns="http://www.microsoft.com/GroupPolicy/Types"';
const APPLY = 'edacfd8f-ffb3-11d1-b41d-00a0c968f939';
const PILOT = 'S-1-5-21-1085031214-1563985344-725345543-4102';

const trustee = (sid: string, name: string, right: string, type = 'Allow', toSelf = true) =>
  `<TrusteePermissions><Trustee><SID ${TYPES}>${sid}</SID><Name ${TYPES}>${name}</Name></Trustee><Type xsi:type="PermissionType"><PermissionType>${type}</PermissionType></Type><Inherited>false</Inherited><Applicability><ToSelf>${toSelf}</ToSelf></Applicability><Standard><GPOGroupedAccessEnum>${right}</GPOGroupedAccessEnum></Standard><AccessMask>0</AccessMask></TrusteePermissions>`;

function permissionsOf(descriptor: string) {
  const text = `<GPO xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Name>CORP Zscaler Kerberos</Name>${descriptor}</GPO>`;
  const items = [...gpoReport.read(sourceOf(encode(text)), INTEREST, {})];
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
});
