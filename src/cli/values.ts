// The words that values of options may be, in one place: they are checked, suggested and completed from here.

import type { Severity } from '../model/finding.ts';
import type { Encoding } from '../model/reader.ts';
import type { Requirement } from '../model/settings.ts';
import { table } from '../model/table.ts';
import type { ColorWish } from './palette.ts';

/** Of --fail-on. */
export const LEVELS: readonly (Severity | 'never')[] = ['error', 'warning', 'info', 'never'];

/** Of --rule ID=LEVEL. */
export const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'off'];

export const REQUIREMENTS: readonly Requirement[] = ['gpo', 'client', 'trust'];

export const COLORS: readonly ColorWish[] = ['auto', 'always', 'never'];

/** What answers and tables are written in. Findings have more: the reporters. */
export const ANSWER_FORMATS = ['text', 'json'] as const;

/** Encodings by what they are called, without blanks, dashes and case. */
export const ENCODINGS: Readonly<Record<string, Encoding>> = table({
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  unicode: 'utf-16le',
  utf16be: 'utf-16be',
  windows1252: 'windows-1252',
  // What it is called by those who do not know it by its name; of the characters that matter they differ in none.
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  ansi: 'windows-1252',
  cp1252: 'windows-1252',
  '1252': 'windows-1252',
  cp437: 'cp437',
  '437': 'cp437',
  cp850: 'cp850',
  '850': 'cp850',
});

export const ENCODING_NAMES: readonly Encoding[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'cp437',
  'cp850',
];

/** Those that a completion is written for. */
export const SHELLS = ['bash', 'zsh', 'powershell'] as const;

export type Shell = (typeof SHELLS)[number];
