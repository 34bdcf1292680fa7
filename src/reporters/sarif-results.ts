// A finding as a SARIF result.

import type { Finding, Place, Suppressed } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { codePlace } from './code-place.ts';
import { visible } from './escape.ts';
import { placeName, some } from './place.ts';
import { SARIF_LEVELS } from './sarif-rules.ts';
import { sentenceOf } from './sentence.ts';

// GitHub refuses a result of more locations.
const MOST_RELATED = 1000;
// Further places are there, and not named in the sentence.
const NAMED = 5;

/** A `result`; `ruleIndex` is undefined for a rule that the log does not describe. */
export function resultOf(finding: Finding, ruleIndex: number | undefined, context: ReportContext) {
  const { blocking, fingerprint, ruleId, severity, suppressed } = finding;
  const related = finding.related.slice(0, MOST_RELATED);
  return {
    ruleId,
    ruleIndex,
    level: blocking ? 'error' : SARIF_LEVELS[severity],
    message: { text: messageOf(finding, context) },
    locations: [locationOf(finding, context)],
    relatedLocations: related.map((place, index) => ({
      id: index + 1,
      ...locationOf(place, context),
      message: { text: place.message === '' ? placeName(place) : visible(place.message) },
    })),
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'realmlint/v1': fingerprint },
    ...(suppressed ? { suppressions: [suppressionOf(suppressed)] } : {}),
    properties: propertiesOf(finding),
  };
}

/** A `location`. GitHub wants all four numbers of a region, also of a file that has no lines. */
export function locationOf(place: Place, context: Pick<ReportContext, 'fileOf' | 'fromRoot'>) {
  const { file, region } = codePlace(place, context);
  const { startLine, startColumn, endLine, endColumn } = region ?? WHOLE_FILE;
  return {
    physicalLocation: {
      artifactLocation: artifactOf(context.fromRoot(file)),
      region: { startLine, startColumn, endLine, endColumn },
    },
    ...(place.locator === '' ? {} : { logicalLocations: [{ fullyQualifiedName: visible(place.locator) }] }),
  };
}

const WHOLE_FILE = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

// RFC 3986: in the first segment of a relative reference a colon would end a scheme; encodeURIComponent takes them all.
function artifactOf(file: string) {
  const drive = /^[A-Za-z]:(?=\/)/.exec(file)?.[0];
  const rest = file
    .slice(drive?.length ?? 0)
    .split('/')
    .map(encoded)
    .join('/');
  if (drive !== undefined) return { uri: `file:///${drive}${rest}` };
  if (file.startsWith('//')) return { uri: `file:${rest}` };
  if (file.startsWith('/')) return { uri: `file://${rest}` };
  return { uri: rest, uriBaseId: '%SRCROOT%' };
}

// Halves of a pair cannot be encoded at all.
function encoded(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

// 3.11.6: `[text](1)` links to a related location; other brackets are escaped.
function messageOf(finding: Finding, context: ReportContext): string {
  const { within } = codePlace(finding, context);
  const links = finding.related.map((place, index) => `[${linked(lastName(place))}](${index + 1})`);
  const sentences = [
    bare(sentenceOf(finding, context)),
    ...(within === '' ? [] : [`At ${bare(within)}.`]),
    ...(links.length === 0 ? [] : [`See also ${some(links, NAMED)}.`]),
  ];
  return sentences.map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)).join(' ');
}

// The whole path is behind the link.
function lastName(place: Place): string {
  return placeName({ ...place, path: place.path.slice(place.path.lastIndexOf('/') + 1) });
}

// A backslash says nothing by itself, and is left as it is in paths of the registry; before a bracket it would take the escape from it.
export function bare(text: string): string {
  return text.replace(/(?<!\\)(\\*)([[\]])/g, (_, before, bracket) => `${before}${before}\\${bracket}`);
}

// Text of a link: there a backslash is escaped always.
function linked(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

function suppressionOf({ by, reason, until }: Suppressed) {
  const last = until === undefined ? '' : ` (until ${until})`;
  return {
    kind: 'external',
    status: 'accepted',
    justification: `${visible(reason)}${last}`,
    properties: { by },
  };
}

function propertiesOf(finding: Finding) {
  const { actual, basis, blocking, byteOffset, expected, format, guide, path, realm, subject, symptoms } =
    finding;
  const { kind, id, name } = subject;
  return {
    path,
    format,
    byteOffset,
    subject: { kind, id, name },
    realm,
    actual,
    expected,
    basis,
    symptoms,
    guideStep: guide ?? undefined,
    blocking,
  };
}
