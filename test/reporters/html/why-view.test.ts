// The answer of `why` as markup: verdict, frame of the entry, rows, and nothing of the data in the tree but text.

import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { policyReg } from '../../../rules/support/examples.ts';
import { hostOf } from '../../../src/answers/host-name.ts';
import { why } from '../../../src/answers/why.ts';
import { DEFAULT_SETTINGS, gather, type Input } from '../../../src/lint.ts';
import type { ReportContext } from '../../../src/model/reporter.ts';
import type { HolderAnswer, WhyAnswer, WhyEntry } from '../../../src/model/why.ts';
import { whyView } from '../../../src/reporters/html/why-view.ts';
import { encode } from '../../support/bytes.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { inputOf } from '../../support/inputs.ts';
import { all, attribute, parsed, textOf, vocabulary } from './tree.ts';

const HOSTILE = '<script>alert(1)</script>"onload=\u202e';

const none: ReportContext['lines'] = () => null;

function ask(host: string, inputs: readonly Input[]): WhyAnswer {
  const question = hostOf(host);
  if ('problem' in question) throw new Error(question.problem.join(' '));
  return why(gather(inputs), question, { settings: DEFAULT_SETTINGS, rules, version: '0.0.0' });
}

const client = (name: string, mappings?: Record<string, string>) =>
  inputOf(`${name}.reg`, encode(policyReg(mappings ? { mappings } : {}).content));

const SUFFIX = { startLine: 10, startColumn: 20, endLine: 10, endColumn: 36 };

function entryOf(text: string): WhyEntry {
  return {
    realm: text,
    entry: text,
    source: 'local',
    subject: { kind: 'client', id: text, name: text },
    place: { path: text, region: SUFFIX, locator: text },
    copies: [{ path: text, region: null, byteOffset: 3, locator: text }],
    rules: ['missing-leading-dot'],
  };
}

function answerOf(text: string): WhyAnswer {
  const entry = entryOf(text);
  const loser = { ...entry, reason: 'longer', words: text };
  const subjects = Array.from({ length: 5 }, () => entry.subject);
  const one: HolderAnswer = {
    holder: { kind: 'gpos', name: text, domain: text, subjects },
    decision: 'depends',
    realm: null,
    options: [
      { realm: text, by: entry, condition: text },
      { realm: null, by: null, condition: text },
    ],
    beaten: [loser, loser, loser, loser],
    missed: [loser],
    kdcs: [
      { realm: text, from: 'list', hosts: [{ ...entry, host: text }], words: [text], certain: true },
      { realm: text, from: 'unknown', hosts: [], words: [], certain: false },
    ],
    trusts: [
      {
        realm: text,
        domain: text,
        verdict: 'no',
        words: [text],
        place: entry.place,
        copies: entry.copies,
        rules: entry.rules,
      },
    ],
    tickets: [{ server: text, realm: text, place: entry.place }],
    unknowns: [{ changes: true, words: text }],
    findings: [
      { ...entry.place, ruleId: 'trust-transitive', severity: 'error', message: text, effect: 'exposure' },
      { ...entry.place, ruleId: 'kdc-wrong-host', severity: 'error', message: text, effect: 'outage' },
    ],
  };
  const other = { ...one, holder: { ...one.holder, name: `${text} too` } };
  return {
    schemaVersion: 1,
    tool: { name: 'realmlint', version: '0.0.0' },
    question: { host: text, asked: text, notes: [text] },
    answers: [one, other],
    gaps: [{ ...entry.place, message: text }],
    open: [text],
    inputs: 1,
    exitCode: 0,
  };
}

describe('whyView', () => {
  it('says the realm first, and marks the entry in its line', () => {
    const answer = ask('dfw1.gateway.zscalerbeta.net', [client('PC-1')]);
    const line = '"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"';
    const lines: ReportContext['lines'] = (_, { startLine }) => ({ firstLine: startLine, lines: [line] });
    const shown = whyView(answer, { lines });
    expect(all(shown, 'h3').map(textOf)[0]).toBe('Client PC-1');
    const [verdict] = all(shown, 'p', 'answered');
    expect(verdict && textOf(verdict)).toBe('✓ realm ZSCALERBETA.NET');
    expect(verdict && attribute(verdict, 'class')).toBe('answered pass');
    expect(all(shown, 'mark').map(textOf)).toEqual(['.gateway.zscalerbeta.net']);
    expect(all(shown, 'dt').map(textOf)).toEqual(['beaten', 'KDC', 'trust']);
  });

  it('has one answer for clients that have the same, and none for green where it is not certain', () => {
    const right = ['PC-1', 'PC-2', 'PC-3', 'PC-4', 'PC-5', 'PC-6'].map((name) => client(name));
    const wrong = client('PC-9', { 'ZSCALERBETA.NET': 'gateway.zscalerbeta.net' });
    const shown = whyView(ask('dfw1.gateway.zscalerbeta.net', [...right, wrong]), { lines: none });
    const [first, second] = all(shown, 'article', 'answer');
    expect(first ? textOf(first) : '').toContain(
      'and the same for client PC-2, client PC-3, client PC-4 and 2 more',
    );
    expect(second ? textOf(second) : '').toContain('no entry matches');
    expect(all(shown, 'p', 'answered').map((one) => attribute(one, 'class'))).toEqual([
      'answered pass',
      'answered warning',
    ]);
  });

  it('says where nothing is shown what to export', () => {
    const shown = whyView(ask('www.contoso.example', []), { lines: none });
    expect(all(shown, 'article')).toEqual([]);
    expect(all(shown, 'p', 'nothing')).toHaveLength(2);
  });

  it('has every row of an answer, and folds what is beyond the first', () => {
    const shown = whyView(answerOf('a.example'), { lines: none });
    expect(all(shown, 'dt').map(textOf)).toEqual([
      'beaten',
      'no match',
      'KDC',
      'KDC',
      'trust',
      'ticket',
      'not known',
      'findings',
    ]);
    const folded = ['and 2 more', 'and 1 more'];
    expect(all(shown, 'summary').map(textOf)).toEqual(folded);
    expect(all(shown, 'span', 'severity')).toHaveLength(2);
    expect(shown).toContain('an exposure; it does not stop the ticket');
    expect(all(shown, 'p', 'at')).toHaveLength(1);
    expect(all(shown, 'div', 'gaps')).toHaveLength(1);
  });

  it('makes no element and no attribute of data', () => {
    const lines: ReportContext['lines'] = () => ({ firstLine: 10, lines: [`${HOSTILE}${HOSTILE}`] });
    const shown = whyView(answerOf(HOSTILE), { lines });
    const calm = vocabulary(whyView(answerOf('a.example'), { lines }));
    expect([...vocabulary(shown)].filter((name) => !calm.has(name))).toEqual([]);
    expect(calm).not.toContain('script');
    expect(shown).not.toContain('\u202e');
    expect(shown).not.toMatch(/ (?:id|style|on\w+)="/);
    expect(textOf(parsed(shown))).toContain('<script>alert(1)</script>"onload=U+202E');
  });

  it('costs a glance for an entry of 10 MB', () => {
    const answer = answerOf('a.example');
    const [first] = answer.answers;
    const [option] = first?.options ?? [];
    if (!first || !option?.by) throw new Error('no entry');
    const by = { ...option.by, entry: '\u202e'.repeat(10_000_000) };
    const answers = [{ ...first, options: [{ ...option, by }] }];
    const spent = cpuClock();
    const shown = whyView({ ...answer, answers }, { lines: none });
    expect(spent()).toBeLessThan(500);
    expect(shown.length).toBeLessThan(50_000);
  });
});
