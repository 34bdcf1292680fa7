// Hooks of Node's loader: TypeScript without its types, a stand-in for vitest, and as many fresh copies of our modules as somebody asks for.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const STAND_IN = new URL('vitest.mjs', import.meta.url).href;
const GENERATION = /[?&]generation=\d+/;

/** A module of ours belongs to the generation of whoever imports it, so that a new one evaluates all of them again. */
export async function resolve(specifier, context, next) {
  if (specifier === 'vitest') return { url: STAND_IN, shortCircuit: true };
  const resolved = await next(specifier, context);
  const generation = GENERATION.exec(context.parentURL ?? '');
  if (!generation || !/\.ts$/.test(resolved.url)) return resolved;
  return { ...resolved, url: `${resolved.url}?${generation[0].slice(1)}` };
}

// Some mutants of regular expressions are none (\\V), and a literal that is none takes its whole module along.
const MUTANT = /(stryMutAct_\w+\("\d+"\) \? )\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([a-z]*)/g;

function isRegExp(source, flags) {
  try {
    return new RegExp(source, flags) !== null;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Leaves it to the run of such a mutant to fail. */
function withoutWrongLiterals(code) {
  return code.replace(MUTANT, (text, active, source, flags) =>
    isRegExp(source, flags)
      ? text
      : `${active}new RegExp(${JSON.stringify(source)}, ${JSON.stringify(flags)})`,
  );
}

async function codeOf(address) {
  const text = await readFile(fileURLToPath(address), 'utf8');
  const options = { loader: 'ts', target: 'node20', format: 'esm' };
  return (await transform(withoutWrongLiterals(text), options)).code;
}

// Nobody writes to these files while tests run, and a new generation of all of them is asked for with each mutant of a constant.
const codes = new Map();

export async function load(url, context, next) {
  const [address] = url.split('?');
  if (!address.startsWith('file:') || !address.endsWith('.ts')) return next(url, context);
  if (!codes.has(address)) codes.set(address, codeOf(address));
  return { format: 'module', source: await codes.get(address), shortCircuit: true };
}
