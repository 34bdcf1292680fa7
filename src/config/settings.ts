// From a config, and what was asked for beside it, to what the engine is given.

import type { Settings } from '../model/settings.ts';
import type { Config } from './config.ts';

/** What was asked for beside the config, which it overrules; null where nothing was. */
export interface Asked extends Pick<Settings, 'cloud' | 'allowEmpty' | 'severities'> {
  readonly failOn: Settings['failOn'] | null;
  readonly require: Settings['require'] | null;
}

/** What was asked for over the config over nothing; `name` is that of the config as shown. */
export function settingsOf(asked: Asked, config: Config | null, name: string | null = null): Settings {
  return {
    cloud: asked.cloud ?? config?.cloud ?? null,
    ...(asked.cloud === null && config?.cloud ? { cloudFrom: 'config' as const } : {}),
    ...(config !== null && name !== null ? { configName: name } : {}),
    extraClouds: config?.extraClouds ?? [],
    cloudsInUse: config?.cloudsInUse ?? null,
    realms: config?.realms ?? [],
    expect: config?.expect ?? [],
    userDomains: config?.userDomains ?? null,
    severities: { ...config?.severities, ...asked.severities },
    failOn: asked.failOn ?? config?.failOn ?? 'error',
    require: asked.require ?? config?.require ?? [],
    allowEmpty: asked.allowEmpty,
  };
}

/** Whether nothing would be checked. */
export function areAllOff({ severities }: Settings, ruleIds: readonly string[]): boolean {
  return ruleIds.every((id) => severities[id] === 'off');
}
