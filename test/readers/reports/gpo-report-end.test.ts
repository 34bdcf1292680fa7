// What is said of a GPO among many: one that shows nothing only who it is, any other all of it.

import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import type { GpoRecord } from '../../../src/model/record.ts';
import { gpoReport } from '../../../src/readers/reports/gpo-report.ts';
import { encode, regionText, sourceOf } from '../../support/bytes.ts';

const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const TYPES = 'http://www.microsoft.com/GroupPolicy/Types';
const IDENTITY = `<Identifier><Identifier xmlns="${TYPES}">{0A1B2C3D-0000-4000-8000-000000000001}</Identifier><Domain xmlns="${TYPES}">corp.contoso.example</Domain></Identifier>`;
const NAMED = `${IDENTITY}<Name>Estate</Name><ReadTime>2026-03-09T08:41:27Z</ReadTime>`;
const side = (name: string, inner = '') =>
  `<${name}><VersionDirectory>12</VersionDirectory><VersionSysvol>13</VersionSysvol><Enabled>true</Enabled>${inner}</${name}>`;
const BOTH = side('Computer') + side('User');
const LINK = '<LinksTo><SOMPath>corp.contoso.example</SOMPath><Enabled>true</Enabled></LinksTo>';
const holding = (inner: string) =>
  `<ExtensionData><Extension xmlns:q="${SETTINGS}/Registry">${inner}</Extension><Name>Registry</Name></ExtensionData>`;
const POLICY = holding('<q:Policy><q:Name>Kerberos</q:Name><q:State>Enabled</q:State></q:Policy>');

function read(text: string, exact: boolean) {
  const items = [...gpoReport.read(sourceOf(encode(text)), INTEREST, { exact })];
  return {
    items,
    kinds: items.map((item) => (item.kind === 'scope' ? item.side : item.kind)),
    gpos: items.filter((item): item is GpoRecord => item.kind === 'gpo'),
  };
}
const gpo = (inner: string) => `<GPO xmlns="${SETTINGS}">${inner}</GPO>`;
const among = (inner: string, exact: boolean) => read(`<report>${gpo(inner)}</report>`, exact);

