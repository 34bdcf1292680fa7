// TAB in real shells: bash and zsh load the script that the program prints, and somebody types. Needs zsh (apt-get install zsh).

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../dist/realmlint.js', import.meta.url));
const TYPE = fileURLToPath(new URL('type.zsh', import.meta.url));
const NOTE = 'printf "%s\\n" "$LINE" >>"$NOTES"; printf DONE';

let home = '';
let work = '';

beforeAll(() => {
  expect(existsSync(PROGRAM), 'npm run build makes it').toBe(true);
  home = mkdtempSync(join(tmpdir(), 'realmlint-tab-'));
  work = join(home, 'work');
  for (const folder of ['work/gpo-backup', 'bin', 'fpath', 'zsh', 'zsh-bare', 'zsh-fpath'])
    mkdirSync(join(home, folder), { recursive: true });
  for (const file of ['report.sarif', 'a b.reg', 'PC-0217.reg']) writeFileSync(join(work, file), '');
  const shim = `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`;
  writeFileSync(join(home, 'bin', 'realmlint'), shim, { mode: 0o755 });
  writeFileSync(join(home, 'bashrc'), bashrc('eval "$(realmlint completion bash)"'));
  writeFileSync(
    join(home, 'zsh', '.zshrc'),
    zshrc('autoload -Uz compinit; compinit -i; source <(realmlint completion zsh)'),
  );
  writeFileSync(join(home, 'zsh-bare', '.zshrc'), zshrc('source <(realmlint completion zsh)'));
  writeFileSync(
    join(home, 'zsh-fpath', '.zshrc'),
    zshrc(
      'realmlint completion zsh >~/fpath/_realmlint; fpath+=(~/fpath); autoload -Uz compinit; compinit -i',
    ),
  );
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function bashrc(load: string): string {
  return `${load}\nnote() { local LINE=$READLINE_LINE; ${NOTE}; }\nbind -x '"\\C-g": note'\nPS1='READY '\n`;
}

function zshrc(load: string): string {
  return `${load}\nnote() { local LINE=$BUFFER; { ${NOTE} } >/dev/tty }\nzle -N note\nbindkey '^G' note\nPS1='READY '\n`;
}

function run(
  command: string,
  args: readonly string[],
  input: string,
  env: Readonly<Record<string, string>>,
  cwd = work,
) {
  const path = `${join(home, 'bin')}:${process.env.PATH}`;
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    input,
    encoding: 'utf8',
    timeout: 110_000,
    env: { HOME: home, PATH: path, TERM: 'xterm', LC_ALL: 'C.UTF-8', NOTES: join(home, 'notes'), ...env },
  });
  expect(error, `${command} runs`).toBeUndefined();
  return { status, stdout, stderr };
}

