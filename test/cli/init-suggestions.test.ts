// A first config whose suggestions are taken as they stand: what is found with them, and what without.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../../src/config/config.ts';
import type { Report } from '../../src/model/finding.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { CATALOGUE } from '../support/catalogue.ts';
import { BACKUP, CONFIG, client, DEMO, type Files, filesOf, GOOD, ROOT } from '../support/init-files.ts';
import { suggestionsIn, taking } from '../support/starter.ts';
import { sample } from '../support/thorough.ts';
import { init, lint } from './init-runs.ts';
import { world } from './world.ts';

interface Taken {
  readonly before: Report;
  /** With all suggestions taken but the example of a suppression, which is there to hold a finding back. */
  readonly after: Report;
  readonly config: Config | null;
}

interface Begun {
  readonly text: string;
  readonly before: Report;
}

async function begun(files: Files): Promise<Begun> {
  const text = (await init(files)).text(CONFIG) ?? '';
  return { text, before: await lint(world({ files })) };
}

async function taken(files: Files, wanted?: readonly string[], from?: Begun): Promise<Taken> {
  const { text, before } = from ?? (await begun(files));
  const names = wanted ?? suggestionsIn(text).filter((name) => name !== 'suppressions');
  const edited = taking(text, names);
  const { config } = readConfig(edited, CATALOGUE);
  return {
    before,
    after: await lint(world({ files: { ...files, [CONFIG]: edited } })),
    config,
  };
}

/** A finding is the same though the names of clients and the words change. */
function places({ findings }: Report): readonly string[] {
  return findings.map(({ ruleId, severity, path, region, byteOffset }) =>
    JSON.stringify([ruleId, severity, path, region, byteOffset]),
  );
}

/** The demo's backup, a year older: in UTF-16 and in ASCII alike. */
function older(path: string): Uint8Array {
  const bytes = DEMO[path] ?? new Uint8Array();
  const text = new TextDecoder('latin1')
    .decode(bytes)
    .replaceAll(/2(\0?)0(\0?)2(\0?)6(?=\0?-)/g, '2$10$22$35');
  return Uint8Array.from(text, (one) => one.charCodeAt(0));
}

/** All files of the older backup under another folder. */
function olderBackup(folder: string): Files {
  const paths = Object.keys(DEMO).filter((path) => path.startsWith(BACKUP));
  return Object.fromEntries(paths.map((path) => [path.replace(BACKUP, folder), older(path)]));
}

const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));

const OLD = '{11111111-5C7E-4E0A-B1D3-6A8C94E7F205}';
const REPORT = older(`${BACKUP}gpreport.xml`);

describe('what a newer backup replaces', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    ['a backup', { ...DEMO, ...olderBackup(`old/${OLD}/`) }, [`old/${OLD}`]],
    ['a backup here', { ...below('new', DEMO), ...olderBackup(`${OLD}/`) }, [OLD]],
    [
      'a report beside everything else',
      { ...below('incident', DEMO), 'incident/gpreport.xml': REPORT, 'good/PC-1.reg': GOOD },
      ['incident/gpreport.xml'],
    ],
    ['a report here', { ...below('incident', DEMO), 'gpreport.xml': REPORT }, ['gpreport.xml']],
    [
      'a folder of a backup in which something else lies too',
      { ...DEMO, [`old/${OLD}/gpreport.xml`]: REPORT, [`old/${OLD}/PC-9.reg`]: GOOD },
      [`old/${OLD}/gpreport.xml`],
    ],
    ['what a pattern would not name alone', { ...DEMO, 'o*/gpreport.xml': REPORT }, ['archive/**']],
  ])('is %s', async (_, files, ignored) => {
    const { before, after, config } = await taken(files, ['ignore']);
    expect(config?.ignore).toEqual(ignored);
    expect(before.inputs.some(({ status }) => status === 'superseded')).toBe(true);
    const judged = ({ findings }: Report) =>
      findings.filter(({ ruleId }) => ruleId !== 'evidence-incomplete');
    expect(places({ ...after, findings: judged(after) })).toEqual(
      places({ ...before, findings: judged(before) }),
    );
    expect(judged(after).length).toBeGreaterThanOrEqual(6);
    expect(after.summary.exitCode).toBe(before.summary.exitCode);
  });
});

