// docs/editors.md: with its blocks the service that VS Code has for JSON completes a config and finds what is wrong in it, by the
// schema of the package. No more than Node.js is needed; it stands here beside the tests of the other pages.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { getLanguageService, type SchemaConfiguration, TextDocument } from 'vscode-json-languageservice';
import { blockOf } from './support/page.ts';
import { ROOT } from './support/run.ts';

const WORKSPACE = 'file:///gpo/';
const PACKAGE = `${WORKSPACE}node_modules/realmlint/`;

function editor(schemas: SchemaConfiguration[] = []) {
  const service = getLanguageService({
    schemaRequestService: async (address) => {
      expect(address.startsWith(PACKAGE), address).toBe(true);
      return readFileSync(join(ROOT, address.slice(PACKAGE.length)), 'utf8');
    },
    workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
  });
  service.configure({ validate: true, allowComments: true, schemas });
  return service;
}

/** What the editor marks in a config, and what it offers where `|` stands. */
async function opened(service: ReturnType<typeof editor>, name: string, text: string) {
  const at = text.indexOf('|');
  const document = TextDocument.create(WORKSPACE + name, 'jsonc', 1, text.replace('|', ''));
  const json = service.parseJSONDocument(document);
  const comments = { comments: 'ignore', trailingCommas: 'ignore' } as const;
  const marked = at === -1 ? await service.doValidation(document, json, comments) : [];
  const offered = at === -1 ? null : await service.doComplete(document, document.positionAt(at), json);
  return {
    marked: marked.map(({ range, message }) => `${document.getText(range)}: ${message}`),
    offered: (offered?.items ?? []).map(({ label }) => label.replaceAll('"', '')),
  };
}

async function completesAndMarks(
  service: ReturnType<typeof editor>,
  name: string,
  config: (members: string) => string,
): Promise<void> {
  const open = (members: string) => opened(service, name, config(members));
  expect((await open('"rules": { "missing-leading-dot": "warning" }')).marked).toEqual([]);
  const { marked } = await open('"rules": { "missing-leding-dot": "warning" }');
  expect(marked).toEqual([
    expect.stringMatching(/^"missing-leding-dot": Property missing-leding-dot is not/),
  ]);
  expect((await open('"rules": { | }')).offered).toContain('missing-leading-dot');
  expect((await open('"fail|"')).offered).toContain('failOn');
}

describe('docs/editors.md', () => {
  it('names the schema in the config', async () => {
    const block = blockOf('editors', 'file: realmlint.config.jsonc');
    expect((await opened(editor(), 'realmlint.config.jsonc', block)).marked).toEqual([]);
    await completesAndMarks(editor(), 'realmlint.config.jsonc', (members) =>
      block.replace(/\n\}\s*$/, `,\n  ${members}\n}\n`),
    );
  });

  it.each(['realmlint.config.jsonc', 'gpo/realmlint.config.json'])(
    'maps the schema to the configs of a workspace: %s',
    async (name) => {
      const settings = parse(blockOf('editors', 'file: .vscode/settings.json'));
      const schemas = settings['json.schemas'].map(
        ({ fileMatch, url }: { fileMatch: string[]; url: string }) => ({
          // VS Code takes an address that is relative from the folder of the workspace.
          uri: new URL(url, WORKSPACE).href,
          fileMatch,
        }),
      );
      await completesAndMarks(editor(schemas), name, (members) => `{\n  ${members}\n}\n`);
    },
  );
});
