// Runs of the page, one at a time. A worker is ended when it is at work and another run begins, and what it still says is heard by nobody;
// one that has answered everything takes the next run, since a new one needs longer to start than for most exports.

import { EXIT_CODES } from '../model/exit-codes.ts';
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
  /** Ends the run, of which nobody can ask any more; a worker that is free waits for the next one. */
  interrupt(): void;
  /** Ends the run and its worker, and with it what that has read. */
  stop(): void;
}

export type Hire = (listener: Listener) => Hand;

export function createRuns(hire: Hire, listener: Listener): Runs {
  let worker: Counted | null = null;
  let isRun = false;
  const stop = () => {
    worker?.end();
    worker = null;
    isRun = false;
  };
  const interrupt = () => {
    if (worker && !worker.isFree()) stop();
    isRun = false;
  };
  const hireNew = () => {
    const own = counted(hire, {
      onReply: (reply) => {
        if (worker === own) listener.onReply(reply);
      },
      onCrash: (message) => {
        if (worker !== own) return;
        const wasRun = isRun;
        stop();
        // Of one that only waited nobody had anything to expect.
        if (wasRun) listener.onCrash(message);
      },
    });
    return own;
  };
  return {
    start(wanted) {
      interrupt();
      worker ??= hireNew();
      isRun = true;
      worker.post({ kind: 'judge', wanted });
    },
    ask(order) {
      if (!worker || !isRun) return false;
      worker.post(order);
      return true;
    },
    interrupt,
    stop,
  };
}

interface Counted extends Hand {
  /** Whether it may take another run: it has answered all, and nothing went wrong in it that is ours and may have left anything behind. */
  isFree(): boolean;
}

function counted(hire: Hire, { onReply, onCrash }: Listener): Counted {
  let unanswered = 0;
  let hasFailed = false;
  const hand = hire({
    onReply: (reply) => {
      if (reply.kind !== 'progress') unanswered--;
      if (isDefect(reply)) hasFailed = true;
      onReply(reply);
    },
    onCrash,
  });
  return {
    post: (order) => {
      unanswered++;
      hand.post(order);
    },
    end: () => hand.end(),
    isFree: () => unanswered === 0 && !hasFailed,
  };
}

/** Of a single file or rule too, or of the memory while one was read. */
function isDefect(reply: Reply): boolean {
  if (reply.kind === 'judged') return reply.exitCode === EXIT_CODES.internal.code;
  return reply.kind === 'failed';
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
