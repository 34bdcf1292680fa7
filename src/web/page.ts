// The page: takes what is handed over, has it judged by a worker, shows what comes of it.

import { button, byId, input } from './elements.ts';
import { fresh, unlistedWords } from './fresh.ts';
import { type Search, wireIntake } from './intake.ts';
import { joined } from './joined.ts';
import { unfoldForPrint } from './look/behaviour.ts';
import type { Reply } from './messages.ts';
import { countFiles, lackWords, type Picked } from './picked.ts';
import { hideProblem, isConfigWrong, showProblem, type Trouble } from './problem-view.ts';
import { createProgressView } from './progress-view.ts';
import {
  download,
  hideResult,
  isJudged,
  showAnswer,
  showJudged,
  showNoAnswer,
  wireQuestions,
} from './result-view.ts';
import { createRuns, hireWorker } from './runs.ts';
import { Cancelled } from './search.ts';
import { shownName } from './shown.ts';

const progress = createProgressView();
const runs = createRuns(hireWorker(byId('page-worker').textContent ?? ''), { onReply, onCrash });
/** All that was handed over. */
let picked: readonly Picked[] = [];
/** What is to be said of what came last. */
let doubts: readonly string[] = [];
/** Which searches are wanted: what earlier ones find is dropped. */
let searches = 0;
/** Of these, how many are not over, and when the last one is. */
let unfinished = 0;
let searching: Promise<void> = Promise.resolve();
let isConfigAwaited = false;

wireIntake(take);
unfoldForPrint(document);
wireQuestions((order) => {
  const words = { why: 'Answering', drift: 'Comparing', download: 'Writing the report' };
  if (runs.ask(order)) progress.say(words[order.kind]);
  else end({ title: 'The run is over', lines: [] });
});
button('page-cancel').addEventListener('click', cancel);
button('page-again').addEventListener('click', readAgain);
button('page-clear').addEventListener('click', startOver);
button('page-without-config').addEventListener('click', () => judge(false));
addEventListener('error', ({ message }) => defect(message));
addEventListener('unhandledrejection', ({ reason }) =>
  defect(reason instanceof Error ? reason.message : String(reason)),
);

/** Takes what is handed over. */
function take(search: Search): Promise<void> {
  const joining = {
    adds: input('page-add').checked,
    isConfigWrong: awaitsConfig(),
    isWindows: /^Win/.test(navigator.platform),
  };
  return look(search, joining.adds, (added) => {
    const now = joined(picked, added, joining);
    picked = now.picked;
    // Of what stays, so does what is to be said of it.
    if (!joining.adds) doubts = [];
    doubts = [...new Set([...doubts, ...now.doubts])];
  });
}

/** What may have been changed since is asked for once more. */
function readAgain(): Promise<void> {
  return look(
    (onFile) => fresh(picked, onFile),
    true,
    (now) => {
      picked = now;
      doubts = [...new Set([...doubts, ...unlistedWords(now)])];
    },
  );
}

/**
 * Looks for files, and judges what is there when all searches are over. What runs is ended first: nothing is mixed. A search that is not over
 * yet is waited for by one that comes on top of it, and ended by all others.
 */
async function look(
  search: Search,
  isOnTop: boolean,
  use: (found: readonly Picked[]) => void,
): Promise<void> {
  isConfigAwaited = awaitsConfig();
  if (!isOnTop) endSearches();
  const own = searches;
  const before = searching;
  runs.interrupt();
  hideProblem();
  hideResult();
  progress.say('Looking for files');
  unfinished++;
  const checkWanted = () => {
    if (own !== searches) throw new Cancelled();
  };
  const mine = before.then(() => {
    checkWanted();
    return search((count) => {
      checkWanted();
      progress.say('Looking for files', count);
    });
  });
  const done = mine.then((found) => {
    if (own === searches) use(found);
  });
  searching = done.catch(() => undefined);
  try {
    await done;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  } finally {
    if (own === searches && --unfinished === 0) judge(true);
  }
}

