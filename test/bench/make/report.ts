// Writes one document of many GPOs as `Get-GPOReport -All` gives it: most bytes are explanations of policies that are not ours.

import { type Random, randomFrom } from '../../support/mutations/random.ts';
import { descriptor, EXTENSIONS, guid, links } from './extensions.ts';
import { type Lists, ourPolicies, schedule } from './lists.ts';
import { encoded, fileOf, type Piece, piece, type ReportEncoding } from './pieces.ts';
import { fillerPolicy, mentioningPolicy } from './policies.ts';
import type { Language } from './prose.ts';

export interface ReportOptions {
  /** The document has at least as many, and not more than one GPO more. */
  readonly bytes: number;
  readonly encoding?: ReportEncoding;
  /** GPOs with the right lists, and with one wrong entry, spread over the document; the last wrong one is its end. */
  readonly right?: number;
  readonly wrong?: number;
  readonly seed?: number;
}

/** A finding that a linter must have, 1-based; the rule's id is part of the project's interface. */
export interface ExpectedFinding {
  readonly ruleId: string;
  readonly line: number;
}

export interface MadeReport {
  readonly bytes: number;
  readonly gpos: number;
  /** In GPOs that mention Kerberos. */
  readonly kerberosBytes: number;
  /** In the order of the document. */
  readonly expected: readonly ExpectedFinding[];
}

/** The share of bytes in GPOs that mention Kerberos, as real reports have it. */
const KERBEROS_SHARE = 0.18;
const SMALLEST = 20_000;
const LARGEST = 4_000_000;
/** Of the sizes of GPOs, whose logarithms are spread normally. */
const MEDIAN = 55_000;
const SPREAD = 1.1;
const POOL = 90;

interface Pool {
  readonly filler: Readonly<Record<Language, readonly Piece[]>>;
  readonly mentioning: Readonly<Record<Language, readonly Piece[]>>;
}

interface Writer {
  readonly random: Random;
  readonly encoding: ReportEncoding;
  pool(prefix: string): Pool;
  put(piece: Piece): void;
}

function makePool(random: Random, prefix: string, encoding: ReportEncoding): Pool {
  const make = (one: (language: Language) => string, count: number) => {
    const of = (language: Language) => Array.from({ length: count }, () => piece(one(language), encoding));
    return { en: of('en'), de: of('de'), fr: of('fr') };
  };
  return {
    filler: make((language) => fillerPolicy(random, prefix, language), POOL),
    mentioning: make((language) => mentioningPolicy(random, prefix, language), 8),
  };
}

function sizeOf(random: Random): number {
  const uniform = () => (1 + random.int(1_000_000)) / 1_000_001;
  const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return Math.min(LARGEST, Math.max(SMALLEST, MEDIAN * Math.exp(SPREAD * normal)));
}

const THEMES: Readonly<Record<Language, readonly string[]>> = {
  en: ['Workstation baseline', 'Printers', 'Browser hardening', 'Remote access', 'Kiosk', 'Servers tier 1'],
  de: ['Arbeitsplätze Grundschutz', 'Drucker Werk München', 'Fernzugriff Außendienst'],
  fr: ['Postes de travail – référence', 'Imprimantes Orléans', 'Accès à distance'],
};

function head(random: Random, language: Language, index: number): string {
  const version = 1 + random.int(90);
  return `<GPO xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Settings">
  <Identifier>
    <Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">${guid(random)}</Identifier>
    <Domain xmlns="http://www.microsoft.com/GroupPolicy/Types">corp.contoso.example</Domain>
  </Identifier>
  <Name>${random.pick(THEMES[language])} ${index}</Name>
  <IncludeComments>true</IncludeComments>
  <CreatedTime>2019-1${random.int(3)}-12T13:55:${10 + random.int(50)}</CreatedTime>
  <ModifiedTime>2025-0${1 + random.int(9)}-${10 + random.int(18)}T12:46:${10 + random.int(50)}</ModifiedTime>
  <ReadTime>2026-03-09T08:41:27.${1_000_000 + random.int(8_000_000)}Z</ReadTime>
${descriptor(random)}  <FilterDataAvailable>true</FilterDataAvailable>
  <Computer>
    <VersionDirectory>${version}</VersionDirectory>
    <VersionSysvol>${version}</VersionSysvol>
    <Enabled>true</Enabled>
`;
}

