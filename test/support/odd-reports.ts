// Reports of GPOs as fast-check makes them: plain ones, and everything by which a way past their elements could be fooled.
import * as fc from 'fast-check';

const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';

const words = fc.constantFrom(
  'This policy setting controls a feature.',
  'KERBEROS',
  'kerb',
  'Use forest search order',
  'S\u00e9curit\u00e9 et \u00ab r\u00e9seau \u00bb',
  '\u0391\u03c3\u03c6\u03ac\u03bb\u03b5\u03b9\u03b1',
  '\u65e5\u672c\u8a9e\u3001\uff0c',
  '\u{1f511}',
  '\ufeff\u2028',
  'a &amp; b &quot;c&quot; &apos;d&apos; &gt; e',
  '&lt;k&gt;kdc.contoso.example&lt;/k&gt;',
  '&lt;K&gt;',
  '&amp;#60;k>',
  '&amp;#x3C;K&amp;#62;',
  '&amp;lt;k&amp;gt;',
  'Authentication &amp; schemes',
  '&#75;erberos',
  '&#x4b;erberos &#10;',
  'K<!-- - -->erberos',
  'Ker<![CDATA[beros <k> ]] ]]>',
  '<![CDATA[<GPO><Extension></Extension>]]>',
  '<!-- <GPO> </q1:Policy> -->',
  '<?console </Extension>?>',
  '<GPO>',
  '&lt;GPO xmlns=""&gt;',
  ']] ]>',
  'line\r\nline\n\tline',
  'MitRealms domain_realm',
  'Basic,NTLM,Negotiate',
  'http://www.w3.org/XML/1998/namespace',
);

const text = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' '));
const long = fc.nat(2600).map((length) => 'Explains at length. '.repeat(130).slice(0, length));
const value = fc.oneof(text, long);

const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms';
const keys = fc.constantFrom(
  KEY,
  KEY.toLowerCase(),
  KEY.toUpperCase(),
  'Software\\Policies\\Contoso',
  'a\\kerb',
);

const category = fc.constantFrom(
  '',
  'System',
  'Corp',
  'System/Kerberos',
  '\u03a3\u03cd\u03c3\u03c4\u03b7\u03bc\u03b1',
);

const name = fc.constantFrom(
  'MitRealms',
  'Use forest search order',
  'Sp\u00e9cifier les serveurs proxy KDC',
  'Define interoperable Kerberos V5 realm settings',
  'Define host name-to-Kerberos realm mappings',
  'DEFINE HOST NAME-TO-KERBEROS REALM MAPPINGS',
  'Turn off a feature',
);

const policy = (prefix: string) =>
  fc
    .tuple(name, value, text, fc.boolean(), category)
    .map(
      ([title, explain, data, list, folder]) =>
        `<${prefix}Policy><${prefix}Name>${title}</${prefix}Name><${prefix}State>Enabled</${prefix}State><${prefix}Explain>${explain}</${prefix}Explain><${prefix}Category>${folder}</${prefix}Category>${
          list
            ? `<${prefix}ListBox><${prefix}Name>x</${prefix}Name><${prefix}Value><${prefix}Element><${prefix}Name>ZSCALERBETA.NET</${prefix}Name><${prefix}Data>${data}</${prefix}Data></${prefix}Element></${prefix}Value></${prefix}ListBox>`
            : ''
        }</${prefix}Policy>`,
    );

const setting = (prefix: string) =>
  fc
    .tuple(keys, text)
    .map(
      ([key, data]) =>
        `<${prefix}RegistrySetting><${prefix}KeyPath>${key}</${prefix}KeyPath><${prefix}Value><${prefix}Name>ZSCALERBETA.NET</${prefix}Name><${prefix}String>${data}</${prefix}String></${prefix}Value></${prefix}RegistrySetting>`,
    );

const oddElement = (prefix: string) =>
  fc.constantFrom(
    '',
    '\r\n        ',
    'text between',
    `<${prefix}Empty/>`,
    `<${prefix}Empty a="1" b='2 > 1'/>`,
    `<${prefix}Policy a="&#75;erberos"/>`,
    `<${prefix}Attributes xsi:type="q1:x"  b="&lt;"\r\n c="d"/>`,
    `<SID xmlns="http://www.microsoft.com/GroupPolicy/Types">S-1-5-11</SID>`,
    `<SID xmlns="${SETTINGS}/Registry"><Policy><Name>Kerberos</Name></Policy></SID>`,
    `<p:SID xmlns:p="urn:contoso"/>`,
    `<undeclared:SID/>`,
    `<${prefix}Twice a="1" a="2"/>`,
    `<${prefix}Twice xsi:type="1" type="2"/>`,
    `<${prefix}Open>`,
    `</${prefix}Policy>`,
    '<a><b></a></b>',
    'a & b',
    'a ]]> b',
    '\u0001',
    '<1/>',
    '<a b=c/>',
    '<a b="<"/>',
    '<a',
    `<${prefix}Properties cpassword="j1Uyj3Vx8TY9LtLZil2uAuZkFQA/4latT76ZwgdHdhw" userName="CONTOSO\\\\x"/>`,
    '<Deep>'.repeat(60) + '</Deep>'.repeat(60),
    '<Deep>'.repeat(120) + '</Deep>'.repeat(120),
  );

