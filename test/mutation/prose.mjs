// What Stryker leaves alone: words for people. Tests assert ids, places and data, so a mutant of a sentence says nothing about them.

import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Whole parts of a rule that people read; what is in them is run by test/rules/meta.test.ts. */
const PAGES = new Set(['docs', 'summary', 'symptoms', 'references']);
const SENTENCES = new Set(['message', 'reason', 'advice', 'hint']);

// Rules compare names, numbers and keys; a blank beside a letter stands only in what they say.
const SENTENCE = /[a-z,;:] [a-zA-Z]|^ [a-z]|[a-z] $/;

const keyOf = ({ key }) => key.name ?? key.value;
const isString = (path) => path.isStringLiteral() || path.isTemplateLiteral();
const textOf = (node) => node.value ?? node.quasis.map(({ value }) => value.raw).join('x');

function isProse(path, inRules) {
  if (path.isObjectProperty()) return PAGES.has(keyOf(path.node));
  if (!isString(path)) return false;
  if (inRules && SENTENCE.test(textOf(path.node))) return true;
  return path.parentPath?.isObjectProperty() === true && SENTENCES.has(keyOf(path.parentPath.node));
}

// Stryker tells no file: rules are what imports the definition of rules, or lies beside it.
const inRules = (path) =>
  path.scope
    .getProgramParent()
    .path.node.body.some(
      (statement) =>
        statement.type === 'ImportDeclaration' && /^\.\.\/\.\.\/src\//.test(statement.source.value),
    );

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'prose', {
    shouldIgnore: (path) => (isProse(path, inRules(path)) ? 'words for people' : undefined),
  }),
];