describe('two machines of one name', () => {
  const wrong = client('ZSCALERBETA.NET', 'kerberos.zscalertwo.net', '.zscalerbeta.net');

  it('stay two', async () => {
    const files = { 'berlin/PC-1.reg': GOOD, 'paris/PC-1.reg': wrong, 'export.reg': wrong, 'dump.reg': GOOD };
    const { before, after } = await taken(files);
    expect(before.findings.length).toBeGreaterThan(2);
    expect(places(after).length).toBe(places(before).length);
    const of = ({ findings }: Report, path: string) =>
      findings.filter((one) => one.path === path).map(({ ruleId, region }) => [ruleId, region]);
    for (const path of Object.keys(files)) expect(of(after, path)).toEqual(of(before, path));
    const subjects = new Set(after.coverage.map(({ subject }) => subject.id));
    expect([...subjects].sort()).toEqual([
      'berlin/pc-1',
      'name-of-the-client',
      'name-of-the-client-2',
      'paris/pc-1',
    ]);
  });
});

const RULES = join(ROOT, 'fixtures/rules');
const CASES = CATALOGUE.flatMap((rule) =>
  readdirSync(join(RULES, rule, 'bad')).map((name) => `${rule}/bad/${name}`),
);

/** Realms, and files where there is none, of which less is said than before; place and rule may change with what is expected. */
function lost(before: Report, after: Report): readonly string[] {
  const counts = ({ findings }: Report) => {
    const said = new Map<string, number>();
    for (const { path, realm = path, severity } of findings)
      if (severity !== 'info') said.set(realmKey(realm), (said.get(realmKey(realm)) ?? 0) + 1);
    return said;
  };
  const now = counts(after);
  return [...counts(before)].filter(([key, count]) => (now.get(key) ?? 0) < count).map(([key]) => key);
}

describe('every suggestion', () => {
  it('taken for the sample changes no finding', async () => {
    const { before, after } = await taken(DEMO);
    expect(before.findings).toHaveLength(6);
    expect(places(after)).toEqual(places(before));
    expect(after.summary).toMatchObject(before.summary);
  });

  it.each(['reg', 'format-list', 'registry-pol', 'preferences-registry', 'hive', 'ksetup', 'ldif'])(
    'taken for fixtures/formats/%s hides nothing',
    async (format) => {
      const { before, after } = await taken(filesOf(join(ROOT, 'fixtures/formats', format)));
      const at = new Set(places(after));
      expect(places(before).filter((place) => !at.has(place))).toEqual([]);
      expect(after.summary.exitCode).toBeGreaterThanOrEqual(before.summary.exitCode);
    },
  );

  it.each(sample(CASES, 60))('alone, taken for %s, hides nothing', async (folder) => {
    const files = filesOf(join(RULES, folder));
    const from = await begun(files);
    for (const name of suggestionsIn(from.text)) {
      // A sample of a suppression hides what it names, and clouds as a comment says that it changes what is found.
      if (name === 'suppressions' || name === 'clouds') continue;
      const { before, after } = await taken(files, [name], from);
      expect([name, lost(before, after)]).toEqual([name, []]);
      expect(after.summary.exitCode, name).toBeGreaterThanOrEqual(before.summary.exitCode);
    }
  });

  it('taken for a realm of their own calls nothing right that is wrong', async () => {
    const own = client(
      'HADOOP.CONTOSO.EXAMPLE',
      '192.0.2.88',
      'hadoop.contoso.example; node1.hadoop.contoso.example',
    );
    const { before, after } = await taken({ 'PC-1.reg': own });
    const where = ({ findings }: Report) =>
      findings.filter(({ severity }) => severity !== 'info').map(({ region }) => JSON.stringify(region));
    expect(where(before).length).toBe(2);
    expect(where(after)).toEqual(expect.arrayContaining(where(before) as string[]));
  });
});
