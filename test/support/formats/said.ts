// What an export says of a configuration, without where it stands and how it was delivered: the same from every format.

import { type Fact, gather } from '../../../src/lint.ts';
import { inputOf } from '../inputs.ts';
import type { FormatShape } from './configuration.ts';

const SETTINGS_FACTS = [
  '["host-mapping","ZSCALERBETA.NET",[".zscalerbeta.net",".gateway.zscalerbeta.net"]]',
  '["realm","ZSCALERBETA.NET",["kerberos.zscalerbeta.net"]]',
];
const TRUST_FACTS = ['["trust","ZSCALERBETA.NET",1,3,1]'];

function said(fact: Fact): unknown {
  if (fact.kind === 'realm') {
    return [fact.kind, fact.name.value, fact.kdcs.map(({ text }) => text.value)];
  }
  if (fact.kind === 'host-mapping') {
    return [fact.kind, fact.name.value, fact.entries.map(({ text }) => text.value)];
  }
  if (fact.kind === 'trust') {
    const { trustPartner, name, direction, type, attributes } = fact;
    const called = trustPartner ?? name;
    return [fact.kind, called?.value, direction?.value, type?.value, attributes?.value];
  }
  return null;
}

/** The facts of an export, each as JSON, in an order of their own. */
export function factsOf(path: string, bytes: Uint8Array): string[] {
  const { facts } = gather([inputOf(path, bytes)]);
  const list = facts.map(said).filter((one) => one !== null);
  return list.map((one) => JSON.stringify(one)).sort();
}

/** Those that the right configuration has in a format. */
export function rightFacts({ shows, lacks }: FormatShape): string[] {
  const all = shows === 'trust' ? TRUST_FACTS : SETTINGS_FACTS;
  return all.filter((fact) => !lacks || !fact.startsWith(`["${lacks}"`));
}
