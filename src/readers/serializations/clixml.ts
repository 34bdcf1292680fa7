// CLIXML as Export-Clixml writes it: every object with its properties, their types, and words beside the numbers of enumerations.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Source } from '../../model/source.ts';
import { FILE_START } from '../../model/span.ts';
import { MAPPERS } from '../cmdlets/mappers.ts';
import type { Decision } from '../xml/events.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { parseSlice, type XmlElement } from '../xml/slice.ts';
import type { Printed } from './bag.ts';
import { bagOf, type Known, membersOf } from './clixml-values.ts';
import { mapBags } from './map-bags.ts';

const ROOT = '{http://schemas.microsoft.com/powershell/2004/04}Objs';
// Types whose objects are read, whatever of their properties the head still shows.
const TYPES =
  /<T>(?:Deserialized\.|Selected\.)*Microsoft\.(?:ActiveDirectory\.Management\.AD(?:Object|Trust)|GroupPolicy\.PolicyRegistrySetting)<\/T>/;

export const clixml: Reader = {
  format: 'clixml',
  holder: 'domain',
  accepts(head) {
    if (!headShows(head, ([root]) => root === ROOT)) return false;
    const names = namesIn(head);
    return TYPES.test(head.text) || MAPPERS.some((mapper) => mapper.wants(names));
  },
  read: (source, interest, options) => mapBags(printedIn(source, options), MAPPERS, interest),
};

function namesIn(head: Head): ReadonlySet<string> {
  return new Set([...head.text.matchAll(/ N="([^"]*)"/g)].map((match) => (match[1] ?? '').toLowerCase()));
}

function* printedIn(source: Source, options: ReadOptions): Iterable<Printed> {
  const known: Known = new Map();
  const decide = (path: readonly string[]): Decision => {
    if (path[0] !== ROOT) return 'skip';
    return path.length === 1 ? 'enter' : 'capture';
  };
  let found = false;
  let settled = true;
  for (const event of scanXml(source, decide, options)) {
    if (event.kind === 'diagnostic') {
      settled = false;
      yield event;
    } else if (event.kind === 'element') {
      found = true;
      yield* objectsIn(parseSlice(event.slice, event.namespaces), known);
    }
  }
  yield { kind: 'end', settled };
  if (found || !settled) return;
  yield diagnostic(
    'empty',
    'unreadable',
    'The file holds no objects.',
    FILE_START,
    'Export it again with Export-Clixml.',
  );
}

/** An object, or those of a list that was exported as one object. */
function* objectsIn(element: XmlElement, known: Known): Iterable<Printed> {
  const members = element.name === 'Obj' ? membersOf(element) : null;
  if (members) {
    for (const member of members) yield* objectsIn(member, known);
  } else if (element.name === 'Obj') yield bagOf(element, known);
  else {
    const message = `Here an object was expected, and not a value alone (<${element.name}>).`;
    yield diagnostic(
      'unsupported',
      'partial',
      message,
      element.span(),
      'Export the objects themselves, not one of their properties.',
    );
  }
}
