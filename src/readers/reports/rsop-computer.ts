// What a resultant set of policy says of itself: its GPOs, what they could not show, and for whom it was made.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Side } from '../../model/format.ts';
import { type Located, sub, trimBlanks } from '../../model/located.ts';
import type { ClientRecord, Diagnostic, Winner } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import { RSOP_AS_XML } from '../advice.ts';
import type { XmlElement } from '../xml/slice.ts';
import { childOf, wordOf } from '../xml/tree.ts';
import type { ReportedExtension } from './gpo-report-gpo.ts';
import { BASE } from './rsop-names.ts';

/** A GPO as the results of one side list it. */
interface ListedGpo {
  readonly id: string;
  readonly name: Located | null;
  readonly valid: boolean;
  readonly denied: boolean;
  readonly at: Span;
}

/** UserResults or ComputerResults while it is read. */
export interface ResultSide {
  readonly side: Side;
  readonly start: Span;
  name: Located | null;
  /** DNS name of the domain that the computer, or the user, belongs to. */
  domain: Located | null;
  readonly gpos: ListedGpo[];
  /** Nothing of the settings that matter has been lost so far. */
  whole: boolean;
  extension: ReportedExtension | null;
}

export function beginResults(side: Side, start: Span): ResultSide {
  return { side, start, name: null, domain: null, gpos: [], whole: true, extension: null };
}

/** Reads a child GPO of the results. */
export function listGpo(results: ResultSide, element: XmlElement): void {
  const says = (name: string) => wordOf(element, name)?.value.toLowerCase();
  results.gpos.push({
    id: identifierOf(childOf(element, 'Path'))?.value.toLowerCase() ?? '',
    name: wordOf(element, 'Name'),
    valid: says('IsValid') !== 'false',
    denied: says('AccessDenied') === 'true',
    at: element.span(),
  });
}

// It stands in the namespace of types, not in that of its parent.
function identifierOf(parent: XmlElement | null): Located | null {
  const child = parent?.children.find(({ name }) => name === 'Identifier');
  const word = child && trimBlanks(child.text());
  return word && word.value !== '' ? word : null;
}

/** The GPO that gave a setting and its rank; null where the setting does not say the rank. */
export function winnerOf(setting: XmlElement, results: ResultSide): Winner | null {
  const base = (name: string) =>
    setting.children.find((child) => child.name === name && child.namespace === BASE) ?? null;
  const rank = trimBlanks(base('Precedence')?.text() ?? { value: '', at: setting.span() }).value;
  if (!/^[1-9][0-9]{0,8}$/.test(rank)) return null;
  const id = identifierOf(base('GPO'));
  const listed = id && results.gpos.find((gpo) => gpo.id === id.value.toLowerCase());
  return { precedence: Number(rank), gpo: listed?.name ?? id };
}

/** The winners of an element of Preferences and of all items below it, by the byte at which each begins. */
export function winnersIn(element: XmlElement, results: ResultSide): ReadonlyMap<number, Winner> {
  const winner = winnerOf(element, results);
  const found = new Map(winner ? [[element.span().start, winner]] : []);
  for (const child of element.children) {
    for (const [start, below] of winnersIn(child, results)) found.set(start, below);
  }
  return found;
}

// Registry, and the service that runs all extensions (MS-GPOL): without them nothing of ours was applied or logged.
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['{35378eac-683f-11d2-a89a-00c04fbbcfa2}', 'Registry extension'],
  ['{00000000-0000-0000-0000-000000000000}', 'Group Policy service'],
]);

/** What is to be said of an ExtensionStatus: nothing when it went well, or is about settings of other kinds. */
export function statusItems(element: XmlElement): Diagnostic[] {
  const extension = EXTENSIONS.get(wordOf(element, 'Identifier')?.value.toLowerCase() ?? '');
  const error = wordOf(element, 'Error')?.value ?? '0';
  const logged = wordOf(element, 'LoggingStatus')?.value ?? 'Complete';
  if (!extension || (error === '0' && logged === 'Complete')) return [];
  const why = error === '0' ? `its logging is ${logged}` : `it ended with error ${error}`;
  const message = `The ${extension} did not finish its work (${why}): settings may be missing.`;
  const hint = `Run gpupdate /force, mend what it reports, then ${RSOP_AS_XML}`;
  return [diagnostic('extension-error', 'partial', message, element.span(), hint)];
}

