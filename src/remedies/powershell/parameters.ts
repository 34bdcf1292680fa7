// What a script asks for when it is run: whether to apply, whose changes, and names that no export tells.

import type { Remedy, RemedyTarget } from '../../model/remedy.ts';
import { commentLines } from '../said.ts';
import { isGuid } from './changes.ts';
import { isBoth, type Kinds } from './helpers.ts';
import { literal } from './text.ts';

/** A parameter that asks for what no export tells: the id of a GPO, or the name of a computer. */
export interface Parameter {
  readonly name: string;
  readonly target: Asked;
  /** Paths of the exports that show the settings. */
  readonly exports: Set<string>;
}

type Asked = Exclude<RemedyTarget, { readonly kind: 'domain' }>;

const PREFIXES: Readonly<Record<Asked['kind'], string>> = { gpo: '$Gpo', client: '$Computer' };
/** Parameters of a script that is of a computer and of GPOs or trusts: the ones are not asked for the others. */
const SETS: Readonly<Record<Asked['kind'], string>> = { gpo: 'Domain', client: 'Local' };

/** The id for -Guid: a string, or the variable of a parameter. */
export function guidOf(remedy: Remedy, target: Asked & { kind: 'gpo' }, known: Parameter[]): string {
  return isGuid(target.id) ? literal(target.id) : parameterOf(remedy, target, known);
}

const NETBIOS = /^[0-9A-Za-z_-]{1,15}$/;

/** The NetBIOS name of the computer, as a string or as the variable of a parameter. */
export function computerOf(remedy: Remedy, target: Asked & { kind: 'client' }, known: Parameter[]): string {
  const [label = ''] = target.computer?.split('.') ?? [];
  const name = label.slice(0, 15);
  return NETBIOS.test(name) ? literal(name.toUpperCase()) : parameterOf(remedy, target, known);
}

function parameterOf({ findings, places }: Remedy, target: Asked, known: Parameter[]): string {
  const { kind, subject } = target;
  const fellows = known.filter((one) => one.target.kind === kind);
  const same = fellows.find((one) => one.target.subject.id === subject.id);
  const found = same ?? {
    name: `${PREFIXES[kind]}${fellows.length + 1}`,
    target,
    exports: new Set<string>(),
  };
  if (!same) known.push(found);
  for (const { path } of [...findings, ...places]) found.exports.add(path);
  return found.name;
}

/** Before the functions of the script. */
export function parameterLines(parameters: readonly Parameter[], kinds: Kinds): string[] {
  const both = isBoth(kinds);
  const blocks = [
    ['# Without it nothing is changed.', '[switch] $Apply'],
    ...(both
      ? [
          [
            '# The changes of this computer alone; without it those of GPOs and trusts.',
            `${attribute('client', both)} [switch] $Local`,
          ],
        ]
      : []),
    ...parameters.map((parameter) => questionLines(parameter, both)),
  ];
  const last = blocks.length - 1;
  return [
    both ? `[CmdletBinding(DefaultParameterSetName = '${SETS.gpo}')]` : '[CmdletBinding()]',
    'param(',
    ...blocks.flatMap((block, index) =>
      block.map((line, at) => `    ${line}${index < last && at === block.length - 1 ? ',' : ''}`),
    ),
    ')',
  ];
}

function attribute(kind: Asked['kind'], both: boolean): string {
  return `[Parameter(Mandatory = $true${both ? `, ParameterSetName = '${SETS[kind]}'` : ''})]`;
}

function questionLines({ name, target, exports }: Parameter, both: boolean): string[] {
  const { kind, subject } = target;
  const question =
    kind === 'gpo'
      ? `The id of the GPO "${subject.name}", which no export tells: Get-GPO -Name shows it.`
      : `The name of the computer "${subject.name}", which no export tells: hostname shows it there.`;
  const says = `${question} Its settings stand in ${[...exports].join(', ')}.`;
  const type = kind === 'gpo' ? 'guid' : 'string';
  return [...commentLines(says, '#'), `${attribute(kind, both)} [${type}] ${name}`];
}
