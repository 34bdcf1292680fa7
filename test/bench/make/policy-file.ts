// Writes a Registry.pol of many records: those of browsers, of Office and of hardening, and a handful of ours.

import { writeFileSync } from 'node:fs';
import { type Random, randomFrom } from '../../support/mutations/random.ts';

export interface PolicyFileOptions {
  /** All of them; at least the four of ours. None at all makes a file that is only its header. */
  readonly records: number;
  readonly seed?: number;
}

export interface MadePolicyFile {
  readonly records: number;
  readonly bytes: number;
  /** The one finding: where its data begins, in bytes. Null in a file without records. */
  readonly expected: { readonly ruleId: string; readonly byteOffset: number } | null;
}

const HEADER = Uint8Array.of(0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0);
const OURS = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
/** Hundreds of thousands of records are rules for programs and for the firewall; browsers have some dozens. */
const KEYS = [
  'Software\\Policies\\Microsoft\\Windows\\SrpV2\\Exe',
  'Software\\Policies\\Microsoft\\Windows\\SrpV2\\Dll',
  'Software\\Policies\\Microsoft\\WindowsFirewall\\FirewallRules',
  'Software\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU',
  'Software\\Policies\\Microsoft\\office\\16.0\\excel',
  'Software\\Policies\\Microsoft\\Windows Defender',
];
const BROWSERS = ['Software\\Policies\\Microsoft\\Edge', 'Software\\Policies\\Google\\Chrome'];
const BROWSER_SHARE = 0.001;
const NAMES = ['Enabled', 'Setting', 'NoAutoUpdate', 'BlockContent', 'AllowList', 'L_Behaviour', 'Timeout'];
/** Data may hold what separates fields and records. */
const TEXTS = [
  'C:\\Program Files;D:\\Apps',
  '[*.]contoso.example',
  'a];[b',
  'https://intranet.contoso.example',
];

const unit = (number: number) => String.fromCharCode(number & 0xffff, number >>> 16);

function record(key: string, name: string, data: string | number): string {
  const bytes = typeof data === 'number' ? unit(data) : `${data}\0`;
  return `[${key}\0;${name}\0;${unit(typeof data === 'number' ? 4 : 1)};${unit(bytes.length * 2)};${bytes}]`;
}

function filler(random: Random, index: number): string {
  const keys = random.chance(BROWSER_SHARE) ? BROWSERS : KEYS;
  const key = `${random.pick(keys)}\\${random.int(50)}`;
  const name = `${random.pick(NAMES)}${index}`;
  return record(key, name, random.chance(0.85) ? random.int(100) : `${random.pick(TEXTS)} ${index}`);
}

const REALM = 'ZSCALERBETA.NET';
const WRONG_KDC = 'kerberos.zscalertwo.net';
/** In the order of the file. */
const OUR_RECORDS = [
  record(OURS, 'MitRealms_Enabled', 1),
  record(OURS, 'domain_realm_Enabled', 1),
  record(`${OURS}\\domain_realm`, REALM, '.zscalerbeta.net; .gateway.zscalerbeta.net'),
  record(`${OURS}\\MitRealms`, REALM, `<k>${WRONG_KDC}</k>`),
];

/** Writes the file to `path`; ours stand at its end, but for some records. */
export function writePolicyFile(path: string, { records, seed = 3 }: PolicyFileOptions): MadePolicyFile {
  const random = randomFrom(seed);
  const others = Math.max(0, records - OUR_RECORDS.length);
  const tail = Math.min(others, 50);
  const parts: Buffer[] = [Buffer.from(HEADER)];
  let size = HEADER.length;
  const put = (text: string) => {
    const bytes = Buffer.from(text, 'utf16le');
    parts.push(bytes);
    size += bytes.length;
  };
  for (let index = 0; index < others - tail; index += 1) put(filler(random, index));
  let wrong: number | null = null;
  for (const text of records > 0 ? OUR_RECORDS : []) {
    const at = text.indexOf(WRONG_KDC);
    if (at >= 0) wrong = size + at * 2;
    put(text);
  }
  for (let index = others - tail; index < others; index += 1) put(filler(random, index));
  writeFileSync(path, Buffer.concat(parts));
  const expected = wrong === null ? null : { ruleId: 'kdc-wrong-host', byteOffset: wrong };
  return { records: records > 0 ? others + OUR_RECORDS.length : 0, bytes: size, expected };
}
