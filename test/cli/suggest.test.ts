// Words that nobody knows, and what is offered for them.

import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { UsageError } from '../../src/cli/failure.ts';
import { main } from '../../src/cli/main.ts';
import { suggestion } from '../../src/cli/suggest.ts';
import { readConfig } from '../../src/config/config.ts';
import { world } from './world.ts';

const LEVELS = ['error', 'warning', 'info', 'never'];

function hint(...argv: readonly string[]): string | undefined {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof UsageError) return error.lines.at(-1);
    throw error;
  }
  throw new Error('was accepted');
}

describe('suggestion', () => {
  it.each([
    ['eror', 'error'],
    ['WARNING', 'warning'],
    ['warn', 'warning'],
    ['nevr', 'never'],
    ['nvre', null],
    ['wraning', 'warning'],
    ['wranign', 'warning'],
    ['inof', 'info'],
    ['all', null],
    ['w', null],
    ['', null],
    ['x'.repeat(10_000), null],
  ])('%s: %s', (word, meant) => {
    expect(suggestion(word, LEVELS)).toBe(meant);
  });

  it.each([
    ['a beginning of several', 'max-f', ['max-findings', 'max-files'], null],
    ['two letters of a beginning', 'ma', ['max-findings'], null],
    [
      'the beginning of one before the likeness of another',
      'file',
      ['fail', 'rule', 'files-from'],
      'files-from',
    ],
    ['likeness where the beginning is one of several', 'color', ['colour', 'colors-of', 'colors'], 'colour'],
    ['one change of a short word', 'bahs', ['bash'], 'bash'],
    ['nothing for two changes of four letters', 'fish', ['bash', 'zsh', 'powershell'], null],
    ['two of its letters that changed places', 'rulse', ['rules'], 'rules'],
    ['nothing for two changes of it', 'rabes', ['rules'], null],
    ['two changes of a longer one', 'expaln', ['explain'], 'explain'],
  ])('offers %s: %s', (_, word, candidates, meant) => {
    expect(suggestion(word, candidates)).toBe(meant);
  });
});

describe('an option', () => {
  it.each([
    [['-format', 'json'], 'Did you mean --format?'],
    [['--Format', 'json'], 'Did you mean --format?'],
    [['--fromat=json'], 'Did you mean --format?'],
    [['--no-colour'], 'Did you mean --no-color?'],
    [['--failon', 'error'], 'Did you mean --fail-on?'],
    [['--max_findings', '3'], 'Did you mean --max-findings?'],
    [['--max', '3'], 'Did you mean --max-findings?'],
    [['--file', 'x', '.'], 'Did you mean --files-from?'],
    [['--base', 'x', '.'], 'Did you mean --baseline?'],
    [['-gpo.reg'], 'Put a path that begins with a dash after --.'],
    [['why', '--zzzzzz'], 'realmlint why --help lists the options.'],
    [['gpo', '--zzzzzz'], 'realmlint --help lists the options.'],
    [
      ['lint', '--prnue'],
      'Did you mean --prune? --prune is an option of baseline: realmlint baseline --help.',
    ],
    [['lint', '--prune'], '--prune is an option of baseline: realmlint baseline --help.'],
    [['rules', '--fail-on', 'error'], '--fail-on is an option of lint or drift: realmlint --help.'],
    [['bsaeline', '--prune', 'gpo'], 'Did you mean realmlint baseline?'],
  ])('%j: %s', (argv, said) => {
    expect(hint(...argv)).toBe(said);
  });
});

describe('an option of other programs', () => {
  it.each([
    [['-f', 'json', '.'], 'Did you mean --format, --fail-on or --files-from?'],
    [['-q', '.'], 'Did you mean --quiet?'],
    [['-v'], 'Did you mean --verbose or --version?'],
    [['-V'], 'Did you mean --verbose or --version?'],
    [['--q', '.'], 'Did you mean --quiet?'],
    [['why', '-q', '.'], 'Put a path that begins with a dash after --.'],
    [['baseline', '-p', '.'], 'Did you mean --prune?'],
    [['-x', '.'], 'Put a path that begins with a dash after --.'],
    [['--json', '.'], 'Did you mean --format json?'],
    [['--sarif', '.'], 'Did you mean --format sarif?'],
    [['--sarif=out.sarif', '.'], 'Did you mean --format sarif=out.sarif?'],
    [['-junit', '.'], 'Did you mean --format junit?'],
    [['why', '--json', 'host', '.'], 'Did you mean --format json?'],
    [['why', '--sarif', 'host', '.'], 'realmlint why --help lists the options.'],
    [
      ['baseline', '--json', '.'],
      'Did you mean --format json? --format is an option of lint, drift, why, explain or rules: realmlint --help.',
    ],
    [['--output', 'out.json', '.'], 'Did you mean --format NAME=FILE?'],
    [['--output=out.json', '.'], 'Did you mean --format NAME=FILE?'],
    [['drift', '-o', 'out.json', '.'], 'Did you mean --format NAME=FILE?'],
    [['baseline', '-o', 'known.json', '.'], 'Did you mean --baseline FILE?'],
    [['rules', '--output', 'rules.txt'], 'realmlint rules --help lists the options.'],
    [['--exclude', 'old', '.'], 'Put it into the config, as in "ignore": ["old-backups"].'],
    [['--format:json', '.'], 'Did you mean --format json?'],
    [['-Format:json=out.json', '.'], 'Did you mean --format json=out.json?'],
    [['--rule:kdc-wrong-host=off', '.'], 'Did you mean --rule kdc-wrong-host=off?'],
    [['--format:', 'json', '.'], 'Did you mean --format?'],
    [['--quiet:1', '.'], 'Did you mean --quiet?'],
    [['--nothing:1', '.'], 'realmlint --help lists the options.'],
  ])('%j: %s', (argv, said) => {
    expect(hint(...argv)).toBe(said);
  });

  it('is put into the config by a line that is right', () => {
    const [, member] = /as in (.*)\.$/.exec(hint('--exclude', 'old') ?? '') ?? [];
    expect(readConfig(`{${member}}`, [])).toMatchObject({
      config: { ignore: ['old-backups'] },
      problems: null,
    });
  });
});

describe('a command', () => {
  it.each([
    [['lnit'], 'realmlint lint'],
    [['expalin', '471000'], 'realmlint explain'],
    [['Rules'], 'realmlint rules'],
    [['help'], 'realmlint --help'],
  ])('%j: %s', async (argv, meant) => {
    const { io, out, err } = world();
    expect(await main(argv, io)).toBe(2);
    expect(out()).toBe('');
    expect(err()).toBe(
      `realmlint: There is no command ${argv[0]}, and no path of that name.\nrealmlint: Did you mean ${meant}?\n`,
    );
  });

  it.each([
    ['a path that is there', ['lnit'], { lnit: '' }],
    ['a path that looks like one', ['./lnit'], {}],
    ['a path of lint', ['lint', 'lnit'], {}],
    ['any other word', ['exports'], {}],
  ])('is not meant by %s', async (_, argv, files) => {
    const { io, err } = world({ files });
    expect(await main(argv, io)).toBe(3);
    expect(err()).not.toContain('Did you mean');
  });
});
