// realmlint completion: the scripts as they are, and the answers that they ask for.

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { SHELLS } from '../../../src/cli/values.ts';
import { world } from '../world.ts';

const GOLDEN = fileURLToPath(new URL('../../../fixtures/cli/golden/', import.meta.url));

async function completion(...argv: readonly string[]) {
  const { io, out, err } = world();
  return { code: await main(['completion', ...argv], io), out: out(), err: err() };
}

async function lines(shell: string, ...words: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await completion(shell, ...words.map((word) => `=${word}`));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out.split('\n').slice(0, -1);
}

describe('the script', () => {
  it.each(SHELLS)('for %s', async (shell) => {
    const { code, out, err } = await completion(shell);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(`${GOLDEN}completion.${shell}.txt`);
    expect(out).toMatch(/^[\n -~]+\n$/);
  });

  it('for PowerShell by the name of its program, in any case', async () => {
    expect(await completion('pwsh')).toEqual(await completion('PowerShell'));
  });

  it.each([
    [[], /takes the name of a shell/],
    [['fish'], /takes bash, zsh or powershell, not fish\.\n.*For example: realmlint completion bash\.\n$/],
    [['power'], /Did you mean powershell\?/],
    [['bsah'], /Did you mean bash\?/],
    [['bash', 'zsh'], /takes one shell, and no zsh/],
  ])('is not for %j', async (argv, said) => {
    const { code, out, err } = await completion(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
  });
});

describe('the answer', () => {
  it.each([
    ['zsh', ['ba'], ['files', 'word baseline\twrites down what is known, for lint --baseline']],
    ['zsh', ['--format=js'], ['kept 9', 'word json\t']],
    ['zsh', ['--format', 'json=re'], ['kept 5', 'files']],
    ['powershell', ['--rule', 'kdc-wrong-host=o'], ['kept 15', 'word off\t']],
    ['powershell', ['explain', 'no s'], [expect.stringMatching(/^word no service ticket\t/)]],
    ['bash', ['--format', '=', 'js'], ['word json\t']],
    ['bash', ['--require', '=', 'gpo,c'], ['word gpo,client\t']],
    [
      'bash',
      ['--rule', 'kdc-wrong-host', '='],
      ['word error\t', 'word warning\t', 'word info\t', 'word off\t'],
    ],
    ['bash', ['--format', 'json', '=', 're'], ['files']],
    ['bash', ['drift', 'profile', ':', 'zscalerb'], ['word zscalerbeta.net\t']],
    ['bash', ['explain', 'no\\ s'], [expect.stringMatching(/^word no\\ service\\ ticket\t/)]],
    ['bash', ['explain', "'no s"], [expect.stringMatching(/^more no service ticket\t/)]],
    ['bash', ['why', ''], []],
  ])('to %s for %j', async (shell, words, said) => {
    expect(await lines(shell, ...words)).toEqual(said);
  });

  it('is text without anything that a shell or a terminal obeys', async () => {
    let count = 0;
    for (const shell of SHELLS) {
      for (const words of [
        [''],
        ['--'],
        ['--rule', ''],
        ['explain', ''],
        ['drift', ''],
        ['baseline', '--'],
      ]) {
        for (const line of await lines(shell, ...words)) {
          expect(line).toMatch(/^(?:files|kept \d+|(?:word|more) [\w.,:=\\ -]+\t[ -~]*)$/);
          count++;
        }
      }
    }
    expect(count).toBeGreaterThan(300);
  });

  it('is not in the way of words that are options of its own', async () => {
    expect(await lines('zsh', 'lint', '--help', '--', '--version', '-h', '')).toEqual(['files']);
  });
});
