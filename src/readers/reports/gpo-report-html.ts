// GPO reports as HTML (Save Report of the console, Get-GPOReport -ReportType Html): the same policies as in XML, for people.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS, type Side } from '../../model/format.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Diagnostic, GpoRecord, GpoSideInfo, Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START } from '../../model/span.ts';
import { REPORT_AS_XML, RSOP_AS_XML } from '../advice.ts';
import { assumption, chooseEncoding, widthOf } from '../text/decode.ts';
import { type Place, placeIn } from '../text/place.ts';
import { textChunks } from '../text/torn.ts';
import { firstOf, spanOf } from './html/page.ts';
import type { Holder } from './html/policies.ts';
import { type Section, sectionsOf } from './html/sections.ts';
import { sideItems } from './html/side.ts';
import { gpoOf, sideEnabled } from './html/summary.ts';
import { elementsOf, type HtmlElement, htmlTree } from './html/tree.ts';

/** Longest report that is read, in UTF-16 units: its tree must fit in memory. */
const LONGEST = 64 * 1024 * 1024;

const TEMPLATE = /gpmc_reportinitialized|\.he0_expanded\b/i;
const ARCHIVE = /^MIME-Version:[\s\S]*multipart\/related/im;

export const gpoReportHtml: Reader = {
  format: 'gpo-report-html',
  holder: 'gpo',
  accepts: ({ text }: Head) => (/<html[\s>]/i.test(text) || ARCHIVE.test(text)) && TEMPLATE.test(text),
  read: readHtml,
};

function* readHtml(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
  const decoding = chooseEncoding(source, FORMATS['gpo-report-html'].fallback, options.encoding);
  yield* assumption(decoding);
  const pieces: string[] = [];
  let length = 0;
  let broken: Diagnostic | null = null;
  const start = { byte: decoding.bom, line: 1, column: 1 };
  for (const chunk of textChunks(source, decoding.encoding, start)) {
    if ('kind' in chunk) broken ??= chunk;
    else {
      length += chunk.text.length;
      if (length > LONGEST) {
        const message =
          'The report is longer than 64 million characters, and HTML of that length is not read.';
        yield diagnostic('too-large', 'unreadable', message, FILE_START, REPORT_AS_XML);
        return;
      }
      pieces.push(chunk.text);
    }
  }
  const text = pieces.join('');
  if (ARCHIVE.test(text.slice(0, 4096))) {
    const message = 'The report was saved by a browser as a web archive (MHT), which is not read.';
    yield diagnostic('unsupported', 'unreadable', message, FILE_START, REPORT_AS_XML);
    return;
  }
  const width = widthOf(decoding.encoding);
  yield* pageItems(placeIn({ text, ...start, width }), interest, broken);
}

function* pageItems(place: Place, interest: Interest, broken: Diagnostic | null): Iterable<Item> {
  const { roots, flaw } = htmlTree(place.slice.text);
  const whole = !flaw && !broken;
  const parts = new Set<string>();
  // Get-GPOReport -All writes one document after the other.
  for (const html of roots.filter(({ name }) => name === 'html')) {
    for (const item of reportItems(place, html, interest, parts, whole)) {
      if (item.kind === 'gpo') parts.add(item.part ?? '');
      // What does not nest as it should may have been read as something else: nothing is known to be absent.
      if (item.kind !== 'scope' || whole) yield item;
    }
  }
  if (broken) yield { ...broken, effect: parts.size > 0 ? 'partial' : 'unreadable' };
  if (flaw) {
    const hint =
      flaw.code === 'truncated' ? 'Copy or export it again: what follows is missing.' : REPORT_AS_XML;
    const effect = parts.size > 0 ? 'partial' : 'unreadable';
    yield diagnostic(flaw.code, effect, flaw.message, spanOf(place, flaw), hint);
  } else if (!roots.some(({ name }) => name === 'html') && !broken) {
    yield diagnostic('empty', 'unreadable', 'The document holds no report.', FILE_START, REPORT_AS_XML);
  }
}

/** The items of one HTML document; `whole` says that the text is complete, so that both sides must be there. */
function* reportItems(
  place: Place,
  html: HtmlElement,
  interest: Interest,
  known: ReadonlySet<string>,
  whole: boolean,
): Iterable<Item> {
  const at = spanOf(place, { from: html.from, to: html.from });
  if (firstOf(place, html.children, /^rsop(?:header|name|summary)$/i)) {
    const message = 'This is a resultant set of policy (RSoP) as HTML, and those are read as XML alone.';
    const hint = `Run this as administrator instead of /h, and add that file: ${RSOP_AS_XML}`;
    yield diagnostic('unsupported', 'unreadable', message, at, hint);
    return;
  }
  const gpo = gpoOf(place, html, known.size + 1, known);
  const body = elementsOf(html).find(({ name }) => name === 'body');
  const sides = sectionsOf(place, elementsOf(body ?? html));
  const [computer, user, more] = sides;
  yield {
    ...gpo,
    computer: computer ? withState(gpo.computer, computer) : gpo.computer,
    user: user ? withState(gpo.user, user) : gpo.user,
  };
  if (more || (whole && !user)) {
    const message = `The report should show two sides, that of the computer and that of the user; ${sides.length} found.`;
    yield { ...diagnostic('malformed', 'partial', message, gpo.at, REPORT_AS_XML), part: gpo.part };
    return;
  }
  if (computer) yield* oneSide(computer, 'computer', place, gpo, interest);
  if (user) yield* oneSide(user, 'user', place, gpo, interest);
}

const UNTOLD: GpoSideInfo = { enabled: null, versionDirectory: null, versionSysvol: null };

function withState(info: GpoSideInfo | null, section: Section): GpoSideInfo {
  const at = section.title ? { at: { ...info?.at, enabled: section.title.at } } : {};
  return { ...(info ?? UNTOLD), enabled: sideEnabled(section), ...at };
}

function* oneSide(
  section: Section,
  side: Side,
  place: Place,
  gpo: GpoRecord & { readonly part: string },
  interest: Interest,
): Iterable<Item> {
  const { part } = gpo;
  const holder: Holder = { place, part, side };
  let whole = true;
  for (const item of sideItems(section, interest, holder)) {
    if (item.kind === 'diagnostic' && item.effect !== 'notice') whole = false;
    yield item;
  }
  if (whole) yield { kind: 'scope', part, side, covers: { what: 'gpo-side' }, at: gpo.name?.at ?? gpo.at };
}
