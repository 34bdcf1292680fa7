// What readers of directory formats say of trusts, from bytes to facts, for their tests.

import { INTEREST, interpret } from '../../src/interpreters/interpret.ts';
import type { Fact, GapFact, Origin, TrustFact } from '../../src/model/fact.ts';
import type { Reader, ReadOptions } from '../../src/model/reader.ts';
import type { Diagnostic, DirectoryRecord, Item, Scope } from '../../src/model/record.ts';
import { sourceOf } from './bytes.ts';
import { wellSaid } from './said.ts';

export interface TrustsRead {
  readonly items: readonly Item[];
  readonly records: readonly DirectoryRecord[];
  readonly scopes: readonly Scope[];
  readonly diagnostics: readonly Diagnostic[];
  readonly trusts: readonly TrustFact[];
  /** Facts that block a clean verdict, those that the interpreters add included. */
  readonly gaps: readonly GapFact[];
}

/** Everything that a reader yields about `bytes`, and the facts that come of it. */
export function readTrusts(reader: Reader, bytes: Uint8Array, options: ReadOptions = {}): TrustsRead {
  const items = [...reader.read(sourceOf(bytes), INTEREST, options)];
  const origin: Origin = {
    path: 'sample',
    format: reader.format,
    holder: reader.holder,
    container: null,
    part: null,
    side: null,
  };
  const facts: Fact[] = items.flatMap((item) => [...interpret(item, origin)]);
  wellSaid(
    items.filter((item) => item.kind === 'diagnostic'),
    true,
  );
  return {
    items,
    records: items.filter((item) => item.kind === 'directory'),
    scopes: items.filter((item) => item.kind === 'scope'),
    diagnostics: items.filter((item) => item.kind === 'diagnostic'),
    trusts: facts.filter((fact) => fact.kind === 'trust'),
    gaps: facts.filter((fact) => fact.kind === 'gap').filter(({ effect }) => effect !== 'notice'),
  };
}

/** Trusts as lines that are easy to compare: name, type, direction, attributes and their mask, encryption types, domain. */
export function shownTrusts({ trusts }: TrustsRead): string[] {
  return trusts.map((trust) => {
    const { type, direction, attributes, attributesMask, encryptionTypes, domain } = trust;
    const name = trust.trustPartner ?? trust.name ?? trust.cn;
    const bits = attributesMask === null || !attributes ? '' : `&${attributesMask}`;
    const numbers = [type, direction, attributes, encryptionTypes].map((number) => number?.value ?? '-');
    return `${name?.value} ${numbers[0]} ${numbers[1]} ${numbers[2]}${bits} ${numbers[3]} ${domain ?? '-'}`;
  });
}

/** What the scopes cover: domains whose trusts are all there (`*` of unknown name), and objects. */
export function coveredTrusts({ scopes }: TrustsRead): string[] {
  return scopes.map(({ covers }) =>
    covers.what === 'domain-trusts' ? `all of ${covers.domain ?? '*'}` : covers.what,
  );
}
