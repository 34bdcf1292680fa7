// The house: who may import whom, read from the imports themselves. The table is the one in CONTRIBUTING.md.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../src/model/format.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Rooms and the rooms that they may import, beside themselves. `*` is everything of ours. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/readers': ['src/model'],
  'src/interpreters': ['src/model'],
  'src/facts': ['src/model'],
  'src/evidence': ['src/model'],
  'src/profiles': ['src/model'],
  'src/engine': ['src/model', 'src/evidence', 'src/profiles'],
  'src/answers': ['src/model', 'src/evidence', 'src/engine', 'src/profiles'],
  'src/remedies': ['src/model', 'src/evidence'],
  'src/reporters': ['src/model'],
  'src/config': ['src/model'],
  'src/cli': ['*'],
  'src/web': [
    'src/model',
    'src/readers',
    'src/interpreters',
    'src/facts',
    'src/evidence',
    'src/profiles',
    'src/engine',
    'src/answers',
    'src/reporters',
    'src/config',
    'src/lint.ts',
    'rules',
  ],
  'src/lint.ts': ['src/model', 'src/readers', 'src/interpreters', 'src/facts', 'src/engine', 'rules'],
  rules: ['src/model'],
};

/** Packages and the one file that may import each. */
const ONLY_IMPORTER: Readonly<Record<string, string>> = {
  '@noble/hashes': 'src/model/digest.ts',
  acorn: 'src/readers/client/pac-syntax.ts',
  'damerau-levenshtein': 'src/model/edit-distance.ts',
  'fast-xml-parser': 'src/readers/xml/slice.ts',
  fflate: 'src/readers/archive/archive-entry.ts',
  'jsonc-parser': 'src/model/json.ts',
  parse5: 'src/readers/reports/html/tokens.ts',
  picocolors: 'src/cli/colors.ts',
  picomatch: 'src/config/glob.ts',
  yargs: 'src/cli/arguments.ts',
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly ours: boolean;
}

function files(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) found.push(...files(path));
    else if (entry.name.endsWith('.ts')) found.push(path);
  }
  return found.sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g,
  )) {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    const ours = target.startsWith('.');
    const resolved = ours
      ? relative(ROOT, join(ROOT, dirname(file), target))
          .split(sep)
          .join('/')
      : target;
    found.push({ file, target: resolved, ours });
  }
  return found;
}

function roomOf(file: string): string {
  const room = Object.keys(MAY_IMPORT).find((name) => file === name || file.startsWith(`${name}/`));
  if (!room) throw new Error(`${file} lies in no room of the house`);
  return room;
}

const all = [...files('src'), ...files('rules')];
const imports = all.flatMap(importsOf);

