// realmlint remedy: what it prints, what it writes, and that it never overwrites.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { main } from '../../src/cli/main.ts';
import { encode } from '../support/bytes.ts';
import { bytesOf, inputsBelow } from '../support/inputs.ts';
import { POLICY_KEY } from '../support/records.ts';
import { polOf, polRecords } from '../support/registry-model.ts';
import { clientReg, hex7, ksetupReg } from '../support/remedy-plans.ts';
import { zipOf } from '../support/zip.ts';
import { CWD, type WorldOptions, world } from './world.ts';

const BAD = clientReg({ mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net; gateway.zscalerbeta.net' } });
const POL = `sysvol/corp.contoso.example/Policies/{5B2C7E41-9A30-4D86-B1F7-0C63D8E95A12}/Machine/Registry.pol`;

function pol(): Uint8Array {
  const [input] = inputsBelow('fixtures/rules/missing-leading-dot/bad/pol-both', ['expected.json']);
  if (!input) throw new Error('no such fixture');
  return bytesOf(input);
}

async function remedy(argv: readonly string[], options: WorldOptions) {
  const { io, out, err, files } = world(options);
  const code = await main(['remedy', ...argv], io);
  const written = [...files].flatMap(([path, node]) =>
    node.kind === 'file' && path.startsWith(`${CWD}/remedies/`)
      ? [[path.slice(CWD.length + 10), node.bytes] as const]
      : [],
  );
  return { code, out: out(), err: err(), written: new Map(written) };
}

const utf16 = (bytes: Uint8Array | undefined) => new TextDecoder('utf-16le').decode(bytes);

describe('realmlint remedy', () => {
  it('prints a plan, writes nothing and changes nothing', async () => {
    const { code, out, err, written } = await remedy(['PC-0412.reg'], { files: { 'PC-0412.reg': BAD } });
    expect(code).toBe(0);
    expect(out).toContain('client PC-0412');
    expect(out).toContain('now       ZSCALERBETA.NET = zscalerbeta.net; gateway.zscalerbeta.net');
    expect(out).toContain('then      ZSCALERBETA.NET = .zscalerbeta.net; .gateway.zscalerbeta.net');
    expect(out).toContain('missing-leading-dot PC-0412.reg:11:20');
    expect(out).toMatch(/1 change mends \d findings?\n$/);
    expect(err).toContain('nothing was changed');
    expect(written.size).toBe(0);
  });

  it('prints a script for the GPOs, and with --undo the way back', async () => {
    const files = { [POL]: pol() };
    const there = await remedy(['sysvol', '--to', 'powershell'], { files });
    const back = await remedy(['sysvol', '--to', 'powershell', '--undo'], { files });
    expect([there.code, back.code]).toEqual([0, 0]);
    expect(there.out).toContain(
      "Set-GPRegistryValue -Guid '{5B2C7E41-9A30-4D86-B1F7-0C63D8E95A12}' -Domain 'corp.contoso.example'",
    );
    expect(there.out).toMatch(/-Type String -Value '\.zscalerbeta\.net; \.gateway\.zscalerbeta\.net'/);
    expect(back.out).toMatch(/-Type String -Value 'zscalerbeta\.net; gateway\.zscalerbeta\.net'/);
    expect(there.err).toContain('--undo');
  });

  it('writes files and their way back into a new folder, and the plan beside them', async () => {
    const { code, out, err, written } = await remedy(['PC-0412.reg', '--to', 'reg', '--out', 'remedies'], {
      files: { 'PC-0412.reg': BAD },
    });
    expect(code).toBe(0);
    expect(out).toBe('');
    expect([...written.keys()].sort()).toEqual(['client-PC-0412.reg', 'client-PC-0412.undo.reg', 'plan.txt']);
    expect(utf16(written.get('client-PC-0412.reg'))).toContain(
      '"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"',
    );
    expect(utf16(written.get('client-PC-0412.undo.reg'))).toContain(
      '"ZSCALERBETA.NET"="zscalerbeta.net; gateway.zscalerbeta.net"',
    );
    expect(err).toContain('remedies/plan.txt');
  });

  it('prints a .reg file only where every importer would read it alike', async () => {
    const plain = await remedy(['PC-0412.reg', '--to', 'reg'], { files: { 'PC-0412.reg': BAD } });
    expect(plain.code).toBe(0);
    expect(plain.out).toContain('"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"\r\n');
    const odd = clientReg({
      mappings: { 'ZSCALERBETA.NET': '.zscalerbeta.net;\u00a0.gateway.zscalerbeta.net' },
    });
    const back = await remedy(['PC-0412.reg', '--to', 'reg', '--undo'], { files: { 'PC-0412.reg': odd } });
    expect(back.code).toBe(2);
    expect(back.out).toBe('');
    expect(back.err).toContain('has to be UTF-16');
    expect(back.err).toContain('--out remedies');
  });

  it('says of a policy file that it is for a new GPO, and never for a restore', async () => {
    const { code, written } = await remedy(['sysvol', '--to', 'pol', '--out', 'remedies'], {
      files: { [POL]: pol() },
    });
    expect(code).toBe(0);
    const names = [...written.keys()];
    expect(names.filter((name) => name.endsWith('Registry.pol'))).toHaveLength(2);
    const runbook = new TextDecoder().decode(
      written.get(names.find((name) => name.endsWith('IMPORT.txt')) ?? ''),
    );
    expect(runbook).toContain('for import into a new GPO that is linked nowhere');
    expect(runbook).toContain('Never restore a backup with this file in it');
    const undo = written.get(names.find((name) => name.endsWith('undo/Registry.pol')) ?? '');
    expect(undo).toEqual(pol());
  });

  it('writes of a policy file what can be written, and of the rest each its own reason', async () => {
    const value = (list: string, name: string, data: string) => ({
      key: `${POLICY_KEY}\\${list}`,
      value: { name, type: 'REG_SZ', data },
    });
    const file = polOf([
      value('MitRealms', 'ZSCALERBETA.NET\u00a0', '<k>kerberos.zscalerbeta.net</k>'),
      value('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
      value('domain_realm', 'ZSCALERBETA.NET', 'zscalerbeta.net; .gateway.zscalerbeta.net'),
    ]);
    const argv = ['sysvol', '--to', 'pol', '--out', 'remedies', '--include-proposed'];
    const { err, written } = await remedy(argv, { files: { [POL]: file } });
    const made = [...written].find(([name]) => /^[^/]+\/Registry\.pol$/.test(name))?.[1];
    const right = '.zscalerbeta.net; .gateway.zscalerbeta.net';
    expect(polRecords(made ?? file).map(({ data }) => data?.kind === 'text' && data.text.value)).toContain(
      right,
    );
    expect(err.split('\n').filter((line) => /not written.*domain_realm/.test(line))).toEqual([]);
  });

  it('leaves nothing behind where one file cannot be written', async () => {
    const { code, err, written } = await remedy(['PC-0412.reg', '--to', 'reg', '--out', 'remedies'], {
      files: { 'PC-0412.reg': BAD },
      faults: { [`createFile ${CWD}/remedies/plan.txt`]: 'ENOSPC' },
    });
    expect(code).toBe(70);
    expect(err).toContain('remedies/plan.txt could not be written');
    expect(written.size).toBe(0);
  });

  it('has no verdict where the evidence is not whole, and still says what mends the rest', async () => {
    const { code, out, err } = await remedy(['PC-0412.reg', 'torn.pol'], {
      files: { 'PC-0412.reg': BAD, 'torn.pol': encode('PReg') },
    });
    expect(code).toBe(3);
    expect(out).toContain('1 change mends');
    expect(err).toContain('the remedies are of the rest');
  });

  it('has nothing to say of what somebody suppressed', async () => {
    const config = JSON.stringify({
      suppressions: [{ rule: 'missing-leading-dot', reason: 'on purpose', subject: 'PC-0412' }],
    });
    const { out } = await remedy(['PC-0412.reg'], {
      files: { 'PC-0412.reg': BAD, 'realmlint.config.jsonc': config },
    });
    expect(out).toContain('no change is made by a command');
    expect(out).not.toContain('missing-leading-dot');
  });
});

describe('what realmlint remedy says of', () => {
  const trust = [
    '',
    'CN                            : ZSCALERBETA.NET',
    'DistinguishedName             : CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
    'msDS-SupportedEncryptionTypes : 4',
    'Name                          : ZSCALERBETA.NET',
    'ObjectClass                   : trustedDomain',
    'trustAttributes               : 1',
    'trustDirection                : 1',
    'trustPartner                  : ZSCALERBETA.NET',
    'trustType                     : 3',
    '',
    '',
  ].join('\r\n');
  const local = ksetupReg([
    '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\ZSCALERBETA.NET]',
    `"KdcNames"=${hex7('kerberos.zscalerbeta.net', 'KERBEROS.zscalerbeta.net')}`,
  ]);

  it('a policy file in an archive: it has to be unpacked, and nothing is said to be mended', async () => {
    const files = { 'backup.zip': zipOf([{ name: POL, content: pol() }]) };
    const { code, err, written } = await remedy(['backup.zip', '--to', 'pol', '--out', 'remedies'], {
      files,
    });
    expect(code).toBe(0);
    expect(err).toContain('it lies in an archive or was only collected. Unpack it, and ask again.');
    expect(err).toContain('no change is made by a command');
    expect([...written.keys()]).toEqual(['plan.txt']);
  });

  it('a GPO of which two policy files lie there: each is mended in a folder of its own', async () => {
    const files = { [POL]: pol(), [`copy/${POL}`]: pol() };
    const { code, written } = await remedy(['sysvol', 'copy', '--to', 'pol', '--out', 'remedies'], { files });
    expect(code).toBe(0);
    const made = [...written.keys()].filter((name) => /\/[12]\/Registry\.pol$/.test(name));
    expect(made).toHaveLength(2);
    const runbooks = [...written].filter(([name]) => name.endsWith('IMPORT.txt'));
    const said = runbooks.map(([, bytes]) => new TextDecoder().decode(bytes)).join();
    expect(said).toContain(`It was made of ${POL}.`);
    expect(said).toContain(`It was made of copy/${POL}.`);
  });

  it('each kind of change when it counts', async () => {
    const files = { 'trust.txt': trust, 'PC-0412.reg': local, [POL]: pol() };
    const { out } = await remedy(['.', '--include-proposed'], { files });
    expect(out).toContain('domain corp.contoso.example');
    expect(out).toContain('msDS-SupportedEncryptionTypes');
    expect(out).toMatch(/Once a GPO is changed, on a client: gpupdate \/force, then klist\s+purge/);
    expect(out).toContain("ksetup's settings count after a restart");
    expect(out).toContain('Encryption types count once all domain controllers have them');
  });

  it('a trust with --to reg: it is kept in the directory', async () => {
    const { out, err } = await remedy(['trust.txt', '--to', 'reg', '--include-proposed'], {
      files: { 'trust.txt': trust },
    });
    expect(out).toBe('');
    expect(err).toContain('there is nothing that a .reg file would change');
    expect(err).toContain('1 finding is left to do by hand');
  });

  it('a client with --to reg on standard output, and its way back', async () => {
    const files = { 'PC-0412.reg': BAD };
    const there = await remedy(['PC-0412.reg', '--to', 'reg'], { files });
    const back = await remedy(['PC-0412.reg', '--to', 'reg', '--undo'], { files });
    expect(there.out).toContain('"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"');
    expect(back.out).toContain('"ZSCALERBETA.NET"="zscalerbeta.net; gateway.zscalerbeta.net"');
    expect(back.err).toContain('this is the way back');
  });

  it('what is proposed, and that it has to be asked for', async () => {
    const files = {
      'PC-0412.reg': clientReg({ realms: { 'zscalerbeta.net': '<k>kerberos.zscalerbeta.net</k>' } }),
    };
    const { out } = await remedy(['PC-0412.reg'], { files });
    expect(out).toContain('Proposed, and not asked for (--include-proposed)');
    expect(out).toMatch(/1 more finding with --include-proposed\n$/);
  });
});

describe('the pages of remedies and of copies', () => {
  it.each(['remedies', 'sanitize'])('docs/%s.md shows command lines that are right', (page) => {
    const text = readFileSync(`docs/${page}.md`, 'utf8');
    const lines = [...text.matchAll(/^ {4}realmlint (.+?)(?: > \S+)?(?: {2,}.*| a script for .*)?$/gm)].map(
      ([, line = '']) => line,
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(() => parseArguments(line.split(' ')), line).not.toThrow();
  });
});
