// realmlint init in a world in memory, and a run of lint after it.

import { main } from '../../src/cli/main.ts';
import type { Finding, Report } from '../../src/model/finding.ts';
import { client, type Files } from '../support/init-files.ts';
import { type World, type WorldOptions, world } from './world.ts';

export const TODAY = Date.UTC(2026, 2, 9);

export interface Ran extends World {
  readonly code: number;
}

export async function realmlint(options: WorldOptions, ...argv: readonly string[]): Promise<Ran> {
  const here = world({ start: TODAY, ...options });
  return { ...here, code: await main(argv, here.io) };
}

export async function init(files: Files, ...argv: readonly string[]): Promise<Ran> {
  return await realmlint({ files }, 'init', ...argv);
}

/** What a world has after it, with its own files and what was written. */
export async function lint(here: World, ...argv: readonly string[]): Promise<Report> {
  const before = here.out().length;
  await main(['.', '--format', 'json', ...argv], here.io);
  return JSON.parse(here.out().slice(before));
}

export function keysOf({ findings }: Report): readonly unknown[] {
  return findings.map(({ ruleId, path, region, byteOffset, severity, expected }: Finding) => [
    ruleId,
    path,
    region,
    byteOffset,
    severity,
    expected,
  ]);
}

export const BAD = client(
  'ZSCALERBETA.NET',
  'kerberos.zscalertwo.net',
  '.zscalerbeta.net; .gateway.zscalerbeta.net',
);
