// Texts by which an expression may be made slow, and how long V8 takes for them.

const STEADY = 1_000_000;
/** Milliseconds of processor time that an attack may take. */
export const LIMIT = 200;
// A square of the last but one is seen before the last is tried, a cube in the first.
const LENGTHS = [500, 5_000, 20_000, 100_000, STEADY];

/**
 * Texts of about `length` UTF-16 units: what recheck found, and what it repeats by itself between other characters. It knows
 * another engine than V8, which can be slow where a match that recheck had in mind ends the search.
 */
export function attacksOf({ pumps, suffix }, length) {
  const fixed = suffix.length + pumps.reduce((sum, [prefix]) => sum + prefix.length, 0);
  const repeated = pumps.reduce((sum, [, pump]) => sum + pump.length, 0);
  const times = Math.max(1, Math.floor((length - fixed) / repeated));
  const found = pumps.map(([prefix, pump]) => prefix + pump.repeat(times)).join('') + suffix;
  const bare = pumps.flatMap(([, pump]) => {
    const run = pump.repeat(Math.max(1, Math.floor((length - 2) / pump.length)));
    return [run, `\u0001${run}\u0001`];
  });
  return [found, ...bare];
}

/** Milliseconds of processor time for the slowest of the texts. `key` is an expression as `/source/flags`. */
export function cpuOf(key, texts) {
  let slowest = 0;
  for (const text of texts) {
    const pattern = expressionOf(key);
    const before = process.cpuUsage();
    if (pattern.global) text.replace(pattern, '');
    else pattern.test(text);
    const { user, system } = process.cpuUsage(before);
    slowest = Math.max(slowest, (user + system) / 1000);
  }
  return slowest;
}

/** Whether V8 goes through a million characters of each attack as fast as through any text. */
export function isSteady(key, attack) {
  return LENGTHS.every((length) => cpuOf(key, attacksOf(attack, length)) < LIMIT);
}

/** Its source and its flags. */
export function partsOf(key) {
  const slash = key.lastIndexOf('/');
  return [key.slice(1, slash), key.slice(slash + 1)];
}

function expressionOf(key) {
  return new RegExp(...partsOf(key));
}
