// What keeps realmlint init from writing: what is there already, a path or a cloud that is mistyped.

import { BASELINE_NAME } from '../config/baseline.ts';
import { CONFIG_NAMES } from '../config/discover.ts';
import { isGlob } from '../config/glob.ts';
import { nearest } from '../model/edit-distance.ts';
import { ZSCALER_CLOUDS } from '../profiles/zscaler.ts';
import { configsFound, isThere } from './config-file.ts';
import { UsageError } from './failure.ts';
import type { CliInput } from './file-input.ts';
import type { Io } from './io.ts';
import { checkOutputFile } from './output.ts';
import { absolute, forward, pathExists, shown } from './paths.ts';

const [CONFIG] = CONFIG_NAMES;

const HINT = 'Run realmlint init as somebody who may see it, or in another folder.';

/** Nothing is read, let alone written, where a config or a baseline is there already. Throws UsageError. */
export function refuseToReplace(io: Io): void {
  const [config] = configsFound(io, HINT);
  if (config !== undefined) {
    throw new UsageError(
      `There is a config already, ${shown(io, config)}, and it holds here: nothing is written.`,
      'Add to it, or move it away first. realmlint baseline writes a baseline here.',
    );
  }
  if (isThere(io, absolute(io, BASELINE_NAME), HINT)) {
    throw new UsageError(
      `There is a baseline already, ${BASELINE_NAME}: nothing is written.`,
      'Remove it or move it away; or keep it, and write a config by hand.',
    );
  }
  checkOutputFile(io, CONFIG, 'Run realmlint init as somebody who may write there, or in another folder.');
}

/** A cloud that is only nearly one that is known: what a run takes as it is, a config would keep. Throws UsageError. */
export function refuseNearMiss(cloud: string | null): void {
  if (cloud === null || ZSCALER_CLOUDS.includes(cloud)) return;
  const close = nearest(cloud, ZSCALER_CLOUDS, 2);
  if (close === null) return;
  throw new UsageError(
    `The cloud ${cloud} is unknown, and the config would keep it: nothing is written.`,
    `Did you mean ${close}? If not, leave out --cloud, and write "cloud": "${cloud}" into the config.`,
  );
}

/** A config that is written for less than was meant would be in the way of the next try. Throws UsageError. */
export function refuseMissing(io: Io, operands: readonly string[], inputs: readonly CliInput[]): void {
  const paths = new Set(inputs.map(({ path }) => path));
  for (const operand of operands) {
    if (operand === '-' || pathExists(io, operand)) continue;
    const what = isGlob(operand) ? unfitting(io, operand, paths) : `There is no ${operand}`;
    if (what === null) continue;
    throw new UsageError(`${what}: nothing is written.`, `Type it as it is seen from ${io.cwd}.`);
  }
}

/** Null for a pattern that something fits. */
function unfitting(io: Io, glob: string, paths: ReadonlySet<string>): string | null {
  const pattern = forward(io, glob);
  const names = pattern.split('/');
  const folder = names.slice(0, names.findIndex(isGlob)).join('/') || '.';
  // A pattern that fits nothing is an input by its own name.
  return paths.has(pattern) || !pathExists(io, folder) ? `No file and no folder fits ${glob}` : null;
}
