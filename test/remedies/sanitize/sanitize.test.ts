// What sanitize does when a copy does not say what its original says, told by judges that are made up.

import { describe, expect, it } from 'vitest';
import type { Fact, Finding, InputReport } from '../../../src/lint.ts';
import { sanitize } from '../../../src/remedies/sanitize/sanitize.ts';
import type { Judged, NamedBytes, Original, Workshop } from '../../../src/remedies/sanitize/workshop.ts';

const LIST = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Kerberos\\MitRealms';

const file = (path: string, text: string, target = path): Original => ({
  path,
  target,
  bytes: new TextEncoder().encode(text),
});

const REG = `Windows Registry Editor Version 5.00\r\n\r\n[${LIST}]\r\n"UNIX.CONTOSO.EXAMPLE"="<k>kdc7.contoso.example</k>"\r\n`;

type Says = (
  text: string,
  side: 'originals' | 'copies',
  config: string | null,
  path: string,
) => Partial<InputReport> & { readonly rules?: readonly string[] };

/** Judges each file by its text; `facts` are those of the originals. */
function workshop(
  says: Says = () => ({}),
  facts: readonly Fact[] = [],
  more: Partial<Workshop> = {},
): Workshop {
  const judge = (
    side: 'originals' | 'copies',
    files: readonly NamedBytes[],
    config: string | null,
  ): Judged => {
    const findings: Finding[] = [];
    const inputs = files.map(({ path, bytes }) => {
      const { rules = [], ...state } = says(new TextDecoder().decode(bytes), side, config, path);
      for (const ruleId of rules) {
        const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
        findings.push({ ruleId, severity: 'error', path, region, related: [] } as unknown as Finding);
      }
      return { path, format: 'reg', status: 'read', facts: 1, ...state } as InputReport;
    });
    const summary = { exitCode: findings.length > 0 ? 1 : 0 };
    return { report: { inputs, findings, problems: [], summary } as unknown as Judged['report'], facts };
  };
  return {
    judge,
    acceptsConfig: () => true,
    encodingOf: () => ({ encoding: 'utf-8', bom: 0, upperHalf: '' }),
    clouds: ['zscalerbeta.net'],
    secret: 'ab'.repeat(32),
    pairs: null,
    ...more,
  };
}

const clientFact = (name: string) =>
  ({
    kind: 'client',
    origin: { path: 'a.reg' },
    at: { start: 0, end: 0, region: null },
    locator: '',
    name: { value: name, at: { start: 0, end: 0, region: null } },
    time: null,
  }) as unknown as Fact;

