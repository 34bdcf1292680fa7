// One Administrative Templates policy of a report: its state, its lists, and the help texts beside them.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Side } from '../../model/format.ts';
import { trimBlanks } from '../../model/located.ts';
import type { Item, PolicyList, PolicyListEntry } from '../../model/record.ts';
import { startOf } from '../../model/span.ts';
import type { XmlElement } from '../xml/slice.ts';
import { childOf, childrenOf, textOf, wordOf } from '../xml/tree.ts';

/** The policy as a record, or why it is none. */
export function policyItems(policy: XmlElement, part: string | null, side: Side): Item[] {
  const name = textOf(policy, 'Name');
  const state = wordOf(policy, 'State');
  const at = policy.span();
  if (!name || !state) {
    const message = `A policy has no ${name ? 'state' : 'name'}.`;
    return [{ ...diagnostic('bad-value', 'partial', message, startOf(at), 'Export it again.'), part, side }];
  }
  const category = textOf(policy, 'Category');
  return [
    {
      kind: 'policy',
      part,
      side,
      name: trimBlanks(name),
      state,
      category: category && trimBlanks(category),
      help: childrenOf(policy, 'Text').map(helpOf),
      lists: childrenOf(policy, 'ListBox').map(listOf),
      texts: childrenOf(policy, 'EditText').flatMap((field) => textOf(field, 'Value') ?? []),
      at,
    },
  ];
}

function helpOf(text: XmlElement): string {
  return (childOf(text, 'Name') ?? text).text().value;
}

function listOf(list: XmlElement): PolicyList {
  const elements = childrenOf(list, 'Value').flatMap((value) => childrenOf(value, 'Element'));
  return { name: textOf(list, 'Name'), state: wordOf(list, 'State'), entries: elements.map(entryOf) };
}

// Names and data stay as they are: a blank at their end is a defect of theirs, not of the report.
function entryOf(element: XmlElement): PolicyListEntry {
  const at = element.span();
  const name = textOf(element, 'Name') ?? { value: '', at: startOf(at) };
  return { name, data: textOf(element, 'Data'), at };
}
