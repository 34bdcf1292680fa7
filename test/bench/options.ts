// The command line of the bench, and which sizes its rows have.

import { parseArgs } from 'node:util';

export const ROWS = [
  'start',
  'demo',
  'document',
  'document-utf-8',
  'document-utf-16be',
  'fleet-distinct',
  'fleet-identical',
  'fleet-json',
  'fleet-sarif',
  'collect',
  'policy-file',
  'reg-file',
] as const;

export type Row = (typeof ROWS)[number];

/** A size as it is written, and the bytes, files or records that it stands for. */
export interface Size {
  readonly label: string;
  readonly count: number;
}

export interface Options {
  readonly rows: readonly Row[];
  readonly sizes: Readonly<Record<Row, readonly Size[]>>;
  readonly quick: boolean;
  readonly runs: number;
  readonly dir: string | null;
  readonly out: string | null;
  readonly keep: boolean;
  readonly peers: boolean;
  readonly clean: boolean;
}

export const USAGE = `npm run bench -- [options]

  --quick               small sizes: tries the bench and the program, in seconds
  --rows ROW,ROW        only these: ${ROWS.slice(0, 5).join(', ')},
                        ${ROWS.slice(5, 10).join(', ')},
                        ${ROWS.slice(10).join(', ')}
  --sizes ROW=N,N       other sizes for a row, 100MB or 2GB, or a number of files
                        or records; repeatable
  --runs N              pairs of runs (5; with --quick 1)
  --dir DIR             where the folder with the inputs lies (that of the system
                        for temporary files); they are kept for the next run
  --out FILE            where the results go as JSON (beside the inputs)
  --keep                the results are what later runs are compared with: in
                        test/bench/results.json and in CONTRIBUTING.md
  --no-peers            no other programs beside ours
  --clean               only removes the folder with the inputs
  --help                show this
`;

const NONE = ['-'];
const SIZES: Readonly<Record<Row, readonly [full: readonly string[], quick: readonly string[]]>> = {
  start: [NONE, NONE],
  demo: [NONE, NONE],
  document: [
    ['100MB', '500MB', '2GB'],
    ['1MB', '4MB'],
  ],
  'document-utf-8': [['500MB'], ['2MB']],
  'document-utf-16be': [['500MB'], ['2MB']],
  'fleet-distinct': [
    ['1000', '10000', '100000'],
    ['20', '100'],
  ],
  'fleet-identical': [
    ['1000', '10000', '100000'],
    ['20', '100'],
  ],
  'fleet-json': [['10000'], ['100']],
  'fleet-sarif': [['10000'], ['100']],
  collect: [['10000'], ['100']],
  'policy-file': [
    ['3180', '31800', '318000'],
    ['318', '3180'],
  ],
  'reg-file': [['300MB'], ['2MB']],
};

const UNITS: Readonly<Record<string, number>> = { '': 1, KB: 1e3, MB: 1e6, GB: 1e9 };

export class UsageError extends Error {}

function sizeOf(text: string): Size {
  if (text === '-') return { label: '', count: 0 };
  const [, number, unit] = /^(\d+(?:\.\d+)?)(KB|MB|GB)?$/i.exec(text) ?? [];
  const factor = UNITS[(unit ?? '').toUpperCase()];
  const count = Math.round(Number(number) * (factor ?? 1));
  if (!(count >= 1)) throw new UsageError(`${text} is no size`);
  return { label: unit ? `${number} ${unit.toUpperCase()}` : count.toLocaleString('en'), count };
}

function rowOf(text: string): Row {
  const row = ROWS.find((known) => known === text);
  if (!row) throw new UsageError(`there is no row ${text}: ${ROWS.join(', ')}`);
  return row;
}

function sizesOf(quick: boolean, asked: readonly string[]): Record<Row, readonly Size[]> {
  const all = Object.fromEntries(
    ROWS.map((row) => [row, SIZES[row][quick ? 1 : 0].map(sizeOf)]),
  ) as unknown as Record<Row, readonly Size[]>;
  for (const one of asked) {
    const [row, list] = one.split('=');
    if (!row || !list) throw new UsageError(`--sizes ${one}: write ROW=SIZE,SIZE`);
    all[rowOf(row)] = list
      .split(',')
      .map(sizeOf)
      .sort((a, b) => a.count - b.count);
  }
  return all;
}

const DEFINITIONS = {
  quick: { type: 'boolean', default: false },
  rows: { type: 'string' },
  sizes: { type: 'string', multiple: true },
  runs: { type: 'string' },
  dir: { type: 'string' },
  out: { type: 'string' },
  keep: { type: 'boolean', default: false },
  'no-peers': { type: 'boolean', default: false },
  clean: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: DEFINITIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Null: help was asked for. */
export function optionsOf(argv: readonly string[]): Options | null {
  const values = parsed(argv);
  if (values.help) return null;
  const { quick } = values;
  const runs = Number(values.runs ?? (quick ? 1 : 5));
  if (!Number.isInteger(runs) || runs < 1)
    throw new UsageError(`--runs ${values.runs}: write a number of runs`);
  if (quick && values.keep) throw new UsageError('--keep is for full runs: leave out --quick');
  return {
    quick,
    runs,
    rows: values.rows === undefined ? ROWS : values.rows.split(',').map(rowOf),
    sizes: sizesOf(quick, values.sizes ?? []),
    dir: values.dir ?? null,
    out: values.out ?? null,
    keep: values.keep,
    peers: !values['no-peers'],
    clean: values.clean,
  };
}