/** What stands on the command line when each line was typed and TAB was pressed. */
function typed(
  shell: readonly string[],
  env: Readonly<Record<string, string>>,
  lines: readonly string[],
  cwd = work,
) {
  rmSync(join(home, 'notes'), { force: true });
  const { status, stderr } = run(
    'zsh',
    ['-f', TYPE, ...shell],
    lines.map((line) => `${line}\n`).join(''),
    env,
    cwd,
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(join(home, 'notes'), 'utf8').split('\n').slice(0, -1);
}

const BASH = () => ['bash', '--noprofile', '--rcfile', join(home, 'bashrc'), '-i'];
const ZSH = ['zsh', '-i'];

/** Both shells make the same of these, up to blanks at the end. */
const LINES: readonly (readonly [typed: string, completed: string])[] = [
  ['realmlint dri', 'realmlint drift'],
  ['realmlint lint --for', 'realmlint lint --format'],
  ['realmlint lint --format=comp', 'realmlint lint --format=compact'],
  ['realmlint --format json=rep', 'realmlint --format json=report.sarif'],
  ['realmlint --format=json=rep', 'realmlint --format=json=report.sarif'],
  ['realmlint --rule kdc-wrong-h', 'realmlint --rule kdc-wrong-host='],
  ['realmlint --rule kdc-wrong-host=w', 'realmlint --rule kdc-wrong-host=warning'],
  ['realmlint --rule=kdc-wrong-host=off,kdc-not', 'realmlint --rule=kdc-wrong-host=off,kdc-not-fqdn='],
  ['realmlint --require gpo,c', 'realmlint --require gpo,client'],
  ['realmlint --cloud ZSCALERBE', 'realmlint --cloud zscalerbeta.net'],
  ['realmlint --encoding cp4', 'realmlint --encoding cp437'],
  ['realmlint --config rep', 'realmlint --config report.sarif'],
  ['realmlint explain kdc_err_e', 'realmlint explain KDC_ERR_ETYPE_NOSUPP'],
  ['realmlint explain no\\ s', 'realmlint explain no\\ service\\ ticket'],
  ["realmlint explain 'no s", "realmlint explain 'no service ticket'"],
  ['realmlint drift profile:zscalerb', 'realmlint drift profile:zscalerbeta.net'],
  ['realmlint why host rep', 'realmlint why host report.sarif'],
  ['realmlint lint a', 'realmlint lint a\\ b.reg'],
  ['realmlint lint "a', 'realmlint lint "a b.reg"'],
  ['realmlint -- rep', 'realmlint -- report.sarif'],
  ['realmlint rules > rep', 'realmlint rules > report.sarif'],
  ['realmlint completion po', 'realmlint completion powershell'],
  ['realmlint nothing-like-it', 'realmlint nothing-like-it'],
  ["realmlint '$(touch pwned)' --qui", "realmlint '$(touch pwned)' --quiet"],
  ["realmlint $(touch pwned) 'a;touch pwned' --qui", "realmlint $(touch pwned) 'a;touch pwned' --quiet"],
];

function expectLines(found: readonly string[]): void {
  expect(found.map((line) => line.trimEnd())).toEqual(LINES.map(([, completed]) => completed));
  expect(existsSync(join(work, 'pwned'))).toBe(false);
}

describe('bash', () => {
  it('completes what is typed', () => {
    expectLines(
      typed(
        BASH(),
        {},
        LINES.map(([line]) => line),
      ),
    );
  });

  it('sets a blank where a word is complete, and none where it goes on', () => {
    const lines = [
      'realmlint dri',
      'realmlint --rule kdc-wrong-h',
      'realmlint lint rep',
      'realmlint lint gpo',
    ];
    expect(typed(BASH(), {}, lines)).toEqual([
      'realmlint drift ',
      'realmlint --rule kdc-wrong-host=',
      'realmlint lint report.sarif ',
      'realmlint lint gpo-backup/',
    ]);
  });

  it('takes no command for a folder or a file that is called like it, and hides none of them', () => {
    const folder = join(work, 'named');
    for (const name of ['rules', 'zscalerbeta.net', 'drift data'])
      mkdirSync(join(folder, name), { recursive: true });
    for (const name of ['why', 'explain $(touch pwned).reg', 'lint.reg'])
      writeFileSync(join(folder, name), '');
    const lines: readonly (readonly [typed: string, completed: string])[] = [
      ['realmlint rul', 'realmlint rules'],
      ['realmlint rules', 'realmlint rules'],
      ['realmlint rules/', 'realmlint rules/'],
      ['realmlint wh', 'realmlint why '],
      ['realmlint base', 'realmlint baseline '],
      ['realmlint drift zscalerb', 'realmlint drift zscalerbeta.net'],
      ['realmlint lint rul', 'realmlint lint rules/'],
      ['realmlint drift', 'realmlint drift'],
      ['realmlint drift\\ ', 'realmlint drift\\ data/'],
      ['realmlint "drift', 'realmlint "drift data"/'],
      ['realmlint "bas', 'realmlint "baseline"'],
      ['realmlint explain', 'realmlint explain'],
      ['realmlint lint lin', 'realmlint lint lint.reg '],
    ];
    const words = lines.map(([line]) => line);
    expect(typed(BASH(), {}, words, folder)).toEqual(lines.map(([, completed]) => completed));
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it('lists commands, folders and files as they are typed', () => {
    const folder = join(work, 'listed');
    mkdirSync(join(folder, 'e x'), { recursive: true });
    writeFileSync(join(folder, 'e$(touch pwned)'), '');
    const files = ['e\\ x/|', 'e\\$\\(touch\\ pwned\\) |'];
    expect(repliesIn(folder, 'realmlint', 'e').toSorted()).toEqual([...files, 'explain |']);
  });

  it('looks at what stands before the cursor', () => {
    const left = '\u001b[D';
    expect(typed(BASH(), {}, [`realmlint --forx${left}`, `realmlint --format=jsx${left}`])).toEqual([
      'realmlint --format x',
      'realmlint --format=json x',
    ]);
  });

  /** What the registered function answers by itself, as old versions of bash call it. */
  function replies(...words: readonly string[]): readonly string[] {
    return repliesIn(work, ...words);
  }

  function repliesIn(folder: string, ...words: readonly string[]): readonly string[] {
    const script = `
      eval "$(realmlint completion bash)"
      set -u
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      function=$(complete -p realmlint | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
      "$function" realmlint "\${!#}" ""
      printf '%s|\\n' \${COMPREPLY[@]+"\${COMPREPLY[@]}"}`;
    const { stdout, stderr } = run('bash', ['-c', script, 'bash', ...words], '', {}, folder);
    expect(stderr).toBe('');
    return stdout.split('\n').slice(0, -1);
  }

  it('is given candidates by the registered function', () => {
    expect(replies('realmlint', '--fail-on', '')).toEqual(['error |', 'warning |', 'info |', 'never |']);
    expect(replies('realmlint', '--rule', '=', 'kdc-wrong-host', '=', 'o')).toEqual(['off |']);
    expect(replies('realmlint', 'baseline', '--pr')).toEqual(['--prune |']);
    expect(replies('realmlint', 'lint', '')).toEqual(['|']);
    expect(replies('realmlint', '')).toContain('explain |');
    expect(replies('realmlint', "'`touch pwned`'", '`touch pwned`', '--qui')).toEqual(['--quiet |']);
    expect(existsSync(join(work, 'pwned'))).toBe(false);
  });
});

describe('zsh', () => {
  it.each([
    ['with compinit', 'zsh'],
    ['without compinit', 'zsh-bare'],
    ['from a folder of $fpath', 'zsh-fpath'],
  ])('%s completes what is typed', (_, folder) => {
    expectLines(
      typed(
        ZSH,
        { ZDOTDIR: join(home, folder) },
        LINES.map(([line]) => line),
      ),
    );
  });
});
