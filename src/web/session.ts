// One run of the page: what was picked is read and judged, and asked further questions. Pure but for what the world hands in.

import { rules } from '../../rules/index.ts';
import { dayOf, holdOf } from '../config/hold.ts';
import { areAllOff, settingsOf } from '../config/settings.ts';
import {
  type Gathered,
  type GatherOptions,
  gather,
  judgeSurvey,
  type LintResult,
  type Survey,
  survey,
} from '../lint.ts';
import type { Settings } from '../model/settings.ts';
import { ALL_OFF } from '../reporters/run-words.ts';
import type { ReadNow } from './file-source.ts';
import type { Progress, Wanted } from './messages.ts';
import { createMeter } from './meter.ts';
import { loadConfig, type PageConfig } from './page-config.ts';
import { type PageInput, type PageInputs, pageInputs } from './page-inputs.ts';
import type { Picked } from './picked.ts';
import { Refusal } from './refusal.ts';

export interface World {
  readonly readNow: ReadNow;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly isWindows: boolean;
  readonly onProgress: (progress: Progress) => void;
}

/** What was judged, and what further questions need. */
export interface Session {
  readonly world: World;
  readonly wanted: Wanted;
  readonly loaded: PageConfig;
  readonly settings: Settings;
  readonly found: PageInputs;
  readonly survey: Survey;
  readonly result: LintResult;
}

/** Reads and judges as `realmlint` does without options. Throws Refusal for a config with mistakes. */
export function judgePicked(wanted: Wanted, world: World): Session {
  const ids = rules.map(({ id }) => id);
  const loaded = loadConfig(wanted, world, ids);
  const asked = { cloud: null, failOn: null, require: null, allowEmpty: false, severities: {} };
  const settings = settingsOf(asked, loaded.config, loaded.name ?? null);
  if (areAllOff(settings, ids)) throw new Refusal([ALL_OFF, `Leave one on in ${loaded.name}.`], true);
  const { found, read } = reading(wanted.picked, loaded, world, survey);
  const total = found.inputs.length;
  const size = sizeOf(found);
  world.onProgress({ doing: 'judging', done: total, total, path: '', bytes: size, size });
  const { suppressions } = loaded;
  const pathOf = (path: string) => path;
  const hold = holdOf(read, { suppressions, baseline: null, today: dayOf(world.now()), pathOf });
  const result = judgeSurvey(read, { settings, ...(hold ? { hold } : {}) });
  return { world, wanted, loaded, settings, found, survey: read, result };
}

/** Reads files once more, in the form in which questions about them are answered. */
export function gatherPicked(picked: readonly Picked[], { loaded, world }: Session, at = ''): Gathered {
  return reading(picked, loaded, world, gather, at).read;
}

function reading<T>(
  picked: readonly Picked[],
  loaded: PageConfig,
  world: World,
  read: (inputs: readonly PageInput[], options: GatherOptions) => T,
  at = '',
): { readonly found: PageInputs; readonly read: T } {
  let onRead = (_upTo: number): void => undefined;
  const found = pageInputs(picked, loaded, { ...world, onRead: (upTo) => onRead(upTo) }, at);
  const sizes = found.inputs.map(({ size }) => size);
  const meter = createMeter(sizes, world.now, world.onProgress);
  onRead = meter.read;
  return { found, read: read(found.inputs, { onProgress: meter.input }) };
}

function sizeOf({ inputs }: PageInputs): number {
  let size = 0;
  for (const input of inputs) size += input.size;
  return size;
}
