// A file that was cut off is never clean: every prefix of one right export of each format, through the whole of lint.
// What a complete export is, each grammar here says for itself; no reader is asked.
import { describe, expect, it } from 'vitest';
import { type AnyRule, DEFAULT_SETTINGS, lint, rules } from '../src/lint.ts';
import { encode, fixture } from './support/bytes.ts';
import { cpuClock } from './support/cpu-clock.ts';
import { cutsOf } from './support/cuts.ts';
import { CONFIGURATION } from './support/formats/defects.ts';
import { writers as reports } from './support/formats/reports.ts';
import { bytesOf } from './support/formats/writers.ts';
import { inputOf } from './support/inputs.ts';
import { sample, THOROUGH } from './support/thorough.ts';

const settings = { ...DEFAULT_SETTINGS, allowEmpty: true };

function exitOf(
  path: string,
  bytes: Uint8Array,
  judgedBy: readonly AnyRule[] = rules,
): { exitCode: number; facts: number } {
  const { report } = lint([inputOf(path, bytes)], { settings, rules: judgedBy });
  expect(report.problems).toEqual([]);
  return { exitCode: report.summary.exitCode, facts: report.inputs[0]?.facts ?? 0 };
}

interface Case {
  readonly format: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether the first `size` bytes are an export that somebody could have made. */
  complete(bytes: Uint8Array, size: number): boolean;
}

const never = () => false;
const utf16 = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf16le').replace('\ufeff', '');
const atLineEnd = (text: string) => text.endsWith('\n');

/** A .reg line that says all it can say: nothing could follow on it. */
const REG_WHOLE =
  /^(?:\[-?[^\]]*\]|"(?:[^"\\]|\\.)*"=(?:"(?:[^"\\]|\\.)*"|dword:[0-9a-f]{8}|-)|Windows Registry Editor Version 5\.00|)\r?$/i;

function regComplete(bytes: Uint8Array, size: number): boolean {
  const text = utf16(bytes.subarray(0, size));
  return size % 2 === 0 && (atLineEnd(text) || REG_WHOLE.test(text.slice(text.lastIndexOf('\n') + 1)));
}

/** Offsets after which a whole number of records has been written (MS-GPREG 2.2.1). */
function recordEnds(bytes: Uint8Array): Set<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const ends = new Set([8]);
  for (let at = 8; at < bytes.length; ends.add(at)) {
    at += 2;
    for (let strings = 0; strings < 2; strings++) {
      while (view.getUint16(at, true) !== 0) at += 2;
      at += 4;
    }
    at += 4 + 2;
    at += 4 + 2 + view.getUint32(at, true) + 2;
  }
  return ends;
}

const REG = `Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos]
"domain_realm_Enabled"=dword:00000001
"MitRealms_Enabled"=dword:00000001

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\domain_realm]
"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms]
"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"

`.replaceAll('\n', '\r\n');

const QUERY = `
HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos
    MitRealms_Enabled    REG_DWORD    0x1
    domain_realm_Enabled    REG_DWORD    0x1

HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\domain_realm
    ZSCALERBETA.NET    REG_SZ    .zscalerbeta.net; .gateway.zscalerbeta.net

HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms
    ZSCALERBETA.NET    REG_SZ    <k>kerberos.zscalerbeta.net</k>

`.replaceAll('\n', '\r\n');

const TRUST = {
  CanonicalName: 'corp.contoso.example/System/ZSCALERBETA.NET',
  CN: 'ZSCALERBETA.NET',
  DistinguishedName: 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
  'msDS-SupportedEncryptionTypes': 24,
  Name: 'ZSCALERBETA.NET',
  ObjectClass: 'trustedDomain',
  trustAttributes: 1,
  trustDirection: 1,
  trustPartner: 'ZSCALERBETA.NET',
  trustType: 3,
  uSNChanged: 412207,
  whenChanged: '3/2/2026 9:47:51 AM',
  whenCreated: '11/17/2025 1:12:09 PM',
};

const LIST = `\n\n${Object.entries(TRUST)
  .map(([name, value]) => `${name.padEnd(29)} : ${value}`)
  .join('\n')}\n\n\n`.replaceAll('\n', '\r\n');

const lineEnds = (decode: (bytes: Uint8Array) => string) => (bytes: Uint8Array, size: number) =>
  atLineEnd(decode(bytes.subarray(0, size)));

/** A Format-List object is whole when a blank line follows it, or when its last property stands there with its line end. */
function listComplete(bytes: Uint8Array, size: number): boolean {
  const text = Buffer.from(bytes.subarray(0, size)).toString('utf8');
  return text.trim() === '' || /whenCreated +: 11\/17\/2025 1:12:09 PM\r\n/.test(text);
}

