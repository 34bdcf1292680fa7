// What TAB offers: for each kind of word what fits there, and nothing that the command would then refuse.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { SYMPTOMS, symptomNamed } from '../../../src/answers/symptoms.ts';
import { parseArguments } from '../../../src/cli/arguments.ts';
import { complete } from '../../../src/cli/completion/complete.ts';
import { COMMANDS, type Option } from '../../../src/cli/option.ts';
import { OPTIONS } from '../../../src/cli/options.ts';
import { requestOf } from '../../../src/cli/request.ts';
import {
  ANSWER_FORMATS,
  COLORS,
  ENCODING_NAMES,
  LEVELS,
  REQUIREMENTS,
  SEVERITIES,
  SHELLS,
} from '../../../src/cli/values.ts';
import { ZSCALER_CLOUDS } from '../../../src/profiles/zscaler.ts';
import { THOROUGH } from '../../support/thorough.ts';

const FORMATS = ['text', 'compact', 'json', 'sarif'];
const KNOWN = { formats: FORMATS, rules };
const IDS = rules.map(({ id }) => id);

function offered(...words: readonly string[]) {
  const { kept, candidates, files } = complete(words, KNOWN);
  return { kept, values: candidates.map(({ value }) => value), files };
}

function values(...words: readonly string[]): readonly string[] {
  return offered(...words).values;
}

function optionsOf(command: string): readonly string[] {
  const all: readonly Option[] = OPTIONS;
  return all
    .filter(({ commands }) => (commands as readonly string[]).includes(command))
    .map(({ name }) => `--${name}`);
}

describe('commands', () => {
  it.each([[['']], [['--verbose', '']], [['--color', 'never', '']]])('or files, after %j', (words) => {
    expect(offered(...words)).toEqual({ kept: '', values: COMMANDS, files: true });
  });

  it.each([
    [['dr'], ['drift']],
    [['EX'], ['explain']],
    [['x'], []],
    [['--prune', ''], ['baseline']],
    [
      ['--fail-on', 'error', ''],
      ['lint', 'drift'],
    ],
  ])('%j: %j', (words, commands) => {
    expect(offered(...words)).toEqual({ kept: '', values: commands, files: true });
  });

  it.each([[['gpo', '']], [['lint', 'ru']], [['--', 'ru']], [['--', '']]])('no longer after %j', (words) => {
    expect(offered(...words)).toEqual({ kept: '', values: [], files: true });
  });

  it('have a line about each', () => {
    for (const { about } of complete([''], KNOWN).candidates) expect(about).toMatch(/^.{10,66}$/);
  });
});

describe('options', () => {
  it.each(COMMANDS)('of %s', (command) => {
    for (const typed of ['-', '--']) expect(values(command, typed)).toEqual(optionsOf(command));
  });

  it.each([
    [['-'], optionsOf('lint')],
    [['--qu'], ['--quiet']],
    [['lint', '--for'], ['--format']],
    [['gpo', '--qu'], ['--quiet']],
    [['why', '--qu'], []],
    [['--quiet', '--qu'], []],
    [['--quiet', '--verb'], []],
    [['--no-config', '--conf'], []],
    [['--config', 'a', '--no-conf'], []],
    [['--config=a', '--no-conf'], []],
    [['--format', 'json', '--form'], ['--format']],
    [['--cloud', 'a.net', '--cl'], []],
    [['--', '--qu'], []],
    [['-h', '--he'], []],
    [['--unknown', '--qu'], ['--quiet']],
    [['--format', '--quiet', '--qu'], []],
  ])('%j: %j', (words, options) => {
    expect(values(...words)).toEqual(options);
  });
});

