// Which shard a path falls in: the same on every machine and platform, whatever other paths there are.

import { checksumOf } from '../model/checksum.ts';

/** From 1 to `count`. macOS may give the letters of a name decomposed; they are one path all the same. */
export function shardOf(path: string, count: number): number {
  const bits = Number.parseInt(checksumOf([path.normalize('NFC')]).slice(0, 8), 16);
  return (bits % count) + 1;
}
