// The other files of a Samba backup: the version, the extensions, and those that set nothing here.

import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import { sambaBackup } from '../../../src/readers/samba/backup.ts';
import { encode, fixture, sourceOf } from '../../support/bytes.ts';

const FOLDER = 'policy/{6B1E0D5C-83F2-4A97-9C41-2F7D8E3B5A60}';

function read(name: string, bytes: Uint8Array) {
  const interest = { keyPaths: ['\\kerb'], policyText: [], objectClasses: [], attributes: [] };
  return [...sambaBackup.read(sourceOf(bytes, `${FOLDER}/${name}`), interest, {})];
}

const accepts = (text: string) => sambaBackup.accepts(headOf(sourceOf(encode(text))));
const EXTENSIONS = fixture('samba-backup/gPCMachineExtensionNames.SAMBAEXT');
const parameter = (key: string, value: string) =>
  `<Parameter><Key>${key}</Key><Value>${value}</Value></Parameter>`;
const VERSION = parameter('Version', '65541');

describe('sambaBackup', () => {
  it.each(['GPT.INI.xml', 'generalized.GPT.INI.xml'])('reads the version of %s', (name) => {
    expect(read('GPT.INI.xml', fixture(`samba-backup/${name}`))).toMatchObject([
      {
        kind: 'gpo',
        name: null,
        computer: { enabled: null, versionDirectory: null, versionSysvol: 5 },
        user: { enabled: null, versionDirectory: null, versionSysvol: 1 },
      },
    ]);
  });

  it.each([
    [
      'after another section',
      `<Section name="Logon">${parameter('Version', '7')}</Section><Section name="General">${VERSION}</Section>`,
    ],
    [
      'after a section without a name',
      `<Section>${parameter('Version', '7')}</Section><Section name="general">${VERSION}</Section>`,
    ],
    ['after another attribute', `<Section id="Logon" name="GENERAL">${VERSION}</Section>`],
    [
      'after another parameter',
      `<Section name="General">${parameter('displayName', '7')}${VERSION}</Section>`,
    ],
    [
      'after a parameter without a key',
      `<Section name="General"><Parameter><Value>7</Value></Parameter>${VERSION}</Section>`,
    ],
    ['in other letters', `<Section name="General">${VERSION.replace('Version', ' version ')}</Section>`],
  ])('finds the version %s', (_, inner) => {
    expect(read('GPT.INI.xml', encode(`<IniFile>${inner}</IniFile>`))).toMatchObject([
      { kind: 'gpo', computer: { versionSysvol: 5 }, user: { versionSysvol: 1 } },
    ]);
  });

  it('takes the greatest version there is', () => {
    const ini = `<IniFile><Section name="General">${parameter('Version', '4294967295')}</Section></IniFile>`;
    expect(read('GPT.INI.xml', encode(ini))).toMatchObject([
      { kind: 'gpo', computer: { versionSysvol: 65535 }, user: { versionSysvol: 65535 } },
    ]);
  });

  it('reads the extensions of the computer side, which the name of the file tells', () => {
    expect(read('gPCMachineExtensionNames.SAMBAEXT', EXTENSIONS)).toMatchObject([
      { kind: 'gpo', computerExtensions: ['{35378EAC-683F-11D2-A89A-00C04FBBCFA2}'] },
    ]);
    expect(read('gPCUserExtensionNames.SAMBAEXT', EXTENSIONS)).toEqual([]);
    const zeros = encode(`${new TextDecoder().decode(EXTENSIONS)}${' '.repeat(512)}\0\0`);
    expect(read('gPCMachineExtensionNames.SAMBAEXT', zeros)).toContainEqual(
      expect.objectContaining({ kind: 'diagnostic', effect: 'partial' }),
    );
  });

  it('passes over entities, and over what they stand in', () => {
    expect(read('entities.dtd', fixture('samba-backup/entities.dtd'))).toEqual([]);
    expect(read('scripts.ini.xml', fixture('samba-backup/scripts.ini.xml'))).toMatchObject([
      {
        code: 'not-read',
        effect: 'notice',
        at: { region: { startLine: 5, startColumn: 31, endColumn: 39 } },
      },
    ]);
  });

  it.each([
    ['<IniFile><Section name="Logon"/></IniFile>', []],
    ['<IniFile><Section name="General"/></IniFile>', []],
    ['<IniFile/>', []],
    ['<CsvFile><Row/></CsvFile>', []],
    ['<GptTmplInfFile><Section name="Unicode"/></GptTmplInfFile>', []],
  ])('has nothing to say of %s', (text, expected) => {
    expect(accepts(text)).toBe(true);
    expect(read('x.xml', encode(text))).toEqual(expected);
  });

  it('says where a security template sets a value of ours', () => {
    const template = (key: string) =>
      encode(
        `<GptTmplInfFile><!-- \\kerberos --><Section name="Registry Values"><Parameter><Key>${key}</Key><Value>4,24</Value></Parameter></Section></GptTmplInfFile>`,
      );
    const ours =
      'MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters\\SupportedEncryptionTypes';
    expect(read('GptTmpl.inf.xml', template(ours))).toMatchObject([{ code: 'not-read', effect: 'notice' }]);
    const keyless = new TextDecoder()
      .decode(template(ours))
      .replace('<Parameter>', `<Parameter><Value>a</Value></Parameter>${parameter('a', 'b')}<Parameter>`);
    const [found, ...others] = read('GptTmpl.inf.xml', encode(keyless));
    expect([found, others]).toMatchObject([{ code: 'not-read' }, []]);
    const { start, end } = (found?.kind === 'diagnostic' && found.at) || { start: 0, end: 0 };
    expect(keyless.slice(start, end)).toBe(ours);
    expect(read('GptTmpl.inf.xml', template('MACHINE\\Software\\Contoso\\x'))).toEqual([]);
  });

  it.each(['one', '4294967296', '-1', '1x', 'x1', '12345678901', '00000000001'])(
    'does not take %s for a version',
    (version) => {
      const ini = `<IniFile><Section name="General"><Parameter><Key>Version</Key><Value>${version}</Value></Parameter></Section></IniFile>`;
      expect(read('GPT.INI.xml', encode(ini))).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    },
  );

  it('calls every beginning of a document cut off', () => {
    const bytes = fixture('samba-backup/GPT.INI.xml');
    const end = new TextDecoder().decode(bytes).trimEnd().length;
    for (let size = 1; size < end; size++) {
      const items = read('GPT.INI.xml', bytes.slice(0, size));
      expect([size, items.map((item) => item.kind)]).toEqual([size, ['diagnostic']]);
    }
  });

  it('is the only one that takes its files', () => {
    for (const name of ['GPT.INI.xml', 'generalized.GPT.INI.xml', 'scripts.ini.xml', 'entities.dtd']) {
      const head = headOf(sourceOf(fixture(`samba-backup/${name}`)));
      expect([name, readers.filter((reader) => reader.accepts(head))]).toEqual([name, [sambaBackup]]);
    }
    expect(readers.filter((reader) => reader.accepts(headOf(sourceOf(EXTENSIONS))))).toEqual([sambaBackup]);
    expect(accepts('[{35378EAC-683F-11D2-A89A-00C04FBBCFA2}]\nmore')).toBe(false);
    expect(accepts('<a><IniFile/></a>')).toBe(false);
    expect([sambaBackup.format, sambaBackup.holder]).toEqual(['samba-backup', 'gpo']);
  });

  it.each([
    ['one list', '', '', true],
    ['blanks before', ' \n', '', true],
    ['blanks after', '', ' \r\n', true],
    ['two lists', '[{35378EAC-683F-11D2-A89A-00C04FBBCFA2}]', '', true],
    ['something before', 'Extensions: ', '', false],
    ['something before without a blank', 'x', '', false],
    ['something after', '', 'x', false],
    ['the longest', '', ' '.repeat(4096 - 78), true],
    ['a longer one', '', ' '.repeat(4097 - 78), false],
  ])('takes a list of extensions: %s', (_, before, after, expected) => {
    expect(EXTENSIONS).toHaveLength(78);
    expect(accepts(`${before}${new TextDecoder().decode(EXTENSIONS)}${after}`)).toBe(expected);
  });

  it.each([
    ['<!ENTITY SAMBA__a "b">', true],
    [' \n<!ENTITY  SAMBA__a "b">', true],
    ['x<!ENTITY SAMBA__a "b">', false],
    ['x <!ENTITY SAMBA__a "b">', false],
    ['<!ENTITY contoso "b">', false],
  ])('takes entities: %s', (text, expected) => {
    expect(accepts(text)).toBe(expected);
  });

  it('says where a document cannot be decoded', () => {
    const text = new TextDecoder().decode(fixture('samba-backup/GPT.INI.xml')).replace('utf-8', 'utf-16');
    const items = read('GPT.INI.xml', encode(text, 'utf-16le-bom').slice(0, -1));
    expect(items).toContainEqual(expect.objectContaining({ kind: 'diagnostic', code: 'encoding' }));
  });
});
