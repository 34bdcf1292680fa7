// Whole runs in a world in memory, the engine replaced where a test is about what the engine would not do.

import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { main } from '../../src/cli/main.ts';
import type { Parts } from '../../src/cli/parts.ts';
import { run } from '../../src/cli/run.ts';
import { collect, type GatherOptions, gather, judge, judgeSurvey, survey, VERSION } from '../../src/lint.ts';
import type { Input } from '../../src/model/input.ts';
import { reporters } from '../../src/reporters/index.ts';
import { CONFIGURATION } from '../support/formats/defects.ts';
import { writers as reportWriters } from '../support/formats/reports.ts';
import { zipOf } from '../support/zip.ts';
import { type World, type WorldOptions, world } from './world.ts';

const PARTS: Parts = { gather, collect, judge, survey, judgeSurvey, reporters, rules, version: VERSION };

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

/** An export of a client's policy. */
function client(kdc: string): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[${KEY}]`,
    '"domain_realm_Enabled"=dword:00000001',
    '"MitRealms_Enabled"=dword:00000001',
    '',
    `[${KEY}\\domain_realm]`,
    '"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"',
    '',
    `[${KEY}\\MitRealms]`,
    `"ZSCALERBETA.NET"="<k>${kdc}</k>"`,
    '',
  ].join('\r\n');
}

const GOOD = client('kerberos.zscalerbeta.net');
const BAD = client('kerberos.zscalertwo.net');

interface Ran extends World {
  readonly code: number;
}

async function realmlint(options: WorldOptions, ...argv: readonly string[]): Promise<Ran> {
  const here = world(options);
  return { ...here, code: await main(argv, here.io) };
}

function idsIn(json: string): readonly string[] {
  return JSON.parse(json).findings.map((finding: { readonly ruleId: string }) => finding.ruleId);
}

describe('exit codes', () => {
  it.each([
    [0, [], { 'a.reg': GOOD }, ['a.reg']],
    [1, [], { 'a.reg': BAD }, ['a.reg']],
    [0, ['--fail-on', 'never'], { 'a.reg': BAD }, ['a.reg']],
    [0, ['--rule', 'kdc-wrong-host=warning'], { 'a.reg': BAD }, ['a.reg']],
    [1, ['--rule', 'kdc-wrong-host=info', '--fail-on', 'info'], { 'a.reg': BAD }, ['a.reg']],
    [0, ['--rule', 'kdc-wrong-host=off'], { 'a.reg': BAD }, ['a.reg']],
    [0, [], { 'gpo/a.reg': GOOD }, ['.']],
    [0, [], { '123': GOOD }, ['123']],
    [0, [], { '-x.reg': GOOD }, ['--', '-x.reg']],
    [2, [], {}, []],
    [2, ['--frmat', 'json'], { 'a.reg': GOOD }, ['a.reg']],
    [2, ['--config', 'gone.json'], { 'a.reg': GOOD }, ['a.reg']],
    [3, [], { 'a.reg': GOOD }, ['a.reg', 'gone.reg']],
    [3, [], { 'a.reg': GOOD, 'notes.txt': 'hello' }, ['a.reg', 'notes.txt']],
    [3, ['--require', 'gpo'], { 'a.reg': GOOD }, ['a.reg']],
    [0, ['--require', 'client'], { 'a.reg': GOOD }, ['a.reg']],
    [3, [], { 'notes.txt': 'hello' }, ['.']],
    [0, ['--allow-empty'], { 'notes.txt': 'hello' }, ['.']],
    [3, ['--allow-empty'], { loop: '-> .' }, ['.']],
    [3, ['--allow-empty'], { 'empty.reg': '' }, ['.']],
  ])('%i for %j', async (code, options, files, paths) => {
    const ran = await realmlint({ files }, ...options, ...paths);
    expect({ code: ran.code, err: ran.err() }).toEqual({ code, err: ran.err() });
    expect(ran.openFiles()).toBe(0);
  });

  it.each(['text', 'compact', 'json'])('are the same in %s', async (format) => {
    expect((await realmlint({ files: { 'a.reg': BAD } }, 'a.reg', '--format', format)).code).toBe(1);
  });
});

/** Output of `reg query` with a wrong KDC, as somebody may quote it. */
const QUOTES = `/*\n${KEY}\\MitRealms\n    ZSCALERBETA.NET    REG_SZ    <k>kerberos.zscalertwo.net</k>\n*/\n{}`;

describe('the config that a run follows', () => {
  const files = {
    'a.reg': GOOD,
    'realmlint.config.jsonc': '{ "ignore": ["function FindProxyForURL(url, host) {}"] }',
  };

  it('is no input, whatever its words look like', async () => {
    const { code, err } = await realmlint({ files }, '.');
    expect([code, err()]).toEqual([0, expect.stringContaining('1 of 1 input read;')]);
  });

  it.each([[['.', '--no-config']], [['team', 'door']], [['*']], [['--files-from', '../list']]])(
    'nor is any other of its name: %j',
    async (argv) => {
      const there = {
        ...files,
        'team/b.reg': GOOD,
        'team/realmlint.config.json': QUOTES,
        'team/realmlint.baseline.json': QUOTES,
        door: '-> team',
        '../list': 'team/realmlint.config.json\nrealmlint.config.jsonc\nteam/b.reg\n',
      };
      const { code, err } = await realmlint({ files: there }, ...argv);
      expect([code, err()]).toEqual([
        0,
        expect.stringMatching(/^realmlint: (?:1 of 1|2 of 2) inputs? read;/),
      ]);
    },
  );

  it('is left out where it is named as one, with a word unless that is not wanted', async () => {
    const argv = ['a.reg', 'realmlint.config.jsonc'];
    const { code, err } = await realmlint({ files }, ...argv);
    expect([code, err()]).toEqual([
      0,
      expect.stringMatching(
        /^realmlint: realmlint\.config\.jsonc is the config of realmlint, and no input\nrealmlint: 1 of 1 input read;/,
      ),
    ]);
    const quiet = await realmlint({ files }, ...argv, '--quiet');
    expect([quiet.code, quiet.err()]).toEqual([0, '']);
  });

  it('is no evidence where nothing else is named', async () => {
    const baseline = 'realmlint.baseline.json';
    const ran = await realmlint({ files: { [baseline]: '{}' } }, baseline);
    expect([ran.code, ran.err()]).toEqual([3, expect.stringContaining(`${baseline} is the baseline of`)]);
    expect((await realmlint({ files: { [baseline]: '{}' } }, baseline, '--allow-empty')).code).toBe(0);
  });

  it('that init writes may hold any name of a GPO', async () => {
    const gpo = 'function FindProxyForURL(url, host) {';
    const report = reportWriters.find(({ format }) => format === 'gpo-report')?.write(CONFIGURATION);
    const files = { 'gpreport.xml': String(report).replaceAll('CORP Zscaler Kerberos', gpo) };
    const written = (await realmlint({ files }, 'init')).text('realmlint.config.jsonc') ?? '';
    expect(written).toContain(gpo);
    for (const argv of [['.'], ['.', '--no-config'], ['*'], ['gpreport.xml', 'realmlint.config.jsonc']]) {
      const ran = await realmlint({ files: { ...files, 'realmlint.config.jsonc': written } }, ...argv);
      expect([ran.code, ran.err()]).toEqual([0, expect.stringContaining('1 of 1 input read;')]);
    }
  });
});

describe('output', () => {
  it('keeps the report on standard output and all else on standard error', async () => {
    const ran = await realmlint({ files: { 'a.reg': BAD } }, 'a.reg', '--format', 'json');
    expect(idsIn(ran.out())).toEqual(['kdc-wrong-host']);
    expect(ran.err()).toMatch(/^realmlint: 1 of 1 input read/);
  });

  it('shows the line that a finding is about', async () => {
    const { out } = await realmlint({ files: { 'a.reg': BAD } }, 'a.reg');
    expect(out()).toMatch(/11 \| "ZSCALERBETA\.NET"="<k>kerberos\.zscalertwo\.net<\/k>"\n +\| +\^{23}\n/);
  });

  it('shows the line of standard input too, under the name that it is given', async () => {
    const { out } = await realmlint({ stdin: BAD }, '-', '--stdin-filename', 'PC-0217.reg');
    expect(out()).toMatch(/^PC-0217\.reg:11:23 [\s\S]*11 \| "ZSCALERBETA/);
    expect((await realmlint({ stdin: BAD }, '-')).out()).toMatch(/^<stdin>:11:23 /);
  });

  it('writes several formats, files without colour and in full', async () => {
    const ran = await realmlint(
      { files: { 'a.reg': BAD }, terminal: true },
      ...[
        'a.reg',
        '--format',
        'text',
        '--format',
        'json=out.json',
        '--format',
        'text=out.txt',
        '--color',
        'always',
      ],
      ...['--max-findings', '0'],
    );
    expect(ran.out()).toContain('\x1b[');
    expect(idsIn(ran.text('out.json') ?? '')).toEqual(['kdc-wrong-host']);
    expect(ran.text('out.txt')).not.toContain('\x1b[');
  });

  it('prints nothing when every format has a file', async () => {
    const ran = await realmlint({ files: { 'a.reg': BAD } }, 'a.reg', '--format', 'compact=out.txt');
    expect(ran.out()).toBe('');
    expect(ran.text('out.txt')).toMatch(/^a\.reg:11:23: error kdc-wrong-host/);
    expect(ran.code).toBe(1);
  });

  it('colours for a terminal, and not for --no-color or NO_COLOR', async () => {
    const files = { 'a.reg': BAD };
    expect((await realmlint({ files, terminal: true }, 'a.reg')).out()).toContain('\x1b[');
    expect((await realmlint({ files, terminal: true }, 'a.reg', '--no-color')).out()).not.toContain('\x1b[');
    expect((await realmlint({ files, terminal: true, env: { NO_COLOR: '1' } }, 'a.reg')).out()).not.toContain(
      '\x1b[',
    );
    expect((await realmlint({ files, env: { FORCE_COLOR: '1' } }, 'a.reg')).err()).toContain('\x1b[');
    expect((await realmlint({ files }, 'a.reg')).out()).not.toContain('\x1b[');
  });

  it('is quiet on demand, unless the result cannot be trusted', async () => {
    expect((await realmlint({ files: { 'a.reg': BAD } }, 'a.reg', '--quiet')).err()).toBe('');
    expect((await realmlint({ files: { 'a.reg': GOOD } }, 'a.reg', '--quiet')).out()).toBe('');
    expect((await realmlint({ files: {} }, 'gone.reg', '--quiet')).err()).toMatch(/no verdict/);
  });

  it('limits findings on a terminal, and in a file on demand alone', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 150 }, (_, i) => [`PC-${i}.reg`, client(`kdc${i}.example`)]),
    );
    const ran = await realmlint({ files }, '.', '--format', 'text', '--format', 'compact=all.txt');
    expect(ran.text('all.txt')?.match(/kdc-wrong-host/g)).toHaveLength(150);
    expect(ran.out().match(/^PC-.*error {2}kdc-wrong-host/gm)).toHaveLength(100);
  });

  it('shows how far it has come', async () => {
    const ran = await realmlint({ files: { 'a.reg': GOOD, 'b.reg': GOOD }, terminal: true, pace: 400 }, '.');
    expect(ran.err()).toMatch(/^\r\x1b\[K1 of 2 {2}a\.reg\r\x1b\[K2 of 2 {2}[\d.]+ KB {2}b\.reg\r\x1b\[K/);
  });
});

describe('config', () => {
  const files = {
    'a.reg': BAD,
    'old/b.reg': BAD,
    'realmlint.config.jsonc': '{ "rules": { "kdc-wrong-host": "info" }, "ignore": ["old"] }',
  };

  it('is found, obeyed and named', async () => {
    const ran = await realmlint({ files }, '.', '--format', 'json');
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out()).inputs).toHaveLength(1);
    expect(ran.err()).toMatch(/config realmlint\.config\.jsonc/);
    expect(ran.err()).toMatch(/ignores 1 of the files and folders/);
  });

  it('is overruled by the command line, and left alone on demand', async () => {
    expect((await realmlint({ files }, '.', '--rule', 'kdc-wrong-host=error')).code).toBe(1);
    const ran = await realmlint({ files }, '.', '--no-config');
    expect(ran.code).toBe(1);
    expect(ran.err()).not.toContain('config');
  });

  it('may not turn everything off', async () => {
    const off = rules.map(({ id }) => `${id}=off`).join(',');
    const ran = await realmlint({ files }, '.', '--rule', off);
    expect(ran.code).toBe(2);
    expect(ran.err()).toMatch(/All rules are off/);
  });

  it('stops the run when it is wrong, with the place', async () => {
    const ran = await realmlint(
      { files: { 'a.reg': GOOD, 'realmlint.config.json': '{"fail": 1}' } },
      'a.reg',
    );
    expect(ran.code).toBe(2);
    expect(ran.err()).toMatch(/^realmlint: realmlint\.config\.json:1:2: .*"fail"/);
    expect(ran.out()).toBe('');
  });
});

describe('--cloud', () => {
  it.each(['zscalertwo.net', 'ZSCALERTWO.NET', 'https://admin.zscalertwo.net/'])('%s', async (cloud) => {
    const ran = await realmlint({ files: { 'a.reg': GOOD } }, 'a.reg', '--cloud', cloud, '--format', 'json');
    expect(ran.err()).not.toMatch(/unknown/);
  });

  it('is questioned when it is nearly a known one', async () => {
    const ran = await realmlint({ files: { 'a.reg': GOOD } }, 'a.reg', '--cloud', 'zscalerbta.net');
    expect(ran.err()).toMatch(/did you mean zscalerbeta\.net/);
  });
});

describe('--files-from', () => {
  const files = { 'a.reg': BAD, 'b.reg': BAD, list: 'a.reg\r\n\r\nb.reg\r\n', list0: 'a.reg\0' };

  it.each([
    [['--files-from', 'list'], '', 2],
    [['--files-from', 'list0'], '', 1],
    [['--files-from', '-'], 'b.reg\n', 1],
    [['--files-from', '-', 'a.reg'], 'b.reg\n', 2],
    [['--files-from', '-', '--allow-empty'], '', 0],
  ])('%j', async (argv, stdin, count) => {
    const ran = await realmlint({ files, stdin }, ...argv, '--format', 'json');
    expect(JSON.parse(ran.out()).inputs).toHaveLength(count);
  });

  it('takes a list in UTF-16, as PowerShell writes it', async () => {
    const list = new Uint8Array([0xff, 0xfe, ...Buffer.from('a.reg\r\n', 'utf16le')]);
    expect((await realmlint({ files: { ...files, list } }, '--files-from', 'list')).code).toBe(1);
  });

  it('is what comes out of a pipe, as a shell hands it over', async () => {
    const piped = { files: { ...files, '/dev/fd/63': null }, piped: 'b.reg\n' };
    expect((await realmlint(piped, '--files-from', '/dev/fd/63', '--allow-empty')).code).toBe(1);
  });

  it('must name a list that can be read', async () => {
    const ran = await realmlint({ files }, '--files-from', 'gone');
    expect(ran.code).toBe(2);
    expect(ran.err()).toMatch(/The list gone of --files-from cannot be read: it does not exist/);
  });
});

describe('rules and explain', () => {
  it('tell what a symptom can come from, and weigh it against exports', async () => {
    const page = await realmlint({}, 'explain', '471000');
    expect([page.code, page.err()]).toEqual([0, '']);
    expect(page.out()).toMatch(/^471000\n.*kdc-wrong-host/s);
    const event = await realmlint({}, 'explain', 'Event', '27');
    expect(event.out()).toBe((await realmlint({}, 'explain', 'event 27')).out());
    expect(event.out()).toMatch(/^event 27\n/);
    const plain = JSON.parse((await realmlint({}, 'explain', '0x7', '--format', 'json')).out());
    expect(plain.symptom.id).toBe('KDC_ERR_S_PRINCIPAL_UNKNOWN');
    expect(plain.causes[0].status).toBeNull();
    const weighed = await realmlint({ files: { 'a.reg': BAD } }, 'explain', '471000', 'a.reg');
    expect([weighed.code, weighed.err().includes('passed')]).toEqual([0, false]);
    expect(weighed.out()).toMatch(/Confirmed by what was read \(\d of 10\)/);
    const json = await realmlint(
      { files: { 'a.reg': BAD } },
      'explain',
      '471000',
      'a.reg',
      '--format',
      'json',
    );
    const causes: { status: string; witnesses: unknown[] }[] = JSON.parse(json.out()).causes;
    const confirmed = causes.filter(({ status }) => status === 'confirmed');
    expect(confirmed.map(({ witnesses }) => witnesses.length > 0)).toContain(true);
  });

  it('answer with 3 where there is nothing to weigh with, or not all of it', async () => {
    const ran = await realmlint({ files: { 'a.reg': '' } }, 'explain', '471000', 'a.reg');
    expect(ran.code).toBe(3);
    expect(ran.out()).toContain('Open, and what would settle it (10 of 10)');
  });

  it('list and explain', async () => {
    const list = await realmlint({}, 'rules', '--format', 'json');
    expect(JSON.parse(list.out()).rules.map(({ id }: { readonly id: string }) => id)).toEqual(
      rules.map(({ id }) => id),
    );
    expect((await realmlint({}, 'rules')).out()).toContain('missing-leading-dot');
    const page = await realmlint({ terminal: true }, 'explain', 'Missing-Leading-Dot');
    expect(page.out()).toMatch(/^\x1b\[1mmissing-leading-dot/);
    expect([list.code, page.code, list.err(), page.err()]).toEqual([0, 0, '', '']);
  });

  it.each([
    [['explain'], /takes a rule id or a symptom/],
    [['explain', 'a', 'b'], /no rule "a"/],
    [['explain', 'missing-leading-dot', 'a.reg'], /takes no paths[\s\S]*realmlint a\.reg$/m],
    [['explain', 'missing-leading-dot', '--format', 'json'], /page of a rule is text/],
    [['explain', '471000', '--format', 'json', '--format', 'text'], /one format/],
    [['explain', '47100'], /Did you mean 471000\?/],
    [['explain', 'missing-leading-dots'], /Did you mean missing-leading-dot\?/],
    [['explain', 'KDC_ERR_NEW'], /realmlint rules lists them/],
    [['rules', '.'], /: \. has no place behind realmlint rules[\s\S]*: realmlint lint \.$/m],
    [['rules', 'Missing-Leading-Dot'], /has no place[\s\S]*: realmlint explain missing-leading-dot$/m],
    [['rules', '--format', 'compact'], /takes text or json/],
    [['rules', '--format', 'json', '--format', 'text'], /one format/],
    [['rules', '--color', 'red'], /auto, always or never/],
  ])('%j', async (argv, said) => {
    const ran = await realmlint({}, ...argv);
    expect(ran.code).toBe(2);
    expect(ran.err()).toMatch(said);
    expect(ran.err().split('\n').length).toBeLessThan(4);
    expect(ran.out()).toBe('');
  });
});

it('rules with a path behind it may mean one of its name', async () => {
  const { code, err } = await realmlint({ files: { 'rules/a.reg': GOOD } }, 'rules', 'b.reg');
  expect([code, err()]).toEqual([2, expect.stringMatching(/: realmlint lint rules b\.reg\n$/)]);
});

describe('help and version', () => {
  it.each([['--help'], ['-h'], ['rules', '--help'], ['explain', '--help'], ['--version']])(
    '%s',
    async (...argv) => {
      const ran = await realmlint({}, ...argv);
      expect([ran.code, ran.err()]).toEqual([0, '']);
      expect(ran.out()).toMatch(argv.includes('--version') ? /^\S+\n$/ : /^realmlint [\s\S]*--help/);
    },
  );
});

describe('faults', () => {
  const files = { 'a.reg': BAD };

  it('a closed pipe is quiet and changes no exit code', async () => {
    expect(await realmlint({ files, stdoutFault: 'EPIPE' }, 'a.reg')).toMatchObject({ code: 1 });
    expect(await realmlint({ files, stdoutFault: 'EPIPE' }, '--help')).toMatchObject({ code: 0 });
    expect(await realmlint({ files, stderrFault: 'EPIPE' }, 'a.reg')).toMatchObject({ code: 1 });
  });

  it('a full disk is no defect, but no result either', async () => {
    const ran = await realmlint({ files, stdoutFault: 'ENOSPC' }, 'a.reg');
    expect(ran.code).toBe(70);
    expect(ran.err()).toMatch(/could not be written to standard output: no space/);
    expect(ran.err()).not.toMatch(/defect/);
  });

  it('a report that cannot be written is said before anything is linted', async () => {
    const ran = await realmlint({ files }, 'a.reg', '--format', 'json=gone/out.json');
    expect(ran.code).toBe(2);
    expect(ran.err()).toMatch(/in gone: it does not exist/);
  });

  it('a file that fails while it is read is a gap', async () => {
    const ran = await realmlint({ files, faults: { 'read /home/admin/gpo/a.reg': 'EIO' } }, 'a.reg');
    expect(ran.code).toBe(3);
    expect(ran.out()).toMatch(/device reports\s+an error/);
  });
});

describe('defects', () => {
  const explode = (thrown: unknown) => (inputs: readonly Input[], options: GatherOptions) => {
    options.onProgress?.(0, inputs.length, inputs[0]?.path ?? '', 0);
    throw thrown;
  };

  async function exploded(thrown: unknown, ...argv: readonly string[]): Promise<Ran> {
    const here = world({ files: { 'a.reg': GOOD } });
    return { ...here, code: await run(argv, here.io, { ...PARTS, survey: explode(thrown) }) };
  }

  it('are said with what was done, and the stack on demand', async () => {
    const ran = await exploded(new TypeError('x is undefined'), 'a.reg');
    expect(ran.code).toBe(70);
    expect(ran.err()).toMatch(/internal error while reading a\.reg: x is undefined\n.*Please report it/);
    expect(ran.err()).not.toMatch(/ at /);
    expect((await exploded(new TypeError('x'), 'a.reg', '--verbose')).err()).toMatch(/ at explode| at /);
  });

  it('may be anything that can be thrown', async () => {
    const bare = new Error('no stack');
    delete bare.stack;
    expect((await exploded('a word', 'a.reg', '--verbose')).err()).toMatch(/a word/);
    expect((await exploded(bare, 'a.reg', '--verbose')).err()).toMatch(/no stack/);
  });

  it('of a rule do not hide the report, and say how to report them', async () => {
    const here = world({ files: { 'a.reg': BAD } });
    const broken = rules.map((rule) =>
      rule.id === 'realm-not-uppercase'
        ? {
            ...rule,
            check: () => {
              throw new Error('a defect');
            },
          }
        : rule,
    );
    const code = await run(['a.reg', '--quiet', '--format', 'compact'], here.io, { ...PARTS, rules: broken });
    expect(code).toBe(70);
    expect(here.out()).toMatch(/kdc-wrong-host/);
    expect(here.err()).toMatch(/realm-not-uppercase[\s\S]*please report it/);
  });

  it('of the table of formats are defects', async () => {
    const here = world({ files: { 'a.reg': BAD } });
    const odd = { ...reporters, compact: undefined } as unknown as Parts['reporters'];
    expect(await run(['a.reg', '--format', 'compact'], here.io, { ...PARTS, reporters: odd })).toBe(70);
  });
});

describe('an archive', () => {
  const zip = zipOf([
    { name: 'paris\\kerberos.reg', content: BAD },
    { name: 'old\\kerberos.reg', content: BAD },
    { name: 'notes.txt', content: 'Call Jim.' },
  ]);
  const config = '{"ignore": ["**/old/**"], "clients": {"exports.zip!/paris/**": "KIOSK-01"}}';

  it('is judged like the folder that it was made of, with lines, clients and what the config ignores', async () => {
    const files = { 'exports.zip': zip, 'realmlint.config.jsonc': config };
    const { code, out, err } = await realmlint({ files }, 'exports.zip');
    expect(code).toBe(1);
    expect(out()).toContain('exports.zip!/paris/kerberos.reg:11:23');
    expect(out()).toContain('11 | "ZSCALERBETA.NET"="<k>kerberos.zscalertwo.net</k>"');
    expect(out()).toContain('client KIOSK-01');
    expect(err()).toContain('1 other file skipped');
    expect(err()).toContain('ignores 1 of the files and folders');
  });

  it('comes through a walk, a list and standard input alike', async () => {
    const files = { 'in/exports.zip': zip, 'list.txt': 'in/exports.zip\n' };
    const paths = async (here: WorldOptions, ...argv: readonly string[]) => {
      const { out } = await realmlint(here, '--format', 'compact', ...argv);
      return out().match(/\S+\.reg(?=:)/g);
    };
    const found = ['in/exports.zip!/old/kerberos.reg', 'in/exports.zip!/paris/kerberos.reg'];
    expect(await paths({ files }, 'in')).toEqual(found);
    expect(await paths({ files }, '--files-from', 'list.txt')).toEqual(found);
    expect(await paths({ stdin: zip }, '-')).toEqual([
      '<stdin>!/old/kerberos.reg',
      '<stdin>!/paris/kerberos.reg',
    ]);
  });

  it('without anything of ours is no evidence, and is told what to export', async () => {
    const files = { 'notes.zip': zipOf([{ name: 'notes.txt', content: 'Call Jim.' }]) };
    const { code, out, err } = await realmlint({ files }, 'notes.zip');
    expect(code).toBe(3);
    expect(err()).toContain('notes.zip: Nothing in the archive');
    // Once: in the report where that is for people, else in the last words.
    expect([out().includes('Backup-GPO'), err().includes('Backup-GPO')]).toEqual([true, false]);
    const compact = await realmlint({ files }, '--format', 'compact', 'notes.zip');
    expect([compact.out().includes('Backup-GPO'), compact.err().includes('Backup-GPO')]).toEqual([
      false,
      true,
    ]);
  });
});

describe('what code hosts are told', () => {
  const file = { 'exports/a.reg': BAD };

  it('are paths from the root of the repository, wherever the command runs', async () => {
    const files = { '/repo/.git/': '', '/repo/gpo/exports/a.reg': BAD };
    const uriOf = (text: string) =>
      JSON.parse(text).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
    const inside = await realmlint({ files, cwd: '/repo/gpo' }, 'exports', '--format', 'sarif');
    expect(uriOf(inside.out())).toBe('gpo/exports/a.reg');
    const top = await realmlint({ files, cwd: '/repo' }, 'gpo', '--format', 'sarif');
    expect(uriOf(top.out())).toBe('gpo/exports/a.reg');
    const none = await realmlint({ files: file }, '.', '--format', 'sarif');
    expect(uriOf(none.out())).toBe('exports/a.reg');
  });

  it('are paths with drives where the command runs on another one', async () => {
    const options = { platform: 'win32', cwd: 'C:\\repo', files: { 'D:\\out, put\\a%b.reg': BAD } };
    const { out } = await realmlint(options, 'D:\\out, put', '--format', 'github');
    expect(out()).toContain('::error file=D%3A/out%2C put/a%25b.reg,line=11,');
    const sarif = await realmlint(options, 'D:\\out, put', '--format', 'sarif');
    expect(sarif.out()).toContain('"uri": "file:///D:/out%2C%20put/a%25b.reg"');
    const azure = await realmlint(options, 'D:\\out, put', '--format', 'azure');
    expect(azure.out()).toContain(';sourcepath=D:/out, put/a%AZP25b.reg;');
  });

  it('is written behind what other steps said in the summary of the job, for the format github alone', async () => {
    const summary = `${world().io.cwd}/summary.md`;
    const files = { ...file, 'summary.md': 'before\n', 'link.md': '-> summary.md' };
    const options = { files, env: { GITHUB_STEP_SUMMARY: summary } };
    const github = await realmlint(options, 'exports', '--format', 'github');
    expect(github.text('summary.md')).toMatch(/^before\n\n<!-- realmlint -->\n## realmlint: 1 error\n/);
    const text = await realmlint(options, 'exports', '--format', 'text');
    expect(text.text('summary.md')).toBe('before\n');
    const full = await realmlint(
      { ...options, faults: { [`appendFile ${summary}`]: 'ENOSPC' } },
      'exports',
      '--format',
      'github',
    );
    // Nobody has asked for it: what was found counts.
    expect([full.code, full.err()]).toEqual([1, expect.stringContaining('no space is left')]);
    expect(full.err()).toContain('failed: 1 error');
    const both = ['--format', 'github', '--format', 'markdown=link.md'];
    const once = await realmlint(options, 'exports', ...both);
    expect(once.text('summary.md')?.match(/before|<!-- realmlint -->/g)).toEqual([
      'before',
      '<!-- realmlint -->',
    ]);
  });
});
