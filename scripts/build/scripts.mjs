// Links the program as several scripts: the core, and others that are read when something in them is called. In the sources
// these are modules like all others; here an import of one becomes a stand-in that loads the script at the first call.
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';
import { PAGES, pagesOf, withoutPage } from './pages.mjs';
import { coreExports, coreModule, slashed, standIn } from './stand-in.mjs';

/**
 * Builds all scripts into a folder; returns a name for their contents. `entries` are the modules of each script but the core: whatever else
 * only they need comes with them, and what several of them need is the core's. They export functions and data.
 */
export async function buildScripts({ options, root, main, folder, entries }) {
  const scriptOf = new Map();
  for (const [script, files] of Object.entries(entries)) {
    files.forEach((file, index) => {
      scriptOf.set(join(root, file), { script, index });
    });
  }
  const exportsOf = await evaluate(options, root, Object.values(entries).flat(), [pageless(root)]);
  const [{ rules }] = (await evaluate(options, root, ['rules/index.ts'], [])).values();
  const link = { options, root, scriptOf, exportsOf };
  const groups = [[main], ...Object.values(entries)];
  const [byMain, ...own] = await Promise.all(groups.map((files) => reached(link, files)));
  const core = new Set(byMain);
  for (const file of sharedBy(own, core)) core.add(file);
  const wanted = await namesOfCore(
    root,
    own.flat().filter((file) => !core.has(file)),
    core,
  );
  const pages = pagesOf(rules, `${PAGES}.txt`);
  const texts = await Promise.all([
    bundle(link, coreExports(main, wanted, root), null),
    ...Object.values(entries).map((files) => bundle(link, entryOf(files), wanted)),
    pages.text,
    bundle(link, pages.module, new Map()),
  ]);
  const names = [
    'core.js',
    ...Object.keys(entries).map((script) => `${script}.js`),
    `${PAGES}.txt`,
    `${PAGES}.js`,
  ];
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  await Promise.all(names.map((name, index) => writeFile(join(folder, name), texts[index])));
  return hash.digest('hex').slice(0, 16);
}

/** What modules export, by their paths: only what is the same everywhere may be told from it. */
async function evaluate(options, root, files, plugins) {
  const outfile = join(root, 'dist', 'evaluated.mjs');
  const stdin = { contents: entryOf(files), resolveDir: root };
  await build({ ...options, stdin, outfile, plugins, format: 'esm', platform: 'node' });
  // What was imported from a path once is not read from there again.
  const all = await import(`${pathToFileURL(outfile).href}?${files.length}`);
  await rm(outfile);
  return new Map(files.map((file, index) => [join(root, file), all[`e${index}`]]));
}

/** A module that exports modules by their place in the list. */
const entryOf = (files) =>
  files.map((file, index) => `export * as e${index} from ${JSON.stringify(`./${file}`)};`).join('\n');

/** The modules that come with these, but for those of other scripts. */
async function reached(link, files) {
  const contents = entryOf(files);
  const plugins = [pageless(link.root), cut(link, new Set(files.map((file) => join(link.root, file))), null)];
  const { metafile } = await build({ ...bundling(link, contents), plugins, metafile: true });
  const [output] = Object.values(metafile.outputs);
  return Object.keys(output.inputs)
    .filter((file) => !file.includes(':') && file !== '<stdin>')
    .map((file) => join(link.root, file));
}

function sharedBy(all, core) {
  const seen = new Set();
  const shared = new Set();
  for (const files of all) {
    for (const file of files) {
      if (core.has(file)) continue;
      if (seen.has(file)) shared.add(file);
      seen.add(file);
    }
  }
  const foreign = [...shared].find((file) => file.includes('node_modules'));
  if (foreign) throw new Error(`${foreign} is needed by several scripts: make its importer one of its own`);
  return shared;
}