describe.each([false, true])('a GPO among many (exact: %s)', (exact) => {
  it('that shows nothing says who it is, and no more', () => {
    const text = `<report>\n${gpo(NAMED + BOTH + LINK)}</report>`;
    const { items, gpos } = read(text, exact);
    expect(items).toHaveLength(1);
    expect(gpos).toMatchObject([
      {
        kind: 'gpo',
        part: '{0a1b2c3d-0000-4000-8000-000000000001}@corp.contoso.example',
        id: { value: '{0A1B2C3D-0000-4000-8000-000000000001}' },
        domain: { value: 'corp.contoso.example' },
        name: { value: 'Estate' },
        readTime: { value: '2026-03-09T08:41:27Z' },
        computer: null,
        user: null,
        links: null,
        computerExtensions: null,
        permissions: null,
        among: true,
        bare: true,
      },
    ]);
    const [at] = gpos.map((record) => record.at);
    expect(at && regionText(text, { value: '', at })).toBe(gpo(NAMED + BOTH + LINK));
  });

  it.each([
    ['has no id', NAMED.replace(IDENTITY, '')],
    ['has no name', NAMED.replace('<Name>Estate</Name>', '')],
    ['has no time', NAMED.replace(/<ReadTime>.*<\/ReadTime>/, '')],
  ])('that %s says all', (_what, head) => {
    const { gpos, kinds } = among(head + BOTH + LINK, exact);
    expect(kinds).toEqual(['computer', 'user', 'gpo']);
    expect(gpos).toMatchObject([
      {
        computer: { enabled: true, versionDirectory: 12, versionSysvol: 13 },
        user: { enabled: true, versionDirectory: 12, versionSysvol: 13 },
        links: [{ enabled: true }],
      },
    ]);
    expect(gpos[0]?.among).toBeUndefined();
    expect(gpos[0]?.bare).toBeUndefined();
  });

  it.each([
    ['has one side', side('Computer'), ['computer', 'gpo']],
    ['has one side twice', side('User') + side('User'), ['user', 'user', 'gpo']],
    ['has no side', '', ['gpo']],
    ['shows a policy', side('Computer', POLICY) + side('User'), ['policy', 'computer', 'user', 'gpo']],
    [
      'shows a policy of the user',
      side('Computer') + side('User', POLICY),
      ['policy', 'computer', 'user', 'gpo'],
    ],
    [
      'shows an error',
      side('Computer', '<ExtensionData><Name>Scripts</Name><Error/></ExtensionData>') + side('User'),
      ['diagnostic', 'computer', 'user', 'gpo'],
    ],
  ])('that %s says all, and that it is one of many', (_what, sides, expected) => {
    const { gpos, kinds } = among(NAMED + sides + LINK, exact);
    expect(kinds).toEqual(expected);
    expect(gpos).toMatchObject([{ among: true, links: [{ path: { value: 'corp.contoso.example' } }] }]);
    expect(gpos[0]?.bare).toBeUndefined();
  });

  it('that begins its sides before it is named is read on', () => {
    const late = NAMED.replace('<ReadTime>', '<Old>').replace('</ReadTime>', '</Old>');
    const time = '<ReadTime>2026-03-09T08:41:27Z</ReadTime>';
    const { kinds } = among(late + side('Computer', POLICY) + time + side('User'), exact);
    expect(kinds).toEqual(['policy', 'computer', 'user', 'gpo']);
    expect(among(late + side('Computer', POLICY) + time + BOTH, exact).gpos[0]?.bare).toBeUndefined();
    const bare = among(late + side('Computer') + time + side('User'), exact).gpos;
    expect(bare).toMatchObject([{ bare: true }]);
  });

  it('follows another of which nothing stays', () => {
    const second = gpo(NAMED.replace('0001}', '0002}') + side('Computer', POLICY) + side('User'));
    const { gpos, kinds } = read(`<report>${gpo(NAMED + BOTH)}${second}${gpo(NAMED + BOTH)}</report>`, exact);
    expect(kinds).toEqual(['gpo', 'policy', 'computer', 'user', 'gpo', 'gpo']);
    expect(gpos.map(({ part, bare }) => [part?.slice(34), bare])).toEqual([
      ['001}@corp.contoso.example', true],
      ['002}@corp.contoso.example', undefined],
      ['001}@corp.contoso.example#3', true],
    ]);
  });
});

describe('a GPO alone', () => {
  it('says all, though it shows nothing', () => {
    const { gpos, kinds } = read(gpo(NAMED + BOTH + LINK), false);
    expect(kinds).toEqual(['computer', 'user', 'gpo']);
    expect(gpos).toMatchObject([{ computer: { versionDirectory: 12 }, links: [{ enabled: true }] }]);
    expect(gpos[0]?.among).toBeUndefined();
  });

  it('that is cut off in a side keeps what is known of it', () => {
    const whole = gpo(NAMED + BOTH);
    const open = (name: string) => read(whole.slice(0, whole.indexOf(`</${name}>`)), false).gpos;
    expect(open('Computer')).toMatchObject([{ computer: { versionDirectory: 12 }, user: null, links: null }]);
    expect(open('User')).toMatchObject([
      { computer: { versionDirectory: 12 }, user: { versionSysvol: 13, enabled: true }, links: null },
    ]);
  });

  it('places versions and states where they were written', () => {
    const text = gpo(NAMED + side('Computer'));
    const { at } = read(text, false).gpos[0]?.computer ?? {};
    const raw = (span: { start: number; end: number } | undefined) => text.slice(span?.start, span?.end);
    expect([raw(at?.versions), raw(at?.enabled)]).toEqual(['13', 'true']);
  });

  it.each(['x1', '1x', ''])('has no version of %j', (version) => {
    const text = gpo(NAMED + side('Computer').replace('>12<', `>${version}<`));
    expect(read(text, false).gpos[0]?.computer?.versionDirectory).toBeNull();
  });
});
