// Registry hives (regf): the files in System32\config, and what reg save writes of any key.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Head, Reader } from '../../model/reader.ts';
import type { Diagnostic, Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { keyScope } from '../registry/key-scopes.ts';
import { spanOfBytes } from '../registry/pol-bytes.ts';
import { isWanted, liesWithin } from '../registry/registry-data.ts';
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
import { type CurrentSet, clientIn, controlBelow, currentSet, storedBeside } from './control-set.ts';
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
    const survey = surveyBins(source, base.extent, interest);
    const tree = openTree(openCells(source, base.extent, base.minor, survey.bins), base.root);
    if ('kind' in tree) {
      yield {
        ...damage(tree, base),
        effect: 'unreadable',
        message: `The hive has no root key: ${sentence(tree)}`,
      };
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
  const crowd = survey.crowded && !takesAll(opened, root);
  if (crowd) yield crowded();
  for (const fault of survey.faults.slice(0, MOST_SAID)) yield damage(fault, base);
  const situation = root.kind === 'known' ? situationOf(tree, root) : null;
  if (situation) yield* readKnown(opened, situation);
  else yield* strayRoot(opened);
  for (const fault of tree.faults) yield damage(fault, base);
  if (situation && !crowd && isWhole(opened)) yield* scopeOf(opened, situation);
}

const MOST_SAID = 40;

type Known = Extract<Root, { kind: 'known' }>;

/** Where a hive that is known hangs, and which of its control sets counts. */
interface Situation {
  readonly root: Known;
  /** The key HKLM\\SYSTEM, where the hive has it. */
  readonly system: Key | null;
  readonly current: CurrentSet | null;
}

function situationOf(tree: Tree, root: Known): Situation {
  const whole = root.keyPath === '' && root.hive === 'HKLM';
  const system = whole ? tree.child(tree.root, 'SYSTEM') : root.keyPath === 'SYSTEM' ? tree.root : null;
  return { root, system, current: system && currentSet(tree, system) };
}

function* readKnown(opened: Opened, situation: Situation): Iterable<Item> {
  const { base, survey, tree, interest } = opened;
  const { root, system, current } = situation;
  if (current?.kind === 'untold') yield untold(current);
  const set = current?.kind === 'set' ? current.key : null;
  const stored = set && system && storedBeside(tree, system, set);
  if (stored) yield replaced(stored);
  const control = controlBelow(tree, root.keyPath, set);
  const client = control && clientIn(tree, control, base.written);
  if (client) yield client;
  const all = takesAll(opened, root);
  const candidates = all ? [tree.root.offset] : [...survey.found, ...landmarks(tree, root, set)];
  yield* settings({ tree, hive: root.hive, interest, pathOf: naming(situation), candidates });
}

/** Whether the root itself is wanted, and with it all that it holds. */
function takesAll({ interest }: Opened, root: Root): boolean {
  return root.kind === 'known' && isWanted(root.keyPath, interest);
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
function naming({ root, system, current }: Situation): Naming {
  return (way) => {
    const names = way.map(({ name }) => name.value);
    const at = root.keyPath === '' ? 1 : 0;
    const set = at === 0 || way[0]?.offset === system?.offset ? way[at] : undefined;
    if (current && set) {
      const isCurrent = current.kind === 'set' && set.offset === current.key.offset;
      if (isCurrent) names[at] = 'CurrentControlSet';
      else if (isControlSet(set.name.value) || OTHER_SETS.test(set.name.value)) return null;
    }
    return [...(root.keyPath === '' ? [] : [root.keyPath]), ...names].join('\\');
  };
}

const OTHER_SETS = /^(?:currentcontrolset|clone)$/i;

// What is damaged, or was never closed, could hold what was not seen: then nothing is known to be absent.
function isWhole({ base, survey, tree }: Opened): boolean {
  const sound = base.faults.length === 0 && base.unclosed === null && tree.root.isRoot;
  return sound && survey.faults.length === 0 && tree.faults.length === 0;
}

function* scopeOf({ tree }: Opened, { root, current }: Situation): Iterable<Item> {
  const at = spanOfBytes(tree.root.cell.start, tree.root.cell.end);
  if (current?.kind === 'untold') return;
  const keyPath = root.keyPath === 'SYSTEM' ? CONTROL_SET : root.keyPath;
  yield keyScope({ hive: root.hive, keyPath, at }, true);
}

function* strayRoot({ survey, tree, interest }: Opened): Iterable<Item> {
  const { keyPaths, asides = [] } = interest;
  const realms = { ...interest, keyPaths: keyPaths.filter((fragment) => !asides.includes(fragment)) };
  let at = looksLikeOurs(tree) ? tree.root : null;
  for (const offset of survey.found) {
    const way = at ? null : tree.wayTo(offset);
    const key = way?.[way.length - 1] ?? (way ? tree.root : null);
    if (!way || !key || key.subkeys.count + key.values.count === 0) continue;
    // Where browsers get their proxies from decides nothing about realms.
    if (isWanted([tree.root, ...way].map(({ name }) => `\\${name.value}`).join(''), realms)) at = key;
  }
  if (!at) return;
  const message = `The hive has something like our settings in the key "${at.name.value}" (${offsetText(at.cell.start)}), and of which key of the registry it was saved cannot be told: nothing of it was judged.`;
  const hint =
    'Save a key further up (reg save HKLM\\SOFTWARE software.hiv, reg save HKLM\\SYSTEM system.hiv), or export it with reg export, which writes the whole path.';
  yield diagnostic('unsupported', 'partial', message, spanOfBytes(at.cell.start, at.cell.end), hint);
}

function untold({ why, at }: Extract<CurrentSet, { kind: 'untold' }>): Diagnostic {
  const message = `Which control set is the current one cannot be told: ${why}. No local setting was judged.`;
  const hint =
    'Save HKLM\\SYSTEM again on the running computer, or export HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos.';
  return diagnostic('malformed', 'partial', message, spanOfBytes(at.cell.start, at.cell.end), hint);
}

function replaced({ cell }: Key): Diagnostic {
  const message = `There is a key CurrentControlSet with local Kerberos settings (${offsetText(cell.start)}) beside the control set that Select names. Windows replaces it when it starts, and it was not judged.`;
  const hint = 'Set these values in the control set that Select\\Current names.';
  return diagnostic('not-read', 'partial', message, spanOfBytes(cell.start, cell.end), hint);
}

function unmarked({ cell }: Key): Diagnostic {
  const message = `The hive has no root key: the one that its header names, at ${offsetText(cell.start)}, is not marked as a root.`;
  return diagnostic('malformed', 'unreadable', message, spanOfBytes(cell.start, cell.end), SAVE_AGAIN);
}

function crowded(): Diagnostic {
  const message = 'The hive has thousands of keys with names like ours; only the first 4,096 were looked at.';
  return diagnostic('too-large', 'partial', message, spanOfBytes(0, BASE_BLOCK), SAVE_AGAIN);
}

function sentence({ offset, what }: Fault): string {
  return `at ${offsetText(offset)} ${what}.`;
}

function damage(fault: Fault, { extent }: BaseBlock): Diagnostic {
  // A number that the end of the file has cut goes no further.
  const at = spanOfBytes(fault.offset, Math.min(fault.offset + 4, BASE_BLOCK + extent.length));
  return diagnostic('malformed', 'partial', `The hive is damaged: ${sentence(fault)}`, at, SAVE_AGAIN);
}
