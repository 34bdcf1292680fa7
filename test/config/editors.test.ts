// What an editor shows in a config, asked of the service that VS Code has for JSON, with the schema of the package.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { rules } from '../../rules/index.ts';
import { readConfig } from '../../src/config/config.ts';

const SCHEMA = fileURLToPath(new URL('../../schemas/config.schema.json', import.meta.url));
const ADDRESS = 'file:///gpo/realmlint.config.jsonc';
const IDS = rules.map(({ id }) => id);

const service = getLanguageService({
  // The service resolves $schema against the file, as VS Code does.
  schemaRequestService: async (address) => {
    expect(address).toBe('file:///gpo/node_modules/realmlint/schemas/config.schema.json');
    return readFileSync(SCHEMA, 'utf8');
  },
  workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
});
service.configure({ validate: true, allowComments: true });

/** A config that names the schema; `|` in the members stands for the cursor. */
function opened(members: string) {
  const whole = `{\n  // of the exports\n  "$schema": "./node_modules/realmlint/schemas/config.schema.json",\n  ${members}\n}`;
  const at = whole.indexOf('|');
  const document = TextDocument.create(ADDRESS, 'jsonc', 1, whole.replace('|', ''));
  return {
    document,
    json: service.parseJSONDocument(document),
    cursor: document.positionAt(Math.max(at, 0)),
  };
}

async function offered(members: string) {
  const { document, json, cursor } = opened(members);
  const items = (await service.doComplete(document, cursor, json))?.items ?? [];
  return new Map(items.map(({ label, documentation }) => [label.replaceAll('"', ''), documentation]));
}

async function hovered(members: string): Promise<string> {
  const { document, json, cursor } = opened(members);
  return JSON.stringify((await service.doHover(document, cursor, json))?.contents ?? null);
}

async function complaints(members: string): Promise<readonly string[]> {
  const { document, json } = opened(members);
  const found = await service.doValidation(document, json, { comments: 'ignore', trailingCommas: 'ignore' });
  return found.map(({ message, range }) => `${document.getText(range)}: ${message}`);
}

describe('completion in a config', () => {
  it('offers the members that are not there yet, described', async () => {
    const members = await offered('"cloud": "zscalerbeta.net", |');
    expect([...members.keys()]).toEqual(
      expect.arrayContaining(['realms', 'expect', 'rules', 'suppressions', 'clients', 'failOn', 'require']),
    );
    expect(members.has('cloud')).toBe(false);
    expect(members.get('failOn')).toContain('the exit code is 1');
  });

  it('offers every rule under rules, with what it finds, and its severities', async () => {
    const offer = await offered('"rules": { | }');
    expect([...offer.keys()].sort()).toEqual([...IDS].sort());
    expect(offer.get('missing-leading-dot')).toBe(
      'A suffix in the host map has no leading dot (error, warning)',
    );
    const levels = await offered('"rules": { "missing-leading-dot": | }');
    expect([...levels.keys()].sort()).toEqual(['error', 'info', 'off', 'warning']);
  });

  it('offers every rule in a suppression', async () => {
    const offer = await offered('"suppressions": [{ "rule": | }]');
    expect([...offer.keys()].sort()).toEqual([...IDS].sort());
    expect(offer.get('trust-transitive')).toBe('The trust to a realm is transitive');
  });

  it('offers what is within a realm of its own, and the words for a direction', async () => {
    expect([...(await offered('"realms": [{ | }]')).keys()].sort()).toEqual([
      'kdcs',
      'realm',
      'suffixes',
      'trust',
    ]);
    const directions = await offered('"realms": [{ "realm": "R", "trust": { "direction": | } }]');
    expect([...directions.keys()].sort()).toEqual(['both', 'inbound', 'outbound']);
  });
});

describe('hover in a config', () => {
  it('describes members, rules and what stands within', async () => {
    expect(await hovered('"user|Domains": []')).toContain('a nontransitive trust serves one domain');
    expect(await hovered('"rules": { "kdc-wrong|-host": "off" }')).toContain('is not the expected host');
    expect(await hovered('"suppressions": [{ "unt|il": "2026-12-31" }]')).toContain('The last day');
  });
});

describe('diagnosis of a config', () => {
  it('finds nothing in one that is right', async () => {
    const right =
      '"cloud": "zscalerbeta.net", "rules": { "missing-leading-dot": "warning" }, "suppressions": [{ "rule": "trust-transitive", "realm": "ZSCALERBETA.NET", "reason": "known" }]';
    expect(await complaints(right)).toEqual([]);
    expect(readConfig(`{ ${right} }`, IDS).problems).toBeNull();
  });

  it.each([
    ['"failOnn": "error"', '"failOnn": Property failOnn is not allowed.'],
    ['"failOn": "eror"', '"eror": Value is not accepted.'],
    ['"rules": { "missing-leding-dot": "off" }', '"missing-leding-dot": Property missing-leding-dot is not'],
    [
      '"suppressions": [{ "rule": "kdc-wrong-hosst", "realm": "R", "reason": "r" }]',
      '"kdc-wrong-hosst": Value',
    ],
    ['"suppressions": [{ "rule": "kdc-wrong-host", "realm": "R" }]', 'Missing property "reason"'],
    ['"ignore": "archive/**"', 'Incorrect type. Expected "array"'],
  ])('finds what realmlint refuses: %s', async (members, sentence) => {
    const found = await complaints(members);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
    expect(readConfig(`{ ${members} }`, IDS).problems).toHaveLength(1);
  });
});
