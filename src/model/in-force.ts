// Where a setting must stand to have an effect: in a layer that Windows reads, in a GPO that is not switched off.

import type { Subject } from './evidence.ts';
import type { Layer } from './fact.ts';

/** Layers that Windows reads. What stands elsewhere has no effect, and is no target of most rules. */
export function isEffective(layer: Layer): boolean {
  return isPolicy(layer) || layer === 'local';
}

/** Settings by policy, whoever delivers them: Group Policy, or device management. */
export function isPolicy(layer: Layer): boolean {
  return layer === 'policy' || layer === 'mdm';
}

/** A GPO whose computer side is switched off gives clients nothing, whatever it holds. */
export function isOff({ gpos }: Pick<Subject, 'gpos'>): boolean {
  return gpos.some(({ computer }) => computer?.enabled === false);
}
