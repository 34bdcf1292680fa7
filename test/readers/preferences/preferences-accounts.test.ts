// Files of Preferences with accounts: known by the class of their root, never a gap, and nothing of a password in what comes out.

import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import type { SecretRecord } from '../../../src/model/secret.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { preferencesAccounts } from '../../../src/readers/preferences/preferences-accounts.ts';
import { encode, fixture, regionText, sourceOf } from '../../support/bytes.ts';

const GROUPS = fixture('preferences-accounts/Groups.xml');
const TASKS = fixture('preferences-accounts/ScheduledTasks.xml');
const CLASS = 'clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}"';

const read = (bytes: Uint8Array) => [...preferencesAccounts.read(sourceOf(bytes), INTEREST, {})];
const accepts = (text: string) => preferencesAccounts.accepts(headOf(sourceOf(encode(text))));

describe('preferences-accounts', () => {
  it.each(['Groups', 'NTServices', 'ScheduledTasks', 'DataSources', 'Drives', 'Printers'])(
    'knows <%s> by its class',
    (root) => {
      expect(accepts(`<?xml version="1.0" encoding="utf-8"?>\r\n<${root} ${CLASS}></${root}>`)).toBe(true);
      expect(accepts(`<${root}><Group name="Administrators"/></${root}>`)).toBe(false);
    },
  );

  it('takes no other file of Preferences, and no element further in', () => {
    for (const root of ['RegistrySettings', 'InternetSettings', 'Files', 'Shortcuts', 'Folders']) {
      expect(accepts(`<${root} ${CLASS}/>`)).toBe(false);
    }
    expect(accepts(`<a><Groups ${CLASS}/></a>`)).toBe(false);
    for (const root of ['MyGroups', 'GroupsOfMine', 'Driv'])
      expect(accepts(`<${root} ${CLASS}/>`)).toBe(false);
    expect(accepts(`<Drive ${CLASS}/>`)).toBe(true);
    expect(accepts(`<Groups  name = "a"  ${CLASS.replace('=', ' = ')}/>`)).toBe(true);
    expect([preferencesAccounts.format, preferencesAccounts.holder]).toEqual(['preferences-accounts', 'gpo']);
  });

  it('gives the place of the attribute and its owner, and not the password', () => {
    for (const [bytes, owner] of [
      [GROUPS, 'svc-proxy'],
      [TASKS, 'CORP\\svc-agent'],
    ] as const) {
      const items = read(bytes);
      expect(items).toMatchObject([{ kind: 'secret', form: 'cpassword', name: 'cpassword', owner }]);
      const { at } = items[0] as SecretRecord;
      expect(regionText(new TextDecoder().decode(bytes), { value: '', at })).toBe('cpassword');
      expect(JSON.stringify(items)).not.toMatch(/Rk9v|QW5v/);
    }
  });

  it.each(['userName', 'accountName', 'runAs', 'username'])('knows the owner by %s', (name) => {
    const text = `<Groups ${CLASS}><User><Properties cpassword="x" ${name}="svc"/></User></Groups>`;
    expect(read(encode(text))).toMatchObject([{ owner: 'svc' }]);
  });

  it('says of a broken file that passwords may be in it', () => {
    expect(read(encode(`<Groups ${CLASS}><User></Groups>`))).toMatchObject([
      { code: 'malformed', effect: 'notice' },
    ]);
  });

  it('gives nothing for an empty password', () => {
    expect(read(encode(`<Groups ${CLASS}><User><Properties cpassword=" "/></User></Groups>`))).toEqual([]);
  });

  it('is never a gap, wherever it is cut off', () => {
    for (let size = 0; size < GROUPS.length; size++) {
      for (const item of read(GROUPS.slice(0, size))) {
        if (item.kind === 'diagnostic') expect(item.effect).toBe('notice');
        else expect(item.kind).toBe('secret');
      }
    }
  });
});
