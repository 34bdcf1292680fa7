// GPO reports as XML (Get-GPOReport, GPMC, gpreport.xml of a backup): one GPO, or many in any wrapper.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Side } from '../../model/format.ts';
import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Diagnostic, Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START } from '../../model/span.ts';
import { preferenceItems } from '../preferences/preferences-items.ts';
import { isProperties, PASSWORD, secretItems } from '../preferences/preferences-secrets.ts';
import { reportedPermissions } from '../security/reported.ts';
import type { Decide, ElementEvent, TagEvent } from '../xml/events.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { parseSlice } from '../xml/slice.ts';
import { endGpo, isNamed } from './gpo-report-end.ts';
import {
  beginGpo,
  beginSide,
  endSide,
  extensionItems,
  noteSetting,
  type ReportedGpo,
  readExtensionHeader,
  readHeader,
  readSideHeader,
  sideOf,
} from './gpo-report-gpo.ts';
import {
  DESCRIPTOR,
  decideReport,
  GPO,
  isReport,
  POLICY,
  REGISTRY_SETTING,
  RSOP,
  SECURITY_OPTION,
  SETTINGS,
} from './gpo-report-names.ts';
import { policyItems } from './gpo-report-policies.ts';
import { settingItems } from './gpo-report-registry.ts';
import { securityItems } from './gpo-report-security.ts';
import { rsopAmongReports } from './rsop-computer.ts';
import { type SettingsWanted, settingsWanted } from './settings-wanted.ts';

export const gpoReport: Reader = {
  format: 'gpo-report',
  holder: 'gpo',
  accepts: (head) => headShows(head, isReport),
  read: readReport,
};

interface Report {
  readonly interest: Interest;
  readonly wanted: SettingsWanted;
  gpo: ReportedGpo | null;
  count: number;
  readonly parts: Set<string>;
  /** An RSoP stands in the document. */
  rsop: boolean;
}

function* readReport(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
  const report: Report = {
    interest,
    wanted: settingsWanted(interest),
    gpo: null,
    count: 0,
    parts: new Set(),
    rsop: false,
  };
  let broken = false;
  const fragments = fragmentsOf(interest);
  const rest = (path: readonly string[]) => restOfGpo(report, path);
  for (const event of scanXml(source, decider(report), options, { fragments, rest })) {
    if (event.kind === 'diagnostic') {
      yield* lost(report, event);
      broken ||= event.code !== 'too-large';
    } else if (event.kind === 'passed') {
      if (report.gpo) report.gpo.passed = true;
    } else if (event.kind === 'element') {
      yield* noted(report, elementItems(report, event));
    } else {
      yield* noted(report, tagItems(report, event));
    }
  }
  if (report.gpo) yield* endGpo(report.gpo, null);
  else if (report.count === 0 && !report.rsop && !broken) {
    yield diagnostic('empty', 'unreadable', 'The document holds no GPO.', FILE_START, 'Export it again.');
  }
}

/** What an element of an extension must mention to give items: see `settings`. */
function fragmentsOf({ policyText, keyPaths }: Interest): readonly string[] {
  return [...policyText, ...keyPaths, PASSWORD, '<error', ':error'];
}

const SIDES = ['Computer', 'User'].map((name) => `{${SETTINGS}}${name}`);

/**
 * The names of both sides where an element begins what is left of a GPO that is one of many: it is known which, and nothing else was
 * said of it. Else null.
 */
function restOfGpo({ gpo }: Report, path: readonly string[]): readonly string[] | null {
  if (!gpo || gpo.alone || gpo.tried || path.length - gpo.depth !== 1 || !isNamed(gpo)) return null;
  if (gpo.shown || gpo.held.length > 0 || gpo.computer || gpo.user) return null;
  gpo.tried = true;
  return SIDES;
}

function decider(report: Report): Decide {
  return (path) => {
    const { gpo } = report;
    if (gpo && path.length - gpo.depth === 4) noteSetting(gpo, path[path.length - 1] ?? '');
    return decideReport(path);
  };
}

/** A fault of the document belongs to the GPO in which it stands, and what is known of that stays. */
function* lost(report: Report, fault: Diagnostic): Iterable<Item> {
  const { gpo } = report;
  const side = gpo?.side ?? null;
  if (side) side.whole = false;
  const known = report.count > (gpo ? 1 : 0) || gpo?.id || gpo?.name;
  yield {
    ...fault,
    effect: known ? 'partial' : 'unreadable',
    part: gpo?.part ?? null,
    side: side?.side ?? null,
  };
}

/** A side of which something was not understood is not known as a whole. */
function* noted(report: Report, items: Iterable<Item>): Iterable<Item> {
  for (const item of items) {
    const { gpo } = report;
    if (gpo?.side && item.kind === 'diagnostic' && item.effect !== 'notice') gpo.side.whole = false;
    if (gpo && item.kind !== 'scope') gpo.shown = true;
    // Whether what a side lacks means anything is known when its GPO ends.
    if (gpo && item.kind === 'scope') gpo.held.push(item);
    else yield item;
  }
}

function tagItems(report: Report, event: TagEvent): Item[] {
  const { gpo } = report;
  if (event.name === RSOP) {
    report.rsop = true;
    return event.kind === 'start' ? [rsopAmongReports(event.at)] : [];
  }
  if (event.kind === 'start') {
    startTag(report, event);
    return [];
  }
  if (!gpo) return [];
  if (event.name === GPO) {
    report.gpo = null;
    report.parts.add(gpo.part);
    return endGpo(gpo, event.at);
  }
  if (sideOf(event.name)) return endSide(gpo);
  const { side } = gpo;
  const extension = side?.extension;
  if (!side || !extension) return [];
  side.extension = null;
  return extensionItems(gpo.part, side.side, extension);
}

function startTag(report: Report, event: TagEvent): void {
  if (event.name === GPO) {
    report.count++;
    report.gpo = beginGpo(event.at, event.depth, report.count, report.parts);
    return;
  }
  const { gpo } = report;
  const side = sideOf(event.name);
  if (gpo && side) beginSide(gpo, side);
  else if (gpo?.side) gpo.side.extension = { name: null, namespace: null, errors: [] };
}

function elementItems(report: Report, event: ElementEvent): Item[] {
  const { gpo } = report;
  if (!gpo) return [];
  const { side } = gpo;
  if (side && event.depth - gpo.depth > 3) return settings(report, event, gpo.part, side.side);
  if (event.name === DESCRIPTOR) {
    gpo.permissions ??= reportedPermissions(event.slice, event.namespaces);
    return [];
  }
  const element = parseSlice(event.slice, event.namespaces);
  if (!side) readHeader(gpo, element);
  else if (side.extension) readExtensionHeader(side.extension, element);
  else readSideHeader(side, element);
  return [];
}

function settings(report: Report, event: ElementEvent, part: string, side: Side): Item[] {
  if (isProperties(event)) return secretItems(event, part, side);
  const element = report.wanted(event);
  if (!element) return [];
  if (event.name === POLICY) return policyItems(element, part, side);
  if (event.name === REGISTRY_SETTING) return settingItems(element, report.interest, { part, side });
  if (event.name === SECURITY_OPTION) return securityItems(element, report.interest, { part, side });
  return preferenceItems(element, part, side, report.interest);
}