const children = (prefix: string, odd: boolean) =>
  fc
    .array(
      odd
        ? fc.oneof(
            { weight: 6, arbitrary: policy(prefix) },
            { weight: 2, arbitrary: setting(prefix) },
            { weight: 3, arbitrary: oddElement(prefix) },
          )
        : fc.oneof({ weight: 4, arbitrary: policy(prefix) }, { weight: 1, arbitrary: setting(prefix) }),
      { maxLength: 7 },
    )
    .map((parts) => parts.join('\r\n      '));

const extension = (odd: boolean) =>
  fc
    .constantFrom('q1:', 'q2:', '')
    .chain((prefix) =>
      fc.tuple(
        children(prefix, odd),
        fc.constant(prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`),
        fc.constantFrom('Registry', 'Registry', 'Windows/Registry', 'Security', 'LocalUsersAndGroups'),
        fc.boolean(),
      ),
    )
    .map(
      ([inner, declaration, kind, broken]) =>
        `<ExtensionData><Extension ${declaration}="${SETTINGS}/${kind}" xsi:type="x">${inner}</Extension><Name>${kind}</Name>${
          broken ? '<Error><Details>The definitions of Kerberos.admx are broken.</Details></Error>' : ''
        }</ExtensionData>`,
    );

const descriptor = fc.constantFrom(
  '',
  `<SecurityDescriptor><SDDL xmlns="${SETTINGS}/Types/Security">O:DAG:DAD:PAI(OA;CI;CR;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;AU)(A;CI;LCRPLORC;;;AU)</SDDL><Permissions><TrusteePermissions><Trustee><SID xmlns="urn:t">S-1-5-11</SID><Name xmlns="urn:t">NT AUTHORITY\\Authenticated Users</Name></Trustee></TrusteePermissions></Permissions></SecurityDescriptor>`,
  '<SecurityDescriptor><SDDL>D:(A;;<!-- -->RP;;;S-1-5-21-1-2-3-512)</SDDL><Permissions><TrusteePermissions><Trustee><SID>S-1-5-21-1-2-3-512</SID><Name>CONTOSO\\Domain &amp; Admins</Name></Trustee></TrusteePermissions></Permissions></SecurityDescriptor>',
  '<SecurityDescriptor><Owner/></SecurityDescriptor>',
);

const sides = fc.constantFrom<readonly string[]>(
  ['Computer', 'User'],
  ['Computer', 'User'],
  ['User', 'Computer'],
  ['Computer'],
  ['User'],
  ['Computer', 'Computer'],
  ['Computer note=""', 'User'],
  ['x:Computer xmlns:x="urn:x"', 'User'],
  [],
);

/** What a GPO begins with: most are in the namespace of settings, however they say it. */
const tags = fc.constantFrom(
  ...Array<string>(6).fill(`GPO xmlns="${SETTINGS}"`),
  `s:GPO xmlns:s="${SETTINGS}" xmlns="urn:x"`,
  `s:GPO xmlns:s="${SETTINGS}"`,
);

const gpo = (odd: boolean) =>
  fc
    .tuple(
      fc.nat(0xffff),
      fc.array(extension(odd), { maxLength: 3 }),
      descriptor,
      sides,
      fc.boolean(),
      fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat() }),
      tags,
    )
    .map(([id, extensions, security, names, dated, shuffle, tag]) => {
      const shown = names.map((name, i) => {
        const own = i === 0 ? extensions.slice(1) : extensions.slice(0, 1);
        return `<${name}><Enabled>true</Enabled>${own.join('')}</${name.split(' ')[0]}>`;
      });
      const prefix = tag.startsWith('s:') ? 's:' : '';
      const head = [
        `<${prefix}Identifier><Identifier>{0A1B2C3D-0000-4000-8000-${id.toString(16).padStart(12, '0')}}</Identifier></${prefix}Identifier>`,
        `<${prefix}Name>Policy ${id}</${prefix}Name>`,
        dated ? `<${prefix}ReadTime>2026-03-09T08:41:27Z</${prefix}ReadTime>` : '',
      ];
      const children = [...head, security, ...shown, '<LinksTo><SOMPath>contoso.example</SOMPath></LinksTo>'];
      const from = shuffle === null ? 0 : shuffle % children.length;
      // Turned: what comes first then comes last.
      const turned = [...children.slice(from), ...children.slice(0, from)];
      return `<${tag} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${turned.join('')}</${prefix}GPO>`;
    });

/** Text of a report; with `odd` it may be no XML at all. */
export const reportText = (odd: boolean): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', '<?xml version="1.0" encoding="utf-16"?>\r\n'),
      fc.array(gpo(odd), { maxLength: 3 }),
      fc.constantFrom(['<report>', '</report>'], ['<GPOS>', '</GPOS>'], ['<r><!-- <GPO> -->', '</r>']),
    )
    .map(([head, gpos, [open, close]]) => `${head}${open}${gpos.join('\r\n')}${close}`);
