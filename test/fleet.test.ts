// Many clients: identical inputs are read once and clients of one configuration judged once, and nobody can tell it from the report.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../src/evidence/order.ts';
import { factsOf } from '../src/evidence/pages.ts';
import {
  coverageRows,
  DEFAULT_SETTINGS,
  gather,
  type Hold,
  type Input,
  judge,
  judgeSurvey,
  lint,
  type Settings,
  survey,
} from '../src/lint.ts';
import { encode } from './support/bytes.ts';
import { cpuClock } from './support/cpu-clock.ts';
import { bytesOf, inputOf, inputsBelow } from './support/inputs.ts';
import { POLICY_KEY } from './support/records.ts';
import { settingsFrom } from './support/settings.ts';
import { itThorough, sample, THOROUGH } from './support/thorough.ts';

const OPTIONS = { settings: DEFAULT_SETTINGS };
const NAME_KEY = 'SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName';

interface Dump {
  readonly kdc?: string;
  readonly suffixes?: string;
  readonly enabled?: number;
  /** Lines of no interest before the settings, and how long each of them is. */
  readonly before?: number;
  readonly name?: string;
}

function dump({ kdc, suffixes, enabled = 1, before = 0, name }: Dump = {}): Uint8Array {
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    ...(before > 0 ? ['[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]'] : []),
    ...Array.from({ length: before }, (_, index) => `"Value${index}"="${'x'.repeat(before)}"`),
    ...(before > 0 ? [''] : []),
    ...(name === undefined ? [] : [`[HKEY_LOCAL_MACHINE\\${NAME_KEY}]`, `"ComputerName"="${name}"`, '']),
    `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}]`,
    `"MitRealms_Enabled"=dword:0000000${enabled}`,
    '"domain_realm_Enabled"=dword:00000001',
    '',
    `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\MitRealms]`,
    `"ZSCALERBETA.NET"="${kdc ?? '<k>kerberos.zscalerbeta.net</k>'}"`,
    '',
    `[HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\domain_realm]`,
    `"ZSCALERBETA.NET"="${suffixes ?? '.zscalerbeta.net; .gateway.zscalerbeta.net'}"`,
    '',
    '',
  ];
  return encode(lines.join('\r\n'));
}

/** A query of the key alone: a policy is on, and its list is not shown. */
const SWITCH = encode(
  ['', `HKEY_LOCAL_MACHINE\\${POLICY_KEY}`, '    MitRealms_Enabled    REG_DWORD    0x1', ''].join('\r\n'),
);

/** All that a user can get at, lists of millions made. */
function all({ report, judged, basis, gone, checks }: ReturnType<typeof lint>) {
  return { report: { ...report, coverage: [...report.coverage] }, judged, basis, gone, checks };
}

function expectSame(inputs: readonly Input[], options: { settings: Settings; hold?: Hold }): void {
  const slow = judge(gather(inputs), options);
  const fast = judgeSurvey(survey(inputs), options);
  expect(all(fast)).toEqual(all(slow));
  expect([...coverageRows(fast.report)]).toEqual(slow.report.coverage);
}

const FIXTURES = ['fixtures/rules', 'fixtures/formats'].flatMap((folder) =>
  inputsBelow(folder, ['expected.json']).filter(({ path }) => !/realmlint\.config/.test(path)),
);
const CLIENTS = sample(FIXTURES, 8).filter((input) => {
  const { parts } = survey([input]);
  return parts.some((part) => 'page' in part);
});

const dumps = fc
  .record({
    kdc: fc.constantFrom(
      '<k>kerberos.zscalerbeta.net</k>',
      'kerberos.zscalerbeta.net',
      '<k>pc-1.example</k>',
    ),
    suffixes: fc.constantFrom('.zscalerbeta.net; .gateway.zscalerbeta.net', 'zscalerbeta.net', '.pc-2'),
    enabled: fc.constantFrom(1, 1, 0),
    before: fc.constantFrom(0, 0, 1, 7),
    name: fc.constantFrom(
      undefined,
      undefined,
      'PC-1',
      'PC-2',
      'PC-31',
      'CORP\\\\PC-4$',
      'pc-2.corp.contoso.example',
      'PC-3.corp.contoso.example',
    ),
  })
  .map(({ name, ...rest }) => dump(name === undefined ? rest : { ...rest, name }));
