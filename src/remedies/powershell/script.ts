// Remedies as one script for Windows PowerShell 5.1 and PowerShell 7: a dry run unless it is told to apply.

import type { Remedy, RemedyPlan } from '../../model/remedy.ts';
import type { LeftOut } from '../left-out.ts';
import { commentLines, reasonsOf, spelt } from '../said.ts';
import { lengthProblem } from '../too-long.ts';
import { encryptionChange, encryptionUndo, gpoChange, type ScriptedChange, type Written } from './changes.ts';
import { headLines, leftLines, refusalLines } from './comments.ts';
import { helperLines, type Kinds } from './helpers.ts';
import { localChange } from './local.ts';
import { computerOf, guidOf, type Parameter, parameterLines } from './parameters.ts';
import { beforeLines, passLines } from './passes.ts';
import { arrayLiteral, literal } from './text.ts';
import { type Together, together, turnedRound } from './together.ts';

export interface PowershellOptions {
  /** Of realmlint. */
  readonly version: string;
  /** True for the script that takes back what the other one does. */
  readonly undo: boolean;
}

/**
 * The script, with CRLF and in printable ASCII. What it cannot do stands at its end: refusals of the plan, and remedies that no
 * command makes (`powershellLeft`).
 */
export function powershellScript(plan: RemedyPlan, options: PowershellOptions): string {
  const { written, left, parameters, controllers } = scripted(plan.remedies, options.undo);
  const kinds = kindsOf(written);
  const gpos = unique(written.flatMap(({ gpo }) => (gpo === null ? [] : [gpo])));
  const lines = [
    ...headLines(plan, written, left, options),
    ...parameterLines(parameters, kinds),
    '',
    'Set-StrictMode -Version 2',
    "$ErrorActionPreference = 'Stop'",
    ...helperLines(kinds),
    '',
    '$changes = @(',
    ...written.flatMap(changeLines),
    ')',
    '',
    ...(written.length === 0 ? [] : beforeLines(kinds)),
    ...identityLines(gpos, controllers, kinds),
    ...(written.length === 0
      ? ["Write-Host 'There is nothing that this script could do.'"]
      : passLines(kinds)),
    ...leftLines(left),
    ...(options.undo ? [] : refusalLines(plan.refusals)),
    '',
  ];
  return lines.join('\r\n');
}

/** The remedies that the script cannot make, and why. */
export function powershellLeft(plan: RemedyPlan, undo = false): readonly LeftOut[] {
  return scripted(plan.remedies, undo).left;
}

interface Scripted {
  readonly written: readonly Written[];
  readonly left: readonly LeftOut[];
  readonly parameters: readonly Parameter[];
  readonly controllers: ReadonlyMap<string, string>;
}

interface Names {
  readonly parameters: Parameter[];
  /** Variables of controllers, by the domain. */
  readonly controllers: Map<string, string>;
}

function scripted(remedies: readonly Remedy[], undo: boolean): Scripted {
  const names: Names = { parameters: [], controllers: new Map() };
  const left: LeftOut[] = [];
  const written: Written[] = [];
  const steps = together(remedies);
  for (const step of undo ? steps.toReversed() : steps) {
    const script = scriptOf(step, undo, names);
    if (typeof script !== 'string') {
      written.push({ remedies: step.remedies, script, gpo: gpoLine(step.remedies[0], names) });
      continue;
    }
    for (const remedy of step.remedies) left.push({ remedy, reason: script });
  }
  return { written, left, ...names };
}

const DOMAIN = /^(?=.{1,253}$)[0-9a-z](?:[0-9a-z-]*[0-9a-z])?(?:\.[0-9a-z](?:[0-9a-z-]*[0-9a-z])?)*$/i;
const NO_DOMAIN = 'The domain that the export names is no DNS name, so no command should ask it.';

