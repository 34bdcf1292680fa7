// Runs of the page, one at a time: what an earlier worker still says is heard by nobody.

import { describe, expect, it } from 'vitest';
import type { Order, Reply } from '../../src/web/messages.ts';
import { createRuns, type Listener } from '../../src/web/runs.ts';

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
