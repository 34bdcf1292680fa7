// Tickets as klist of Windows prints them. Its words are translated, so it is its signs that are read: `#0>`, ` @ `, `0:0x3e7`.

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, sub, trimBlanks } from '../../model/located.ts';
import type { Item } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import { locatedIn, spanIn, type TextSlice } from '../../model/text.ts';
import {
  extend,
  isEncryption,
  type OpenTicket,
  openTicket,
  principalIn,
  type TicketLines,
  ticketRecord,
} from './klist-ticket.ts';

const TICKET = /^#\d+>[ \t]*/;
// `Current LogonId is 0:0x7b0dcef`, and the same of a session that was asked for.
const LOGON = /^[^:\\]{3,60} \d+:(?:0x)?[0-9a-f]{1,16}[ \t]*$/i;
const COUNT = /^[^:\uff1a\\]{3,60}[:\uff1a][ \t]*\((\d{1,9})\)[ \t]*$/;
const FLAGS = /^[^:\\]{3,60} 0x[0-9a-f]{1,8} ->/i;
const LABEL = /^[ \t]*([^:\uff1a\\= \t][^:\uff1a\\=]{0,59}|[ \t](?=[:\uff1a]))[:\uff1a]/;
// klist sessions, klist tgt and what the other verbs answer.
const SESSION = /^\[\d+\] .*\d:0x[0-9a-f]/i;
const TGT = /^(?:Cached TGT:|[^:\\]{3,30}[ \t]+: \S)/;
const ANSWER =
  /^(?:The kerberos KDC binding cache|KDC binding cache|Deleting all|Purging|[ \t]+Ticket\(s\) purged)/i;

/** Whether text, without blank lines and prompts, is what klist of Windows prints. */
export function looksLikeWindows(text: string): boolean {
  const [first = '', second = ''] = text.split('\n');
  const twoPrincipals = TICKET.test(first) && first.includes(' @ ') && second.includes(' @ ');
  return twoPrincipals || LOGON.test(first);
}

interface State {
  ticket: OpenTicket | null;
  /** What the list said of its own length, and where. */
  counted: { readonly number: number; readonly at: Span } | null;
  shown: number;
  /** Some list before had a ticket: other sessions may well have none. */
  some: boolean;
  /** The verb was another one than tickets. */
  other: boolean;
}

export function windowsTickets(): TicketLines {
  const state: State = { ticket: null, counted: null, shown: 0, some: false, other: false };
  return {
    line: (line) => readLine(state, line),
    *end() {
      yield* closeTicket(state);
      yield* closeList(state);
      state.other = false;
    },
  };
}

function readLine(state: State, line: TextSlice): Iterable<Item> | null {
  const { text } = line;
  const start = TICKET.exec(text);
  if (start) return startTicket(state, line, start[0].length);
  if (state.ticket && readProperty(state.ticket, line, 0)) return [];
  if (LOGON.test(text) && !SESSION.test(text)) return [];
  const count = COUNT.exec(text)?.[1];
  if (count !== undefined) return startList(state, line, Number(count));
  if (state.ticket) return null;
  if (SESSION.test(text) || TGT.test(text) || ANSWER.test(text)) return otherVerb(state, line);
  return state.other ? [] : null;
}

function* startTicket(state: State, line: TextSlice, from: number): Iterable<Item> {
  yield* closeTicket(state);
  state.ticket = openTicket(spanIn(line, 0, line.text.length));
  readProperty(state.ticket, line, from);
}

function* startList(state: State, line: TextSlice, number: number): Iterable<Item> {
  yield* closeTicket(state);
  yield* closeList(state);
  state.counted = { number, at: spanIn(line, 0, line.text.length) };
}

function* otherVerb(state: State, line: TextSlice): Iterable<Item> {
  if (state.other) return;
  state.other = true;
  const message = 'This is what another verb of klist prints, such as tgt or sessions: it lists no tickets.';
  const hint = 'For the tickets run klist alone.';
  yield diagnostic('not-read', 'notice', message, spanIn(line, 0, line.text.length), hint);
}

/** Reads a line of a ticket from unit `from` on; false when it is none. */
function readProperty(ticket: OpenTicket, line: TextSlice, from: number): boolean {
  const whole = locatedIn(line, from, line.text.length);
  const label = LABEL.exec(whole.value);
  if (!label) {
    if (!FLAGS.test(whole.value.trim())) return false;
    extend(ticket, line);
    return true;
  }
  if (from === 0 && COUNT.test(line.text)) return false;
  const value = trimBlanks(sub(whole, label[0].length, whole.value.length));
  take(ticket, label[1] ?? '', value);
  extend(ticket, line);
  return true;
}

// The client is printed before the server, the ticket's encryption before the session key's.
function take(ticket: OpenTicket, label: string, value: Located): void {
  const principal = principalIn(value, ' @');
  if (principal && !ticket.client) ticket.client = principal;
  else if (principal) ticket.server ??= principal;
  else if (/\bkdc\b/i.test(label)) ticket.kdc = value.value === '' ? null : value;
  else if (isEncryption(value.value)) ticket.encryptionType ??= value;
}

function* closeTicket(state: State): Iterable<Item> {
  const { ticket } = state;
  state.ticket = null;
  if (!ticket) return;
  const record = ticketRecord(ticket);
  if (record) {
    state.shown++;
    state.some = true;
    yield record;
    return;
  }
  // Entries of the KDC binding cache are numbered in the same way.
  const effect = ticket.client ? 'partial' : 'notice';
  const message = 'This entry shows no server, so it was not read as a ticket.';
  yield diagnostic('malformed', effect, message, ticket.at, 'If it is a ticket, run klist again.');
}

// That a ticket is missing proves nothing, so this is no gap: no check becomes clean by it.
function* closeList(state: State): Iterable<Item> {
  const { counted, shown } = state;
  state.counted = null;
  state.shown = 0;
  if (!counted) return;
  if (counted.number === 0 && !state.some) yield noTickets(counted.at);
  if (counted.number === shown) return;
  const verb = shown === 1 ? 'is' : 'are';
  const message = `The cache holds ${counted.number} tickets by its own count, and ${shown} ${verb} shown here.`;
  const hint = 'If the one that you look for is not among them, run klist > klist.txt.';
  yield diagnostic('truncated', 'notice', message, counted.at, hint);
}

// Step 6 of the guide: without tickets "there is an inherent domain or workstation configuration issue".
function noTickets(at: Span): Item {
  const message = 'The cache holds no ticket at all, not even that of the logon.';
  const hint =
    'Unless it was purged just now: log on with an account of the domain where a domain controller can be reached, and run klist again.';
  return diagnostic('not-read', 'notice', message, at, hint);
}
