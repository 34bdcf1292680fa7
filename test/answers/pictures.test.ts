// What a report draws: on every case of the rules no drawing contradicts the findings.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { pictures } from '../../src/answers/pictures.ts';
import { DEFAULT_SETTINGS, judgeSurvey, survey } from '../../src/lint.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Mark, Pictures } from '../../src/model/picture.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { inputOf, inputsBelow } from '../support/inputs.ts';
import { settingsFrom } from '../support/settings.ts';
import { sample } from '../support/thorough.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/rules', import.meta.url));
const CONFIG = 'realmlint.config.jsonc';

function drawn(folder: string) {
  const config = join(folder, CONFIG);
  const settings = settingsFrom(existsSync(config) ? readFileSync(config, 'utf8') : undefined);
  const read = survey(inputsBelow(folder, ['expected.json', CONFIG]), {});
  const { report } = judgeSurvey(read, { settings, rules });
  return { report, shown: pictures(read, report, { settings, rules }) };
}

function* marksOf({ trusts, routes }: Pictures): Iterable<Mark> {
  for (const { mark, traits } of trusts) {
    yield mark;
    for (const trait of traits) yield trait.mark;
  }
  for (const { map, kdc, trust, kdcs } of routes) {
    yield* [map.mark, kdc.mark];
    if (trust) yield trust.mark;
    for (const host of kdcs) yield host.mark;
  }
}

const DEMO = fileURLToPath(new URL('../../fixtures/demo', import.meta.url));

describe('the demo', () => {
  const { shown } = drawn(DEMO);

  it('has one trust, transitive and without AES', () => {
    expect(shown.trusts).toHaveLength(1);
    const [trust] = shown.trusts;
    expect(trust).toMatchObject({
      domain: 'corp.contoso.example',
      realm: 'ZSCALERBETA.NET',
      state: 'shown',
      ways: { out: { there: true, mark: 'right' }, in: null },
      transitive: true,
      mark: 'wrong',
      place: { path: 'trust/Get-ADObject.txt' },
    });
    expect(trust?.traits.map(({ name, mark, rules: ids }) => [name, mark, ids])).toEqual([
      ['name', 'right', []],
      ['direction', 'right', []],
      ['transitivity', 'wrong', ['trust-transitive']],
      ['type', 'right', []],
      ['encryption types', 'wrong', ['trust-aes-not-enabled']],
    ]);
  });

  it('leads no host of the GPO to the realm, and to a KDC of another cloud', () => {
    const [gpo, client] = shown.routes;
    expect(gpo).toMatchObject({
      host: '.gateway.zscalerbeta.net',
      realm: 'ZSCALERBETA.NET',
      chosen: [null],
      domain: 'corp.contoso.example',
      holder: { kind: 'gpo', name: 'CORP Zscaler Kerberos' },
      kdcs: [{ host: 'kerberos.zscalertwo.net', mark: 'wrong' }],
      missingKdcs: ['kerberos.zscalerbeta.net'],
      map: { mark: 'wrong', by: null, rules: ['missing-leading-dot'] },
      kdc: { mark: 'wrong', rules: ['kdc-wrong-host'] },
      trust: { mark: 'wrong', by: 'doubtful' },
    });
    expect(client).toMatchObject({
      chosen: ['ZSCALERBETA.NET'],
      holder: { kind: 'client', name: 'PC-0217' },
      // A longer entry is damaged; one that is right leads there.
      map: { mark: 'open', by: '.zscalerbeta.net', rules: ['suspicious-characters'] },
      kdc: { mark: 'wrong', rules: ['realm-not-uppercase'] },
      domain: null,
    });
    expect(shown.moreRoutes).toBe(0);
  });
});

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

function clientDump(hosts: string, kdc = 'kerberos.zscalerbeta.net'): Uint8Array {
  const text = `Windows Registry Editor Version 5.00

[${KEY}]
"MitRealms_Enabled"=dword:00000001
"domain_realm_Enabled"=dword:00000001

[${KEY}\\domain_realm]
"ZSCALERBETA.NET"="${hosts}"

[${KEY}\\MitRealms]
"ZSCALERBETA.NET"="<k>${kdc}</k>"
`;
  return new TextEncoder().encode(text);
}

const RIGHT = '.zscalerbeta.net; .gateway.zscalerbeta.net';

function drawnOf(files: Readonly<Record<string, Uint8Array>>) {
  const read = survey(
    Object.entries(files).map(([path, bytes]) => inputOf(path, bytes)),
    {},
  );
  const { report } = judgeSurvey(read, { settings: DEFAULT_SETTINGS, rules });
  return pictures(read, report, { settings: DEFAULT_SETTINGS, rules });
}

