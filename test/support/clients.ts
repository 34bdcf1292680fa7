// Facts of what stands beside the settings, made by the readers and interpreters themselves, and rules over whole subjects.

import { questionsOf } from '../../src/evidence/build.ts';
import { INTEREST, interpret } from '../../src/interpreters/interpret.ts';
import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { Fact, Origin, PacFact } from '../../src/model/fact.ts';
import type { RegistryRecord } from '../../src/model/record.ts';
import type { AnyRule } from '../../src/model/rule.ts';
import { pac } from '../../src/readers/client/pac.ts';
import { encode, sourceOf } from './bytes.ts';
import { contextOf, type Outcome, run, type World } from './facts.ts';
import { originOf } from './gathered.ts';
import { LOCAL_KEY, number, POLICY_KEY, REG, registry, text } from './records.ts';

type Kind = Fact['kind'];
type Of<K extends Kind> = Extract<Fact, { kind: K }>;

/** The facts of one kind that a record of a client gives. */
export function factsOf<K extends Kind>(kind: K, record: RegistryRecord, origin: Origin = REG): Of<K>[] {
  return [...interpret(record, origin)].filter((fact): fact is Of<K> => fact.kind === kind);
}

/** A number of the policy's Parameters, or of the local ones; its data is on line 2. */
export function parameter(name: string, value: number, where: 'policy' | 'local' = 'policy') {
  const key = `${where === 'policy' ? POLICY_KEY : LOCAL_KEY}\\Parameters`;
  const [fact] = factsOf('kerberos-parameter', registry(key, name, number(value)));
  if (!fact) throw new Error(`${name} is no parameter`);
  return fact;
}

/** A value that tells where a browser gets its PAC file from; its data is on line 2. */
export function proxy(key: string, name: string, value: string) {
  const [fact] = factsOf('proxy-auto-config', registry(key, name, text(value), { hive: 'HKCU' }));
  if (!fact) throw new Error(`${name} is no proxy`);
  return fact;
}

/** A PAC file with these statements in its function, the first of them on line 2. */
export function pacOf(statements: readonly string[], path = 'PC-0217/proxy.pac'): PacFact {
  const origin = originOf(path, 'pac', { holder: 'client' });
  const script = `function FindProxyForURL(url, host) {\n${statements.join('\n')}\n}\n`;
  const items = [...pac.read(sourceOf(encode(script), path), INTEREST, {})];
  const fact = items.flatMap((item) => [...interpret(item, origin)]).find((one) => one.kind === 'pac');
  if (fact?.kind !== 'pac') throw new Error('no PAC file');
  return fact;
}

/** A rule on the first of some subjects, with the questions answered as the engine answers them. */
export function onSubject(rule: AnyRule, world: World): Outcome {
  const context = contextOf(world);
  const over = context.subject.holder;
  if (over === 'domain') throw new Error('a domain is no holder of settings');
  return run(rule, over, context.subject, { ...context, ask: questionsOf(context.evidence) });
}

/** A rule on everything that the subjects hold. */
export function onRun(rule: AnyRule, subjects: readonly Subject[], world: World = {}): Outcome {
  const evidence: Evidence = { subjects, gaps: [] };
  return run(rule, 'run', evidence, { ...contextOf(world), evidence, ask: questionsOf(evidence) });
}
