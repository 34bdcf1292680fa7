// Runs of the page, one at a time: what an earlier worker still says is heard by nobody.

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Order, Reply } from '../../src/web/messages.ts';
import { createRuns, hireWorker, type Listener } from '../../src/web/runs.ts';

function stage() {
  const hired: { listener: Listener; orders: Order[]; ended: boolean }[] = [];
  const heard: string[] = [];
  const runs = createRuns(
    (listener) => {
      const hand = { listener, orders: [] as Order[], ended: false };
      hired.push(hand);
      return {
        post: (order) => hand.orders.push(order),
        end: () => {
          hand.ended = true;
        },
      };
    },
    {
      onReply: (reply) => heard.push(reply.kind),
      onCrash: (message) => heard.push(`crash ${message}`),
    },
  );
  return { runs, hired, heard };
}

const wanted = { picked: [], followConfig: true };
const reply: Reply = { kind: 'written', format: 'json', texts: [] };

describe('runs', () => {
  it('hires a worker, and asks it', () => {
    const { runs, hired } = stage();
    expect(runs.ask({ kind: 'why', host: 'a' })).toBe(false);
    runs.start(wanted);
    expect(runs.ask({ kind: 'why', host: 'a' })).toBe(true);
    expect(hired[0]?.orders).toEqual([
      { kind: 'judge', wanted },
      { kind: 'why', host: 'a' },
    ]);
  });

  it('ends the one that runs when another starts, and hears it no more', () => {
    const { runs, hired, heard } = stage();
    runs.start(wanted);
    runs.start(wanted);
    expect(hired.map(({ ended }) => ended)).toEqual([true, false]);
    hired[0]?.listener.onReply(reply);
    hired[0]?.listener.onCrash('late');
    expect(heard).toEqual([]);
    hired[1]?.listener.onReply(reply);
    expect(heard).toEqual(['written']);
  });

  const answered: Reply = { kind: 'answered', to: 'why', markup: '', notices: [], closing: null };
  const failed: Reply = { kind: 'failed', to: 'why', lines: [], stack: '' };
  const judged = (exitCode: number): Reply => ({
    kind: 'judged',
    markup: [],
    exitCode,
    closing: [],
    notices: [],
    config: null,
    sides: { picked: [], inputs: [] },
  });
  const why: Order = { kind: 'why', host: 'a' };

  it.each([
    ['takes the next run when it has answered everything', [reply, answered], 1],
    ['is ended by the next run before it has answered everything', [reply], 2],
    ['is ended by the next run when something went wrong in it', [reply, failed], 2],
    ['is ended by the next run when something went wrong in it over a file', [judged(70), answered], 2],
    ['takes the next run after findings', [judged(1), answered], 1],
  ])('have a worker that %s', (_, replies, workers) => {
    const { runs, hired } = stage();
    runs.start(wanted);
    runs.ask(why);
    for (const each of replies) hired[0]?.listener.onReply(each);
    runs.start(wanted);
    expect(hired).toHaveLength(workers);
    expect(hired[0]?.ended).toBe(workers > 1);
    expect(hired.at(-1)?.orders.at(-1)).toEqual({ kind: 'judge', wanted });
  });

  it('take progress for no answer', () => {
    const { runs, hired } = stage();
    const progress = { doing: 'reading', done: 0, total: 1, path: 'a', bytes: 0, size: 1 } as const;
    runs.start(wanted);
    hired[0]?.listener.onReply({ kind: 'progress', progress });
    runs.start(wanted);
    expect(hired.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('have nobody to ask after an interruption, and keep a worker that is free for the next one', () => {
    const { runs, hired, heard } = stage();
    runs.start(wanted);
    hired[0]?.listener.onReply(reply);
    runs.interrupt();
    expect([runs.ask(why), hired[0]?.ended]).toEqual([false, false]);
    runs.start(wanted);
    expect(runs.ask(why)).toBe(true);
    runs.interrupt();
    hired[0]?.listener.onReply(reply);
    expect([runs.ask(why), hired[0]?.ended, heard]).toEqual([false, true, ['written']]);
  });

  it('keep no worker that is free when they are stopped', () => {
    const { runs, hired } = stage();
    runs.start(wanted);
    hired[0]?.listener.onReply(reply);
    runs.stop();
    expect(hired[0]?.ended).toBe(true);
    runs.start(wanted);
    expect(hired).toHaveLength(2);
  });

  it('hears nothing after it was stopped, and has nobody to ask', () => {
    const { runs, hired, heard } = stage();
    runs.start(wanted);
    runs.stop();
    hired[0]?.listener.onReply(reply);
    expect([heard, hired[0]?.ended, runs.ask({ kind: 'download', format: 'json' })]).toEqual([
      [],
      true,
      false,
    ]);
  });

  it('says once that a worker is gone', () => {
    const { runs, hired, heard } = stage();
    runs.start(wanted);
    hired[0]?.listener.onCrash('out of memory');
    hired[0]?.listener.onCrash('again');
    expect(heard).toEqual(['crash out of memory']);
    expect(runs.ask({ kind: 'why', host: 'a' })).toBe(false);
  });
});

describe('a worker that waits for a run', () => {
  it('is gone without a word, and another one is hired', () => {
    const { runs, hired, heard } = stage();
    runs.start(wanted);
    hired[0]?.listener.onReply(reply);
    runs.interrupt();
    hired[0]?.listener.onCrash('out of memory');
    runs.start(wanted);
    expect([heard, hired[0]?.ended, hired.length]).toEqual([['written'], true, 2]);
  });
});

describe('a worker', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** The browser's part of it, as far as `hireWorker` asks for it. */
  function browser() {
    const listeners = new Map<string, (event: object) => void>();
    const done: string[] = [];
    class MadeUp {
      addEventListener(type: string, listener: (event: object) => void) {
        listeners.set(type, listener);
      }
      postMessage(order: Order) {
        done.push(`order ${order.kind}`);
      }
      terminate() {
        done.push('ended');
      }
    }
    vi.stubGlobal('Worker', MadeUp);
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:script');
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void done.push(`let go of ${url}`));
    const heard: string[] = [];
    const runs = createRuns(hireWorker('script'), {
      onReply: ({ kind }) => heard.push(kind),
      onCrash: (message) => heard.push(`crash: ${message}`),
    });
    const tell = (type: string, event: object) => listeners.get(type)?.(event);
    return { runs, tell, heard, done };
  }

  it.each([
    [
      'at the end of its memory',
      'error',
      'Uncaught RangeError: Out of memory',
      'Uncaught RangeError: Out of memory',
    ],
    ['for no reason that the browser gives', 'error', '', 'the browser does not say why'],
    ['over an answer that nobody can read', 'messageerror', undefined, 'an answer could not be read'],
  ])('that dies %s is said, and never a verdict', (_, type, message, said) => {
    const { runs, tell, heard, done } = browser();
    runs.start(wanted);
    tell(type, { message, preventDefault: () => done.push('no trace') });
    // What was still on its way.
    tell('message', { data: { kind: 'judged' } });
    expect(heard).toEqual([`crash: ${said}`]);
    expect(done).toEqual([
      'order judge',
      ...(type === 'error' ? ['no trace'] : []),
      'ended',
      'let go of blob:script',
    ]);
    expect(runs.ask({ kind: 'download', format: 'json' })).toBe(false);
  });
});