describe('clients', () => {
  it('of one configuration are one route, which counts them', () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`PC-${1000 + index}.reg`, clientDump(RIGHT)]),
    );
    const { routes } = drawnOf({ ...files, 'PC-7.reg': clientDump('zscalerbeta.net') });
    expect(routes.map(({ holder, others }) => [holder.name, others.length])).toEqual([
      ['PC-7', 0],
      ['PC-1000', 39],
    ]);
  });

  it('that are right are drawn so, and their trust as not shown', () => {
    const { routes, trusts } = drawnOf({ 'PC-1.reg': clientDump(RIGHT) });
    expect(routes[0]).toMatchObject({
      map: { mark: 'right', by: '.gateway.zscalerbeta.net' },
      kdc: { mark: 'right', by: 'list' },
      kdcs: [{ host: 'kerberos.zscalerbeta.net', mark: 'right' }],
      trust: { mark: 'open', by: null },
    });
    expect(trusts).toMatchObject([{ realm: 'ZSCALERBETA.NET', state: 'not-shown', mark: 'open' }]);
  });

  it('with a KDC too many have the place of that one, though the first is right', () => {
    const kdcs = ['kerberos.zscalerbeta.net', 'kerberos.zscalertwo.net'];
    const { routes } = drawnOf({ 'PC-1.reg': clientDump(RIGHT, kdcs.join('</k><k>')) });
    expect(routes[0]?.kdcs.map(({ host, mark }) => [host, mark])).toEqual([
      [kdcs[0], 'right'],
      [kdcs[1], 'wrong'],
    ]);
    // Behind `"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k><k>`.
    expect(routes[0]?.kdc.place?.region?.startColumn).toBe(54);
  });

  it('of many ways are drawn as far as they can be looked at, the broken ones first', () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `PC-${index}.reg`,
        clientDump(RIGHT, `kerberos${index}.zscalertwo.net`),
      ]),
    );
    const { routes, moreRoutes } = drawnOf({ ...files, 'PC-A.reg': clientDump(RIGHT) });
    expect([routes.length, moreRoutes]).toEqual([8, 13]);
    expect(routes.every(({ kdc }) => kdc.mark === 'wrong')).toBe(true);
  });
});

const DRAWN: readonly string[] = ['realm', 'mapping', 'trust', 'gpo'];

/** Rules of which a finding shows that a link, or a trust, is not right. */
const SHOWN_BROKEN = (finding: Finding) =>
  finding.severity === 'error' &&
  !finding.blocking &&
  rules.some(({ id, docs }) => id === finding.ruleId && docs.proof.kind === 'outage');

function isAbout(finding: Finding, realm: string): boolean {
  return finding.realm !== undefined && realmKey(finding.realm) === realmKey(realm);
}

describe.each(rules.filter(({ group }) => DRAWN.includes(group)))('$id', ({ id }) => {
  it.each(['bad', 'good'] as const)('is drawn as it is found: %s', (kind) => {
    const folder = join(ROOT, id, kind);
    for (const name of sample(readdirSync(folder), 6)) {
      const { report, shown } = drawn(join(folder, name));
      const serious = report.findings.filter(({ severity }) => severity !== 'info');
      if (serious.length === 0) expect([...marksOf(shown)], name).not.toContain('wrong');
      for (const finding of serious.filter(SHOWN_BROKEN)) {
        for (const trust of shown.trusts) {
          const isIts = finding.subject.kind === 'domain' && finding.subject.name === trust.domain;
          if (isIts && isAbout(finding, trust.realm)) expect(trust.mark, name).toBe('wrong');
        }
        for (const { holder, realm, map, kdc } of shown.routes) {
          const isIts = holder.subjects.some((one) => one.id === finding.subject.id);
          if (isIts && isAbout(finding, realm))
            expect([map.mark, kdc.mark], `${name} ${finding.ruleId}`).not.toEqual(['right', 'right']);
        }
      }
      for (const { map, kdc, trust } of shown.routes) {
        for (const link of [map, kdc, trust]) {
          // What is broken says by what, and what is right has nothing against it.
          if (link?.mark === 'wrong') expect(link.rules, name).not.toEqual([]);
          if (link?.mark === 'right') expect(link.rules, name).toEqual([]);
        }
      }
    }
    expect(readdirSync(folder).length).toBeGreaterThan(0);
  });
});
