// Names for people: of a place, of a subject, of an amount.

import type { GuideStep, Place, SubjectRef } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import { asciiLower } from '../model/realm-name.ts';
import { visible } from './escape.ts';

/** `path:line:col`, `path @0x1A4` in a binary file, or the path alone. */
export function placeName(place: Place): string {
  const path = visible(place.path);
  const { region, byteOffset } = place;
  if (region) return `${path}:${region.startLine}:${region.startColumn}`;
  if (byteOffset === undefined) return path;
  return `${path} @0x${byteOffset.toString(16).toUpperCase()}`;
}

/** `GPO "CORP Zscaler Kerberos"`, `client WS-0417`; with the id where the name alone may mean several. */
export function subjectName(subject: SubjectRef): string {
  const { kind, id } = subject;
  const name = visible(subject.name === '' ? id : subject.name);
  if (kind === 'gpo') return `GPO "${name}"`;
  const same = asciiLower(subject.name) === asciiLower(id);
  return kind === 'client' && !same ? `client ${name} (${visible(id)})` : `${kind} ${name}`;
}

/** The domain of a GPO, whose id is `{GUID}@domain` where the domain is known; else null. */
export function subjectDomain({ kind, id }: SubjectRef): string | null {
  const at = id.lastIndexOf('@');
  return kind === 'gpo' && at !== -1 && at < id.length - 1 ? visible(id.slice(at + 1)) : null;
}

/** `1 error`, `4 errors`, `1,204 errors`. */
export function amount(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** `a, b, c` and, when there are more than `most`, `a, b, c and 4 more`. */
export function some(names: readonly string[], most: number): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

export interface StepInfo {
  readonly title: string;
  /** What to export so that the step can be judged. */
  readonly shownBy: string;
}

const TRUST =
  "the trust object (Get-ADObject -Filter {objectClass -eq 'trustedDomain'} -Properties * > trust.txt)";

/** The guide's steps. */
export const GUIDE: Readonly<Record<GuideStep, StepInfo>> = {
  1: { title: 'trust', shownBy: TRUST },
  2: { title: 'trust properties', shownBy: TRUST },
  3: { title: 'trust validation', shownBy: TRUST },
  4: {
    title: 'GPO',
    shownBy:
      'a GPO (Backup-GPO -Name GPO -Path FOLDER, or Get-GPOReport -Name GPO -ReportType Xml -Path gpreport.xml)',
  },
  5: {
    title: 'GPO validation',
    shownBy: 'the values of a GPO (Get-GPRegistryValue, or its Registry.pol in a backup or in SYSVOL)',
  },
  6: {
    title: 'workstation',
    shownBy:
      'the registry of a client (reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos /s > CLIENT.txt)',
  },
};

export const GUIDE_STEPS: readonly GuideStep[] = [1, 2, 3, 4, 5, 6];
