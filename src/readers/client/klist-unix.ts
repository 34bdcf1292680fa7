// Tickets as the klist programs of MIT and Heimdal print them: one line a ticket, what else is known of it below.

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, sub, trimBlanks } from '../../model/located.ts';
import type { Item } from '../../model/record.ts';
import { locatedIn, spanIn, type TextSlice } from '../../model/text.ts';
import {
  extend,
  isEncryption,
  type OpenTicket,
  openTicket,
  type Principal,
  principalIn,
  type TicketLines,
  ticketRecord,
} from './klist-ticket.ts';

// `Ticket cache: FILE:/tmp/krb5cc_1000`, `Credentials cache: API:...`: the words are translated, the types of caches are not.
const CACHE = /^[^:]{3,60}: ?(?:FILE|DIR|KEYRING|KCM|API|MEMORY|MSLSA|ACC|SCC|SDB):/;
const KEYTAB = /^[^:]{3,60}: ?(?:WR)?FILE:.*keytab/;
const OWNER = /^(?=[^:@]{3})[ \t]*(?![ \t])[^:@]{0,60}: +\S.*@/;
const DETAIL = /^\t/;
const CACHE_DETAIL = /^(?=[ \t][^:]{3})[ \t]+(?![ \t])[^:]{0,60}: +\S/;
// The headings of the columns have neither digits nor an @.
const HEADINGS = /^(?=[^\d@:=]+$)[\s\S]+?(?: {2}|\t)[\s\S]+/;
const PROPERTY = /^([A-Za-z][A-Za-z ]*): +((?! ).*)$/;

/** Whether the first line is how a listing of these programs begins; of the second, if there is one, it must be the owner. */
export function startsOther(text: string): boolean {
  const [first = '', second] = text.split('\n');
  if (KEYTAB.test(first)) return true;
  return CACHE.test(first) && (second === undefined || OWNER.test(second));
}

interface State {
  owner: Principal | null;
  ticket: OpenTicket | null;
  keytab: boolean;
}

export function otherTickets(): TicketLines {
  const state: State = { owner: null, ticket: null, keytab: false };
  return { line: (line) => readLine(state, line), end: () => closeTicket(state) };
}

function readLine(state: State, line: TextSlice): Iterable<Item> | null {
  const { text } = line;
  if (KEYTAB.test(text)) return startKeytab(state, line);
  if (CACHE.test(text)) return startCache(state);
  if (state.keytab) return [];
  if (DETAIL.test(text) && state.ticket) {
    readDetail(state.ticket, line);
    return [];
  }
  const property = PROPERTY.exec(text);
  if (property?.[1] === 'Server') return startServer(state, line);
  if (property && readProperty(state, line, property[1] ?? '')) return [];
  if (state.owner === null && OWNER.test(text)) {
    const whole = locatedIn(line, 0, text.length);
    state.owner = principalIn(trimBlanks(sub(whole, text.indexOf(':') + 1, text.length)), '@');
    return [];
  }
  const server = serverIn(line);
  if (server) return startTicket(state, line, server);
  return (state.ticket === null && CACHE_DETAIL.test(text)) || HEADINGS.test(text) ? [] : null;
}

function* startCache(state: State): Iterable<Item> {
  yield* closeTicket(state);
  state.owner = null;
  state.keytab = false;
}

function* startKeytab(state: State, line: TextSlice): Iterable<Item> {
  yield* closeTicket(state);
  state.keytab = true;
  const message = 'This is the list of a keytab: it holds keys, and no tickets.';
  yield diagnostic(
    'not-read',
    'notice',
    message,
    spanIn(line, 0, line.text.length),
    'For the tickets run klist alone.',
  );
}

// Two times (or what Heimdal puts in place of the second), then the server at the end.
function serverIn(line: TextSlice): Principal | null {
  const bare = line.text.trimEnd();
  const from = Math.max(bare.lastIndexOf(' '), bare.lastIndexOf('\t')) + 1;
  const before = bare.slice(0, from);
  const apart = before.endsWith('  ') || before.endsWith('\t');
  if (!apart || before.includes('@') || !/\d/.test(before)) return null;
  return principalIn(locatedIn(line, from, bare.length), '@');
}

function* startTicket(state: State, line: TextSlice, server: Principal): Iterable<Item> {
  yield* closeTicket(state);
  const at = spanIn(line, 0, line.text.length);
  state.ticket = { ...openTicket(at), client: state.owner, server };
}

/** Heimdal's `klist -v` gives each property of a ticket a line, the server first. */
function* startServer(state: State, line: TextSlice): Iterable<Item> {
  yield* closeTicket(state);
  const at = spanIn(line, 0, line.text.length);
  const value = trimBlanks(locatedIn(line, line.text.indexOf(':') + 1, line.text.length));
  state.ticket = { ...openTicket(at), client: state.owner, server: principalIn(value, '@') };
}

// MIT's `klist -e` names two types after the colon: that of the session key, then that of the ticket.
function readDetail(ticket: OpenTicket, line: TextSlice): void {
  const whole = trimBlanks(locatedIn(line, 0, line.text.length));
  extend(ticket, line);
  const colon = whole.value.indexOf(': ');
  const comma = whole.value.indexOf(', ', colon);
  if (colon === -1 || comma === -1) return;
  const key = whole.value.slice(colon + 2, comma);
  const type = trimBlanks(sub(whole, comma + 2, whole.value.length));
  if (isEncryption(key) && isEncryption(type.value)) ticket.encryptionType ??= type;
}

function readProperty(state: State, line: TextSlice, name: string): boolean {
  const whole = locatedIn(line, 0, line.text.length);
  const value = trimBlanks(sub(whole, name.length + 1, whole.value.length));
  if (!state.ticket) return false;
  if (name === 'Client') state.ticket.client = principalIn(value, '@') ?? state.ticket.client;
  else if (name === 'Ticket etype') state.ticket.encryptionType = upToComma(value);
  extend(state.ticket, line);
  return true;
}

// After the type stands the version of the key.
function upToComma(value: Located): Located {
  const comma = value.value.indexOf(',');
  return comma === -1 ? value : sub(value, 0, comma);
}

function* closeTicket(state: State): Iterable<Item> {
  const record = state.ticket && ticketRecord(state.ticket);
  state.ticket = null;
  if (record) yield record;
}
