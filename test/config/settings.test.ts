// Settings: what was asked for over the config over nothing.

import { describe, expect, it } from 'vitest';
import { type Asked, areAllOff, settingsOf } from '../../src/config/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts';

describe('settingsOf', () => {
  const silent: Asked = {
    cloud: null,
    failOn: null,
    require: null,
    allowEmpty: false,
    severities: {},
  };
  const config = {
    cloud: 'a.net',
    extraClouds: ['b.net'],
    cloudsInUse: ['a.net'],
    realms: [],
    expect: [],
    userDomains: null,
    severities: { 'kdc-wrong-host': 'off', 'trust-transitive': 'info' },
    failOn: 'info',
    require: ['gpo'],
    ignore: [],
    clients: [],
    suppressions: [],
  } as const;

  it('is the default where nobody says anything', () => {
    expect(settingsOf(silent, null)).toEqual(DEFAULT_SETTINGS);
  });

  it('takes the config, and what was asked for over it', () => {
    const { ignore: _, clients: _clients, suppressions: _suppressions, ...asIs } = config;
    expect(settingsOf(silent, config)).toEqual({ ...asIs, cloudFrom: 'config', allowEmpty: false });
    const asked: Asked = {
      ...silent,
      cloud: 'c.net',
      failOn: 'never',
      require: [],
      allowEmpty: true,
      severities: { 'kdc-wrong-host': 'error' },
    };
    expect(settingsOf(silent, config, 'conf/realmlint.config.jsonc').configName).toBe(
      'conf/realmlint.config.jsonc',
    );
    expect(settingsOf(silent, null, null)).toEqual(DEFAULT_SETTINGS);
    expect(settingsOf(asked, config)).toEqual({
      ...asIs,
      cloud: 'c.net',
      failOn: 'never',
      require: [],
      allowEmpty: true,
      severities: { 'kdc-wrong-host': 'error', 'trust-transitive': 'info' },
    });
  });
});

describe('areAllOff', () => {
  it('tells that nothing would be checked', () => {
    const settings = { ...DEFAULT_SETTINGS, severities: { a: 'off', b: 'off' } } as const;
    expect(areAllOff(settings, ['a', 'b'])).toBe(true);
    expect(areAllOff(settings, ['a', 'b', 'c'])).toBe(false);
  });
});