/** Which names these modules import, by modules of the core, in their order. */
async function namesOfCore(root, files, core) {
  const wanted = new Map();
  for (const { file, imports } of await Promise.all(files.map(importsOf))) {
    for (const [, names, from] of imports) {
      const target = resolve(dirname(file), from);
      if (!core.has(target)) continue;
      if (!names.startsWith('{')) throw new Error(`${relative(root, file)} imports ${names} from ${from}`);
      const known = wanted.get(target) ?? new Set();
      for (const name of names.slice(1, -1).split(',')) known.add(name.trim().split(' ')[0]);
      wanted.set(target, known);
    }
  }
  return wanted;
}

async function importsOf(file) {
  if (!file.endsWith('.ts')) return { file, imports: [] };
  const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts', format: 'esm' });
  return { file, imports: [...code.matchAll(/^(?:import|export) ([^"']*?) from "(\.[^"]+)";$/gm)] };
}

async function bundle(link, contents, coreOf) {
  const entry = coreOf === null ? new Set() : ownEntries(link, contents);
  const { outputFiles } = await build({
    ...bundling(link, contents),
    plugins: [pageless(link.root), cut(link, entry, coreOf)],
    banner: { js: '(function (module, require, script, file) {\nvar exports = module.exports;' },
    footer: { js: '})' },
  });
  const [{ text }] = outputFiles;
  const strange = /[^\0-\x7f]/.exec(text);
  if (strange) throw new Error(`a script holds ${strange[0]}, and is read as ASCII`);
  return text;
}

function ownEntries({ root, scriptOf }, contents) {
  return new Set(
    [...scriptOf.keys()].filter((file) =>
      contents.includes(JSON.stringify(`./${relative(root, file).replaceAll('\\', '/')}`)),
    ),
  );
}

function bundling({ options, root }, contents) {
  return {
    ...options,
    stdin: { contents, resolveDir: root },
    format: 'cjs',
    platform: 'node',
    // Packages in ES modules make a require of it, which takes a path as well.
    define: { ...options.define, 'import.meta.url': 'file' },
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 200,
    write: false,
  };
}

/** Takes the pages out of rules. */
function pageless(root) {
  return {
    name: 'pages',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]rules[\\/][a-z]+[\\/].+\.ts$/, namespace: 'file' }, async ({ path }) => {
        const file = slashed(relative(root, path));
        if (!/^rules\/(?!support\/)[a-z]+\//.test(file)) return undefined;
        return { contents: withoutPage(await readFile(path, 'utf8'), file), loader: 'ts' };
      });
    },
  };
}

const MODULE = 'export const createRequire = () => require;';

/** Puts stand-ins in the place of what lies in other scripts. */
function cut({ root, scriptOf, exportsOf }, entry, coreOf) {
  return {
    name: 'scripts',
    setup({ onResolve, onLoad }) {
      // Of yargs the parser is used alone; what else its helpers import is dropped, though yargs does not say that it may be.
      onResolve(
        { filter: /^\..*\/(?:platform-shims|utils)\/[a-z-]+\.m?js$/ },
        ({ path, resolveDir, importer }) =>
          /[\\/]yargs[\\/]helpers[\\/]/.test(importer)
            ? { path: join(resolveDir, path), sideEffects: false }
            : undefined,
      );
      // Of yargs too: it makes a require of its own, and Node's module for that brings its loader of ES modules along.
      onResolve({ filter: /^(?:node:)?module$/ }, ({ path }) => ({ path, namespace: 'module' }));
      onLoad({ filter: /./, namespace: 'module' }, () => ({ contents: MODULE }));
      onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir }) => {
        const target = resolve(resolveDir, path);
        if (scriptOf.has(target) && !entry.has(target)) return { path: target, namespace: 'stand-in' };
        if (coreOf?.has(target)) return { path: target, namespace: 'core' };
        // Nothing of ours does anything when it is loaded: what is imported and not used may go.
        return { path: target, sideEffects: false };
      });
      onLoad({ filter: /./, namespace: 'stand-in' }, ({ path }) => ({
        contents: standIn(scriptOf.get(path), exportsOf.get(path), relative(root, path)),
      }));
      onLoad({ filter: /./, namespace: 'core' }, ({ path }) => ({
        contents: coreModule(path, coreOf.get(path), root),
      }));
    },
  };
}
