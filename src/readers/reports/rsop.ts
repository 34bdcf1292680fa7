// Resultant sets of policy as XML (gpresult /x, Results and Modeling of the console): what one client gets, by which GPO.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Side } from '../../model/format.ts';
import { type Located, trimBlanks } from '../../model/located.ts';
import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Diagnostic, Item, PolicyRecord, RegistryRecord, Winner } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START, type Span, startOf } from '../../model/span.ts';
import { RSOP_AS_XML } from '../advice.ts';
import { preferenceItems } from '../preferences/preferences-items.ts';
import { isProperties, secretItems } from '../preferences/preferences-secrets.ts';
import type { ElementEvent, TagEvent } from '../xml/events.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { parseSlice } from '../xml/slice.ts';
import { extensionItems, readExtensionHeader } from './gpo-report-gpo.ts';
import { BLOCKED, namespaceOf, POLICY, REGISTRY_SETTING, RSOP, SECURITY_OPTION } from './gpo-report-names.ts';
import { policyItems } from './gpo-report-policies.ts';
import { settingItems } from './gpo-report-registry.ts';
import { securityItems } from './gpo-report-security.ts';
import {
  beginResults,
  clientRecord,
  controlledElsewhere,
  gpoItems,
  listGpo,
  type ResultSide,
  simulated,
  statusItems,
  winnerOf,
  winnersIn,
  withoutComputer,
} from './rsop-computer.ts';
import { decideRsop, resultsOf } from './rsop-names.ts';
import { type SettingsWanted, settingsWanted } from './settings-wanted.ts';

export const rsop: Reader = {
  format: 'rsop',
  holder: 'client',
  accepts: (head) => headShows(head, ([root]) => root === RSOP),
  read: readRsop,
};

interface Results {
  readonly interest: Interest;
  readonly wanted: SettingsWanted;
  root: Span | null;
  time: Located | null;
  results: ResultSide | null;
  /** Records of the extension that is being read: only its end tells whether they apply. */
  held: Item[];
  blocked: boolean;
  computer: boolean;
}

const REMEDY = 'Mend the policy definitions of the computer on which gpresult ran, or read its registry.';

function* readRsop(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
  const state: Results = {
    interest,
    wanted: settingsWanted(interest),
    root: null,
    time: null,
    results: null,
    held: [],
    blocked: false,
    computer: false,
  };
  let broken = false;
  for (const event of scanXml(source, decider(state), options)) {
    if (event.kind === 'diagnostic') {
      broken ||= event.code !== 'too-large';
      if (state.results) state.results.whole = false;
      yield { ...event, side: state.results?.side ?? null };
    } else if (event.kind === 'element') yield* elementItems(state, event);
    else if (event.kind !== 'passed') yield* tagItems(state, event);
  }
  // What was held when the document broke off is evidence all the same.
  if (broken) yield* state.held;
  else if (!state.root) {
    yield diagnostic('empty', 'unreadable', 'The document holds no <Rsop>.', FILE_START, 'Export it again.');
  } else if (!state.computer) yield withoutComputer(state.root);
}

function decider(state: Results) {
  return (path: readonly string[]) => {
    const extension = state.results?.extension;
    if (extension && path.length === 5) extension.namespace ??= namespaceOf(path[4] ?? '');
    return decideRsop(path);
  };
}

function tagItems(state: Results, event: TagEvent): Item[] {
  const side = resultsOf(event.name);
  if (event.kind === 'start') {
    if (event.depth === 1) state.root = event.at;
    else if (side) state.results = beginResults(side, event.at);
    else if (state.results) {
      state.results.extension = { name: null, namespace: null, errors: [] };
      state.blocked = false;
    }
    return [];
  }
  const { results } = state;
  if (!results) return event.depth === 1 ? endRoot(state, event.at) : [];
  return side ? endSide(state, results) : endExtension(state, results);
}

function endRoot(state: Results, end: Span): Item[] {
  return state.computer ? [] : [clientRecord(null, state.time, startOf(state.root ?? end))];
}