const foot = (random: Random) => `        <Blocked>false</Blocked>
      </Extension>
      <Name>Registry</Name>
    </ExtensionData>
  </Computer>
  <User>
    <VersionDirectory>0</VersionDirectory>
    <VersionSysvol>0</VersionSysvol>
    <Enabled>true</Enabled>
  </User>
${links(random)}</GPO>
`;

/** What stands before the policies: the head, other extensions, and the beginning of the Registry extension. */
function beginning(random: Random, language: Language, index: number): { text: string; prefix: string } {
  const others = EXTENSIONS.filter(([, chance]) => random.chance(chance));
  const texts = others.map(([make], place) => {
    const { namespace, type, name, content } = make(random, `q${place + 1}`);
    return `    <ExtensionData>
      <Extension xmlns:q${place + 1}="http://www.microsoft.com/GroupPolicy/Settings/${namespace}" xsi:type="q${place + 1}:${type}">
${content}      </Extension>
      <Name>${name}</Name>
    </ExtensionData>
`;
  });
  const prefix = `q${others.length + 1}`;
  const open = `    <ExtensionData>
      <Extension xmlns:${prefix}="http://www.microsoft.com/GroupPolicy/Settings/Registry" xsi:type="${prefix}:RegistrySettings">
`;
  return { text: `${head(random, language, index)}${texts.join('')}${open}`, prefix };
}

const LANGUAGES: readonly Language[] = ['en', 'en', 'en', 'en', 'en', 'en', 'en', 'en', 'de', 'fr'];

interface Asked {
  readonly index: number;
  readonly bytes: number;
  readonly mentions: boolean;
  readonly lists?: Lists;
}

/** Writes one GPO; the answer is the line of its wrong entry, from the beginning of the GPO. */
function writeGpo({ random, encoding, pool, put }: Writer, asked: Asked): number | null {
  let left = asked.bytes;
  let lines = 0;
  const write = (one: Piece) => {
    left -= one.bytes.length;
    lines += one.lines;
    put(one);
  };
  const language = random.pick(LANGUAGES);
  const { text, prefix } = beginning(random, language, asked.index);
  write(piece(text, encoding));
  const { filler, mentioning } = pool(prefix);
  if (asked.mentions) write(random.pick(mentioning[language]));
  while (left > asked.bytes / 2) write(random.pick(filler[language]));
  let wrong: number | null = null;
  if (asked.lists) {
    const ours = ourPolicies(random, prefix, language, asked.lists);
    wrong = ours.line === null ? null : lines + ours.line;
    write(piece(ours.text, encoding));
  }
  while (left > 0) write(random.pick(filler[language]));
  write(piece(foot(random).replaceAll('Blocked', `${prefix}:Blocked`), encoding));
  return wrong;
}

/** Writes the document to `path`; the same options give the same bytes. */
export function writeReport(path: string, options: ReportOptions): MadeReport {
  const { bytes, encoding = 'utf-16le', right = 9, wrong = 3, seed = 1 } = options;
  const random = randomFrom(seed);
  const file = fileOf(path);
  const pools = new Map<string, Pool>();
  const pool = (prefix: string) => {
    const known = pools.get(prefix) ?? makePool(random, prefix, encoding);
    pools.set(prefix, known);
    return known;
  };
  const writer = { random, encoding, pool, put: file.put };
  const declared = encoding === 'utf-8' ? 'utf-8' : 'utf-16';
  file.put(piece(`\ufeff<?xml version="1.0" encoding="${declared}"?>\n<report>\n`, encoding));
  const due = schedule(right, wrong);
  const expected: ExpectedFinding[] = [];
  let gpos = 0;
  let kerberosBytes = 0;
  while (file.place.bytes < bytes || due.length > 0) {
    const { bytes: before, lines } = file.place;
    const lists = due[0] && before >= due[0].at * bytes ? due.shift()?.lists : undefined;
    const mentions = lists !== undefined || kerberosBytes < before * KERBEROS_SHARE;
    const size = lists ? SMALLEST : sizeOf(random);
    gpos += 1;
    const wrongLine = writeGpo(writer, { index: gpos, bytes: size, mentions, ...(lists && { lists }) });
    if (lists?.ruleId && wrongLine !== null)
      expected.push({ ruleId: lists.ruleId, line: lines + wrongLine + 1 });
    if (mentions) kerberosBytes += file.place.bytes - before;
  }
  file.put({ bytes: encoded('</report>\r\n', encoding), lines: 1 });
  file.close();
  return { bytes: file.place.bytes, gpos, kerberosBytes, expected };
}
