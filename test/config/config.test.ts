// A config read, and every kind of mistake in one with its place.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Config, readConfig, unknownRule } from '../../src/config/config.ts';
import { itThorough } from '../support/thorough.ts';

const RULES = ['missing-leading-dot', 'kdc-wrong-host', 'trust-transitive'];

function accepted(text: string): Config {
  const { config, problems } = readConfig(text, RULES);
  expect(problems).toBeNull();
  return config as Config;
}

/** `line:column` and message of each complaint. */
function refused(text: string): readonly (readonly [string, string])[] {
  const { config, problems } = readConfig(text, RULES);
  expect(config).toBeNull();
  return (problems ?? []).map(({ line, column, message }) => [`${line}:${column}`, message]);
}

describe('readConfig, what it gives', () => {
  it('is silent about what the file does not say', () => {
    expect(accepted('{}')).toEqual({
      cloud: null,
      extraClouds: [],
      cloudsInUse: null,
      realms: [],
      expect: [],
      userDomains: null,
      suppressions: [],
      severities: {},
      failOn: null,
      require: null,
      ignore: [],
      clients: [],
    });
  });

  it('takes everything, with comments', () => {
    const config = accepted(`{
      // for editors
      "$schema": "./node_modules/realmlint/schemas/config.schema.json",
      "cloud": "https://admin.ZSCALERBETA.net/",
      "clouds": { "known": ["ZScalerNew.net"], "inUse": ["zscalerbeta.net", "zscalerNew.net"] },
      "realms": [
        { "realm": "LAB.CONTOSO.EXAMPLE", "kdcs": ["KDC1.lab.contoso.example"], "suffixes": [".Lab.contoso.example"],
          "trust": { "direction": "both", "transitive": true, "encryptionTypes": 24 } },
        { "realm": "OLD.EXAMPLE", "kdcs": [], "suffixes": [], "trust": { "direction": "inbound", "transitive": false } },
        { "realm": "BARE.EXAMPLE" },
      ],
      "expect": [
        { "gpo": " CORP Zscaler Kerberos ", "realm": "ZSCALERBETA.NET", "state": "required" },
        { "client": "*", "realm": "ZSCALERTWO.NET", "state": "forbidden" },
      ],
      "userDomains": [" Corp.contoso.example"],
      "suppressions": [
        { "rule": "missing-leading-dot", "subject": " PC-0217 ", "realm": "ZSCALERBETA.NET", "path": "exports/*",
          "reason": " one host, by name ", "until": "2026-12-31" },
        { "rule": "missing-leading-dot", "subject": "PC-0412", "reason": "a kiosk" },
      ],
      "rules": { "missing-leading-dot": "off" },
      "ignore": ["archive/**"],
      "clients": { "exports/kiosk/**": "KIOSK-01", "lab.zip!/pc": " PC-0217 " },
      "failOn": "warning",
      "require": ["gpo", "trust"],
    }`);
    expect(config).toEqual({
      cloud: 'zscalerbeta.net',
      extraClouds: ['zscalernew.net'],
      cloudsInUse: ['zscalerbeta.net', 'zscalernew.net'],
      realms: [
        {
          realm: 'LAB.CONTOSO.EXAMPLE',
          kdcs: ['kdc1.lab.contoso.example'],
          suffixes: ['.lab.contoso.example'],
          trust: { type: 3, direction: 3, transitive: true, encryptionTypes: 24 },
        },
        {
          realm: 'OLD.EXAMPLE',
          kdcs: [],
          suffixes: [],
          trust: { type: 3, direction: 1, transitive: false, encryptionTypes: null },
        },
        { realm: 'BARE.EXAMPLE', kdcs: [], suffixes: [], trust: null },
      ],
      expect: [
        { of: 'gpo', name: 'CORP Zscaler Kerberos', realm: 'ZSCALERBETA.NET', state: 'required' },
        { of: 'client', name: '*', realm: 'ZSCALERTWO.NET', state: 'forbidden' },
      ],
      userDomains: ['corp.contoso.example'],
      suppressions: [
        {
          rule: 'missing-leading-dot',
          subject: 'PC-0217',
          realm: 'ZSCALERBETA.NET',
          path: 'exports/*',
          reason: 'one host, by name',
          until: '2026-12-31',
        },
        {
          rule: 'missing-leading-dot',
          subject: 'PC-0412',
          realm: null,
          path: null,
          reason: 'a kiosk',
          until: null,
        },
      ],
      severities: { 'missing-leading-dot': 'off' },
      ignore: ['archive/**'],
      clients: [
        { glob: 'exports/kiosk/**', client: 'KIOSK-01' },
        { glob: 'lab.zip!/pc', client: 'PC-0217' },
      ],
      failOn: 'warning',
      require: ['gpo', 'trust'],
    });
  });

  it('tells a list of no clouds from no list', () => {
    expect(accepted('{"clouds": {"inUse": []}}').cloudsInUse).toEqual([]);
    expect(accepted('{"clouds": {}}').cloudsInUse).toBeNull();
  });
});

