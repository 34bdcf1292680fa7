// Kerberos parameters of a whole machine: by which key and name they are told, and what of them is not understood.

import { describe, expect, it } from 'vitest';
import { INTEREST, interpret } from '../../src/interpreters/interpret.ts';
import type { Fact, Origin } from '../../src/model/fact.ts';
import type { RegistryRecord } from '../../src/model/record.ts';
import { gptTmpl } from '../../src/readers/registry/gpt-tmpl.ts';
import { encode, sourceOf } from '../support/bytes.ts';
import { LOCAL_KEY, number, POL, POLICY_KEY, REG, registry, text } from '../support/records.ts';

const POLICIES = `${POLICY_KEY}\\Parameters`;
const LOCAL = `${LOCAL_KEY}\\Parameters`;

function facts(record: RegistryRecord, origin: Origin = REG): readonly Fact[] {
  return [...interpret(record, origin)];
}

describe('a Kerberos parameter', () => {
  it.each([
    [POLICIES, 'SupportedEncryptionTypes', 2147483640, 'policy'],
    [LOCAL, 'SupportedEncryptionTypes', 24, 'local'],
    [LOCAL, 'maxpacketsize', 1465, 'local'],
    [LOCAL, 'MaxTokenSize', 48000, 'local'],
    [POLICIES, 'RequireFast', 1, 'policy'],
    [POLICY_KEY, 'requirefast', 0, 'policy'],
    [LOCAL.replace('CurrentControlSet', 'ControlSet001'), 'MaxPacketSize', 1, 'local'],
    [POLICIES.replace('SOFTWARE\\', 'SOFTWARE\\WOW6432Node\\'), 'SupportedEncryptionTypes', 24, 'wow6432'],
  ])('%s : %s', (key, name, value, layer) => {
    const [fact, ...others] = facts(registry(key, name, number(value)));
    expect(others).toEqual([]);
    expect(fact).toMatchObject({
      kind: 'kerberos-parameter',
      layer,
      value: { value, at: { region: { startLine: 2 } } },
      locator: `HKLM\\${key} : ${name}`,
      key: `hklm\\${key.toLowerCase()}`,
      valueName: name.toLowerCase(),
    });
    if (fact?.kind === 'kerberos-parameter') expect(fact.name.toLowerCase()).toBe(name.toLowerCase());
  });

  it.each([
    [
      'in the hive of a user',
      registry(POLICIES, 'SupportedEncryptionTypes', number(24), { hive: 'HKCU' }),
      'user',
    ],
    [
      'of a user',
      registry(`S-1-5-21-1\\${POLICIES}`, 'SupportedEncryptionTypes', number(24), { hive: 'HKU' }),
      'user',
    ],
    ['in another root', registry(POLICIES, 'SupportedEncryptionTypes', number(24), { hive: 'HKCC' }), 'dead'],
    [
      'of a policy file',
      registry(POLICIES, 'SupportedEncryptionTypes', number(24), { hive: null }),
      'policy',
    ],
  ])('%s has its layer', (_what, record, layer) => {
    expect(facts(record, POL)).toMatchObject([{ kind: 'kerberos-parameter', layer }]);
  });

  it('keeps on which condition it is set', () => {
    const record = {
      ...registry(LOCAL, 'MaxPacketSize', number(1)),
      conditional: true,
      delivery: 'preferences',
    } as const;
    expect(facts(record)).toMatchObject([
      { kind: 'kerberos-parameter', conditional: true, delivery: 'preferences' },
    ]);
    const ofUsers = registry(POLICIES, 'MaxPacketSize', number(1), { hive: null, side: 'user', type: null });
    expect(facts(ofUsers, POL)).toMatchObject([
      { layer: 'user', value: { value: 1 }, key: `hkcu\\${POLICIES.toLowerCase()}` },
    ]);
    const soft = registry(LOCAL, 'MaxPacketSize', number(1), { operation: 'set-if-absent' });
    expect(facts(soft)).toMatchObject([{ onlyIfAbsent: true }]);
  });

  it('that is no number has no value, and stands in no verdict’s way', () => {
    for (const record of [
      registry(POLICIES, 'SupportedEncryptionTypes', text('24')),
      registry(POLICIES, 'SupportedEncryptionTypes', number(24), { type: 'REG_QWORD' }),
      registry(POLICIES, 'SupportedEncryptionTypes', text('24'), { type: 'REG_DWORD' }),
    ]) {
      expect(facts(record)).toMatchObject([
        { kind: 'kerberos-parameter', value: null },
        { kind: 'gap', code: 'bad-value', effect: 'notice' },
      ]);
    }
  });

  it.each([
    ['a deletion', registry(POLICY_KEY, 'RequireFast', null, { operation: 'delete-value' })],
    ['the key', registry(POLICIES, null, null, { operation: 'create-key' })],
    [
      'a deletion that shows what was there',
      registry(LOCAL, 'MaxPacketSize', number(1), { operation: 'delete-value' }),
    ],
    ['a value without data', registry(LOCAL, 'MaxPacketSize', null)],
    ['a number of the key', registry(LOCAL, null, number(1))],
    ['a key that ends so', registry(`X\\${LOCAL}`, 'MaxPacketSize', number(1))],
    ['a policy in a key that ends so', registry(`X\\${POLICIES}`, 'MaxPacketSize', number(1))],
    ['a key that begins so', registry(`${LOCAL}2`, 'MaxPacketSize', number(1))],
    ['another value', registry(LOCAL, 'LogLevel', number(1))],
    ['a parameter above its key', registry(POLICY_KEY, 'SupportedEncryptionTypes', number(24))],
    ['armoring of ksetup’s key', registry(LOCAL, 'RequireFast', number(1))],
    ['another key', registry(`${LOCAL_KEY}\\Other`, 'MaxPacketSize', number(1))],
    ['another key of policies', registry(`${POLICY_KEY}\\Other`, 'RequireFast', number(1))],
  ])('is not %s', (_what, record) => {
    expect(facts(record).filter(({ kind }) => kind === 'kerberos-parameter')).toEqual([]);
  });

  it('is read from a security template', () => {
    const line =
      'MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters\\SupportedEncryptionTypes=4,2147483640';
    const source = sourceOf(
      encode(`[Unicode]\r\nUnicode=yes\r\n[Registry Values]\r\n${line}\r\n`, 'utf-16le-bom'),
    );
    const found = [...gptTmpl.read(source, INTEREST, {})].flatMap((item) => [...interpret(item, POL)]);
    expect(found).toMatchObject([
      {
        kind: 'kerberos-parameter',
        name: 'SupportedEncryptionTypes',
        layer: 'policy',
        value: { value: 2147483640, at: { region: { startLine: 4, startColumn: line.length - 9 } } },
      },
    ]);
  });
});
