// Backup.xml: the directory object of the GPO as a backup keeps it. Its settings lie in other files.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Located } from '../../model/located.ts';
import type { Reader } from '../../model/reader.ts';
import type { GpoSideInfo, Item } from '../../model/record.ts';
import { startOf } from '../../model/span.ts';
import { binaryPermissions } from '../security/descriptor.ts';
import { headShows } from '../xml/peek.ts';
import type { XmlElement } from '../xml/slice.ts';
import { childOf, wordOf } from '../xml/tree.ts';
import { itemsAt } from './backup-record.ts';

const OPERATIONS = 'http://www.microsoft.com/GroupPolicy/GPOOperations';
const SCHEME = `{${OPERATIONS}}GroupPolicyBackupScheme`;
const OBJECT = `{${OPERATIONS}}GroupPolicyObject`;
const CORE = `{${OPERATIONS}}GroupPolicyCoreSettings`;

export const backupXml: Reader = {
  format: 'backup-xml',
  holder: 'gpo',
  accepts: (head) => headShows(head, ([root]) => root === SCHEME),
  read: (source, _interest, options) => itemsAt(source, [SCHEME, OBJECT, CORE], options, gpoItems),
};

function gpoItems(core: XmlElement): Item[] {
  const id = wordOf(core, 'ID');
  const at = core.span();
  const extensions = childOf(core, 'MachineExtensionGuids');
  const descriptor = wordOf(core, 'SecurityDescriptor');
  if (!id) {
    const message = 'The backup does not say of which GPO it is.';
    return [diagnostic('bad-value', 'partial', message, startOf(at), 'Make the backup again.')];
  }
  return [
    {
      kind: 'gpo',
      part: null,
      id,
      domain: wordOf(core, 'Domain'),
      name: wordOf(core, 'DisplayName'),
      readTime: null,
      computer: sideInfo(core, 'MachineVersionNumber', 0x2),
      user: sideInfo(core, 'UserVersionNumber', 0x1),
      links: null,
      computerExtensions: extensionsOf(core),
      ...(extensions ? { extensionsAt: extensions.span() } : {}),
      permissions: descriptor && binaryPermissions(descriptor),
      at,
    },
  ];
}

/** Versions hold that of SYSVOL in the low word and that of the directory in the high one; Options are the `flags` of the object (MS-GPOL 2.2.4). */
function sideInfo(core: XmlElement, name: string, disabled: number): GpoSideInfo {
  const version = numberOf(core, name);
  const options = numberOf(core, 'Options');
  const at = {
    ...placeOf('enabled', wordOf(core, 'Options')),
    ...placeOf('versions', wordOf(core, name)),
  };
  return {
    enabled: options === null ? null : (options & disabled) === 0,
    versionDirectory: version === null ? null : version >>> 16,
    versionSysvol: version === null ? null : version & 0xffff,
    ...(Object.keys(at).length > 0 ? { at } : {}),
  };
}

function placeOf(what: 'enabled' | 'versions', word: Located | null): GpoSideInfo['at'] {
  return word ? { [what]: word.at } : {};
}

function numberOf(core: XmlElement, name: string): number | null {
  const word = wordOf(core, name)?.value ?? '';
  return /^[0-9]{1,10}$/.test(word) ? Number(word) : null;
}

/** The first GUID of each bracket is the extension that clients run; those after it belong to the editor. */
function extensionsOf(core: XmlElement): string[] {
  const list = wordOf(core, 'MachineExtensionGuids')?.value ?? '';
  return [...list.matchAll(/\[\s*(\{[0-9a-f-]{36}\})/gi)].map((match) => (match[1] ?? '').toUpperCase());
}
