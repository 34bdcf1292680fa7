// From what ksetup wrote on a client by way of a script to what is right, and by way of the undo back.

import { describe, expect, it } from 'vitest';
import { forTool } from '../../src/remedies/for-tool.ts';
import { powershellLeft, powershellScript } from '../../src/remedies/powershell/script.ts';
import { parseScript } from '../support/powershell-script.ts';
import { applyScript, emptyWorld, type World } from '../support/powershell-world.ts';
import { LOCAL_KEY } from '../support/records.ts';
import { hex7, ksetupReg, planFor, regInput } from '../support/remedy-plans.ts';

/** A client with a realm in lower case, another KDC and a suffix without its dot. */
function client(): World {
  const world = emptyWorld();
  const seed = (parent: string, flags: number, ...lists: [string, string[]][]) =>
    world.keys.set(`hklm:\\${LOCAL_KEY}\\${parent}\\zscalerbeta.net`.toLowerCase(), {
      name: 'zscalerbeta.net',
      lists: new Map(lists),
      flags,
    });
  seed('Domains', 2, ['KdcNames', ['kerberos.zscalerbetaa.net', '']]);
  seed('HostToRealm', 0, ['SpnMappings', ['zscalerbeta.net', '.gateway.zscalerbeta.net', '']]);
  return world;
}

/** As `reg export` shows it. */
function exported({ keys }: World): string {
  const lines = [...keys]
    .sort()
    .flatMap(([path, { name, lists, flags }]) => [
      `[HKEY_LOCAL_MACHINE\\${LOCAL_KEY}\\${path.includes('domains') ? 'Domains' : 'HostToRealm'}\\${name}]`,
      ...[...lists].map(([list, items]) => `"${list}"=${hex7(...items)}`),
      ...(flags === 0 ? [] : [`"RealmFlags"=dword:0000000${flags}`]),
      '',
    ]);
  return ksetupReg(lines);
}

const planned = (world: World) => forTool(planFor([regInput(exported(world))]).plan, 'powershell', new Set());

describe('what ksetup wrote', () => {
  it('is mended by a script, name and values at once, and brought back by its undo', () => {
    const world = client();
    const before = exported(world);
    const plan = planned(world);
    expect(plan.remedies.map(({ change }) => change.kind).sort()).toEqual(['key', 'key', 'value', 'value']);
    expect(powershellLeft(plan)).toEqual([]);
    const [there, back] = [false, true].map((undo) =>
      parseScript(powershellScript(plan, { version: '0.1.0', undo })),
    );
    if (!there || !back) throw new Error('two scripts');
    expect(applyScript(back, world)).toBe('nothing to do');
    expect(applyScript(there, world)).toBe('made');
    expect(applyScript(there, world)).toBe('nothing to do');
    const after = exported(world);
    expect(after).toContain('"RealmFlags"=dword:00000002');
    expect(after).not.toMatch(/zscalerbeta\.net\]/);
    expect(planned(world).remedies).toEqual([]);
    expect(applyScript(back, world)).toBe('made');
    expect(exported(world)).toBe(before);
  });
});
