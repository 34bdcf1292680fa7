// The scan of XML against the W3C's suite: what is not well-formed is refused, by itself and within a report, and what is well-formed is read.

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint } from '../../src/lint.ts';
import type { Decision } from '../../src/readers/xml/events.ts';
import { scanXml } from '../../src/readers/xml/scan.ts';
import { parseSlice } from '../../src/readers/xml/slice.ts';
import { encode, sourceOf } from '../support/bytes.ts';
import { inputOf } from '../support/inputs.ts';
import { sample, THOROUGH } from '../support/thorough.ts';
import { type SuiteDocument, suite } from './conformance.ts';
import { notWellFormed } from './invariants/judges.ts';
import { certainText } from './invariants/text.ts';

const ALL = suite();
const WAYS: readonly Decision[] = THOROUGH
  ? ['enter', 'capture', 'report', 'skip', 'sift']
  : ['enter', 'capture'];

/** Not well-formed by the suite, and read all the same; each with its reason. */
const READ_ALL_THE_SAME: Readonly<Record<string, string>> = {
  'hst-lhs-007': 'The bytes have a mark of UTF-8, the declaration says otherwise: real reports lie so.',
  'hst-lhs-008': 'The bytes have a mark of UTF-16, the declaration says UTF-8: real reports lie so.',
  'rmt-e2e-61': 'It declares UTF-16 and is ASCII: real reports lie so.',
  'rmt-014': 'Its names are right since the fifth edition of XML 1.0.',
  'rmt-016': 'Its names are right since the fifth edition of XML 1.0.',
  'rmt-019': 'Its names are right since the fifth edition of XML 1.0.',
};

/** Well-formed by the suite, has no document type, and is refused; each with its reason. */
function refusalOf({ namespaces }: SuiteDocument, text: string): string | null {
  if (/^<\?xml\s+version\s*=\s*["']1\.[^0]/.test(text))
    return 'Another version than 1.0, which Windows does not read.';
  if (!namespaces) return 'It is right only where colons have no meaning.';
  return null;
}

const plainOf = ({ bytes }: SuiteDocument) => Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
const OPAQUE = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g;
const hasType = (text: string) => text.replace(OPAQUE, '').includes('<!DOCTYPE');

/** Codes of what the scan says; what it hands out is made a tree, as readers do. */
function refused(bytes: Uint8Array, way: Decision): string | null {
  const limits = way === 'sift' ? { fragments: ['kerbero'] } : {};
  let code: string | null = null;
  for (const event of scanXml(sourceOf(bytes), () => way, { exact: way !== 'sift' }, limits)) {
    if (event.kind === 'diagnostic') code = event.code;
    if (event.kind === 'element') parseSlice(event.slice, event.namespaces);
  }
  return code;
}

describe('documents of the suite', () => {
  it('are there: of each kind hundreds', () => {
    const count = (type: SuiteDocument['type']) => ALL.filter((one) => one.type === type).length;
    expect([count('valid') > 700, count('invalid') > 200, count('not-wf') > 1400]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each(WAYS)('are refused where they are not well-formed, and only there (%s)', (way) => {
    const wrong: string[] = [];
    for (const document of ALL) {
      const text = plainOf(document);
      const code = refused(document.bytes, way);
      const known = READ_ALL_THE_SAME[document.id] !== undefined;
      if (document.type === 'not-wf') {
        if ((code === null) !== known) wrong.push(`${document.id}: ${code}`);
      } else if (document.type !== 'error') {
        if ((code !== null) !== (hasType(text) || refusalOf(document, text) !== null))
          wrong.push(`${document.id}: ${code}`);
        if (hasType(text) && refusalOf(document, text) === null && code !== 'doctype')
          wrong.push(`${document.id}: ${code}, and it has a document type`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

const NS = 'http://www.microsoft.com/GroupPolicy/Settings';

/** A report in which a document stands where `at` says; all else in it is right, and evidence. */
function reportWith(body: string, at: 'extension' | 'policy' | 'beside'): string {
  const put = (where: typeof at) => (where === at ? body : '');
  return `<?xml version="1.0" encoding="utf-8"?>
<GPO xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="${NS}">
  <Identifier><Identifier xmlns="${NS}/../Types">{6C1F2B4E-9A40-4B7E-8A57-1D5F0C6A2E11}</Identifier></Identifier>
  <Name>CORP Zscaler Kerberos</Name>${put('beside')}
  <Computer><VersionDirectory>3</VersionDirectory><VersionSysvol>3</VersionSysvol><Enabled>true</Enabled>
    <ExtensionData><Extension xmlns:q1="${NS}/Registry" xsi:type="q1:RegistrySettings">
      <q1:Policy><q1:Name>Define interoperable Kerberos V5 realm settings</q1:Name><q1:State>Enabled</q1:State>
        <q1:Category>System/Kerberos</q1:Category>${put('policy')}
        <q1:ListBox><q1:Name>Realms</q1:Name><q1:State>Enabled</q1:State><q1:ExplicitValue>true</q1:ExplicitValue>
        <q1:Additive>true</q1:Additive><q1:Value><q1:Element><q1:Name>ZSCALERBETA.NET</q1:Name>
        <q1:Data>&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;</q1:Data></q1:Element></q1:Value></q1:ListBox></q1:Policy>${put('extension')}
    </Extension><Name>Registry</Name></ExtensionData></Computer>
  <User><VersionDirectory>0</VersionDirectory><VersionSysvol>0</VersionSysvol><Enabled>true</Enabled></User>
</GPO>
`;
}

function exitOf(text: string): number {
  const input = inputOf('gpreport.xml', encode(text));
  return lint([input], { settings: DEFAULT_SETTINGS }).report.summary.exitCode;
}

/** The text of a document without its declaration, which could not stand within another. */
function bodyOf({ bytes }: SuiteDocument): string | null {
  return certainText(bytes)?.all.replace(/^<\?xml\s[^>]*\?>/, '') ?? null;
}

describe('a report that holds a document of the suite', () => {
  const places = ['extension', 'policy', 'beside'] as const;

  it('is evidence without one', () => {
    expect(exitOf(reportWith('', 'beside'))).not.toBe(3);
  });

  it.each(places)('has no verdict where that is not well-formed (%s)', (at) => {
    const wrong: string[] = [];
    let broken = 0;
    for (const document of sample(ALL, 60)) {
      const body = bodyOf(document);
      if (body === null) continue;
      const text = reportWith(body, at);
      const exit = exitOf(text);
      // Some are right within another: what only the beginning of a document may not have.
      const judged = hasType(body) || notWellFormed(text) !== null;
      if (judged) broken++;
      if (exit === 70 || (judged && exit !== 3)) wrong.push(`${document.id}: exit ${exit}`);
    }
    expect(wrong).toEqual([]);
    expect(broken).toBeGreaterThan(THOROUGH ? 1000 : 15);
  });
});
