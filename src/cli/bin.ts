// The program: hands the process to main. Nothing is left to write when it resolves.

import { EXIT_CODES } from '../model/exit-codes.ts';
import { main } from './main.ts';
import { nodeIo, type ProcessLike } from './node-io.ts';

export interface Ended {
  readonly exitCode: number;
  /**
   * How much of the program ran: 0 when it only answered, 1 when it judged, 2 when it showed findings as well. Null when V8 was given flags
   * on the way: what it has compiled is refused by runs without them.
   */
  readonly effort: number | null;
}

/** Never rejects. `own` as for `nodeIo`. */
export async function start(
  process: ProcessLike & { readonly argv: readonly string[] },
  own = false,
): Promise<Ended> {
  const argv = process.argv.slice(2);
  const io = nodeIo(process, own);
  let isSaving = false;
  const saveMemory = () => {
    // Asked for at every read of a large document.
    if (!isSaving) io.saveMemory?.();
    isSaving = true;
  };
  const exitCode = await main(argv, io.saveMemory ? { ...io, saveMemory } : io);
  return { exitCode, effort: isSaving ? null : effortOf(exitCode, argv) };
}

function effortOf(exitCode: number, argv: readonly string[]): number {
  if (exitCode === EXIT_CODES.findings.code) return 2;
  const answers = exitCode === EXIT_CODES.usage.code || argv.some((word) => ANSWERS.has(word));
  return answers ? 0 : 1;
}

const ANSWERS: ReadonlySet<string> = new Set(['--help', '-h', '--version', 'rules', 'completion', 'explain']);
