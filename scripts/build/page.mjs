// Builds the page: one HTML file with the whole engine, its style, its sample and no need of anything beside it.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build as bundle, transform } from 'esbuild';
import { build } from 'vite';
import { slashed } from './stand-in.mjs';

// Browsers of administrators are not always this year's.
const TARGET = ['chrome109', 'firefox115', 'safari16'];

/** Writes `outfile`; the same sources give the same bytes. */
export async function buildPage({ root, version, outfile }) {
  const [script, worker, parts, sample] = await Promise.all([
    scriptOf(root, 'src/web/page.ts', version),
    scriptOf(root, 'src/web/worker.ts', version),
    partsOf(root),
    sampleOf(root, join(root, 'fixtures/demo')),
  ]);
  const body = await readFile(join(root, 'src/web/body.html'), 'utf8');
  const document = parts.htmlDocument({
    title: 'realmlint',
    style: parts.STYLE + (await styleOf(root)),
    script,
    policy: ['worker-src blob:', "connect-src 'none'"],
    scriptMay: ["'wasm-unsafe-eval'"],
    body: [
      body.replaceAll('\r\n', '\n').replace('%VERSION%', version),
      dataBlock('page-worker', 'text/plain', worker),
      dataBlock('page-sample-files', 'application/json', JSON.stringify(sample)),
    ],
  });
  await writeFile(outfile, [...document].join(''));
}

/** A classic script, as text that can stand in a document. */
async function scriptOf(root, entry, version) {
  const [{ output }] = await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    define: { REALMLINT_VERSION: JSON.stringify(version) },
    build: {
      write: false,
      target: TARGET,
      minify: true,
      sourcemap: false,
      modulePreload: false,
      reportCompressedSize: false,
      lib: { entry: join(root, entry), formats: ['iife'], name: 'realmlint', fileName: 'script' },
    },
  });
  const [{ code }] = output;
  if (output.length > 1) throw new Error(`${entry} became several files`);
  // In ASCII as far as it goes: what stands in tagged templates must stay.
  const { code: text } = await transform(code, {
    minify: true,
    charset: 'ascii',
    target: TARGET,
    legalComments: 'none',
  });
  return ownText(text.trim());
}

/** Without what would end an element, and without what a document does not take as it stands. */
function ownText(code) {
  const text = code.replace(/<\/(?=script|style)/gi, '<\\/').replaceAll('<!--', '\\x3c!--');
  if (/[\0\r]/.test(text) || !text.isWellFormed()) throw new Error('a script would not be read as it stands');
  return text;
}

function dataBlock(id, type, text) {
  if (/<\/script|<!--/i.test(text)) throw new Error(`${id} would end its own element`);
  return `<script type="${type}" id="${id}">${text}</script>\n`;
}

async function styleOf(root) {
  const css = await readFile(join(root, 'src/web/look/page.css'), 'utf8');
  const { code } = await transform(css, { loader: 'css', minify: true, charset: 'ascii', target: TARGET });
  return code.trim();
}

/** What the document is made with, which is the engine's own. */
async function partsOf(root) {
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    stdin: {
      contents:
        "export { htmlDocument } from './src/reporters/html/document.ts'; export { STYLE } from './src/reporters/html/look.generated.ts';",
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return await import(`data:text/javascript;base64,${code}`);
}

/** Files by their paths, from the name of the folder on, in Base64. */
async function sampleOf(root, folder) {
  const sample = {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    const path = slashed(relative(join(root, 'fixtures'), file));
    sample[path] = (await readFile(file)).toString('base64');
  }
  return sample;
}
