// The built program lies in several scripts, each of which is read when something in it is called for the first time.

import { join } from 'node:path';
import { type Compiled, compile } from './code-cache.ts';

/** What the build wraps a script into. */
type Wrapper = (module: { exports: object }, require: NodeJS.Require, script: Load, file: string) => void;

/** What the script of that name exports. */
type Load = (name: string) => object;

export interface Program {
  readonly load: Load;
  /** Leaves code caches of all scripts that ran; `effort` tells how much was done, and no cache is replaced by one of less. */
  keep(effort: number): void;
}

/** `build` names the contents of all scripts in the folder. */
export function programIn(folder: string, build: string, require: NodeJS.Require): Program {
  const loaded = new Map<string, { readonly compiled: Compiled; readonly exports: object }>();
  function load(name: string): object {
    const before = loaded.get(name);
    if (before) return before.exports;
    const file = join(folder, `${name}.js`);
    const compiled = compile(file, build);
    const module = { exports: {} };
    (compiled.script.runInThisContext() as Wrapper)(module, require, load, file);
    loaded.set(name, { compiled, exports: module.exports });
    return module.exports;
  }
  return {
    load,
    keep(effort) {
      for (const { compiled } of loaded.values()) {
        if (compiled.effort === null || compiled.effort < effort) compiled.keep(effort);
      }
    },
  };
}
