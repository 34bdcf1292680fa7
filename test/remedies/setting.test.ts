// Settings: what the exports say of one value, when it is nobody's to change, and what of it is told by which files.

import { describe, expect, it } from 'vitest';
import type { Subject } from '../../src/model/evidence.ts';
import type { PolicyStateFact, RealmFact } from '../../src/model/fact.ts';
import { type Setting, settingOf } from '../../src/remedies/setting.ts';
import { newSetting, settingAt, settingNamed, tableOf } from '../../src/remedies/table.ts';
import { at, localMapping, localRealm, mapping, realm, state, subject } from '../support/facts.ts';
import { findingOf } from '../support/remedies.ts';

const TAGGED = '<k>kerberos.zscalerbeta.net</k>';
const GPO = subject({ ref: { kind: 'gpo', id: 'g', name: 'g' }, holder: 'gpo' });

function only(bend: Partial<RealmFact>, of: Subject = GPO): Setting {
  const setting = settingOf(of, [{ ...realm('ZSCALERBETA.NET', TAGGED), ...bend }]);
  if (!setting) throw new Error('no setting');
  return setting;
}

describe('a value', () => {
  it.each([
    [{ delivery: 'preferences' }, /item of Group Policy Preferences/],
    [{ winner: { precedence: 1, gpo: null } }, /resultant set names the GPO/],
    [{ onlyIfAbsent: true }, /\*\*soft\./],
    [{ conditional: true }, /A filter decides/],
  ] as const)('that comes so is nobody’s to change: %j', (bend, reason) => {
    expect(only(bend as Partial<RealmFact>).untouchable).toMatch(reason);
  });

  it('is somebody’s to change where it stands there plainly', () => {
    expect(only({}).untouchable).toBeNull();
    expect(only({ valueType: null }).before?.value).toEqual({ type: 'REG_SZ', text: TAGGED });
  });

  it('that holds a NUL is nobody’s, in its name or in its data', () => {
    expect(only({ value: at('<k>a\0b</k>') }).untouchable).toContain('NUL');
    expect(only({ name: at('A\0B') }).untouchable).toContain('NUL');
  });

  it('of another type than text is none that a remedy knows', () => {
    expect(settingOf(GPO, [realm('ZSCALERBETA.NET', ['a'], 'REG_MULTI_SZ')])).toBeNull();
    expect(settingOf(GPO, [{ ...realm('ZSCALERBETA.NET', TAGGED), valueType: 'REG_BINARY' }])).toBeNull();
    expect(settingOf(GPO, [])).toBeNull();
  });

  it('is one that exports disagree on where a file that shows the whole list lacks it', () => {
    const fact = mapping('ZSCALERBETA.NET', '.zscalerbeta.net');
    const scope = {
      kind: 'scope' as const,
      origin: { ...fact.origin, path: 'other.pol' },
      at: fact.at,
      locator: 'x',
      covers: 'gpo-side' as const,
      shows: ['domain_realm' as const],
    };
    expect(settingOf({ ...GPO, scopes: [scope] }, [fact])?.untouchable).toContain('do not agree');
    expect(settingOf({ ...subject(), scopes: [scope] }, [fact])?.untouchable).toBeNull();
  });

  it('is one that copies agree on where only the types are not shown', () => {
    const typed = realm('ZSCALERBETA.NET', TAGGED);
    const report = { ...typed, valueType: null, origin: { ...typed.origin, path: 'gpreport.xml' } };
    expect(settingOf(GPO, [report, typed])?.untouchable).toBeNull();
    const other = { ...report, value: at('<k>other.example</k>') };
    expect(settingOf(GPO, [other, typed])?.untouchable).toContain('do not agree');
    // Within one file the last of two counts.
    expect(settingOf(GPO, [{ ...typed, value: at('<k>other.example</k>') }, typed])?.untouchable).toBeNull();
  });
});

describe('a switch', () => {
  const switched = (shown: string, said: PolicyStateFact['state'], path = 'Registry.pol') => {
    const fact = state('MitRealms', said);
    return { ...fact, shown, origin: { ...fact.origin, path } };
  };

  it('is a number, and a report that says the same agrees with it', () => {
    const setting = settingOf(GPO, [
      switched('Enabled', 'enabled', 'gpreport.xml'),
      switched('1', 'enabled'),
    ]);
    expect(setting?.before).toEqual({ name: 'MitRealms_Enabled', value: { type: 'REG_DWORD', number: 1 } });
    expect(setting?.untouchable).toBeNull();
    expect(
      settingOf(GPO, [switched('Disabled', 'disabled', 'a.xml'), switched('1', 'enabled')])?.untouchable,
    ).toContain('do not agree');
  });

  it('of which only a report tells is no value', () => {
    expect(settingOf(GPO, [switched('Disabled', 'disabled')])).toBeNull();
  });
});

describe('what ksetup wrote', () => {
  it('is its lists and flags; what is no number is no flags', () => {
    const own = subject();
    expect(
      settingOf(own, [localRealm('UNIX.CONTOSO.EXAMPLE', ['kdc1.contoso.example', ''])])?.before,
    ).toEqual({
      name: 'KdcNames',
      value: { type: 'REG_MULTI_SZ', items: ['kdc1.contoso.example'] },
    });
    expect(settingOf(own, [localMapping('UNIX.CONTOSO.EXAMPLE', ['.nfs.contoso.example'])])?.key).toMatch(
      /HostToRealm\\UNIX\.CONTOSO\.EXAMPLE$/,
    );
    const flags = { ...localRealm('UNIX.CONTOSO.EXAMPLE', []), valueName: 'realmflags' };
    expect(settingOf(own, [{ ...flags, flags: at('0x2') }])?.before?.value).toEqual({
      type: 'REG_DWORD',
      number: 2,
    });
    expect(settingOf(own, [{ ...flags, flags: at('all') }])).toBeNull();
    expect(settingOf(own, [{ ...flags, flags: null }])).toBeNull();
    expect(settingOf(own, [{ ...flags, valueName: 'kpasswdnames' }])).toBeNull();
  });
});

describe('the table', () => {
  it('knows settings by their places and names, and those that are made anew', () => {
    const own = subject({
      realms: [realm('ZSCALERBETA.NET', TAGGED), { ...realm('DEAD.EXAMPLE', TAGGED), layer: 'dead' }],
    });
    const domain = subject({
      ref: { kind: 'domain', id: 'd', name: 'd' },
      holder: 'domain',
      realms: own.realms,
    });
    const table = tableOf({ subjects: [own, domain], gaps: [] });
    const [setting, ...others] = table.settings;
    if (!setting) throw new Error('no setting');
    expect(others).toEqual([]);
    const [locator = ''] = setting.locators;
    expect(settingAt(table, findingOf({ subject: own.ref, locator }))).toBe(setting);
    expect(settingAt(table, findingOf({ subject: own.ref, locator: 'elsewhere' }))).toBeNull();
    expect(settingNamed(table, own, setting.key.toUpperCase(), 'zscalerbeta.net')).toBe(setting);
    expect(settingNamed(table, domain, setting.key, 'ZSCALERBETA.NET')).toBeNull();
    const made = newSetting(table, setting, 'domain_realm', 'SOFTWARE\\x');
    expect(made).toMatchObject({ isNew: true, before: null, findings: [] });
    expect(table.settings).toContain(made);
  });
});
