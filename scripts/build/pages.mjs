// The pages of rules (`docs`): half of what rules weigh, and few of them are read, when something was found. They lie in a file of
// their own, of which a script reads the one that is asked for.
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
  return source.replace(PAGE, () => `  get docs() { return script('${PAGES}').page('${id}'); },`);
}

/** All pages, one behind the other in ASCII, and the module that reads one of them from the file of that name beside its script. */
export function pagesOf(rules, name) {
  const places = {};
  let text = '';
  for (const { id, docs } of rules) {
    const page = JSON.stringify(docs).replace(
      /[\u007f-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    deepStrictEqual(JSON.parse(page), docs);
    places[id] = [text.length, page.length];
    text += page;
  }
  const module = `import { closeSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PLACES = ${JSON.stringify(places)};
const FILE = join(dirname(file), ${JSON.stringify(name)});

export function page(id) {
  try {
    const [from, length] = PLACES[id];
    const bytes = Buffer.alloc(length);
    const handle = openSync(FILE, 'r');
    try {
      readSync(handle, bytes, 0, length, from);
    } finally {
      closeSync(handle);
    }
    return JSON.parse(bytes.toString('latin1'));
  } catch (error) {
    throw new Error(FILE + ' is not the one of this installation; install realmlint again (' + error.message + ')');
  }
}
`;
  return { text, module };
}
