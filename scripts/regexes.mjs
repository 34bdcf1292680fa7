// npm run regexes: asks recheck of each regular expression whether a text can be made for which it runs for ever, and keeps
// what it says in test/regexes/verdicts.json. New ones alone are asked, or all with --all; with --check nothing is asked or written.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { collect } from './regexes/collect.mjs';
import { faultsOf, sorted } from './regexes/verdicts.mjs';

const FILE = fileURLToPath(new URL('../test/regexes/verdicts.json', import.meta.url));
const PARAMETERS = { timeout: 60_000, maxAttackStringSize: 60_000 };
const AT_ONCE = 2;

const options = new Set(process.argv.slice(2));
const patterns = await collect();
const verdicts = JSON.parse(readFileSync(FILE, 'utf8'));

if (!options.has('--check')) {
  const known = new Set([
    ...verdicts.safe,
    ...Object.keys(verdicts.polynomial),
    ...Object.keys(verdicts.unknown),
  ]);
  const asked = [...patterns.keys()].filter((key) => options.has('--all') || !known.has(key));
  console.error(`${patterns.size} regular expressions, of which ${asked.length} are asked about`);
  const queue = asked.values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue)));
  writeFileSync(FILE, `${JSON.stringify(sorted(verdicts, patterns), null, 2)}\n`);
}
for (const fault of faultsOf(verdicts, patterns)) {
  process.exitCode = 1;
  console.error(fault);
}

async function work(queue) {
  for (const key of queue) {
    const slash = key.lastIndexOf('/');
    const { status, complexity, attack, error } = await check(
      key.slice(1, slash),
      key.slice(slash + 1),
      PARAMETERS,
    );
    note(key, status, complexity, attack, error);
  }
}

// Why one is accepted was written by hand, and stays while recheck says the same of it.
function note(key, status, complexity, attack, error) {
  const { bound, reason } = verdicts.polynomial[key] ?? verdicts.unknown[key] ?? {};
  verdicts.safe = verdicts.safe.filter((safe) => safe !== key);
  delete verdicts.polynomial[key];
  delete verdicts.unknown[key];
  if (status === 'safe') verdicts.safe.push(key);
  else if (status === 'unknown') verdicts.unknown[key] = { why: error.kind, reason };
  else {
    const { pumps, suffix } = attack;
    const degree = complexity.type === 'exponential' ? 'exponential' : complexity.degree;
    verdicts.polynomial[key] = {
      degree,
      attack: { pumps: pumps.map(({ prefix, pump }) => [prefix, pump]), suffix },
      bound,
      reason,
    };
  }
  if (status !== 'safe') console.error(`${status} ${key} (${patterns.get(key).join(', ')})`);
}