describe('readConfig, what it refuses', () => {
  it.each([
    ['an unknown name', '{\n  "realm": []\n}', '2:3', /"realm" is unknown\. Did you mean "realms"\?/],
    ['another case', '{"failon": "error"}', '1:2', /"failOn"/],
    ['a name like nothing', '{"telemetry": 1}', '1:2', /Known are .*cloud, clouds/],
    ['an unknown name below', '{"clouds": {"inuse": []}}', '1:13', /in clouds\. Did you mean "inUse"/],
    ['a missing member', '{"realms": [\n {"kdcs": []}]}', '2:2', /^realms\[0\] lacks .*"realm"/],
    ['text for a list', '{"ignore": "archive"}', '1:12', /^ignore must be a list: \[ \], not "archive"/],
    ['a list for text', '{"cloud": [1]}', '1:11', /must be text in double quotes, not a list/],
    ['an object for text', '{"cloud": {}}', '1:11', /not an object/],
    ['null', '{"cloud": null}', '1:11', /not null/],
    [
      'an expectation of nothing',
      '{"expect":[{"realm":"A.EXAMPLE","state":"required"}]}',
      '1:12',
      /says of nothing what it wants/,
    ],
    [
      'an expectation of two things',
      '{"expect":[{"gpo":"A","client":"B","realm":"A.EXAMPLE","state":"required"}]}',
      '1:12',
      /names gpo and client/,
    ],
    [
      'text for a switch',
      '{"realms":[{"realm":"A","kdcs":[],"suffixes":[],"trust":{"direction":"both","transitive":"no"}}]}',
      '1:90',
      /^realms\[0\]\.trust\.transitive must be true or false/,
    ],
    [
      'a fraction',
      '{"realms":[{"realm":"A","kdcs":[],"suffixes":[],"trust":{"direction":"both","transitive":true,"encryptionTypes":2.5}}]}',
      '1:113',
      /a whole number, not 2\.5/,
    ],
    ['a wrong choice', '{"failOn": "warn"}', '1:12', /must be error, warning, info or never, not "warn"\.$/],
    [
      'a typo in a choice',
      '{"rules": {"kdc-wrong-host": "errror"}}',
      '1:30',
      /^rules\.kdc-wrong-host must be .*Did you mean "error"\?/,
    ],
    [
      'a KDC with a scheme',
      '{"realms":[{"realm":"A","kdcs":["https://kdc1"],"suffixes":[]}]}',
      '1:33',
      /kdcs\[0\] cannot be "https:.*without scheme/,
    ],
    [
      'zero encryption types',
      '{"realms":[{"realm":"A","kdcs":[],"suffixes":[],"trust":{"direction":"both","transitive":true,"encryptionTypes":0}}]}',
      '1:113',
      /cannot be 0/,
    ],
    ['a list as document', '[]', '1:1', /^The document must be an object/],
    ['no cloud', '{"cloud": "beta"}', '1:11', /"beta" is not the name of a cloud/],
    ['no cloud in a list', '{"clouds": {"known": ["zscaler.net", "beta"]}}', '1:38', /"beta"/],
    ['a client without a name', '{"clients": {"a/**": " "}}', '1:22', /^clients\.a\/\*\* cannot be " "/],
    ['a client that is a list', '{"clients": {"a/**": ["PC"]}}', '1:22', /must be text/],
    ['clients in a list', '{"clients": ["PC"]}', '1:13', /^clients must be an object/],
    ['a blank glob', '{"clients": {" ": "PC-0217"}}', '1:14', /globs/],
    ['no cloud in use', '{"clouds": {"inUse": ["x y"]}}', '1:23', /"x y"/],
    [
      'an unknown rule',
      '{"rules": {"missing-leading-dots": "off"}}',
      '1:12',
      /Did you mean missing-leading-dot\?/,
    ],
    [
      'a realm twice',
      '{"realms":[{"realm":"A.B","kdcs":[],"suffixes":[]},{"realm":"a.b","kdcs":[],"suffixes":[]}]}',
      '1:61',
      /described twice/,
    ],
    ['a name twice', '{"cloud": "a.net", "cloud": "b.net"}', '1:20', /given twice/],
    ['broken syntax', '{"cloud" "a.net"}', '1:10', /colon/],
    ['nothing', '', '1:1', /ends before/],
  ])('%s', (_, text, place, message) => {
    expect(refused(text)).toEqual([[place, expect.stringMatching(message)]]);
  });

  it('says all mistakes, in order, up to ten', () => {
    expect(refused('{\n"cloud": 1,\n"failOn": 2}').map(([place]) => place)).toEqual(['2:10', '3:11']);
    const many = `{${Array.from({ length: 50 }, (_, i) => `"name${i}": 0`).join(',')}}`;
    expect(refused(many)).toHaveLength(10);
  });

  it('shows a long value only in part', () => {
    const [[, message] = []] = refused(`{"failOn": "${'x'.repeat(1000)}"}`);
    expect(message?.length).toBeLessThan(200);
  });

  it('keeps to the last member where one is given twice', () => {
    expect(refused('{"failOn": "error",\n"failOn": "maybe"}').map(([place]) => place)).toContain('2:11');
  });
});

