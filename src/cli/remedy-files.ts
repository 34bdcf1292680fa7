// The files of a plan: scripts, .reg files and policy files with their way back, and the plan to read beside them.

import type { Input } from '../model/input.ts';
import type { Remedy, RemedyPlan, RemedyTarget, RemedyTool } from '../model/remedy.ts';
import { describeChange } from '../model/remedy-words.ts';
import { PLAIN } from '../model/reporter.ts';
import { SourceError } from '../model/source.ts';
import { without } from '../remedies/for-tool.ts';
import { importRunbook } from '../remedies/import-runbook.ts';
import type { LeftOut } from '../remedies/left-out.ts';
import { powershellLeft, powershellScript } from '../remedies/powershell/script.ts';
import { type PolicyEdit, patchPolicyFile } from '../remedies/registry/policy-file.ts';
import { encodeRegFile, isPlainText, regFile } from '../remedies/registry/reg-file.ts';
import { subjectName } from '../reporters/place.ts';
import { remedyText } from '../reporters/remedy-text.ts';
import { UsageError } from './failure.ts';
import type { NewFile } from './new-folder.ts';

interface FilesOptions {
  readonly version: string;
  /** By id of a GPO's subject. */
  readonly policyFiles: ReadonlyMap<string, readonly string[]>;
  readonly inputs: readonly Input[];
}

const WIDTH = 80;

/** What was made of a plan: `whole` is the plan without what could not be written, which `notes` name. */
interface Output {
  readonly whole: RemedyPlan;
  readonly notes: readonly string[];
}

/** The text for standard output. Throws UsageError where one text cannot be for all. */
export function remedyScript(
  plan: RemedyPlan,
  tool: RemedyTool,
  { version, undo }: { readonly version: string; readonly undo: boolean },
): Output & { readonly text: string } {
  if (tool === 'powershell') {
    const left = powershellLeft(plan, undo);
    const whole = withoutLeft(plan, left);
    return { text: powershellScript(whole, { version, undo }), whole, notes: left.map(leftWords) };
  }
  const [group, ...others] = bySubject(plan.remedies);
  if (others.length > 0) {
    throw new UsageError(
      `There are changes of ${others.length + 1} GPOs and clients, and a .reg file is for one.`,
      'Name a folder for all of them: --to reg --out remedies. Or name the exports of one.',
    );
  }
  if (!group) return { text: '', whole: plan, notes: ['there is nothing that a .reg file would change'] };
  const options = { version, undo, subject: group.target.subject };
  const { left } = regFile(group.remedies, options);
  const whole = withoutLeft(plan, left);
  const { text } = regFile(whole.remedies, options);
  if (text !== null && !isPlainText(text)) {
    throw new UsageError(
      'This .reg file has to be UTF-16, which standard output is not: it holds bytes, or characters beyond ASCII.',
      'Name a folder for it: --to reg --out remedies.',
    );
  }
  return { text: text ?? '', whole, notes: left.map(leftWords) };
}

/** Everything that goes into the folder of --out. */
export function remedyFiles(
  plan: RemedyPlan,
  tool: RemedyTool,
  options: FilesOptions,
): Output & { readonly files: readonly NewFile[] } {
  const { left } = MAKERS[tool](plan, options);
  const whole = withoutLeft(plan, left);
  const { files } = MAKERS[tool](whole, options);
  const text = remedyText(whole, { palette: PLAIN, width: WIDTH });
  return { files: [...files, { name: 'plan.txt', content: text }], whole, notes: left.map(leftWords) };
}

function withoutLeft(plan: RemedyPlan, left: readonly LeftOut[]): RemedyPlan {
  const reasons = new Map(left.map(({ remedy, reason }) => [remedy, reason]));
  return without(plan, (remedy) => {
    const reason = reasons.get(remedy);
    return reason === undefined ? null : [reason];
  });
}

interface Made {
  readonly files: readonly NewFile[];
  readonly left: readonly LeftOut[];
}

