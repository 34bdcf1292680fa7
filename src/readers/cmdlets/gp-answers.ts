// What the answer to Get-GPRegistryValue covers: a key whose values were asked for without naming one, or what was asked for
// and is not there.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Item, Scope } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { keyScope } from '../registry/key-scopes.ts';
import { isWanted, type Key } from '../registry/registry-data.ts';
import type { Answer, Complaint } from '../serializations/bag.ts';
import { complained } from '../serializations/complained.ts';
import { argument, type Command } from './command.ts';
import { askedKey, sideOf } from './gp-values.ts';

// The id of the error is the same in every language; not every console shows it.
const ABSENT = /UnableToRetrievePolicyRegistryItem|Policy registry setting was not found/i;
const AGAIN = 'Copy the whole output together with its command, or export the GPO with Backup-GPO.';

/** The GPO that a command names, as the key of what belongs to it; null where none is named. */
export function gpoOf(asked: Command | null): string | null {
  if (!asked) return null;
  const named = argument(asked, 'name') ?? argument(asked, 'guid') ?? asked.positional[0];
  return named && !named.value.startsWith('$') ? `GPO ${named.value}` : null;
}

export function* answeredSettings(answer: Answer, interest: Interest): Iterable<Item> {
  const { command, complaint, objects, whole } = answer;
  const key = askedKey(command);
  if (complaint && ABSENT.test(complaint.text)) yield* absent(answer, key, complaint, interest);
  else if (complaint) yield complained(complaint);
  else if (objects === 0 && whole) {
    const message =
      'Nothing was printed after this command: neither values nor the error that there are none.';
    yield diagnostic('empty', 'partial', message, command.word.at, AGAIN);
  } else if (key && whole && !command.selects && argument(command, 'valuename') === undefined) {
    if (isWanted(key.keyPath.value, interest)) yield scopeOf(command, key, false);
  }
}

/** Asked for and not there: of the key, that neither it nor anything below is set. */
function* absent(
  { command, objects, whole }: Answer,
  key: Key | null,
  complaint: Complaint,
  interest: Interest,
): Iterable<Item> {
  const said = complaint.line.value.trim().slice(0, 120);
  if (!key || objects > 0 || !whole || command.selects) {
    const message = `A setting that was asked for is not there, and which one cannot be told: "${said}".`;
    yield diagnostic('not-read', 'partial', message, complaint.line.at, AGAIN);
    return;
  }
  if (!isWanted(key.keyPath.value, interest)) return;
  const valueName = argument(command, 'valuename');
  if (valueName === undefined) yield scopeOf(command, key, true);
  else if (valueName) {
    const { hive, keyPath, at } = key;
    const covers = { what: 'value', hive, keyPath: keyPath.value, valueName: valueName.value } as const;
    yield { kind: 'scope', part: gpoOf(command), side: sideOf(hive), covers, at };
  }
  const what = valueName ? `${key.keyPath.value} : ${valueName.value}` : key.keyPath.value;
  yield {
    ...diagnostic(
      'not-read',
      'notice',
      `The GPO does not set ${what}, as the error says.`,
      complaint.line.at,
    ),
    side: sideOf(key.hive),
  };
}

function scopeOf(command: Command, { hive, keyPath, at }: Key, subkeys: boolean): Scope {
  const scope = keyScope({ hive, keyPath: keyPath.value, at }, subkeys);
  return { ...scope, part: gpoOf(command), side: sideOf(hive) };
}
