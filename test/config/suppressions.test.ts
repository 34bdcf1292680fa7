// Suppressions in a config: what is refused, and with which sentence at which place.

import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

const RULES = ['kdc-wrong-host', 'missing-leading-dot', 'evidence-incomplete'];

function read(entry: string) {
  return readConfig(`{"suppressions": [\n${entry}\n]}`, RULES);
}

function refused(entry: string): readonly (readonly [string, string])[] {
  const { problems } = read(entry);
  return (problems ?? []).map(({ line, column, message }) => [`${line}:${column}`, message]);
}

describe('a suppression', () => {
  it.each([
    '{"rule": "kdc-wrong-host", "subject": "PC-0217", "reason": "lab"}',
    '{"rule": "kdc-wrong-host", "realm": "A.EXAMPLE", "reason": "lab", "until": "2028-02-29"}',
    '{"rule": "evidence-incomplete", "path": "gpo/**", "reason": "lab", "until": "2026-12-31"}',
    '{"rule": "kdc-wrong-host", "path": "*.reg", "reason": "lab"}',
    '{"rule": "kdc-wrong-host", "path": "gpo/{6C1F2B4E-9A40-4B7E-8A57-1D5F0C6A2E11}", "reason": "lab"}',
  ])('is taken: %s', (entry) => {
    expect(read(entry).problems).toBeNull();
  });

  it.each([
    ['no reason', '{"rule": "kdc-wrong-host", "subject": "PC-0217"}', '2:1', /lacks the member "reason"/],
    ['a blank reason', '{"rule": "kdc-wrong-host", "subject": "A", "reason": " "}', '2:54', /Wanted: Why/],
    ['no rule', '{"subject": "PC-0217", "reason": "lab"}', '2:1', /lacks the member "rule"/],
    [
      'a rule that there is not',
      '{"rule": "kdc-wrong-hots", "subject": "PC-0217", "reason": "lab"}',
      '2:10',
      /no rule "kdc-wrong-hots"\. Did you mean kdc-wrong-host\?/,
    ],
    [
      'no place',
      '{"rule": "kdc-wrong-host", "reason": "lab"}',
      '2:1',
      /give it a subject, a realm or a path/,
    ],
    [
      'a blank subject',
      '{"rule": "kdc-wrong-host", "subject": "", "reason": "lab"}',
      '2:39',
      /subject cannot be ""/,
    ],
    [
      'a path of everything',
      '{"rule": "kdc-wrong-host", "path": "**/*", "reason": "lab"}',
      '2:36',
      /fits everything/,
    ],
    ['this folder', '{"rule": "kdc-wrong-host", "path": "./", "reason": "lab"}', '2:36', /fits everything/],
    [
      'a day in words',
      '{"rule": "kdc-wrong-host", "subject": "A", "reason": "lab", "until": "next year"}',
      '2:70',
      /until cannot be "next year"\. Wanted: The last day/,
    ],
    [
      'a day that there is not',
      '{"rule": "kdc-wrong-host", "subject": "A", "reason": "lab", "until": "2026-02-30"}',
      '2:70',
      /no day "2026-02-30"/,
    ],
    [
      'a pattern over messages',
      '{"rule": "kdc-wrong-host", "message": ".*", "subject": "A", "reason": "lab"}',
      '2:28',
      /"message" is unknown in suppressions\[0\]\. Known are rule, subject/,
    ],
  ])('is refused with %s', (_, entry, place, message) => {
    expect(refused(entry)).toEqual([[place, expect.stringMatching(message)]]);
  });
});
