// What to do with a corrected Registry.pol: into a new GPO that is linked nowhere, and never back into the one that it came from.

/** Lines; `name` is how the GPO is called, `file` where the corrected file lies, `source` which file was corrected. */
export function importRunbook(name: string, file: string, source: string): readonly string[] {
  return [
    `A corrected Registry.pol of ${name}, for import into a new GPO that is linked nowhere.`,
    `It was made of ${source}.`,
    '',
    'Never restore a backup with this file in it, and never copy it into SYSVOL: a restore replaces',
    'all settings of the GPO, its access list and its link to a WMI filter, and a file that is copied',
    'changes neither the version of the GPO nor the list of its extensions, so clients do not see it.',
    '',
    '1. Back up the GPO as it is now: Backup-GPO. That is the way back, whatever happens.',
    `2. Copy that backup to another folder, and put ${file} in place of`,
    '   {BackupId}\\DomainSysvol\\GPO\\Machine\\registry.pol in the copy.',
    '3. Import the copy into a new GPO:',
    '   Import-GPO -BackupId <BackupId> -Path <copy> -TargetName <new name> -CreateIfNeeded',
    '4. Look at the new GPO in the Group Policy editor, and run realmlint on a backup of it.',
    '5. Link it to an organizational unit of test computers first; then link it in place of the old one.',
    '6. To go back, link the old GPO again: it was not changed. undo/Registry.pol is its file, byte for byte.',
  ];
}
