// One input after the other, from bytes to facts: whatever goes wrong is said, and nothing is passed over in silence.

import { describe, expect, it } from 'vitest';
import { collectAll } from '../../src/engine/collect.ts';
import type { Collected, Reading } from '../../src/engine/reading.ts';
import { INTEREST, interpret } from '../../src/interpreters/interpret.ts';
import type { GapFact } from '../../src/model/fact.ts';
import type { Input } from '../../src/model/input.ts';
import type { Reader } from '../../src/model/reader.ts';
import type { Item } from '../../src/model/record.ts';
import { SourceError } from '../../src/model/source.ts';
import { FILE_START } from '../../src/model/span.ts';
import { encode, sourceOf } from '../support/bytes.ts';
import { BACKUP_ID } from '../support/gathered.ts';
import { number, POLICY_KEY, registry, text } from '../support/records.ts';

const REALM = registry(`${POLICY_KEY}\\MitRealms`, 'X.EXAMPLE', text('<k>kdc.x.example</k>'));
const SWITCH = registry(POLICY_KEY, 'MitRealms_Enabled', number(1));
const OTHER = registry('SOFTWARE\\Contoso', 'X', text('x'));
const SCOPE: Item = {
  kind: 'scope',
  part: null,
  side: null,
  covers: { what: 'key', hive: 'HKLM', keyPath: POLICY_KEY, subkeys: true },
  at: FILE_START,
};

function diagnostic(effect: 'unreadable' | 'partial' | 'notice', part: string | null = null): Item {
  return {
    kind: 'diagnostic',
    code: 'truncated',
    effect,
    message: `It is ${effect}.`,
    hint: '',
    at: null,
    part,
    side: null,
  };
}

/** What a single file gives. */
function collect(file: Input, how: Reading): Collected {
  const [collected, ...others] = collectAll(file, how);
  if (!collected) throw new Error('nothing was collected');
  expect(others).toEqual([]);
  return collected;
}

function reader(read: () => Iterable<Item>, bend: Partial<Reader> = {}): Reader {
  return { format: 'reg', holder: 'client', accepts: () => true, read, ...bend };
}

function reading(readers: readonly Reader[], bend: Partial<Reading> = {}): Reading {
  return {
    readers,
    interest: INTEREST,
    interpret,
    headOf: (source) => ({ bytes: source.read(0, 64), text: '', size: source.size }),
    detect: (head, all) => all.find((one) => one.accepts(head)) ?? null,
    namedLikeOurs: (path) => path.endsWith('.pol'),
    archiveKind: () => null,
    namedLikePackage: (path) => path.endsWith('.docx'),
    unpack: () => null,
    facts: { holds: () => false, read: () => [], onRun: () => undefined },
    lackOf: (path) => (path.endsWith('.pol') ? 'It does not begin with PReg.' : null),
    ...bend,
  };
}

interface Opened extends Input {
  closed: number;
}

function input(path = 'clients/PC-0217.reg', bend: { named?: boolean; content?: string } = {}): Opened {
  const opened: Opened = {
    path,
    named: bend.named ?? true,
    closed: 0,
    open: () => ({
      ...sourceOf(encode(bend.content ?? 'content'), path),
      close: () => {
        opened.closed++;
      },
    }),
  };
  return opened;
}

function throwing(error: unknown): () => never {
  return () => {
    throw error;
  };
}

function kindsOf({ facts }: ReturnType<typeof collect>): readonly string[] {
  return facts.map((fact) => (fact.kind === 'gap' ? `gap ${fact.code} ${fact.effect}` : fact.kind));
}

function gapOf({ facts }: ReturnType<typeof collect>): GapFact | undefined {
  return facts.find((fact): fact is GapFact => fact.kind === 'gap');
}

