// Runs of the page, one at a time: each has a worker of its own, and what an earlier one still says is heard by nobody.

import type { Order, Reply, Wanted } from './messages.ts';

/** A worker, or what a test puts in its place. */
export interface Hand {
  post(order: Order): void;
  end(): void;
}

export interface Listener {
  /** What the worker answers to the run that is there now. */
  onReply(reply: Reply): void;
  /** The worker is gone, and with it what it knew. */
  onCrash(message: string): void;
}

export interface Runs {
  /** Ends what runs, and begins anew. */
  start(wanted: Wanted): void;
  /** Asks the worker of the run that is there; false where there is none. */
  ask(order: Exclude<Order, { kind: 'judge' }>): boolean;
  /** Ends the run and forgets what it has read. */
  stop(): void;
}

export type Hire = (listener: Listener) => Hand;

export function createRuns(hire: Hire, listener: Listener): Runs {
  let hand: Hand | null = null;
  let run = 0;
  const stop = () => {
    run++;
    hand?.end();
    hand = null;
  };
  return {
    start(wanted) {
      stop();
      const own = run;
      const next = hire({
        onReply: (reply) => {
          if (run === own) listener.onReply(reply);
        },
        onCrash: (message) => {
          if (run !== own) return;
          stop();
          listener.onCrash(message);
        },
      });
      hand = next;
      next.post({ kind: 'judge', wanted });
    },
    ask(order) {
      hand?.post(order);
      return hand !== null;
    },
    stop,
  };
}

/** Hires a worker made of the text of a script, so that a page that lies on a file share has one too. */
export function hireWorker(script: string): Hire {
  return ({ onReply, onCrash }) => {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => onReply(data));
    worker.addEventListener('messageerror', () => onCrash('an answer could not be read'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      onCrash(event.message || 'the browser does not say why');
    });
    return {
      post: (order) => worker.postMessage(order),
      end: () => {
        worker.terminate();
        URL.revokeObjectURL(url);
      },
    };
  };
}
