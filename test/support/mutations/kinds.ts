// All kinds of defects, and what must be said of a file into which one was planted.

import { DEFAULT_SETTINGS, type Finding, lint } from '../../../src/lint.ts';
import type { Configuration, FormatShape } from '../formats/configuration.ts';
import { OF_ITSELF } from '../formats/defects.ts';
import { inputOf } from '../inputs.ts';
import type { Kind } from './kind.ts';
import { MAPPING_KINDS } from './mapping-kinds.ts';
import { NAME_KINDS } from './name-kinds.ts';
import { REALM_KINDS } from './realm-kinds.ts';
import { TRUST_KINDS } from './trust-kinds.ts';

export const KINDS: readonly Kind[] = [...REALM_KINDS, ...MAPPING_KINDS, ...NAME_KINDS, ...TRUST_KINDS];

/** Whether a format can show a kind of defect. */
export function showsKind(shape: FormatShape, kind: Kind): boolean {
  if ((shape.shows === 'trust') !== (kind.in === 'trust')) return false;
  if (kind.in === 'mapping' && shape.lacks === 'host-mapping') return false;
  return (kind.cannotShow?.(shape) ?? null) === null;
}

/** The findings of one file, without what its format is wrong by. */
export function findingsOf({ path, format }: FormatShape, bytes: Uint8Array): Finding[] {
  const { report } = lint([inputOf(path, bytes)], { settings: DEFAULT_SETTINGS });
  return report.findings.filter(({ ruleId }) => ruleId !== OF_ITSELF[format]);
}

export const isGrave = ({ severity }: Finding) => severity !== 'info';

/** The findings that a planted defect must have, and the others of weight that neither it nor its reasons explain. */
export function recall(kind: Kind, findings: readonly Finding[]): { planted: Finding[]; others: Finding[] } {
  const planted = findings.filter(
    (one) => one.ruleId === kind.rule && isGrave(one) === (kind.severity !== 'info'),
  );
  const others = findings.filter(
    (one) => isGrave(one) && !planted.includes(one) && !(one.ruleId in (kind.beside ?? {})),
  );
  return { planted, others };
}

/** What a failure must tell to be repeated. */
export function told(
  seed: number,
  { format, variant = '' }: FormatShape,
  configuration: Configuration,
  findings: readonly Finding[],
): string {
  const said = findings.map(
    ({ ruleId, severity, actual }) => `${severity} ${ruleId} ${JSON.stringify(actual)}`,
  );
  return `seed ${seed}, ${format} ${variant}: ${JSON.stringify(configuration)}\nfound: ${said.join('; ')}`;
}
