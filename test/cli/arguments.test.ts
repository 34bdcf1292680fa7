// Words of the command line: each trap of option syntax, and what is said about it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import yargs from 'yargs';
import { PARSER, parseArguments, parseWords } from '../../src/cli/arguments.ts';
import { UsageError } from '../../src/cli/failure.ts';
import { OPTIONS } from '../../src/cli/options.ts';
import { THOROUGH } from '../support/thorough.ts';

function parsed(...argv: readonly string[]) {
  const { command, operands, given } = parseArguments(argv);
  return { command, operands, given: Object.fromEntries(given) };
}

function refusal(...argv: readonly string[]): readonly string[] {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof UsageError) return error.lines;
    throw error;
  }
  throw new Error('was accepted');
}

describe('paths', () => {
  it.each([
    [['-'], ['-']],
    [
      ['123', '0x10', '1e3', '007'],
      ['123', '0x10', '1e3', '007'],
    ],
    [
      ['a', '-', 'b'],
      ['a', '-', 'b'],
    ],
    [
      ['--', '-x', '--quiet', '-'],
      ['-x', '--quiet', '-'],
    ],
    [
      ['a', '--', '-b'],
      ['a', '-b'],
    ],
    [['{6C1F4A2E}'], ['{6C1F4A2E}']],
    [
      ['true', 'false', 'a=b', 'a.b.c'],
      ['true', 'false', 'a=b', 'a.b.c'],
    ],
    [[''], ['']],
    [[], []],
  ])('%j', (argv, operands) => {
    expect(parsed(...argv)).toEqual({ command: 'lint', operands, given: {} });
  });
});

describe('options that must not swallow what follows', () => {
  it.each([
    [['--require', 'gpo', 'path'], { require: ['gpo'] }],
    [['--format', 'json', 'path'], { format: ['json'] }],
    [['--rule', 'a=b', 'path'], { rule: ['a=b'] }],
    [['--rule', 'a=b', '--rule', 'c.d=e', 'path'], { rule: ['a=b', 'c.d=e'] }],
    [['--rule=a=b', 'path'], { rule: ['a=b'] }],
    [['--quiet', 'path'], { quiet: [''] }],
    [['--quiet', '--quiet', 'path'], { quiet: [''] }],
    [['--no-color', 'path'], { 'no-color': [''] }],
    [['--no-config', 'path'], { 'no-config': [''] }],
    [['--allow-empty', 'path'], { 'allow-empty': [''] }],
    [['--max-findings', '5', 'path'], { 'max-findings': ['5'] }],
    [['--max-findings', '-5', 'path'], { 'max-findings': ['-5'] }],
    [['--files-from', '-', 'path'], { 'files-from': ['-'] }],
    [
      ['path', '--format', 'text', '--format', 'json=C:\\out=1.json'],
      { format: ['text', 'json=C:\\out=1.json'] },
    ],
    [['path', '-h'], { help: [''] }],
    [['--help', 'path'], { help: [''] }],
    [['--version', 'path'], { version: [''] }],
  ])('%j', (argv, given) => {
    expect(parsed(...argv)).toEqual({ command: 'lint', operands: ['path'], given });
  });
});

describe('commands', () => {
  it.each([
    [['lint', 'rules'], 'lint', ['rules']],
    [['rules'], 'rules', []],
    [['--verbose', 'rules'], 'rules', []],
    [['explain', 'kdc-wrong-host'], 'explain', ['kdc-wrong-host']],
    [['gpo', 'rules'], 'lint', ['gpo', 'rules']],
    [['--', 'rules'], 'lint', ['rules']],
    [['./rules'], 'lint', ['./rules']],
    [['toString'], 'lint', ['toString']],
  ])('%j', (argv, command, operands) => {
    expect(parsed(...argv)).toMatchObject({ command, operands });
  });
});