describe('readConfig, hostile', () => {
  it.each([
    ['__proto__', '{"__proto__": {"failOn": "never"}}'],
    ['__proto__ below rules', '{"rules": {"__proto__": "off"}}'],
    ['constructor', '{"rules": {"constructor": "off"}}'],
    ['a pointer in a name', '{"rules": {"a/b~c": 1}}'],
    ['nesting', '['.repeat(100_000)],
    ['nested objects', `${'{"realms":['.repeat(50_000)}`],
    ['a surrogate', '{"\ud800": "\udc00"}'],
  ])('%s is refused in words', (_, text) => {
    expect(refused(text).length).toBeGreaterThan(0);
  });

  itThorough('survives a hundred thousand mistakes', () => {
    const text = `{"rules": {${Array.from({ length: 100_000 }, (_, i) => `"r${i}": "x"`).join(',\n')}}}`;
    expect(refused(text)).toHaveLength(10);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const result = readConfig(text, RULES);
        expect(result.config === null).toBe(result.problems !== null);
      }),
    );
  });
});

describe('unknownRule', () => {
  it('suggests, or says where the list is', () => {
    expect(unknownRule('KDC-WRONG-HOST', RULES)).toMatch('Did you mean kdc-wrong-host?');
    expect(unknownRule('spelling', RULES)).toMatch('realmlint rules');
  });
});
