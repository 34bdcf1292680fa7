// Names for people: of a place, of a subject, of an amount.

import type { GuideStep, Place, SubjectRef } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import { placeWords, subjectWords } from '../model/place-words.ts';
import { visible } from './escape.ts';

export function placeName(place: Place): string {
  return placeWords(place, visible);
}

export function subjectName(subject: SubjectRef): string {
  return subjectWords(subject, visible);
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