describe('what is refused', () => {
  it.each([
    [['--frmat', 'json'], /--frmat is unknown/, 'Did you mean --format?'],
    [['--colour', 'never'], /--colour is unknown/, 'Did you mean --color?'],
    [['--no-colour'], /--no-colour is unknown/, 'Did you mean --no-color?'],
    [['--no-quiet', 'path'], /--no-quiet is unknown/, null],
    [['--suppress', 'file'], /--suppress is unknown/, null],
    [['--constructor=x'], /--constructor is unknown/, null],
    [['--__proto__', 'x'], /--__proto__ is unknown/, null],
    [['--toString'], /--toString is unknown/, null],
    [['--_', 'x'], /--_ is unknown/, null],
    [['--get-yargs-completions'], /--get-yargs-completions is unknown/, null],
    [['-x'], /-x is unknown/, 'Put a path that begins with a dash after --.'],
    [['-1'], /-1 is unknown/, 'Put a path that begins with a dash after --.'],
    [['---'], /--- is unknown/, null],
    [['-hv'], /-hv is unknown/, null],
  ])('%j: an unknown option', (argv, said, hint) => {
    const lines = refusal(...argv);
    expect(lines[0]).toMatch(said);
    if (hint) expect(lines[1]).toBe(hint);
    expect(lines.length).toBeLessThan(3);
  });

  it.each([
    [['--format']],
    [['--format=']],
    [['--format', '']],
    [['--format', '--quiet']],
    [['--format', '--', 'path']],
    [['--rule', '-x', 'path']],
    [['--max-findings', '-v', 'path']],
  ])('%j: a missing value', (argv) => {
    expect(refusal(...argv)[0]).toMatch(/needs a value: --[a-z-]+ [A-Z]/);
  });

  it.each([[['--quiet=false']], [['--quiet=maybe']], [['--help=x']], [['--no-config=']]])(
    '%j: a value of a switch',
    (argv) => {
      expect(refusal(...argv)[0]).toMatch(/is a switch/);
    },
  );

  it.each([
    [['--config', 'a', '--config', 'b'], /given 2 times/],
    [['--config', 'a', '--no-config'], /--config and --no-config contradict/],
    [['--color', 'always', '--no-color'], /--color and --no-color/],
    [['--quiet', '--verbose'], /--quiet and --verbose/],
    [['rules', '--quiet'], /--quiet is no option of rules/],
    [['explain', '--quiet'], /--quiet is no option of explain/],
  ])('%j', (argv, said) => {
    expect(refusal(...argv)[0]).toMatch(said);
  });

  it('is all that is thrown, whatever the words', () => {
    const word = fc.oneof(
      fc.string(),
      fc.string().map((text) => `--${text}`),
      fc.constantFrom('--', '-', '--format', '--rule=a', '-h', '--quiet', '__proto__', '--no-'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
        try {
          parseArguments(argv);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
      { numRuns: THOROUGH ? 500 : 150 },
    );
  });
});

// Of yargs only its parser is loaded. The whole of it must not understand words otherwise.
describe('the parser alone', () => {
  const options = Object.fromEntries(
    OPTIONS.map(({ name, value }) => [
      name,
      value === null ? { type: 'boolean' as const } : { type: 'string' as const, nargs: 1 },
    ]),
  );

  function byYargs(argv: readonly string[]) {
    const parsed = yargs([...argv])
      .help(false)
      .version(false)
      .exitProcess(false)
      .detectLocale(false)
      .parserConfiguration(PARSER)
      .options(options)
      .alias('h', 'help')
      .fail((_message, error) => {
        throw error;
      })
      .parseSync();
    const { $0: _, ...rest } = parsed;
    return rest;
  }

  const value = fc.constantFrom(
    'gpo',
    'a=b',
    '-',
    '',
    '1e3',
    '0x10',
    'a.b.c',
    'no-x',
    '{6C1F}',
    'true',
    '"q"',
    'json=C:\\x',
  );
  const word = fc.oneof(
    value,
    ...OPTIONS.map(({ name, value: meaning }) =>
      meaning === null
        ? fc.constant([`--${name}`])
        : fc.oneof(
            value.filter((text) => !text.startsWith('-')).map((text) => [`--${name}`, text]),
            value.map((text) => [`--${name}=${text}`]),
          ),
    ),
    fc.constantFrom('-h', '--'),
  );

  it('reads what all of yargs reads', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const argv = words.flat();
        const { h: _, ...read } = parseWords(argv);
        const { h: __, ...expected } = byYargs(argv);
        expect(read).toEqual(expected);
      }),
    );
  });
});
