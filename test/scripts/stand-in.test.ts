// Stand-ins for modules that lie in another script of the built program.

import { expect, it } from 'vitest';
import { withoutPage } from '../../scripts/build/pages.mjs';
import { standIn } from '../../scripts/build/stand-in.mjs';

const PLACE = { script: 'clients', index: 1 };
const standInFor = (exports: object): string => standIn(PLACE, exports, 'src/readers/client/klist.ts');

it('calls functions where they are, copies data, asks for what is got', () => {
  const reader = {
    format: 'klist',
    accepts: () => true,
    get docs() {
      throw new Error('was asked when the program was built');
    },
  };
  expect(standInFor({ reader, LIMITS: [1, { most: null }], read: () => [] }).split('\n')).toEqual([
    'export const reader = { "format": "klist", "accepts": (...args) => script("clients").e1.reader["accepts"](...args), get "docs"() { return script("clients").e1.reader["docs"]; } };',
    'export const LIMITS = [1, { "most": null }];',
    'export const read = (...args) => script("clients").e1.read(...args);',
  ]);
  expect(standInFor({ default: { id: 'a' } })).toBe('export default { "id": "a" };');
});

it.each([
  ['a map', new Map()],
  ['a set in data', { known: new Set() }],
  ['a class', class Ticket {}],
  ['an expression', /a/],
  ['nothing', undefined],
])('refuses %s', (_, value) => {
  expect(() => standInFor({ value })).toThrow(/^src\/readers\/client\/klist\.ts: value is neither/);
});

it('takes the page out of a rule, and nothing else', () => {
  const source =
    "export default defineRule({\n  id: 'a-rule',\n  docs: {\n    why: '$&',\n    fix: [{}],\n  },\n  over: 'realm',\n});\n";
  expect(withoutPage(source, 'rules/realm/a-rule.ts')).toBe(
    "export default defineRule({\n  id: 'a-rule',\n  get docs() { return script('pages').page('a-rule'); },\n  over: 'realm',\n});\n",
  );
  expect(() => withoutPage(source, 'rules/realm/another-rule.ts')).toThrow('another-rule');
  expect(() => withoutPage(source.replace('docs', 'page'), 'rules/realm/a-rule.ts')).toThrow('no docs');
});
