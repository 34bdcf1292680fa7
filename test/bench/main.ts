// The bench: makes inputs, asks whether the findings are right, and only then for the time.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, tmpdir, totalmem, type } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { differences, findingsOf } from './findings.ts';
import { generatorVersion, inputFolder, removeInputs, storeIn } from './inputs.ts';
import { alternate, type Command, type Times, timed, type Usage, usageOf } from './measure.ts';
import { type Options, optionsOf, type Row, type Size, USAGE, UsageError } from './options.ts';
import { findPeers, missingPeers, NO_PEERS } from './peers.ts';
import { type Machine, missedBy, type Results, type RowResult, worse } from './results.ts';
import { type Case, caseOf, type Setting } from './rows.ts';
import { growthPerTenfold, netRates, pairedRatios, spreadOf } from './statistics.ts';
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
  };
}

class WrongResult extends Error {}

/** One run that is not timed: its memory, and its findings where they are known. It also warms what the timed ones read. */
function tried({ row, size, ours, expected }: Case, { root, folder }: Setting): Usage {
  const probe = pathToFileURL(join(root, 'test/large/print-peak.mjs')).href;
  if (expected === null) return usageOf(ours, probe);
  const compact = join(folder, 'findings.txt');
  rmSync(compact, { force: true });
  const usage = usageOf(
    { ...ours, args: [...ours.args, '--format', `compact=${compact}`, ...textToo(ours)] },
    probe,
  );
  const wrong = differences(findingsOf(readFileSync(compact, 'utf8')), [...expected].sort());
  if (wrong.length === 0) return usage;
  const shown = wrong.slice(0, 10).join('\n  ');
  throw new WrongResult(`${row} ${size.label}: ${wrong.length} results are wrong\n  ${shown}`);
}

/** A format with a file takes the place of the default one; the run is to do what the timed ones do. */
const textToo = ({ args }: Command) => (args.includes('--format') ? [] : ['--format', 'text']);

function resultOf(one: Case, usage: Usage, times: Times, smaller: Sized | null): RowResult {
  const { row, size, bytes, yardstick, target, peakLimit } = one;
  const [ours = [], beside = [], ...others] = times;
  const ratio = pairedRatios(ours, beside);
  const rate =
    target?.kind === 'rate' || yardstick.name === 'bare start' ? netRates(bytes, ours, beside) : null;
  const milliseconds = spreadOf(ours);
  return {
    row,
    size: size.label,
    bytes: Math.round(bytes),
    runs: ours.length,
    milliseconds,
    yardstick: { name: yardstick.name, milliseconds: spreadOf(beside) },
    ratio,
    rate,
    target,
    missedBy: target ? missedBy(target, ratio.median, rate?.median ?? null) : null,
    processorTime: { user: usage.user, system: usage.system },
    peak: usage.peak,
    peakLimit,
    growth: smaller
      ? {
          time: growthPerTenfold(smaller.time, { size: one.count, cost: milliseconds.median }),
          peak: growthPerTenfold(smaller.peak, { size: one.count, cost: usage.peak }),
        }
      : null,
    peers: one.peers.map(({ name }, index) => ({
      name,
      milliseconds: spreadOf(others[index] ?? []),
      ratio: pairedRatios(others[index] ?? [], beside),
    })),
  };
}

interface Sized {
  readonly time: { readonly size: number; readonly cost: number };
  readonly peak: { readonly size: number; readonly cost: number };
}

function measured(setting: Setting, row: Row, sizes: readonly Size[], runs: number): RowResult[] {
  const results: RowResult[] = [];
  let smaller: Sized | null = null;
  for (const [index, size] of sizes.entries()) {
    const one = caseOf(setting, row, size, index === sizes.length - 1);
    say(`running ${row} ${one.size.label}`.trimEnd());
    const usage = tried(one, setting);
    timed(one.yardstick);
    const times = alternate([one.ours, one.yardstick, ...one.peers], { runs, seconds: SECONDS_PER_SIZE });
    const result = resultOf(one, usage, times, smaller);
    results.push(result);
    smaller = {
      time: { size: one.count, cost: result.milliseconds.median },
      peak: { size: one.count, cost: result.peak },
    };
  }
  return results;
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

function lastResults(root: string): readonly RowResult[] {
  const path = join(root, 'test/bench/results.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results).rows : [];
}

function run(options: Options, root: string): void {
  const folder = inputFolder(resolve(options.dir ?? tmpdir()));
  if (options.clean) {
    removeInputs(folder);
    say(`removed ${folder}`);
    return;
  }
  const peers = options.peers ? findPeers() : NO_PEERS;
  const store = storeIn(folder, generatorVersion(root), say);
  const setting: Setting = { root, store, folder, quick: options.quick, peers };
  const rows = options.rows
    .filter((row) => isThere(row, root))
    .flatMap((row) => measured(setting, row, options.sizes[row], options.runs));
  const results: Results = { schemaVersion: 1, quick: options.quick, machine: machine(), rows };
  const aside = { missing: options.peers ? missingPeers(peers) : [], worse: worse(rows, lastResults(root)) };
  process.stdout.write(report(results, aside));
  const out = resolve(options.out ?? join(folder, 'results.json'));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`);
  say(`results: ${out}`);
}

/** The exit code: 1 where a result is wrong or a program broke, never because of a time; 2 for the command line. */
export function main(argv: readonly string[], root: string): number {
  try {
    const options = optionsOf(argv);
    if (options) run(options, root);
    else process.stdout.write(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    say(
      error instanceof WrongResult || error instanceof UsageError
        ? error.message
        : (error.stack ?? error.message),
    );
    return error instanceof UsageError ? 2 : 1;
  }
}
