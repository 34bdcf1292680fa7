// The side of a comparison that a word names: a known cloud, a realm of the config, or by `profile:` any cloud.
import { describe, expect, it } from 'vitest';
import { expectedByName } from '../../src/answers/drift-expected.ts';
import { cloudName } from '../../src/config/cloud-name.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts';

const settings = {
  ...DEFAULT_SETTINGS,
  realms: [{ realm: 'UNIX.CONTOSO.EXAMPLE', kdcs: [], suffixes: [], trust: null }],
};
const side = (word: string) => expectedByName(word, cloudName, settings);

describe('expectedByName', () => {
  it.each([
    ['zscalerbeta.net', 'profile zscaler'],
    ['https://admin.zscalerbeta.net/', 'profile zscaler'],
    ['profile:zscalerbeta.net', 'profile zscaler'],
    ['profile:zscalernew.net', 'formula zscaler'],
  ])('%s is %s', (word, source) => {
    expect(side(word)).toMatchObject({ guide: [{ source }] });
  });

  it('knows the realms of the config', () => {
    expect(side('unix.contoso.example')).toMatchObject({ guide: [{ realm: 'UNIX.CONTOSO.EXAMPLE' }] });
  });

  it('leaves open what may be a path, unless it says that it is none', () => {
    expect(side('zscalernew.net')).toBeNull();
    expect(side('gpo-backup')).toBeNull();
    expect(side('profile:')).toEqual({
      problem: ['profile: names no profile: it is empty.', 'For example: profile:zscalerbeta.net.'],
    });
    expect(side('profile:gpo backup')).toMatchObject({
      problem: [expect.stringContaining('neither a cloud nor a realm'), expect.anything()],
    });
  });
});
