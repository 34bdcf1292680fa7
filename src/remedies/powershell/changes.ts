// Changes of GPOs and trusts as commands of PowerShell, each with what has to be there before and after.

import type {
  EncryptionTypesChange,
  NamedValue,
  Remedy,
  RemedyTarget,
  ValueChange,
} from '../../model/remedy.ts';
import { nameProblem } from '../registry/policy-file.ts';
import { dataLiteral, kindOf, literal, shownValue, state, stateLiteral } from './text.ts';

/** One change as the script has it: all but texts are PowerShell. */
export interface ScriptChange {
  /** Of what: a text. */
  readonly of: string;
  /** The one computer on which it may be made, by its NetBIOS name; `$null` for GPOs and trusts. */
  readonly computer: string;
  readonly before: string;
  readonly after: string;
  readonly read: string;
  /** What the commands do, as texts that follow "Would". */
  readonly steps: readonly string[];
  readonly make: readonly string[];
  /** What puts the old value back when only the first command was made; none where there is no such state. */
  readonly back: readonly string[];
}

/** The change, or a sentence that says why the script cannot make it. */
export type ScriptedChange = ScriptChange | string;

/** Parameters that name a GPO: an id and a domain, or a parameter of the script. */
export interface GpoName {
  readonly guid: string;
  readonly domain: string | null;
}

/** A remedy and what the script makes of it. `gpo` is the line that says which GPO it is. */
export interface Written {
  readonly remedy: Remedy;
  readonly script: ScriptChange;
  readonly gpo: string | null;
}

/** Of changes that are of no single computer. */
const NO_COMPUTER = '$null';

const GUID = /^\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$/;

/** Whether a text is an id that a script may give to a cmdlet. */
export function isGuid(id: string | null): id is string {
  return id !== null && GUID.test(id);
}

// Limits of the cmdlets' own parameters (ValidateLength of Set-GPRegistryValue).
const LONGEST_NAME = 255;
const LONGEST_KEY = 260;

export function gpoChange(
  target: RemedyTarget & { readonly kind: 'gpo' },
  gpo: GpoName,
  change: ValueChange,
): ScriptedChange {
  const { before, after } = change;
  const key = `HKLM\\${change.key}`;
  const problem = gpoProblem(change, key);
  if (problem !== null) return problem;
  const common = `-Guid ${gpo.guid}${gpo.domain === null ? '' : ` -Domain ${literal(gpo.domain)}`} -Key ${literal(key)}`;
  const set = ({ name, value }: NamedValue) =>
    `Set-GPRegistryValue ${common} -ValueName ${literal(name)} -Type ${kindOf(value)} -Value ${dataLiteral(value)}`;
  const removes = before && (!after || before.name !== after.name || before.value.type !== after.value.type);
  const names = [...new Set([before, after].flatMap((value) => (value ? [value.name] : [])))];
  return {
    of: `GPO "${target.subject.name}", ${key}`,
    computer: NO_COMPUTER,
    before: stateLiteral(before),
    after: stateLiteral(after),
    read: `Read-PolicyValue ${common} -ValueName ${names.map(literal).join(', ')}`,
    steps: [...(removes ? [`remove ${before.name}`] : []), ...(after ? [`set ${shownValue(after)}`] : [])],
    make: [
      ...(removes ? [`Remove-GPRegistryValue ${common} -ValueName ${literal(before.name)}`] : []),
      ...(after ? [set(after)] : []),
    ],
    back: removes && after ? [set(before)] : [],
  };
}

function gpoProblem({ before, after }: ValueChange, key: string): string | null {
  if (key.length > LONGEST_KEY || key.includes('\0'))
    return 'The cmdlets take no key of that length or kind.';
  for (const value of [before, after]) {
    if (!value) continue;
    const problem = nameProblem(value.name);
    if (problem !== null) return problem;
    if (value.name.length > LONGEST_NAME) {
      return `The cmdlets take names of ${LONGEST_NAME} characters at most: use --to pol, or the policy editor.`;
    }
    const texts = value.value.type === 'REG_MULTI_SZ' ? value.value.items : [];
    const all = value.value.type === 'REG_DWORD' || texts.length > 0 ? texts : [dataText(value)];
    if (all.some((text) => text.includes('\0'))) {
      return 'The data holds a NUL, which the cmdlets would cut or change: use --to pol.';
    }
  }
  return null;
}

function dataText({ value }: NamedValue): string {
  return 'text' in value ? value.text : '';
}

const ATTRIBUTE = 'msDS-SupportedEncryptionTypes';

/** `server` is the variable of the script that holds the name of a controller. */
export function encryptionChange(change: EncryptionTypesChange, server: string): ScriptChange {
  const { distinguishedName, before, after } = change;
  const object = `-Identity ${literal(distinguishedName)} -Server ${server}`;
  return {
    of: `${ATTRIBUTE} of ${distinguishedName}`,
    computer: NO_COMPUTER,
    before: numberState(before),
    after: numberState(after),
    read: `Read-EncryptionTypes ${object}`,
    steps: [`set ${ATTRIBUTE} to ${after}`],
    make: [`Set-ADObject ${object} -Replace @{ ${literal(ATTRIBUTE)} = ${after} }`],
    back: [],
  };
}

/** The way back: an attribute that was not set is cleared. */
export function encryptionUndo(change: EncryptionTypesChange, server: string): ScriptChange {
  const { distinguishedName, before, after } = change;
  if (before !== null) return encryptionChange({ ...change, before: after, after: before }, server);
  const object = `-Identity ${literal(distinguishedName)} -Server ${server}`;
  return {
    ...encryptionChange(change, server),
    before: numberState(after),
    after: numberState(null),
    steps: [`clear ${ATTRIBUTE}`],
    make: [`Set-ADObject ${object} -Clear ${literal(ATTRIBUTE)}`],
  };
}

function numberState(number: number | null): string {
  return number === null ? '$null' : state(ATTRIBUTE, 'Number', [String(number)]);
}
