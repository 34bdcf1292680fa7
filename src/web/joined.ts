// What was handed over before, and what comes next: added, or in its place; a config that was mended takes the place of the one that was not.

import { ownName } from '../config/own-names.ts';
import { replaced } from './fresh.ts';
import type { Bytes, Picked } from './picked.ts';
import { withOwnNames } from './picked.ts';

export interface Joining {
  /** Whether somebody wishes what comes next to be added. */
  readonly adds: boolean;
  /** Whether the config of what was there kept it from being judged. */
  readonly isConfigWrong: boolean;
  /** Whether names differ in more than their case: not on Windows. */
  readonly isWindows: boolean;
}

export interface Joined {
  readonly picked: readonly Picked[];
  /** Of what came and looks as if it was there already, sentences: it is judged all the same, for two machines can have files that look alike. */
  readonly doubts: readonly string[];
}

/** All that is to be judged now. A config alone is what a wrong config was waiting for, whatever else is wished. */
export function joined(before: readonly Picked[], added: readonly Picked[], joining: Joining): Joined {
  const { adds, isConfigWrong, isWindows } = joining;
  const isConfig = ({ name }: Picked) => ownName(name, isWindows) === 'config';
  const mends = isConfigWrong && added.length === 1 && added.every(isConfig);
  let all: readonly Picked[] = [];
  if (adds || mends) all = before;
  const doubts: string[] = [];
  for (const item of added) {
    const mended = isConfig(item) ? withConfig(all, item, isConfig) : null;
    if (!mended && all.some((one) => isSame(one, item))) doubts.push(sameWords(item));
    all = mended ?? withOwnNames(all, [item]);
  }
  return { picked: all, doubts };
}

/** The config in the place of the only one that is there, or of the one of its name; null where there is no such place. */
function withConfig(
  all: readonly Picked[],
  config: Picked,
  isConfig: (item: Picked) => boolean,
): readonly Picked[] | null {
  const places = all.flatMap((item): readonly Picked[] => {
    if (isConfig(item)) return [item];
    return item.kind === 'folder' ? item.children.filter(isConfig) : [];
  });
  const place = all.find(({ name }) => name === config.name) ?? (places.length === 1 ? places[0] : undefined);
  if (!place) return null;
  return all.map((item) => {
    if (item === place) return config;
    if (item.kind !== 'folder' || !item.children.includes(place)) return item;
    return { ...item, children: replaced(item.children, place, config) };
  });
}

/** A text that was pasted has no time, and is the same as no other. */
function isSame(one: Picked, other: Picked): boolean {
  if (one.name !== other.name) return false;
  if (one.kind === 'file' && other.kind === 'file') return isSameFile(one.file, other.file);
  if (one.kind !== 'folder' || other.kind !== 'folder') return false;
  if (one.children.length !== other.children.length) return false;
  const children = new Map(one.children.map((child) => [child.name, child]));
  return other.children.every((child) => {
    const its = children.get(child.name);
    return its !== undefined && isSame(its, child);
  });
}

function isSameFile(one: Bytes, other: Bytes): boolean {
  return one.lastModified !== undefined && one.lastModified === other.lastModified && one.size === other.size;
}

function sameWords({ kind, name }: Picked): string {
  const what = kind === 'folder' ? `The folder ${name} has the same files` : `The file ${name} is the same`;
  return `${what} by name, size and time as one that was there already: it is judged as another one. Start over if it is not.`;
}
