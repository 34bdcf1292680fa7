// Writes a .reg file of the size of a whole SOFTWARE hive, as regedit exports it: UTF-16, keys of no interest, ours at its end.

import { closeSync, openSync, writeSync } from 'node:fs';
import { type Random, randomFrom } from '../../support/mutations/random.ts';
import { encoded, linesOf } from './pieces.ts';

export interface RegFileOptions {
  /** The file has at least as many. */
  readonly bytes: number;
  readonly seed?: number;
}

export interface MadeRegFile {
  readonly bytes: number;
  /** 1-based line of the one wrong KDC. */
  readonly expected: { readonly ruleId: string; readonly line: number };
}

const SOFTWARE = 'HKEY_LOCAL_MACHINE\\SOFTWARE';
const OURS = `${SOFTWARE}\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos`;

const hexBytes = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.int(256).toString(16).padStart(2, '0'));

/** Binary data as regedit wraps it. */
function binary(random: Random): string {
  const rows = Array.from({ length: 1 + random.int(6) }, () => hexBytes(random, 25).join(','));
  return `"Blob"=hex:${rows.join(',\\\r\n  ')}\r\n`;
}

function classKey(random: Random, index: number): string {
  const id = `{${hexBytes(random, 4).join('')}-0000-4000-8000-${index.toString(16).padStart(12, '0')}}`;
  const path = `C:\\\\Program Files\\\\Contoso\\\\Component ${random.int(900)}\\\\server.dll`;
  return `[${SOFTWARE}\\Classes\\CLSID\\${id}]
@="Contoso Component ${index}"
"AppID"="${id}"
"Flags"=dword:${random.int(65_536).toString(16).padStart(8, '0')}

[${SOFTWARE}\\Classes\\CLSID\\${id}\\InprocServer32]
@="${path}"
"ThreadingModel"="Both"
${random.chance(0.2) ? binary(random) : ''}
`.replace(/\r?\n/g, '\r\n');
}

const CONFIGURATION = `[${OURS}]
"MitRealms_Enabled"=dword:00000001
"domain_realm_Enabled"=dword:00000001

[${OURS}\\domain_realm]
"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"

[${OURS}\\MitRealms]
"ZSCALERBETA.NET"="<k>kerberos.zscalertwo.net</k>"

`.replaceAll('\n', '\r\n');

/** Writes the file to `path`; the same options give the same bytes. */
export function writeRegFile(path: string, { bytes, seed = 4 }: RegFileOptions): MadeRegFile {
  const random = randomFrom(seed);
  // A few thousand keys that come again and again: chance is dearer than writing.
  const keys = Array.from({ length: 4_000 }, (_, index) => classKey(random, index));
  const file = openSync(path, 'w');
  let written = 0;
  let lines = 0;
  const put = (text: string) => {
    const part = encoded(text, 'utf-16le');
    for (let done = 0; done < part.length; ) done += writeSync(file, part, done);
    written += part.length;
    lines += linesOf(text);
  };
  put(`\ufeffWindows Registry Editor Version 5.00\r\n\r\n[${SOFTWARE}]\r\n\r\n`);
  while (written < bytes) put(Array.from({ length: 500 }, () => random.pick(keys)).join(''));
  const before = CONFIGURATION.slice(0, CONFIGURATION.indexOf('kerberos.zscalertwo.net'));
  const line = lines + linesOf(before) + 1;
  put(CONFIGURATION);
  closeSync(file);
  return { bytes: written, expected: { ruleId: 'kdc-wrong-host', line } };
}
