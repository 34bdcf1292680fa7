// Get-ADTrust: recognised, and not read. Its words are not the attributes, and it cannot show the encryption types.

import type { Diagnostic } from '../../model/record.ts';
import { type Bag, gap, type Mapper, namesOf, valuesOf } from '../serializations/bag.ts';

export const getAdTrust: Mapper = { name: 'Get-ADTrust', holder: 'domain', wants, accepts, map };

function wants(names: ReadonlySet<string>): boolean {
  return names.has('disallowtransivity');
}

// The cmdlet misspells DisallowTransivity. In a selection of its properties TrustType is a word.
function accepts(bag: Bag): boolean {
  if (wants(namesOf(bag))) return true;
  const type = valuesOf(bag, 'trusttype')[0]?.value ?? '';
  return namesOf(bag).has('direction') && /^[A-Za-z]/.test(type);
}

function* map(bag: Bag): Iterable<Diagnostic> {
  const name = valuesOf(bag, 'name')[0] ?? valuesOf(bag, 'target')[0];
  const which = name ? ` of ${name.value}` : '';
  const message = `This is the output of Get-ADTrust${which}, which does not show the encryption types and is not read.`;
  const hint = 'Export the trust with Get-ADObject and -Properties *.';
  yield gap('unsupported', 'partial', message, hint, name?.at ?? bag.at);
}
