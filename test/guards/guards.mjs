// npm run test:guards: main.ts as a program.
import { ROOT, runBundled } from '../support/bundled.mjs';

await runBundled('guards', ({ main }) => main(process.argv.slice(2), ROOT));
