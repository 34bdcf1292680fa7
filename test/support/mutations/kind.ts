// What a kind of defect says of itself: how it is planted, which rule finds it, and what may stand beside that.

import type { Configuration, FormatShape } from '../formats/configuration.ts';
import type { Right } from './right.ts';

export interface Kind {
  /** In words, for whoever reads that it was missed. */
  readonly key: string;
  readonly rule: string;
  /** Where it is planted; formats that do not show that part cannot show the defect. */
  readonly in: 'realm' | 'mapping' | 'trust';
  /** Said where the finding is information: it must then be no more than that. */
  readonly severity?: 'info';
  /** A right configuration with the defect in it, and what the finding must say is wrong, where it says that. */
  plant(right: Right): { readonly configuration: Configuration; readonly actual?: string };
  /** Other errors and warnings that the same values deserve, by rule, each with its reason. */
  readonly beside?: Readonly<Record<string, string>>;
  /** Why a format cannot show it; null where it can. */
  cannotShow?(writer: FormatShape): string | null;
}

/** Text that exists in policies alone: local settings name their KDCs without tags. */
export function localHasNoTags({ format }: FormatShape): string | null {
  return format === 'ksetup' ? 'local realms have their KDCs without tags' : null;
}

const TELL_DOMAIN = ['gpo-report', 'gpo-report-html', 'rsop', 'samba-gpo-show', 'ksetup'];

/** The domain that all writers have, where they show one. */
export const OWN_DOMAIN = 'corp.contoso.example';

export function tellsNoDomain({ format }: FormatShape): string | null {
  return TELL_DOMAIN.includes(format) ? null : 'it does not tell the domain of its GPO or client';
}

/** What is not ASCII is lost in a code page. */
export function lacksCharacters({ encoding }: FormatShape): string | null {
  return encoding === 'latin1' ? 'its code page lacks most of these characters' : null;
}

const UNTYPED = ['gpo-report', 'gpo-report-html', 'rsop', 'ksetup', 'mdm-syncml', 'mdm-json'];

/** Reports and profiles hold lists, whose values have no type of their own. */
export function showsNoTypes({ format }: FormatShape): string | null {
  return UNTYPED.includes(format) ? 'it does not show the types of the values' : null;
}

// What PowerShell prints of values it was asked for, without the command that tells what else would have been shown.
const ASKED_FOR = ['json', 'csv', 'clixml', 'format-table'];

/** Nothing is missing from an export that does not say that it is whole. */
export function needsWholeLists({ format, variant }: FormatShape): string | null {
  if (format === 'preferences-registry') return 'items of Preferences are set beside what else is there';
  if (format === 'mdm-json' && variant === 'templates') return 'definition values may be some of a profile';
  const part = ASKED_FOR.includes(format) || (format === 'format-list' && variant === 'Get-GPRegistryValue');
  return part ? 'values without the command that printed them may be some of many' : null;
}
