// The program: hands the process to main and leaves with its exit code once all output is written.

import { main } from './main.ts';
import { nodeIo } from './node-io.ts';

process.exitCode = await main(process.argv.slice(2), nodeIo(process));
