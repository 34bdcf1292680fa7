// The pages of rules (`docs`): half of what rules weigh, and read only when something was found. They become a script of their own.
import { deepStrictEqual } from 'node:assert';

export const PAGES = 'pages';

// As the formatter leaves it: a property of the rule itself.
const PAGE = /^ {2}docs: \{\n[\s\S]*?^ {2}\},$/m;

/** The source of a rule, its page looked up where it is asked for. */
export function withoutPage(source, file) {
  const [id] = /[a-z-]+(?=\.ts$)/.exec(file);
  if (!PAGE.test(source) || !source.includes(`\n  id: '${id}',\n`)) {
    throw new Error(`${file} has no docs that could be told from the rest`);
  }
  return source.replace(PAGE, () => `  get docs() { return script('${PAGES}').pages['${id}'](); },`);
}

/** The module that has all pages. */
export function pagesOf(rules) {
  const pages = rules.map(({ id, docs }) => {
    const json = JSON.stringify(docs);
    deepStrictEqual(JSON.parse(json), docs);
    return `${JSON.stringify(id)}: () => JSON.parse(${JSON.stringify(json)})`;
  });
  return `export const pages = { ${pages.join(',\n')} };`;
}