const contents = fc.oneof(
  { weight: 4, arbitrary: dumps },
  { weight: 3, arbitrary: fc.constantFrom(...CLIENTS).map(bytesOf) },
  { weight: 1, arbitrary: fc.constant(SWITCH) },
);
const folders = fc.constantFrom('', 'site/', 'SITE/', 'other/', 'PC-1/', 'PC-2/Machine/', 'User/', BACKUP());
const names = fc.constantFrom('PC-1', 'pc-1', 'PC-2', 'PC-3', 'PC-4', 'kerberos', 'export', '12', 'ntuser');
const clients = fc.constantFrom(undefined, undefined, undefined, 'PC-4', 'Kiosk');
const settings = fc.constantFrom(
  DEFAULT_SETTINGS,
  settingsFrom('{"expect": [{"client": "PC-1", "realm": "ZSCALERBETA.NET", "state": "forbidden"}]}'),
  settingsFrom('{"expect": [{"client": "*", "realm": "ZSCALERTWO.NET", "state": "required"}]}'),
  settingsFrom('{"cloud": "zscalertwo.net", "rules": {"mapping-realm-undefined": "off"}}'),
);

function BACKUP(): string {
  return 'backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/DomainSysvol/GPO/Machine/';
}

/** Some contents, several places of each, and beside them files of any kind. */
const runs = fc
  .record({
    pool: fc.array(contents, { minLength: 1, maxLength: 3 }),
    places: fc.array(fc.tuple(folders, names, clients, fc.nat(2)), { minLength: 2, maxLength: 14 }),
    others: fc.array(fc.constantFrom(...FIXTURES), { maxLength: 3 }),
  })
  .map(({ pool, places, others }) => {
    const inputs = new Map<string, Input>();
    for (const [folder, name, client, index] of places) {
      const path = `${folder}${name}.${index === 2 ? 'txt' : 'reg'}`;
      const bytes = pool[index % pool.length];
      if (bytes) inputs.set(path, { ...inputOf(path, bytes), ...(client === undefined ? {} : { client }) });
    }
    for (const other of others) inputs.set(other.path, other);
    return [...inputs.values()];
  });

