// What klist prints: tickets of Windows in any language, and those of MIT's and Heimdal's programs.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { spanIn } from '../../model/text.ts';
import { queryLine } from '../registry/query-lines.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { linesIn } from '../text/lines.ts';
import type { TicketLines } from './klist-ticket.ts';
import { otherTickets, startsOther } from './klist-unix.ts';
import { looksLikeWindows, windowsTickets } from './klist-windows.ts';

export const klist: Reader = {
  format: 'klist',
  holder: 'client',
  accepts: (head: Head) => {
    const text = opening(head.text);
    return looksLikeWindows(text) || startsOther(text);
  },
  *read(source: Source, _interest: Interest, options: ReadOptions): Iterable<Item> {
    const decoding = chooseEncoding(source, FORMATS.klist.fallback, options.encoding);
    yield* assumption(decoding);
    let dialect: TicketLines | null = null;
    let quiet = false;
    for (const line of readLines(source, decoding.encoding, decoding.bom)) {
      if ('kind' in line) {
        yield line;
        continue;
      }
      const { kind } = queryLine(line.text);
      if (kind === 'prompt' && dialect) yield* dialect.end();
      if (isConsole(line.text)) continue;
      const at = spanIn(line, 0, line.text.length);
      if (!line.terminated) {
        const message = `The output ends within line ${line.line}.`;
        yield diagnostic('truncated', 'partial', message, at, AGAIN);
        continue;
      }
      if (line.text.length > LONGEST_LINE) {
        yield diagnostic('malformed', 'partial', STRAY, at, AGAIN);
        continue;
      }
      dialect ??= startsOther(line.text) ? otherTickets() : windowsTickets();
      const items = dialect.line(line);
      if (items) yield* items;
      else if (!quiet) yield diagnostic('malformed', 'partial', STRAY, at, FOREIGN);
      quiet = items === null;
    }
    if (dialect) yield* dialect.end();
  },
};

// A principal of a ticket is some hundred characters; what is longer is no output of these programs.
const LONGEST_LINE = 4096;
// Remote shells repeat the command.
const ECHO = /^(?:klist(?:\.exe)?)(?: [a-z0-9 -]{0,60})?$/i;
const STRAY = 'This line is not understood as output of klist.';
const FOREIGN = 'What another command printed belongs into a file of its own.';
const AGAIN = 'Run klist again, and redirect its output to a file of its own: klist > klist.txt';

/** The first two lines that are no console's. */
function opening(text: string): string {
  const lines: string[] = [];
  for (const line of linesIn(text)) {
    if (!isConsole(line)) lines.push(line);
    if (lines.length === 2) break;
  }
  return lines.join('\n');
}

function isConsole(text: string): boolean {
  const { kind } = queryLine(text);
  return kind === 'blank' || kind === 'console' || kind === 'prompt' || ECHO.test(text);
}