function jsonComplete(bytes: Uint8Array, size: number): boolean {
  try {
    JSON.parse(Buffer.from(bytes.subarray(0, size)).toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

function report(): Uint8Array {
  const writer = reports.find(({ format }) => format === 'gpo-report');
  if (!writer) throw new Error('no writer of reports');
  return bytesOf(writer, CONFIGURATION);
}

const pol = fixture('registry-pol/zscaler.pol');
const polEnds = recordEnds(pol);

const CASES: readonly Case[] = [
  // The reader's own test cuts a longer one, with everything that a console writes.
  { format: 'gpo-report', path: 'gpreport.xml', bytes: report(), complete: never },
  {
    format: 'backup-manifest',
    path: 'manifest.xml',
    bytes: fixture('backup-manifest/manifest.xml'),
    complete: never,
  },
  {
    format: 'backup-info',
    path: 'bkupInfo.xml',
    bytes: fixture('backup-info/bkupInfo.xml'),
    complete: never,
  },
  { format: 'backup-xml', path: 'Backup.xml', bytes: fixture('backup-xml/Backup.xml'), complete: never },
  {
    format: 'preferences-registry',
    path: 'Machine/Preferences/Registry/Registry.xml',
    bytes: fixture('preferences-registry/Registry.xml'),
    complete: never,
  },
  { format: 'rsop', path: 'gpresult.xml', bytes: fixture('rsop/gpresult-utf8.xml'), complete: never },
  { format: 'registry-pol', path: 'Registry.pol', bytes: pol, complete: (_bytes, size) => polEnds.has(size) },
  { format: 'reg', path: 'PC-0217.reg', bytes: encode(REG, 'utf-16le-bom'), complete: regComplete },
  {
    format: 'reg-query',
    path: 'PC-0217.txt',
    bytes: encode(QUERY),
    complete: lineEnds((bytes) => Buffer.from(bytes).toString('latin1')),
  },
  {
    format: 'gpt-tmpl',
    path: 'GptTmpl.inf',
    bytes: fixture('gpt-tmpl/GptTmpl.inf'),
    complete: (bytes, size) => size % 2 === 0 && /(?:\n|^\[[^\]]*\])$/m.test(utf16(bytes.subarray(0, size))),
  },
  {
    format: 'gpt-ini',
    path: 'GPT.INI',
    bytes: fixture('gpt-ini/GPT.INI'),
    complete: (bytes, size) =>
      /(?:\n|\]|\n\w+=[^\n]*)$/.test(Buffer.from(bytes.subarray(0, size)).toString('latin1')),
  },
  { format: 'format-list', path: 'trust.txt', bytes: encode(LIST), complete: listComplete },
  {
    format: 'json',
    path: 'trust.json',
    bytes: encode(JSON.stringify(TRUST, null, 2)),
    complete: jsonComplete,
  },
];

const trimmedXmlEnd = (bytes: Uint8Array, size: number) => {
  const rest = bytes.subarray(size);
  return rest.every((byte) => byte === 0x0d || byte === 0x0a || byte === 0);
};

describe('every prefix of an export', () => {
  it.each(CASES.map((one) => [one.format, one] as const))(
    '%s: is clean only where it is complete',
    (_format, one) => {
      const { bytes, path } = one;
      const whole = exitOf(path, bytes);
      const wrong: [number, number][] = [];
      let clean = 0;
      // Where a document has one end, all cuts before it are alike enough for a smaller sample.
      const chosen = new Set(sample(cutsOf(bytes), one.complete === never ? 31 : 9));
      const cuts = cutsOf(bytes).filter((size) => chosen.has(size) || one.complete(bytes, size));
      for (const size of cuts) {
        const spent = THOROUGH ? cpuClock() : null;
        const cut = bytes.subarray(0, size);
        // A gap stands whatever the rules say: those are asked only where there is none.
        const blocked = exitOf(path, cut, []).exitCode !== 0;
        const exitCode = blocked ? 3 : exitOf(path, cut).exitCode;
        if (spent) expect(spent()).toBeLessThan(2000);
        if (exitCode !== 0) continue;
        clean++;
        // What lacks nothing but the blank end of the last line of an XML document is the whole document.
        const complete = one.complete === never ? trimmedXmlEnd(bytes, size) : one.complete(bytes, size);
        if (!complete) wrong.push([size, exitCode]);
      }
      expect(wrong).toEqual([]);
      expect([0, 1]).toContain(whole.exitCode);
      // XML and JSON have one end; the other formats have many.
      if (one.complete !== never && one.format !== 'json') expect(clean).toBeGreaterThan(0);
    },
  );

  it('covers the right configuration where the format can hold one', () => {
    for (const { format, path, bytes } of CASES) {
      if (!['registry-pol', 'reg', 'reg-query', 'format-list', 'json', 'gpo-report'].includes(format))
        continue;
      expect([format, exitOf(path, bytes).facts > 0]).toEqual([format, true]);
    }
  });
});
