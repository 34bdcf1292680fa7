// Types of verdicts.mjs, for its tests.

import type { Attack } from './attacks.mjs';

interface Slow {
  readonly degree: number | string;
  readonly attack: Attack;
}

export interface Verdicts {
  readonly safe: Readonly<Record<string, object>>;
  readonly steady: Readonly<Record<string, Slow>>;
  readonly bounded: Readonly<Record<string, Slow & { readonly bound?: number; readonly reason?: string }>>;
  readonly unknown: Readonly<Record<string, { readonly why: string; readonly reason?: string }>>;
}

export function faultsOf(verdicts: Verdicts, patterns: ReadonlyMap<string, readonly string[]>): string[];
export function sorted(verdicts: Verdicts, patterns: ReadonlyMap<string, readonly string[]>): Verdicts;
