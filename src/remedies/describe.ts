// What a mender would do, in words.

import { showNamed } from '../model/remedy-words.ts';
import type { Edit } from './mend.ts';

export function describeEdits(edits: readonly Edit[]): string {
  return edits.map(describeEdit).join('; and ');
}

function describeEdit(edit: Edit): string {
  if (edit.kind === 'key') return `${lastOf(edit.settings[0]?.key ?? '')} becomes ${lastOf(edit.key)}`;
  const before = edit.kind === 'set' ? edit.setting.current : null;
  return `${showNamed(before)} becomes ${showNamed(edit.after)}`;
}

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('\\') + 1);
}
