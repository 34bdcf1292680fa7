// The exit code is a matter of the run, never of the format: every format, every code.

import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { run } from '../../src/cli/run.ts';
import { collect, gather, judge, judgeSurvey, survey, VERSION } from '../../src/lint.ts';
import { EXIT_CODES } from '../../src/model/exit-codes.ts';
import { defineRule } from '../../src/model/rule.ts';
import { reporters } from '../../src/reporters/index.ts';
import { sample } from '../support/thorough.ts';
import { type WorldOptions, world } from './world.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const client = (kdc: string) =>
  `Windows Registry Editor Version 5.00\r\n\r\n[${KEY}\\MitRealms]\r\n"ZSCALERBETA.NET"="<k>${kdc}</k>"\r\n`;
const GOOD = client('kerberos.zscalerbeta.net');
const BAD = client('kerberos.zscalertwo.net');
// Cut off behind an entry of which something is said all the same.
const CUT = `${client('kerberos.zscalerbeta.net</k><k>kerberos.zscalerbeta.net')}"B"="<k>`;

const [first] = rules;
const FAILING = first && {
  ...defineRule({
    ...first,
    id: 'kdc-list-empty',
    over: 'run',
    needs: [],
    check: () => {
      throw new Error('a defect');
    },
  }),
};

/** A run that ends with each code, by its name in EXIT_CODES. */
const RUNS: Readonly<Record<keyof typeof EXIT_CODES, { files: WorldOptions['files']; args: string[] }>> = {
  clean: { files: { 'a.reg': GOOD }, args: ['a.reg'] },
  findings: { files: { 'a.reg': BAD }, args: ['a.reg'] },
  usage: { files: { 'a.reg': BAD }, args: ['a.reg', '--fail-on', 'sometimes'] },
  incomplete: {
    files: { 'a.reg': BAD, 'b.pol': 'PReg', 'c.reg': CUT },
    args: ['.', '--rule', 'evidence-incomplete=off', '--rule', 'duplicate-entry=info'],
  },
  internal: { files: { 'a.reg': BAD, 'b.pol': 'PReg' }, args: ['.'] },
};

async function realmlint(name: keyof typeof EXIT_CODES, ...more: readonly string[]) {
  const { files, args } = RUNS[name];
  const here = world({ files: files ?? {} });
  const checks = name === 'internal' && FAILING ? [...rules, FAILING] : rules;
  const parts = { gather, collect, judge, survey, judgeSurvey, reporters, rules: checks, version: VERSION };
  const code = await run([...args, '--no-config', ...more], here.io, parts);
  return { ...here, code };
}

const NAMES = Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];
const FORMATS = Object.keys(reporters);
const CASES = NAMES.flatMap((name) =>
  FORMATS.map((format) => [EXIT_CODES[name].code, format, name] as const),
);

describe('exit codes', () => {
  it.each(sample(CASES, 7))('%i in %s, on the screen and in a file', async (code, format, name) => {
    const screen = await realmlint(name, '--format', format);
    const file = await realmlint(name, '--format', `${format}=out`);
    expect([screen.code, file.code]).toEqual([code, code]);
    if (name !== 'usage') expect(file.text('out')).toBe(screen.out());
    else expect([screen.out(), file.text('out')]).toEqual(['', null]);
  });

  it.each(NAMES)('are the same for all formats at once: %s', async (name) => {
    const all = FORMATS.flatMap((format) => ['--format', `${format}=out.${format}`]);
    expect((await realmlint(name, ...all)).code).toBe(EXIT_CODES[name].code);
  });

  // A gap that no rule speaks of, and a rule that failed: who reads the report alone must not take it for a clean one.
  const SAID: Readonly<Record<string, RegExp>> = {
    sarif: /"executionSuccessful": false/,
    github: /^::error /m,
    gitlab: /"severity": "blocker"/,
    azure: /^##vso\[task\.logissue type=error;/m,
    junit: /<error /,
    markdown: /^(?:No verdict|Not to be trusted) \(exit \d+\)/m,
    html: /<h1[^>]*>.*(?:No verdict|Not to be trusted)<\/h1>/,
    json: /"exitCode": (?:3|70)/,
    text: /no verdict|internal error/,
    compact: /no verdict|internal error/,
  };
  // Each gap by its name, and as what it is: JUnit has a case of its own for it.
  const GAPS = Object.fromEntries(
    FORMATS.map((format) => [
      format,
      format === 'junit'
        ? [/<testsuite name="b\.pol"[^>]* errors="1"/, /<testsuite name="c\.reg"[^>]* errors="1"/]
        : [/b\.pol/, /c\.reg/],
    ]),
  );
  it.each(FORMATS)('that are no verdict are seen in %s alone', async (format) => {
    for (const name of ['incomplete', 'internal'] as const) {
      const { out } = await realmlint(name, '--format', format, '--rule', 'kdc-wrong-host=off');
      expect(out(), name).toMatch(SAID[format] ?? /^$/);
      if (name === 'incomplete') for (const gap of GAPS[format] ?? []) expect(out()).toMatch(gap);
    }
  });
});