function scriptOf({ remedies: [remedy], step }: Together, undo: boolean, names: Names): ScriptedChange {
  const { target } = remedy;
  const tooLong = longProblem(step);
  if (tooLong !== null) return tooLong;
  if (step.kind === 'encryption-types') {
    const server = controllerOf(step.distinguishedName, names);
    if (server === null) return NO_DOMAIN;
    return undo ? encryptionUndo(step, server) : encryptionChange(step, server);
  }
  const turned = undo ? turnedRound(step) : step;
  if (target.kind === 'client') {
    const script = localChange(target, turned);
    return typeof script === 'string'
      ? script
      : { ...script, computer: computerOf(remedy, target, names.parameters) };
  }
  if (target.kind !== 'gpo' || turned.kind !== 'value')
    return 'No command is known for a change of this kind.';
  if (target.domain !== null && !DOMAIN.test(target.domain)) return NO_DOMAIN;
  const guid = guidOf(remedy, target, names.parameters);
  return gpoChange(target, { guid, domain: target.domain }, turned);
}

/** The variable with the controller of the domain in which the object lies; null where the name is none of a domain. */
function controllerOf(distinguishedName: string, { controllers }: Names): string | null {
  // The naming context stands at the end; a comma behind a backslash belongs to a name.
  const [context = ''] =
    /(?=,)(?<!(?<!\\),DC=[0-9a-z-]+)(?:(?<!\\),DC=[0-9a-z-]+)+$/i.exec(distinguishedName) ?? [];
  const domain = context.toLowerCase().split(',dc=').slice(1).join('.');
  if (!DOMAIN.test(domain)) return null;
  const known = controllers.get(domain) ?? `$controller${controllers.size + 1}`;
  controllers.set(domain, known);
  return known;
}

function longProblem(step: Together['step']): string | null {
  if (step.kind === 'encryption-types') return lengthProblem([], [step.distinguishedName]);
  if (step.kind === 'value') return lengthProblem([step.before, step.after], [step.key]);
  return lengthProblem([...step.values, ...step.becomes], [step.before, step.after]);
}

function gpoLine(remedy: Remedy, { parameters }: Names): string | null {
  const { target } = remedy;
  if (target.kind !== 'gpo') return null;
  const domain = target.domain === null ? '' : ` -Domain ${literal(target.domain)}`;
  return `Assert-Gpo -Guid ${guidOf(remedy, target, parameters)}${domain} -Name ${literal(target.subject.name)}`;
}

function kindsOf(written: readonly Written[]): Kinds {
  const has = (test: (remedy: Remedy) => boolean) => written.some(({ remedies }) => test(remedies[0]));
  return {
    gpo: has(({ target }) => target.kind === 'gpo'),
    local: has(({ target }) => target.kind === 'client'),
    directory: has(({ change }) => change.kind === 'encryption-types'),
  };
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

function changeLines({ remedies, script }: Written, index: number): string[] {
  const { of, computer, before, after, read, steps, make, back } = script;
  const block = (name: string, commands: readonly string[]) => [
    `${name.padEnd(8)} = {`,
    ...commands.map((command) => `    ${command}`),
    '}',
  ];
  const entry = [
    `Of       = ${literal(spelt(of))}`,
    `Computer = ${computer}`,
    `Before   = ${before}`,
    `After    = ${after}`,
    `Steps    = ${arrayLiteral(steps.map(spelt))}`,
    `Read     = { ${read} }`,
    ...block('Make', make),
    ...(back.length === 0 ? ['Back     = $null'] : block('Back', back)),
  ];
  const comments = [`${index + 1}. ${of}`, ...remedies.flatMap(reasonsOf)].flatMap((text) =>
    commentLines(text, '#'),
  );
  return [...comments, '@{', ...entry.map((line) => `    ${line}`), '}'].map((line) => `    ${line}`);
}

function identityLines(
  gpos: readonly string[],
  controllers: ReadonlyMap<string, string>,
  kinds: Kinds,
): string[] {
  const lines = [
    ...[...controllers].map(([domain, variable]) => `${variable} = Get-Controller ${literal(domain)}`),
    ...gpos,
  ];
  if (!kinds.local || lines.length === 0) return lines;
  return ['if (-not $Local) {', ...lines.map((line) => `    ${line}`), '}'];
}
