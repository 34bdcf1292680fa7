// The command line in this process, on real files: what the page and the report are held against.

import { main } from '../../../src/cli/main.ts';
import { NODE_FILES } from '../../../src/cli/node-io.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs realmlint in a folder. */
export async function realmlint(args: readonly string[], cwd: string): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const writer = (texts: string[]) => ({
    isTTY: false,
    columns: undefined,
    write: async (text: string) => {
      texts.push(text);
    },
  });
  const code = await main(args, {
    fs: NODE_FILES,
    stdin: async () => new Uint8Array(0),
    stdout: writer(out),
    stderr: writer(err),
    isOutput: () => false,
    env: {},
    cwd,
    platform: process.platform,
    random: (length) => new Uint8Array(length),
    now: Date.now,
  });
  return { code, out: out.join(''), err: err.join('') };
}
