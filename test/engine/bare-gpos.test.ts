// GPOs of a document of many in which nothing is of ours: hardly anything is kept of them, and what the config expects of them is judged.

import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/lint.ts';
import { gather, lint } from '../../src/lint.ts';
import { SourceError } from '../../src/model/source.ts';
import { encode, fixture, sourceOf } from '../support/bytes.ts';
import { inputOf } from '../support/inputs.ts';
import { settingsFrom } from '../support/settings.ts';

const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const TYPES = 'http://www.microsoft.com/GroupPolicy/Types';
const LONG = 'It explains at length what it does, and to whom. '.repeat(120);

const policy = (name: string) =>
  `<q1:Policy><q1:Name>${name}</q1:Name><q1:State>Enabled</q1:State><q1:Explain>${LONG}</q1:Explain><q1:Category>System/Kerberos of others</q1:Category></q1:Policy>`;
const PLAIN = '<q1:Policy><q1:Name>Turn off a feature</q1:Name><q1:State>Enabled</q1:State></q1:Policy>';
const BROKEN = '<q1:Policy><q1:Name>Torn</q1:Policy>';

function side(name: string, inner: string): string {
  return `<${name}><Enabled>true</Enabled><ExtensionData><Extension xmlns:q1="${SETTINGS}/Registry">${inner}</Extension><Name>Registry</Name></ExtensionData></${name}>`;
}

const USER = '<User><Enabled>true</Enabled></User>';

/** A GPO with a number for a name. */
function gpo(number: number, sides: string): string {
  const id = `{00000000-0000-4000-8000-${String(number).padStart(12, '0')}}`;
  return `<GPO xmlns="${SETTINGS}">
<Identifier><Identifier xmlns="${TYPES}">${id}</Identifier><Domain xmlns="${TYPES}">corp.contoso.example</Domain></Identifier>
<Name>GPO ${number}</Name><ReadTime>2026-03-09T08:41:27Z</ReadTime>${sides}
<LinksTo><SOMPath>corp.contoso.example</SOMPath><Enabled>true</Enabled></LinksTo></GPO>`;
}

/** Small documents are scanned as a whole, large ones are sifted; what follows them makes the difference. */
const SIZES: readonly (readonly [string, number])[] = [
  ['scanned', 0],
  ['sifted', 80],
];

function documentOf(gpos: readonly string[], more: number): Uint8Array {
  const others = Array.from({ length: more }, (_, i) =>
    gpo(1000 + i, side('Computer', PLAIN.repeat(40)) + USER),
  );
  return encode(`<report>${[...gpos, ...others].join('\n')}</report>`, 'utf-16le');
}

const gposIn = (bytes: Uint8Array) =>
  gather([inputOf('all.xml', bytes)]).facts.filter(
    (fact): fact is Extract<Fact, { kind: 'gpo' }> => fact.kind === 'gpo',
  );

const GPOS = [
  gpo(1, side('Computer', PLAIN) + USER),
  gpo(2, side('Computer', policy('Kerberos client support for claims')) + USER),
  gpo(3, side('Computer', PLAIN)),
  gpo(4, side('User', PLAIN)),
  gpo(5, `<Computer note="">${PLAIN.replaceAll('q1:', '')}</Computer>${USER}`),
];

