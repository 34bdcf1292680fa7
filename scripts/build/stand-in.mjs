// The modules that join scripts: stand-ins for what lies in another one, and what the core lends to all others.
import { relative } from 'node:path';

/** A module with the same exports, which loads the script at the first call. */
export function standIn({ script, index }, exports, file) {
  const load = `script(${JSON.stringify(script)}).e${index}`;
  return Object.entries(exports)
    .map(([name, value]) => {
      const text = standInFor(value, `${load}.${name}`);
      if (text === null) {
        throw new Error(
          `${file}: ${name} is neither function nor data, so it must be the core's (scripts/build/entries.mjs)`,
        );
      }
      return name === 'default' ? `export default ${text};` : `export const ${name} = ${text};`;
    })
    .join('\n');
}

/** Functions are called and getters asked where they are; data is copied. Null for what is neither, such as a map or an object of a class. */
function standInFor(value, path) {
  if (typeof value === 'function') return isClass(value) ? null : `(...args) => ${path}(...args)`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? null;
  if (Array.isArray(value)) {
    const items = value.map((item, index) => standInFor(item, `${path}[${index}]`));
    return items.includes(null) ? null : `[${items.join(', ')}]`;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  const members = Object.entries(Object.getOwnPropertyDescriptors(value)).map(
    ([key, { get, value: member }]) => {
      const name = JSON.stringify(key);
      if (get) return `get ${name}() { return ${path}[${name}]; }`;
      const text = standInFor(member, `${path}[${name}]`);
      return text && `${name}: ${text}`;
    },
  );
  return members.includes(null) ? null : `{ ${members.join(', ')} }`;
}

const isClass = (value) => /^class\b/.test(Function.prototype.toString.call(value));

/** The core's entry: what starts the program, and what scripts import of its modules. */
export function coreExports(main, wanted, root) {
  const lines = [`export * from ${JSON.stringify(`./${main}`)};`];
  const lent = [];
  let count = 0;
  for (const [file, names] of wanted) {
    const locals = [...names].map((name) => [name, `lent${count++}`]);
    const imported = locals.map(([name, local]) => `${name} as ${local}`).join(', ');
    lines.push(`import { ${imported} } from ${JSON.stringify(`./${slashed(relative(root, file))}`)};`);
    const members = locals.map(([name, local]) => `${name}: ${local}`).join(', ');
    lent.push(`${JSON.stringify(slashed(relative(root, file)))}: () => ({ ${members} })`);
  }
  return [...lines, `export const lent = { ${lent.join(',\n')} };`].join('\n');
}

/** A module of the core as another script sees it. */
export function coreModule(file, names, root) {
  const path = JSON.stringify(slashed(relative(root, file)));
  return `export const { ${[...names].join(', ')} } = script('core').lent[${path}]();`;
}

export const slashed = (path) => path.replaceAll('\\', '/');
