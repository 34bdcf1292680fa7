// Backup.xml: the GPO behind a backup, its versions and its extensions.
import { describe, expect, it } from 'vitest';
import { backupXml } from '../../../src/readers/backup/backup-xml.ts';
import { encode, fixture, rawText, readAll, regionText } from '../../support/bytes.ts';

const BACKUP = fixture('backup-xml/Backup.xml');
const TEXT = new TextDecoder().decode(BACKUP);
const SPACE = 'http://www.microsoft.com/GroupPolicy/GPOOperations';

function accepts(text: string): boolean {
  const bytes = encode(text);
  return backupXml.accepts({ bytes: bytes.subarray(0, 4096), text: text.slice(0, 4096), size: bytes.length });
}

function core(inner: string): Uint8Array {
  return encode(
    `<GroupPolicyBackupScheme xmlns="${SPACE}"><GroupPolicyObject><GroupPolicyCoreSettings>${inner}</GroupPolicyCoreSettings></GroupPolicyObject></GroupPolicyBackupScheme>`,
  );
}

describe('backupXml', () => {
  it('reads the GPO with its versions and extensions', () => {
    const { items, gaps } = readAll(backupXml, BACKUP);
    expect(gaps).toEqual([]);
    expect(items).toHaveLength(1);
    const [gpo] = items;
    if (gpo?.kind !== 'gpo') throw new Error('no GPO');
    expect(gpo).toMatchObject({
      part: null,
      domain: { value: 'corp.contoso.example' },
      name: { value: 'CORP Zscaler Kerberos' },
      computer: { enabled: true, versionDirectory: 7, versionSysvol: 7 },
      user: { enabled: false, versionDirectory: 2, versionSysvol: 1 },
      links: null,
      computerExtensions: [
        '{35378EAC-683F-11D2-A89A-00C04FBBCFA2}',
        '{827D319E-6EAC-11D2-A4EA-00C04F79F83A}',
      ],
    });
    if (!gpo.id) throw new Error('no id');
    expect(rawText(BACKUP, gpo.id, 'utf-8')).toBe('{6C1F2B7E-3D4A-4E5F-9A10-2B7C8D9E0F11}');
    expect(regionText(TEXT, gpo.id)).toBe('{6C1F2B7E-3D4A-4E5F-9A10-2B7C8D9E0F11}');
  });

  it('leaves open what is not there', () => {
    const { items } = readAll(backupXml, core('<ID>{1}</ID><MachineVersionNumber>x</MachineVersionNumber>'));
    const nothing = { enabled: null, versionDirectory: null, versionSysvol: null };
    expect(items).toMatchObject([
      { domain: null, name: null, computer: nothing, user: nothing, computerExtensions: [] },
    ]);
  });

  it('has the access list, and places for what rules point at', () => {
    const text =
      '<ID>{1}</ID><SecurityDescriptor>01 00 04 9c</SecurityDescriptor><Options>3</Options><MachineVersionNumber>65536</MachineVersionNumber><MachineExtensionGuids/>';
    const [gpo] = readAll(backupXml, core(text)).items;
    if (gpo?.kind !== 'gpo') throw new Error('no GPO');
    expect(gpo.permissions?.unclear).toContain('not whole');
    expect(gpo.computer).toMatchObject({ enabled: false, versionDirectory: 1, versionSysvol: 0 });
    const document = new TextDecoder().decode(core(text));
    const at = [gpo.computer?.at?.enabled, gpo.computer?.at?.versions, gpo.extensionsAt];
    expect(at.map((span) => span && regionText(document, { value: '', at: span }))).toEqual([
      '3',
      '65536',
      '<MachineExtensionGuids/>',
    ]);
    const [bare] = readAll(backupXml, core('<ID>{1}</ID>')).items;
    expect(bare).toMatchObject({ permissions: null });
    if (bare?.kind !== 'gpo') throw new Error('no GPO');
    expect(bare.computer).not.toHaveProperty('at');
    expect(bare).not.toHaveProperty('extensionsAt');
  });

  it.each(['1x', 'x1', '-1', ''])('takes no version from %j', (version) => {
    const text = `<ID>{1}</ID><MachineVersionNumber>${version}</MachineVersionNumber>`;
    expect(readAll(backupXml, core(text)).items).toMatchObject([
      { computer: { versionDirectory: null, versionSysvol: null } },
    ]);
  });

  it('tells the disabled side from the options', () => {
    const both = (options: number) => {
      const [gpo] = readAll(backupXml, core(`<ID>{1}</ID><Options>${options}</Options>`)).items;
      return gpo?.kind === 'gpo' ? [gpo.computer?.enabled, gpo.user?.enabled] : [];
    };
    expect([0, 1, 2, 3].map(both)).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('says when the GPO is not named or not there', () => {
    expect(readAll(backupXml, core('<ID> </ID>')).items).toMatchObject([
      { code: 'bad-value', effect: 'partial' },
    ]);
    const empty = encode(`<GroupPolicyBackupScheme xmlns="${SPACE}"/>`);
    expect(readAll(backupXml, empty).items).toMatchObject([{ code: 'empty', effect: 'unreadable' }]);
  });

  it('keeps the GPO of a backup that is cut off after it', () => {
    const { items } = readAll(backupXml, BACKUP.slice(0, TEXT.indexOf('<GroupPolicyExtension')));
    expect(items).toMatchObject([{ kind: 'gpo' }, { code: 'truncated', effect: 'partial' }]);
  });

  it('accepts its root alone', () => {
    expect(accepts(TEXT)).toBe(true);
    expect([backupXml.format, backupXml.holder]).toEqual(['backup-xml', 'gpo']);
    expect(accepts('<GroupPolicyBackupScheme/>')).toBe(false);
    expect(accepts(`<a xmlns="${SPACE}"><GroupPolicyBackupScheme/></a>`)).toBe(false);
  });
});
