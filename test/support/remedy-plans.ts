// Plans of remedies as the command makes them, and exports to make them of.

import { planOf } from '../../src/cli/remedy-plan.ts';
import type { LintResult } from '../../src/lint.ts';
import { gather, type Input, judge, rules } from '../../src/lint.ts';
import type { Refusal, Remedy, RemedyPlan, ValueChange } from '../../src/model/remedy.ts';
import { encode } from './bytes.ts';
import { inputOf } from './inputs.ts';
import { LOCAL_KEY, POLICY_KEY } from './records.ts';
import { settingsFrom } from './settings.ts';

/** Rules of which some finding is mended by a command, and how certain the surest of its changes is. */
export const FIXABLE: Readonly<Record<string, 'safe' | 'proposed'>> = {
  'realm-not-uppercase': 'proposed',
  'kdc-wrong-host': 'proposed',
  'kdc-missing-k-tag': 'safe',
  'kdc-tag-malformed': 'proposed',
  'address-has-scheme-or-port': 'safe',
  'bad-separator': 'safe',
  'kdc-list-empty': 'proposed',
  'duplicate-entry': 'safe',
  'missing-leading-dot': 'safe',
  'mapping-required-suffix-missing': 'proposed',
  'mapping-wildcard-syntax': 'safe',
  'mapping-inverted': 'proposed',
  'mapping-realm-undefined': 'proposed',
  'realm-without-mapping': 'proposed',
  'policy-not-enabled': 'proposed',
  'policy-wrong-type': 'proposed',
  'suspicious-characters': 'safe',
  'xml-entities-in-raw-value': 'proposed',
  'trust-aes-not-enabled': 'proposed',
  'trust-weak-enctypes': 'proposed',
};

export interface Planned {
  readonly plan: RemedyPlan;
  readonly result: LintResult;
}

export interface Planning {
  readonly config?: string;
  /** True unless told otherwise. */
  readonly includeProposed?: boolean;
}

export function planFor(
  inputs: readonly Input[],
  { config, includeProposed = true }: Planning = {},
): Planned {
  const options = { settings: settingsFrom(config) };
  const gathered = gather(inputs);
  const result = judge(gathered, options);
  return { plan: planOf(gathered, result, options, { judge, rules, includeProposed }), result };
}

/** The values of a client's policy key, its switches on unless told otherwise, as a .reg file. */
export function clientReg({
  realms = { 'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net</k>' },
  mappings = { 'ZSCALERBETA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net' },
  local = '',
}: {
  readonly realms?: Readonly<Record<string, string>>;
  readonly mappings?: Readonly<Record<string, string>>;
  /** Lines of further keys. */
  readonly local?: string;
} = {}): string {
  const list = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, data]) => `"${name}"="${data}"`);
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}]`,
    '"MitRealms_Enabled"=dword:00000001',
    '"domain_realm_Enabled"=dword:00000001',
    '',
    `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\MitRealms]`,
    ...list(realms),
    '',
    `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\domain_realm]`,
    ...list(mappings),
    '',
    local,
    '',
  ].join('\r\n');
}

/** ksetup's two keys with everything below them, as `reg export` writes them. */
export function ksetupReg(lines: readonly string[]): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[HKEY_LOCAL_MACHINE\\${LOCAL_KEY}]`,
    '',
    ...lines,
    '',
  ].join('\r\n');
}

/** Strings as hex(7) of a version 5 file. */
export function hex7(...items: readonly string[]): string {
  const units = [...items, ''].map((item) => `${item}\0`).join('');
  const bytes = Array.from(units, (unit) => {
    const code = unit.charCodeAt(0);
    return [code & 0xff, code >> 8].map((byte) => byte.toString(16).padStart(2, '0'));
  });
  return `hex(7):${bytes.flat().join(',')}`;
}

export function regInput(text: string, path = 'PC-0412.reg'): Input {
  return inputOf(path, encode(text));
}

/** Changes of single values as `name: before -> after`, by key's last part. */
export function shownChanges({ remedies }: RemedyPlan): string[] {
  return remedies.flatMap(({ change }) => (change.kind === 'value' ? [shown(change)] : []));
}

function shown({ key, before, after }: ValueChange): string {
  const one = (named: ValueChange['before']) =>
    named ? `${named.name}=${JSON.stringify(Object.values(named.value)[1])}` : '-';
  return `${key.slice(key.lastIndexOf('\\') + 1)}: ${one(before)} -> ${one(after)}`;
}

export function onlyRemedy({ remedies }: RemedyPlan): Remedy {
  const [only, ...others] = remedies;
  if (!only || others.length > 0) throw new Error(`${remedies.length} remedies`);
  return only;
}

export function refusalOf({ refusals }: RemedyPlan, ruleId: string): Refusal {
  const found = refusals.find(({ finding }) => finding.ruleId === ruleId);
  if (!found) throw new Error(`${ruleId} is not refused: ${refusals.map(({ finding }) => finding.ruleId)}`);
  return found;
}
