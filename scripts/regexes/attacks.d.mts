// Types of attacks.mjs, for its tests.

export interface Attack {
  readonly pumps: readonly (readonly [prefix: string, pump: string])[];
  readonly suffix: string;
}

export const LIMIT: number;
export function attacksOf(attack: Attack, length: number): string[];
export function cpuOf(key: string, texts: readonly string[]): number;
export function isSteady(key: string, attack: Attack): boolean;
