// What the answer to a question about trusts shows beside its objects: that there are no others, or nothing.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Item } from '../../model/record.ts';
import { EXPORT_TRUSTS } from '../advice.ts';
import type { Answer } from '../serializations/bag.ts';
import { complained } from '../serializations/complained.ts';

/** `every`: the command asked for every trust of its domain. */
export function* answeredTrusts(answer: Answer, every: boolean): Iterable<Item> {
  const { command, complaint, whole, objects, domain } = answer;
  const at = command.word.at;
  if (complaint) {
    yield complained(complaint);
    return;
  }
  if (every && whole && !command.selects) {
    yield { kind: 'scope', part: null, side: null, covers: { what: 'domain-trusts', domain }, at };
    return;
  }
  if (objects > 0 || !whole) return;
  const message =
    'The answer to this command is empty: what it asked for is not there, or is called otherwise.';
  yield diagnostic('empty', 'partial', message, at, EXPORT_TRUSTS);
}
