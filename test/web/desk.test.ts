// The worker's side of the conversation: one answer to each order, and no order that ends it.

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { driftJson } from '../../src/reporters/drift-json.ts';
import { whyJson } from '../../src/reporters/why-json.ts';
import { askedHost, driftAnswer, whyAnswer } from '../../src/web/answers.ts';
import { createDesk } from '../../src/web/desk.ts';
import type { Order, Reply } from '../../src/web/messages.ts';
import type { World } from '../../src/web/session.ts';
import { gatherPicked, judgePicked } from '../../src/web/session.ts';
import { commandLine, fileOf, pageWorld, pickedOf, treeAt, wantedOf } from './support.ts';

const DEMO = treeAt(fileURLToPath(new URL('../../fixtures/demo', import.meta.url)));

function desk(world: Partial<World> = {}) {
  const replies: Reply[] = [];
  const order = createDesk(pageWorld(world), (reply) => replies.push(reply));
  return {
    ask(asked: Order): Reply {
      order(asked);
      const last = replies.at(-1);
      if (!last) throw new Error('no reply');
      return last;
    },
    replies,
  };
}

const judge: Order = { kind: 'judge', wanted: wantedOf(DEMO) };

describe('the desk', () => {
  // What asks and changes nothing asks one that has judged already.
  const judged = desk();
  const verdict = judged.ask(judge);

  it('tells how far it is, then the verdict, then answers', () => {
    const { ask, replies } = desk();
    expect(ask(judge)).toMatchObject({ kind: 'judged', exitCode: 1, config: null });
    expect(replies.slice(0, -1).every(({ kind }) => kind === 'progress')).toBe(true);
    expect(ask({ kind: 'why', host: 'gateway.zscalerbeta.net' })).toMatchObject({
      kind: 'answered',
      to: 'why',
    });
    expect(ask({ kind: 'drift', expected: { name: 'zscalerbeta.net' } })).toMatchObject({
      kind: 'answered',
      to: 'drift',
      closing: expect.stringContaining('compared'),
    });
    const written = ask({ kind: 'download', format: 'html' });
    expect(written.kind === 'written' && written.texts.join('')).toContain('<!doctype html>');
  });

  it('offers as expected sides what can be compared with the rest', () => {
    expect(verdict).toMatchObject({
      sides: { picked: ['demo/clients', 'demo/gpo-backup', 'demo/trust'], inputs: { length: 4 } },
    });
    const two = wantedOf({ 'b.txt': '', 'a.txt': '' });
    expect(desk().ask({ kind: 'judge', wanted: two })).toMatchObject({
      sides: { picked: ['a.txt', 'b.txt'], inputs: [] },
    });
    const own = { 'b.txt': '', 'a.txt': '', 'realmlint.config.json': '{}', 'realmlint.baseline.json': '' };
    expect(desk().ask({ kind: 'judge', wanted: wantedOf(own) })).toMatchObject({
      sides: { picked: ['a.txt', 'b.txt'] },
    });
    const inside = wantedOf({ ...DEMO, 'demo/realmlint.config.jsonc': '{}' });
    expect(desk().ask({ kind: 'judge', wanted: inside })).toMatchObject({
      sides: { picked: ['demo/clients', 'demo/gpo-backup', 'demo/trust'] },
    });
    const one = wantedOf({ 'a.txt': '' });
    expect(desk().ask({ kind: 'judge', wanted: one })).toMatchObject({ sides: { picked: [], inputs: [] } });
  });

  it.each<[Order, string]>([
    [{ kind: 'why', host: ' ' }, 'There is no host'],
    [{ kind: 'why', host: 'not a host' }, 'is not the name of a host'],
    [{ kind: 'drift', expected: { name: 'profile:' } }, 'There is no name'],
    [{ kind: 'drift', expected: { name: 'a b' } }, 'neither a cloud nor a realm'],
    [{ kind: 'drift', expected: { path: 'demo/x' } }, 'There is no demo/x'],
  ])('refuses %j with an example', (order, words) => {
    const { ask } = judged;
    expect(ask(order)).toMatchObject({
      kind: 'refused',
      to: order.kind,
      lines: expect.arrayContaining([expect.stringContaining(words)]),
    });
    expect(ask({ kind: 'why', host: 'gateway.zscalerbeta.net' }).kind).toBe('answered');
  });

  it('doubts a cloud that is nearly spelt like one that is known', () => {
    const { ask } = judged;
    expect(ask({ kind: 'drift', expected: { name: 'zscalerbeat.net' } })).toMatchObject({
      notices: [expect.stringContaining('did you mean zscalerbeta.net?')],
    });
    expect(ask({ kind: 'drift', expected: { name: 'zscalerbeta.net' } })).toMatchObject({ notices: [] });
    const wanted = wantedOf({ ...DEMO, 'realmlint.config.json': '{"cloud": "zscalerbeat.net"}' });
    expect(desk().ask({ kind: 'judge', wanted })).toMatchObject({
      notices: expect.arrayContaining([expect.stringContaining('did you mean zscalerbeta.net?')]),
    });
  });

  it('refuses a config with mistakes, and says that it is the config', () => {
    const wanted = wantedOf({ ...DEMO, 'realmlint.config.json': '{"cluod": 1}' });
    expect(desk().ask({ kind: 'judge', wanted })).toMatchObject({ kind: 'refused', byConfig: true });
    expect(desk().ask({ kind: 'judge', wanted: { ...wanted, followConfig: false } }).kind).toBe('judged');
  });

  it('answers of what was judged last, and of nothing where that was refused', () => {
    const { ask } = desk();
    const json: Order = { kind: 'download', format: 'json' };
    ask(judge);
    const of = wantedOf({ 'PC-1.reg': 'REGEDIT4\r\n' });
    ask({ kind: 'judge', wanted: of });
    const alone = desk();
    alone.ask({ kind: 'judge', wanted: of });
    expect(ask(json)).toEqual(alone.ask(json));
    ask({ kind: 'judge', wanted: wantedOf({ ...DEMO, 'realmlint.config.json': '{"cluod": 1}' }) });
    expect(ask(json)).toMatchObject({ kind: 'failed' });
  });

  it('takes no defect and no end of the memory for a verdict', () => {
    const failing = (error: Error) =>
      desk({
        now: () => {
          throw error;
        },
      }).ask(judge);
    expect(failing(new Error('a clock'))).toMatchObject({
      kind: 'failed',
      lines: [expect.stringContaining('a clock'), expect.stringContaining('a defect of realmlint')],
      stack: expect.stringContaining('Error: a clock'),
    });
    expect(failing(new RangeError('Invalid string length'))).toMatchObject({
      kind: 'failed',
      lines: [expect.anything(), expect.stringContaining('not enough memory')],
    });
    expect(desk().ask({ kind: 'download', format: 'json' })).toMatchObject({ kind: 'failed' });
  });

  it('says of a file that it could not read, and gives no verdict', () => {
    const picked = [
      ...pickedOf(DEMO),
      { kind: 'file', name: 'gpreport.xml', file: fileOf('x', 'NotReadableError') },
    ] as const;
    const reply = desk().ask({ kind: 'judge', wanted: { picked, followConfig: true } });
    expect(reply).toMatchObject({ kind: 'judged', exitCode: 3 });
  });
});

