// An export that wants to be more than text: names of files and values that a log, a page, a shell or a terminal would obey.

import type { WorldOptions } from '../cli/world.ts';
import { fixture } from './bytes.ts';
import { zipOf } from './zip.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

/** What stands in values and names. */
export const HOSTILE_TEXTS = {
  github: '::error file=a.txt,line=1::pwned',
  githubOld: '##[error]pwned',
  azure: '##vso[task.setvariable variable=PATH;]pwned',
  teamcity: "##teamcity[buildStatus status='SUCCESS']",
  xml: ']]>&pwned;<!--',
  html: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  sarif: '\\[pwned\\](https://evil.example) :tada: \\',
  markdown: '`*_[pwned](https://evil.example)| @everyone #1 ![x](y) www.evil.example ~~x~~ $a$',
  terminal: '\u001b[2J\u001b]8;;https://evil.example\u0007',
  bidirectional: '\u202egnp.\u2066',
  percent: '%0A::error::pwned %AZP25 %25',
} as const;

/** A dump of a client whose host map has `hosts`. */
function client(hosts: string): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[${KEY}\\domain_realm]`,
    `"ZSCALERBETA.NET"="${hosts.replace(/[\\"]/g, '\\$&')}"`,
    '',
    `[${KEY}\\MitRealms]`,
    '"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"',
    '',
  ].join('\r\n');
}

const hosts = (text: string) => client(`.zscalerbeta.net; .gateway.zscalerbeta.net; ${text}`);
const missingDot = client('zscalerbeta.net; .gateway.zscalerbeta.net');

const TRANSITIVE = fixture('../demo/trust/Get-ADObject.txt');
const REPORT = fixture('../demo/gpo-backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/gpreport.xml');
const POL = fixture(
  '../demo/gpo-backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/DomainSysvol/GPO/Machine/registry.pol',
);

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'exports/a,b:c %.xml': REPORT,
  'exports/machine.pol': POL,
  'exports/trust;]x.txt': TRANSITIVE,
  'exports/cut.pol': POL.slice(0, POL.length - 7),
  'exports/backup #1.zip': zipOf([{ name: 'in,side/PC-9.reg', content: missingDot }]),
  'exports/::error file=x::y.reg': hosts(HOSTILE_TEXTS.github),
  'exports/##vso[task.complete result=Failed;]z.reg': hosts(HOSTILE_TEXTS.azure),
  'exports/##[error]w.reg': hosts(HOSTILE_TEXTS.githubOld),
  'exports/new\nline\r::error::v.reg': hosts(HOSTILE_TEXTS.percent),
  'exports/<script>alert(1)<img onerror=x>.reg': hosts(HOSTILE_TEXTS.html),
  'exports/]]>&amp;"\'.reg': hosts(HOSTILE_TEXTS.xml),
  'exports/blank\u202fof another kind.reg': hosts(HOSTILE_TEXTS.sarif),
  'exports/\u001b[2J\u202egnp.reg': hosts(HOSTILE_TEXTS.terminal),
  'exports/`@everyone #1|*x*.reg': hosts(HOSTILE_TEXTS.markdown),
  'exports/\ud800.reg': hosts(HOSTILE_TEXTS.bidirectional),
  'exports/teamcity.reg': hosts(HOSTILE_TEXTS.teamcity),
  'realmlint.config.jsonc': JSON.stringify({
    suppressions: [
      {
        rule: 'trust-transitive',
        realm: 'ZSCALERBETA.NET',
        reason: `known ${HOSTILE_TEXTS.xml}${HOSTILE_TEXTS.azure}`,
        until: '2099-12-31',
      },
      { rule: 'kdc-list-empty', realm: 'ZSCALERBETA.NET', reason: `unused ${HOSTILE_TEXTS.html}` },
    ],
  }),
};

export const HOSTILE_WORLD: WorldOptions = { files: FILES, start: Date.UTC(2026, 10, 28) };