/** Whether a mended config is what was asked for last, though it is not said while something is looked for. */
function awaitsConfig(): boolean {
  return isConfigWrong() || (isConfigAwaited && unfinished > 0);
}

/** Whatever searches still find is dropped. */
function endSearches(): void {
  searches++;
  unfinished = 0;
  searching = Promise.resolve();
}

function judge(followConfig: boolean): void {
  hideProblem();
  hideResult();
  showPicked();
  if (picked.length === 0) {
    runs.stop();
    progress.hide();
    showProblem({
      title: 'Nothing was handed over',
      lines: ['The browser gave no file. Of an empty folder it may not even give the name.'],
    });
    return;
  }
  progress.say('Reading');
  runs.start({ picked, followConfig });
}

function cancel(): void {
  const lines =
    unfinished > 0
      ? [
          'Files were still looked for: what was handed over and is not in the list above has to be handed over again.',
        ]
      : [];
  end({ title: 'Cancelled', lines });
}

/** Ends what runs, and says so; findings that were judged before stay. */
function end({ title, lines }: Trouble): void {
  endSearches();
  runs.stop();
  progress.hide();
  showPicked();
  const left = isJudged()
    ? 'The findings below were judged before that, and stand. Read again to ask further questions.'
    : 'Nothing was judged. Hand over something else, or read the same once more.';
  showProblem({ title, lines: [...lines, left] });
}

function startOver(): void {
  endSearches();
  runs.stop();
  picked = [];
  doubts = [];
  input('page-add').checked = false;
  progress.hide();
  hideProblem();
  hideResult();
  showPicked();
  input('page-files').focus();
}

const MOST_NAMES = 20;

function showPicked(): void {
  byId('page-picked').hidden = picked.length === 0;
  const names = picked.slice(0, MOST_NAMES).map((item) => {
    const element = document.createElement('li');
    const count = countFiles([item]);
    element.textContent =
      shownName(item.name) + (item.kind === 'folder' ? ` (${count} ${count === 1 ? 'file' : 'files'})` : '');
    return element;
  });
  if (picked.length > MOST_NAMES) {
    const more = document.createElement('li');
    more.textContent = `and ${picked.length - MOST_NAMES} more`;
    names.push(more);
  }
  byId('page-picked-names').replaceChildren(...names);
  byId('page-picked-hint').hidden = lackWords(picked).length === 0;
}

function onReply(reply: Reply): void {
  if (reply.kind === 'progress') {
    progress.progress(reply.progress);
    return;
  }
  answer(reply);
  // A large verdict takes the browser a while to show.
  progress.hide();
  if (reply.kind === 'written') progress.tell('Report written');
}

function answer(reply: Exclude<Reply, { kind: 'progress' }>): void {
  if (reply.kind === 'judged') showJudged(reply, [...lackWords(picked), ...doubts]);
  else if (reply.kind === 'answered') showAnswer(reply);
  else if (reply.kind === 'written') download(reply.format, reply.texts);
  else if (reply.to === 'why' || reply.to === 'drift') showNoAnswer(reply.to, reply.lines);
  else if (reply.kind === 'refused')
    showProblem({ title: 'Nothing was judged', lines: reply.lines, byConfig: reply.byConfig });
  else showProblem({ title: FAILED[reply.to], lines: reply.lines, stack: reply.stack });
}

const NO_VERDICT = 'The run has ended early';
const FAILED = { judge: 'No verdict', download: 'The report could not be written' };

function onCrash(message: string): void {
  end({
    title: NO_VERDICT,
    lines: [
      `The part of the page that reads files has ended: ${message}.`,
      'Most often the memory is at its end. Hand over less at once, or use realmlint on the command line, which needs far less.',
    ],
  });
}

function defect(message: string): void {
  end({
    title: 'A defect of the page',
    lines: [
      `An internal error of the page: ${message}.`,
      'That is a defect of realmlint. Please report it with the line above.',
    ],
  });
}
