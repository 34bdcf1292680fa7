// Guards of what is read as data: names that every object has, depth, size, and that none of it is code.

import type { GuardTable } from '../guard.ts';

export const DATA_GUARDS: GuardTable = {
  'JSON, config, facts: __proto__ and its kin, depth, size, code': [
    {
      name: '__proto__ in JSON is a member like others',
      file: 'src/model/json.ts',
      code: 'return Object.fromEntries(node.members.map((member) => [member.name, toValue(member.node)]));',
      without:
        'const all: Record<string, unknown> = {}; for (const member of node.members) all[member.name] = toValue(member.node); return all;',
      test: 'test/model/json.test.ts',
      named: 'treats __proto__ and constructor as ordinary members',
    },
    {
      name: 'JSON is nested no deeper than 200',
      file: 'src/model/json.ts',
      code: 'if (depth >= DEEPEST) return fail(',
      without: 'if (false) return fail(',
      test: 'test/model/json.test.ts',
      named: 'refuses nesting that would exhaust the stack',
      by: 'RangeError',
    },
    {
      name: 'a member that a config does not have is a mistake',
      file: 'src/config/config.ts',
      code: 'complaints.push(...schemaComplaints(configErrors(value), root));',
      without: '',
      test: 'test/config/config.test.ts',
      named: 'readConfig, hostile',
    },
    {
      name: 'a line of facts is of their schema',
      file: 'src/facts/read.ts',
      code: 'if (problem !== null) return { message: `It is no line of facts (${problem}).`, hint: AGAIN };\n  const { run } = state;',
      without: 'const { run } = state;',
      test: 'test/facts/read.test.ts',
      named: 'names __proto__',
    },
    {
      name: 'an element of a report is called as it likes',
      file: 'src/readers/xml/slice.ts',
      code: 'transformTagName: (name) => `x${name}`,',
      without: '',
      test: 'test/readers/xml/slice.test.ts',
      named: 'takes an element named',
      by: '',
    },
    {
      name: 'a text of a .reg file has no more lines than can be kept',
      file: 'src/readers/registry/reg-values.ts',
      code: ' || more.length >= MOST_LINES',
      without: '',
      test: 'test/readers/registry/reg.test.ts',
      named: 'of more than ten thousand lines are none',
    },
    {
      name: 'a table of words has no member of every object',
      file: 'src/model/table.ts',
      code: 'Object.assign(Object.create(null), entries)',
      without: 'entries',
      test: 'test/cli/object-names.test.ts',
      named: 'by its own name',
    },
    {
      name: 'a config of another size is not read',
      file: 'src/cli/config-file.ts',
      code: 'if (size > LARGEST_CONFIG) {',
      without: 'if (false) {',
      test: 'test/cli/config-file.test.ts',
      named: 'loadConfig refuses',
    },
    {
      name: 'a config runs no code',
      file: 'src/config/config.ts',
      code: 'const value = toValue(root);',
      without: 'const value = new Function(`return ${text}`)();',
      test: 'test/architecture.test.ts',
      named: 'runs no text as code',
    },
    {
      name: 'a config is data, whatever its name',
      file: 'src/config/config.ts',
      code: 'if (root === null) return { config: null, problems: placed(complaints.slice(-1), text) };',
      without:
        "if (root === null) { new Function('module', text.replace('export default {};', ''))({}); return { config: null, problems: placed(complaints.slice(-1), text) }; }",
      test: 'test/cli/hostile-words.test.ts',
      named: 'is never run, whatever its name',
    },
  ],
};
