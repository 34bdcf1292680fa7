// Finds every regular expression of src and rules: literals in the syntax tree, the others where they are made.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { build, transformSync } from 'esbuild';
import { MADE } from './made.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RECORDER = '__regexOf';

/** The regular expressions of the sources as `/source/flags`, each with the files in which it stands. Throws for one that is made in a function and not in MADE. */
export async function collect() {
  const found = new Map();
  const note = (pattern, path) => {
    const key = String(pattern);
    found.set(key, [...new Set([...(found.get(key) ?? []), path])].sort());
  };
  const dynamic = new Map();
  for (const path of sources()) {
    const { code } = transformSync(readFileSync(join(root, path), 'utf8'), {
      loader: 'ts',
      target: 'esnext',
      logLevel: 'silent',
    });
    const { literals, made } = expressionsOf(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
    for (const literal of literals) note(literal, path);
    if (made.length > 0) dynamic.set(path, { code, made });
  }
  const loaded = await built(dynamic);
  for (const { path, pattern } of loaded) note(pattern, path);
  for (const [path, patterns] of examples(dynamic, loaded))
    for (const pattern of patterns) note(pattern, path);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sources() {
  return ['src', 'rules'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
      .sort(),
  );
}

function expressionsOf(program) {
  const literals = [];
  const made = [];
  const walk = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (node.regex) literals.push(new RegExp(node.regex.pattern, node.regex.flags));
    if (/^(?:New|Call)Expression$/.test(node.type) && node.callee.name === 'RegExp')
      made.push(node.callee.start);
    for (const child of Object.values(node)) walk(child);
  };
  walk(program);
  return { literals, made };
}

// A function that no module calls while it is loaded makes its expressions of what it is given.
function examples(dynamic, loaded) {
  for (const path of new Set([...dynamic.keys(), ...Object.keys(MADE)])) {
    const seen = new Set(loaded.filter((one) => one.path === path).map(({ at }) => at));
    const left = (dynamic.get(path)?.made ?? []).filter((at) => !seen.has(at)).length;
    const listed = MADE[path]?.length ?? 0;
    if (left !== listed) {
      throw new Error(
        `${path} makes ${left} regular expressions in functions, and scripts/regexes/made.mjs lists ${listed}`,
      );
    }
  }
  return Object.entries(MADE);
}

// Parts come from other modules and from lists: so the modules are run, and tell what they made while they were loaded.
async function built(dynamic) {
  const kept = [];
  const recorder = {
    name: 'recorder',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const own = [...dynamic].find(([file]) => path === join(root, file));
        if (!own) return undefined;
        const [file, { code, made }] = own;
        let contents = code;
        for (const at of made.toSorted((a, b) => b - a)) {
          contents = `${contents.slice(0, at)}(globalThis.${RECORDER}(${JSON.stringify(file)}, ${at}))${contents.slice(at + 6)}`;
        }
        return { contents, loader: 'js' };
      });
    },
  };
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: [...dynamic.keys()].map((path, nth) => `export * as m${nth} from './${path}';`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    plugins: [recorder],
    logLevel: 'warning',
  });
  globalThis[RECORDER] = (path, at) =>
    function recorded(source, flags) {
      const pattern = new RegExp(source, flags);
      kept.push({ path, at, pattern });
      return pattern;
    };
  try {
    await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  } finally {
    delete globalThis[RECORDER];
  }
  return kept;
}
