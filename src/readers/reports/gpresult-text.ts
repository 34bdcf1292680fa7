// What gpresult prints to the console (/r, /v, /z): recognised, so that it is not passed over, and answered with what to run.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Reader } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import { FILE_START } from '../../model/span.ts';
import { RSOP_AS_XML } from '../advice.ts';

/** The program's name is translated; what stands around it is not. */
const BANNER = /^Microsoft \(R\) Windows \(R\) [^\r\n\u2028\u2029]* v\d+\.\d+\s*$/m;

export const gpresultText: Reader = {
  format: 'rsop',
  holder: 'client',
  printed: true,
  accepts: ({ text }) => BANNER.test(text) && /\bRSOP\b/i.test(text),
  *read(): Iterable<Item> {
    const message =
      'This is the text of gpresult, which shows lists cut and in parts; resultant sets are read as XML alone.';
    const hint = `Run this as administrator, and add that file: ${RSOP_AS_XML}`;
    yield diagnostic('unsupported', 'unreadable', message, FILE_START, hint);
  },
};
