// GPOs in which nothing is wrong: as consoles export them, and real exports to which the two lists are added.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import { encode } from '../../support/bytes.ts';
import { CORPUS, corpusFiles, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';
import { inputOf } from '../../support/inputs.ts';

const NAMES = [
  'Define interoperable Kerberos V5 realm settings',
  'Define host name-to-Kerberos realm mappings',
];
const DATA = ['&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;', '.zscalerbeta.net; .gateway.zscalerbeta.net'];
const POLICIES = NAMES.map(
  (name, index) =>
    `<p:Policy><p:Name>${name}</p:Name><p:State>Enabled</p:State><p:Category>System/Kerberos</p:Category><p:ListBox><p:Name>${name}</p:Name><p:State>Enabled</p:State><p:ExplicitValue>true</p:ExplicitValue><p:Additive>true</p:Additive><p:Value><p:Element><p:Name>ZSCALERBETA.NET</p:Name><p:Data>${DATA[index]}</p:Data></p:Element></p:Value></p:ListBox></p:Policy>`,
).join('');
const EXTENSION = `<ExtensionData><Extension xmlns:p="http://www.microsoft.com/GroupPolicy/Settings/Registry" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="p:RegistrySettings">${POLICIES}<p:Blocked>false</p:Blocked></Extension><Name>Registry</Name></ExtensionData>`;

/** Findings of the rules of this group, without information about a missing link. */
function said(path: string, text: string): string[] {
  const { report } = lint([inputOf(path, encode(text, 'utf-16le-bom'))], { settings: DEFAULT_SETTINGS });
  expect(report.problems).toEqual([]);
  return report.findings
    .filter(
      ({ ruleId }) =>
        ruleId.startsWith('gpo-') || ruleId.startsWith('policy-') || ruleId.startsWith('preferences-'),
    )
    .map(({ ruleId, severity }) => `${severity} ${ruleId}`);
}

interface Bend {
  readonly sddl?: string;
  readonly links?: readonly boolean[];
  readonly userOff?: boolean;
  readonly versions?: readonly [computer: number, user: number];
}

const SDDL =
  'O:DAG:DAD:PAI(OA;CI;CR;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;AU)(A;;CCDCLCSWRPWPDTLOSDRCWDWO;;;DA)(A;CI;CCDCLCSWRPWPDTLOSDRCWDWO;;;DA)(A;CI;CCDCLCSWRPWPDTLOSDRCWDWO;;;S-1-5-21-1085031214-1563985344-725345543-519)(A;CI;LCRPLORC;;;ED)(A;CI;LCRPLORC;;;AU)(A;CI;CCDCLCSWRPWPDTLOSDRCWDWO;;;SY)(A;CIIO;CCDCLCSWRPWPDTLOSDRCWDWO;;;CO)S:AI(OU;CIIDSA;WPWD;;f30e3bc2-9ff0-11d1-b603-0000f80367c1;WD)';

function gpo({ sddl = SDDL, links = [true], userOff = false, versions = [22, 1] }: Bend): string {
  const [computer, user] = versions;
  const linked = links.map(
    (on, index) =>
      `<LinksTo><SOMName>OU${index}</SOMName><SOMPath>corp.contoso.example/OU${index}</SOMPath><Enabled>${on}</Enabled><NoOverride>false</NoOverride></LinksTo>`,
  );
  return `<?xml version="1.0" encoding="utf-16"?>
<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Identifier><Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}</Identifier><Domain xmlns="http://www.microsoft.com/GroupPolicy/Types">corp.contoso.example</Domain></Identifier><Name>CORP Zscaler Kerberos</Name><ReadTime>2026-03-09T08:41:27.6091284Z</ReadTime><SecurityDescriptor><SDDL xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">${sddl}</SDDL></SecurityDescriptor><Computer><VersionDirectory>${computer}</VersionDirectory><VersionSysvol>${computer}</VersionSysvol><Enabled>true</Enabled>${EXTENSION}</Computer><User><VersionDirectory>${user}</VersionDirectory><VersionSysvol>${user}</VersionSysvol><Enabled>${!userOff}</Enabled></User>${linked.join('')}</GPO>`;
}

describe('a right GPO in a live report', () => {
  it.each([
    ['as it is made', {}],
    ['with its user side off', { userOff: true, versions: [3, 0] }],
    ['with a disabled link beside others', { links: [false, true, true] }],
    [
      'filtered on a group',
      { sddl: SDDL.replace(';;AU)', ';;S-1-5-21-1085031214-1563985344-725345543-4102)') },
    ],
    [
      'with full control for administrators',
      { sddl: SDDL.replace('(A;;CCDCLCSWRPWPDTLOSDRCWDWO;;;DA)', '(A;;GA;;;DA)') },
    ],
    ['that was never changed', { versions: [0, 0] }],
  ] as const)('%s', (_, bend) => {
    expect(said('CORP Zscaler Kerberos.xml', gpo(bend))).toEqual([]);
  });
});

describe.skipIf(!hasCorpus)(`real exports with both lists added${WHY_SKIPPED}`, () => {
  const reports = corpusFiles('real', /(?:gpreport|Settings1|AllSettings1|AllPreferences1)\.xml$/i).filter(
    (path) => decode(path).includes('<VersionDirectory>'),
  );

  it('are some', () => {
    expect(reports.length).toBeGreaterThan(30);
  });

  it.each(reports.map((path) => [path.slice(CORPUS.length)]))('%s', (path) => {
    const text = decode(`${CORPUS}${path}`);
    // Some switch the side off; the baselines that hold nothing for computers do.
    const planted = text
      .replace(/(<Computer>[\s\S]*?<Enabled>)(?:true|false)(<\/Enabled>)/, `$1true$2${EXTENSION}`)
      .replace(/<\?xml[^>]*\?>/, '<?xml version="1.0" encoding="utf-16"?>');
    const expected = /<LinksTo>[\s\S]*?<Enabled>true<\/Enabled>/.test(text) ? [] : ['info gpo-not-linked'];
    expect(said('backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/gpreport.xml', planted)).toEqual(expected);
  });
});

function decode(path: string): string {
  const bytes = readFileSync(path);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}
