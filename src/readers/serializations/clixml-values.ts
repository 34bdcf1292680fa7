// Objects of CLIXML (MS-PSRP 2.2.5): properties, lists, references, and the escapes of its texts.

import { type Located, LocatedBuilder, runsOf, sub } from '../../model/located.ts';
import { cover } from '../../model/span.ts';
import type { XmlElement } from '../xml/slice.ts';
import type { Bag, BagProperty } from './bag.ts';

/** Lists and words that later objects may refer to, by their RefId. */
export type Known = Map<string, Pick<BagProperty, 'values' | 'flaw'>>;

/** No export of trusts or settings has more; beyond it a reference is one to something unknown. */
const MOST_KNOWN = 100_000;

const LISTS: ReadonlySet<string> = new Set(['LST', 'STK', 'QUE', 'IE', 'En']);
// Members of an object that are no value of its own.
const ABOUT: ReadonlySet<string> = new Set(['TN', 'TNRef', 'ToString', 'Props', 'MS']);

/** The object of an <Obj>: adapted properties stand in Props, added ones in MS. */
export function bagOf(element: XmlElement, known: Known): Bag {
  // A named value beside Props was moved there by hand, and is a property all the same.
  const properties = element.children.flatMap((child) =>
    child.name === 'Props' || child.name === 'MS'
      ? child.children.flatMap((one) => propertyOf(one, known))
      : propertyOf(child, known),
  );
  return { kind: 'bag', properties, at: element.span(), end: 'closed' };
}

/** The objects of a list that was exported as one. */
export function membersOf(element: XmlElement): readonly XmlElement[] | null {
  return element.children.find(({ name }) => LISTS.has(name))?.children ?? null;
}

function propertyOf(element: XmlElement, known: Known): BagProperty[] {
  const name = attributeOf(element, 'N');
  if (!name) return [];
  const content = contentOf(element, known);
  const id = attributeOf(element, 'RefId')?.value;
  if (id !== undefined && element.name === 'Obj' && known.size < MOST_KNOWN) known.set(id, content);
  return [{ name: unescaped(name), ...content, at: element.span() }];
}

function attributeOf(element: XmlElement, name: string): Located | null {
  return element.attributes.find((attribute) => attribute.name === name)?.text() ?? null;
}

function contentOf(element: XmlElement, known: Known): Pick<BagProperty, 'values' | 'flaw'> {
  if (element.name === 'Nil') return { values: [], flaw: null };
  if (element.name === 'Ref') {
    const id = attributeOf(element, 'RefId')?.value ?? '';
    return known.get(id) ?? { values: [], flaw: 'nested' };
  }
  if (element.name !== 'Obj') return { values: [textOf(element)], flaw: null };
  const members = membersOf(element);
  if (members) return joined(members.map((member) => contentOf(member, known)));
  return wordOrNumber(element);
}

/** An enumeration has its word beside its number; a value with properties of its own stands beside those. */
function wordOrNumber(element: XmlElement): Pick<BagProperty, 'values' | 'flaw'> {
  const word = element.children.find(({ name }) => name === 'ToString');
  const plain = element.children.find(({ name }) => !ABOUT.has(name));
  const simple = plain !== undefined && plain.children.length === 0 && plain.name !== 'DCT';
  if (simple && word && isNumber(plain)) return { values: [textOf(word)], flaw: null };
  if (simple) return { values: [textOf(plain)], flaw: null };
  return { values: word ? [textOf(word)] : [], flaw: 'nested' };
}

function isNumber({ name }: XmlElement): boolean {
  return /^(?:S?By|[IU](?:16|32|64))$|^(?:B|SB)$/.test(name);
}

function joined(
  parts: readonly Pick<BagProperty, 'values' | 'flaw'>[],
): Pick<BagProperty, 'values' | 'flaw'> {
  const flaw = parts.find((part) => part.flaw !== null)?.flaw ?? null;
  return { values: parts.flatMap(({ values }) => values), flaw };
}

function textOf(element: XmlElement): Located {
  return unescaped(element.text());
}

/** `_x000A_` is one UTF-16 unit (MS-PSRP 2.2.5.3.2). */
function unescaped(text: Located): Located {
  if (!text.value.includes('_x')) return text;
  const plain = new LocatedBuilder();
  const { value } = text;
  for (const match of value.matchAll(/_x([0-9A-Fa-f]{4})_|[^_]+|_/g)) {
    const raw = sub(text, match.index, match.index + match[0].length);
    const code = match[1];
    if (code !== undefined) {
      const span = cover(raw.at, raw.at);
      plain.add({ text: String.fromCharCode(Number.parseInt(code, 16)), span, linear: false });
    } else {
      for (const run of runsOf(raw)) plain.add(run);
    }
  }
  return plain.build(text.at);
}
