// The help: narrow enough, complete, and true. Its examples run.

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { parseArguments } from '../../src/cli/arguments.ts';
import { PAGES } from '../../src/cli/help/pages.ts';
import { helpOf } from '../../src/cli/help.ts';
import { main } from '../../src/cli/main.ts';
import { COMMANDS } from '../../src/cli/option.ts';
import { OPTIONS } from '../../src/cli/options.ts';
import { requestOf } from '../../src/cli/request.ts';
import { EXIT_CODES } from '../../src/model/exit-codes.ts';
import { reporters } from '../../src/reporters/index.ts';
import { world } from './world.ts';

const DEMO = fileURLToPath(new URL('../../fixtures/demo', import.meta.url));

/** The sample under the names that the examples have, as if somebody had exported it. */
function exported(): Readonly<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(DEMO, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path
      .slice(DEMO.length + 1)
      .split(sep)
      .join('/');
    const bytes = readFileSync(path);
    for (const folder of ['', 'incident/', 'fixtures/demo/']) files[folder + name] = bytes;
    if (name.endsWith('gpreport.xml')) files['gpreport.xml'] = bytes;
    if (name.startsWith('trust/')) files['trust.txt'] = bytes;
    if (name.startsWith('clients/')) files['PC-0217/kerberos.txt'] = bytes;
  }
  return files;
}

const EXAMPLES = COMMANDS.flatMap((command) =>
  PAGES[command].examples.map(([line]) => [command, line] as const),
);

describe('helpOf', () => {
  it.each(COMMANDS)('%s fits 80 columns of plain text and ends with one line break', (command) => {
    const text = helpOf(command);
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text).toMatch(/^[\n -~]*[!-~]\n$/);
    expect(text).not.toMatch(/\n\n\n| \n/);
  });

  it.each(COMMANDS)('%s lists its options and no others', (command) => {
    const text = helpOf(command);
    for (const { name, commands } of OPTIONS) {
      const listed = new RegExp(`^  --${name}[ \\n]`, 'm').test(text);
      expect(listed, name).toBe((commands as readonly string[]).includes(command));
    }
  });

  it.each(COMMANDS)('%s shows two examples or more, and what it ends with', (command) => {
    const text = helpOf(command);
    expect(text.match(/^ {2}realmlint .*\n {6}\S/gm)?.length).toBeGreaterThan(1);
    for (const { code } of [EXIT_CODES.clean, EXIT_CODES.usage, EXIT_CODES.internal])
      expect(text).toMatch(new RegExp(`^ +${code}  \\S`, 'm'));
  });

  it('names every exit code of those that judge', () => {
    for (const command of ['lint', 'drift'] as const) {
      const text = helpOf(command);
      for (const { code, meaning } of Object.values(EXIT_CODES))
        expect(text).toContain(`${code}  ${meaning}`);
    }
  });

  it('names every command in the help of realmlint itself', () => {
    const text = helpOf('lint');
    for (const command of COMMANDS) expect(text).toContain(`  ${command} `);
  });
});

describe('examples', () => {
  const names = { formats: Object.keys(reporters), rules: rules.map(({ id }) => id) };

  it.each(EXAMPLES)('%s: %s is a command line that is right', (command, line) => {
    const [program, ...argv] = line.split(' ');
    const invocation = parseArguments(argv);
    expect(program).toBe('realmlint');
    expect(invocation.command).toBe(command);
    expect(() => requestOf({ ...invocation, operands: ['path'] }, names)).not.toThrow();
  });

  it.each(EXAMPLES)('%s: %s runs', async (_, line) => {
    const baseline = '{"schemaVersion":1,"tool":{"name":"realmlint","version":"0.1.0"},"findings":[]}';
    const { io, out, err } = world({ files: { ...exported(), 'known.json': baseline } });
    const code = await main(line.split(' ').slice(1), io);
    expect(err()).not.toMatch(/internal error|cannot be read:/);
    expect(out()).not.toContain('cannot be read:');
    expect([EXIT_CODES.clean.code, EXIT_CODES.findings.code], err()).toContain(code);
  });
});
