// Format-List: `Name : value` lines as PowerShell prints them on a console or into a file, and consoles that show no more than
// a command and its error.

import { FORMATS } from '../../model/format.ts';
import type { Reader } from '../../model/reader.ts';
import { MAPPERS } from '../cmdlets/mappers.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { glance, printedIn } from './console.ts';
import { mapBags } from './map-bags.ts';

export const formatList: Reader = {
  format: 'format-list',
  holder: 'domain',
  accepts(head) {
    const first = glance(head, MAPPERS);
    return first === 'list' || (first === 'command' && !holdsDocument(head.text));
  },
  *read(source, interest, options) {
    const decoding = chooseEncoding(source, FORMATS['format-list'].fallback, options.encoding);
    yield* assumption(decoding);
    const lines = readLines(source, decoding.encoding, decoding.bom, 'behind-values');
    yield* mapBags(printedIn(lines, MAPPERS), MAPPERS, interest);
  },
};

/** A command may have printed JSON, CSV or XML, which other readers read. */
function holdsDocument(text: string): boolean {
  return /^[^\S\n\r\u2028\u2029]*[{[<]|^(?:"[^"]*"[,;\t])|^#TYPE /m.test(text);
}