/** What the list of GPOs takes away: those that could not be read hide settings, those that were denied hold none for it. */
export function gpoItems({ side, gpos, start }: ResultSide): Diagnostic[] {
  const found: Diagnostic[] = [];
  const invalid = gpos.filter(({ valid }) => !valid);
  // Only worth saying where the realm settings could have come from.
  const denied = side === 'computer' ? gpos.filter((gpo) => gpo.valid && gpo.denied) : [];
  if (invalid.length > 0) {
    const effect = side === 'computer' ? 'partial' : 'notice';
    const message = `${counted(invalid)} could not be read when the resultant set was made (IsValid=false), so ${side} settings may be missing: ${named(invalid)}.`;
    const hint =
      side === 'computer'
        ? 'Let the computer and whoever runs gpresult read them, then run it again; or add their GPO reports.'
        : 'The realm settings belong to the computer: those of the user are not needed.';
    found.push(diagnostic('not-read', effect, message, placeOf(invalid), hint));
  }
  if (denied.length > 0) {
    const message = `${counted(denied)} may not be applied to this computer (AccessDenied, security filtering): ${named(denied)}.`;
    const hint =
      'If it should have the realm settings from there, look at the security filtering of the GPO.';
    found.push(diagnostic('not-read', 'notice', message, placeOf(denied), hint));
  }
  if (side === 'computer' && gpos.length === 0) {
    const message = 'The results of the computer list no GPO at all, not even the local one.';
    found.push(diagnostic('not-read', 'partial', message, start, ELEVATED));
  }
  return found;
}

function counted(gpos: readonly ListedGpo[]): string {
  return gpos.length === 1 ? 'One GPO' : `${gpos.length} GPOs`;
}

function named(gpos: readonly ListedGpo[]): string {
  return gpos.map(({ id, name }) => name?.value ?? (id || 'one without a name')).join(', ');
}

function placeOf([first]: readonly ListedGpo[]): Span | null {
  return first ? (first.name?.at ?? first.at) : null;
}

const ELEVATED = `Run ${RSOP_AS_XML} as administrator (an elevated prompt); in Group Policy Modeling or Results, choose a computer.`;

/** Said when a resultant set has no results of a computer: without elevation gpresult leaves them out, and succeeds. */
export function withoutComputer(at: Span): Diagnostic {
  const message = 'The resultant set shows the user alone; the realm settings belong to the computer.';
  return diagnostic('not-read', 'partial', message, at, ELEVATED);
}

/** Said of a resultant set that was not made by the client that it is about. */
export function simulated(at: Span): Diagnostic {
  const message =
    'This is a simulation (Group Policy Modeling): what a computer would get, not what one has got.';
  return diagnostic('not-read', 'notice', message, at, `For a real client, run on it: ${RSOP_AS_XML}`);
}

/** Said of a resultant set that stands with others in one document: nothing would tell their clients apart. */
export function rsopAmongReports(at: Span): Diagnostic {
  const message =
    'A resultant set of policy (RSoP) stands among other reports in this document, and was not read.';
  return diagnostic('not-read', 'partial', message, at, 'Save it as a file of its own.');
}

/** The client of the results: `CORP\PC-0217$` is PC-0217. Modelled results name none. */
export function clientRecord(results: ResultSide | null, time: Located | null, at: Span): ClientRecord {
  const name = results?.name ?? null;
  const domain = results?.domain?.value.includes('.') ? { domain: results.domain } : {};
  if (!name) return { kind: 'client', name: null, time, ...domain, at };
  const from = name.value.lastIndexOf('\\') + 1;
  const to = name.value.length - (name.value.endsWith('$') ? 1 : 0);
  return { kind: 'client', name: from < to ? sub(name, from, to) : null, time, ...domain, at: name.at };
}

/** Settings that something else than Group Policy controls: which value applies is not shown. */
export function controlledElsewhere(name: string, at: Span): Diagnostic {
  const message = `${name} is set by Group Policy, and a different authority (device management) controls it: what applies is not shown.`;
  const hint = 'Export the device management policies too (MDM diagnostics), or the registry of the client.';
  return diagnostic('not-read', 'partial', message, at, hint);
}
