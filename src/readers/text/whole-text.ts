// Small files of text as one string: lists, configs, baselines.

import { decodeUtf16 } from './decode.ts';
import { sniff } from './sniff.ts';

/** Text in UTF-8 or, as PowerShell writes it, in UTF-16; without its byte order mark. */
export function textOf(bytes: Uint8Array): string {
  const seen = sniff(bytes);
  if (seen && seen.encoding !== 'utf-8') {
    return decodeUtf16(bytes.subarray(seen.bom), seen.encoding === 'utf-16be');
  }
  return new TextDecoder('utf-8').decode(bytes);
}
