// Takes orders one after the other and answers each, whatever goes wrong. What was judged is kept for the questions that follow.

import type { Gathered } from '../lint.ts';
import { driftClosing } from '../reporters/drift-text.ts';
import { driftView } from '../reporters/html/drift-view.ts';
import { whyView } from '../reporters/html/why-view.ts';
import { whyClosing } from '../reporters/why-verdict.ts';
import { askedHost, driftAnswer, driftNotices, whyAnswer } from './answers.ts';
import type { Order, Reply } from './messages.ts';
import { Refusal } from './refusal.ts';
import { gatherPicked, judgePicked, type Session, type World } from './session.ts';
import { judgedReply, reportTexts, withExcerpts } from './shown-report.ts';

/** Never throws. Replies of one order come before it returns. */
export type Desk = (order: Order) => void;

export function createDesk(world: Omit<World, 'onProgress'>, reply: (reply: Reply) => void): Desk {
  let session: Session | null = null;
  let gathered: Gathered | null = null;
  const obey = (order: Order): Reply => {
    if (order.kind === 'judge') {
      // Of what was judged before nobody may get an answer any more, nor need there be room for both.
      session = null;
      gathered = null;
      session = judgePicked(order.wanted, {
        ...world,
        onProgress: (progress) => reply({ kind: 'progress', progress }),
      });
      return judgedReply(session);
    }
    if (!session) throw new Error('nothing was judged yet');
    if (order.kind === 'download') {
      return { kind: 'written', format: order.format, texts: reportTexts(session, order.format) };
    }
    if (order.kind === 'drift') {
      const report = driftAnswer(session, order.expected);
      const closing = driftClosing(report, session.settings.failOn);
      const notices = driftNotices(session, order.expected);
      return { kind: 'answered', to: 'drift', markup: driftView(report), notices, closing };
    }
    const question = askedHost(order.host);
    const read = gathered ?? gatherPicked(session.wanted.picked, session);
    gathered = read;
    const answer = whyAnswer(session, read, question);
    const markup = withExcerpts(session, read, ({ lines }) => whyView(answer, { lines }));
    return { kind: 'answered', to: 'why', markup, notices: [], closing: whyClosing(answer) };
  };
  return (order) => {
    try {
      reply(obey(order));
    } catch (error) {
      reply(error instanceof Refusal ? refused(order, error) : failed(order, error));
    }
  };
}

function refused({ kind }: Order, { lines, byConfig }: Refusal): Reply {
  return { kind: 'refused', to: kind, lines, byConfig };
}

const DOING: Readonly<Record<Order['kind'], string>> = {
  judge: 'reading and judging',
  why: 'answering',
  drift: 'comparing',
  download: 'writing the report',
};

function failed({ kind }: Order, error: unknown): Reply {
  const said = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack ? error.stack : '';
  // What V8, SpiderMonkey and JavaScriptCore throw where no room is left for an array, a string or a stack.
  const isRoom = error instanceof RangeError || /out of memory|allocation/i.test(said);
  return {
    kind: 'failed',
    to: kind,
    lines: [
      `An internal error while ${DOING[kind]}: ${said}`,
      isRoom
        ? 'The browser has not enough memory for all of this. Hand over less at once, or use realmlint on the command line, which needs far less.'
        : 'That is a defect of realmlint. Please report it with the lines above and below and, if you may, with the file.',
    ],
    stack,
  };
}
