// Values of megabytes: whoever reads a report by eye gets both ends of them, in no more time than reading takes.

import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { clip } from '../../src/reporters/escape.ts';
import { reporters } from '../../src/reporters/index.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { itThorough, sample, THOROUGH } from '../support/thorough.ts';
import { world } from './world.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const LONG = 'zscaler.'.repeat(25_000);
const LONGER = 'zscaler.'.repeat(THOROUGH ? 1_250_000 : 25_000);

function client(realm: string, hosts: string, kdc: string): string {
  return [
    'Windows Registry Editor Version 5.00\r\n',
    `[${KEY}\\domain_realm]\r\n"${realm}"="${hosts}"\r\n`,
    `[${KEY}\\MitRealms]\r\n"${realm}"="<k>${kdc}</k>"\r\n`,
  ].join('\r\n');
}

const FILES = {
  'hosts.reg': client('ZSCALERBETA.NET', `zscalerbeta.net; ${LONGER}`, 'kerberos.zscalerbeta.net'),
  'kdc.reg': client('ZSCALERBETA.NET', '.zscalerbeta.net', LONG),
};
/** Programs read these, and want all of it. */
const WHOLE: readonly string[] = ['json', 'sarif'];

describe('a report with a value of megabytes', () => {
  it.each(
    sample(
      Object.keys(reporters).filter((format) => !WHOLE.includes(format)),
      3,
    ),
  )('is short in %s', async (format) => {
    const here = world({ files: FILES });
    const code = await main(['.', '--no-config', '--format', `${format}=out`], here.io);
    expect([1, 3]).toContain(code);
    expect(here.text('out')?.length).toBeLessThan(format === 'html' ? 120_000 : 20_000);
    expect(here.err().length).toBeLessThan(2_000);
  });

  itThorough.each([
    ['why', ['why', 'edge.zscalerbeta.net', 'kdc.reg']],
    ['drift', ['drift', 'hosts.reg', 'kdc.reg']],
    ['a plan', ['remedy', 'hosts.reg']],
    ['a script', ['remedy', 'hosts.reg', '--to', 'powershell']],
  ])('is short: %s', async (_, argv) => {
    const here = world({ files: FILES });
    await main([...argv, '--no-config'], here.io);
    expect(here.out().length).toBeLessThan(60_000);
    expect(here.err().length).toBeLessThan(2_000);
  });
});

itThorough.each(['a', '\u{1f600}', '<U+202E>', 'a\u0301'])('a cut of 10 MB of %j costs a glance', (unit) => {
  const text = unit.repeat(10_000_000 / unit.length);
  const spent = cpuClock();
  expect(clip(text, 80).length).toBeLessThan(500);
  expect(spent()).toBeLessThan(10_000);
});
