// Guards against files that change while they are read, and files and folders that cannot be.

import type { GuardTable } from '../guard.ts';

const CHANGING = { test: 'test/cli/changing-files.test.ts' } as const;
const INPUTS = { test: 'test/cli/inputs.test.ts' } as const;

export const FILE_GUARDS: GuardTable = {
  'a file that changes, grows, shrinks or vanishes while it is read': [
    {
      name: 'a file of another time is not what was read',
      file: 'src/cli/file-input.ts',
      code: 'now.size !== size || now.modified !== modified',
      without: 'now.size !== size',
      ...CHANGING,
      named: 'has other bytes, and as many',
    },
    {
      name: 'a file of another size is not what was read',
      file: 'src/cli/file-input.ts',
      code: 'now.size !== size || now.modified !== modified',
      without: 'false',
      ...CHANGING,
      named: 'where it grows',
    },
    {
      name: 'a file that takes the place of another one is not what was read',
      file: 'src/cli/file-input.ts',
      code: ' || !orUnreadable(io, isThere)',
      without: '',
      ...CHANGING,
      named: 'where another one takes its name',
    },
    {
      name: 'whether a file changed is asked when it was read',
      file: 'src/engine/collect.ts',
      code: 'if (collected.input ?? collected.entries) source.settle?.();',
      without: '',
      ...CHANGING,
      named: 'shrinks to a part that looks whole',
    },
    {
      name: 'a log that grows is nobody’s evidence',
      file: 'src/engine/collect.ts',
      code: 'if (collected.input ?? collected.entries) source',
      without: 'source',
      ...CHANGING,
      named: 'concern where it is none',
    },
    {
      name: 'an archive that changed is not what was read of its entry',
      file: 'src/readers/archive/archive-entry.ts',
      code: 'settle: () => archive.settle?.(),',
      without: '',
      ...CHANGING,
      named: 'as one entry of an archive',
    },
    {
      name: 'facts that changed are not what was read',
      file: 'src/engine/collect-facts.ts',
      code: 'source.settle?.();',
      without: '',
      ...CHANGING,
      named: 'as facts that somebody collects meanwhile',
    },
    {
      name: 'a file that ends early is no whole one',
      file: 'src/cli/file-input.ts',
      code: "if (count === 0) throw new SourceError('The file became shorter while it was read. Try again.');",
      without: 'if (count === 0) break;',
      ...CHANGING,
      named: 'is cut before it was read',
    },
    {
      name: 'lines are shown of a file that is the same',
      file: 'src/cli/file-input.ts',
      code: 'info.size === this.#size && info.modified === this.#modified',
      without: 'true',
      ...INPUTS,
      named: 'opens again what has not changed',
    },
    {
      name: 'a file that the browser cuts is no whole one',
      file: 'src/web/file-source.ts',
      code: 'if (bytes.length < to - from)',
      without: 'if (false)',
      test: 'test/web/file-source.test.ts',
      named: 'does not take a torn file for a whole one',
    },
  ],
  'files and folders that cannot be read': [
    {
      name: 'a folder that cannot be listed is a gap',
      file: 'src/cli/walk.ts',
      code: "  } catch (error) {\n    return { path: folder, problem: unreadable(io, 'The folder', error) };\n  }\n}\n\nfunction followed",
      without: '  } catch {\n    return [];\n  }\n}\n\nfunction followed',
      ...INPUTS,
      named: 'a folder without permission',
    },
    {
      name: 'a link that leads nowhere is a gap',
      file: 'src/cli/walk.ts',
      code: 'if (problem) return [{ path, problem }];',
      without: 'if (problem) return [];',
      ...INPUTS,
      named: 'a link that leads nowhere',
    },
    {
      name: 'a file without permission is a gap',
      file: 'src/engine/collect.ts',
      code: "return failed(path, 'Opening', error);",
      without: 'return STRANGER;',
      test: 'test/lint.test.ts',
      named: 'goes on after an input that cannot be opened',
    },
    {
      name: 'a device that fails is a gap',
      file: 'src/engine/collect.ts',
      code: "facts.push(gap(origin, 'medium', 'unreadable', error.message, ''));",
      without: '',
      test: 'test/engine/collect.test.ts',
      named: 'while it is read is a gap, and what was read before stays',
    },
  ],
  'what lies where copies go': [
    {
      name: 'copies go into a folder of their own',
      file: 'src/cli/sanitize-places.ts',
      code: 'checkNewFolder(io, out, read);',
      without: '',
      test: 'test/cli/sanitize-command.test.ts',
      named: 'is refused where it',
    },
  ],
};
