// Plays the runner of GitHub Actions for the steps that our pages and our action have: the files of outputs and of the job
// summary, `bash -eo pipefail` on a file, conditions, and the expressions that stand there. Anything else is an error.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { emptyFolder, run } from './run.ts';

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface Played {
  /** Of the step that failed, or 0. */
  readonly status: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

type Outputs = Readonly<Record<string, string>>;

interface Job {
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What a step finds on its standard input. */
  readonly stdin?: string;
  /** Plays a step that uses an action; null when it is not known. */
  readonly use?: (step: Step, values: Readonly<Record<string, string>>) => Played | null;
}

export function actionOf(file: string): Action {
  return parse(readFileSync(file, 'utf8')) as Action;
}

/** Runs our action as it stands in `folder`, which has been built, or will be. */
export function playAction(
  folder: string,
  given: Readonly<Record<string, string>>,
  { env = {}, ...rest }: Job,
): Played {
  const { inputs: known, outputs, runs } = actionOf(join(folder, 'action.yml'));
  for (const name of Object.keys(given)) if (!known[name]) throw new Error(`the action has no input ${name}`);
  const inputs = Object.fromEntries(
    Object.entries(known).map(([name, { default: usual = '' }]) => [name, given[name] ?? usual]),
  );
  const job = { ...rest, env: { ...env, GITHUB_ACTION_PATH: folder }, inputs };
  const { values, ...played } = playAll(runs.steps, job);
  const said = Object.entries(outputs).map(([name, { value }]) => [name, expand(value, values, inputs)]);
  return { ...played, outputs: Object.fromEntries(said) };
}

/** Runs steps one after the other; after one that failed only those that say so. */
export function playSteps(steps: readonly Step[], job: Job): Played {
  const { values: _, ...played } = playAll(steps, job);
  return { ...played, outputs: {} };
}

function playAll(steps: readonly Step[], job: Job) {
  const { inputs = {} } = job;
  const values = new Map<string, Outputs>();
  let [status, log, summary] = [0, '', ''];
  for (const step of steps) {
    if (!wanted(step.if ?? 'success()', status, values)) continue;
    const played = step.run === undefined ? using(step, job, values) : running(step, job, values, inputs);
    if (step.id) values.set(step.id, played.outputs);
    log += played.log;
    summary += played.summary;
    if (status === 0) status = played.status;
  }
  return { status, log, summary, values };
}

function running(
  step: Step,
  job: Job,
  values: ReadonlyMap<string, Outputs>,
  inputs: Readonly<Record<string, string>>,
): Played {
  const command = step.run ?? '';
  if (command.includes('${{')) throw new Error('an expression in a script is a way to inject commands');
  const folder = emptyFolder('runner');
  const file = (name: string, content = '') => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const [script, output, summary] = [file('step.sh', command), file('output'), file('summary')];
  const { status, stdout, stderr } = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: job.workspace,
    input: job.stdin ?? '',
    env: {
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: job.workspace },
      ...{ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: folder },
      ...job.env,
      ...Object.fromEntries(
        Object.entries(step.env ?? {}).map(([name, text]) => [name, expand(text, values, inputs)]),
      ),
    },
  });
  return {
    status,
    log: stdout + stderr,
    summary: readFileSync(summary, 'utf8'),
    outputs: outputsIn(readFileSync(output, 'utf8')),
  };
}

function using(step: Step, job: Job, values: ReadonlyMap<string, Outputs>): Played {
  const given = Object.entries(step.with ?? {}).map(([name, text]) => [
    name,
    expand(String(text), values, {}),
  ]);
  const played = job.use?.(step, Object.fromEntries(given)) ?? null;
  if (played === null) throw new Error(`nobody plays ${step.uses}`);
  return played;
}

/** `name=value` lines alone: nothing of ours writes values of several lines. */
function outputsIn(text: string): Outputs {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [, name, value] = /^([a-z-]+)=(.*)$/.exec(line) ?? [];
        if (name === undefined || value === undefined) throw new Error(`no output: ${line}`);
        return [name, value];
      }),
  );
}

const STEP_OUTPUT = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/;

function expand(
  text: string,
  values: ReadonlyMap<string, Outputs>,
  inputs: Readonly<Record<string, string>>,
): string {
  const resolved = (expression: string): string => {
    const [, id = '', name = ''] = STEP_OUTPUT.exec(expression) ?? [];
    if (id !== '') return values.get(id)?.[name] ?? '';
    const input = inputs[expression.replace(/^inputs\./, '')];
    if (input === undefined) throw new Error(`nobody knows the expression ${expression}`);
    return input;
  };
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const alternatives = expression.split(/\s*\|\|\s*/).map(resolved);
    return alternatives.find((value) => value !== '') ?? '';
  });
}

/** `success()`, `always()`, and `always() && steps.ID.outputs.NAME != ''`. */
function wanted(condition: string, status: number, values: ReadonlyMap<string, Outputs>): boolean {
  const parts = condition.replace(/^\$\{\{\s*|\s*\}\}$/g, '').split(/\s*&&\s*/);
  return parts.every((part) => {
    if (part === 'success()') return status === 0;
    if (part === 'always()') return true;
    const [left = '', right] = part.split(/\s*!=\s*/);
    const [, id = '', name = ''] = STEP_OUTPUT.exec(left) ?? [];
    if (right !== "''" || id === '') throw new Error(`nobody knows the condition ${part}`);
    return (values.get(id)?.[name] ?? '') !== '';
  });
}
