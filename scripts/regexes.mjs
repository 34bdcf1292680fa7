// npm run regexes: asks recheck of each regular expression whether there is a text with which it runs for ever, and keeps what it
// says in test/regexes/verdicts.json. Asks of new ones alone, of all with --all; with --check it asks and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { formatted } from './generate/formatted.mjs';
import { isSteady, partsOf } from './regexes/attacks.mjs';
import { collect } from './regexes/collect.mjs';
import { faultsOf, knownOf, sorted } from './regexes/verdicts.mjs';

const FILE = fileURLToPath(new URL('../test/regexes/verdicts.json', import.meta.url));
const PATIENCE = { timeout: 60_000 };
const AT_ONCE = 2;

const options = new Set(process.argv.slice(2));
const patterns = await collect();
let verdicts = JSON.parse(readFileSync(FILE, 'utf8'));

if (!options.has('--check')) {
  const known = options.has('--all') ? new Set() : knownOf(verdicts);
  const asked = [...patterns.keys()].filter((key) => !known.has(key));
  console.error(`${patterns.size} regular expressions; recheck is asked about ${asked.length}`);
  const queue = asked.values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue)));
  verdicts = sorted(verdicts, patterns);
  writeFileSync(FILE, formatted('test/regexes/verdicts.json', JSON.stringify(verdicts, null, 2)));
}
for (const fault of faultsOf(verdicts, patterns)) {
  process.exitCode = 1;
  console.error(fault);
}

async function work(queue) {
  for (const key of queue) note(key, await check(...partsOf(key), PATIENCE));
}

// Why one is accepted was written by hand, and stays while the verdict is of the same kind.
function note(key, answer) {
  const [kind, verdict] = verdictOf(key, answer);
  const { bound, reason } = verdicts[kind][key] ?? {};
  for (const entries of Object.values(verdicts)) delete entries[key];
  verdicts[kind][key] = { ...verdict, bound, reason };
}

// recheck gives no credit for a lookbehind by which a run is tried once: where V8 is as fast as ever, that is what counts.
function verdictOf(key, { status, complexity, attack, error }) {
  if (status === 'unknown') return ['unknown', { why: error.kind }];
  if (status === 'safe') return ['safe', {}];
  const pumps = attack.pumps.map(({ prefix, pump }) => [prefix, pump]);
  const found = { pumps, suffix: attack.suffix };
  const degree = complexity.type === 'exponential' ? 'exponential' : complexity.degree;
  return [degree !== 'exponential' && isSteady(key, found) ? 'steady' : 'bounded', { degree, attack: found }];
}
