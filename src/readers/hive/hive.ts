// Registry hives (regf): the files in System32\config, and what reg save writes of any key.

import type { Head, Reader } from '../../model/reader.ts';
import type { Diagnostic, Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { keyScope } from '../registry/key-scopes.ts';
import { spanOfBytes } from '../registry/pol-bytes.ts';
import { diagnostic, isWanted, liesWithin } from '../registry/registry-data.ts';
import {
  BASE_BLOCK,
  type BaseBlock,
  beginsHive,
  offsetText,
  readBaseBlock,
  SAVE_AGAIN,
} from './base-block.ts';
import { type Survey, surveyBins } from './bins.ts';
import { type Fault, openCells } from './cells.ts';
import { type CurrentSet, clientIn, controlBelow, currentSet } from './control-set.ts';
import type { Key } from './nodes.ts';
import { CONTROL_SET, isControlSet, LOCAL, looksLikeOurs, POLICY, type Root, rootOfHive } from './root.ts';
import { type Naming, settings } from './settings.ts';
import { openTree, type Tree } from './tree.ts';

export const hive: Reader = {
  format: 'hive',
  holder: 'client',
  accepts: (head: Head) => beginsHive(head.bytes),
  *read(source: Source, interest: Interest): Iterable<Item> {
    const base = readBaseBlock(source);
    if ('kind' in base) {
      yield base;
      return;
    }
    yield* base.faults;
    const survey = surveyBins(source, base.length, interest);
    const tree = openTree(openCells(source, base.length, base.minor, survey.bins), base.root);
    if ('kind' in tree) {
      yield { ...damage(tree), effect: 'unreadable', message: `The hive has no root key: ${sentence(tree)}` };
      return;
    }
    yield* readHive({ base, survey, tree, interest });
  },
};

interface Opened {
  readonly base: BaseBlock;
  readonly survey: Survey;
  readonly tree: Tree;
  readonly interest: Interest;
}

function* readHive(opened: Opened): Iterable<Item> {
  const { base, survey, tree } = opened;
  const root = rootOfHive(tree, base.fileName);
  if (base.unclosed) yield root.kind === 'other' ? { ...base.unclosed, effect: 'notice' } : base.unclosed;
  if (!tree.root.isRoot) yield unmarked(tree.root);
  if (survey.crowded) yield crowded();
  for (const fault of survey.faults.slice(0, MOST_SAID)) yield damage(fault);
  if (root.kind === 'known') yield* readKnown(opened, root);
  else if (root.kind === 'unknown') yield* unknownRoot(opened);
  for (const fault of tree.faults) yield damage(fault);
  if (root.kind === 'known' && isWhole(opened)) yield* scopeOf(opened, root);
}

const MOST_SAID = 40;

type Known = Extract<Root, { kind: 'known' }>;

function* readKnown({ base, survey, tree, interest }: Opened, root: Known): Iterable<Item> {
  const current = root.keyPath === 'SYSTEM' ? currentSet(tree) : null;
  if (current?.kind === 'untold') yield untold(current);
  const set = current?.kind === 'set' ? current.key : null;
  const control = controlBelow(tree, root.keyPath, set);
  const client = control && clientIn(tree, control, base.written);
  if (client) yield client;
  const pathOf = naming(root, current);
  const whole = isWanted(root.keyPath, interest);
  const candidates = whole ? [tree.root.offset] : [...survey.found, ...landmarks(tree, root, set)];
  yield* settings({ tree, hive: root.hive, interest, pathOf, candidates });
}

/**
 * Where our settings are, looked up by name from the root down: a list that is damaged on the way could hide them, and is
 * found so. Whatever bears such a name elsewhere was found by going through the bins.
 */
function* landmarks(tree: Tree, { hive: of, keyPath }: Known, set: Key | null): Iterable<number> {
  if (of !== 'HKLM') return;
  for (const landmark of [POLICY, LOCAL]) {
    if (!liesWithin(landmark, keyPath)) continue;
    const local = landmark === LOCAL && set !== null;
    const above = local ? CONTROL_SET : keyPath;
    const key = tree.find(local ? set : tree.root, landmark.slice(above === '' ? 0 : above.length + 1));
    if (key) yield key.offset;
  }
}

/** Paths as they are on the running computer, so that other exports of it name the same places the same. */
function naming(root: Known, current: CurrentSet | null): Naming {
  return (way) => {
    const names = way.map(({ name }) => name.value);
    const first = way[0];
    if (current && first) {
      const isCurrent = current.kind === 'set' && first.offset === current.key.offset;
      if (isCurrent) names[0] = 'CurrentControlSet';
      else if (isControlSet(first.name.value) || /^(?:currentcontrolset|clone)$/i.test(first.name.value))
        return null;
    }
    return [...(root.keyPath === '' ? [] : [root.keyPath]), ...names].join('\\');
  };
}

function isWhole({ base, survey, tree }: Opened): boolean {
  const sound = base.faults.length === 0 && base.unclosed === null && tree.root.isRoot;
  return sound && survey.faults.length === 0 && !survey.crowded && tree.faults.length === 0;
}

function* scopeOf({ tree }: Opened, { hive: of, keyPath }: Known): Iterable<Item> {
  const at = spanOfBytes(tree.root.cell.start, tree.root.cell.end);
  if (keyPath !== 'SYSTEM') yield keyScope({ hive: of, keyPath, at }, true);
  else if (currentSet(tree).kind === 'set') yield keyScope({ hive: of, keyPath: CONTROL_SET, at }, true);
}

function* unknownRoot({ survey, tree, interest }: Opened): Iterable<Item> {
  let at = looksLikeOurs(tree) ? tree.root : null;
  for (const offset of survey.found) {
    const way = at ? null : tree.wayTo(offset);
    const key = way?.[way.length - 1] ?? (way ? tree.root : null);
    if (!way || !key || key.subkeys.count + key.values.count === 0) continue;
    if (isWanted([tree.root, ...way].map(({ name }) => `\\${name.value}`).join(''), interest)) at = key;
  }
  if (!at) return;
  const message = `The hive has something like our settings in the key "${at.name.value}" (${offsetText(at.cell.start)}), and of which key of the registry it was saved cannot be told: nothing of it was judged.`;
  const hint =
    'Save a key further up (reg save HKLM\\SOFTWARE or HKLM\\SYSTEM), or export it with reg export, which writes the whole path.';
  yield diagnostic('unsupported', 'partial', message, spanOfBytes(at.cell.start, at.cell.end), hint);
}

function untold({ why, at }: Extract<CurrentSet, { kind: 'untold' }>): Diagnostic {
  const message = `Which control set is the current one cannot be told: ${why}. No local setting was judged.`;
  const hint =
    'Save HKLM\\SYSTEM again on the running computer, or export HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos.';
  return diagnostic('malformed', 'partial', message, spanOfBytes(at.cell.start, at.cell.end), hint);
}

function unmarked({ cell }: Key): Diagnostic {
  const message = `The hive has no root key: the one that its header names (${offsetText(cell.start)}) is not marked as a root.`;
  return diagnostic('malformed', 'unreadable', message, spanOfBytes(cell.start, cell.end), SAVE_AGAIN);
}

function crowded(): Diagnostic {
  const message = 'The hive has thousands of keys with names like ours; only the first 4,096 were looked at.';
  return diagnostic('too-large', 'partial', message, spanOfBytes(0, BASE_BLOCK), SAVE_AGAIN);
}

function sentence({ offset, what }: Fault): string {
  return `at ${offsetText(offset)} ${what}.`;
}

function damage(fault: Fault): Diagnostic {
  const at = spanOfBytes(fault.offset, fault.offset + 4);
  return diagnostic('malformed', 'partial', `The hive is damaged: ${sentence(fault)}`, at, SAVE_AGAIN);
}