describe('a survey', () => {
  it('is judged as all of its facts are', () => {
    fc.assert(
      fc.property(runs, settings, (inputs, chosen) => expectSame(inputs, { settings: chosen })),
      { numRuns: THOROUGH ? 1200 : 10 },
    );
  }, 600_000);

  it('is judged so with a baseline and with suppressions', () => {
    fc.assert(
      fc.property(runs, (inputs) => {
        const { report } = lint(inputs, OPTIONS);
        const baseline = report.findings.slice(0, 2).map(({ fingerprint, ruleId, subject }) => ({
          fingerprint,
          rule: ruleId,
          subject,
          date: '2026-03-02',
        }));
        const today = '2026-03-03';
        expectSame(inputs, { ...OPTIONS, hold: { today, baseline, suppressions: [] } });
      }),
      { numRuns: THOROUGH ? 200 : 4 },
    );
  }, 600_000);

  it('keeps what clients have in common once, however far down it stands', () => {
    const inputs = [1, 7, 30].map((before) => inputOf(`PC-${before}.reg`, dump({ before })));
    const pages = survey(inputs).parts.map((part) => 'page' in part && part.page);
    expect(new Set(pages).size).toBe(1);
  });

  it('keeps so what clients have in common that tell their names, and each name as it is told', () => {
    const names = ['PC-1', 'PC-2', 'pc-3', 'PC-1'];
    const inputs = names.map((name, index) =>
      inputOf(`export-${index}/dump.reg`, dump({ name, before: index })),
    );
    const sheets = survey(inputs).parts.flatMap((part) => ('page' in part ? [part] : []));
    expect(sheets.map(({ name }) => name)).toEqual(names);
    expect(new Set(sheets.map(({ page }) => page)).size).toBe(1);
    expect(sheets.flatMap((sheet) => factsOf(sheet))).toEqual(inOrder(gather(inputs).facts));
  });

  it('shares no page with a name that tells more than the name', () => {
    const names = ['PC-1.corp.contoso.example', 'PC-2.corp.contoso.example', 'CORP\\\\PC-3$'];
    const inputs = names.map((name, index) => inputOf(`export-${index}/dump.reg`, dump({ name })));
    const sheets = survey(inputs).parts.flatMap((part) => ('page' in part ? [part] : []));
    expect(new Set(sheets.map(({ page }) => page)).size).toBe(3);
    expect(sheets.flatMap((sheet) => factsOf(sheet))).toEqual(inOrder(gather(inputs).facts));
  });

  it('reads the same bytes once, and other bytes of the same length by themselves', () => {
    let read = 0;
    const counted = (path: string, bytes: Uint8Array): Input => {
      const { open, ...rest } = inputOf(path, bytes);
      return {
        ...rest,
        open() {
          const source = open();
          return {
            ...source,
            read(offset, length) {
              read++;
              return source.read(offset, length);
            },
          };
        },
      };
    };
    const good = dump();
    const paths = ['a/PC-1.reg', 'b/PC-2.reg', 'c/PC-3.reg'];
    survey([counted('PC-0.reg', good)]);
    const once = read;
    survey(['PC-0.reg', ...paths].map((path) => counted(path, good)));
    expect(read).toBe(2 * once + paths.length);
    const other = good.slice();
    other[other.lastIndexOf('z'.charCodeAt(0))] = 'y'.charCodeAt(0);
    const { report } = lint([inputOf('PC-0.reg', good), inputOf('PC-1.reg', other)], OPTIONS);
    expect(report.findings.map(({ path }) => path)).toEqual(['PC-1.reg']);
  });

  it('says of each client what is said of one, under its own name and fingerprint', () => {
    const bad = dump({ kdc: 'kerberos.zscalerbeta.net' });
    const paths = ['a/PC-1.reg', 'a/PC-2.reg', 'b/PC-1.reg'];
    const { findings } = lint(
      paths.map((path) => inputOf(path, bad)),
      OPTIONS,
    ).report;
    expect(findings.map(({ path, subject }) => [path, subject.id])).toEqual([
      ['a/PC-1.reg', 'a/pc-1'],
      ['a/PC-2.reg', 'pc-2'],
      ['b/PC-1.reg', 'b/pc-1'],
    ]);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(new Set(findings.map(({ message }) => message)).size).toBe(1);
  });

  it('misses of each client the list of a policy that is on, beside those that show theirs', () => {
    const inputs = [
      ...['PC-1', 'PC-2', 'PC-3'].map((name) => inputOf(`${name}.txt`, SWITCH)),
      ...['PC-4', 'PC-5'].map((name) => inputOf(`${name}.reg`, dump())),
    ];
    const { findings, summary } = lint(inputs, OPTIONS).report;
    expect(summary.exitCode).toBe(3);
    expect(findings.map(({ path, subject, blocking }) => [path, subject.name, blocking])).toEqual(
      ['PC-1', 'PC-2', 'PC-3'].map((name) => [`${name}.txt`, name, true]),
    );
    expectSame(inputs, OPTIONS);
  });
});

describe('a fleet', () => {
  const fleet = (size: number, before: (index: number) => number): Input[] =>
    Array.from({ length: size }, (_, index) =>
      inputOf(
        `fleet/SITE-${index % 10}/PC-${index}.reg`,
        dump({ before: before(index), ...(index % 50 === 0 ? { kdc: 'kerberos.zscalerbeta.net' } : {}) }),
      ),
    );

  itThorough.each([
    ['of identical dumps', () => 0],
    ['of dumps that all differ', (index: number) => index % 97],
  ])(
    '%s takes time by its size',
    (_, before) => {
      const cost = (size: number) => {
        const inputs = fleet(size, before);
        const spent = cpuClock();
        lint(inputs, OPTIONS);
        return spent();
      };
      // One collection of garbage in the small run or the large one is as long as the small run: the best of several counts.
      const best = (size: number, times: number) =>
        Math.min(...Array.from({ length: times }, () => cost(size)));
      cost(500);
      const small = best(2000, 5);
      expect(best(20_000, 3)).toBeLessThan(20 * small);
    },
    300_000,
  );
});
