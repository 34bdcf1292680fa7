import type { Browser } from 'playwright-core';

export interface Machine {
  readonly platform?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly isFile?: (path: string) => boolean;
}

export function findChromium(machine?: Machine): string;
export function launchChromium(): Promise<Browser>;
