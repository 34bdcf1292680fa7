// The library: inputs in, a report out, with readers and rules of one's own or with all of them.

import { describe, expect, it } from 'vitest';
import { rules as allRules } from '../rules/index.ts';
import {
  DEFAULT_SETTINGS,
  type Gathered,
  gather,
  type Input,
  judge,
  lint,
  SourceError,
  VERSION,
} from '../src/lint.ts';
import type { Reader } from '../src/model/reader.ts';
import type { Item } from '../src/model/record.ts';
import { encode } from './support/bytes.ts';
import { cpuClock } from './support/cpu-clock.ts';
import { inputOf } from './support/inputs.ts';
import { POLICY_KEY, registry, text } from './support/records.ts';
import { fakeRule, finding } from './support/rules.ts';
import { itThorough } from './support/thorough.ts';

const OPTIONS = { settings: DEFAULT_SETTINGS };

const REG = [
  'Windows Registry Editor Version 5.00',
  '',
  `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}]`,
  '"MitRealms_Enabled"=dword:00000001',
  '"domain_realm_Enabled"=dword:00000001',
  '',
  `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\MitRealms]`,
  '"ZSCALERBETA.NET"="<k>kerberos.zscaler.net</k>"',
  '',
  `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\domain_realm]`,
  '"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"',
  '',
  '',
].join('\r\n');

function file(path: string, content: string): Input {
  return inputOf(path, encode(content));
}

function walked(path: string, content: string): Input {
  return { ...file(path, content), named: false };
}

describe('lint', () => {
  it('reads with all readers and judges by all rules', () => {
    const { report, basis } = lint([file('clients/PC-0217.reg', REG)], OPTIONS);
    expect(report.findings).toMatchObject([
      {
        ruleId: 'kdc-wrong-host',
        severity: 'error',
        path: 'clients/PC-0217.reg',
        region: { startLine: 8, startColumn: 23, endLine: 8, endColumn: 43 },
        subject: { kind: 'client', id: 'pc-0217' },
        actual: 'kerberos.zscaler.net',
        expected: 'kerberos.zscalerbeta.net',
      },
    ]);
    expect(basis).toEqual({ [report.findings[0]?.fingerprint ?? '']: 'profile zscaler' });
    expect(report.inputs).toEqual([{ path: 'clients/PC-0217.reg', format: 'reg', status: 'read', facts: 4 }]);
    expect(report.summary.exitCode).toBe(1);
    expect(new Set(report.coverage.map(({ check }) => check)).size).toBeGreaterThan(5);
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  });

  it('says its version, or the one that it is given', () => {
    expect(lint([], OPTIONS).report.tool).toEqual({ name: 'realmlint', version: VERSION });
    expect(lint([], { ...OPTIONS, version: '1.2.3' }).report.tool.version).toBe('1.2.3');
    expect(VERSION).toBe('0.0.0-source');
  });

  it('of nothing is no evidence', () => {
    expect(lint([], OPTIONS).report).toMatchObject({ findings: [], inputs: [], summary: { exitCode: 3 } });
    const settings = { ...DEFAULT_SETTINGS, allowEmpty: true };
    expect(lint([], { settings }).report.summary.exitCode).toBe(0);
  });

  it('counts strangers, and says what was named, or is named like ours, and is unreadable', () => {
    const inputs = [
      walked('notes.txt', 'Nothing.'),
      walked('a/registry.pol', 'Nothing.'),
      file('b.txt', 'Nothing.'),
    ];
    const { report } = lint(inputs, OPTIONS);
    expect(report.inputs.map(({ path, status }) => `${path} ${status}`)).toEqual([
      'a/registry.pol unreadable',
      'b.txt unreadable',
    ]);
    expect(report.findings.map(({ ruleId, blocking }) => [ruleId, blocking])).toEqual([
      ['evidence-incomplete', true],
      ['evidence-incomplete', true],
    ]);
    expect(report.summary).toMatchObject({ skipped: 1, unreadable: 2, exitCode: 3 });
  });

  it.each([
    ['of another version', `<?xml version="1.1"?>`, /version 1\.1 of XML/],
    ['that is broken', `<?xml version='1.0" encoding="utf-8"?>`, /declaration is not well-formed/],
  ])('takes a report for ours that nobody named, with a declaration %s', (_, declaration, said) => {
    const xml = `${declaration}<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings"/>`;
    const { report } = lint([file('PC-0217.reg', REG), walked('settings.xml', xml)], OPTIONS);
    const input = report.inputs.find(({ path }) => path === 'settings.xml');
    expect(input).toMatchObject({ format: 'gpo-report', status: 'unreadable' });
    expect(input?.message).toMatch(said);
    expect(report.summary).toMatchObject({ skipped: 0, exitCode: 3 });
  });

  it('goes on after an input that cannot be opened', () => {
    const lost: Input = {
      path: 'a.reg',
      named: true,
      open() {
        throw new SourceError('It may not be read.');
      },
    };
    const { report } = lint([lost, file('PC-0217.reg', REG)], OPTIONS);
    expect(report.findings.map(({ ruleId }) => ruleId).sort()).toEqual([
      'evidence-incomplete',
      'kdc-wrong-host',
    ]);
    expect(report.summary).toMatchObject({ unreadable: 1, exitCode: 3 });
  });

  it('tells how far it is', () => {
    const seen: string[] = [];
    const onProgress = (done: number, total: number, path: string) => seen.push(`${done}/${total} ${path}`);
    lint([file('a.reg', REG), file('b.reg', REG)], { ...OPTIONS, onProgress });
    expect(seen).toEqual(['0/2 a.reg', '1/2 b.reg']);
  });

  it('reads in the encoding that it is told', () => {
    const query = `HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\MitRealms\r\n    ZSCALERBETA.NET    REG_SZ    <k>kerberos.zscalerbeta.net</k>\r\n`;
    const bytes = encode(query.replace('</k>', '\u00ff</k>'), 'latin1');
    const shown = (encoding: 'cp437' | 'windows-1252') =>
      lint([inputOf('PC-0217.txt', bytes)], { ...OPTIONS, encoding })
        .report.findings.map(({ message }) => message)
        .join(' ');
    expect(shown('cp437')).toContain('U+00A0');
    expect(shown('windows-1252')).toContain('U+00FF');
  });
});