describe('an input that is read', () => {
  it('gives its facts, and a report of them, and is closed', () => {
    const file = input();
    const collected = collect(file, reading([reader(() => [REALM, SWITCH, OTHER, SCOPE])]));
    expect(kindsOf(collected)).toEqual(['realm', 'policy-state', 'scope']);
    expect(collected.input).toEqual({ path: 'clients/PC-0217.reg', format: 'reg', status: 'read', facts: 2 });
    expect(collected.problems).toEqual([]);
    expect(file.closed).toBe(1);
  });

  it('says which code page was assumed only where that can matter', () => {
    const assumed: Item = { ...diagnostic('notice'), code: 'encoding-assumed' } as Item;
    const odd = registry(`${POLICY_KEY}\\MitRealms`, 'X.EXAMPLE', text('<k>k\u00e9.x.example</k>'));
    const of = (record: Item, path?: string) =>
      kindsOf(collect(input(path), reading([reader(() => [assumed, record])])));
    expect(of(odd)).toEqual(['gap encoding-assumed notice', 'realm']);
    expect(of(REALM, 'Z\u00fcrich/PC-0217.txt')).toEqual(['realm']);
    expect(of(diagnostic('notice'))).toEqual(['gap truncated notice']);
  });

  it('has the origin that its path and its reader tell', () => {
    const path = `exports/${BACKUP_ID}/DomainSysvol/GPO/User/registry.pol`;
    const pol = reader(() => [REALM], { format: 'registry-pol', holder: 'gpo' });
    expect(collect(input(path), reading([pol])).facts[0]?.origin).toEqual({
      path,
      format: 'registry-pol',
      holder: 'gpo',
      container: `exports/${BACKUP_ID}`,
      part: null,
      side: 'user',
    });
  });

  it('is read as the reader is told', () => {
    const told: unknown[] = [];
    const curious = reader(() => []);
    const spy: Reader = {
      ...curious,
      read: (_source, interest, options) => {
        told.push(interest, options);
        return [];
      },
    };
    collect(input(), reading([spy]));
    collect(input(), reading([spy], { encoding: 'cp850' }));
    expect(told).toEqual([INTEREST, {}, INTEREST, { encoding: 'cp850' }]);
  });

  it.each([
    ['no-evidence', [OTHER, SCOPE], 0, undefined],
    ['read', [REALM, diagnostic('notice')], 1, undefined],
    ['partial', [REALM, diagnostic('partial')], 1, 'It is partial.'],
    ['partial', [diagnostic('partial')], 0, 'It is partial.'],
    ['partial', [REALM, diagnostic('partial'), diagnostic('unreadable')], 1, 'It is unreadable.'],
    ['unreadable', [diagnostic('partial'), diagnostic('unreadable')], 0, 'It is unreadable.'],
  ] as const)('is %s by what its reader says', (status, items, facts, message) => {
    const { input: report } = collect(input(), reading([reader(() => items)]));
    expect(report).toEqual({
      path: 'clients/PC-0217.reg',
      format: 'reg',
      status,
      facts,
      ...(message ? { message } : {}),
    });
  });

  it('tells when it was made, of several times the first', () => {
    const client = (time: string | null): Item => ({
      kind: 'client',
      name: null,
      time: time === null ? null : { value: time, at: FILE_START },
      at: FILE_START,
    });
    const taken = (...items: readonly Item[]) =>
      collect(input(), reading([reader(() => items)])).input?.taken;
    expect(taken(REALM, client(null))).toBeUndefined();
    expect(taken(client('2026-03-09T08:41:27Z'), client('2026-03-01'), client('08:41'))).toBe('2026-03-01');
    const backup = (catalogue: boolean): Item => ({
      kind: 'backup',
      backupId: null,
      gpoId: { value: BACKUP_ID, at: FILE_START },
      domain: null,
      name: null,
      time: { value: '2025-11-02T10:00:00', at: FILE_START },
      catalogue,
      at: FILE_START,
    });
    expect(taken(backup(false))).toBe('2025-11-02T10:00:00');
    expect(taken(backup(true))).toBeUndefined();
  });

  it('has no scopes when it was not read to its end', () => {
    const of = (item: Item) => kindsOf(collect(input(), reading([reader(() => [SCOPE, item])])));
    expect(of(diagnostic('unreadable'))).toEqual(['gap truncated unreadable']);
    expect(of(diagnostic('partial'))).toEqual(['scope', 'gap truncated partial']);
    expect(of(diagnostic('unreadable', 'gpo 2'))).toEqual(['scope', 'gap truncated unreadable']);
  });
});

