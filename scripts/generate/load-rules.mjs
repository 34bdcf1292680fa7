// The rules as they are in the sources, bundled in memory: Node.js 20 reads no TypeScript.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The exports of rules/index.ts, stepsOf and FORMATS. */
export async function loadRules() {
  const contents = [
    "export { rules } from './rules/index.ts';",
    "export { FORMATS } from './src/model/format.ts';",
    "export { stepsOf } from './src/model/rule.ts';",
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('../..', import.meta.url)), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
  return import(url);
}
