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
  it('hires a worker for each, and asks the one that is there', () => {
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