describe('an archive', () => {
  it('is what its worst problem makes of it, whichever comes first', () => {
    const problem = (effect: 'partial' | 'unreadable', message: string) =>
      ({ code: 'unsupported', effect, message, hint: '' }) as const;
    const problems = [problem('partial', 'One entry is odd.'), problem('unreadable', 'All are encrypted.')];
    const archive = (list: typeof problems) =>
      collect(
        input('x.zip'),
        reading([], {
          archiveKind: () => 'ZIP archive',
          unpack: () => ({ inputs: [], strangers: 0, problems: list }),
        }),
      );
    for (const list of [problems, problems.toReversed()]) {
      const { input: report, facts } = archive(list);
      expect(report).toMatchObject({ status: 'unreadable', message: 'All are encrypted.' });
      expect(facts).toHaveLength(2);
    }
    expect(archive(problems.slice(0, 1)).input).toMatchObject({
      status: 'partial',
      message: 'One entry is odd.',
    });
  });
});

describe('an input that nothing reads', () => {
  const none = reading([]);

  it('is passed over when it was met on a walk and is not named like ours', () => {
    const file = input('notes.txt', { named: false });
    expect(collect(file, none)).toEqual({
      path: 'notes.txt',
      input: null,
      facts: [],
      problems: [],
      strangers: 1,
    });
    expect(file.closed).toBe(1);
    expect(collect(input('empty.txt', { named: false, content: '' }), none).input).toBeNull();
  });

  it.each([
    ['it was named', 'notes.txt', true],
    ['its name is that of ours', 'Machine/registry.pol', false],
  ])('is unreadable when %s', (_what, path, named) => {
    const collected = collect(input(path, { named }), none);
    expect(collected.input).toMatchObject({ path, format: null, status: 'unreadable', facts: 0 });
    expect(gapOf(collected)).toMatchObject({ code: 'unsupported', effect: 'unreadable', at: FILE_START });
    expect(gapOf(collected)?.message.includes('It does not begin with PReg.')).toBe(!named);
    expect(collected.problems).toEqual([]);
  });

  it('is empty when it is empty', () => {
    for (const file of [input('a.txt', { content: '' }), input('a.pol', { content: '', named: false })]) {
      const collected = collect(file, reading([reader(() => [])]));
      expect(collected.input).toMatchObject({ status: 'unreadable' });
      expect(gapOf(collected)).toMatchObject({ code: 'empty' });
    }
  });

  it('belongs to the container that its path tells', () => {
    const path = `exports/${BACKUP_ID}/gpreport.xml`;
    expect(collect(input(path), none).facts[0]?.origin.container).toBe(`exports/${BACKUP_ID}`);
  });
});

