// Every usage error ends with what to do next. One case for each place in the source that raises one.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { parseArguments } from '../../src/cli/arguments.ts';
import { main } from '../../src/cli/main.ts';
import type { ValueKind } from '../../src/cli/option.ts';
import { optionOf } from '../../src/cli/options.ts';
import { requestOf } from '../../src/cli/request.ts';
import { scan } from '../../src/cli/scan.ts';
import { ANSWER_FORMATS } from '../../src/cli/values.ts';
import { reporters } from '../../src/reporters/index.ts';
import { OWN } from '../support/init-files.ts';
import { clientReg } from '../support/remedy-plans.ts';
import { CWD, type WorldOptions, world } from './world.ts';

const CLI = fileURLToPath(new URL('../../src/cli/', import.meta.url));
const BAD = { mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net; gateway.zscalerbeta.net' } };
const EDGE = 'gateway.zscalerbeta.net';
const KNOWN = '{"schemaVersion":1,"tool":{"name":"realmlint","version":"1"},"findings":[]}';

type Case = readonly [said: RegExp, argv: readonly string[], options?: WorldOptions];

/** By file; the parser's own words in arguments.ts are met before it, so nothing reaches them. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'arguments.ts': [
    [/--prune is no option of lint/, ['--prune', '.']],
    [/is given 2 times/, ['--cloud', 'a.net', '--cloud', 'b.net', '.']],
    [/contradict each other/, ['--quiet', '--verbose', '.']],
    [/--fail-on is no option of rules/, ['rules', '--fail-on', 'error']],
    [/--shard is no option of lint/, ['--shard', '1/4', '.']],
    [/--format is no option of collect/, ['collect', '--format', 'json', '.']],
    [/--cloud is no option of collect/, ['collect', '--cloud', 'zscalerbeta.net', '.']],
  ],
  'baseline-command.ts': [
    [/no baseline known\.json to prune/, prune()],
    [
      /name a\/realmlint\.config\.json is that of a config/,
      ['baseline', '.', '--baseline', 'a/realmlint.config.json'],
    ],
  ],
  'completion-command.ts': [
    [/takes the name of a shell/, ['completion']],
    [/takes one shell/, ['completion', 'bash', 'zsh']],
  ],
  'config-file.ts': [
    [/"cluod" is unknown/, ['--config', 'c', '.'], { files: { c: '{"cluod": 1}' } }],
    [/cannot be seen/, ['.'], { faults: { [`stat ${CWD}/realmlint.config.jsonc`]: 'EACCES' } }],
    [/two configs/, ['.'], { files: { 'realmlint.config.json': '{}', 'realmlint.config.jsonc': '{}' } }],
    [/is not a file/, ['--config', 'c', '.'], { files: { 'c/': '' } }],
    [/has 2000000 bytes/, ['--config', 'c', '.'], { files: { c: new Uint8Array(2_000_000) } }],
    [/cannot be read/, ['--config', 'c', '.']],
  ],
  'drift-command.ts': [
    [/takes what is expected/, ['drift', 'gpo-backup']],
    [/on one side alone/, ['drift', '-', '-']],
    [/names no profile/, ['drift', 'profile:?', '.']],
  ],
  'evidence.ts': [[/list list of --files-from cannot be read/, ['--files-from', 'list']]],
  'explain-command.ts': [
    [/takes a rule id or a symptom/, ['explain']],
    [/writes one format/, ['explain', '471000', '--format', 'text', '--format', 'json']],
    [/takes no paths/, ['explain', 'missing-leading-dot', 'gpo']],
    [/page of a rule is text/, ['explain', 'missing-leading-dot', '--format', 'json']],
    [/no rule and no symptom/, ['explain', '471001']],
    [/There is no rule "nothing-like-it"/, ['explain', 'nothing-like-it']],
  ],
  'init-checks.ts': [
    [/a config already/, ['init'], { files: { 'realmlint.config.json': '{}' } }],
    [/a baseline already/, ['init'], { files: { 'realmlint.baseline.json': '{}' } }],
    [/config would keep it/, ['init', '--cloud', 'zscalerbet.net']],
    [/There is no clinets/, ['init', 'clinets']],
  ],
  'hold.ts': [
    [/is unknown[\s\S]*is no baseline/, ['--baseline', 'b', '.'], { files: { b: '{"x": 1}' } }],
    [/is not a file/, ['--baseline', 'b', '.'], { files: { 'b/': '' } }],
    [/has 40000000 bytes/, ['--baseline', 'b', '.'], { files: { b: new Uint8Array(40_000_000) } }],
    [
      /cannot be read/,
      ['--baseline', 'b', '.'],
      { files: { b: KNOWN }, faults: { [`open ${CWD}/b`]: 'EACCES' } },
    ],
  ],
  'inputs.ts': [
    [/both an input and a report of this run/, ['--format', 'json=a', 'a'], { files: { a: '' } }],
  ],
  'lint-command.ts': [
    [/All rules are off/, [...rules.flatMap(({ id }) => ['--rule', `${id}=off`]), '.']],
    [/no command lnit/, ['lnit']],
    [/There is no baseline gone/, ['--baseline', 'gone', '.']],
  ],
  'output.ts': [
    [/it is a folder/, ['--format', 'json=out', '.'], { files: { 'out/': '' } }],
    [/cannot be written/, ['--format', 'json=a', '.'], { faults: { [`checkWritable ${CWD}`]: 'EACCES' } }],
    [
      /not overwritten/,
      ['init'],
      { files: { 'a.reg': OWN }, faults: { [`createFile ${CWD}/realmlint.config.jsonc`]: 'EEXIST' } },
    ],
  ],
  'new-folder.ts': [
    [
      /of --out lies within what is read/,
      ['remedy', 'a', '--to', 'reg', '--out', 'a/b'],
      { files: { 'a/': '' } },
    ],
    [
      /of --out is not empty/,
      ['remedy', '.', '--to', 'reg', '--out', '../out'],
      { files: { '../out/x': '' } },
    ],
    [/of --out cannot be used/, ['remedy', 'a', '--to', 'reg', '--out', 'b'], { files: { 'a/': '', b: '' } }],
  ],
  'remedy-command.ts': [
    [/--out says nothing without --to/, ['remedy', '.', '--out', 'remedies']],
    [/--out DIR gets the remedies and the way back/, ['remedy', '.', '--to', 'reg', '--undo', '--out', 'x']],
    [/no text for standard output/, ['remedy', '.', '--to', 'pol']],
  ],
  'remedy-files.ts': [
    [
      /changes of 2 GPOs and clients/,
      ['remedy', '.', '--to', 'reg'],
      { files: { 'PC-0412.reg': clientReg(BAD), 'PC-0217.reg': clientReg(BAD) } },
    ],
    [
      /has to be UTF-16/,
      ['remedy', '.', '--to', 'reg', '--undo'],
      {
        files: {
          'PC-0412.reg': clientReg({
            mappings: { 'ZSCALERBETA.NET': '.zscalerbeta.net;\u00a0.gateway.zscalerbeta.net' },
          }),
        },
      },
    ],
  ],
  'request.ts': [
    [/nothing to lint/, []],
    [/One of the paths is empty/, ['']],
    [/cannot be both an input/, ['-', '--files-from', '-']],
    [/--stdin-filename names standard input/, ['.', '--stdin-filename', 'a.reg']],
    [/has an empty entry/, ['.', '--require', 'gpo,']],
    [/--fail-on takes/, ['.', '--fail-on', 'all']],
    [/--fail-on takes/, ['.', '--fail-on', 'warn']],
    [/--format takes/, ['.', '--format', 'yaml']],
    [/--format takes/, ['why', EDGE, '.', '--format', 'sarif']],
    [/--require takes/, ['baseline', '.', '--require', 'all']],
    [/--color takes/, ['rules', '--color', 'red']],
    [/--encoding takes/, ['.', '--encoding', 'ebcdic']],
    [/--rule missing-leading-dot takes/, ['.', '--rule', 'missing-leading-dot=0']],
    [/--rule missing-leading-dot takes/, ['.', '--rule', 'missing-leading-dot=warn']],
    [/realmlint completion takes/, ['completion', 'fish']],
    [/realmlint completion takes/, ['completion', 'bsah']],
    [/nothing to read/, ['baseline']],
    [/names no file/, ['.', '--format', 'json', '--format=json=']],
    [/Only one format/, ['.', '--format', 'json', '--format', 'text']],
    [/--cloud beta is not/, ['.', '--cloud', 'beta']],
    [/--rule takes ID=LEVEL, such as kdc-wrong-host=off/, ['.', '--rule', 'kdc-wrong-hots']],
    [/There is no rule "kdc"/, ['.', '--rule', 'kdc=off']],
    [/nothing to collect/, ['collect']],
    ...['2', '1/', '/2', 'a/b', '1/2/3', '-1', '1.5/2', '1/1e3', ' 1/2'].map(
      (value): Case => [/--shard takes two numbers/, ['collect', '.', `--shard=${value}`]],
    ),
    [/there are from 1 to 1,000,000 parts/, ['collect', '.', '--shard', '1/0']],
    [/there are from 1 to 1,000,000 parts/, ['collect', '.', '--shard', '1/1000001']],
    [/of 4 the first is 1\/4, the last 4\/4/, ['collect', '.', '--shard', '0/4']],
    [/there is no such part/, ['collect', '.', '--shard', '5/4']],
    [/--max-findings takes a number/, ['.', '--max-findings', 'all']],
    [/--max-findings takes a number/, ['.', '--max-findings', '-1']],
  ],
  'sanitize-key.ts': [
    [
      /The key \.\.\/key cannot be read/,
      ['sanitize', '.', '--out', '../copies', '--key', '../key'],
      { files: { '../key': '{}' }, faults: { 'open /home/admin/key': 'EACCES' } },
    ],
    ...['{}', '{"schemaVersion":1,"secret":"ab"}', 'key', '[]'].map(
      (content): Case => [
        /is no key that realmlint sanitize has written/,
        ['sanitize', '.', '--out', '../copies', '--key', '../key'],
        { files: { '../key': content } },
      ],
    ),
  ],
  'sanitize-places.ts': [
    [/needs a folder for the copies/, ['sanitize', '.']],
    [/would lie among the copies/, ['sanitize', '.', '--out', '../copies', '--key', '../copies/key.json']],
  ],
  'reports.ts': [
    [
      /would replace b, the baseline/,
      ['--baseline', 'b', '--format', 'json=b', '.'],
      { files: { b: KNOWN } },
    ],
    [
      /would replace a\.reg, an input \(reg\)/,
      ['.', '--format', 'json=a.reg'],
      { files: { 'a.reg': 'REGEDIT4' } },
    ],
  ],
  'rules-command.ts': [
    [/gpo has no place/, ['rules', 'gpo']],
    [/missing-leading-dot has no place/, ['rules', 'missing-leading-dot']],
    [/writes one format/, ['rules', '--format', 'text', '--format', 'json']],
  ],
  'why-command.ts': [
    [/takes a host and the paths/, ['why']],
    [/no path to read/, ['why', EDGE]],
    [/longer than DNS allows/, ['why', 'a'.repeat(70), '.']],
    [/is a path here/, ['why', 'PC.reg', EDGE], { files: { 'PC.reg': '' } }],
  ],
  'unknown-option.ts': [
    [/--frmat is unknown/, ['--frmat', 'json']],
    [/--prnue is unknown/, ['--prnue', '.']],
    [/-x is unknown/, ['-x']],
    [/--zzzzzz is unknown/, ['--zzzzzz']],
    ...[...'abcdefgijklmnopqrstuvwxyz'].map((letter): Case => [/is unknown/, [`-${letter}`, '.']]),
    [/--json is unknown/, ['--json', '.']],
    [/--output is unknown/, ['--output', 'x', '.']],
    [/--output is unknown/, ['baseline', '--output', 'x', '.']],
    [/--json is unknown/, ['collect', '--json', '.']],
    [/--exclude is unknown/, ['--exclude', 'x', '.']],
    [/--format:json is unknown/, ['--format:json=out.json', '.']],
    [/--rule:kdc-wrong-host is unknown/, ['--rule:kdc-wrong-host=off', '.']],
  ],
  'words.ts': [
    [/is a switch/, ['.', '--quiet=yes']],
    [/needs a value/, ['.', '--cloud']],
  ],
};

function prune(): readonly string[] {
  return ['baseline', '--prune', '--baseline', 'known.json', '.'];
}

/** An instruction, or a question that names what to type. */
const TELLS_WHAT_TO_DO =
  /\b(?:Add|Ask|Did you mean|For example|Give|Leave|Look|Mend|Name|Put|Remove|Take|Type|Write|A path of that name|restore it)\b|realmlint [a-z-]|: --[a-z]/;

describe('a usage error', () => {
  it.each(
    Object.entries(CASES).flatMap(([file, cases]) =>
      cases.map(([said, argv, options = {}]) => [file, said, argv, options] as const),
    ),
  )('of %s, %s, ends with what to do', async (_, said, argv, options) => {
    const { io, out, err } = world(options);
    expect(await main(argv, io)).toBe(2);
    expect(out()).toBe('');
    expect(err()).toMatch(said);
    expect(err().trimEnd().split('\n').at(-1)).toMatch(TELLS_WHAT_TO_DO);
  });

  it('has a case here wherever one is raised', () => {
    const raised = readdirSync(CLI, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map(
        (file) => [file, readFileSync(CLI + file, 'utf8').match(/new UsageError\(/g)?.length ?? 0] as const,
      );
    const lacking = raised.filter(([file, count]) => count > (CASES[file]?.length ?? 0));
    expect(lacking).toEqual([]);
  });
});

/** What each kind of value may be, for options that are offered without one. */
const VALUES: Readonly<Record<ValueKind, string>> = {
  format: 'text',
  cloud: 'zscalerbeta.net',
  requirements: 'gpo',
  level: 'error',
  'rule-level': 'kdc-wrong-host=off',
  encoding: 'utf-8',
  shard: '1/4',
  tool: 'powershell',
  color: 'auto',
  file: 'a.json',
  text: '5',
};

/** Commands and options that an error offers, as words; those of an option follow the command that was typed. */
function offered(argv: readonly string[], said: string): readonly (readonly string[])[] {
  const hints = said.matchAll(
    /(?:for example:|did you mean|such as|type what to \w+:) (.*?)[.?]?(?:\? .*)?$/gim,
  );
  return [...hints]
    .flatMap(([, hint = '']) => hint.split(/, or |; | or |, /))
    .map((one) => one.replace(/ for (?:a file|this folder|standard input)$/, '').split(' '))
    .flatMap(([first = '', ...rest]) => {
      if (first === 'realmlint') return [rest];
      if (!first.startsWith('--')) return [];
      const option = optionOf(first.slice(2));
      expect(option, first).toBeDefined();
      const typed = scan(argv).command ?? 'lint';
      const command = option?.commands.includes(typed) ? typed : (option?.commands[0] ?? typed);
      const value = option?.takes
        ? [rest[0]?.replace(/NAME=FILE|FILE/, 'text=a.json') ?? VALUES[option.takes]]
        : rest;
      return [[command, first, ...value]];
    });
}

describe('what a usage error offers', () => {
  const formats = Object.keys(reporters);
  const ids = rules.map(({ id }) => id);
  let count = 0;

  const cases = Object.values(CASES).flatMap((all) =>
    all.map(([said, argv, options = {}]) => [said, argv, options] as const),
  );

  it.each(cases)('for %s is none itself', async (said, argv, options) => {
    const { io, err } = world(options);
    await main(argv, io);
    expect(err()).toMatch(said);
    for (const words of offered(argv, err())) {
      const invocation = parseArguments(words);
      const names = { rules: ids, formats: invocation.command === 'lint' ? formats : ANSWER_FORMATS };
      expect(() => requestOf({ ...invocation, operands: ['-'] }, names), words.join(' ')).not.toThrow();
      count++;
    }
  });

  it('was found', () => {
    expect(count).toBeGreaterThan(40);
  });
});
