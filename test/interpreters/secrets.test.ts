// DefaultPassword of Winlogon: a fact of its place, in the one key where it means something.

import { describe, expect, it } from 'vitest';
import { INTEREST, interpret } from '../../src/interpreters/interpret.ts';
import { interpretSecret } from '../../src/interpreters/secrets.ts';
import type { Origin } from '../../src/model/fact.ts';
import type { RegistryRecord } from '../../src/model/record.ts';
import type { SecretRecord } from '../../src/model/secret.ts';
import { FILE_START } from '../../src/model/span.ts';
import { reg } from '../../src/readers/registry/reg.ts';
import { encode, sourceOf } from '../support/bytes.ts';
import { number, registry, text } from '../support/records.ts';

const ORIGIN: Origin = {
  path: 'PC-0217.reg',
  format: 'reg',
  holder: 'client',
  container: null,
  part: null,
  side: null,
};
const WINLOGON = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon';

function secretsIn(key: string, ...values: readonly string[]) {
  const bytes = encode(`Windows Registry Editor Version 5.00\r\n\r\n[${key}]\r\n${values.join('\r\n')}\r\n`);
  const facts = [...reg.read(sourceOf(bytes), INTEREST, {})].flatMap((item) => [...interpret(item, ORIGIN)]);
  expect(JSON.stringify(facts)).not.toContain('Winter');
  return facts.filter(({ kind }) => kind === 'secret');
}

describe('a secret that a reader found', () => {
  it('is named with its owner', () => {
    const record = {
      kind: 'secret',
      form: 'cpassword',
      name: 'cpassword',
      owner: null,
      at: FILE_START,
    } as const;
    const locators = [record, { ...record, owner: 'adele' }].map(
      (one) => [...interpretSecret(one as unknown as SecretRecord, ORIGIN)][0]?.locator,
    );
    expect(locators).toEqual(['cpassword', 'cpassword of adele']);
  });
});

describe('the password of the automatic logon', () => {
  it('is found by its name in any case, and only its name is kept', () => {
    const [fact, ...others] = secretsIn(WINLOGON, '"AutoAdminLogon"="1"', '"defaultpassword"="Winter-2026"');
    expect(others).toEqual([]);
    expect(fact).toMatchObject({ form: 'autologon', name: 'defaultpassword', owner: null });
    expect(fact?.at.region).toMatchObject({ startLine: 5, startColumn: 2, endColumn: 17 });
    expect(fact?.locator).toContain('Winlogon : defaultpassword');
  });

  it('may be a number, or fill a gap, and is none that was deleted, or of a key that ends so', () => {
    const key = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon';
    const kinds = (record: RegistryRecord) => [...interpret(record, ORIGIN)].map(({ kind }) => kind);
    expect(kinds(registry(key, 'DefaultPassword', number(0)))).toEqual(['secret']);
    expect(kinds(registry(key, 'DefaultPassword', text('a'), { operation: 'set-if-absent' }))).toEqual([
      'secret',
    ]);
    expect(kinds(registry(key, 'DefaultPassword', text('a'), { operation: 'delete-value' }))).toEqual([]);
    expect(kinds(registry(key, null, text('a')))).toEqual([]);
    expect(kinds(registry(`X\\${key}`, 'DefaultPassword', text('a')))).toEqual([]);
    expect(kinds(registry(key, 'DefaultPassword', text('a'), { hive: null, side: 'user' }))).toEqual([]);
  });

  it('is none where it is empty, deleted, of another name or in another key', () => {
    expect(secretsIn(WINLOGON, '"DefaultPassword"=""')).toEqual([]);
    expect(secretsIn(WINLOGON, '"DefaultPassword"=-')).toEqual([]);
    expect(secretsIn(WINLOGON, '"DefaultUserName"="Winter"')).toEqual([]);
    expect(secretsIn(`${WINLOGON}\\Notify`, '"DefaultPassword"="Winter"')).toEqual([]);
    expect(
      secretsIn(WINLOGON.replace('LOCAL_MACHINE', 'CURRENT_USER'), '"DefaultPassword"="Winter"'),
    ).toEqual([]);
  });
});