function endExtension(state: Results, results: ResultSide): Item[] {
  const { held, blocked } = state;
  const errors = results.extension ? extensionItems(null, results.side, results.extension, REMEDY) : [];
  results.extension = null;
  state.held = [];
  const settings = blocked ? held.flatMap((item) => elsewhere(item, results.side)) : held;
  return noted(results, [...settings, ...errors]);
}

function elsewhere(item: Item, side: Side): Item[] {
  if (!isSetting(item)) return [item];
  const [name, at] =
    item.kind === 'policy'
      ? [`The policy "${item.name.value}"`, item.name.at]
      : [`A value of ${item.keyPath.value}`, startOf(item.at)];
  return [{ ...controlledElsewhere(name, at), side }];
}

function endSide(state: Results, results: ResultSide): Item[] {
  const { side, name, start } = results;
  state.results = null;
  const items: Item[] = [];
  if (side === 'computer') {
    state.computer = true;
    items.push(clientRecord(results, state.time, start));
  }
  for (const item of noted(results, gpoItems(results))) items.push(item);
  if (results.whole) {
    items.push({ kind: 'scope', part: null, side, covers: { what: 'gpo-side' }, at: name?.at ?? start });
  }
  return items;
}

/** A side of which something was not understood is not known as a whole. */
function noted(results: ResultSide, items: readonly Item[]): Item[] {
  return items.map((item) => {
    if (item.kind !== 'diagnostic') return item;
    if (item.effect !== 'notice') results.whole = false;
    return { ...item, side: results.side };
  });
}

function elementItems(state: Results, event: ElementEvent): Item[] {
  const { results } = state;
  if (results && event.depth > 4) {
    for (const item of settings(state, results, event)) state.held.push(item);
    return [];
  }
  const element = parseSlice(event.slice, event.namespaces);
  if (!results) return headerItems(state, element.name, trimBlanks(element.text()));
  if (results.extension) readExtensionHeader(results.extension, element);
  else if (element.name === 'GPO') listGpo(results, element);
  else if (element.name === 'ExtensionStatus') return noted(results, statusItems(element));
  else if (element.name === 'Domain') results.domain ??= trimBlanks(element.text());
  else results.name ??= trimBlanks(element.text());
  return [];
}

function headerItems(state: Results, name: string, text: Located): Diagnostic[] {
  if (name === 'ReadTime') state.time ??= text;
  return name === 'DataType' && text.value === 'PlanningData' ? [simulated(text.at)] : [];
}

function settings(state: Results, results: ResultSide, event: ElementEvent): Item[] {
  const { interest } = state;
  const { side } = results;
  const { text } = event.slice;
  if (event.name === BLOCKED) {
    state.blocked = />\s*true\s*</i.test(text);
    return [];
  }
  if (isProperties(event)) return secretItems(event, null, side);
  const element = state.wanted(event);
  if (!element) return [];
  const at = element.span();
  if (event.name === POLICY) return ranked(policyItems(element, null, side), winnerOf(element, results), at);
  if (event.name === REGISTRY_SETTING) {
    return ranked(settingItems(element, interest, { part: null, side }), winnerOf(element, results), at);
  }
  if (event.name === SECURITY_OPTION) {
    const winner = winnerOf(element, results);
    const items = securityItems(element, interest, { part: null, side });
    return items.map((item) => (isSetting(item) && winner ? { ...item, winner } : item));
  }
  const winners = winnersIn(element, results);
  return preferenceItems(element, null, side, interest).map((item) => {
    const winner = isSetting(item) ? winners.get(item.at.start) : undefined;
    return isSetting(item) && winner ? { ...item, winner } : item;
  });
}

function ranked(items: readonly Item[], winner: Winner | null, at: Span): Item[] {
  if (winner) return items.map((item) => (isSetting(item) ? { ...item, winner } : item));
  if (!items.some(isSetting)) return [...items];
  const message =
    'A setting does not say which rank its GPO has (Precedence): which value wins is not known.';
  return [...items, diagnostic('bad-value', 'partial', message, startOf(at), `Run it again: ${RSOP_AS_XML}`)];
}

function isSetting(item: Item): item is PolicyRecord | RegistryRecord {
  return item.kind === 'policy' || item.kind === 'registry';
}
