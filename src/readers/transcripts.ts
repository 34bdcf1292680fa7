// Commands in the text of a console, beside what they print: of interest are the passwords that stand in them.

import { FORMATS, type Holder } from '../model/format.ts';
import type { Reader } from '../model/reader.ts';
import type { Item } from '../model/record.ts';
import { LONGEST_SIGN, mayHoldSecret, secretArguments } from '../model/secret-text.ts';
import type { Source } from '../model/source.ts';
import { spanIn } from '../model/text.ts';
import { rawChunks } from './text/chunks.ts';
import { chooseEncoding, type Decoding, readLines } from './text/decode.ts';

/**
 * A reader that also yields the secrets in the commands of the text, which are those of Windows. They are looked for once more from the beginning, and
 * only where it has found something that it reads: a text without that is read once.
 */
export function withCommands(reader: Reader): Reader {
  return {
    ...reader,
    *read(source, interest, options): Iterable<Item> {
      let holder: Holder | null = null;
      for (const item of reader.read(source, interest, options)) {
        if (item.kind !== 'diagnostic' && item.kind !== 'scope') holder = item.holder ?? reader.holder;
        yield item;
      }
      if (!holder) return;
      const decoding = chooseEncoding(source, FORMATS[reader.format].fallback, options.encoding);
      if (!mayHoldCommands(source, decoding)) return;
      for (const line of readLines(source, decoding.encoding, decoding.bom)) {
        // What cannot be decoded has been said by then.
        if ('kind' in line) continue;
        for (const { name, from, to } of secretArguments(line.text)) {
          const base = {
            kind: 'secret',
            part: null,
            side: null,
            form: 'command',
            owner: null,
            holder,
          } as const;
          yield { ...base, name, at: spanIn(line, from, to) };
        }
      }
    },
  };
}

// Lines cost ten times what their text does, and hardly any text has such a command.
function mayHoldCommands(source: Source, { encoding, bom }: Decoding): boolean {
  let end = '';
  for (const chunk of rawChunks(source, encoding, bom)) {
    if ('kind' in chunk) continue;
    if (mayHoldSecret(chunk.text) || mayHoldSecret(end + chunk.text.slice(0, LONGEST_SIGN))) return true;
    end = chunk.text.slice(-LONGEST_SIGN);
  }
  return false;
}
