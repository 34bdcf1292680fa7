// Access lists: a filter on any group is right, as long as that group can read.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/gpo-security-filtering.ts';
import type { GpoAccess, GpoPermissions } from '../../../src/model/gpo-record.ts';
import { contextOf, only, placed, run } from '../../support/facts.ts';
import { access, backedUp, gpoWith, live, permissions } from '../../support/gpos.ts';

const DOMAIN = 'S-1-5-21-1085031214-1563985344-725345543';
const PILOT = `${DOMAIN}-4102`;
const USERS = 'S-1-5-11';
const judgeList = (list: GpoPermissions | null) => {
  const subject = gpoWith([live({ permissions: list })]);
  return run(rule, 'gpo', subject, contextOf({ subject }));
};
const judge = (...entries: readonly GpoAccess[]) => judgeList(permissions(...entries));
const ADMINS = access('read', `${DOMAIN}-512`);

describe('gpo-security-filtering', () => {
  it.each([
    ['everybody', [access('apply', USERS), access('read', USERS), ADMINS]],
    ['a pilot group', [access('apply', PILOT), access('read', PILOT), ADMINS]],
    ['a pilot group that reads as everybody does', [access('apply', PILOT), access('read', USERS)]],
    ['a pilot group of computers of the domain', [access('apply', PILOT), access('read', `${DOMAIN}-515`)]],
    ['by alias', [access('apply', `${DOMAIN}-515`), access('read', '*-515')]],
    ['both rights in one entry', [access('apply read', PILOT)]],
    ['one group left out', [access('!apply', PILOT), access('apply', USERS), access('read', USERS)]],
    ['a denial behind what it would deny', [access('apply read', PILOT), access('!apply', PILOT)]],
  ] as const)('is silent: %s', (_, entries) => {
    expect(judge(...entries)).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it('does not apply to a GPO without settings of realms', () => {
    const subject = gpoWith([live({ permissions: permissions() })], { realms: [] });
    expect(run(rule, 'gpo', subject, contextOf({ subject })).applies).toBe(false);
  });

  it('warns where nobody may apply it', () => {
    const finding = only(judge(access('read', USERS), ADMINS));
    expect(finding).toMatchObject({ severity: 'warning', actual: null });
    expect(placed(finding)).toBe('3:1-6');
    expect(judge().findings).toHaveLength(1);
  });

  it('counts denials', () => {
    const rest = [access('apply', USERS), access('read', USERS)];
    expect(judge(access('!apply', USERS), ...rest).findings).toHaveLength(1);
    expect(judge(access('!apply', 'S-1-1-0'), access('apply read', PILOT)).findings).toHaveLength(1);
    expect(judge(access('!read', USERS), access('apply read', PILOT)).findings).toHaveLength(1);
    expect(
      judge(access('!read', PILOT), access('apply', PILOT), access('read', USERS)).findings,
    ).toHaveLength(1);
  });

  it('warns of each group that may apply and cannot read, at its entry', () => {
    const named = access('apply', PILOT, { name: 'CORP\\Kerberos pilot' });
    const finding = only(judge(named, ADMINS));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: `${PILOT}: Apply Group Policy`,
      expected: `${PILOT}: Read, Apply Group Policy`,
    });
    expect(placed(finding)).toMatch(/^4:/);
    expect(judge(access('apply', PILOT), access('apply', `${DOMAIN}-4103`)).findings).toHaveLength(2);
  });

  it.each([
    [{ name: 'CORP\\Kerberos pilot' }, `CORP\\Kerberos pilot (${PILOT})`],
    [{ name: null }, PILOT],
    [{ name: 'CORP\\Kerberos pilot', sid: null }, 'CORP\\Kerberos pilot'],
  ])('calls the group by what the export shows of it: %j', (bend, who) => {
    const { message } = only(judge(access('apply', PILOT, bend), ADMINS));
    expect(message.split(' may apply')[0]).toBe(who);
  });

  it('is open where a group that may hold the other reads, and where all computers of the domain are denied', () => {
    const nested = judge(access('apply', PILOT), access('read', `${DOMAIN}-4103`));
    expect([nested.findings.length, nested.notEvaluated.length]).toEqual([0, 1]);
    const barred = judge(access('!apply', `${DOMAIN}-515`), access('apply read', USERS));
    expect([barred.findings.length, barred.notEvaluated.length]).toEqual([0, 1]);
  });

  it('is open where the list is not shown, or not understood', () => {
    const unclear = { ...permissions(), unclear: 'its security descriptor is not whole' };
    expect(judgeList(null)).toMatchObject({ findings: [], notEvaluated: [{}] });
    expect(judgeList(unclear)).toMatchObject({ findings: [], notEvaluated: [unclear.unclear] });
    const right = permissions(access('apply read', USERS));
    const subject = gpoWith([live({ permissions: right }), backedUp({ permissions: unclear })]);
    expect(run(rule, 'gpo', subject, contextOf({ subject })).notEvaluated).toEqual([]);
  });
});
