// Format-Table: a header over dashes and a row for each object. What a column does not show was not asked for, as far as
// anybody can tell: a console that is too narrow drops columns in silence.

import { FORMATS } from '../../model/format.ts';
import type { Reader } from '../../model/reader.ts';
import { MAPPERS } from '../cmdlets/mappers.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { glance, printedIn } from './console.ts';
import { mapBags } from './map-bags.ts';

export const formatTable: Reader = {
  format: 'format-table',
  holder: 'domain',
  accepts: (head) => glance(head, MAPPERS) === 'table',
  *read(source, interest, options) {
    const decoding = chooseEncoding(source, FORMATS['format-table'].fallback, options.encoding);
    yield* assumption(decoding);
    const lines = readLines(source, decoding.encoding, decoding.bom, 'behind-values');
    yield* mapBags(printedIn(lines, MAPPERS), MAPPERS, interest);
  },
};
