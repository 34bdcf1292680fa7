// What is kept of the verdicts on regular expressions, and what may not be in it.

/** Verdicts of what is in the sources, in the order of their names. */
export function sorted({ safe, polynomial, unknown }, patterns) {
  const ordered = (entries) =>
    Object.fromEntries(
      Object.entries(entries)
        .filter(([key]) => patterns.has(key))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return {
    safe: safe.filter((key) => patterns.has(key)).sort(),
    polynomial: ordered(polynomial),
    unknown: ordered(unknown),
  };
}

/** Sentences on what is missing, stale or not accepted. */
export function faultsOf({ safe, polynomial, unknown }, patterns) {
  const faults = [];
  const known = new Set([...safe, ...Object.keys(polynomial), ...Object.keys(unknown)]);
  for (const [key, files] of patterns) {
    if (!known.has(key)) faults.push(`${key} (${files.join(', ')}) has no verdict: run npm run regexes`);
  }
  for (const key of known) {
    if (!patterns.has(key)) faults.push(`${key} is in no source any more: run npm run regexes`);
  }
  for (const [key, { degree, bound, reason }] of Object.entries(polynomial)) {
    if (typeof degree !== 'number') faults.push(`${key} is ${degree}: write it in another way`);
    else if (!isReason(reason) || !Number.isInteger(bound) || bound < 1) {
      faults.push(`${key} is a polynomial of degree ${degree}: mend it, or say its bound and the reason`);
    }
  }
  for (const [key, { why, reason }] of Object.entries(unknown)) {
    if (!isReason(reason)) faults.push(`of ${key} nobody knows (${why}): mend it, or say the reason`);
  }
  return faults;
}

function isReason(reason) {
  return typeof reason === 'string' && reason.length > 0;
}

/** A text of `length` UTF-16 units or a little more that makes the expression slow, as recheck found it. */
export function attackOf({ pumps, suffix }, length) {
  const fixed = suffix.length + pumps.reduce((sum, [prefix]) => sum + prefix.length, 0);
  const times = Math.max(
    1,
    Math.ceil((length - fixed) / pumps.reduce((sum, [, pump]) => sum + pump.length, 0)),
  );
  return pumps.map(([prefix, pump]) => prefix + pump.repeat(times)).join('') + suffix;
}
