// The worker of the page: the whole engine beside it, so that the page never waits. It reads files at once, as only a worker may.

import { createDesk } from './desk.ts';
import type { Order, Reply } from './messages.ts';

// What TypeScript's library of documents does not know of workers.
interface WorkerScope {
  readonly navigator: { readonly platform: string };
  onmessage: ((event: MessageEvent<Order>) => void) | null;
  postMessage(reply: Reply): void;
}

declare const FileReaderSync: new () => { readAsArrayBuffer(bytes: Blob): ArrayBuffer };

const scope = globalThis as unknown as WorkerScope;
const reader = new FileReaderSync();

const desk = createDesk(
  {
    readNow: ([first, ...others]) => {
      const bytes = first && others.length === 0 ? first : new Blob(first ? [first, ...others] : []);
      return new Uint8Array(reader.readAsArrayBuffer(bytes));
    },
    now: Date.now,
    isWindows: /^Win/.test(scope.navigator.platform),
  },
  (reply) => scope.postMessage(reply),
);
scope.onmessage = ({ data }) => desk(data);