describe('a medium that fails', () => {
  const lost = new SourceError('Permission was denied.');

  it.each<readonly [string, Input, Reading]>([
    ['while it is opened', { ...input(), open: throwing(lost) }, reading([])],
    ['while it is looked at', input(), reading([], { headOf: throwing(lost) })],
  ])('is a gap: %s', (_what, file, how) => {
    const collected = collect(file, how);
    expect(collected.input).toMatchObject({
      status: 'unreadable',
      format: null,
      message: 'Permission was denied.',
    });
    expect(kindsOf(collected)).toEqual(['gap medium unreadable']);
    expect(collected.problems).toEqual([]);
  });

  it('while it is read is a gap, and what was read before stays', () => {
    function* read(): Iterable<Item> {
      yield REALM;
      yield SCOPE;
      throw lost;
    }
    const file = input();
    const collected = collect(file, reading([reader(read)]));
    expect(kindsOf(collected)).toEqual(['realm', 'gap medium unreadable']);
    expect(collected.input).toMatchObject({ status: 'partial', format: 'reg', facts: 1 });
    expect(collected.problems).toEqual([]);
    expect(file.closed).toBe(1);
  });

  it('in a binary format is a gap without a line', () => {
    const pol = reader(throwing(lost), { format: 'registry-pol', holder: 'gpo' });
    expect(gapOf(collect(input('a.pol'), reading([pol])))?.at).toEqual({ start: 0, end: 0, region: null });
  });
});

describe('a defect of ours', () => {
  it('in a reader is a problem and a gap, and its facts are kept', () => {
    function* read(): Iterable<Item> {
      yield REALM;
      yield SCOPE;
      throw new TypeError('no such member');
    }
    const file = input();
    const collected = collect(file, reading([reader(read)]));
    expect(kindsOf(collected)).toEqual(['realm', 'gap malformed unreadable']);
    expect(collected.facts.at(-1)?.origin).toMatchObject({ format: 'reg', holder: 'client' });
    expect(collected.input).toMatchObject({ status: 'partial', format: 'reg', facts: 1 });
    expect(collected.problems).toEqual([
      { kind: 'internal', message: 'clients/PC-0217.reg: The reader for reg failed: no such member' },
    ]);
    expect(file.closed).toBe(1);
  });

  it('in an interpreter is one too', () => {
    const collected = collect(input(), reading([reader(() => [REALM])], { interpret: throwing('broken') }));
    expect(collected.problems).toMatchObject([
      { message: 'clients/PC-0217.reg: The reader for reg failed: broken' },
    ]);
    expect(collected.input).toMatchObject({ status: 'unreadable', facts: 0 });
  });

  it.each<readonly [string, Input, Reading]>([
    ['in the detection', input(), reading([], { detect: throwing(new Error('broken')) })],
    ['while it is opened', { ...input(), open: throwing(new Error('broken')) }, reading([])],
    [
      'in the table of names',
      input('a', { named: false }),
      reading([], { namedLikeOurs: throwing(new Error('broken')) }),
    ],
  ])('%s is a problem, and nothing is read', (_what, file, how) => {
    const collected = collect(file, how);
    expect(collected.input).toMatchObject({ status: 'unreadable', facts: 0 });
    expect(kindsOf(collected)).toEqual(['gap malformed unreadable']);
    expect(collected.problems).toHaveLength(1);
    expect(collected.problems[0]?.message).toContain('broken');
  });

  it('while it is closed is a problem, and what was read stays', () => {
    const file = {
      ...input(),
      open: () => ({ ...sourceOf(encode('x')), close: throwing(new Error('broken')) }),
    };
    const collected = collect(file, reading([reader(() => [REALM])]));
    expect(kindsOf(collected)).toEqual(['realm']);
    expect(collected.problems).toHaveLength(1);
  });

  it('says of a document that was named what to do with it', () => {
    const { facts } = collect(
      input('howto.docx', { named: true }),
      reading([], { archiveKind: () => 'ZIP archive' }),
    );
    expect(facts).toMatchObject([
      { code: 'unsupported', hint: 'Save what is in it as a text file of its own.' },
    ]);
  });

  it.each([
    ['notes.txt', /^Export a GPO report/],
    ['registry.pol', /^Or export a GPO report/],
  ])('offers an export beside what %s itself calls for', (path, hint) => {
    const { facts } = collect(input(path, { named: true }), reading([]));
    expect(facts).toMatchObject([{ code: 'unsupported', hint: expect.stringMatching(hint) }]);
  });
});
