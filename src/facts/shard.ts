// Which shard a path falls in, and by what shards of one list are told: the same on every machine and platform.

import { checksumOf } from '../model/checksum.ts';
import type { Shard } from '../model/collected.ts';

/** From 1 to `count`, whatever other paths there are. macOS may give the letters of a name decomposed; they are one path all the same. */
export function shardOf(path: string, count: number): number {
  const bits = Number.parseInt(checksumOf([path.normalize('NFC')]).slice(0, 8), 16);
  return (bits % count) + 1;
}

/** What is said of a list of paths, in whatever order and however often they come. */
export function listOf(paths: Iterable<string>): Pick<Shard, 'paths' | 'of'> {
  const names = [...new Set([...paths].map((path) => path.normalize('NFC')))].sort();
  return { paths: names.length, of: checksumOf(names.map((name) => `${JSON.stringify(name)}\n`)) };
}
