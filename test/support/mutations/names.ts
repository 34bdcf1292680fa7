// Names as people get them wrong.

import { ZSCALER_CLOUDS } from '../../../src/profiles/zscaler.ts';
import type { Random } from './random.ts';

/** With at least one letter in lower case. */
export function someLower(random: Random, name: string): string {
  const letters = name.toLowerCase().split('');
  const keep = random.pick([0, 0, 0.3, 0.8]);
  const mixed = letters.map((letter) => (random.chance(keep) ? letter.toUpperCase() : letter)).join('');
  return /[a-z]/.test(mixed) ? mixed : name.toLowerCase();
}

const CLOUDS = new Set(ZSCALER_CLOUDS);

/** With two letters swapped, or one lost or doubled: no cloud that there is. */
export function misspelt(random: Random, realm: string): string {
  for (;;) {
    const at = 1 + random.int(realm.indexOf('.') - 2);
    const [before, one, two, after] = [
      realm.slice(0, at),
      realm.charAt(at),
      realm.charAt(at + 1),
      realm.slice(at + 2),
    ];
    const wrong = random.pick([
      `${before}${two}${one}${after}`,
      `${before}${two}${after}`,
      `${before}${one}${one}${two}${after}`,
    ]);
    if (!CLOUDS.has(wrong.toLowerCase())) return wrong;
  }
}