const MAKERS: Readonly<Record<RemedyTool, (plan: RemedyPlan, options: FilesOptions) => Made>> = {
  powershell: (plan, { version }) => ({
    files: [
      { name: 'remedy.ps1', content: powershellScript(plan, { version, undo: false }) },
      { name: 'undo.ps1', content: powershellScript(plan, { version, undo: true }) },
    ],
    left: powershellLeft(plan),
  }),
  reg({ remedies }, { version }) {
    const files: NewFile[] = [];
    const left: LeftOut[] = [];
    for (const { name, target, remedies: own } of bySubject(remedies)) {
      const { subject } = target;
      const there = regFile(own, { version, undo: false, subject });
      const back = regFile(own, { version, undo: true, subject });
      left.push(...there.left);
      if (there.text === null || back.text === null) continue;
      files.push({ name: `${name}.reg`, content: encodeRegFile(there.text) });
      files.push({ name: `${name}.undo.reg`, content: encodeRegFile(back.text) });
    }
    return { files, left };
  },
  pol({ remedies }, options) {
    const made = bySubject(remedies).map((group) => policyFiles(group, options));
    return { files: made.flatMap(({ files }) => files), left: made.flatMap(({ left }) => left) };
  },
};

interface Group {
  /** For the name of a file: what every file system takes. */
  readonly name: string;
  readonly target: RemedyTarget;
  readonly remedies: readonly Remedy[];
}

function bySubject(remedies: readonly Remedy[]): Group[] {
  const groups = new Map<string, { target: RemedyTarget; remedies: Remedy[] }>();
  for (const remedy of remedies) {
    const { kind, id } = remedy.target.subject;
    const key = JSON.stringify([kind, id]);
    const group = groups.get(key) ?? { target: remedy.target, remedies: [] };
    groups.set(key, group);
    group.remedies.push(remedy);
  }
  const taken = new Set<string>();
  return [...groups.values()].map(({ target, remedies }) => ({
    name: fileName(target, taken),
    target,
    remedies,
  }));
}

// The kind before it, so that no name is one that Windows keeps for devices.
function fileName({ kind, subject }: RemedyTarget, taken: Set<string>): string {
  const words = subject.name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '')
    .slice(0, 80);
  const base = words === '' ? kind : `${kind}-${words}`;
  let name = base;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base}-${count}`;
  taken.add(name.toLowerCase());
  return name;
}

function policyFiles({ name, target, remedies }: Group, { policyFiles, inputs }: FilesOptions): Made {
  const paths = policyFiles.get(target.subject.id) ?? [];
  const files: NewFile[] = [];
  const left: LeftOut[] = [];
  for (const [index, path] of paths.entries()) {
    const folder = paths.length === 1 ? name : `${name}/${index + 1}`;
    const before = bytesOf(inputs, path);
    const patched =
      before instanceof Uint8Array
        ? patchPolicyFile(
            before,
            remedies.map((one) => editOf(one, path)),
          )
        : before;
    if (!(before instanceof Uint8Array) || patched.bytes === null) {
      const reason = `${path}: ${patched.problem}`;
      for (const remedy of remedies) left.push({ remedy, reason });
      continue;
    }
    for (const [index, reason] of patched.refused.entries()) {
      const remedy = remedies[index];
      if (remedy && reason !== null) left.push({ remedy, reason: `${path}: ${reason}` });
    }
    if (patched.refused.every((reason) => reason !== null)) continue;
    files.push({ name: `${folder}/Registry.pol`, content: patched.bytes });
    files.push({ name: `${folder}/undo/Registry.pol`, content: before });
    const runbook = importRunbook(subjectName(target.subject), 'Registry.pol', path);
    files.push({ name: `${folder}/IMPORT.txt`, content: runbook.map((line) => `${line}\r\n`).join('') });
  }
  return { files, left };
}

function editOf({ change, places }: Remedy, path: string): PolicyEdit {
  if (change.kind !== 'value') throw new Error(`a ${change.kind} is no change of a policy file`);
  const { key, before, after } = change;
  const here = places
    .filter((place) => place.path === path)
    .map(({ at }) => ({ start: at.start, end: at.end }));
  // A file that does not hold the value gets it, and has nothing to be taken out.
  return { key, before: here.length === 0 ? null : before, after, places: here };
}

/** The whole of an input, or why it is not to be had. */
function bytesOf(
  inputs: readonly Input[],
  path: string,
): Uint8Array | { readonly bytes: null; readonly problem: string } {
  const input = inputs.find((one) => one.path === path);
  if (!input)
    return { bytes: null, problem: 'it lies in an archive or was only collected. Unpack it, and ask again.' };
  try {
    const source = input.open();
    try {
      return Uint8Array.from(source.read(0, source.size));
    } finally {
      source.close();
    }
  } catch (error) {
    if (error instanceof SourceError) return { bytes: null, problem: error.message };
    throw error;
  }
}

function leftWords({ remedy, reason }: LeftOut): string {
  return `not written: ${describeChange(remedy.change).what}: ${reason}`;
}
