// Values of options: what they mean, and what is said when they mean nothing.

import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { UsageError } from '../../src/cli/failure.ts';
import { colorWish, requestOf } from '../../src/cli/request.ts';
import { ENCODING_NAMES, ENCODINGS } from '../../src/cli/values.ts';

const NAMES = { formats: ['text', 'compact', 'json'], rules: ['kdc-wrong-host', 'missing-leading-dot'] };

function request(...argv: readonly string[]) {
  return requestOf(parseArguments(argv), NAMES);
}

function refusal(...argv: readonly string[]): string {
  try {
    request(...argv);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('was accepted');
}

describe('requestOf', () => {
  it('is silent where the command line is', () => {
    expect(request('gpo')).toEqual({
      operands: ['gpo'],
      outputs: [{ format: 'text', file: null }],
      cloud: null,
      config: null,
      noConfig: false,
      failOn: null,
      require: null,
      allowEmpty: false,
      severities: {},
      quiet: false,
      verbose: false,
      encoding: null,
      stdinName: null,
      filesFrom: null,
      maxFindings: null,
      baseline: null,
      prune: false,
      shard: null,
    });
  });

  it.each([
    [['--format', 'json=C:\\a=b.json'], { outputs: [{ format: 'json', file: 'C:\\a=b.json' }] }],
    [
      ['--format', 'compact', '--format', 'json=a', '--format', 'json=b'],
      {
        outputs: [
          { format: 'compact', file: null },
          { format: 'json', file: 'a' },
          { format: 'json', file: 'b' },
        ],
      },
    ],
    [['--cloud', 'https://admin.zscalerbeta.net/'], { cloud: 'zscalerbeta.net' }],
    [['--cloud', 'ZSCALERBETA.NET'], { cloud: 'zscalerbeta.net' }],
    [['--fail-on', 'never'], { failOn: 'never' }],
    [['--require', 'gpo,trust', '--require', 'client'], { require: ['gpo', 'trust', 'client'] }],
    [
      ['--rule', 'kdc-wrong-host=off, missing-leading-dot=info'],
      { severities: { 'kdc-wrong-host': 'off', 'missing-leading-dot': 'info' } },
    ],
    [
      ['--rule', 'kdc-wrong-host=off', '--rule', 'kdc-wrong-host=error'],
      { severities: { 'kdc-wrong-host': 'error' } },
    ],
    [['--encoding', 'UTF-16LE'], { encoding: 'utf-16le' }],
    [['--encoding', 'utf8'], { encoding: 'utf-8' }],
    [['--encoding', '850'], { encoding: 'cp850' }],
    [['--encoding', 'Latin-1'], { encoding: 'windows-1252' }],
    [['--encoding', 'ISO-8859-1'], { encoding: 'windows-1252' }],
    [['--encoding', 'ANSI'], { encoding: 'windows-1252' }],
    [['--max-findings', '0'], { maxFindings: 0 }],
    [['--quiet', '--allow-empty', '--no-config'], { quiet: true, allowEmpty: true, noConfig: true }],
    [['--stdin-filename', 'a.reg', '-'], { stdinName: 'a.reg' }],
  ])('%j', (argv, part) => {
    expect(request(...argv, 'gpo')).toMatchObject(part);
  });

  it('needs no path when a list is named', () => {
    expect(request('--files-from', 'list')).toMatchObject({ operands: [], filesFrom: 'list' });
  });

  it.each([
    [[], /nothing to lint.*Type what to lint: realmlint gpreport\.xml/s],
    [['baseline'], /nothing to read.*realmlint baseline gpreport\.xml .*, realmlint baseline \. for/s],
    [[''], /empty.*variable/s],
    [['-', '--files-from', '-'], /cannot be both/],
    [['a', '--stdin-filename', 'b'], /--stdin-filename/],
    [['a', '--format', 'jsn'], /--format takes text, compact or json, not jsn\.\nDid you mean json\?/],
    [['a', '--format', 'sarif'], /not sarif\.\nFor example: --format text\.$/],
    [['a', '--format', 'json', '--format', 'text'], /Only one format.*--format text=FILE/s],
    [['a', '--format', 'json='], /needs a value|names no file/],
    [['a', '--cloud', 'beta'], /--cloud beta/],
    [['a', '--fail-on', 'warnings'], /Did you mean warning\?/],
    [['a', '--require', 'gpo,'], /empty entry/],
    [['a', '--require', 'gpos'], /Did you mean gpo\?/],
    [['a', '--rule', 'kdc-wrong-host'], /--rule takes ID=LEVEL, such as kdc-wrong-host=off/],
    [['a', '--rule', 'kdc-wrong-hots=off'], /Did you mean kdc-wrong-host\?/],
    [['a', '--rule', 'kdc-wrong-host=warn'], /takes error, warning, info or off, not warn/],
    [['a', '--rule', 'kdc-wrong-host=0'], /not 0\.\nFor example: --rule kdc-wrong-host=error\.$/],
    [['a', '--rule', 'kdc-wrong-host='], /not an empty word\.\nFor example: --rule kdc-wrong-host=error\.$/],
    [['a', '--rule', 'kdc-wrong-host=Off'], /not Off\.\nDid you mean off\?$/],
    [['a', '--format', '=out.txt'], /not an empty word\.\nFor example: --format text\.$/],
    [['a', '--encoding', 'utf-7'], /Did you mean utf-8\?/],
    [['a', '--encoding', '__proto__'], /--encoding takes/],
    [['a', '--max-findings', 'all'], /--max-findings takes a number/],
    [['a', '--max-findings', '1e3'], /--max-findings takes a number/],
    [['a', '--max-findings', '-1'], /takes a number from 0 on, not -1\.\nFor example: --max-findings 20\.$/],
  ])('%j is refused', (argv, said) => {
    expect(refusal(...argv)).toMatch(said);
  });
});

describe('colorWish', () => {
  it.each([
    [[], 'auto'],
    [['--color', 'always'], 'always'],
    [['--no-color'], 'never'],
  ])('%j: %s', (argv, wish) => {
    expect(colorWish(parseArguments(argv).given)).toBe(wish);
  });

  it('refuses other words', () => {
    expect(() => colorWish(parseArguments(['--color', 'yes']).given)).toThrow(/auto, always or never/);
  });
});

describe('the names of encodings', () => {
  it('are those that words lead to, the likeliest first', () => {
    expect(new Set(ENCODING_NAMES)).toEqual(new Set(Object.values(ENCODINGS)));
    expect(ENCODING_NAMES[0]).toBe('utf-8');
  });
});
