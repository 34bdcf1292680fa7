// npm run bench: main.ts as a program.
import { ROOT, runBundled } from '../support/bundled.mjs';

await runBundled('bench', ({ main }) => main(process.argv.slice(2), ROOT));
