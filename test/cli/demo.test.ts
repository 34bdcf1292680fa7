// The sample as the built command shows it, whole: six defects, their places, nothing that follows from them.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { built, type Ended, program } from '../support/program.ts';

const ran = new Map<string, Ended>();

const IN_JSON = ['--no-config', '--format', 'json', 'fixtures/demo'];

/** What the command says, which is asked once: of the findings in JSON as it was built, in every run. */
async function realmlint(...args: readonly string[]): Promise<Ended> {
  const line = args.join(' ');
  const ask = line === IN_JSON.join(' ') ? built : program;
  const known = ran.get(line) ?? (await ask(args, undefined, { PATH: process.env.PATH }));
  ran.set(line, known);
  return known;
}

const golden = (name: string) => fileURLToPath(new URL(`../../fixtures/cli/golden/${name}`, import.meta.url));

describe('the sample', () => {
  it.each([
    ['text', 'demo.txt'],
    ['compact', 'demo.compact.txt'],
    ['json', 'demo.json'],
  ])('in %s', async (format, file) => {
    const { status, stdout, stderr } = await realmlint('--no-config', '--format', format, 'fixtures/demo');
    expect(status).toBe(1);
    expect(stderr).toContain('6 errors');
    await expect(stdout).toMatchFileSnapshot(golden(file));
  });

  it('has causes of a symptom, weighed', async () => {
    const explained = await realmlint('explain', '471000', '--no-config', 'fixtures/demo');
    expect(explained.status).toBe(0);
    await expect(explained.stdout).toMatchFileSnapshot(golden('explain-demo.txt'));
  });

  it('has six defects in three layers, each once', async () => {
    const { stdout } = await realmlint(...IN_JSON);
    const { findings } = JSON.parse(stdout) as {
      findings: { ruleId: string; path: string; region: { startLine: number; startColumn: number } }[];
    };
    expect(
      findings.map(({ ruleId, path, region }) => [
        ruleId,
        path.split('/').at(-1),
        region.startLine,
        region.startColumn,
      ]),
    ).toEqual([
      ['suspicious-characters', 'PC-0217.txt', 3, 51],
      ['realm-not-uppercase', 'PC-0217.txt', 7, 5],
      ['missing-leading-dot', 'gpreport.xml', 37, 26],
      ['kdc-wrong-host', 'gpreport.xml', 59, 35],
      ['trust-aes-not-enabled', 'Get-ADObject.txt', 19, 35],
      ['trust-transitive', 'Get-ADObject.txt', 28, 35],
    ]);
  });
});

describe('the question why', () => {
  it.each([
    ['text', 'gateway.zscalerbeta.net', 'why.gateway.txt'],
    ['text', 'dfw1.gateway.zscalerbeta.net', 'why.dfw1.gateway.txt'],
    ['json', 'dfw1.gateway.zscalerbeta.net', 'why.dfw1.gateway.json'],
  ])('in %s for %s', async (format, host, file) => {
    const { status, stdout, stderr } = await realmlint(
      'why',
      '--no-config',
      '--format',
      format,
      host,
      'fixtures/demo',
    );
    expect([status, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot(golden(file));
    if (format === 'text')
      for (const line of stdout.split('\n'))
        if (!line.includes('fixtures/')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