describe('values', () => {
  it.each([
    [['--format', ''], '', FORMATS],
    [['--format='], '--format=', FORMATS],
    [['--format=S'], '--format=', ['sarif']],
    [['--format', 'text', '--format', 'js'], '', ['json=']],
    [['--format', 'text=a', '--format', 'js'], '', ['json']],
    [['drift', '--format', ''], '', ANSWER_FORMATS],
    [['why', '--format', ''], '', ANSWER_FORMATS],
    [['explain', '--format', ''], '', ANSWER_FORMATS],
    [['rules', '--format', ''], '', ANSWER_FORMATS],
    [['rules', '--format', 'json='], '', []],
    [['--fail-on', ''], '', LEVELS],
    [['--color', 'a'], '', COLORS.filter((color) => color.startsWith('a'))],
    [['--encoding', ''], '', ENCODING_NAMES],
    [['--cloud', ''], '', ZSCALER_CLOUDS],
    [['--require', ''], '', REQUIREMENTS],
    [['--require', 'gpo,'], 'gpo,', ['client', 'trust']],
    [['--require', 'gpo', '--require', 'c'], '', ['client']],
    [['--require=gpo,trust,'], '--require=gpo,trust,', ['client']],
    [['--rule', ''], '', IDS.map((id) => `${id}=`)],
    [['--rule', 'kdc-wrong'], '', ['kdc-wrong-host=']],
    [['--rule', 'kdc-wrong-host='], 'kdc-wrong-host=', SEVERITIES],
    [['--rule=kdc-wrong-host=o'], '--rule=kdc-wrong-host=', ['off']],
    [['--rule', 'kdc-wrong-host=off,kdc-wrong'], 'kdc-wrong-host=off,', ['kdc-wrong-host=']],
    [['--rule', 'a=off,b=w'], 'a=off,b=', ['warning']],
    [['--max-findings', ''], '', []],
    [['--stdin-filename', ''], '', []],
    [['--unknown='], '', []],
    [['baseline', '--format', ''], '', []],
    [['baseline', '--format='], '', []],
    [['rules', '--rule', ''], '', []],
    [['rules', '--config', ''], '', []],
    [['init', '--require', ''], '', []],
    [['--quiet='], '--quiet=', []],
  ])('%j', (words, kept, all) => {
    const { files, ...answer } = offered(...words);
    expect(all.length === 0 ? { ...answer, kept } : answer).toEqual({ kept, values: all });
    expect(files).toBe(false);
  });

  it.each([
    [['--config', ''], ''],
    [['--config=re'], '--config='],
    [['--files-from', 'li'], ''],
    [['--baseline', ''], ''],
    [['--format', 'sarif='], 'sarif='],
    [['--format', 'sarif=a=b'], 'sarif='],
    [['--format=json=out/'], '--format=json='],
    [['why', '--format', 'json=x'], 'json='],
  ])('%j are files', (words, kept) => {
    expect(offered(...words)).toEqual({ kept, values: [], files: true });
  });
});

describe('operands', () => {
  it.each([
    [['lint', '']],
    [['baseline', 'gpo', '']],
    [['why', 'gateway.zscalerbeta.net', '']],
    [['why', '--verbose', 'host', '--no-color', 'a', '']],
    [['drift', 'gpo', '']],
    [['explain', '471000', '']],
    [['lint', '--', '-']],
  ])('%j are files', (words) => {
    expect(offered(...words)).toEqual({ kept: '', values: [], files: true });
  });

  it.each([[['why', '']], [['rules', '']], [['completion', 'bash', '']], [['completion', '--', 'zsh', '']]])(
    '%j: nothing',
    (words) => {
      expect(offered(...words)).toEqual({ kept: '', values: [], files: false });
    },
  );

  it('are clouds or files where drift expects something', () => {
    expect(offered('drift', 'zscalerb')).toEqual({ kept: '', values: ['zscalerbeta.net'], files: true });
    expect(offered('drift', 'profile:zscalerb')).toEqual({
      kept: 'profile:',
      values: ['zscalerbeta.net'],
      files: false,
    });
  });

  it('are the shells of completion', () => {
    expect(offered('completion', '')).toEqual({ kept: '', values: SHELLS, files: false });
  });

  it('are rules and symptoms of explain, which it knows by these names', () => {
    const all = values('explain', '');
    expect(all).toEqual(expect.arrayContaining(IDS));
    expect(all).toHaveLength(IDS.length + SYMPTOMS.length);
    const symptoms = all.slice(IDS.length).map(symptomNamed);
    expect(symptoms).toEqual(SYMPTOMS);
    expect(values('explain', 'kdc_err_s')).toEqual(['KDC_ERR_S_PRINCIPAL_UNKNOWN']);
    expect(values('explain', '476')).toEqual(['4769']);
  });
});

describe('what is offered', () => {
  it.each(COMMANDS)('is taken by %s', (command) => {
    let taken = 0;
    for (const flag of values(command, '--')) {
      const { candidates } = complete([command, flag, ''], KNOWN);
      for (const { value, more } of candidates) {
        const ends = more ? values(command, flag, value) : [''];
        for (const end of ends) {
          const invocation = parseArguments([command, flag, value + end, 'path']);
          if (command !== 'completion')
            expect(() => requestOf(invocation, { formats: FORMATS, rules: IDS })).not.toThrow();
          taken++;
        }
      }
    }
    expect(taken).toBeGreaterThan(0);
  });

  it('goes on with what was typed, whatever that is', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('--', '-', '', '--format', '--rule', '--rule=a', 'explain', 'drift', 'gpo,', '='),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const { kept, candidates } = complete(words, KNOWN);
        const typed = words.at(-1) ?? '';
        expect(typed.startsWith(kept)).toBe(true);
        for (const { value } of candidates)
          expect((kept + value).toLowerCase().startsWith(typed.toLowerCase())).toBe(true);
      }),
      { numRuns: THOROUGH ? 500 : 120 },
    );
  });
});
