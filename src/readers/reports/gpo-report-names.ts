// Names of the elements of a report, and what is read of each. Namespaces tell them apart, never prefixes.

import { holdsAccounts, PROPERTIES } from '../preferences/preferences-secrets.ts';
import type { Decision } from '../xml/events.ts';
import type { Namespaces } from '../xml/names.ts';

export const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
/** Administrative Templates, and settings that the console had no template for. */
export const POLICIES = 'http://www.microsoft.com/GroupPolicy/Settings/Registry';
/** The Registry extension of Preferences, whose type has the same name. */
export const PREFERENCES = 'http://www.microsoft.com/GroupPolicy/Settings/Windows/Registry';

/** Security options, which are registry values by the path of their key. */
const SECURITY = 'http://www.microsoft.com/GroupPolicy/Settings/Security';

/** A resultant set of policy; its settings look like those of GPOs, and are of none. */
export const RSOP = '{http://www.microsoft.com/GroupPolicy/Rsop}Rsop';
export const GPO = `{${SETTINGS}}GPO`;
export const POLICY = `{${POLICIES}}Policy`;
export const REGISTRY_SETTING = `{${POLICIES}}RegistrySetting`;
export const SECURITY_OPTION = `{${SECURITY}}SecurityOptions`;
/** Says that other than Group Policy controls the settings of its extension. */
export const BLOCKED = `{${POLICIES}}Blocked`;

const setting = (...names: string[]) => new Set(names.map((name) => `{${SETTINGS}}${name}`));
const HEADER = setting('Identifier', 'Name', 'ReadTime', 'SecurityDescriptor', 'LinksTo');
/** The access list of a GPO. */
export const DESCRIPTOR = `{${SETTINGS}}SecurityDescriptor`;
const SIDES = setting('Computer', 'User');
const SIDE_HEADER = setting('VersionDirectory', 'VersionSysvol', 'Enabled');
const EXTENSION_DATA = `{${SETTINGS}}ExtensionData`;
const EXTENSION = `{${SETTINGS}}Extension`;
const EXTENSION_HEADER = setting('Name', 'Error');

/** Whether an element shows that the document is a report: a GPO, a root that announces some, or an RSoP in a wrapper. */
export function isReport(path: readonly string[], namespaces: Namespaces): boolean {
  const [root = ''] = path;
  if (root === RSOP) return false;
  if (path.includes(GPO) || path.includes(RSOP)) return true;
  return path.length === 1 && /(?:^|\})report$/.test(root) && [...namespaces.values()].includes(SETTINGS);
}

/** What is read of the element at the end of the path. */
export function decideReport(path: readonly string[]): Decision {
  const gpo = path.indexOf(GPO);
  const rsop = path.indexOf(RSOP);
  if (rsop !== -1 && (gpo === -1 || rsop < gpo)) return rsop === path.length - 1 ? 'report' : 'skip';
  if (gpo === -1) return 'enter';
  const name = path[path.length - 1] ?? '';
  switch (path.length - 1 - gpo) {
    case 0:
      return 'report';
    case 1:
      return HEADER.has(name) ? 'capture' : SIDES.has(name) ? 'report' : 'skip';
    case 2:
      return SIDE_HEADER.has(name) ? 'capture' : name === EXTENSION_DATA ? 'report' : 'skip';
    case 3:
      return EXTENSION_HEADER.has(name) ? 'capture' : name === EXTENSION ? 'sift' : 'skip';
    default:
      // Read as a whole: a collection may be switched off or filtered anywhere in it.
      return name.startsWith(`{${PREFERENCES}}`) ? 'capture' : decideSetting(name, path[gpo + 4] ?? '');
  }
}

/** What is read of an element in an Extension whose first element is `top`, in reports and in resultant sets alike. */
export function decideSetting(name: string, top: string): Decision {
  if (name === POLICY || name === REGISTRY_SETTING || name === SECURITY_OPTION) return 'capture';
  // With the collections around them: a switch or a filter of those counts for all items in them.
  if (name.startsWith(`{${PREFERENCES}}`)) return 'capture';
  if (!holdsAccounts(localOf(top))) return 'skip';
  return localOf(name) === PROPERTIES ? 'capture' : 'enter';
}

/** The namespace of an expanded name. */
export function namespaceOf(name: string): string {
  return name.startsWith('{') ? name.slice(1, name.indexOf('}')) : '';
}

/** The local part of an expanded name. */
export function localOf(name: string): string {
  return name.slice(name.indexOf('}') + 1);
}