describe('architecture', () => {
  it('sees the imports', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.some(({ target }) => target === 'src/model/located.ts')).toBe(true);
  });

  it('has a room for every file', () => {
    for (const file of all) expect(roomOf(file)).not.toBe('');
  });

  it('lets each room import only what the table allows', () => {
    const broken = imports.filter(({ file, target, ours }) => {
      if (!ours) return false;
      const from = roomOf(file);
      const to = target === 'package.json' ? from : roomOf(target);
      const allowed = MAY_IMPORT[from] ?? [];
      return from !== to && !allowed.includes('*') && !allowed.includes(to);
    });
    expect(broken).toEqual([]);
  });

  it('has no circles, types included', () => {
    const targets = new Map<string, string[]>();
    for (const { file, target, ours } of imports) {
      if (ours) targets.set(file, [...(targets.get(file) ?? []), target]);
    }
    // What imports nothing that is left can be taken away; circles, and what leads into them, stay.
    let left = new Set(targets.keys());
    for (let size = -1; size !== left.size; ) {
      size = left.size;
      left = new Set([...left].filter((file) => targets.get(file)?.some((target) => left.has(target))));
    }
    expect([...left]).toEqual([]);
  });

  // The program's own scripts and their code caches; and the one place where markup, which only `html` makes, becomes elements.
  const OWN = ['src/cli/start/code-cache.ts', 'src/cli/start/program.ts', 'src/web/elements.ts'];

  it('runs no text as code, starts no program and loads nothing by a name that it was given', () => {
    const code =
      /\beval\s*\(|\bFunction\s*\(|\brequire\s*\(|\bimport\s*\((?!\s*')|node:(?:child_process|vm|module|worker_threads)|\bimportScripts\b|\bfetch\s*\(|XMLHttpRequest|WebSocket|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write/;
    const withoutComments = (text: string) => text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
    const running = all.filter(
      (file) => !OWN.includes(file) && code.test(withoutComments(readFileSync(join(ROOT, file), 'utf8'))),
    );
    expect(running).toEqual([]);
  });

  it('keeps node: and Buffer in the command line alone', () => {
    const node = imports.filter(
      ({ file, target }) => target.startsWith('node:') && !file.startsWith('src/cli/'),
    );
    expect(node).toEqual([]);
    const buffers = all.filter(
      (file) =>
        !file.startsWith('src/cli/') &&
        /\b(?:Buffer|process)\s*[.(]/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(buffers).toEqual([]);
  });

  it('keeps the document of a page in the page, and connections nowhere', () => {
    const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
    const page =
      /\bdocument\.(?:body|head|createElement|getElementById|querySelector)|\bnew Worker\(|\bnavigator\./;
    const beyond =
      /\bfetch\(|\bnew (?:XMLHttpRequest|WebSocket|EventSource)\b|\bsendBeacon\(|Storage\b\.|\bindexedDB\b/;
    const ours = all.filter((file) => !file.includes('.generated.'));
    expect(ours.filter((file) => !file.startsWith('src/web/') && page.test(text(file)))).toEqual([]);
    expect(ours.filter((file) => page.test(text(file))).length).toBeGreaterThan(2);
    expect(ours.filter((file) => beyond.test(text(file)))).toEqual([]);
  });

  it('copies what a source answers with copyOf alone: slice of a Buffer is no copy', () => {
    const slices = all.filter((file) =>
      /\bbytes\.slice\(|\.read\([^\n]*\)\.slice\(/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(slices).toEqual([]);
  });

  it('gives each dependency one importer, and knows every dependency', () => {
    const packages = imports.filter(({ target, ours }) => !ours && !target.startsWith('node:'));
    for (const { file, target } of packages) {
      const name = Object.keys(ONLY_IMPORTER).find(
        (known) => target === known || target.startsWith(`${known}/`),
      );
      expect(name, `${file} imports ${target}`).toBeDefined();
      expect(file).toBe(ONLY_IMPORTER[name ?? '']);
    }
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    // ajv compiles the config schema when the project is built: nothing of ours imports it at run time.
    expect(Object.keys(manifest.dependencies).sort()).toEqual([...Object.keys(ONLY_IMPORTER), 'ajv'].sort());
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('asks for no input format by its name, but for its traits', () => {
    const names = Object.keys(FORMATS).join('|');
    const asked = new RegExp(`\\bformat\\s*[!=]==\\s*'(?:${names})'`);
    // There a format is that of the output.
    const inputs = all.filter((file) => !file.startsWith('src/cli/'));
    expect(inputs.filter((file) => asked.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('spreads nothing of an input into the arguments of a call: the stack ends before a long list does', () => {
    const rooms = all.filter((file) =>
      /^src\/(?:model|readers|interpreters|facts|evidence|engine)\//.test(file),
    );
    expect(rooms.length).toBeGreaterThan(100);
    const spread = rooms.filter((file) =>
      /\.(?:push|unshift|concat)\(\.\.\./.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(spread).toEqual([]);
  });

  it('makes each open table of words with table(): an export may say constructor', () => {
    // Entries by any word, at the top of a file, as a literal.
    const bare = /^(?:export )?const \w+:[^=]*(?:\bRecord<\s*string,|\[\w+: string\]:)(?:=>|[^=])*=\s*\{/m;
    expect(bare.test('const A: Readonly<Record<string, number>> = { a: 1 };')).toBe(true);
    expect(bare.test('const A: Readonly<\n  Record<string, (of: B) => number>\n> = {')).toBe(true);
    expect(bare.test('const A: Readonly<Record<string, { b: C; d: E }>> = {')).toBe(true);
    expect(bare.test('const A: { readonly [word: string]: number } = {')).toBe(true);
    expect(bare.test('const A: Readonly<Record<string, number>> = table({ a: 1 });')).toBe(false);
    expect(bare.test('const A: readonly B[] = [];\nconst C = table<Record<string, D>>;')).toBe(false);
    const codes = all.filter((file) => !file.includes('.generated.'));
    expect(codes.filter((file) => bare.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
    expect(
      codes.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('= table(')).length,
    ).toBeGreaterThan(20);
  });

  it('has no default exports but those of rules, and no barrels but rules/index.ts', () => {
    const defaults = all.filter((file) => {
      const isRule = /^rules\/[^/]+\/[^/]+\.ts$/.test(file) && !file.startsWith('rules/support/');
      return !isRule && /\nexport default\b/.test(readFileSync(join(ROOT, file), 'utf8'));
    });
    expect(defaults.filter((file) => !file.includes('.generated.'))).toEqual([]);
    const barrels = all.filter((file) => {
      const code = readFileSync(join(ROOT, file), 'utf8').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
      return (
        code.trim() !== '' &&
        code.replace(/export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s+from\s+'[^']+';?/g, '').trim() === ''
      );
    });
    expect(barrels).toEqual([]);
  });

  it('keeps files and headers as the house has them', () => {
    const long = all.filter((file) => {
      if (file.includes('.generated.')) return false;
      return readFileSync(join(ROOT, file), 'utf8').split('\n').length > 251;
    });
    expect(long).toEqual([]);
    const bare = all.filter((file) => !/^(?:\/\/|\/\*|#!)/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(bare).toEqual([]);
  });
});