describe('sanitize', () => {
  it('leaves words of the format alone where a copy is not understood otherwise', () => {
    // The client is called as a word that the reader needs.
    const text = `${REG}; Export of the client Export\r\n"Export"="Export"\r\n`;
    const needs: Says = (content) => ({ status: content.includes('"="Export"') ? 'read' : 'partial' });
    const { copies, refused } = sanitize(
      [file('a.reg', text)],
      null,
      workshop(needs, [clientFact('Export')]),
    );
    expect([...refused]).toEqual([]);
    const copy = new TextDecoder().decode(copies[0]?.bytes);
    expect(copy).toContain('"="Export"');
    expect(copy).not.toMatch(/contoso/i);
  });

  it('refuses a copy that is read otherwise, and one that changes what is found, and keeps the others', () => {
    const says: Says = (_, side, _config, path) => {
      if (side === 'originals') return { rules: path === 'b.reg' ? ['missing-leading-dot'] : [] };
      return { status: path.startsWith('a') ? 'partial' : 'read' };
    };
    const files = [file('one/a.reg', REG, 'a.reg'), file('b.reg', REG), file('c.reg', REG)];
    const { copies, refused } = sanitize(files, null, workshop(says));
    expect([...refused]).toEqual([
      ['one/a.reg', 'has a copy that is not read as the original is.'],
      ['b.reg', 'has a copy that would change what is found (missing-leading-dot).'],
    ]);
    expect(copies.map(({ original }) => original)).toEqual(['c.reg']);
  });

  it('blames a copy for what is found in it alone', () => {
    const says: Says = (_, side, _config, path) => ({
      rules: side === 'copies' && path === 'b.reg' ? ['kdc-wrong-host'] : [],
    });
    const { refused } = sanitize([file('b.reg', REG), file('c.reg', REG)], null, workshop(says));
    expect([...refused]).toEqual([['b.reg', 'has a copy that would change what is found (kdc-wrong-host).']]);
  });

  it('refuses all where nothing that is left out makes the rest agree', () => {
    let round = 0;
    const says: Says = (_, side) => ({ rules: side === 'copies' ? [`rule-${round++}`] : [] });
    const { copies, refused } = sanitize([file('a.reg', REG)], null, workshop(says));
    expect(copies).toEqual([]);
    expect(refused.get('a.reg')).toMatch(/^has a copy that /);
  });

  it('leaves the config out where copies agree without it alone', () => {
    const says: Says = (_, side, config) => ({
      rules: config !== null && side === 'copies' ? ['kdc-wrong-host'] : [],
    });
    const { copies, config } = sanitize([file('a.reg', REG)], '{"ignore":["old"]}', workshop(says));
    expect({ copies: copies.length, config }).toEqual({ copies: 1, config: null });
  });

  it('leaves a config out that is none any more', () => {
    const { config } = sanitize(
      [file('a.reg', REG)],
      '{"ignore":["old"]}',
      workshop(undefined, [], { acceptsConfig: () => false }),
    );
    expect(config).toBeNull();
  });

  it('refuses a password that it cannot find', () => {
    const secret = {
      kind: 'secret',
      origin: { path: 'a.reg' },
      at: { start: 7, end: 9, region: null },
    } as unknown as Fact;
    const { refused } = sanitize([file('a.reg', REG)], null, workshop(undefined, [secret]));
    expect(refused.get('a.reg')).toMatch(/^holds a password in a form from which it cannot be taken out/);
  });

  it('refuses a name that cannot be written as the one before it was', () => {
    // A letter with a number of two digits, whose pseudonym has one of three.
    const { refused } = sanitize([file('a.reg', `${REG}; &#99;ontoso\r\n`)], null, workshop());
    expect(refused.get('a.reg')).toBe(
      'holds a name that cannot be replaced in the way in which it is written.',
    );
  });

  it('refuses the second of two copies of one name', () => {
    const files = [file('x/a.reg', REG, 'a.reg'), file('y/a.reg', REG, 'a.reg')];
    const { copies, refused } = sanitize(files, null, workshop());
    expect(copies).toHaveLength(1);
    expect(refused.get('y/a.reg')).toBe('would be called as another copy is. Give it another name.');
  });

  it('says why by what the content shows', () => {
    const gap = {
      kind: 'gap',
      origin: { path: 'odd.reg' },
      at: { start: 0, end: 0, region: null },
      message: 'No header was found.',
    } as unknown as Fact;
    const says: Says = (_text, _side, _config, path) =>
      path === 'odd.reg' ? { format: null } : path === 'x.hiv' ? { format: 'hive' } : {};
    const files = [
      file('odd.reg', 'x'),
      file('x.hiv', 'regf'),
      file('a.zip', 'PK\x03\x04'),
      { path: 'a.gz', target: 'a.gz', bytes: Uint8Array.of(0x1f, 0x8b, 8) },
      file('f.ndjson', '{"kind":"run"}'),
    ];
    const { refused } = sanitize(files, null, workshop(says, [gap]));
    expect([...refused.values()]).toEqual([
      'is nothing that is read (No header was found).',
      'is a registry hive. Export the keys with reg export, and sanitize that.',
      'is an archive. Unpack it, and sanitize what was in it.',
      'is an archive. Unpack it, and sanitize what was in it.',
      'holds facts of realmlint collect. Sanitize the exports themselves.',
    ]);
  });

  it('refuses what its code page cannot hold', () => {
    // A code page that has this one letter of Greek, and so none to take its place.
    const upperHalf = `\u03b1${String.fromCharCode(...Array.from({ length: 127 }, (_, at) => 0x2500 + at))}`;
    const one = { encodingOf: () => ({ encoding: 'cp437' as const, bom: 0, upperHalf }) };
    const bytes = Uint8Array.from([...new TextEncoder().encode(`${REG}; `), 0x80, 0x80, 0x80, 0x0d, 0x0a]);
    const { refused } = sanitize(
      [{ path: 'a.reg', target: 'a.reg', bytes }],
      null,
      workshop(undefined, [], one),
    );
    expect(refused.get('a.reg')).toBe('holds names of a script that cp437 lacks. Export it as UTF-8.');
  });
});
