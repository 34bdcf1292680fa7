// Names of the elements of a resultant set of policy, and what is read of each.

import type { Side } from '../../model/format.ts';
import type { Decision } from '../xml/events.ts';
import { BLOCKED, decideSetting, RSOP, SETTINGS } from './gpo-report-names.ts';

const SPACE = 'http://www.microsoft.com/GroupPolicy/Rsop';
/** The namespace of what a resultant set adds to a setting: its GPO and its rank. */
export const BASE = 'http://www.microsoft.com/GroupPolicy/Settings/Base';

const results = (...names: string[]) => new Set(names.map((name) => `{${SPACE}}${name}`));
const HEADER = results('ReadTime', 'DataType');
const SIDE_HEADER = results('Name', 'Domain', 'GPO', 'ExtensionStatus');
const EXTENSION_DATA = `{${SPACE}}ExtensionData`;
// Written in the namespace of settings; the other is that of the elements around it.
const EXTENSION = new Set([`{${SETTINGS}}Extension`, `{${SPACE}}Extension`]);
const EXTENSION_HEADER = new Set([...results('Name', 'Error'), `{${SETTINGS}}Name`, `{${SETTINGS}}Error`]);
const SIDES: ReadonlyMap<string, Side> = new Map([
  [`{${SPACE}}ComputerResults`, 'computer'],
  [`{${SPACE}}UserResults`, 'user'],
]);

/** The side whose results an element holds, null for any other element. */
export function resultsOf(name: string): Side | null {
  return SIDES.get(name) ?? null;
}

/** What is read of the element at the end of the path. */
export function decideRsop(path: readonly string[]): Decision {
  if (path[0] !== RSOP) return 'skip';
  const name = path[path.length - 1] ?? '';
  switch (path.length) {
    case 1:
      return 'report';
    case 2:
      return HEADER.has(name) ? 'capture' : SIDES.has(name) ? 'report' : 'skip';
    case 3:
      return SIDE_HEADER.has(name) ? 'capture' : name === EXTENSION_DATA ? 'report' : 'skip';
    case 4:
      return EXTENSION_HEADER.has(name) ? 'capture' : EXTENSION.has(name) ? 'enter' : 'skip';
    default:
      return name === BLOCKED ? 'capture' : decideSetting(name, path[4] ?? '');
  }
}
