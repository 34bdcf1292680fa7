// By what it is told whether an input is still what it was when it was read.

import { createChecksum } from '../model/checksum.ts';
import type { Seal } from '../model/collected.ts';
import type { Source } from '../model/source.ts';

/** Bytes of each end of an input that count; the whole of one that is smaller than both together. */
const END = 512 * 1024;

/** Whether any change of an input of that size shows in its seal. */
export function coversAll(size: number): boolean {
  return size <= 2 * END;
}

/** Reads at most 1 MiB. Throws SourceError as reading does. */
export function sealOf(source: Source): Pick<Seal, 'size' | 'digest'> {
  const { size } = source;
  const sum = createChecksum();
  if (coversAll(size)) sum.addBytes(source.read(0, size));
  else {
    sum.addBytes(source.read(0, END));
    sum.addBytes(source.read(size - END, END));
  }
  return { size, digest: sum.hex() };
}