describe('what was gathered', () => {
  const inputs = [
    file('clients/PC-0217.reg', REG.replace('<k>', '&lt;k&gt;').replace('; .g', ' .g')),
    file('torn.reg', `${REG}"X.EXAMPLE"="<k>`),
    walked('notes.txt', 'Nothing.'),
  ];

  it('can be copied, and so can what was judged of it', () => {
    const gathered = gather(inputs);
    expect(structuredClone(gathered)).toEqual(gathered);
    expect(gathered).toMatchObject({ skipped: 1, problems: [] });
    const result = lint(inputs, OPTIONS);
    expect(structuredClone(result)).toEqual(result);
    expect(result.report.findings.length).toBeGreaterThan(2);
  });

  it('is judged alike when it was kept as JSON', () => {
    const kept = JSON.parse(JSON.stringify(gather(inputs))) as Gathered;
    expect(judge(kept, OPTIONS)).toEqual(lint(inputs, OPTIONS));
    expect(judge(kept, { ...OPTIONS, version: '1.2.3', rules: [] }).report).toMatchObject({
      tool: { version: '1.2.3' },
      findings: [],
      coverage: [],
    });
  });
});

describe('lint with readers and rules of its own', () => {
  const record = registry(`${POLICY_KEY}\\MitRealms`, 'X.EXAMPLE', text('<k>kdc.x.example</k>'));

  function reader(read: () => Iterable<Item>): Reader {
    return { format: 'reg', holder: 'client', accepts: () => true, read };
  }

  const rule = fakeRule('own', 'realm', ({ origin, name }) => [
    finding({ place: { origin, at: name.at, locator: '' }, realm: name.value }),
  ]);

  it('uses nothing else', () => {
    const { report } = lint([file('PC-0217.x', 'x')], {
      ...OPTIONS,
      readers: [reader(() => [record])],
      rules: [rule],
    });
    expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(['own']);
    expect(report.coverage.map(({ check }) => check)).toEqual(['own']);
  });

  it('survives a reader and a rule that throw, and says so', () => {
    function* read(): Iterable<Item> {
      yield record;
      throw new Error('reader broken');
    }
    const broken = fakeRule('broken', 'realm', () => {
      throw new Error('rule broken');
    });
    const { report } = lint([file('PC-0217.x', 'x')], {
      ...OPTIONS,
      readers: [reader(read)],
      rules: [broken, rule],
    });
    expect(report.problems.map(({ kind, message }) => `${kind} ${message}`)).toEqual([
      'internal PC-0217.x: The reader for reg failed: reader broken',
      'internal The rule broken failed on PC-0217: rule broken',
    ]);
    expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(['own']);
    expect(report.inputs).toMatchObject([{ status: 'partial', facts: 1 }]);
    expect(report.summary.exitCode).toBe(70);
  });

  itThorough('takes time by the number of facts', () => {
    const records = Array.from({ length: 10_000 }, (_, i) =>
      registry(`${POLICY_KEY}\\MitRealms`, `R${i}.EXAMPLE`, text('<k>kdc</k>')),
    );
    const gap: Item = {
      kind: 'diagnostic',
      code: 'bad-value',
      effect: 'partial',
      message: '',
      hint: '',
      at: null,
      part: null,
      side: null,
    };
    const many = reader(function* () {
      for (const [i, one] of records.entries()) {
        yield one;
        yield {
          ...gap,
          message: `The value ${one.valueName?.value} is bad.`,
          at: { start: i, end: i, region: null },
        };
      }
    });
    const incomplete = fakeRule('evidence-incomplete', 'run', ({ gaps }) =>
      gaps.map((one) =>
        finding({ place: one, message: one.message, actual: null, severity: 'info', perFile: true }),
      ),
    );
    const spent = cpuClock();
    const { report } = lint([file('PC-0217.x', 'x')], {
      ...OPTIONS,
      readers: [many],
      rules: [rule, incomplete],
    });
    expect(report.summary).toMatchObject({ errors: 10_000, infos: 10_000 });
    expect(spent()).toBeLessThan(20_000);
  });
});
