// The bench: makes inputs, asks whether the findings are right, and only then for the time.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, tmpdir, totalmem, type } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { differences, findingsOf } from './findings.ts';
import { generatorVersion, inputFolder, removeInputs, storeIn } from './inputs.ts';
import { keep, keptResults } from './kept.ts';
import { alternate, type Command, complaintOf, timed, type Usage, usageOf } from './measure.ts';
import { type Options, optionsOf, type Row, type Size, USAGE, UsageError } from './options.ts';
import { findPeers, missingPeers, NO_PEERS } from './peers.ts';
import { type Costs, resultOf } from './result-of.ts';
import { type Machine, type Results, type RowResult, worse } from './results.ts';
import { type Case, caseOf, type Setting } from './rows.ts';
import { report } from './table.ts';

/** Rounds of one size that take longer in all are not made, but for the first. */
const SECONDS_PER_SIZE = 180;

const say = (text: string) => process.stderr.write(`${text}\n`);

function machine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    processors: cpus().length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${arch()}`,
    node: process.versions.node,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** One run that is not timed: its memory, and its findings where they are known. It also warms what the timed ones read. */
function tried({ ours, expected }: Case, { root, folder }: Setting): Usage {
  const probe = pathToFileURL(join(root, 'test/large/print-peak.mjs')).href;
  if (expected === null) return usageOf(ours, probe);
  const compact = join(folder, 'findings.txt');
  rmSync(compact, { force: true });
  const usage = usageOf(
    { ...ours, args: [...ours.args, '--format', `compact=${compact}`, ...textToo(ours)] },
    probe,
  );
  // A program that breaks may end with the code that findings have.
  if (!existsSync(compact)) throw new Error(`${ours.name} wrote no findings: ${complaintOf(ours)}`);
  const wrong = differences(findingsOf(readFileSync(compact, 'utf8')), [...expected].sort());
  if (wrong.length === 0) return usage;
  const shown = wrong.slice(0, 10).join('\n  ');
  throw new Error(`${wrong.length} results are wrong\n  ${shown}`);
}

/** A format with a file takes the place of the default one; the run is to do what the timed ones do. */
const textToo = ({ args }: Command) => (args.includes('--format') ? [] : ['--format', 'text']);

/** Those that do the work; what another program cannot do is no failure of ours. */
function ablePeers(peers: readonly Command[]): Command[] {
  return peers.filter((peer) => {
    try {
      timed(peer);
      return true;
    } catch (error) {
      say(`skipped: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  });
}

/** One size of a row: first whether it is right, then what it takes. */
function measured(one: Case, setting: Setting, runs: number, smaller: Costs | null) {
  say(`running ${one.row} ${one.size.label}`);
  const usage = tried(one, setting);
  timed(one.yardstick);
  const peers = ablePeers(one.peers);
  const times = alternate([one.ours, one.yardstick, ...peers], { runs, seconds: SECONDS_PER_SIZE });
  return resultOf({ ...one, peers }, usage, times, smaller);
}

interface Outcome {
  readonly results: readonly RowResult[];
  /** Why a size, and the larger ones after it, have no result. */
  readonly failure: string | null;
}

function rowOutcome(setting: Setting, row: Row, sizes: readonly Size[], runs: number): Outcome {
  const results: RowResult[] = [];
  let smaller: Costs | null = null;
  for (const [index, size] of sizes.entries()) {
    try {
      const one = caseOf(setting, row, size, index === sizes.length - 1);
      const { result, costs } = measured(one, setting, runs, smaller);
      results.push(result);
      smaller = costs;
    } catch (error) {
      // The other rows still have something to say; main ends with 1 for this one.
      return {
        results,
        failure: `${`${row} ${size.label}`.trim()}: ${error instanceof Error ? error.message : error}`,
      };
    }
  }
  return { results, failure: null };
}

/** A row for a command that this state of the project does not have is skipped, with a word. */
function isThere(row: Row, root: string): boolean {
  if (row !== 'collect') return true;
  const { stdout } = spawnSync(process.execPath, [join(root, 'dist/realmlint.js'), '--help'], {
    encoding: 'utf8',
  });
  const there = /^ {2}collect /m.test(stdout);
  if (!there) say('collect: there is no such command: skipped');
  return there;
}

function save(out: string, results: Results): void {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`);
  say(`results: ${out}`);
}

/** The failures. */
function run(options: Options, root: string, folder: string): string[] {
  const { quick, runs, sizes } = options;
  const measuredOn = machine();
  const peers = options.peers ? findPeers() : NO_PEERS;
  const setting: Setting = {
    root,
    store: storeIn(folder, generatorVersion(root), say),
    folder,
    quick,
    peers,
  };
  const outcomes = options.rows
    .filter((row) => isThere(row, root))
    .map((row) => rowOutcome(setting, row, sizes[row], runs));
  const rows = outcomes.flatMap(({ results }) => results);
  const results: Results = { schemaVersion: 1, quick, runs, machine: measuredOn, rows };
  const aside = {
    missing: options.peers ? missingPeers(peers) : [],
    worse: worse(rows, keptResults(root)?.rows ?? []),
  };
  process.stdout.write(report(results, aside));
  save(resolve(options.out ?? join(folder, 'results.json')), results);
  const failures = outcomes.flatMap(({ failure }) => failure ?? []);
  if (options.keep && failures.length === 0) keep(root, results);
  return failures;
}

/** The exit code: 1 where a result is wrong or a program broke, never because of a time; 2 for the command line. */
export function main(argv: readonly string[], root: string): number {
  try {
    const options = optionsOf(argv);
    if (!options) {
      process.stdout.write(USAGE);
      return 0;
    }
    const folder = inputFolder(resolve(options.dir ?? tmpdir()));
    if (options.clean) {
      removeInputs(folder);
      say(`removed ${folder}`);
      return 0;
    }
    const failures = run(options, root, folder);
    for (const failure of failures) say(`FAILED ${failure}`);
    return failures.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    return 2;
  }
}
