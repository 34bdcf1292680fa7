// What is kept of the verdicts on regular expressions, and what may not be in it.

const KINDS = ['safe', 'steady', 'bounded', 'unknown'];

/** Verdicts of what is in the sources, in the order of their names. */
export function sorted(verdicts, patterns) {
  return Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      Object.fromEntries(
        Object.entries(verdicts[kind])
          .filter(([key]) => patterns.has(key))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ]),
  );
}

/** The expressions of which something is known. */
export function knownOf(verdicts) {
  return new Set(KINDS.flatMap((kind) => Object.keys(verdicts[kind])));
}

/** Sentences on what is missing, stale or not accepted. */
export function faultsOf(verdicts, patterns) {
  const faults = [];
  const known = knownOf(verdicts);
  for (const [key, files] of patterns) {
    if (!known.has(key)) faults.push(`${key} (${files.join(', ')}) has no verdict: run npm run regexes`);
  }
  for (const key of known) {
    if (!patterns.has(key)) faults.push(`${key} is in no source any more: run npm run regexes`);
  }
  for (const [key, { degree }] of [...Object.entries(verdicts.steady), ...Object.entries(verdicts.bounded)]) {
    if (typeof degree !== 'number') faults.push(`${key} is ${degree}: write it in another way`);
  }
  for (const [key, { bound, reason }] of Object.entries(verdicts.bounded)) {
    if (isSaid(reason) && Number.isInteger(bound) && bound > 0) continue;
    faults.push(`${key} takes the square of its text or more: mend it, or give it a bound and a reason`);
  }
  for (const [key, { why, reason }] of Object.entries(verdicts.unknown)) {
    if (!isSaid(reason)) faults.push(`of ${key} nobody knows (${why}): mend it, or give it a reason`);
  }
  return faults;
}

function isSaid(reason) {
  return typeof reason === 'string' && reason.length > 0;
}