describe.each(SIZES)('a document of many GPOs that is %s', (_, more) => {
  it('keeps of one that shows nothing who it is, and that both sides were read', () => {
    const found = gposIn(documentOf(GPOS, more));
    expect(found).toHaveLength(GPOS.length + more);
    expect(found.slice(0, 5).map(({ name, bare }) => [name?.value, bare])).toEqual([
      ['GPO 1', true],
      ['GPO 2', true],
      ['GPO 3', undefined],
      ['GPO 4', undefined],
      ['GPO 5', true],
    ]);
    expect(found[0]).toMatchObject({
      id: expect.stringContaining('000001}'),
      links: null,
      permissions: null,
    });
    expect(found[2]?.links).toHaveLength(1);
  });

  it('judges what the config expects of it', () => {
    const wishes = [1, 2, 3, 4].map((number) => ({
      gpo: `GPO ${number}`,
      realm: 'ZSCALERBETA.NET',
      state: 'required',
    }));
    const settings = settingsFrom(JSON.stringify({ expect: wishes }));
    const { report } = lint([inputOf('all.xml', documentOf(GPOS, more))], { settings });
    // Of the fourth only the user's side was exported.
    expect(report.findings.map(({ ruleId, subject }) => [ruleId, subject.name])).toEqual(
      ['GPO 1', 'GPO 2', 'GPO 3'].map((name) => ['setting-not-as-expected', name]),
    );
  });

  it('knows of none with something that was not understood that it shows nothing', () => {
    const found = gposIn(documentOf([...GPOS, gpo(6, side('Computer', BROKEN) + USER)], more));
    expect(found.slice(0, 6).map(({ name, bare }) => [name?.value, bare])).toContainEqual([
      'GPO 6',
      undefined,
    ]);
  });

  it('knows of none that it shows nothing when the document could not be read to its end', () => {
    const bytes = documentOf(GPOS, more);
    const source = sourceOf(bytes, 'all.xml');
    const open = () => ({
      ...source,
      read(offset: number, length: number) {
        if (offset + length >= bytes.length && offset > 4096) throw new SourceError('The disk is gone.');
        return source.read(offset, length);
      },
      close() {},
    });
    const { facts } = gather([{ path: 'all.xml', named: true, open }]);
    expect(facts.some(({ kind }) => kind === 'gap')).toBe(true);
    const found = facts.filter((fact) => fact.kind === 'gpo');
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter(({ bare }) => bare)).toEqual([]);
  });

  it('does not take what it lacks for granted where another input gives the GPO settings', () => {
    const id = '{00000000-0000-4000-8000-000000000001}';
    const policies = `sysvol/corp.contoso.example/Policies/${id}/Machine/Registry.pol`;
    const report = documentOf([gpo(1, side('Computer', PLAIN).replace('>true<', '>false<') + USER)], more);
    const inputs = [inputOf('all.xml', report), inputOf(policies, fixture('registry-pol/zscaler.pol'))];
    const { report: said } = lint(inputs, { settings: settingsFrom() });
    expect(said.summary.exitCode).toBe(3);
    expect(said.findings).toMatchObject([
      { ruleId: 'evidence-incomplete', path: 'all.xml', subject: { name: 'GPO 1' } },
    ]);
    // A report of this GPO alone says what is not known.
    const alone = inputOf('one.xml', encode(gpo(1, side('Computer', PLAIN) + USER), 'utf-16le'));
    const { report: more_ } = lint([...inputs, alone], { settings: settingsFrom() });
    expect(more_.summary.exitCode).toBe(0);
  });
});

it('sides in another namespace are none, whatever stands around them', () => {
  const odd = `<s:GPO xmlns:s="${SETTINGS}" xmlns="urn:x"><s:Identifier><Identifier xmlns="${TYPES}">{00000000-0000-4000-8000-000000000007}</Identifier></s:Identifier><s:Name>GPO 7</s:Name><s:ReadTime>2026-03-09T08:41:27Z</s:ReadTime><Computer>x</Computer><User>y</User></s:GPO>`;
  for (const [, more] of SIZES) {
    const found = gposIn(documentOf([odd], more)).find(({ name }) => name?.value === 'GPO 7');
    expect(found?.bare).toBeUndefined();
  }
});

it('what stood before the header of a GPO is not forgotten', () => {
  const broken = `<Computer><ExtensionData><Error><Details>No definitions.</Details></Error><Name>Registry</Name></ExtensionData></Computer>`;
  const turned = gpo(8, side('Computer', PLAIN) + USER).replace('<Identifier>', `${broken}<Identifier>`);
  for (const [, more] of SIZES) {
    const found = gposIn(documentOf([turned], more)).find(({ name }) => name?.value === 'GPO 8');
    expect(found).toMatchObject({ links: [{}] });
    expect(found?.bare).toBeUndefined();
  }
});

it('a report of one GPO is kept whole', () => {
  const [found] = gposIn(encode(gpo(1, side('Computer', PLAIN) + USER), 'utf-16le'));
  expect(found?.bare).toBeUndefined();
  expect(found?.links).toHaveLength(1);
});
