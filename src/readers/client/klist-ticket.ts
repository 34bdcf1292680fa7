// Principals and encryption types as the klist programs print them, and the records of tickets.

import { type Located, sub, trimBlanks } from '../../model/located.ts';
import type { Item, TicketRecord } from '../../model/record.ts';
import { cover, type Span } from '../../model/span.ts';
import { spanIn, type TextSlice } from '../../model/text.ts';

/** Reads the lines of one program. */
export interface TicketLines {
  /** What became whole by a line that is neither blank nor a prompt; null when it is none of this program's. */
  line(line: TextSlice): Iterable<Item> | null;
  /** A prompt, or the end of the file: what is open is finished. */
  end(): Iterable<Item>;
}

/** A principal without the sign between its parts. */
export interface Principal {
  readonly name: Located;
  readonly realm: Located;
}

/** Cuts at the last ` @ ` or `@`; null where there is none. A realm that is not shown is empty. */
export function principalIn(text: Located, sign: ' @' | '@'): Principal | null {
  const at = text.value.lastIndexOf(sign);
  if (at <= 0) return null;
  const name = trimBlanks(sub(text, 0, at));
  const realm = trimBlanks(sub(text, at + sign.length, text.value.length));
  return { name, realm };
}

const ENCRYPTION = /^(?:aes|rc4|arcfour|des|des3|rsadsi|kerberos des|camellia|null|unknown|etype)/i;

/** Whether a value names an encryption type: those words are translated nowhere. */
export function isEncryption(text: string): boolean {
  return ENCRYPTION.test(text);
}

/** A ticket while its lines are read. */
export interface OpenTicket {
  at: Span;
  client: Principal | null;
  server: Principal | null;
  encryptionType: Located | null;
  kdc: Located | null;
}

export function openTicket(at: Span): OpenTicket {
  return { at, client: null, server: null, encryptionType: null, kdc: null };
}

export function extend(ticket: OpenTicket, line: TextSlice): void {
  ticket.at = cover(ticket.at, spanIn(line, 0, line.text.length));
}

/** Null for a ticket whose server was not read. */
export function ticketRecord(ticket: OpenTicket): TicketRecord | null {
  const { at, client, server, encryptionType, kdc } = ticket;
  return server && { kind: 'ticket', client, server, encryptionType, kdc, at };
}