describe('questions', () => {
  const session = judgePicked(wantedOf(DEMO), pageWorld());

  it.each(['gateway.zscalerbeta.net', 'https://dfw1.gateway.zscalerbeta.net/', 'www.contoso.example'])(
    'why %s is answered as by the command line',
    async (host) => {
      const { out } = await commandLine(DEMO, 'why', host, 'demo', '--format', 'json');
      const answer = whyAnswer(session, gatherPicked(session.wanted.picked, session), askedHost(host));
      expect(whyJson(answer)).toBe(out);
    },
  );

  it.each(['zscalerbeta.net', 'profile:zscalerbeta.net', 'https://admin.zscalertwo.net/'])(
    'what is compared with %s differs as on the command line',
    async (name) => {
      const { out } = await commandLine(DEMO, 'drift', name, 'demo', '--format', 'json');
      expect(driftJson(driftAnswer(session, { name }))).toBe(out);
    },
  );

  it('compares what was handed over with the rest of it', async () => {
    const parts = Object.fromEntries(
      Object.entries(DEMO).map(([path, bytes]) => [path.slice('demo/'.length), bytes]),
    );
    const own = judgePicked(wantedOf(parts), pageWorld());
    const { out } = await commandLine(parts, 'drift', 'gpo-backup', 'clients', 'trust', '--format', 'json');
    expect(driftJson(driftAnswer(own, { path: 'gpo-backup' }))).toBe(out);
    const inner = await commandLine(
      DEMO,
      'drift',
      'demo/gpo-backup',
      'demo/clients',
      'demo/trust',
      '--format',
      'json',
    );
    expect(driftJson(driftAnswer(session, { path: 'demo/gpo-backup' }))).toBe(inner.out);
  });
});
